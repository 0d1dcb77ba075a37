"""The view of a list: rows painted as in the pictures, sorting by a click on the heading, keys for everything, copying."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QMimeData, QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
)
from PySide6.QtWidgets import QWidget

from models.fields import Record
from models.store import Ledger
from ui.privacy.private_clipboard import mark
from ui.table.column_view import ROW_HEIGHT, ColumnView
from ui.table.columns import Column
from ui.table.copying import cells, for_spreadsheet
from ui.table.jumping import Jumping

_ROWS = QItemSelectionModel.SelectionFlag.Rows


def is_enter(event: QKeyEvent) -> bool:
    """Whether either of the Enter keys was pressed."""
    return event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class RecordTable(ColumnView):
    """Rows of one class of records."""

    opened = Signal(object)
    """A record was double-clicked, or Enter was pressed on it."""
    chosen = Signal(object)
    """The current record, or None."""
    deleting = Signal()
    """Delete was pressed."""
    changing = Signal()
    """F2 was pressed: the selected records are to be changed."""
    pasting = Signal()
    """Ctrl+V was pressed."""
    copied_rows = Signal(int)
    """So many rows, more than one, were copied as they stand on the screen."""
    menu_wanted = Signal(QPoint)
    """A menu for the selected rows is wanted, at this place of the screen."""

    def __init__(
        self, ledger: Ledger, cls: type[Record], columns: Sequence[Column], parent: QWidget | None = None
    ) -> None:
        super().__init__(ledger, cls, columns, parent)
        self.jumping = Jumping(self)
        self.setAccessibleName(f"{cls.label}列表")
        self.selectionModel().currentRowChanged.connect(self._row_changed)
        self.doubleClicked.connect(lambda index: self.opened.emit(self.table.record(index.row())))

    # Rows

    def show_ids(self, ids: Sequence[int]) -> None:
        """Shows these records; the current and the selected ones stay so where they are still there, else the nearest row."""
        current, chosen = self.current_id(), self.selected_ids()
        row = self.currentIndex().row()
        self.table.show(ids)
        if not ids:
            self.chosen.emit(None)
            return
        place = self.table.row_of(current) if current else -1
        self.choose_row(place if place >= 0 else max(0, min(row, len(ids) - 1)))
        if len(chosen) > 1 and place >= 0:
            self._select_ids(chosen)

    def _select_ids(self, chosen: Collection[int]) -> None:
        wanted, selection, begin = set(chosen), QItemSelection(), -1
        for row, number in enumerate([*self.table.ids, 0]):
            if number in wanted:
                begin = row if begin < 0 else begin
            elif begin >= 0:
                selection.select(self.table.index(begin, 0), self.table.index(row - 1, 0))
                begin = -1
        self.selectionModel().select(selection, QItemSelectionModel.SelectionFlag.Select | _ROWS)

    def choose_row(self, row: int) -> None:
        """Makes a row the current one and selects it."""
        index = self.table.index(row, max(0, self.currentIndex().column()))
        same = self.currentIndex() == index
        self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect | _ROWS)
        self.scrollTo(self.table.index(row, 0))
        if same:  # otherwise the change of the current row has said so already
            self.chosen.emit(self.table.record(row))

    def choose(self, number: int) -> bool:
        """Makes a record the current one; False if it is not shown."""
        row = self.table.row_of(number)
        if row >= 0:
            self.choose_row(row)
        return row >= 0

    def current_id(self) -> int:
        """The id of the current record; 0 if there is none."""
        row = self.currentIndex().row()
        return self.table.ids[row] if 0 <= row < len(self.table.ids) else 0

    def current(self) -> Record | None:
        """The current record."""
        return self.table.record(self.currentIndex().row()) if self.current_id() else None

    def selected_ids(self) -> list[int]:
        """The ids of the selected records, from top to bottom."""
        chosen = self.selectionModel().selection()
        parts = [chosen.at(place) for place in range(chosen.size())]
        rows = {row for part in parts for row in range(part.top(), part.bottom() + 1)}
        return [self.table.ids[row] for row in sorted(rows) if row < len(self.table.ids)]

    def selected(self) -> list[Record]:
        """The selected records, from top to bottom, as the ledger has them now."""
        return self.table.records(self.selected_ids())

    def _row_changed(self, current: QModelIndex, _previous: QModelIndex) -> None:
        if current.isValid():
            self.chosen.emit(self.table.record(current.row()))

    # Keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, last = event.key(), len(self.table.ids) - 1
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.matches(QKeySequence.StandardKey.Paste):
            self.pasting.emit()
        elif is_enter(event) and self.current() and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.opened.emit(self.current())
        elif key == Qt.Key.Key_F2 and self.current():
            self.changing.emit()
        elif key == Qt.Key.Key_Delete and self.current():
            self.deleting.emit()
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End) and not event.modifiers() and last >= 0:
            self.choose_row(0 if key == Qt.Key.Key_Home else last)
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Typing goes to the next row that begins so."""
        self.jumping.typed(search)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """At the mouse; for the key, below the current row."""
        if not self.current_id():
            return
        place = event.globalPos()
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            top = self.rowViewportPosition(self.currentIndex().row())
            place = self.viewport().mapToGlobal(QPoint(60, min(max(top, 0) + ROW_HEIGHT, self.viewport().height())))
        self.menu_wanted.emit(place)

    # Copying

    def copy(self, *, headings: bool = False, whole: bool = False) -> None:
        """Puts the selected rows on the clipboard."""
        data = self.copied(headings=headings, whole=whole)
        QGuiApplication.clipboard().setMimeData(mark(data) if whole else data)
        if not whole and len(self.selected_ids()) > 1:
            self.copied_rows.emit(len(self.selected_ids()))

    def copied(self, *, headings: bool = False, whole: bool = False) -> QMimeData:
        """The selected rows with the columns shown; `whole`: what is masked on the screen in full."""
        return for_spreadsheet(cells(self.selected(), self.columns_shown(), headings=headings, whole=whole))
