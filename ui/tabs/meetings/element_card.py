"""记录要素检查: which parts of the minutes an inspection looks for are there, and which are not yet."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QGridLayout

from models.rules.minutes import Element
from ui.icons import pixmap
from ui.widgets.card import Card
from ui.widgets.elide_label import ElideLabel
from ui.widgets.label import plain_label
from ui.widgets.layouts import empty
from ui.widgets.pill import Pill


class ElementCard(Card):
    """A line for each element, with what is missing beside it."""

    def __init__(self) -> None:
        super().__init__("记录要素检查")
        self._pill = Pill("")
        self.header.addStretch(1)
        self.header.addWidget(self._pill)
        self._lines = QGridLayout()
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setHorizontalSpacing(8)
        self._lines.setVerticalSpacing(5)
        self._lines.setColumnStretch(1, 1)
        self.body.addLayout(self._lines)

    _elements: Sequence[Element] = ()
    _compact = False

    def set_compact(self, compact: bool) -> None:
        """Shows only what is missing, where there is little room."""
        if compact != self._compact:
            self._compact = compact
            self.show_elements(self._elements)

    def missing(self) -> list[str]:
        """The labels of the elements that are not there."""
        return [element.label for element in self._elements if not element.ok]

    def show_elements(self, elements: Sequence[Element]) -> None:
        """Shows these instead of the present ones."""
        empty(self._lines)
        self._elements = list(elements)
        good = sum(element.ok for element in elements)
        self._pill.show_text(f"{good} / {len(elements)}", "ok" if good == len(elements) else "warn")
        shown = [e for e in elements if not e.ok] if self._compact else elements
        for row, element in enumerate(shown):
            mark = plain_label()
            name, colour = ("circle-check", "ok") if element.ok else ("triangle-alert", "warn")
            mark.setPixmap(pixmap(name, 16, colour))
            mark.setFixedWidth(18)
            mark.setAccessibleName("有" if element.ok else "缺")
            words = element.label if element.ok else f"{element.label}：{element.hint}"
            line = ElideLabel(words)
            line.show_tone("" if element.ok else "warn")
            self._lines.addWidget(mark, row, 0)
            self._lines.addWidget(line, row, 1)
