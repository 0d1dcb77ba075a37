"""Ctrl+Z and Ctrl+Y beside a record that is not saved: nothing is saved and taken away at once."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from models.records import Meeting
from models.records.meeting import ABSENT, LEFT_OUT, PRESENT
from models.store import Ledger
from tests.ui.answering import when_modal
from tests.ui.tabs.meetings.recording import begin, type_into

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def said(session):
    """The sentences at the foot of the window."""
    sentences = []
    session.said.connect(lambda sentence, _told: sentences.append(sentence))
    return sentences


@pytest.fixture
def press(qtbot, shell):
    """Presses a key with Ctrl on the button 记录会议, where the keyboard is in no field."""

    def act(key):
        button = shell.pages["meetings"].view._new
        shell.activateWindow()
        button.setFocus()
        qtbot.waitUntil(button.hasFocus)
        qtbot.keyClick(button, key, CONTROL)

    return act


def words(ledger: Ledger):
    return [(meeting.id, meeting.subject) for meeting in ledger.all(Meeting)]


def test_a_new_record_is_not_saved_and_taken_away(shell, session, said, press):
    """The whole meeting was gone, and another one stood there."""
    _, editor = begin(shell)
    type_into(editor, "subject", "讨论计划")
    before = session.ledger.units()
    for key, verb in ((Qt.Key.Key_Z, "撤销"), (Qt.Key.Key_Y, "重做")):
        press(key)
        assert said.pop() == (
            f"没有{verb}：这份记录有没保存的改动，什么都没有动。刚打的字、刚点的到在原处按 Ctrl+Z；"
            "整份不要的点“更多”里的“放弃这份新记录”"
        )
    assert session.ledger.units() == before
    assert (editor.meeting.id, editor.as_typed().subject) == (0, "讨论计划")


def test_once_it_is_saved_the_saving_is_undone_and_done_again(shell, session, said, press):
    page, editor = begin(shell)
    type_into(editor, "subject", "讨论计划")
    page.save()
    press(Qt.Key.Key_Z)
    assert words(session.ledger) == [(1, "讨论第四季度工作")]
    press(Qt.Key.Key_Y)
    page.open(2)
    type_into(editor, "subject", "讨论总结")
    press(Qt.Key.Key_Z)
    assert words(session.ledger)[1:] == [(2, "讨论计划")]
    assert editor.as_typed().subject == "讨论总结"
    assert said[-1].endswith("撤的是整次保存")


def test_a_final_record_that_is_changed_says_how_the_change_is_given_up(shell, said, press):
    page, editor = begin(shell)
    page.open(1)
    editor.banner.change.click()
    editor.body.insertPlainText("补记。")
    press(Qt.Key.Key_Z)
    assert said[-1].endswith("；都不要的点“放弃修改”")


def test_the_last_mark_is_taken_back_from_elsewhere_and_told(qtbot, shell, session, said, press):
    _, editor = begin(shell)
    roll = editor.roll
    type_into(editor, "subject", "讨论计划")
    roll._all_present()
    roll.view.say(roll.view.model().index(1, 0), ABSENT)
    marked = roll.parts()[1].name
    press(Qt.Key.Key_Z)
    assert {part.state for part in roll.parts()} == {PRESENT}
    assert said[-1] == f"已撤回刚才的点到：{marked}"
    press(Qt.Key.Key_Z)
    assert {part.state for part in roll.parts()} == {""}
    assert said[-1].endswith("等 6 人")
    press(Qt.Key.Key_Z)
    assert said[-1].startswith("没有撤销")
    assert editor.as_typed().subject == "讨论计划"


@pytest.mark.parametrize("then", ["text", "field", "reason", "agenda"])
def test_a_mark_before_something_else_stays(shell, said, press, then):
    _, editor = begin(shell)
    editor.roll._all_present()
    editor.roll.view.say(editor.roll.view.model().index(1, 0), ABSENT)
    if then == "text":
        editor.body.insertPlainText("讲了一个下午")
    elif then == "field":
        type_into(editor, "place", "别处")
        editor.form.edited.emit()
    elif then == "agenda":
        editor.agenda.offer(["讨论计划"])
        editor.agenda._take_button.click()
    else:
        line = editor.roll._reasons.line_of(editor.roll.parts()[1])
        line.setText("出差")
        line.textEdited.emit("出差")
    press(Qt.Key.Key_Z)
    assert editor.roll.parts()[1].state == ABSENT
    assert said[-1].startswith("没有撤销")


def test_a_mark_that_was_given_up_takes_none_of_before_with_it(qtbot, shell, said, press):
    """Nothing came of 不计入; what was typed before it stands between the marks and the key all the same."""
    _, editor = begin(shell)
    editor.roll._all_present()
    editor.body.insertPlainText("讲了一个下午")
    when_modal(lambda: QApplication.activeModalWidget().reject())
    editor.roll.view.say(editor.roll.view.model().index(1, 0), LEFT_OUT)
    press(Qt.Key.Key_Z)
    assert {part.state for part in editor.roll.parts()} == {PRESENT}
    assert said[-1].startswith("没有撤销")


def test_the_button_of_what_was_said_takes_no_mark_back(shell, session, said):
    """It is about what it stands beside."""
    page, editor = begin(shell)
    type_into(editor, "subject", "讨论计划")
    page.save()
    editor.roll._all_present()
    shell.toast.button.click()
    assert {part.state for part in editor.roll.parts()} == {PRESENT}
    assert said[-1].startswith("没有撤销")
    assert words(session.ledger)[1:] == [(2, "讨论计划")]


def test_typing_in_a_field_is_taken_back_there(qtbot, shell, session):
    _, editor = begin(shell)
    shell.activateWindow()
    for box in (editor.form.boxes["subject"].editor, editor.body):
        box.setFocus()
        qtbot.waitUntil(box.hasFocus)
        qtbot.keyClicks(box, "abc")
        assert editor.changed()
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Z, CONTROL)
        assert not editor.changed()
    assert session.ledger.all(Meeting)[0].id == 1
