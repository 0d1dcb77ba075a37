"""Lets a file be dropped on a widget: one file from the file manager, nothing else is accepted."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QWidget


def dropped_file(event: QDropEvent) -> Path | None:
    """The one file of this computer that is being dragged; None for several, for text and for addresses of the network."""
    urls = event.mimeData().urls()
    return Path(urls[0].toLocalFile()) if len(urls) == 1 and urls[0].isLocalFile() else None


class FileDrop(QObject):
    """Watches a widget; what lies on it takes part as long as it accepts no drops itself."""

    dropped = Signal(object)
    """The file (Path), once the program it came from has been let go."""
    hovered = Signal(bool)
    """Whether a file is being held over the widget."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        widget.setAcceptDrops(True)
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.DragLeave:
            self.hovered.emit(False)
        if not isinstance(event, QDropEvent):  # entering, moving and dropping
            return super().eventFilter(watched, event)
        file = dropped_file(event)
        if file is None or not event.possibleActions() & Qt.DropAction.CopyAction:
            event.ignore()
            return True
        event.setDropAction(Qt.DropAction.CopyAction)  # a file that was “moved” here would be deleted where it was
        event.accept()
        dropping = event.type() == QEvent.Type.Drop
        self.hovered.emit(not dropping)
        if dropping:
            # A dialog opened now would keep the file manager waiting for the end of its drag.
            QTimer.singleShot(0, self, lambda: self.dropped.emit(file))
        return True
