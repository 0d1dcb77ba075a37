"""逐个表决: the persons of whom each gets an item of his own, discussed and voted on one after another."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from models.fields import field_of
from models.records import AgendaItem
from ui.forms.editors import editor_for
from ui.session import Session
from ui.widgets.button import button
from ui.widgets.label import plain_label


class CandidatesDialog(QDialog):
    """Asks for names; they are in `names` after it was accepted."""

    def __init__(self, session: Session, before: str, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setWindowTitle("逐个表决")
        self.setMinimumWidth(480)
        self.names: list[str] = []
        people = field_of(AgendaItem, "tellers")
        self.editor = editor_for(people, session)
        self.editor.setAccessibleName("表决对象")
        self.editor.set_value_text(before)
        self._wrong = plain_label("")
        self._wrong.setObjectName("fieldMessage")
        self._wrong.setProperty("tone", "warn")
        column = QVBoxLayout(self)
        column.setContentsMargins(22, 18, 22, 14)
        column.setSpacing(10)
        column.addWidget(
            plain_label("每人一项，议题、表决方式、监票人和应到实到照这一项，讨论、票数、决议分别填写。", wrap=True)
        )
        caption = plain_label("表决对象（几个人用、隔开，可用拼音）")
        caption.setBuddy(self.editor)
        column.addWidget(caption)
        column.addWidget(self.editor)
        column.addWidget(self._wrong)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(button("取消", self.reject))
        row.addWidget(button("分成几项", self.accept, icon_name="check", kind="primary", hint="Ctrl+Enter"))
        column.addLayout(row)

    def accept(self) -> None:
        text = self._kind_read()
        self.names = [name for name in text.split("、") if name]
        if not self.names:
            self._wrong.setText("请填写表决对象")
            return
        super().accept()

    def _kind_read(self) -> str:
        return str(field_of(AgendaItem, "tellers").kind.read(self.editor.value_text()))
