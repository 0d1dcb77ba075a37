"""The dialog around a form: it grows where remarks come, as long as there is room; what stops saving stays said."""

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from models.records import Rectification, Transfer
from models.records.transfer import OUT
from tests.ui.small_branch import day
from ui.dialogs.going.transfer_dialog import TransferDialog
from ui.forms.record_dialog import RecordDialog

REMARKED = {"other": "某街道党支部", "issued": "2026-11-01", "near": "否", "valid_days": "200", "receipt": "2026-01-01"}
"""Texts that three fields have something to say about."""


def test_remarks_push_nothing_out_of_sight(qtbot, shell, session):
    member = next(m for m in session.members if m.name == "王磊")
    dialog = TransferDialog(session, Transfer(member_id=member.id, direction=OUT), member, shell)
    qtbot.addWidget(dialog)
    dialog.show()
    before = dialog.height()
    for name, text in REMARKED.items():
        editor = dialog.form.boxes[name].editor
        editor.set_value_text(text)
        editor.left.emit()
    for _ in range(4):
        QApplication.processEvents()
    assert dialog.height() > before
    assert dialog._area.verticalScrollBar().maximum() == 0
    assert dialog.height() <= shell.height()


@pytest.fixture
def unfilled(qtbot, shell, session):
    """A dialog of a new record that was refused: two fields are wanted."""
    made = RecordDialog(session, Rectification(found=day("2026-10-12")), shell)
    qtbot.addWidget(made)
    made.show()
    made.form.boxes["number"].editor.set_value_text("2026-自查-09")
    made.form.edited.emit()
    made.form.boxes["found"].editor.set_value_text("")
    made.accept()
    return made


def marks(dialog):
    return {
        name: box.message.text() for name, box in dialog.form.boxes.items() if box.message.property("tone") == "bad"
    }


def test_a_mark_stays_until_the_field_is_right(unfilled):
    wanted = {"found": "请填写发现日期", "problem": "请填写问题描述"}
    assert marks(unfilled) == wanted
    for name in wanted:
        unfilled.form.boxes[name].editor.left.emit()
    assert marks(unfilled) == wanted
    found = unfilled.form.boxes["found"].editor
    QTest.keyClicks(found, "x")
    found.left.emit()
    assert marks(unfilled).keys() == wanted.keys(), "what was typed is no day"
    found.selectAll()
    QTest.keyClicks(found, "2026-10-12")
    assert marks(unfilled) == {"problem": "请填写问题描述"}
    unfilled.form.boxes["problem"].editor.insertPlainText("组织生活不经常")
    assert marks(unfilled) == {}


def test_a_refusal_stays_at_the_foot_until_something_is_changed(unfilled):
    said = "有内容需要改正，已标在相应的栏目下"
    assert unfilled._state.text() == said
    unfilled._drafts.keep()
    assert (unfilled._state.text(), unfilled._state.property("tone")) == (said, "bad")
    unfilled.form.boxes["problem"].editor.insertPlainText("组织")
    assert unfilled._state.text() == ""
    unfilled._drafts.keep()
    assert unfilled._state.text().startswith("草稿已保存")
