"""Why: one line that must be filled in before a sealed record is changed, or a record is declared void."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from models.kinds import one_line
from ui.dialogs.run import run
from ui.widgets.button import button
from ui.widgets.label import plain_label
from ui.widgets.restyle import restyle


class ReasonDialog(QDialog):
    """Accepted when the line says something; `reason` is that. `other` is a second thing one may do instead, `chose_other`
    whether it was chosen."""

    def __init__(
        self, title: str, said: str, act: str, parent: QWidget | None, *, hint: str, note: str = "", other: str = "",
        other_needs_reason: bool = True,
    ) -> None:  # fmt: skip
        """said: what is about to happen · act, other: labels of the buttons · hint: such a reason · note: what else to know."""
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setMinimumWidth(500)
        self.chose_other = False
        self._other_needs_reason = other_needs_reason
        self._line = QLineEdit()
        self._line.setPlaceholderText(hint)
        self._line.setAccessibleName("原因")
        self._line.setMaxLength(200)
        caption = plain_label("原因 *")
        caption.setObjectName("caption")
        caption.setBuddy(self._line)
        self._message = plain_label(note, "note", wrap=True)
        self._message.setVisible(bool(note))
        foot = QHBoxLayout()
        foot.setSpacing(10)
        if other:
            foot.addWidget(button(other, self._other, kind="danger"))
        foot.addStretch(1)
        foot.addWidget(button("取消", self.reject))
        foot.addWidget(button(act, self.accept, icon_name="check", kind="primary"))
        column = QVBoxLayout(self)
        column.setContentsMargins(22, 18, 22, 16)
        column.setSpacing(12)
        column.addWidget(plain_label(said, "strong", wrap=True))
        column.addWidget(caption)
        column.addWidget(self._line)
        column.addWidget(self._message)
        column.addLayout(foot)
        self._line.returnPressed.connect(self.accept)
        self._line.setFocus()

    @property
    def reason(self) -> str:
        """What was written."""
        return one_line(self._line.text())

    def write(self, text: str) -> None:
        """Puts a reason into the line."""
        self._line.setText(text)

    def _other(self) -> None:
        if self._other_needs_reason and not self.reason:
            self._want()
            return
        self.chose_other = True
        super().accept()

    def _want(self) -> None:
        self._message.setText("请用一句话写明原因，原因会和这次改动一起留在历次版本里。")
        self._message.show()
        restyle(self._message, "tone", "bad")
        restyle(self._line, "tone", "warn")
        self._line.setFocus()

    def accept(self) -> None:
        if self.reason:
            super().accept()
        else:
            self._want()


def reason_for(parent: QWidget | None, title: str, said: str, act: str, *, hint: str, note: str = "") -> str:
    """The reason that she gives; '' where she changed her mind."""
    dialog = ReasonDialog(title, said, act, parent, hint=hint, note=note)
    return dialog.reason if run(dialog) else ""
