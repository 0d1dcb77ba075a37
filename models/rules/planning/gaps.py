"""What is missing in a year, duty by duty: the periods, the reason as the ledger knows it, and the article."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from models.kinds import PartialDate
from models.records import Meeting, PlannedMeeting
from models.rules.articles import Article, ground_of
from models.rules.held import why_not
from models.rules.meetings import BEFORE, DUE, MISSING, YEARLY, Cell, Duty, Line, coverage, kept_by, last_day
from models.rules.periods import Span, short_day
from models.rules.planning.lines import RECORDED, fulfils
from models.rules.planning.matching import fates
from models.rules.snapshot import Snapshot


@dataclass(frozen=True)
class Gap:
    """One period without a record. planned: the line of the plan that is meant for it, if there is one."""

    duty: Duty
    span: Span
    state: str
    reason: str
    planned: PlannedMeeting | None = None
    draft: int = 0
    """The record that was begun for it, 0 for none."""

    @property
    def when(self) -> str:
        """8月, 三季度, 2025年度."""
        return f"{self.span.year}年度" if self.span.months == 12 else self.span.name()

    def blank(self, today: date) -> Meeting:
        """A record to begin with: what is known of the meeting, and no day that nobody has said."""
        if self.planned is not None:
            return begun(self.planned)
        day = PartialDate.of(today) if self.span.begin <= today <= self.span.end else None
        if day is None and self.span.months == 1:
            day = PartialDate(self.span.year, self.span.first_month)
        title = f"{self.span.year}年度{self.duty.kind}" if self.duty.kind in YEARLY else ""
        return Meeting(kind=self.duty.kind, group=self.duty.group, day=day, title_text=title)


@dataclass(frozen=True)
class Gaps:
    """The gaps of one duty, with the article that asks for it; None where none was in force."""

    duty: Duty
    article: Article | None
    gaps: list[Gap]


def begun(line: PlannedMeeting) -> Meeting:
    """The record of a planned meeting, with all that the plan says of it."""
    title = f"{line.year}年度{line.kind}" if line.kind in YEARLY and line.year else ""
    host = line.lead if "、" not in line.lead and line.kind != "党课" else ""
    return Meeting(
        kind=line.kind, group=line.group, day=line.day, start=line.start, place=line.place, subject=line.subject,
        host=host, title_text=title,
    )  # fmt: skip


def fill_in(meeting: Meeting, known: Meeting) -> None:
    """Puts what is known of a meeting into its new record; place and host stay the usual ones where nothing is known."""
    meeting.group, meeting.day, meeting.start = known.group, known.day, known.start
    meeting.subject, meeting.title_text = known.subject, known.title_text
    meeting.place, meeting.host = known.place or meeting.place, known.host or meeting.host


def gaps(snapshot: Snapshot, year: int, today: date) -> list[Gaps]:
    """The duties of a year that have gaps, in the order of the matrix; what is due and not yet held is among them."""
    became = fates(snapshot.planned, snapshot.meetings, today, snapshot.limits)
    open_lines = [line for line in snapshot.planned if became[line.id].state != RECORDED]
    found = []
    for row in coverage(snapshot, year, today):
        those = [
            _gap(row, cell, year, today, open_lines, snapshot) for cell in row.cells if cell.state in (MISSING, DUE)
        ]
        if those:
            found.append(Gaps(row.duty, ground_of(row.duty.rule, min(today, those[-1].span.end)), those))
    return found


def gap_of(snapshot: Snapshot, row: Line, cell: Cell, year: int, today: date) -> Gap:
    """A period of the matrix as a gap, whatever its state: what is begun there, or planned."""
    became = fates(snapshot.planned, snapshot.meetings, today, snapshot.limits)
    lines = [line for line in snapshot.planned if became[line.id].state != RECORDED]
    return _gap(row, cell, year, today, lines, snapshot)


def place_of(duty: Duty, span: Span) -> str:
    """A period of a duty as one word, by which a page finds it: DXZ/2026-11/1/第一党小组."""
    return f"{duty.rule}/{span.year}-{span.first_month:02}/{span.months}/{duty.group}"


def gap_at(snapshot: Snapshot, place: str, today: date) -> Gap | None:
    """The period that `place_of` named; None where there is no such duty any more."""
    _, when, *_ = (*place.split("/"), "")
    year = int(when[:4]) if when[:4].isdecimal() else 0
    for row in coverage(snapshot, year, today) if year else ():
        for cell in row.cells:
            if place_of(row.duty, Span(year, cell.first_month, cell.months)) == place:
                return gap_of(snapshot, row, cell, year, today)
    return None


def _gap(row: Line, cell: Cell, year: int, today: date, lines: list[PlannedMeeting], snapshot: Snapshot) -> Gap:
    span = Span(year, cell.first_month, cell.months)
    planned = next((line for line in lines if fulfils(line, row.duty, span, snapshot.limits)), None)
    draft = cell.meeting_ids[-1] if cell.meeting_ids else 0
    words = []
    if draft:
        began = next(m for m in snapshot.meetings if m.id == draft)
        words.append(why_not(began, today))
    if planned is not None and planned.day is not None:
        words.append(f"计划 {short_day(planned.day, today)}")
    if cell.state == MISSING and (draft or planned is None):
        words.append("不算已开" if draft else "没有记录")
    elif cell.state == DUE and planned is None:
        words.append(f"还剩 {(last_day(row.duty, span, today) - today).days} 天")
    elif cell.state == BEFORE and kept_by(snapshot, last_day(row.duty, span, today)):
        words.append("启用时这一期已经开始，以前开过的在纸质记录里")
    return Gap(row.duty, span, cell.state, "，".join(words), planned, draft)
