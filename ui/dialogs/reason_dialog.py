"""Why: one line that must be filled in before a sealed record is changed, or a record is declared void."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from models.kinds import one_line
from ui.dialogs.asking import AskingDialog
from ui.dialogs.run import run
from ui.widgets.button import button
from ui.widgets.label import plain_label
from ui.widgets.only_words import WordLine

_WANTED = "请用一句话写明原因，原因会和这次改动一起留在历次版本里。"


class ReasonDialog(AskingDialog):
    """Accepted when the line says something; `reason` is that. `other` is a second thing one may do instead, `chose_other`
    whether it was chosen."""

    def __init__(
        self, title: str, said: str, act: str, parent: QWidget | None, *, hint: str, note: str = "", other: str = "",
        other_needs_reason: bool = True,
    ) -> None:  # fmt: skip
        """said: what is about to happen · act, other: labels of the buttons · hint: such a reason · note: what else to know."""
        super().__init__(title, parent)
        self.chose_other = False
        self._other_needs_reason = other_needs_reason
        self._line = WordLine()
        self._line.setPlaceholderText(hint)
        self._line.setAccessibleName("原因")
        self._line.setMaxLength(200)
        caption = plain_label("原因 *")
        caption.setObjectName("caption")
        caption.setBuddy(self._line)
        lines = QVBoxLayout()
        lines.setSpacing(12)
        lines.addWidget(caption)
        lines.addWidget(self._line)
        self.lay_out(said, lines, note, act, button(other, self._other, kind="danger") if other else None)
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
            self.want(self._line, _WANTED)
            return
        self.chose_other = True
        super().accept()

    def accept(self) -> None:
        if self.reason:
            super().accept()
        else:
            self.want(self._line, _WANTED)


def reason_for(parent: QWidget | None, title: str, said: str, act: str, *, hint: str, note: str = "") -> str:
    """The reason that she gives; '' where she changed her mind."""
    dialog = ReasonDialog(title, said, act, parent, hint=hint, note=note)
    return dialog.reason if run(dialog) else ""
