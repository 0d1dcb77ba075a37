"""A grid for the parts of a record (people of a training batch …): cells are typed into as in a spreadsheet, and pasted."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QHeaderView,
    QTableView,
    QWidget,
)

from models.exports.privacy import masked_text
from models.fields import Field, Record
from ui.forms.cell_editors import EditorDelegate
from ui.forms.parts_model import PartsModel
from ui.forms.pasted_cells import cells, heading
from ui.privacy.private_clipboard import mark
from ui.session import Session
from ui.table.copying import for_spreadsheet
from ui.widgets.only_words import copied_words

R = TypeVar("R", bound=Record)
REDO = ("Ctrl+Y", "Ctrl+Shift+Z")
_GOING = {
    getattr(Qt.Key, f"Key_{name}") for name in ("Home", "End", "Up", "Down", "Left", "Right", "PageUp", "PageDown")
}


def asks_redo(event: QKeyEvent) -> bool:
    """Whether a key is one of those that do again what was taken back, whatever the system."""
    keys = QKeySequence(event.keyCombination())
    return any(keys == QKeySequence(each) for each in REDO)


class PartsGrid(QTableView, Generic[R]):
    """The view of a PartsModel."""

    def __init__(self, session: Session, fields: Sequence[Field], blank: Callable[[], R] | None = None) -> None:
        super().__init__()
        self._session = session
        self.model_of_parts: PartsModel[R] = PartsModel(fields, blank)
        self.setModel(self.model_of_parts)
        self.horizontalScrollBar().valueChanged.connect(lambda _value: self._name_rows())
        self.setItemDelegate(EditorDelegate(session, fields, self, self._paste, self._step))
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
        self.take_back: Callable[[], object] | None = None
        self.do_again: Callable[[], object] | None = None
        """What Ctrl+Z and Ctrl+Y do, where the dialog can take back what is done in the grid."""
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
            if words := copied_words():
                self._paste(words)
        elif event.matches(QKeySequence.StandardKey.Copy):
            self._copy()
        elif event.key() == Qt.Key.Key_Delete:
            with self.model_of_parts.at_once():
                for index in self.selectedIndexes():
                    self.model_of_parts.setData(index, "")
        else:
            super().keyPressEvent(event)
        self._refused = False

    def selectionCommand(
        self, index: QModelIndex | QPersistentModelIndex, event: QEvent | None = None
    ) -> QItemSelectionModel.SelectionFlag:
        """With Ctrl the keys select as in a spreadsheet too; Qt goes away alone, and leaves what is selected behind, out of
        sight. Where the program goes, as after Ctrl+Z, a key that is down counts for nothing."""
        if isinstance(event, QKeyEvent):
            shift = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            if event.type() == QEvent.Type.KeyPress and event.key() in _GOING:
                flags = QItemSelectionModel.SelectionFlag
                return flags.SelectCurrent if shift else flags.ClearAndSelect
        elif event is None and not QGuiApplication.keyboardModifiers() & Qt.KeyboardModifier.ShiftModifier:
            return QItemSelectionModel.SelectionFlag.ClearAndSelect
        return super().selectionCommand(index, event)

    def moveCursor(self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        """Ctrl with an arrow goes to the end of the column, as in a spreadsheet."""
        going, here = QAbstractItemView.CursorAction, self.currentIndex()
        if (
            modifiers & Qt.KeyboardModifier.ControlModifier
            and action in (going.MoveUp, going.MoveDown)
            and here.isValid()
        ):
            return here.siblingAtRow(0 if action == going.MoveUp else self.model_of_parts.rowCount() - 1)
        return super().moveCursor(action, modifiers)

    def _step(self, event: QKeyEvent) -> bool:
        """Takes the last change back, or does it again, if the key says so and there is a way."""
        back = event.matches(QKeySequence.StandardKey.Undo)
        does = self.take_back if back else self.do_again if asks_redo(event) else None
        if does is not None:
            does()
        return does is not None

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
            model.fill(self.selectedIndexes(), rows[0][0])
            return
        named = heading(rows[0], model.fields)
        columns = named or self._columns_from(start.column())
        if named:
            rows = rows[1:]
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
