"""出勤登记: who came to what in each month, by the lists of the meetings, with the sums of the year."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from itertools import groupby

from models.exports.contents.coming import Coming, coming, rate
from models.exports.contents.common import MONTHS, NUMBER, as_of, headline, note, numbered
from models.exports.contents.meetings import meetings_of
from models.exports.namesakes import name_width
from models.exports.privacy import masked_text
from models.exports.sheet import Column, Sheet
from models.exports.within import Stretch, Within
from models.namesakes import names_apart
from models.records import Attendance, Branch, Meeting, Member
from models.records.meeting import ABSENT, EXCUSED, GUEST, LEFT_OUT, PRESENT
from models.rules.attendance import NO_VOTE, WAITING, count_of_person, counts

MARKS = {PRESENT: "√", EXCUSED: "△", ABSENT: "×", GUEST: "○", LEFT_OUT: "－", WAITING: "＊", NO_VOTE: "＊", "": "？"}
LEGEND = "√到  △请假  ×缺席  ○列席  －不计入应到  ＊不计入的手续待补或没有表决权，仍计入  ？未登记"
_COUNTED = "每格按会议先后；不含谈心谈话、作废和未登记到会的会议，？不计入应到"
_SUMS = ("应到", "实到", "请假", "缺席")
_MONTH = 8  # of the width of a column: four marks


def _listed(
    meetings: Sequence[Meeting], attendances: Mapping[int, Sequence[Attendance]], members: Sequence[Member]
) -> list[Coming]:
    """Members by pinyin, then others; who is no member and is not expected is a guest from elsewhere and not told of."""
    lists = ((meeting, attendances.get(meeting.id, ())) for meeting in meetings)
    kept = [(m, [p for p in people if p.member_id or counts(p)]) for m, people in lists if any(p.state for p in people)]
    return sorted(coming(kept, members).values(), key=_order)


def _order(person: Coming) -> tuple[bool, str, str]:
    return person.member is None, person.member.sort_key if person.member else "", person.name


def _sums(states: Sequence[str]) -> list[str]:
    """应到, 实到, 请假, 缺席, 出勤率; guests and those left out are not among those expected, nor who was not ticked off."""
    those = count_of_person(states)
    numbers = (those.expected, those.present, those.excused, those.absent)
    return [*map(str, numbers), rate(those.present, those.expected) or "–"]


def _marks(person: Coming) -> list[str]:
    """The marks of each month, in the order of the meetings."""
    return ["".join(MARKS.get(state, MARKS[""]) for state in person.months.get(month, ())) for month in range(1, 13)]


def attendance_sheet(
    meetings: Sequence[Meeting],
    attendances: Mapping[int, Sequence[Attendance]],
    members: Sequence[Member],
    branch: Branch,
    *,
    today: date,
    year: Within = None,
    full: bool,
) -> Sheet:
    """The register; `attendances` by the id of the meeting. Without a year a person has a row in each."""
    several = year is None or (isinstance(year, Stretch) and len(year.years) > 1)
    rows, states = [], []
    for each, those in groupby((m for m in meetings_of(meetings, year) if m.day), key=lambda m: m.day and m.day.year):
        listed = _listed(list(those), attendances, members)
        apart = names_apart(person.member for person in listed if person.member)
        same = Counter((person.name, person.group) for person in listed)  # 党小组 stands beside the name, and is enough
        for person in listed:
            called = apart[person.member.id] if person.member and same[person.name, person.group] > 1 else person.name
            who = [text if full else masked_text(text) for text in (called, person.group)]
            rows.append([*([str(each)] if several else []), *who, *_marks(person), *_sums(person.states)])
            states += person.states
    lines = numbered(rows)
    if rows:
        lines.append(["", *([""] if several else []), "合计", "", *[""] * 12, *_sums(states)])
    count = f"{len(rows)}条" if several else f"{len(rows)}人"
    return Sheet(
        title=headline(branch, "党员出勤登记表", year),
        subtitle=f"{LEGEND}    " + as_of(today, count, full=full),
        columns=[
            NUMBER,
            *([Column("年度", 5, "center")] if several else []),
            Column("姓名", name_width(row[1 if several else 0] for row in rows), "center"),
            Column("党小组", 12, "center"),
            *(Column(month, _MONTH, "center") for month in MONTHS),
            *(Column(label, 5, "center") for label in _SUMS),
            Column("出勤率", 8, "center"),
        ],
        rows=lines,
        footnote=note("不含身份证号、手机号、住址", full=full, also=_COUNTED),
        repeated=(0, 2 if several else 1),
        people=len(rows),
        strong=(len(lines) - 1,) if rows else (),
    )
