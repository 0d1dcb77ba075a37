"""The day of the statistics and the day to compare with: quick picks, and a field for any other day."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QWidget

from models.fields import Field
from models.kinds import Day, PartialDate, Unreadable
from ui.forms.editors import DayEditor
from ui.widgets.choice_box import ChoiceBox
from ui.widgets.label import plain_label
from ui.widgets.restyle import restyle
from ui.widgets.segmented import Segmented

_TODAY, _LAST_YEAR, _JUNE, _YEAR_END, _OTHER = "today", "last", "june", "end", "other"
_AGAINST_WIDE = 156  # pixels of the longest
_AGAINST = {
    "none": "不对比",
    "last": "与上年底比",
    "year": "与一年前比",
    "june": "与本年6月30日比",
    "other": "与其他日期比",
}


def quick_days(today: date) -> dict[str, date]:
    """The days of the quick picks."""
    return {
        _TODAY: today,
        _LAST_YEAR: date(today.year - 1, 12, 31),
        _JUNE: date(today.year, 6, 30),
        _YEAR_END: date(today.year, 12, 31),
    }


class AsOfBar(QWidget):
    """`on` is the day, `before` the day compared with, None for no comparison. For tables of a year it shows the year."""

    changed = Signal()

    def __init__(self, today: date) -> None:
        super().__init__()
        self._today, self._on = today, today
        self._before: date | None = None
        self._quick = Segmented()
        self._quick.setAccessibleName("截至日期")
        labels = ("今天", "上年底", "本年6月30日", "本年底", "其他")
        self._quick.set_items(list(zip((*quick_days(today), _OTHER), labels, strict=True)))
        self._quick.chosen.connect(self._pick)
        self._day = self._field("截至日期", 128)
        self._against = ChoiceBox(6)
        self._against.setMaximumWidth(_AGAINST_WIDE)
        self._against.setAccessibleName("对比日期")
        for key, label in _AGAINST.items():
            self._against.addItem(label, key)
        self._against.activated.connect(lambda _place: self._compare())
        self._before_day = self._field("对比的日期", 128)
        self._before_day.hide()
        self._year = QComboBox()
        self._year.setAccessibleName("年度")
        self._year.addItems([f"{today.year - back} 年" for back in range(10)])
        self._year.activated.connect(lambda _place: self.changed.emit())
        self._wrong = plain_label("", "note")
        restyle(self._wrong, "tone", "bad")
        self._daily = (self._quick, self._day, self._against)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        for part in (self._year, *self._daily, self._before_day, self._wrong):
            row.addWidget(part)
        row.addStretch(1)
        row.setStretchFactor(self._against, 100)  # up to its width; only a narrow window cuts it
        self._show_day()
        self.show_year(False)

    def _field(self, label: str, width: int) -> DayEditor:
        made = DayEditor(Field(label, Day()))
        made.setAccessibleName(label)
        made.setFixedWidth(width)
        made.left.connect(self._typed)
        made.edited.connect(lambda: self._typed() if not made.hasFocus() else None)  # the calendar was used
        return made

    # ---- what holds ----
    def on(self) -> date:
        """The day as of which is counted; for tables of a year its end, or today where it is not over."""
        return self.end_of_year() if self._yearly else self._on

    def end_of_year(self) -> date:
        """The end of the year that is chosen for tables of a year, or today where it is not over."""
        return min(date(int(self._year.currentText()[:4]), 12, 31), self._today)

    def before(self) -> date | None:
        """The day compared with."""
        return None if self._yearly else self._before

    def fields(self) -> list[QWidget]:
        """What takes the keyboard, from left to right."""
        return [self._year, *self._daily, self._before_day]

    def show_year(self, yearly: bool) -> None:
        """Whether a year is chosen, or a day."""
        self._yearly = yearly
        self._year.setVisible(yearly)
        for part in self._daily:
            part.setVisible(not yearly)
        self._before_day.setVisible(not yearly and self._against.currentData() == _OTHER)
        self._wrong.setVisible(False)

    def choose(self, on: date, before: date | None = None) -> None:
        """Chooses days without saying so."""
        self._on, self._before = on, before
        self._against.setCurrentIndex(list(_AGAINST).index("none" if before is None else _OTHER))
        self._before_day.set_value_text("" if before is None else before.isoformat())
        self._show_day()
        self._before_day.setVisible(before is not None and not self._yearly)

    # ---- what the user does ----
    def _pick(self, key: str) -> None:
        if key == _OTHER:
            self._day.setFocus()
            self._day.selectAll()
            return
        self._on = quick_days(self._today)[key]
        self._show_day()
        self._compare()

    def _show_day(self) -> None:
        self._day.set_value_text(self._on.isoformat())
        years_back = self._today.year - self._on.year
        if 0 <= years_back < self._year.count():  # who asked for the end of last year means last year's tables too
            self._year.setCurrentIndex(years_back)
        days = quick_days(self._today)
        self._quick.choose(next((key for key, day in days.items() if day == self._on), _OTHER))

    def _compare(self) -> None:
        key = self._against.currentData()
        self._before_day.setVisible(key == _OTHER)
        if key == _OTHER and not self._before_day.text():
            self._before_day.set_value_text(date(self._on.year - 1, 12, 31).isoformat())
            self._before_day.setFocus()
        self._before = self._compared_day(str(key))
        self.changed.emit()

    def _compared_day(self, key: str) -> date | None:
        if key == _OTHER:
            return self._read(self._before_day) or self._before
        years = {"last": date(self._on.year - 1, 12, 31), "june": date(self._on.year, 6, 30)}
        if key == "year":
            back = self._on.year - 1
            return date(back, self._on.month, 28 if (self._on.month, self._on.day) == (2, 29) else self._on.day)
        return years.get(key)

    def _typed(self) -> None:
        """A day was typed: taken if it is one, else said; nothing changes where it is the same."""
        day = self._read(self._day)
        if day is None or (self._before_day.isVisible() and self._read(self._before_day) is None):
            self._wrong.setText("请写成 2026-06-30")
            self._wrong.setVisible(True)
            return
        self._wrong.setVisible(False)
        before = self._before
        changed = day != self._on
        self._on = day
        self._show_day()
        self._before = self._compared_day(str(self._against.currentData()))
        if changed or before != self._before:
            self.changed.emit()

    def _read(self, field: DayEditor) -> date | None:
        try:
            day = Day().read(field.text())
        except Unreadable:
            return None
        return day.first() if isinstance(day, PartialDate) and day.whole else None
