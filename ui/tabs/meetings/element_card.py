"""记录要素检查: which parts of the minutes an inspection looks for are there; what is not is one click from where it is filled in."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout

from models.rules.minutes import Element
from ui.icons import pixmap
from ui.widgets.button import button
from ui.widgets.card import Card
from ui.widgets.elide_label import ElideLabel
from ui.widgets.label import plain_label, plain_tip
from ui.widgets.layouts import empty, shown
from ui.widgets.pill import Pill

SIGNED = "signed"


class ElementCard(Card):
    """A line for each element, with a link to the place of what is missing. The scan with signatures is wanted, not counted."""

    asked = Signal(str)
    """Where the keyboard is wanted: `Element.at`, or SIGNED."""

    def __init__(self) -> None:
        super().__init__("记录要素检查")
        self._pill = Pill("")
        self.header.addStretch(1)
        self.header.addWidget(self._pill)
        self._lines = QGridLayout()
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setHorizontalSpacing(8)
        self._lines.setVerticalSpacing(4)
        self._lines.setColumnStretch(1, 1)
        self.body.addLayout(self._lines)
        self._elements: Sequence[Element] = ()
        self._signed = False
        self._compact = self._locked = False
        self._drawn: object = None

    def set_compact(self, compact: bool) -> None:
        """Shows only what is missing, where there is little room."""
        self._compact = compact
        self._draw()

    def set_locked(self, locked: bool) -> None:
        """Offers no way to fill in what may not be changed now; a scan can always be added."""
        self._locked = locked
        self._draw()

    def missing(self) -> list[str]:
        """The labels of the elements that are not there."""
        return [element.label for element in self._elements if not element.ok]

    def lacking(self) -> list[str]:
        """The same with what exactly is missing."""
        return [f"{element.label}：{element.hint}" for element in self._elements if not element.ok]

    def show_elements(self, elements: Sequence[Element], signed: bool = False) -> None:
        """Shows these instead of the present ones; signed: whether a scan with signatures is there."""
        self._elements, self._signed = list(elements), signed
        self._draw()

    def _draw(self) -> None:
        now = (tuple(self._elements), self._signed, self._compact, self._locked)
        if now == self._drawn:  # a link that was just clicked must live on, and typing is fast
            return
        self._drawn = now
        empty(self._lines)
        good = sum(element.ok for element in self._elements)
        self._pill.show_text(f"{good} / {len(self._elements)}", "ok" if good == len(self._elements) else "warn")
        scan = Element("签名扫描件", self._signed, "签到表或签字后的记录扫描件还没有添加（不影响定稿）", SIGNED)
        lines = [e for e in (*self._elements, scan) if not (self._compact and e.ok)]
        for row, element in enumerate(lines):
            self._add(row, element)
        shown(self._lines)

    def _add(self, row: int, element: Element) -> None:
        mark = plain_label()
        name, colour = ("circle-check", "ok") if element.ok else ("triangle-alert", "warn")
        mark.setPixmap(pixmap(name, 16, colour))
        mark.setFixedWidth(18)
        mark.setAccessibleName("有" if element.ok else "缺")
        line = ElideLabel(element.label)
        self._lines.addWidget(mark, row, 0)
        self._lines.addWidget(line, row, 1)
        if element.ok:
            return
        line.setToolTip(plain_tip(element.hint))
        if not self._locked or element.at == SIGNED:
            fill = button("补充", partial(self.asked.emit, element.at), kind="link", hint=element.hint)
            fill.setAccessibleName(f"补充{element.label}")
            fill.setAccessibleDescription(element.hint)
            self._lines.addWidget(fill, row, 2)
