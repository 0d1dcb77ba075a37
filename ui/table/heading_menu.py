"""The menu of the headings: ways to sort, hiding a column, choosing columns, and back to how it was at first."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from ui.table.arranging import Arranging
from ui.table.view import RecordTable

Way = tuple[str, Callable[[], bool], Callable[[], object]]
"""A way to sort by a column: what it is called, whether it holds, and what makes it hold."""


class HeadingMenu(QObject):
    """Made anew each time it is opened; `ways`: by the key of a column, the ways in which it can be sorted."""

    def __init__(self, table: RecordTable, arranging: Arranging, choose: Callable[[], object]) -> None:
        super().__init__(table)
        self._table, self._arranging, self._choose = table, arranging, choose
        self.ways: dict[str, list[Way]] = {}
        header = table.horizontalHeader()
        header.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        header.customContextMenuRequested.connect(self._open)

    def _open(self, place: QPoint) -> None:
        header = self._table.horizontalHeader()
        column = header.logicalIndexAt(place)
        if 0 <= place.x() < self._table.frozen_width():
            column = self._table.frozen_place
        menu = self.menu(column)
        menu.exec(header.mapToGlobal(place))
        menu.deleteLater()

    def menu(self, place: int) -> QMenu:
        """The menu of one column, by its logical place; -1 for the room right of all columns."""
        table, menu = self._table, QMenu(self._table)
        column = table.table.columns[place] if place >= 0 else None
        if column is not None and column.sortable:
            for label, holds, does in self.ways.get(column.key, []):
                action = QAction(label, menu, checkable=True, checked=holds())
                action.triggered.connect(lambda _on=False, act=does: act())
                menu.addAction(action)
            if column.key not in self.ways:
                menu.addAction("升序", lambda: table.sort_by(place, True))
                menu.addAction("降序", lambda: table.sort_by(place, False))
            menu.addSeparator()
        if column is not None and not column.frozen:
            menu.addAction(f"隐藏“{column.label}”", lambda: self._arranging.hide(place))
        menu.addAction("选择列…", self._choose)
        menu.addAction("恢复默认的列", self._arranging.reset)
        return menu
