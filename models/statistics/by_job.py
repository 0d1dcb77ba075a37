"""工作岗位 in the classes of 党统, or in the eight of the bulletin (公报)."""

from __future__ import annotations

from datetime import date

from models.records import Member
from models.statistics.bands import class_of_job, job_classes
from models.statistics.by_person import OTHER_WORDS
from models.statistics.roster import COUNTED_HOW, Roster
from models.statistics.table import BAND, NOT_SAID, NUMBER, PART, Cell, Line, Table, one_column, sorted_into


def job_class(member: Member, variant: str) -> str:
    """The class, NOT_SAID or OTHER_WORDS."""
    return class_of_job(variant).get(member.job, OTHER_WORDS) if member.job else NOT_SAID


def job_fact(member: Member) -> str:
    """What the roster says."""
    return f"工作岗位：{member.job or NOT_SAID}"


def by_job(roster: Roster, on: date, variant: str) -> Table:
    """A class that has parts counts the people of its parts."""
    counted = roster.counted(on)
    found = sorted_into(counted, lambda m: job_class(m, variant))
    lines: list[Line] = []
    classes = job_classes(variant)
    for known in classes:
        labels = {known.label} | {part.label for part in classes if part.of == known.label}
        people = [m for m in counted if job_class(m, variant) in labels] if len(labels) > 1 else found.get(known.label)
        if known.of and not people:
            continue
        lines.append(Line(known.label, (Cell(people or [], job_fact),), PART if known.of else BAND))
    lines += one_column(found, (), job_fact, unknown=(OTHER_WORDS, NOT_SAID))
    how = (
        "按“工作岗位”栏，代码表为《党员基本信息汇总表》（2017）的岗位代码，按代码开头归类；"
        "公报的“其他职业人员”含解放军、武警。不在代码表内的写法单列，不猜。"
        "账本不记岗位的变动，以前日期的人数也按现在的岗位分。"
    )
    return Table("job", f"工作岗位（{variant}）", on, (NUMBER,), tuple(lines), len(counted), (how, COUNTED_HOW))
