"""The people (or batches, meetings) behind a number, each with the fact that put him or her there; Enter or a double click leads to the person."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QDialog, QHBoxLayout, QHeaderView, QTableView, QVBoxLayout, QWidget

from models.people.search import Findable, findable, search
from models.records import Member
from models.statistics.table import Cell
from ui.widgets.button import button
from ui.widgets.elide_label import ElideLabel
from ui.widgets.label import plain_label, plain_tip
from ui.widgets.search_field import SearchField

_COLUMNS = ("姓名", "依据", "党小组")
_ROW, _FREE = 36, 10  # pixels: of a row, and free above and below several lines together
_MEASURED = 200  # people up to whom rows are as high as their text
_NAME, _THING = 150, 330  # pixels of a column of names of people, and of names of batches and meetings
_MANY = 12  # from this number on a field to search in


class _People(QAbstractTableModel):
    """One row a person, then what is counted besides; facts are made when they are seen."""

    def __init__(self, cell: Cell, called: Mapping[int, str], parent: QDialog) -> None:
        super().__init__(parent)
        self._cell, self._called = cell, called
        self.places: Sequence[int] = range(cell.number)

    def show_places(self, places: Sequence[int]) -> None:
        self.beginResetModel()
        self.places = places
        self.endResetModel()

    def name(self, place: int) -> str:
        """Who or what is at a place; one of two members of one name is told apart."""
        if place < len(self._cell.members):
            return self._called.get(self._cell.members[place].id) or self._cell.name(place)
        return self._cell.name(place)

    def member(self, row: int) -> Member | None:
        """Who is in a row; None for what is nobody on the roster."""
        place = self.places[row]
        return self._cell.members[place] if place < len(self._cell.members) else None

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self.places)

    def columnCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:
        return len(_COLUMNS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == Qt.ItemDataRole.DisplayRole and orientation == Qt.Orientation.Horizontal:
            return _COLUMNS[section] if section or self._cell.members or not self._cell.others else "名称"
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return None

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return None
        place, member = self.places[index.row()], self.member(index.row())
        group = member.group if member is not None else ""
        text = (self.name(place), self._cell.told(place), group)[index.column()]
        return plain_tip(text) if role == Qt.ItemDataRole.ToolTipRole else text


class PeopleDialog(QDialog):
    """`member_id` is the person chosen, 0 while none is; accepted when one is."""

    def __init__(self, title: str, cell: Cell, parent: QWidget | None, called: Mapping[int, str] | None = None) -> None:
        """called: how members are called, by id, where their names do not tell them apart."""
        super().__init__(parent)
        self.member_id = 0
        self._cell = cell
        self.setWindowTitle("名单")
        self.resize(760, 520)
        heading = ElideLabel(title, "title")
        self._count = plain_label("", "second")
        self._search = SearchField("姓名、拼音首字母")
        self._search.setFixedWidth(200)
        self._search.searched.connect(self._narrow)
        self._search.setVisible(cell.number >= _MANY)
        self._findable: list[Findable] = []
        self._people = _People(cell, called or {}, self)
        self.table = _Table(self)
        self.table.setModel(self._people)
        head = self.table.horizontalHeader()
        head.setSectionsClickable(False)
        head.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        people = bool(cell.members)
        self.table.setColumnWidth(0, _NAME if people else _THING)
        self.table.setColumnHidden(2, not people)
        self.table.setColumnWidth(2, 130)
        self.table.doubleClicked.connect(self._choose)
        top = QHBoxLayout()
        top.addWidget(heading, 1)
        top.addWidget(self._count)
        top.addWidget(self._search)
        foot = QHBoxLayout()
        foot.addWidget(plain_label("双击或按回车到党员名册里看这个人。" if people else "", "note"), 1)
        if people:
            foot.addWidget(button("到名册里看", lambda: self._choose(self.table.currentIndex()), kind="primary"))
        foot.addWidget(button("关闭", self.reject))
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 14)
        column.setSpacing(10)
        column.addLayout(top)
        column.addWidget(self.table, 1)
        column.addLayout(foot)
        self._narrow("")
        self.table.setAccessibleName(f"{title}，{cell.number} {cell.unit}")
        self.table.setFocus()

    def _narrow(self, query: str) -> None:
        places: Sequence[int] = range(self._cell.number)
        if query.strip():
            if not self._findable:  # only when somebody searches: a number may have thousands behind it
                people, others = self._cell.members, self._cell.others
                self._findable = [findable(i, m.name, m.search_keys) for i, m in enumerate(people)]
                self._findable += [findable(i, o.name, "") for i, o in enumerate(others, start=len(people))]
            places = search(self._findable, query)
        self._people.show_places(places)
        self.table.fit_rows()
        self._count.setText(f"{len(places)} {self._cell.unit}")
        if places:
            self.table.setCurrentIndex(self._people.index(0, 0))

    def names(self) -> list[str]:
        """The names that are shown."""
        return [self._people.name(place) for place in self._people.places]

    def _choose(self, index: QModelIndex | QPersistentModelIndex) -> None:
        member = self._people.member(index.row()) if index.isValid() else None
        if member is not None:
            self.member_id = member.id
            self.accept()


class _Table(QTableView):
    """Whole rows, no lines between columns; Enter chooses."""

    def __init__(self, dialog: PeopleDialog) -> None:
        super().__init__(dialog)
        self._dialog = dialog
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setShowGrid(False)
        self.setAlternatingRowColors(True)
        self.setTabKeyNavigation(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(_ROW)
        self.verticalHeader().setMinimumSectionSize(_ROW)

    def fit_rows(self) -> None:
        """Long reasons go onto more lines, unless there are so many people that measuring would take long."""
        count = self.model().rowCount()
        for row in range(count if count <= _MEASURED else 0):
            self.setRowHeight(row, max(_ROW, self.sizeHintForRow(row) + _FREE))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit_rows()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._dialog._choose(self.currentIndex())
        else:
            super().keyPressEvent(event)
