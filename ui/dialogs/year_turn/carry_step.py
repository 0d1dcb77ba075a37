"""② 结转: what becomes of each open thing, and what that will change, before it is written as one action."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QStackedWidget, QVBoxLayout

from models.records import Rectification, Responsibility, Training
from models.year_turn import Carrying
from ui.dialogs.sealed import write
from ui.dialogs.year_turn.carry_table import CarryTable
from ui.dialogs.year_turn.step import DRAFT, Step, Turn, restored
from ui.forms.drafts import Drafts
from ui.session import Session
from ui.widgets.button import button
from ui.widgets.empty_state import EmptyState
from ui.widgets.label import plain_label
from ui.widgets.restyle import restyle

_LOW = 86  # pixels of what will change: three lines


class CarryStep(Step):
    """Nothing is forced: what is left as it is goes on, or stays as it was planned."""

    label = "② 结转"

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._carrying: Carrying | None = None
        self._said = plain_label("", "second", wrap=True)
        self.table = CarryTable(session)
        self.table.edited.connect(self._tell)
        self._drafts = Drafts(session, lambda: self._carrying.told() if self._carrying else {}, self)
        self.table.edited.connect(self._drafts.touch)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.table)
        self._empty = EmptyState("circle-check", "", "")
        self._stack.addWidget(self._empty)
        self._items = plain_label("", "note", wrap=True)
        self._see_items = button("看整改台账", lambda: self.leading.emit(Rectification.table, 0), kind="link")
        self._batches = plain_label("", "note", wrap=True)
        self._see_batches = button("看教育培训", lambda: self.leading.emit(Training.table, 0), kind="link")
        self._count = plain_label("", "strong")
        self.preview = QPlainTextEdit()
        self.preview.setReadOnly(True)
        self.preview.setAccessibleName("将要改动的内容")
        self.preview.setTabChangesFocus(True)
        self.preview.setFixedHeight(_LOW)
        self._go = button("结转", self.carry, icon_name="check", kind="primary", hint="Ctrl+回车")
        top = QHBoxLayout()
        top.addWidget(self._count, 1)
        top.addWidget(self._go)
        below = QVBoxLayout()
        below.setSpacing(6)
        for words, link in ((self._items, self._see_items), (self._batches, self._see_batches)):
            row = QHBoxLayout()
            row.addWidget(words, 1)
            row.addWidget(link, 0, Qt.AlignmentFlag.AlignTop)
            below.addLayout(row)
        below.addLayout(top)
        below.addWidget(self.preview)
        self.column.addWidget(self._said)
        self.column.addWidget(self._stack, 1)
        self.column.addLayout(below)

    def count(self, turn: Turn) -> int:
        return sum(not isinstance(each.record, Responsibility) for each in turn.carrying.carried)

    def typed(self) -> bool:
        return self.table.touched

    def give_up(self) -> None:
        self._drafts.drop()

    def show_turn(self, turn: Turn) -> None:
        if self.typed() and self._carrying is not None:
            turn.carrying.take_over(self._carrying)
        typed, self._carrying, year, again = self.typed(), turn.carrying, turn.year, ""
        if not typed:
            self._drafts.key = f"{DRAFT}{year}:carry"
            if (found := self._drafts.found()) is not None:
                typed, again = turn.carrying.recall(found[1]), restored(found[0])
        self._said.setText("逐项看一遍：不改的照常继续，不用动。选好以后一次写入，可以一步撤销。" + again)
        self._empty.tell("没有要结转的", f"{year} 年的待办都办完了，计划的会都开了。")
        self._stack.setCurrentIndex(0 if turn.carrying.carried else 1)
        self._said.setVisible(bool(turn.carrying.carried))
        self.table.show_carrying(turn.carrying)
        self.table.touched = typed
        items, batches = turn.carrying.items, turn.carrying.batches
        self._items.setText(
            f"整改台账有 {len(items)} 项未销号：留在台账里继续整改，编号不变；{year + 1} 年新登记的从 01 号起。"
        )
        self._batches.setText(f"跨年的培训 {len(batches)} 批：名单、学时照旧，按各自的日期计入两年。")
        for words, link, shown in (
            (self._items, self._see_items, items),
            (self._batches, self._see_batches, batches),
        ):
            words.setVisible(bool(shown))
            link.setVisible(bool(shown))
        self._tell()

    def _tell(self) -> None:
        carrying = self._carrying
        if carrying is None:
            return
        changes, lacking = carrying.changes(), carrying.lacks()
        if self.table.unread:
            self._count.setText(f"有 {self.table.unread} 处日期看不出是哪一天，请改正")
        elif lacking:
            self._count.setText(f"“{lacking[0].record.title()}”：{lacking[0].lacks()}")
        else:
            self._count.setText(f"将要改动 {len(changes)} 处" if changes else "没有要改动的")
        wrong = bool(lacking or self.table.unread)
        restyle(self._count, "tone", "bad" if wrong else "")
        self.preview.setPlainText("\n".join(each.words() for each in changes))
        self.preview.setVisible(bool(changes))
        for widget in (self._count, self._go):
            widget.setVisible(bool(carrying.carried))
        self._go.show_label(f"结转 {len(changes)} 处" if changes else "结转")
        self._go.setEnabled(bool(changes) and not wrong)

    def carry(self) -> None:
        """Writes what was chosen, as one action."""
        carrying = self._carrying
        if carrying is None or carrying.lacks() or self.table.unread or not carrying.changes():
            return
        number = len(carrying.changes())
        self._drafts.drop()
        self.table.touched = False  # or what is typed would stay, instead of what is written
        label = f"结转 {carrying.year} 年度未了事项 {number} 处"
        self.table.touched = not write(self.session, label, lambda unit: carrying.write(unit, self.session.today))
