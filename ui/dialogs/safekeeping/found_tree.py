"""What a backup has and the ledger has not, or not so: a tree of kinds and records, each with a box."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHeaderView, QTreeWidget, QTreeWidgetItem

from models.people.search import findable, search
from models.safekeeping.comparing import Differences, Found
from models.safekeeping.difference_words import CHANGED, DELETED, state_of
from models.safekeeping.same import Key
from ui.look.icons import icon
from ui.widgets.label import plain_tip

_FOUND = int(Qt.ItemDataRole.UserRole)
_SPOKEN = int(Qt.ItemDataRole.AccessibleTextRole)
_NAME_WIDTH, _OPEN = 310, 8
_STATES = {None: Qt.CheckState.Unchecked, False: Qt.CheckState.PartiallyChecked, True: Qt.CheckState.Checked}


class FoundTree(QTreeWidget):
    """Kinds with their records, deleted ones first; the box of a kind is that of all that are shown."""

    ticked = Signal(object, bool)
    """A record (Found) was chosen as a whole, or is not wanted any more."""
    moved = Signal(object)
    """The record whose line is the current one; None for a kind."""

    def __init__(self) -> None:
        super().__init__()
        self.setHeaderLabels(["记录", "情况"])
        self.setAccessibleName("备份里有、现在已删除或不同的记录")
        self.setUniformRowHeights(True)
        self.setColumnWidth(0, _NAME_WIDTH)
        self.header().setStretchLastSection(True)
        self.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Interactive)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._items: dict[Key, QTreeWidgetItem] = {}
        self.itemChanged.connect(self._changed)
        self.currentItemChanged.connect(lambda item, _before: self.moved.emit(_found_of(item)))

    def show_differences(self, differences: Differences) -> None:
        """Shows these; kinds of many records are folded, but never all of them."""
        self.blockSignals(True)
        for cls, those in differences.by_kind().items():
            gone = sum(each.gone for each in those)
            said = ((DELETED, gone), (CHANGED, len(those) - gone))
            counted = "，".join(f"{word} {many}" for word, many in said if many)
            head = QTreeWidgetItem(self, [f"{cls.label}（{len(those)}）", counted])
            head.setFlags(head.flags() | Qt.ItemFlag.ItemIsAutoTristate | Qt.ItemFlag.ItemIsUserCheckable)
            font = self.font()
            font.setBold(True)
            head.setFont(0, font)
            for each in those:
                self._items[each.root.key] = self._line(head, each)
            head.setExpanded(len(those) <= _OPEN or not self.topLevelItemCount() > 1)
        self.blockSignals(False)
        first = self.topLevelItem(0)
        if first is not None:
            self.setCurrentItem((first.child(0) if first.isExpanded() else None) or first)

    def _line(self, head: QTreeWidgetItem, each: Found) -> QTreeWidgetItem:
        state = state_of(each)
        item = QTreeWidgetItem(head, [each.name, state])
        item.setData(0, _FOUND, each)
        item.setCheckState(0, Qt.CheckState.Unchecked)
        item.setIcon(1, icon("trash-2", "bad") if each.gone else icon("pencil"))
        item.setData(0, _SPOKEN, f"{each.name}，{state}")
        for place, text in enumerate((each.name, state)):
            item.setToolTip(place, plain_tip(text))
        return item

    def _changed(self, item: QTreeWidgetItem, _column: int) -> None:
        found, state = _found_of(item), item.checkState(0)
        if found is not None and state != Qt.CheckState.PartiallyChecked:
            self.ticked.emit(found, state == Qt.CheckState.Checked)

    def show_chosen(self, key: Key, all_of_it: bool | None) -> None:
        """Ticks the box of a record: all of it, a part of it (False), or nothing (None)."""
        self.blockSignals(True)
        self._items[key].setCheckState(0, _STATES[all_of_it])
        self.blockSignals(False)
        self.viewport().update()

    def narrow(self, query: str) -> int:
        """Shows the records that match a search, and gives how many they are."""
        places = list(self._items)
        told = [findable(place, *_found_words(self._items[key])) for place, key in enumerate(places)]
        shown = {places[place] for place in search(told, query)} if query.strip() else set(places)
        for key, item in self._items.items():
            item.setHidden(key not in shown)
        for row in range(self.topLevelItemCount()):
            head = self.topLevelItem(row)
            if head is not None:
                inside = [head.child(place) for place in range(head.childCount())]
                head.setHidden(all(item is None or item.isHidden() for item in inside))
                if query.strip():
                    head.setExpanded(True)
        current = self.currentItem()
        if shown and (current is None or current.isHidden() or _found_of(current) is None) and query.strip():
            self.setCurrentItem(next(item for key, item in self._items.items() if key in shown))
        return len(shown)


def _found_of(item: QTreeWidgetItem | None) -> Found | None:
    found = item.data(0, _FOUND) if item is not None else None
    return found if isinstance(found, Found) else None


def _found_words(item: QTreeWidgetItem) -> list[str]:
    found = _found_of(item)
    return [found.root.then.label, found.name, *found.words] if found is not None else []
