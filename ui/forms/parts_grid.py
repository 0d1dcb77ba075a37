"""A grid for the parts of a record (people of a training batch …): cells are typed into as in a spreadsheet, and pasted."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any, Generic, TypeVar

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QHeaderView,
    QTableView,
    QWidget,
)

from models.exports.privacy import masked_text
from models.fields import Field, Record, set_read
from models.kinds import Unreadable
from ui.forms.cell_editors import EditorDelegate
from ui.forms.pasted_cells import Rows, cells, heading, unreadable, whose
from ui.private_clipboard import mark
from ui.session import Session
from ui.table.copying import for_spreadsheet
from ui.theme import tone
from ui.widgets.label import plain_tip

R = TypeVar("R", bound=Record)
Index = QModelIndex | QPersistentModelIndex
REMARK = "核对"
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
        they go to those who are called so. What has no row is left out, and said."""
        self.grow(first + len(rows))
        places: list[int | None] = [
            first + down if first + down < len(self.parts) else None for down in range(len(rows))
        ]
        by_name = self.given and 0 in columns
        if by_name:
            at, here = columns.index(0), [self.data(self.index(row, 0)) for row in range(len(self.parts))]
            found = whose(
                [row[at] if at < len(row) else "" for row in rows], here, [part.title() for part in self.parts]
            )
            places = [
                p if p is not None and self.free(self.parts[p]) else f for p, f in zip(places, found, strict=False)
            ]
        said = [(row, place) for row, place in zip(rows, places, strict=False) if any(row)]
        with self.at_once():
            for row, place in said:
                for column, cell in zip(columns, row, strict=False):
                    if place is not None and column >= 0:
                        self.setData(self.index(place, column), cell)
        lost = [row for row, place in said if place is None]
        words = [f"粘贴了 {len(said) - len(lost)} 行"]
        words += [f"{len(rows) - len(said)} 行空着，没有改动"] if len(rows) > len(said) else []
        if lost and by_name:
            names = "、".join(row[at] for row in lost[:5] if at < len(row))
            words.append(f"{names} 等 {len(lost)} 行没有放入：名单里没有这个人，或有同名的")
        elif lost:
            words.append(f"粘贴的内容多出 {len(lost)} 行，没有放入")
        if lost or not self._unread:
            (self.refused if lost else self.pasted).emit("；".join(words))

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


class PartsGrid(QTableView, Generic[R]):
    """The view of a PartsModel."""

    def __init__(self, session: Session, fields: Sequence[Field], blank: Callable[[], R] | None = None) -> None:
        super().__init__()
        self._session = session
        self.model_of_parts: PartsModel[R] = PartsModel(fields, blank)
        self.setModel(self.model_of_parts)
        self.horizontalScrollBar().valueChanged.connect(lambda _value: self._name_rows())
        self.setItemDelegate(EditorDelegate(session, fields, self, self._paste))
        self.setEditTriggers(QAbstractItemView.EditTrigger.AllEditTriggers)
        self.setAlternatingRowColors(False)
        self.setWordWrap(
            False
        )  # a cell is one line: broken at a hyphen, it would show no more than what stands before it
        self.setObjectName("partsGrid")
        self.verticalHeader().setDefaultSectionSize(36)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.horizontalHeader().setStretchLastSection(True)
        self.horizontalHeader().setHighlightSections(False)
        unit = self.fontMetrics().horizontalAdvance("0")
        self._refused = False
        self.model_of_parts.refused.connect(self._was_refused)
        for place, field in enumerate(fields):
            self.setColumnWidth(place, max(field.width, len(field.label) * 2) * unit + 34)

    def _name_rows(self) -> None:
        """Whose row it is can be read however far to the right one has gone."""
        model = self.model_of_parts
        named = model.given and self.columnViewportPosition(0) + self.columnWidth(0) <= 0
        if named != model.named:
            model.named = named
            model.headerDataChanged.emit(Qt.Orientation.Vertical, 0, max(model.rowCount() - 1, 0))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Paste):
            self._paste(QGuiApplication.clipboard().text())
        elif event.matches(QKeySequence.StandardKey.Copy):
            self._copy()
        elif event.key() == Qt.Key.Key_Delete:
            with self.model_of_parts.at_once():
                for index in self.selectedIndexes():
                    self.model_of_parts.setData(index, "")
        else:
            super().keyPressEvent(event)
        self._refused = False

    def _was_refused(self) -> None:
        self._refused = True

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        """Enter goes on to the cell that follows; it stays where the cell did not take what was typed."""
        super().closeEditor(editor, hint)
        refused, self._refused = self._refused, False
        if hint == QAbstractItemDelegate.EndEditHint.SubmitModelCache and not refused:
            following = self.following(self.currentIndex())
            if following.isValid():
                self.setCurrentIndex(following)

    def following(self, here: QModelIndex) -> QModelIndex:
        """Where Enter goes from a cell: to the one below, as in a spreadsheet."""
        return here.siblingAtRow(here.row() + 1)

    def _paste(self, text: str) -> None:
        """Cells from a spreadsheet, from the current cell on; what goes beyond the grid is left out, and said."""
        model, start = self.model_of_parts, self.currentIndex()
        rows = cells(text)
        if not start.isValid() or not rows:
            return
        if len(rows) == 1 and len(rows[0]) == 1:
            with model.at_once():
                for index in self.selectedIndexes():
                    model.setData(index, rows[0][0])
            return
        named = heading(rows[0], model.fields)
        columns = named or self._columns_from(start.column())
        if named:
            rows = rows[1:]
        elif model.given and 0 not in columns and (wrong := unreadable(rows[0], columns, model.fields)):
            model.refused.emit(f"第一行：{wrong}。整块都没有放入；第一行是表头的，请从第一个人开始复制")
            return
        model.put(rows, start.row(), columns)

    def _columns_from(self, first: int) -> list[int]:
        """The columns from one on, as they stand on the screen; what is hidden or only said is not among them."""
        header, model = self.horizontalHeader(), self.model_of_parts
        there = [header.logicalIndex(place) for place in range(header.visualIndex(first), header.count())]
        return [column for column in there if column < len(model.fields) and not self.isColumnHidden(column)]

    def _copy(self) -> None:
        chosen = sorted(self.selectedIndexes(), key=lambda i: (i.row(), i.column()))
        rows: dict[int, list[str]] = {}
        for index in chosen:
            rows.setdefault(index.row(), []).append(str(index.data()))
        data = for_spreadsheet(list(rows.values()))
        private = sum(any(masked_text(text) != text for text in texts) for texts in rows.values())
        QGuiApplication.clipboard().setMimeData(mark(data) if private else data)
        if private:  # numbers stand in a grid as they were typed
            what = f"复制单元格：{self.accessibleName() or '表格'}"
            self._session.ledger.log_export(what, private, full=True, purpose="复制到剪贴板")
