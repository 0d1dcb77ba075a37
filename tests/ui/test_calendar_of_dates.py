"""The calendar beside a date opens on the day typed so far and writes the day picked."""

from datetime import date

import pytest
from PySide6.QtCore import QDate
from PySide6.QtWidgets import QApplication

from models.fields import field_of
from models.records.member import Member
from ui.forms.editors import editor_for
from ui.session import Session
from ui.settings import Settings
from ui.widgets.calendar import Calendar


@pytest.fixture
def editor(qtbot, ledger, tmp_path):
    made = editor_for(field_of(Member, "joined"), Session(ledger, date(2026, 11, 23), Settings(tmp_path)))
    qtbot.addWidget(made)
    made.show()
    return made


def opened(editor) -> Calendar:
    """The calendar, opened by the small button in the field."""
    editor.actions()[0].trigger()
    popup = QApplication.activePopupWidget()
    return popup.findChild(Calendar)


@pytest.mark.parametrize("typed", ["2009-06-18", "2009.6.18"])
def test_calendar_opens_on_the_day_typed(editor, typed):
    editor.setText(typed)
    assert opened(editor).selectedDate() == QDate(2009, 6, 18)


def test_day_picked_is_written(editor):
    editor.setText("不是日期")
    calendar = opened(editor)
    calendar.clicked.emit(QDate(2011, 7, 1))
    assert editor.text() == "2011-07-01"
    assert not calendar.isVisible()


def test_days_of_the_week_are_chinese_and_begin_on_monday(editor):
    calendar = opened(editor)
    assert calendar.locale().dayName(1, calendar.locale().FormatType.ShortFormat) == "周一"
    assert calendar.firstDayOfWeek().value == 1
