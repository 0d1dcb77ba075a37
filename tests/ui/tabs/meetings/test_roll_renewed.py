"""A list made again from the roster: who is voted on for 转正 there has no vote yet."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from models.kinds import PartialDate
from models.records import AgendaItem
from models.rules.attendance import voters
from models.rules.votes import CONVERT, GENERAL
from tests.ui.tabs.meetings.recording import begin, type_into


def test_whom_the_meeting_votes_on_has_no_vote_once_the_list_is_made_again(shell, session, answers):
    member = next(member for member in session.members if member.name == "张伟")
    with session.unit("预备期满") as unit:
        member.joined, member.full = PartialDate(2025, 10, 1), PartialDate(2026, 10, 1)
        unit.save(member)
    _, editor = begin(shell)
    one = next(part for part in editor.roll.parts() if part.name == member.name)
    assert one.votes == "是"
    before = sum(part.votes == "是" for part in editor.roll.parts())
    answers.yes = True
    editor.agenda.load([AgendaItem(title_text="讨论帮扶", rule=GENERAL, candidate=one.name)])
    editor.roll.renew.emit()
    assert not answers.asked, "only 接收 and 转正 say that somebody has no vote yet"
    editor.agenda.load([AgendaItem(title_text="讨论转正", rule=CONVERT, candidate=one.name)])
    editor.roll.renew.emit()
    assert f"按会议当日更正 1 人：{one.name}" in answers.asked[0]
    assert [part.name for part in editor.roll.parts() if part.votes == "是"].count(one.name) == 0
    assert sum(part.votes == "是" for part in editor.roll.parts()) == before - 1
    editor.roll.renew.emit()
    assert len(answers.asked) == 1, "nothing is left to put right"


def test_who_was_ticked_off_before_it_became_a_meeting_of_the_committee_has_no_vote_there(shell):
    """They were counted into 应到会有表决权 of its votes."""
    _, editor = begin(shell)
    editor.roll._all_present()
    type_into(editor, "kind", "支部委员会会议")
    editor.form.boxes["kind"].editor.left.emit()
    assert voters(editor.roll.parts()) == (2, 2)
    type_into(editor, "kind", "支部党员大会")
    editor.form.boxes["kind"].editor.left.emit()
    assert voters(editor.roll.parts()) == (5, 5)


def leave(editor, name, text):
    type_into(editor, name, text)
    editor.form.boxes[name].editor.left.emit()


def test_what_she_wrote_or_took_out_is_not_put_in_again(shell):
    """With another kind and back the recorder she had typed was gone, and what she had cleared stood there again."""
    _, editor = begin(shell)
    boxes = editor.form.boxes
    usual = boxes["host"].editor.value_text()
    assert usual
    type_into(editor, "recorder", "王磊")
    type_into(editor, "host", "")
    for kind in ("党小组会", "支部委员会会议", "支部党员大会"):
        leave(editor, "kind", kind)
        assert boxes["recorder"].editor.value_text() == "王磊"
        assert boxes["host"].editor.value_text() == ""
    type_into(editor, "host", usual)
    leave(editor, "day", "2026-11-02")
    assert boxes["host"].editor.value_text() == usual


def test_a_click_that_renews_the_list_under_it_marks_nobody(shell, qtbot):
    """It was on somebody of the list of before, and another was marked."""
    _, editor = begin(shell)
    view = editor.roll.view
    qtbot.waitUntil(view.isVisible)
    view.grab()
    box = editor.form.boxes["kind"].editor
    box.setFocus()
    box.set_value_text("支部委员会会议")
    place = view.visualRect(view.people.index(0)).center()
    QTest.mousePress(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert len(editor.roll.parts()) == 2, "the focus left the kind"
    view.grab()
    QTest.mouseRelease(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert not any(part.state for part in editor.roll.parts())
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place + QPoint(1, 0))
    assert [bool(part.state) for part in editor.roll.parts()] == [True, False]
