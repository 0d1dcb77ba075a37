"""How a cell of a grid is typed into: its editor is that of its field, and takes several cells that are pasted."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import cast

from PySide6.QtCore import QAbstractItemModel, QEvent, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemDelegate, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from models.fields import Field
from ui.forms.editors import ChoiceEditor, Editor, editor_for
from ui.forms.pasted_cells import several
from ui.session import Session
from ui.widgets.only_words import copied_words

Index = QModelIndex | QPersistentModelIndex
_SIDES = 28  # pixels of a cell beside its text
_EDIT = int(Qt.ItemDataRole.EditRole)


class EditorDelegate(QStyledItemDelegate):
    """The editor of a cell is the editor of its field."""

    def __init__(
        self,
        session: Session,
        fields: Sequence[Field],
        parent: QWidget,
        paste: Callable[[str], object],
        step: Callable[[QKeyEvent], bool],
    ) -> None:
        """step: takes the last change of the grid back, or does it again, where a key asks for it and the grid can."""
        super().__init__(parent)
        self._session, self._fields, self._paste, self._step = session, fields, paste, step
        self._begun = ""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Several cells are pasted into the grid, also where a cell is open, as it is after a click; and where nothing was typed
        into the open cell yet, undo is that of the grid."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            text = copied_words() if event.matches(QKeySequence.StandardKey.Paste) else ""
            if several(text) and isinstance(watched, QWidget):
                self.closeEditor.emit(watched, QAbstractItemDelegate.EndEditHint.NoHint)
                self._paste(text)
                return True
            if isinstance(watched, Editor) and watched.value_text() == self._begun and self._step(event):
                return True
        return super().eventFilter(watched, event)

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        made = editor_for(self._fields[index.column()], self._session, lines=2)
        made.setParent(parent)
        made.setProperty("inGrid", True)
        if made.fontMetrics().horizontalAdvance(made.placeholderText()) > option.rect.width() - _SIDES:
            made.setPlaceholderText("")  # the first word of a hint says nothing; all of it is the tooltip
        if isinstance(made, ChoiceEditor):
            made.activated.connect(lambda _row: self.commitData.emit(made))
        return made

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        self._begun = str(index.data(_EDIT))
        _speaks_text(editor).set_value_text(self._begun)

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        model.setData(index, _speaks_text(editor).value_text(), _EDIT)


def _speaks_text(editor: QWidget) -> Editor:
    return cast(Editor, editor)  # made by createEditor
