"""What the parts about one year of a person share: the year that is chosen among those known, stepped through."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from models.records import Member
from ui.session import Session
from ui.widgets.elide_label import ElideLabel
from ui.widgets.stepper import Stepper


class YearPart(QWidget):
    """‹ a year › and its sum above what subclasses add to `column`; they show the year in `_show_year`."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session, self._member = session, Member()
        self.year, self._first, self._last = session.today.year, session.today.year, session.today.year
        self._stepper = Stepper(lambda: self._step(-1), lambda: self._step(1), "年")
        self._sum = ElideLabel("", "second")
        top = QHBoxLayout()
        top.addWidget(self._stepper)
        top.addStretch(1)
        top.addWidget(self._sum)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(8)
        self.column.addLayout(top)

    def _step(self, years_on: int) -> None:
        self.year += years_on
        self._show_stepped()

    def _show_years(self, known: Sequence[int]) -> None:
        """Shows the year among other known ones; the one that was chosen stays where it can."""
        self._first, self._last = known[0], known[-1]
        self.year = min(max(self.year, self._first), self._last)
        self._show_stepped()

    def _show_stepped(self) -> None:
        self._stepper.show_words(f"{self.year} 年", back=self.year > self._first, on=self.year < self._last)
        self._show_year()

    def _show_year(self) -> None:
        raise NotImplementedError(type(self).__name__)
