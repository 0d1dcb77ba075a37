"""党员基本情况: classes of 工作岗位 by sex, nationality, age, education and time of joining, as the annual report crosses them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date

from models.records import Member
from models.records.member import PROBATIONARY
from models.rules.figures import UNSURE
from models.statistics.bands import ages, educations, job_classes, periods, variants
from models.statistics.by_day import age_band, age_fact, period_of
from models.statistics.by_job import job_class
from models.statistics.by_person import OTHER_WORDS, is_minority
from models.statistics.roster import COUNTED_HOW, Roster
from models.statistics.table import BAND, NOT_SAID, PART, TOTAL, UNKNOWN, Cell, Line, Table

SUM, OTHER_COLUMN = "合计", "其他写法"
Sorts = Callable[[Member], Sequence[str]]
"""The columns in which a member is counted besides the sum."""


def basic_tables(roster: Roster, on: date, variant: str) -> tuple[Table, ...]:
    """Four tables with the same lines: who they are, age, education, time of joining. variant: which classes the lines are."""
    bands, joined = variants("ages")[0], variants("joined")[0]
    educated = educations()

    def about_person(member: Member) -> Sequence[str]:
        found = ["预备党员"] if member.kind_on(on) == PROBATIONARY else []
        found += ["女"] if member.sex == "女" else []
        found += ["少数民族"] if is_minority(member) else []
        return found

    def about_age(member: Member) -> Sequence[str]:
        return [age_band(member, on, bands)]

    def about_education(member: Member) -> Sequence[str]:
        return [educated.get(member.education, OTHER_COLUMN) if member.education else NOT_SAID]

    def about_joining(member: Member) -> Sequence[str]:
        return [period_of(member, joined)]

    def person(member: Member) -> str:
        return f"{member.kind_on(on) or '人员类别未填'}，{member.sex or '性别未填'}，{member.nation or '民族未填'}"

    parts: tuple[tuple[str, str, tuple[str, ...], Sorts, Callable[[Member], str]], ...] = (
        ("person", "（一）基本构成", ("预备党员", "女", "少数民族"), about_person, person),
        ("age", "（二）年龄", ages(bands).labels, about_age, lambda m: age_fact(roster, m, on)),
        ("education", "（三）学历", tuple(dict.fromkeys(educated.values())), about_education,
         lambda m: f"学历：{m.education or NOT_SAID}"),
        ("joined", "（四）入党时间", periods(joined).labels, about_joining,
         lambda m: f"加入党组织：{m.show('joined') or NOT_SAID}"),
    )  # fmt: skip
    counted = roster.counted(on)
    notes = (
        "各行是工作岗位的类别，“未填”是名册没有填工作岗位的党员；年龄、学历、入党时间各栏之和等于合计，"
        f"“{UNSURE}”是只知年份或年月、分不清哪一段的人。"
        "账本不记岗位、学历的变动，以前日期的人数也按现在的登记分。",
        COUNTED_HOW,
    )
    return tuple(
        Table(
            f"basic-{key}",
            f"党员基本情况{title}",
            on,
            *_crossed(counted, variant, columns, sorts, fact),
            len(counted),
            notes,
            shares=False,
        )
        for key, title, columns, sorts, fact in parts
    )


def _crossed(
    counted: Sequence[Member], variant: str, columns: tuple[str, ...], sorts: Sorts, fact: Callable[[Member], str]
) -> tuple[tuple[str, ...], tuple[Line, ...]]:
    """Columns and lines, in one pass; what is not known has a column only where there is somebody."""
    found: dict[str, dict[str, list[Member]]] = {}
    parent = {known.label: known.of for known in job_classes(variant)}
    extra: set[str] = set()
    for member in counted:
        label = job_class(member, variant)
        into = [found.setdefault(name, {}) for name in (SUM, label, parent.get(label, "")) if name]
        for column in (SUM, *sorts(member)):
            extra.add(column)
            for cells in into:
                cells.setdefault(column, []).append(member)
    columns = (SUM, *columns, *sorted(extra - {SUM, *columns}))

    def line(label: str, kind: str) -> Line:
        cells = found.get(label, {})
        return Line(label, tuple(Cell(cells.get(column, []), fact) for column in columns), kind)

    def lines() -> Iterator[Line]:
        yield line(SUM, TOTAL)
        for known in job_classes(variant):
            if not known.of or known.label in found:
                yield line(known.label, PART if known.of else BAND)
        for label in (OTHER_WORDS, NOT_SAID):
            if label in found:
                yield line(label, UNKNOWN)

    return columns, tuple(lines())
