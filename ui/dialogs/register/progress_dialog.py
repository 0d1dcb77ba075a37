"""记进展: an entry on the progress of an item, with the files that show it; kept as one action."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from models.fields import field_of
from models.records import Attachment, Progress, Rectification
from models.records.attachment import EVIDENCE_KINDS, likely_evidence
from models.store import Unit
from ui.attachments.card import attachments_of
from ui.attachments.new_files import NewFiles
from ui.dialogs.register.problem_label import problem_label
from ui.forms.record_dialog import RecordDialog
from ui.session import Session
from ui.widgets.label import plain_label


class ProgressDialog(RecordDialog[Progress]):
    """Adds or changes an entry."""

    def __init__(self, session: Session, entry: Progress, item: Rectification, parent: QWidget | None) -> None:
        fields = [field_of(Progress, name) for name in ("day", "by", "text")]
        focus = "" if entry.id else "text"
        super().__init__(session, entry, parent, fields=fields, columns=2, width=600, lines=5, focus=focus)
        self._item = item
        kept: list[Attachment] = attachments_of(session, entry)
        self.files = NewFiles(session, kept, likely_evidence, EVIDENCE_KINDS)
        self.files.edited.connect(self.fit)
        self.body.insertWidget(0, problem_label(item))
        self.body.addWidget(plain_label("附件（整改前后的照片、材料；也是销号的佐证）", "note"))
        self.body.addWidget(self.files)
        self.fit()

    def touched(self) -> bool:
        return super().touched() or self.files.changed

    def accept(self) -> None:
        if self.files.busy:
            self._say("附件正在添加，请稍等", "warn")
            return
        super().accept()

    def action(self, typed: Progress) -> str:
        files = sum(not file.id for file in self.files.files)
        more = f"，附件 {files} 件" if files else ""
        return f"{'修改' if typed.id else '记'}整改进展：{self._item.title()}{more}"

    def write(self, unit: Unit, typed: Progress) -> None:
        super().write(unit, typed)
        self.files.write(unit, typed)
