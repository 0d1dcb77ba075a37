"""A value with a button before and after it: one year back, one year on."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.widgets.button import button
from ui.widgets.label import plain_label


class Stepper(QWidget):
    """‹ 2026 年 ›; a button at the end of the range is disabled."""

    def __init__(
        self, back: Callable[[], object], on: Callable[[], object], what: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._back = button("", back, icon_name="chevron-left", kind="quiet", hint=f"上一{what}")
        self._on = button("", on, icon_name="chevron-right", kind="quiet", hint=f"下一{what}")
        self.words = plain_label("", "second")
        self.words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        for widget in (self._back, self.words, self._on):
            row.addWidget(widget)
        for each in (self._back, self._on):
            each.setFixedSize(26, 26)
            each.setProperty("small", True)

    def show_words(self, words: str, *, back: bool, on: bool) -> None:
        """Shows the value, and which way one can go."""
        self.words.setText(words)
        self.words.ensurePolished()
        self.words.setMinimumWidth(self.words.sizeHint().width() + 2)
        self._back.setEnabled(back)
        self._on.setEnabled(on)
