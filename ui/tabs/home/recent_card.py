"""最近记录: the last meetings, batches and steps of the register, with who came."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout

from models.rules.recent import Recent
from ui.widgets.bar import Bar
from ui.widgets.button import button
from ui.widgets.card import Card
from ui.widgets.elide_label import ElideLabel
from ui.widgets.label import plain_label
from ui.widgets.layouts import empty, shown
from ui.widgets.link_label import LinkLabel
from ui.widgets.pill import Pill

MOST = 4
_BAR, _WORDS = 88, 96  # pixels


class RecentCard(Card):
    """One line each; the title leads to the record."""

    asked = Signal(str, int)
    """The table and id of a record; of the meetings as a whole with 0."""

    def __init__(self) -> None:
        super().__init__("最近记录")
        self.header.addStretch(1)
        self.header.addWidget(button("查看全部", lambda: self.asked.emit("meeting", 0), kind="link"))
        self.grid = QGridLayout()
        self.grid.setHorizontalSpacing(12)
        self.grid.setVerticalSpacing(10)
        self.grid.setColumnStretch(2, 1)
        self.body.addLayout(self.grid)
        self.body.addStretch(1)

    def show_recent(self, found: Sequence[Recent]) -> None:
        """Shows these instead."""
        empty(self.grid)
        if not found:
            words = "还没有记录。开完会按右上角“记录会议”；会议、培训和整改的办理情况都列在这里。"
            self.grid.addWidget(plain_label(words, "note", wrap=True), 0, 0, 1, 5)
        for row, one in enumerate(found):
            self._add(row, one)
        shown(self.grid)

    def _add(self, row: int, one: Recent) -> None:
        when = f"{one.day.month}月{one.day.day}日" if one.day.whole else str(one.day)
        title = LinkLabel(one.title)
        title.setAccessibleName("，".join(word for word in (f"打开 {when} {one.kind}", one.title, one.words) if word))
        title.clicked.connect(lambda: self.asked.emit(one.table, one.record))
        self.grid.addWidget(plain_label(when, "note"), row, 0)
        self.grid.addWidget(Pill(one.kind, one.tone), row, 1, Qt.AlignmentFlag.AlignLeft)
        self.grid.addWidget(title, row, 2)
        words = ElideLabel(one.words, "note")
        words.setFixedWidth(_WORDS)
        if one.came[1]:
            bar = Bar(one.came[0] / one.came[1], "ok")
            bar.setFixedWidth(_BAR)
            self.grid.addWidget(bar, row, 3)
        self.grid.addWidget(words, row, 4)
