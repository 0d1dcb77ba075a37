"""Who was not at the meeting of 民主评议 and has a result all the same, of whom nothing says how it came about (domain §6)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date

from models.naming import some_of
from models.records import Appraisal, Meeting
from models.records.appraisal import ELSEWHERE
from models.records.meeting import ABSENT, EXCUSED, PRESENT
from models.rules.appraisals import of_year
from models.rules.finding import Finding, raised
from models.rules.held import held
from models.rules.meetings import reviews, year_of
from models.rules.snapshot import Snapshot

RULE = "§6到会"
_NAMED = 8


def stayed_away(snapshot: Snapshot, year: int, today: date) -> set[int]:
    """The ids of those whom the lists of the meetings of 民主评议 for a year put down as 请假 or 缺席, and none as there."""
    found: set[int] = set()
    came: set[int] = set()
    for meeting in _meetings(snapshot, year, today):
        for line in snapshot.attendances.get(meeting.id, ()):
            if line.member_id and line.state in (ABSENT, EXCUSED):
                found.add(line.member_id)
            elif line.member_id and line.state == PRESENT:
                came.add(line.member_id)
    return found - came


def _meetings(snapshot: Snapshot, year: int, today: date) -> list[Meeting]:
    return [
        m
        for m in snapshot.meetings
        if m.day and reviews(m) and year_of(m, snapshot.limits) == year and held(snapshot, m, today)
    ]


def unexplained(snapshot: Snapshot, lines: Sequence[Appraisal], away: set[int]) -> list[Appraisal]:
    """Their results, but of those appraised where they are working, on a day of their own, or with a word in 备注."""
    usual = Counter(line.day for line in lines if line.day).most_common(1)
    return [
        line
        for line in lines
        if line.member_id in away
        and line.grade
        and line.place != ELSEWHERE
        and not line.note.strip()
        and not (line.day and line.day != usual[0][0])
    ]


def reviewed_away_findings(snapshot: Snapshot, today: date) -> Iterator[Finding]:
    """§6到会: one for a year. Who is away may be appraised, in the 党小组 or later; a list that says 请假 does not say so."""
    for year, lines in of_year(snapshot).items():
        those = unexplained(snapshot, lines, stayed_away(snapshot, year, today))
        people = [who for line in those if (who := snapshot.by_id.get(line.member_id or 0))]
        names = [snapshot.called(who.name, who.id) for who in people]
        if not names:
            continue
        meeting = max(_meetings(snapshot, year, today), key=lambda m: (m.show("day"), m.id))
        assert meeting.day is not None
        text = (
            f"评议会的到会名单里请假、缺席的 {len(names)} 人登记了等次，没有写怎样参加的：{some_of(names, _NAMED)}。请核对："
            "在党小组自评互评或会后补评的，在结果的备注里写明（补评的也可改评议日期）；没有参加的不评等次，填未参评原因"
        )
        yield from raised(
            RULE, f"{year} 年度民主评议", text, on=meeting.day.first(), table=Appraisal.table, slot=str(year)
        )
