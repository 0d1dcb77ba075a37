"""Beside the list of 自查: one finding in full, or a head with the names; the article, what else is said of its record, and what
can be done about it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from models.rules.articles import articles, rules
from models.rules.self_check import TABS, tab_of
from ui.tabs.selfcheck.finding_list import look_of
from ui.tabs.selfcheck.folding import Head, Row
from ui.tabs.selfcheck.lines import Line
from ui.widgets.article_card import ArticleCard
from ui.widgets.button import button
from ui.widgets.go_row import GoRow
from ui.widgets.label import plain_label
from ui.widgets.layouts import empty, shown
from ui.widgets.pill import Pill
from ui.widgets.reading_order import in_order
from ui.widgets.rule import rule
from ui.widgets.scrolling import scrolling

_WIDE, _NARROW, _MOST = 372, 332, 30
"""Pixels of the panel, and how many other findings of a record are listed."""
_SELECTABLE = Qt.TextInteractionFlag.TextSelectableByMouse


class FindingDetail(QFrame):
    """One line or head; `going`, `waiving` and `taking_back` ask for what the buttons say, `chosen` for another line."""

    going, waiving, taking_back = Signal(object), Signal(object), Signal(object)
    chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("detail")
        self._row: Row | None = None
        self.level, self.due = Pill(""), Pill("")
        self._tab = plain_label("", "note")
        self.subject, self.message = plain_label("", "title", wrap=True), plain_label("", wrap=True)
        self.reason = plain_label("", wrap=True)
        for label in (self.subject, self.message, self.reason):
            label.setTextInteractionFlags(_SELECTABLE)
        self._looks_at = plain_label("", "note", wrap=True)
        self.card = ArticleCard()
        self._others_title, self._others = plain_label("", "strong"), QVBoxLayout()
        self._others.setSpacing(0)
        self.go = button("去处理", self._emit(self.going), icon_name="pencil", kind="primary", hint="打开记录（Enter）")
        self.waive = button("不适用…", self._emit(self.waiving), hint="写明原因，以后不再列出；自查报告里列出原因")
        self.take_back = button(
            "恢复检查", self._emit(self.taking_back), icon_name="undo-2", hint="撤回不适用，重新列出"
        )
        self._stack = QStackedWidget()
        nothing = plain_label("选择左侧一条，这里显示全文和依据", "note")
        nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._stack.addWidget(nothing)
        self._stack.addWidget(self._laid_out())
        outer = QVBoxLayout(self)
        outer.setContentsMargins(1, 0, 0, 0)
        outer.addWidget(self._stack)
        self.set_narrow(False)

    def _emit(self, signal: object) -> partial[None]:
        return partial(self._say, signal)

    def _say(self, signal: object) -> None:
        if self._row is not None:
            signal.emit(self._row)  # type: ignore[attr-defined]

    def _laid_out(self) -> QWidget:
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self.level)
        head.addWidget(self.due)
        head.addStretch(1)
        head.addWidget(self._tab)
        inner = QWidget()
        inner.setObjectName("canvas")
        column = QVBoxLayout(inner)
        column.setContentsMargins(20, 16, 16, 16)
        column.setSpacing(10)
        column.addLayout(head)
        for label in (self.subject, self.message, self.reason):
            column.addWidget(label)
        column.addSpacing(4)
        column.addWidget(rule())
        column.addWidget(plain_label("依据", "strong"))
        column.addWidget(self.card)
        column.addWidget(self._looks_at)
        column.addSpacing(4)
        column.addWidget(self._others_title)
        column.addLayout(self._others)
        column.addStretch(1)
        foot = QHBoxLayout()
        foot.setContentsMargins(20, 10, 16, 12)
        foot.setSpacing(8)
        for made in (self.go, self.waive, self.take_back):
            foot.addWidget(made)
        foot.addStretch(1)
        full = QWidget()
        rows = QVBoxLayout(full)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        rows.addWidget(scrolling(inner), 1)
        rows.addWidget(rule())
        rows.addLayout(foot)
        return full

    def set_narrow(self, narrow: bool) -> None:
        """Takes less room in a narrow window."""
        self.setFixedWidth(_NARROW if narrow else _WIDE)

    def show_line(self, row: Row | None, others: Sequence[Line] = ()) -> None:
        """Shows a line with the others of its record, a head, or that none is chosen."""
        self._row = row
        self._stack.setCurrentIndex(0 if row is None else 1)
        if row is None:
            return
        many = isinstance(row, Head)
        line = row.face if isinstance(row, Head) else row
        of = line.finding
        self.level.show_text(line.level_word, look_of(line)[1])
        self.due.show_text(f"期限 {of.due}" if of.due else "", "neutral")
        self.due.setVisible(of.due is not None)
        self._tab.setText(TABS[tab_of(of)])
        self.subject.setText(of.subject)
        self.message.setText(f"{of.message}。" if of.message else "")
        self.message.setVisible(bool(of.message))
        self.reason.setText(_reason(line))
        self.reason.setVisible(line.waiver is not None)
        self.card.show_article(articles().get(of.article))
        known = rules().get(of.rule)
        self._looks_at.setText(f"看的是：{known.says}（规则 {of.rule}）" if known else "")
        self._looks_at.setVisible(known is not None)
        self.go.setVisible(bool(of.table) and not many)
        self.waive.show_label("都不适用…" if many else "不适用…")
        self.take_back.show_label("都恢复检查" if many else "恢复检查")
        self.waive.setVisible(line.waiver is None)
        self.take_back.setVisible(line.waiver is not None)
        self._show_others(others)

    def _show_others(self, others: Sequence[Line]) -> None:
        empty(self._others)
        self._others_title.setText(f"同一记录还有 {len(others)} 条")
        self._others_title.setVisible(bool(others))
        rows: list[GoRow] = []
        for other in others[:_MOST]:
            row = GoRow(other.level_word, other.finding.message)
            row.clicked.connect(partial(self.chosen.emit, other))
            self._others.addWidget(row)
            rows.append(row)
        shown(self._others)
        in_order(*rows, self.go, self.waive, self.take_back)


def _reason(line: Line) -> str:
    if line.waiver is None:
        return ""
    when = f"{line.waiver.show('day')} " if line.waiver.day else ""
    return f"{when}标为不适用。原因：{line.waiver.reason.strip() or '没有写'}"
