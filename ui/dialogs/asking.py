"""A short question before something is done: what is about to happen, lines to fill in, and what is still wanting."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from ui.widgets.button import button
from ui.widgets.label import plain_label
from ui.widgets.restyle import restyle


class AskingDialog(QDialog):
    """Subclasses make their lines, `lay_out` the whole, and say with `want` what keeps them from accepting."""

    def __init__(self, title: str, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setMinimumWidth(500)
        self._message = plain_label("", "note", wrap=True)
        self._note = ""
        self._marked: QWidget | None = None

    def lay_out(self, said: str, lines: QLayout, note: str, act: str, other: QPushButton | None = None) -> None:
        """said: what is about to happen · note: what else to know · act: label of the button · other: another thing one may do."""
        self._note = note
        foot = QHBoxLayout()
        foot.setSpacing(10)
        if other is not None:
            foot.addWidget(other)
        foot.addStretch(1)
        foot.addWidget(button("取消", self.reject))
        foot.addWidget(button(act, self.accept, icon_name="check", kind="primary"))
        column = QVBoxLayout(self)
        column.setContentsMargins(22, 18, 22, 16)
        column.setSpacing(12)
        column.addWidget(plain_label(said, "strong", wrap=True))
        column.addLayout(lines)
        column.addWidget(self._message)
        column.addLayout(foot)
        self.settle()

    def want(self, line: QWidget, sentence: str) -> None:
        """Says what is to be written into a line before it goes on."""
        self._message.setText(sentence)
        self._message.show()
        restyle(self._message, "tone", "bad")
        self._unmark()
        self._marked = line
        restyle(line, "tone", "warn")
        line.setFocus()
        if isinstance(line, QLineEdit):
            line.textChanged.connect(self._unmark, Qt.ConnectionType.SingleShotConnection)
        layout = self.layout()
        if (
            layout is not None and layout.hasHeightForWidth() and self.isVisible()
        ):  # a sentence of two lines would press the others together
            self.setMinimumHeight(layout.totalHeightForWidth(self.width()))

    def settle(self) -> None:
        """What was wanted is there: the note stands below the lines again, and nothing is marked."""
        self._message.setText(self._note)
        self._message.setVisible(bool(self._note))
        restyle(self._message, "tone", "")
        self._unmark()

    def _unmark(self, _text: str = "") -> None:
        marked, self._marked = self._marked, None
        if marked is not None:
            restyle(marked, "tone", "")
