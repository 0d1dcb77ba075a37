"""The dialog around a form: it grows where remarks come, as long as there is room."""

from PySide6.QtWidgets import QApplication

from models.records import Transfer
from models.records.transfer import OUT
from ui.dialogs.going.transfer_dialog import TransferDialog

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
