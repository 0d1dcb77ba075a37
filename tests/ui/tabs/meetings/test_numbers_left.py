"""第几次 of a record that is left with another day: it is kept in any case, and she is asked once, as where it is saved by its key."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from models.records import Meeting
from tests.ui.answering import when_modal
from tests.ui.tabs.meetings.recording import answer, begin, numbers, questions, type_into
from ui.dialogs import ask
from ui.tabs.meetings import numbers as numbers_asked


@pytest.fixture
def put_elsewhere(shell, kept):
    """A final record, which was the second, with another day typed in it, and what is not saved besides; gives the editor."""
    _first, mine = kept(d2026_04_05=1, d2026_11_05=2)
    _, editor = begin(shell, "主题党日")
    shell.go_to("meetings", "meeting", mine.id)
    editor.unlock()
    type_into(editor, "day", "2026-02-01")
    type_into(editor, "subject", "新的议题")
    return editor


AWAY = {
    "another record": lambda shell: shell.go_to("meetings", "meeting", 1),
    "another view": lambda shell: shell.pages["meetings"].show_view("matrix"),
    "another page": lambda shell: shell.turn_to("home"),
    "closing": lambda shell: shell.close(),
}


@pytest.mark.parametrize("picked", ["按日期", "不重编", ""])
@pytest.mark.parametrize("away", AWAY.values(), ids=AWAY)
def test_who_leaves_a_record_that_was_put_elsewhere_is_asked_once_and_it_is_kept(
    shell, put_elsewhere, session, answers, away, picked
):
    answers.picked = picked
    away(shell)
    (question,) = questions(answers)
    assert question.startswith("刚才修改的主题党日 2026-02-01 怎样选都会保存，只问次数。\n记为第2次，和同类会议")
    assert (
        numbers(session) == {"2026-02-01": 1, "2026-04-05": 2}
        if picked == "按日期"
        else {"2026-02-01": 2, "2026-04-05": 1}
    )
    assert "新的议题" in [m.subject for m in session.ledger.all(Meeting)]
    assert session.ledger.drafts() == []
    away(shell)
    assert questions(answers) == []
    session.undo()
    assert numbers(session) == {"2026-04-05": 1, "2026-11-05": 2}, "one step"


def test_esc_leaves_all_numbers_as_they_are(shell, put_elsewhere, session, monkeypatch):
    monkeypatch.setattr(numbers_asked, "decide", ask.decide)
    seen = []

    def esc():
        seen.append((session.ledger.drafts(), {b.text() for b in QApplication.activeModalWidget().buttons()}))
        QTest.keyClick(QApplication.activeModalWidget(), Qt.Key.Key_Escape)

    when_modal(esc)
    shell.turn_to("home")
    ((drafts, offered),) = seen
    assert drafts == [f"meeting:{put_elsewhere.meeting.id}"], "a crash while it is asked costs nothing"
    assert offered == {"按日期重编", "不重编，记为第2次"}
    assert numbers(session) == {"2026-02-01": 2, "2026-04-05": 1}


def test_what_is_taken_back_or_thrown_away_at_once_is_not_asked_about(shell, put_elsewhere, session, answers):
    before = numbers(session)
    shell._undo()
    assert (questions(answers), numbers(session)) == ([], before)
    answer("重复", other=True)
    shell.pages["meetings"].view.delete()
    assert (questions(answers), numbers(session)) == ([], {"2026-04-05": 1})


def test_what_is_to_be_mended_first_asks_nothing_and_waits_in_its_draft(shell, put_elsewhere, session, answers):
    type_into(put_elsewhere, "start", "二十五点")
    shell.turn_to("home")
    assert (questions(answers), numbers(session)) == ([], {"2026-04-05": 1, "2026-11-05": 2})
    assert session.ledger.drafts() == [f"meeting:{put_elsewhere.meeting.id}"]


@pytest.mark.parametrize("picked", [numbers_asked.BY_DAY, ""])
def test_a_window_closed_over_the_question_keeps_the_record_once_and_asks_nothing_more(
    shell, put_elsewhere, session, monkeypatch, picked
):
    """As when the system ends: a second question would hold it up."""
    asked = []

    def close_over(*_, **__):
        asked.append(session.ledger.last_unit())
        if len(asked) == 1:
            shell.close()
        return picked

    monkeypatch.setattr(numbers_asked, "decide", close_over)
    shell.turn_to("home")
    (before,) = asked
    assert session.ledger.last_unit() == before + 1
    assert numbers(session) == {"2026-02-01": 2, "2026-04-05": 1}
    assert session.ledger.drafts() == []
