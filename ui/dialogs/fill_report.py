"""What was not filled in a form and why, in groups; a line leads to its cell in the preview. Beside it, what is to be noted."""

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
_Line = tuple[str, tuple[str, str] | None]
"""A line, and sheet and address of the cell that it is about."""


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
    """Some of the report of a filling, as a tree: lines in groups, or lines alone."""

    shown = Signal(str, str)
    """Sheet and address of the cell of a line that was chosen."""

    def __init__(self, name: str, nothing: str) -> None:
        """name: what is listed · nothing: the sentence where there is none of it."""
        super().__init__()
        self._tree = QTreeWidget()
        self._tree.setHeaderHidden(True)
        self._tree.setWordWrap(True)
        self._tree.setTextElideMode(Qt.TextElideMode.ElideNone)
        self._tree.setItemDelegate(_Wrapped(self._tree))
        self._tree.setIndentation(14)
        self._tree.setAccessibleName(name)
        self._tree.header().sectionResized.connect(lambda *_: self._tree.scheduleDelayedItemsLayout())  # other heights
        self._tree.currentItemChanged.connect(self._go)
        self._none = plain_label(nothing, "second")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 10, 0, 0)
        column.addWidget(self._none)
        column.addWidget(self._tree, 1)

    def show_groups(self, groups: dict[str, list[_Line]]) -> int:
        """Shows lines below their headings, those of "" by themselves; how many lines there are."""
        self._tree.clear()
        for title, lines in groups.items():
            if not lines:
                continue
            above = self._tree.invisibleRootItem()
            if title:
                above = QTreeWidgetItem([f"{title}（{len(lines)}）"])
                font = above.font(0)
                font.setBold(True)
                above.setFont(0, font)
                self._tree.addTopLevelItem(above)
            for text, place in lines:
                item = QTreeWidgetItem([text])
                item.setToolTip(0, plain_tip(text))
                item.setData(0, _PLACE, place)
                above.addChild(item)
            above.setExpanded(True)
        empty = self._tree.topLevelItemCount() == 0
        self._none.setVisible(empty)
        self._tree.setVisible(not empty)
        return sum(len(lines) for lines in groups.values())

    def _go(self, item: QTreeWidgetItem | None, _before: object) -> None:
        place = None if item is None else item.data(0, _PLACE)
        if place:
            self.shown.emit(place[0], place[1])


def not_filled(report: dict[str, Any]) -> dict[str, list[_Line]]:
    """What stays empty, and what in it is done by others, by the reason."""
    missing = report.get("not_filled", [])
    return {
        "填不了的格子": [(f"{n['cell']} {n['heading']}（{n['who']}）：{n['reason']}", (n["sheet"], n["cell"])) for n in missing],
        "没有对应内容、留空的栏": [(one.partition("!")[2] or one, None) for one in report.get("unmapped", [])],
        "表上是公式、没有写的栏": [(f"{heading}：{count} 处", None) for heading, count in report.get("formulas", {}).items()],
        "账本里没有写的": [(f"{heading}：{count} 处", None) for heading, count in report.get("blank", {}).items()],
        "由人填写、没有动的": [(one, None) for one in dict.fromkeys(report.get("by_hand", []))],
    }  # fmt: skip


def to_note(report: dict[str, Any]) -> dict[str, list[_Line]]:
    """What is to be looked at in what was filled: nothing is missing there."""
    return {"": [(note, None) for note in report.get("notes", [])]}
