"""A value with a button before and after it: one year back, one year on."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.widgets.button import button
from ui.widgets.label import plain_label, plain_tip
from ui.widgets.pill import Pill


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
        self.closed = Pill("已归档", "ok")
        self.closed.hide()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)  # the frame around a button is not to touch the words
        for widget in (self._back, self.words, self._on):
            row.addWidget(widget)
        row.addWidget(self.closed)
        for each in (self._back, self._on):
            each.setFixedSize(26, 26)
            each.setProperty("small", True)

    def show_words(self, words: str, *, back: bool, on: bool, closed: str = "") -> None:
        """Shows the value, and which way one can go. closed: that the year is closed and since when, '' where it is not."""
        self.closed.setVisible(bool(closed))
        self.closed.setToolTip(plain_tip(closed))
        self.closed.setAccessibleDescription(closed)
        self.words.setText(words)
        self.words.ensurePolished()
        self.words.setMinimumWidth(self.words.sizeHint().width() + 2)
        self._back.setEnabled(back)
        self._on.setEnabled(on)
