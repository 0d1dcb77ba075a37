"""How a person took part in organization life: the strip of a year, its figures, and the meetings of a month with reasons."""

from __future__ import annotations

from collections.abc import Sequence

from models.records import Meeting, Member
from models.records.meeting import ABSENT, EXCUSED, PRESENT
from models.rules.taking_part import NOT_TOLD, Took, by_month, in_year, mark, summed, took_part, years
from ui.session import Session
from ui.tabs.person.rows import Go, Line, Rows
from ui.tabs.person.year_part import YearPart
from ui.widgets.year_strip import MonthMark, YearStrip

_TONES = {PRESENT: "ok", EXCUSED: "warn", ABSENT: "bad", NOT_TOLD: "warn"}


class Life(YearPart):
    """A year of meetings; votes are never shown."""

    def __init__(self, session: Session, go: Go, *, large: bool = False, listed: bool = True) -> None:
        """large: with figures in the strip, for a roomy place · listed: with the meetings below it."""
        super().__init__(session)
        self._listed = listed
        self._taken: list[Took] = []
        self._of_year: list[Took] = []
        self.strip = YearStrip(large=large)
        self.strip.chosen.connect(self._show_list)
        self._rows = Rows(go, "")
        self.column.addWidget(self.strip)
        self.column.addWidget(self._rows)
        self._rows.setVisible(listed)

    def show_member(self, member: Member) -> None:
        """Shows a member; the year that was chosen stays."""
        self._member = member
        self._taken = took_part(self._session.ledger, member)
        self._show_years(
            years((took.meeting.day.year for took in self._taken if took.meeting.day), self._session.today)
        )

    def _show_year(self) -> None:
        today = self._session.today
        self._of_year = in_year(self._taken, self.year)
        self._sum.setText(summed(self._of_year, today).words() if self._of_year else "没有记录")
        months = by_month(self._of_year)
        marks = [self._mark(months.get(month, [])) for month in range(1, 13)]
        now = today.month if self.year == today.year else 0
        self.strip.show_year(marks, now=now, title=f"{self._member.name} {self.year} 年")
        self._show_list(0)

    def _mark(self, taken: Sequence[Took]) -> MonthMark:
        if not taken:
            return MonthMark()
        today = self._session.today
        total = summed(taken, today)
        words = "；".join(
            f"{took.meeting.show('day')} {took.meeting.kind} {_state(took, self._session)}" for took in taken
        )
        return MonthMark(mark(taken, today), f"{total.present}/{total.expected}" if total.expected else "", words)

    def choose(self, month: int) -> None:
        """Shows the meetings of a month, as a click on it does."""
        self.strip.choose(month)
        self._show_list(month)

    def _show_list(self, month: int) -> None:
        if not self._listed:
            return
        shown = by_month(self._of_year).get(month, []) if month else self._of_year
        self._rows.show_lines(
            [self._line(took) for took in shown], f"{self.year} 年没有{self._member.name or '此人'}参加的会议记录"
        )

    def _line(self, took: Took) -> Line:
        meeting, state = took.meeting, took.state(self._session.today)
        missed = state in (EXCUSED, ABSENT)
        note = f"原因：{took.attendance.reason or '待补'}" if missed else ""
        subject = meeting.title_text or meeting.subject
        title = f"{meeting.kind} · {subject}" if subject and subject != meeting.kind else meeting.kind
        return Line(
            meeting.show("day"), title, Meeting.table, meeting.id, state, _TONES.get(state, "neutral"), note
        )  # fmt: skip


def _state(took: Took, session: Session) -> str:
    state = took.state(session.today)
    missed = state in (EXCUSED, ABSENT)
    return f"{state}（{took.attendance.reason or '原因待补'}）" if missed else state
