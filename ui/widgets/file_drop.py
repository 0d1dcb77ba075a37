"""Lets files be dropped on a widget: files of this computer, copied and never moved away from where they are."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QWidget


def dropped_files(event: QDropEvent) -> list[Path]:
    """The files of this computer that are being dragged; what else is dragged with them is passed over."""
    return [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]


def holds_files(data: QMimeData) -> bool:
    """Whether files are dragged or pasted: in a text they would be an address, file:///…, and nothing of what is in them."""
    return any(url.isLocalFile() for url in data.urls())


class FileDrop(QObject):
    """Watches a widget; what lies on it takes part as long as it accepts no drops itself."""

    dropped = Signal(object)
    """The file (Path), or the files (list[Path]) where several may come, once the program they came from has been let go."""
    hovered = Signal(bool)
    """Whether something that can be dropped is being held over the widget."""

    def __init__(self, widget: QWidget, *, several: bool = False) -> None:
        """several: whether more than one file may be dropped at once; otherwise nothing but the one file is accepted."""
        super().__init__(widget)
        self._several = several
        widget.setAcceptDrops(True)
        widget.installEventFilter(self)

    def _wanted(self, event: QDropEvent) -> list[Path]:
        if not event.possibleActions() & Qt.DropAction.CopyAction:
            return []
        files = dropped_files(event)
        return files if self._several or len(event.mimeData().urls()) == 1 else []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.DragLeave:
            self.hovered.emit(False)
        if not isinstance(event, QDropEvent):  # entering, moving and dropping
            return super().eventFilter(watched, event)
        files = self._wanted(event)
        if not files:
            event.ignore()
            return True
        event.setDropAction(Qt.DropAction.CopyAction)  # a file that was “moved” here would be deleted where it was
        event.accept()
        dropping = event.type() == QEvent.Type.Drop
        self.hovered.emit(not dropping)
        if dropping:
            # A dialog opened now would keep the file manager waiting for the end of its drag.
            QTimer.singleShot(0, self, lambda: self.dropped.emit(files if self._several else files[0]))
        return True
