"""What no ledger can hold, typed or pasted into a meeting: it goes, that is said where it stood, and nothing else is lost."""

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QGuiApplication, QTextCursor
from PySide6.QtWidgets import QLabel, QLineEdit

from models.kinds import taken_out
from models.records import AgendaItem, Attendance, Meeting
from tests.ui.tabs.meetings.recording import begin

BAD = "甲\x00乙\u202e丙\u200b\x07"
WORDS = "甲乙丙"
NOTE = taken_out(BAD)


def save(shell, qtbot):
    qtbot.keyClick(shell, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)


def paste(editor, text):
    """As from another program: plain text and a page, of which only the plain text may come in."""
    data = QMimeData()
    data.setText(text)
    data.setHtml(f"<b>{text}</b><img src='file:///x.png'>")
    QGuiApplication.clipboard().setMimeData(data)
    editor.paste()


def kept_one(session):
    return max(session.ledger.all(Meeting), key=lambda m: m.id)


def test_a_field_says_what_it_took_out_until_it_is_edited(shell, qtbot):
    _, editor = begin(shell)
    box = editor.form.boxes["place"]
    box.editor.clear()
    paste(box.editor, BAD)
    box.editor.left.emit()
    assert box.editor.value_text() == WORDS
    assert box.message.text() == NOTE
    editor.form.advise()
    assert box.message.text() == NOTE
    qtbot.keyClicks(box.editor, "1")
    box.editor.left.emit()
    assert box.message.text() == ""


def test_the_text_of_the_minutes_is_cleaned_as_one_step_and_says_so(shell, qtbot, session):
    _, editor = begin(shell)
    editor.body.setFocus()
    paste(editor.body, f"一、传达\t学习\n<b>{BAD}</b> &lt;")
    save(shell, qtbot)
    wanted = f"一、传达 学习\n<b>{WORDS}</b> &lt;"
    assert kept_one(session).body == wanted
    assert editor.body.toPlainText() == wanted
    assert editor.draft_pill.text() == NOTE
    assert not editor.draft_pill.isHidden()
    assert not editor.changed()
    assert session.ledger.drafts() == []
    editor.body.undo()
    assert BAD.replace("\x00", "") in editor.body.toPlainText().replace("\x00", "")  # it can be looked at again
    editor.body.redo()
    save(shell, qtbot)
    assert editor.draft_pill.isHidden()


def test_ordinary_text_is_left_as_it_was_typed(shell, qtbot, session):
    _, editor = begin(shell)
    editor.body.insertPlainText("一、学习\n\u3000\u3000张伟：同意。\n\n👨\u200d👩\u200d👧\n")
    before = editor.body.toPlainText()
    save(shell, qtbot)
    assert editor.body.toPlainText() == before
    assert editor.draft_pill.isHidden()
    assert "👨\u200d👩\u200d👧" in kept_one(session).body


def test_what_is_previewed_before_saving_is_clean_too(shell):
    _, editor = begin(shell)
    editor.body.insertPlainText(BAD)
    assert WORDS in str(shell.pages["meetings"].view.output.minutes())
    assert "\u202e" not in str(shell.pages["meetings"].view.output.minutes())


def test_reasons_are_kept_clean(shell, qtbot, session):
    _, editor = begin(shell)
    editor.body.insertPlainText("记")
    editor.roll._all_present()
    editor.roll.view.setCurrentIndex(editor.roll.view.model().index(0))
    qtbot.keyClick(editor.roll.view, Qt.Key.Key_Space)
    line = next(w for w in editor.roll._reasons.findChildren(QLineEdit) if not w.isHidden())
    for text in (f"出差 {BAD}\t外地", "无"):
        line.setText(text)
        line.textEdited.emit(text)
        line.textEdited.emit(text)
    assert line.text() == "无"  # the first sign of 无故
    line.textEdited.emit(f"出差 {BAD}\t外地")
    save(shell, qtbot)
    reasons = {part.reason for part in session.ledger.parts(Attendance, kept_one(session))}
    assert f"出差 {WORDS} 外地" in reasons


def test_a_draft_brings_back_every_character(shell, session, qtbot):
    _, editor = begin(shell)
    text = f"<b>{BAD}</b>\u2028第二行\ue000𠮷👨\u200d👩\u200d👧"
    editor.body.insertPlainText(text)
    editor.form.boxes["subject"].editor.setText("议题\ufffe" + BAD)
    editor.drafts.keep()
    shown = editor.body.toPlainText()
    editor.load(Meeting(), [], [])
    assert editor.body.toPlainText() == shown
    assert editor.form.boxes["subject"].editor.value_text() == "议题\ufffe" + BAD
    assert editor.save()
    assert kept_one(session).subject == "议题" + WORDS
    assert kept_one(session).body == f"<b>{WORDS}</b>\n第二行\ue000𠮷👨\u200d👩\u200d👧"


@pytest.mark.parametrize("name", ["start", "day", "number"])
def test_an_impossible_value_is_said_in_one_short_sentence(shell, session, name):
    _, editor = begin(shell)
    count = session.ledger.count(Meeting)
    editor.form.boxes[name].editor.setText({"start": "25:99", "day": "9999-99-99", "number": "-1"}[name])
    assert not editor.save()
    assert session.ledger.count(Meeting) == count
    assert 0 < len(editor.form.boxes[name].message.text()) < 60
    editor.form.boxes[name].editor.setText("长" * 30_000)
    assert not editor.save()
    assert 0 < len(editor.form.boxes[name].message.text()) < 80


def test_a_very_long_paragraph_is_typed_saved_and_shown(shell, qtbot, session):
    text = "长" * 100_000
    _, editor = begin(shell)
    paste(editor.body, text)
    save(shell, qtbot)
    assert kept_one(session).body == text
    editor.agenda.load([AgendaItem(title_text="议题", discussion=text, decision="<b>" + BAD)])
    shown = [label.text() for label in editor.agenda.findChildren(QLabel)]
    assert not [words for words in shown if len(words) > 700]
    assert any("共 100000 字" in words for words in shown)
    assert {label.textFormat() for label in editor.agenda.findChildren(QLabel)} == {Qt.TextFormat.PlainText}
    cursor = editor.body.textCursor()
    cursor.movePosition(QTextCursor.MoveOperation.End)
    cursor.insertText("完")
    save(shell, qtbot)
    assert kept_one(session).body == text + "完"


def test_lists_and_cards_show_markup_letter_by_letter(shell, qtbot, session):
    page, editor = begin(shell)
    evil = "<b>粗</b>&lt;<img src='x'>"
    for name in ("subject", "place", "host", "guests"):
        editor.form.boxes[name].editor.set_value_text(evil)
    editor.body.insertPlainText(evil)
    save(shell, qtbot)
    page.left.search.setText("<img")
    qtbot.waitUntil(lambda: kept_one(session).id in page.left.hits)
    assert evil in page.left.hits[kept_one(session).id].text
    wrong = [
        label
        for label in shell.findChildren(QLabel)
        if "<b>" in label.text() and label.textFormat() != Qt.TextFormat.PlainText
    ]
    assert wrong == []
