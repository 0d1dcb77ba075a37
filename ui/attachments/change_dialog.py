"""Changing what is said of an attachment: its kind, its name and a note; what the file is, stays."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from models.fields import field_of
from models.records import Attachment
from models.store import Unit
from models.store.attachment_gate import AttachmentRefused, renamed
from ui.dialogs.ask import refuse
from ui.forms.record_dialog import RecordDialog
from ui.session import Session

_CHANGED = ("kind", "name", "note")


class ChangeDialog(RecordDialog[Attachment]):
    """The suffix stays, for it tells what the file is; a name that cannot be is refused, and what is typed stays."""

    def __init__(self, session: Session, attachment: Attachment, parent: QWidget | None) -> None:
        fields = [field_of(Attachment, name) for name in _CHANGED]
        super().__init__(session, attachment, parent, fields=fields, columns=1, width=460, focus="name")
        self._before = attachment.name

    def accept(self) -> None:
        try:
            super().accept()
        except AttachmentRefused as refusal:
            refuse(self, str(refusal).replace("没有添加", "没有改名").replace("再添加", "再保存"))

    def action(self, typed: Attachment) -> str:
        return f"修改附件：{renamed(typed.name, self._before)}"

    def write(self, unit: Unit, typed: Attachment) -> None:
        typed.name = renamed(typed.name, self._before)
        unit.save(typed)
