"""记录要素检查: which parts of the minutes an inspection looks for are there, and what the rules say of the record; what is
to be mended is one click from its place."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtWidgets import QGridLayout

from models.rules.articles import citation, in_brackets
from models.rules.finding import INFO, LEVEL_WORDS, Finding
from models.rules.minutes import SIGNED, Element, scan
from ui.look.icons import pixmap
from ui.look.levels import LEVEL_LOOK
from ui.widgets.button import button
from ui.widgets.card import Card
from ui.widgets.elide_label import ElideLabel
from ui.widgets.label import plain_label, plain_tip
from ui.widgets.layouts import empty, shown
from ui.widgets.pill import Pill

_MARKS = {
    "": ("circle-check", "ok", "有"),
    "lacking": ("triangle-alert", "warn", "缺"),
    "wanted": ("info", "info", "还没有"),
    **{level: (*LEVEL_LOOK[level], word) for level, word in LEVEL_WORDS.items()},
}
"""Icon, colour and word of a line: "" where an element is there, else what is wrong."""


class ElementCard(Card):
    """A line for each element, with a link to the place of what is missing; above them what the rules find to be mended in the
    record, below them what they only remark. The scan with signatures is wanted, not counted."""

    asked = Signal(str)
    """Where something is to be filled in: `Element.at`, or SIGNED."""
    looked = Signal(str)
    """Where something is to be looked at: `Finding.at`."""

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
        self._findings: Sequence[Finding] = ()
        self._scan = scan(False)
        self._row = 0
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

    def lacking(self) -> list[str]:
        """The elements that are not there, each with what exactly is missing."""
        return [f"{element.label}：{element.hint}" for element in self._elements if not element.ok]

    def told(self, level: str) -> list[str]:
        """What the rules say of the record with so much weight: ERROR is what is to be mended, WARNING what is to be checked."""
        return [finding.message for finding in self._findings if finding.level == level]

    def show_elements(self, elements: Sequence[Element], signed: Element, findings: Sequence[Finding] = ()) -> None:
        """Shows these instead of the present ones; signed: the line of the scan with signatures."""
        self._elements, self._scan, self._findings = list(elements), signed, list(findings)
        self._draw()

    def _draw(self) -> None:
        now = (tuple(self._elements), tuple(self._findings), self._scan, self._compact, self._locked)
        if now == self._drawn:  # a link that was just clicked must live on, and typing is fast
            return
        self._drawn = now
        empty(self._lines)
        good = sum(element.ok for element in self._elements)
        self._pill.show_text(f"{good} / {len(self._elements)}", "ok" if good == len(self._elements) else "warn")
        lines = [e for e in (*self._elements, self._scan) if not (self._compact and e.ok)]
        self._row = 0
        above = [finding for finding in self._findings if finding.level != INFO]  # the end is often below the window
        self._add_findings(above)
        for element in lines:
            fill = () if element.ok or (self._locked and element.at != SIGNED) else ("补充", self.asked, element.at)
            state = "" if element.ok else "wanted" if element is self._scan else "lacking"
            self._add(state, element.label, element.hint, *fill)
        self._add_findings([finding for finding in self._findings if finding not in above])
        shown(self._lines)

    def _add_findings(self, findings: Sequence[Finding]) -> None:
        for finding in findings:
            told = finding.message + in_brackets(citation(finding.article))
            self._add(
                finding.level,
                finding.message,
                told,
                *(("查看", self.looked, finding.at) if finding.at else ()),
                whole=True,
            )

    def _add(
        self,
        state: str,
        text: str,
        hint: str,
        act: str = "",
        says: SignalInstance | None = None,
        at: str = "",
        *,
        whole: bool = False,
    ) -> None:
        """A line at the end. state: a key of _MARKS · act, says, at: what the link is called, what it says, and where it leads · whole: the text takes
        as many lines as it needs."""
        row, self._row = self._row, self._row + 1
        name, colour, word = _MARKS[state]
        mark = plain_label()
        mark.setPixmap(pixmap(name, 16, colour))
        mark.setFixedWidth(18)
        mark.setContentsMargins(0, 3 if whole else 0, 0, 0)
        mark.setAccessibleName(word)
        line = plain_label(text) if whole else ElideLabel(text)
        line.setWordWrap(whole)
        self._lines.addWidget(mark, row, 0, *((Qt.AlignmentFlag.AlignTop,) if whole else ()))
        self._lines.addWidget(line, row, 1)
        if hint:
            line.setToolTip(plain_tip(hint))
        if says is not None:
            link = button(act, partial(says.emit, at), kind="link", hint=hint)
            link.setAccessibleName(f"{act}{text}")
            link.setAccessibleDescription(hint)
            self._lines.addWidget(link, row, 2, *((Qt.AlignmentFlag.AlignTop,) if whole else ()))
