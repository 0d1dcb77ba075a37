"""A hint that goes leaves its room: nothing below it moves under the mouse."""

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication

from models.kinds import PartialDate
from models.records import AgendaItem, Attendance, Training
from models.records.meeting import GENERAL, PRESENT
from ui.dialogs.training.batch_dialog import BatchDialog
from ui.tabs.meetings.item_dialog import ItemDialog, Occasion


def tops(dialog, *forms):
    """How far down each editor of the forms stands in its form."""
    for _ in range(4):
        QApplication.processEvents()
    return {
        name: box.editor.mapTo(form, QPoint(0, 0)).y() for form in forms for name, box in form.boxes.items() if box.isVisible()
    }  # fmt: skip


@pytest.fixture
def batch(qtbot, shell, session):
    made = BatchDialog(session, Training(name="秋季培训", start=PartialDate(2026, 10, 15)), shell)
    qtbot.addWidget(made)
    made.show()
    return made


def test_in_the_dialog_of_a_batch(batch):
    kind = batch.form.boxes["kind"]
    before = tops(batch, batch.form)
    assert kind.message.isVisible()
    kind.editor.set_value_text("专题班")
    batch.form.advise()
    assert kind.message.isHidden()
    assert kind.message.text() == ""
    assert tops(batch, batch.form) == before
    kind.editor.set_value_text("")
    batch.form.advise()
    assert tops(batch, batch.form) == before


def test_another_record_takes_no_room_for_what_was_said_of_the_last(batch):
    before = tops(batch, batch.form)
    batch.form.boxes["kind"].editor.set_value_text("专题班")
    batch.form.advise()
    batch.form.load(Training(name="冬季培训", kind="专题班"))
    after = tops(batch, batch.form)
    assert any(after[name] < before[name] for name in after)


def test_in_the_dialog_of_a_vote(qtbot, shell, session):
    there = [Attendance(member_id=member.id, name=member.name, state=PRESENT) for member in session.members]
    item = AgendaItem(title_text="表决", discussion="外人：同意。", rule="一般议题", eligible=1, present=1, yes=1)
    dialog = ItemDialog(session, item, shell, Occasion(GENERAL, there))
    qtbot.addWidget(dialog)
    dialog.show()
    before = tops(dialog, dialog.form, dialog.panel.form)
    assert dialog._stranger.isVisible()
    assert dialog.panel._fill.isVisible()
    dialog.form.boxes["discussion"].editor.set_value_text("同意。")
    dialog._typed()
    dialog.panel.fill()
    assert dialog._stranger.isHidden()
    assert dialog.panel._fill.isHidden()
    assert tops(dialog, dialog.form, dialog.panel.form) == before
