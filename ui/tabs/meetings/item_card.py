"""One item in the agenda: its title, what was said and decided, how the vote went, and what came of it."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from models.records import AgendaItem
from models.rules import votes
from models.rules.limits import Limits
from ui.tabs.meetings.follow_up import FollowUp
from ui.widgets.button import Button, button
from ui.widgets.elide_label import ElideLabel
from ui.widgets.label import plain_label
from ui.widgets.pill import Pill
from ui.widgets.read_only import BESIDE

_SHOWN = 600  # characters of a text; a label that is higher than the window is read by nobody
_TONES = {votes.PASSED: "ok", votes.INCOMPLETE: "neutral"}


class ItemCard(QFrame):
    """Enter or a double click opens it, Alt with arrows moves it, Delete takes it out."""

    opened = Signal()
    moved = Signal(int)
    removed = Signal()
    several = Signal()
    wanted = Signal(str)
    """task, rectification or opinions: what the decision is to become."""
    followed = Signal(object)

    def __init__(self, item: AgendaItem, came: Sequence[FollowUp], limits: Limits) -> None:
        super().__init__()
        self.place = 0
        """Where it stands in the agenda, from 0."""
        self.says = told(item, came, limits)
        """All that it shows, its place excepted."""
        self._title_text = item.title_text
        self.setObjectName("card")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleDescription("回车修改，Alt+上下移动，Delete 删除")
        self.setToolTip("回车或双击修改 · Alt+↑↓ 调整次序 · Delete 删除")
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 10, 14, 10)
        column.setSpacing(5)
        top = QHBoxLayout()
        top.setSpacing(8)
        self._title = plain_label("", "strong", wrap=True)
        top.addWidget(self._title, 1)
        result = votes.verdict(item, limits)
        if votes.taken(item):
            top.addWidget(Pill(result.outcome, _TONES.get(result.outcome, "bad")), 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(top)
        for label, text in (
            ("", item.topic),
            ("报告：", item.report),
            ("", item.discussion),
            ("测评：" if votes.grading(item) else "表决：", votes.sentence(item, limits)),
            ("", "" if result.decided or not votes.taken(item) else result.problem),
            ("决议：", item.decision),
            ("", _charged(item)),
        ):
            if text:
                column.addWidget(plain_label(label + _beginning(text), "note" if text == item.topic else "", wrap=True))
        for one in came:
            column.addWidget(self._came(one))
        column.addLayout(self._buttons(item))

    def number(self, place: int, count: int) -> None:
        """Gives it its place among so many."""
        self.place = place
        self._title.setText(f"{place + 1}. {self._title_text}")
        self.setAccessibleName(f"第 {place + 1} 项议题：{self._title_text}")
        self._up.setVisible(place > 0)
        self._down.setVisible(place + 1 < count)

    def _came(self, one: FollowUp) -> QWidget:
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(Pill(one.state, one.tone))
        line.addWidget(ElideLabel(f"{one.label}：{one.title}"), 1)
        go = button("查看", lambda: self.followed.emit(one), kind="link", hint=f"查看{one.label}：{one.title}")
        go.setAccessibleName(f"查看{one.label}：{one.title}")
        go.setProperty("always", True)  # of an archived record too
        line.addWidget(go)
        return row

    def _buttons(self, item: AgendaItem) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(4)
        row.addWidget(button("修改", self.opened.emit, kind="link"))
        row.addWidget(button("逐个表决", self.several.emit, kind="link", hint="几名对象各成一项，逐个讨论、逐个表决"))
        row.addWidget(self._beside("转为整改", "rectification"))
        if item.discussion.strip():
            hint = "讨论发言里提的意见、批评，逐条登记为整改事项"
            row.addWidget(self._beside("登记意见", "opinions", hint))
        row.addWidget(self._beside("转为待办", "task"))
        row.addStretch(1)
        self._up = button("上移", lambda: self.moved.emit(-1), kind="link", hint="Alt+↑")
        self._down = button("下移", lambda: self.moved.emit(1), kind="link", hint="Alt+↓")
        row.addWidget(self._up)
        row.addWidget(self._down)
        row.addWidget(button("删除", self.removed.emit, kind="link", hint="Delete"))
        return row

    def _beside(self, label: str, what: str, hint: str = "") -> Button:
        made = button(label, lambda: self.wanted.emit(what), kind="link", hint=hint)
        made.setProperty(BESIDE, True)
        return made

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, alt = event.key(), bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit()
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down) and alt:
            self.moved.emit(-1 if key == Qt.Key.Key_Up else 1)
        elif key == Qt.Key.Key_Delete:
            self.removed.emit()
        else:
            super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.opened.emit()


def told(item: AgendaItem, came: Sequence[FollowUp], limits: Limits) -> str:
    """All that is told of an item, of how its vote is counted and of what came of it, its place excepted: by this a card is
    known again."""
    return repr((dataclasses.replace(item, position=None), votes.sentence(item, limits), list(came)))


def _beginning(text: str) -> str:
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN].rstrip()}…（共 {len(text)} 字，回车看全文）"


def _charged(item: AgendaItem) -> str:
    parts = [f"责任人：{item.owner}" if item.owner else "", f"完成时限：{item.show('due')}" if item.due else ""]
    return "　".join(part for part in parts if part)
