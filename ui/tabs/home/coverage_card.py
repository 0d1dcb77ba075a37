"""三会一课落实情况: what had to be held in each period of a year, with a choice of the year."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox

from models.records import Meeting
from models.rules import Cell, Line, Snapshot
from models.rules.meetings import HELD, coverage, year_of
from models.rules.periods import Span
from models.rules.planning.gaps import gap_of, place_of
from ui.session import Session
from ui.tabs.meetings.period_menu import choose_meeting
from ui.widgets.card import Card
from ui.widgets.matrix import Matrix
from ui.widgets.matrix_legend import MatrixLegend

_YEAR = " 年度"


class CoverageCard(Card):
    """A cell that was held opens its record; one that was not begins the record of its kind, 党小组 and period."""

    asked = Signal(str, int, str)
    """A table, an id, and the place where something is to be begun."""

    def __init__(self, session: Session) -> None:
        super().__init__("三会一课落实情况")
        self._session = session
        self._snapshot = Snapshot()
        self.years = QComboBox()
        self.years.setAccessibleName("年度")
        self.years.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.years.setProperty("small", True)
        self.years.currentTextChanged.connect(lambda _text: self._show())
        self.matrix = Matrix(tall=True)
        self.matrix.explain = self._reason
        self.matrix.cell_clicked.connect(self._open)
        self.header.addWidget(self.years)
        self.header.addStretch(1)
        self.legend = MatrixLegend()
        self.header.addWidget(self.legend)
        self.body.addWidget(self.matrix, 1)

    @property
    def year(self) -> int:
        """The year that is shown."""
        return int(self.years.currentText().removesuffix(_YEAR) or self._session.today.year)

    def show_snapshot(self, snapshot: Snapshot) -> None:
        """The years that there are records of, and the matrix of the one that was chosen."""
        self._snapshot = snapshot
        today = self._session.today
        limits = snapshot.limits
        known = {today.year} | {year_of(meeting, limits) for meeting in snapshot.meetings if meeting.day}
        wanted = [f"{year}{_YEAR}" for year in sorted(known, reverse=True)]
        if [self.years.itemText(place) for place in range(self.years.count())] != wanted:
            kept = self.years.currentText()
            self.years.blockSignals(True)
            self.years.clear()
            self.years.addItems(wanted)
            self.years.setCurrentText(kept if kept in wanted else f"{today.year}{_YEAR}")
            self.years.blockSignals(False)
        self._show()

    def _show(self) -> None:
        today = self._session.today
        lines = coverage(self._snapshot, self.year, today)
        self.legend.show_lines(lines)
        self.matrix.show(lines, today.month if self.year == today.year else 0)

    def _reason(self, line: Line, cell: Cell) -> str:
        """Why a period is open, as the ledger knows it; what a click does."""
        if cell.state == HELD:
            return "点击打开记录" if len(cell.meeting_ids) == 1 else "点击选一次打开"
        gap = gap_of(self._snapshot, line, cell, self.year, self._session.today)
        act = "点击打开这份记录" if gap.draft else "点击记录这一次会议"
        return f"{gap.reason}\n{act}" if gap.reason else act

    def _open(self, line: Line, cell: Cell) -> None:
        if len(cell.meeting_ids) > 1 and cell.state == HELD:
            those = [meeting for meeting in self._snapshot.meetings if meeting.id in cell.meeting_ids]
            choose_meeting(self.matrix, line, cell, those, partial(self._show_meeting))
        elif cell.meeting_ids:
            self._show_meeting(cell.meeting_ids[-1])
        else:
            place = place_of(line.duty, Span(self.year, cell.first_month, cell.months))
            self.asked.emit(Meeting.table, 0, place)

    def _show_meeting(self, number: int) -> None:
        self.asked.emit(Meeting.table, number, "")
