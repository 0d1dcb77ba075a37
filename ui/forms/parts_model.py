"""The rows of a grid for the parts of a record: what is typed into a cell, and what of a block that is pasted is taken."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QColor

from models.fields import Field, Record, set_read
from models.kinds import Unreadable
from ui.forms.pasted_cells import Rows, unreadable, whose, wrong_rows
from ui.look.theme import tone
from ui.widgets.label import plain_tip

R = TypeVar("R", bound=Record)
Index = QModelIndex | QPersistentModelIndex
REMARK = "核对"
_BETWEEN = "夹在中间，还不在名单里，怕放错人，整块都没有放入：连姓名一起复制，就各归各人"
_NOT_LISTED = "：那几行的人还不在名单里"
_NOT_THE_HEADING = "；第一行是表头的，请从它下面一行开始复制"
_DISPLAY = int(Qt.ItemDataRole.DisplayRole)
_EDIT = int(Qt.ItemDataRole.EditRole)
_INK = int(Qt.ItemDataRole.ForegroundRole)
_TOOLTIP = int(Qt.ItemDataRole.ToolTipRole)


class PartsModel(QAbstractTableModel, Generic[R]):
    """Part records as rows, some of their fields as columns.

    Without `blank` the rows are given, and the first column, which says what a row is, is not typed into, but where the row
    is `free`; `called` tells two rows of one name apart. With it the grid is a sheet to be filled: all columns are typed
    into, and there is always an empty row more at its end. With `remark`, a last column says what there is to look at.
    """

    edited = Signal()
    refused = Signal(str)
    pasted = Signal(str)

    def __init__(self, fields: Sequence[Field], blank: Callable[[], R] | None = None) -> None:
        super().__init__()
        self.fields = list(fields)
        self.parts: list[R] = []
        self.free: Callable[[R], bool] = lambda part: False
        self.called: Callable[[R], str] = lambda part: ""
        self.remark: Callable[[R], str] | None = None
        self.listed: Callable[[R], bool] | None = None
        """Of which rows what is pasted is meant, where it begins at one of them: it goes no further than they do."""
        self.named = False
        """Whether the rows are called by name beside their numbers: the column of the names is out of sight."""
        self._blank, self._quiet = blank, False
        self._unread: list[str] = []

    def show_parts(self, parts: Sequence[R]) -> None:
        """Shows these parts; they are changed in place."""
        self.beginResetModel()
        self.parts = list(parts)
        self.endResetModel()

    def grow(self, rows: int) -> None:
        """Makes the sheet so many rows long, if it is one and has fewer."""
        last = len(self.parts)
        if self._blank is not None and rows > last:
            self.beginInsertRows(QModelIndex(), last, rows - 1)
            self.parts += [self._blank() for _ in range(rows - last)]
            self.endInsertRows()

    def filled(self) -> list[R]:
        """The parts with something in one of the columns."""
        return [part for part in self.parts if any(part.show(field.name) for field in self.fields)]

    @contextmanager
    def at_once(self) -> Iterator[None]:
        """Several cells are typed into as one: what follows from them is done when the last one is."""
        self._quiet, self._unread = True, []
        try:
            yield
        finally:
            self._quiet = False
            if self._unread:
                first, more = self._unread[0], len(self._unread) - 1
                self.refused.emit(first + (f"；另有 {more} 格也读不懂，都没有改动" if more else ""))
            self.edited.emit()

    def put(self, rows: Rows, first: int, columns: Sequence[int]) -> None:
        """Pasted cells, a row of them for each row from `first` on; where the rows are given and names come with the cells,
        they go to those who are called so. What has no row is left out, and said; nothing is taken of cells of which one cannot be
        read, or which would stand beside people on a list and others between them."""
        by_name = self.given and 0 in columns
        bounded = self.listed is not None and not by_name and first < len(self.parts) and self.listed(self.parts[first])
        places = [self._place(first + down, bounded) for down in range(len(rows))]
        gap = places.index(None) if bounded and None in places else len(places)
        if any(place is not None for place in places[gap:]):
            self.refused.emit(f"第 {first + gap + 1} 行 {self.parts[first + gap].title()}{_BETWEEN}")
            return
        if by_name:
            at, here = columns.index(0), [self.data(self.index(row, 0)) for row in range(len(self.parts))]
            found = whose(
                [row[at] if at < len(row) else "" for row in rows], here, [part.title() for part in self.parts]
            )
            places = [
                p if p is not None and self.free(self.parts[p]) else f for p, f in zip(places, found, strict=False)
            ]
        said = [(row, place) for row, place in zip(rows, places, strict=False) if any(row)]
        meant = [
            (place, column, cell)
            for row, place in said
            for column, cell in zip(columns, row, strict=False)
            if place is not None and column >= 0
        ]
        if wrong := self._wrong(meant):
            heading_too = "" if by_name or not rows or places[0] not in wrong else _NOT_THE_HEADING
            self.refused.emit(f"{wrong_rows(wrong)}。整块都没有放入{heading_too}")
            return
        self.grow(first + len(rows))
        before = {place: self._remarked(place) for _, place in said if place is not None}
        with self.at_once():
            for place, column, cell in meant:
                self.setData(self.index(place, column), cell)
        lost = [row for row, place in said if place is None]
        words = [f"粘贴了 {len(said) - len(lost)} 行"]
        words += [f"{len(rows) - len(said)} 行空着，没有改动"] if len(rows) > len(said) else []
        if lost and by_name:
            names = "、".join(row[at] for row in lost[:5] if at < len(row))
            words.append(f"{names} 等 {len(lost)} 行没有放入：名单里没有这个人，或有同名的")
        elif lost:
            words.append(f"粘贴的内容多出 {len(lost)} 行，没有放入{_NOT_LISTED if bounded else ''}")
        doubtful = [place for place, told in before.items() if self._remarked(place) not in ("", told)]
        words += [f"其中 {len(doubtful)} 行请看“{REMARK}”：{self._remarked(doubtful[0])}"] if doubtful else []
        (self.refused if lost else self.pasted).emit("；".join(words))

    def fill(self, indexes: Sequence[Index], text: str) -> None:
        """One text into several cells; nothing of it where one of them cannot read it."""
        if len(indexes) > 1 and (wrong := self._wrong((i.row(), i.column(), text) for i in indexes)):
            self.refused.emit(f"{wrong_rows(wrong)}。所选各格都没有改动")
            return
        with self.at_once():
            for index in indexes:
                self.setData(index, text)

    def _place(self, row: int, bounded: bool) -> int | None:
        """Where a pasted row goes that would stand in this one; bounded: only to who is on the list already."""
        if row >= len(self.parts):
            return None if self.given else row
        return row if not bounded or self.listed is None or self.listed(self.parts[row]) else None

    def _wrong(self, cells: Iterable[tuple[int, int, str]]) -> dict[int, str]:
        """By the row, whose it is and what is wrong with the first of its cells that cannot be read."""
        found: dict[int, str] = {}
        for row, column, text in cells:
            there = row < len(self.parts)
            if row in found or (there and self._fixed(self.index(row, column))):
                continue
            if column < len(self.fields) and (wrong := unreadable([text], [column], self.fields)):
                found[row] = f"{self.parts[row].title() if there else ''}：{wrong}"
        return found

    def _remarked(self, row: int) -> str:
        return self.remark(self.parts[row]) if self.remark is not None and row < len(self.parts) else ""

    @property
    def given(self) -> bool:
        """Whether the rows are given: this is no sheet to be filled."""
        return self._blank is None

    def _fixed(self, index: Index) -> bool:
        if index.column() >= len(self.fields):
            return True
        return self.given and not index.column() and not self.free(self.parts[index.row()])

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self.parts)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self.fields) + (self.remark is not None)

    def data(self, index: Index, role: int = _DISPLAY) -> Any:
        if role == _INK and index.column() >= len(self.fields):
            return QColor(tone("warn")[0])
        if role not in (_DISPLAY, _EDIT, _TOOLTIP):
            return None
        part = self.parts[index.row()]
        if index.column() >= len(self.fields):
            said = self.remark(part) if self.remark is not None else ""
            text = f"! {said}" if said else ""
        else:
            text = (self.called(part) if self._fixed(index) else "") or part.show(self.fields[index.column()].name)
        return plain_tip(text) if role == _TOOLTIP else text

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _DISPLAY) -> Any:
        if role != _DISPLAY:
            return None
        if orientation == Qt.Orientation.Vertical:
            return f"{section + 1}　{self.data(self.index(section, 0))}" if self.named else section + 1
        return self.fields[section].label if section < len(self.fields) else REMARK

    def flags(self, index: Index) -> Qt.ItemFlag:
        usual = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return usual if self._fixed(index) else usual | Qt.ItemFlag.ItemIsEditable

    def setData(self, index: Index, value: Any, role: int = _EDIT) -> bool:
        if role != _EDIT or self._fixed(index):
            return False
        try:
            set_read(self.parts[index.row()], self.fields[index.column()].name, value)
        except Unreadable as error:
            about = self.parts[index.row()].title() or f"第 {index.row() + 1} 行"
            sentence = f"{about}：{error}，没有改动"
            if self._quiet:
                self._unread.append(sentence)
            else:
                self.refused.emit(sentence)
            return False
        self.dataChanged.emit(index, index)
        if index.row() == len(self.parts) - 1 and value:
            self.grow(len(self.parts) + 1)
        if not self._quiet:
            self.edited.emit()
        return True
