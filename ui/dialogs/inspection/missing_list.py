"""What is still missing, sort by sort, each with the records; a double click or Enter leads to the record."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QTreeWidget, QTreeWidgetItem, QVBoxLayout, QWidget

from models.inspection import SECTIONS
from models.inspection.missing import Missing, grouped
from ui.widgets.label import plain_label, plain_tip

_LINE = int(Qt.ItemDataRole.UserRole)
_NOTHING = "没有发现缺的材料。"
_USUAL = "通常要有；没有条文规定"


class MissingList(QWidget):
    """A tree of two levels, and below it the article that asks for what the current line says."""

    chosen = Signal(str, int)
    """The table and id of the record to show."""

    def __init__(self) -> None:
        super().__init__()
        self.title = plain_label("还缺什么", "strong")
        self.tree = QTreeWidget()
        self.tree.setHeaderHidden(True)
        self.tree.setAccessibleName("还缺什么")
        self.tree.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.tree.setTextElideMode(Qt.TextElideMode.ElideMiddle)  # what is missing stands at the end
        self.tree.itemActivated.connect(self._open)
        self.tree.currentItemChanged.connect(lambda item, _before: self._tell(item))
        self._ground = plain_label("", "note", wrap=True)
        self._ground.setMinimumHeight(self._ground.fontMetrics().lineSpacing() * 2)
        self._ground.setAlignment(Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.title)
        column.addWidget(self.tree, 1)
        column.addWidget(self._ground)

    def wait(self, said: str) -> None:
        """Shows nothing while it is looked for."""
        self.tree.clear()
        self.title.setText(said)
        self._ground.setText("")

    def show_missing(self, found: Sequence[Missing]) -> None:
        """Shows these instead, the sorts folded."""
        self.tree.clear()
        for one, those in grouped(found):
            part = SECTIONS[one.section].name
            if len(those) == 1:
                self.tree.addTopLevelItem(_item(f"{part}：{one.text}", one))
                continue
            head = _item(f"{part}：{one.reason}（{len(those)} 处）", one, head=True)
            head.addChildren([_item(each.subject or each.reason, each) for each in those])
            self.tree.addTopLevelItem(head)
        self.title.setText(f"还缺 {len(found)} 处" if found else _NOTHING)
        self._ground.setText("")
        first = self.tree.topLevelItem(0)
        if first is not None:
            self.tree.setCurrentItem(first)

    def _tell(self, item: QTreeWidgetItem | None) -> None:
        one: Missing | None = item.data(0, _LINE) if item is not None else None
        if one is not None:
            leads = "双击打开相应的记录。" if one.table and not (item and item.childCount()) else "展开看是哪些。"
            self._ground.setText(f"依据：{one.ground or _USUAL}。{leads}")

    def _open(self, item: QTreeWidgetItem) -> None:
        one: Missing | None = item.data(0, _LINE)
        if one is not None and one.table and not item.childCount():
            self.chosen.emit(one.table, one.record)


def _item(text: str, one: Missing, *, head: bool = False) -> QTreeWidgetItem:
    item = QTreeWidgetItem([text])
    item.setData(0, _LINE, one)
    item.setToolTip(0, plain_tip(text))
    if head:
        item.setData(0, int(Qt.ItemDataRole.AccessibleTextRole), f"{text}，可展开")
    return item
