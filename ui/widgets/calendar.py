"""The calendar that opens beside a date: weeks from Monday, week-ends told apart in the colours of the theme."""

from __future__ import annotations

from PySide6.QtCore import QDate, QLocale, Qt
from PySide6.QtGui import QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QWidget

from ui.look import fonts, theme


class Calendar(QCalendarWidget):
    """A month to pick a day from; `clicked` and `activated` give the day."""

    def __init__(self, selected: QDate | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setLocale(QLocale(QLocale.Language.Chinese, QLocale.Country.China))
        self.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        self.setGridVisible(False)
        self.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        self.setHorizontalHeaderFormat(QCalendarWidget.HorizontalHeaderFormat.ShortDayNames)
        self.setMinimumSize(322, 268)
        if selected is not None:
            self.setSelectedDate(selected)
        theme.watcher.changed.connect(self._tint)
        self._tint()

    def _tint(self) -> None:
        heading, ordinary, free = QTextCharFormat(), QTextCharFormat(), QTextCharFormat()
        heading.setForeground(theme.colour("text2"))
        heading.setBackground(theme.colour("surface"))
        heading.setFont(fonts.sized(9))
        ordinary.setForeground(theme.colour("text"))
        free.setForeground(theme.colour("link"))
        self.setHeaderTextFormat(heading)
        for day in Qt.DayOfWeek:
            weekend = day in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday)
            self.setWeekdayTextFormat(day, free if weekend else ordinary)
