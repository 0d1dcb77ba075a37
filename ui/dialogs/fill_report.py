"""What was not filled in a form and why, in groups; a line leads to its cell in the preview."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import (
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from ui.widgets.label import plain_label, plain_tip

_PLACE = int(Qt.ItemDataRole.UserRole)
_NOTES = "请留意"


class _Wrapped(QStyledItemDelegate):
    """Lets long lines go on: a tree asks for heights without saying how wide it is."""

    def __init__(self, tree: QTreeWidget) -> None:
        super().__init__(tree)
        self._tree = tree

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        room = max(80, self._tree.viewport().width() - 2 * self._tree.indentation() - 12)
        flags = int(Qt.TextFlag.TextWordWrap) | int(Qt.TextFlag.TextWrapAnywhere)
        metrics = QFontMetrics(index.data(Qt.ItemDataRole.FontRole) or option.font)
        box = metrics.boundingRect(QRect(0, 0, room, 10_000), flags, str(index.data()))
        return QSize(room, box.height() + 12)


class FillReport(QWidget):
    """The report of a filling, as a tree of two levels."""

    shown = Signal(str, str)
    """Sheet and address of the cell of a line that was chosen."""

    def __init__(self) -> None:
        super().__init__()
        self._tree = QTreeWidget()
        self._tree.setHeaderHidden(True)
        self._tree.setWordWrap(True)
        self._tree.setTextElideMode(Qt.TextElideMode.ElideNone)
        self._tree.setItemDelegate(_Wrapped(self._tree))
        self._tree.setIndentation(14)
        self._tree.setAccessibleName("没有填的")
        self._tree.header().sectionResized.connect(lambda *_: self._tree.scheduleDelayedItemsLayout())  # other heights
        self._tree.currentItemChanged.connect(self._go)
        self._none = plain_label("都填上了。", "second")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 10, 0, 0)
        column.addWidget(self._none)
        column.addWidget(self._tree, 1)

    def show_report(self, report: dict[str, Any]) -> int:
        """Shows a report; how many of its lines say what stays empty (notes aside)."""
        self._tree.clear()
        missing = report.get("not_filled", [])
        groups: list[tuple[str, list[tuple[str, tuple[str, str] | None]]]] = [
            (_NOTES, [(note, None) for note in report.get("notes", [])]),
            ("填不了的格子", [(f"{n['cell']} {n['heading']}（{n['who']}）：{n['reason']}", (n["sheet"], n["cell"])) for n in missing]),
            ("没有对应内容、留空的栏", [(one.partition("!")[2] or one, None) for one in report.get("unmapped", [])]),
            ("表上是公式、没有写的栏", [(f"{heading}：{count} 处", None) for heading, count in report.get("formulas", {}).items()]),
            ("账本里没有写的", [(f"{heading}：{count} 处", None) for heading, count in report.get("blank", {}).items()]),
            ("由人填写、没有动的", [(one, None) for one in dict.fromkeys(report.get("by_hand", []))]),
        ]  # fmt: skip
        for title, lines in groups:
            if not lines:
                continue
            top = QTreeWidgetItem([f"{title}（{len(lines)}）"])
            font = top.font(0)
            font.setBold(True)
            top.setFont(0, font)
            self._tree.addTopLevelItem(top)
            for text, place in lines:
                item = QTreeWidgetItem([text])
                item.setToolTip(0, plain_tip(text))
                item.setData(0, _PLACE, place)
                top.addChild(item)
            top.setExpanded(True)
        empty = self._tree.topLevelItemCount() == 0
        self._none.setVisible(empty)
        self._tree.setVisible(not empty)
        return sum(len(lines) for title, lines in groups if title != _NOTES)

    def _go(self, item: QTreeWidgetItem | None, _before: object) -> None:
        place = None if item is None else item.data(0, _PLACE)
        if place:
            self.shown.emit(place[0], place[1])
