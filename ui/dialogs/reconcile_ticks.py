"""A table whose chosen rows are ticked by the space bar or a double click, wherever in the row that is."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QTableView


class TickView(QTableView):
    """Says which rows are meant; its model has the ticks."""

    toggled = Signal(set)
    """The numbers of the rows."""

    def __init__(self) -> None:
        super().__init__()
        self.doubleClicked.connect(lambda index: self.toggled.emit({index.row()}))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        chosen = {index.row() for index in self.selectionModel().selectedRows()}
        if event.key() == Qt.Key.Key_Space and not event.modifiers() and chosen:
            self.toggled.emit(chosen)
        else:
            super().keyPressEvent(event)
