"""出勤登记: who came to what in each month, by the lists of the meetings, with the sums of the year."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from models.exports.contents.common import NUMBER, as_of, headline, note, numbered
from models.exports.contents.meetings import meetings_of
from models.exports.privacy import masked_text
from models.exports.sheet import Column, Sheet
from models.records import Attendance, Branch, Meeting, Member
from models.records.meeting import ABSENT, EXCUSED, GUEST, LEFT_OUT, PRESENT

MARKS = {PRESENT: "√", EXCUSED: "△", ABSENT: "×", GUEST: "○", LEFT_OUT: "－", "": "？"}
LEGEND = "√到  △请假  ×缺席  ○列席  －不计入应到  ？未登记"
_COUNTED = "每格按会议先后；不含谈心谈话、作废和未登记到会的会议"
_SUMS = ("应到", "实到", "请假", "缺席")
_MONTH = 8  # of the width of a column: four marks


@dataclass
class _Row:
    """One person in one year."""

    year: int
    name: str
    group: str = ""
    order: tuple[bool, str] = (True, "")
    marks: list[str] = field(default_factory=lambda: [""] * 12)
    states: list[str] = field(default_factory=list)

    def add(self, month: int, state: str) -> None:
        if month:
            self.marks[month - 1] += MARKS.get(state, MARKS[""])
        self.states.append(state)

    def sums(self) -> list[int]:
        """应到, 实到, 请假, 缺席; guests and those left out are not among those expected."""
        wanted = sum(state not in (GUEST, LEFT_OUT) for state in self.states)
        return [wanted, *(self.states.count(state) for state in (PRESENT, EXCUSED, ABSENT))]


def share(present: int, expected: int) -> str:
    """出勤率, to a tenth of a percent; – where nobody was expected."""
    return f"{100 * present / expected:.1f}%" if expected else "–"


def _rows(
    meetings: Sequence[Meeting],
    attendances: Mapping[int, Sequence[Attendance]],
    members: Sequence[Member],
    year: int | None,
) -> list[_Row]:
    """By year, then members by pinyin, then others; who was nowhere expected and is no member is a guest from elsewhere."""
    by_id = {member.id: member for member in members}
    found: dict[tuple[int, int | str], _Row] = {}
    for meeting in meetings_of(meetings, year):
        people = attendances.get(meeting.id, ())
        if meeting.day is None or not meeting.counts or meeting.is_talk or not any(p.state for p in people):
            continue
        for person in people:
            if not person.member_id and not person.expected:
                continue
            member = by_id.get(person.member_id or 0)
            key = (meeting.day.year, person.member_id or person.name)
            if key not in found:
                row = _Row(meeting.day.year, member.name if member else person.name)
                if member is not None:
                    row.group, row.order = member.group, (False, member.sort_key)
                found[key] = row
            found[key].add(meeting.day.month or 0, person.state)
    return sorted(found.values(), key=lambda row: (row.year, row.order, row.name))


def attendance_sheet(
    meetings: Sequence[Meeting],
    attendances: Mapping[int, Sequence[Attendance]],
    members: Sequence[Member],
    branch: Branch,
    *,
    today: date,
    year: int | None = None,
    full: bool,
) -> Sheet:
    """The register; `attendances` by the id of the meeting. Without a year a person has a row in each."""
    people = _rows(meetings, attendances, members, year)
    several = year is None
    rows, total = [], [0] * len(_SUMS)
    for person in people:
        sums = person.sums()
        total = [one + more for one, more in zip(total, sums, strict=True)]
        before = [str(person.year)] if several else []
        name = person.name if full else masked_text(person.name)
        counts = [*map(str, sums), share(sums[1], sums[0])]
        rows.append([*before, name, person.group, *person.marks, *counts])
    listed = numbered(rows)
    if rows:
        counts = [*map(str, total), share(total[1], total[0])]
        listed.append(["", *([""] if several else []), "合计", "", *[""] * 12, *counts])
    count = f"{len(rows)}条" if several else f"{len(rows)}人"
    return Sheet(
        title=headline(branch, "党员出勤登记表", year),
        subtitle=f"{LEGEND}    " + as_of(today, count, full=full),
        columns=[
            NUMBER,
            *([Column("年度", 5, "center")] if several else []),
            Column("姓名", 10, "center"),
            Column("党小组", 12, "center"),
            *(Column(f"{month}月", _MONTH, "center") for month in range(1, 13)),
            *(Column(label, 5, "center") for label in _SUMS),
            Column("出勤率", 8, "center"),
        ],
        rows=listed,
        footnote=note("不含身份证号、手机号、住址", full=full, also=_COUNTED),
        repeated=(0, 2 if several else 1),
        people=len(rows),
        strong=(len(listed) - 1,) if rows else (),
    )
