"""The first page of a dialog about a file: a place to drop a file on, the button to choose one, and other ways to begin."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from ui.widgets.empty_state import Action, EmptyState
from ui.widgets.label import plain_label
from ui.widgets.restyle import restyle

_READING = "正在读取…", "读完先列出来看，这时什么也不写入。"


class ImportStart(QWidget):
    """Title, text and buttons inside a dashed frame; below it the sentence about a file that was refused."""

    def __init__(self, title: str, text: str, actions: Sequence[Action]) -> None:
        super().__init__()
        zone = QFrame()
        zone.setObjectName("dropZone")
        inside = QVBoxLayout(zone)
        self._begin = title, text
        self.middle = EmptyState("file-spreadsheet", title, text, actions)
        inside.addWidget(self.middle)
        self._zone = zone
        self._message = plain_label("", "", wrap=True)
        self._message.setAccessibleName("没有读成的原因")
        restyle(self._message, "tone", "bad")
        self._message.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self._message)
        column.addWidget(zone, 1)

    def say(self, sentence: str) -> None:
        """Shows why a file was refused, '' for nothing."""
        self._message.setText(sentence)
        self._message.setVisible(bool(sentence))

    def work(self, on: bool) -> None:
        """Says that a file is being read; what begins another one stands there only while none is."""
        for each in self.middle.buttons:
            each.setHidden(on)
        self.middle.tell(*(_READING if on else self._begin))
        if not on:
            self.middle.buttons[0].setFocus()

    def message(self) -> str:
        """The sentence that is shown."""
        return self._message.text()

    def light_up(self, over: bool) -> None:
        """Shows that a file may be let go here."""
        restyle(self._zone, "over", over)
