"""第几次 by day: an older meeting that is entered later comes before those that have their numbers, if she says so."""

import pytest
from PySide6.QtWidgets import QMenu

from models.records import Meeting
from tests.ui.tabs.meetings.recording import begin, type_into
from ui.tabs.meetings.record_menu import fill


@pytest.fixture
def finished(shell, answers):
    """Ends a record of 主题党日 of a day; gives the page."""

    def finish(day, how="finish"):
        page, editor = begin(shell, "主题党日")
        type_into(editor, "day", day)
        getattr(page.states, how)()
        return page

    return finish


def numbers(session):
    return {str(m.day): m.number for m in session.ledger.all(Meeting) if m.kind == "主题党日"}


def acts(page):
    menu = QMenu(page)
    fill(menu, page.states, lambda _kind: None)
    return {action.text(): action for action in menu.actions()}


@pytest.mark.parametrize("how", ["finish", "archive"])
def test_an_older_meeting_goes_before_the_later_one(finished, session, answers, how):
    finished("2026-11-05")
    answers.picked = "按日期重编"
    page = finished("2026-03-12", how)
    assert "按日期，这次是第1次，要一起改的有：\n· 2026-11-05：第1次改为第2次" in answers.asked[-1]
    assert numbers(session) == {"2026-03-12": 1, "2026-11-05": 2}
    assert page._editor.meeting.number == 1
    if how == "finish":  # what is archived is taken back for a reason only
        session.ledger.undo()
        assert numbers(session) == {"2026-11-05": 1}, "one step"


def test_left_as_they_are_the_menu_puts_them_in_order_later(finished, session, answers):
    finished("2026-11-05")
    answers.picked = "不重编"
    page = finished("2026-03-12")
    assert numbers(session) == {"2026-03-12": 2, "2026-11-05": 1}
    acts(page)["按日期重编次数…"].trigger()
    assert numbers(session) == {"2026-03-12": 1, "2026-11-05": 2}
    assert page._editor.form.boxes["number"].editor.value_text() == "1"
    assert "按日期重编次数…" not in acts(page)


def test_thought_over_nothing_is_kept(finished, session, answers):
    finished("2026-11-05")
    page = finished("2026-03-12")
    assert numbers(session) == {"2026-11-05": 1}
    assert page._editor.changed()


def test_in_the_order_of_the_days_nothing_is_asked(finished, session, answers):
    finished("2026-03-12")
    finished("2026-11-05")
    assert not [asked for asked in answers.asked if "按日期" in asked]
    assert numbers(session) == {"2026-03-12": 1, "2026-11-05": 2}


def test_archived_minutes_are_not_moved(finished, session, answers):
    finished("2026-11-05", "archive")
    page = finished("2026-03-12")
    assert not [asked for asked in answers.asked if "按日期" in asked]
    assert numbers(session) == {"2026-03-12": 2, "2026-11-05": 1}
    assert "按日期重编次数…" not in acts(page)
