"""The gaps beside the matrix: what is missing, why, by which article, and the two ways to mend it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from models.rules.meetings import MISSING
from models.rules.planning.gaps import Gap, Gaps
from ui.widgets.button import button
from ui.widgets.card import Card
from ui.widgets.elide_label import ElideLabel
from ui.widgets.label import plain_label
from ui.widgets.layouts import empty, shown
from ui.widgets.pill import Pill
from ui.widgets.scrolling import scrolling

_WORDS = {MISSING: ("缺", "bad")}
_EARLIER = "要对照以前的，在设置 → 支部信息里把“启用日期”改早。"


class GapList(Card):
    """The duties with gaps; what is over goes before what is still due."""

    record = Signal(object)
    """A Gap whose record is to be begun or opened."""
    plan = Signal(object)
    """A Gap that is to be planned, or whose line of the plan is to be shown."""

    def __init__(self) -> None:
        super().__init__("缺什么")
        self._count = Pill("", "bad")
        self.header.addWidget(self._count)
        self.header.addStretch(1)
        inner = QWidget()
        inner.setObjectName("canvas")
        self._rows = QVBoxLayout(inner)
        self._rows.setContentsMargins(0, 0, 8, 0)
        self._rows.setSpacing(14)
        self.body.addWidget(scrolling(inner), 1)

    def show_gaps(self, found: Sequence[Gaps], year: int, unchecked: str = "") -> None:
        """Shows the gaps of a year; unchecked: the sentence about the time of it before the ledger began."""
        empty(self._rows)
        missing = sum(gap.state == MISSING for those in found for gap in those.gaps)
        self._count.show_text(str(missing), "bad")
        self._count.setVisible(missing > 0)
        for those in sorted(found, key=lambda t: all(gap.state != MISSING for gap in t.gaps)):
            self._rows.addWidget(self._block(those))
        if not found and not unchecked:
            self._rows.addWidget(plain_label(f"{year} 年没有缺的会，也没有等着开的会。", "note", wrap=True))
        if unchecked:
            self._rows.addWidget(plain_label(unchecked + _EARLIER, "note", wrap=True))
        self._rows.addStretch(1)
        shown(self._rows)

    def _block(self, those: Gaps) -> QWidget:
        block = QWidget()
        column = QVBoxLayout(block)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(5)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(ElideLabel(those.duty.label, "strong"), 1)
        head.addWidget(plain_label(those.duty.requirement, "note"))
        column.addLayout(head)
        if those.article is not None:
            words = plain_label(f"{those.article.says}。{those.duty.note.strip('（）')}", "note", wrap=True)
            cited = plain_label(those.article.citation(), "note", wrap=True)
            column.addWidget(words)
            column.addWidget(cited)
        for gap in those.gaps:
            column.addWidget(self._row(gap))
        return block

    def _row(self, gap: Gap) -> QWidget:
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 1, 0, 1)
        line.setSpacing(8)
        word, tone = _WORDS.get(gap.state, ("待开", "warn"))
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(ElideLabel(gap.span.name()))
        words.addWidget(ElideLabel(gap.reason, "note"))
        line.addWidget(Pill(word, tone))
        line.addLayout(words, 1)
        about = f"{gap.when}{gap.duty.label}"
        first = "打开" if gap.draft else "补录" if gap.state == MISSING else "记录"
        second = "看计划" if gap.planned else "列入计划"
        for label, signal in ((first, self.record), (second, self.plan)):
            made = button(label, partial(signal.emit, gap), kind="link")
            made.setAccessibleName(f"{label}：{about}")
            line.addWidget(made)
        return row
