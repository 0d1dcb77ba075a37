"""Of which days: a calendar year that the ledger knows, or from one month to another."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from models.exports.within import Stretch
from models.fields import Field
from models.kinds import Day, PartialDate, Unreadable
from ui.forms.editors import editor_for
from ui.session import Session
from ui.widgets.choice_box import ChoiceBox
from ui.widgets.label import plain_label

_FROM, _TO = Field("从", Day(), help="年月，如 2025-07"), Field("到", Day(), help="年月，如 2026-06")
WRONG = "请写明从哪个月到哪个月，如 2025-07 到 2026-06。"
_OTHER = "其他时间段…"


class DaysChoice(QWidget):
    """A year, or two months; `changed` when it is another."""

    changed = Signal()

    def __init__(self, session: Session, years: Sequence[int], usual: int) -> None:
        super().__init__()
        self.year = ChoiceBox(6)
        self.year.setAccessibleName("时间")
        for year in years:
            self.year.addItem(f"{year} 年", year)
        self.year.addItem(_OTHER, 0)
        self.year.setCurrentIndex(max(self.year.findData(usual), 0))
        self.since, self.until = editor_for(_FROM, session), editor_for(_TO, session)
        for editor, field in ((self.since, _FROM), (self.until, _TO)):
            editor.setAccessibleName(f"{field.label}哪个月")
            editor.left.connect(self.changed)
        self.since.set_value_text(f"{usual - 1}-07")
        self.until.set_value_text(f"{usual}-06")
        self._months = QWidget()
        row = QHBoxLayout(self._months)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.since, 1)
        row.addWidget(plain_label("到", "second"))
        row.addWidget(self.until, 1)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(8)
        whole.addWidget(self.year, 2)
        whole.addWidget(self._months, 3)
        self._months.hide()
        self.year.currentIndexChanged.connect(self._chosen)

    def _chosen(self) -> None:
        self._months.setVisible(not self.year.currentData())
        self.changed.emit()

    def stretch(self) -> Stretch | None:
        """The days; None where the months cannot be."""
        if year := int(self.year.currentData()):
            return Stretch.of_year(year)
        try:
            first, last = Day().read(self.since.value_text()), Day().read(self.until.value_text())
        except Unreadable:
            return None
        if first is None or last is None or first.first() > last.last():
            return None
        return Stretch(first.first(), last.last())


def arguments_of(stretch: Stretch) -> list[str]:
    """What the command is told of the days."""
    if stretch.year:
        return ["--year", str(stretch.year)]
    return ["--from", _day(stretch.first), "--to", _day(stretch.last)]


def _day(day: date) -> str:
    return str(PartialDate.of(day))
