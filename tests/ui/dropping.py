"""Files dragged from a file manager and let go over a widget."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QWidget


def drop(widget: QWidget, *urls: str, actions=Qt.DropAction.CopyAction | Qt.DropAction.MoveAction) -> tuple[bool, bool]:
    """Drags files over a widget and lets them go, as file managers do that would rather move; whether each was accepted."""
    data = QMimeData()
    data.setUrls([QUrl(url) for url in urls])
    about = (actions, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    entering, dropping = QDragEnterEvent(QPoint(20, 20), *about), QDropEvent(QPointF(20, 20), *about)
    for event in (entering, dropping):
        event.setDropAction(Qt.DropAction.MoveAction)
        if widget.acceptDrops():  # nothing is sent to others
            QApplication.sendEvent(widget, event)
        else:
            event.ignore()
        assert not event.isAccepted() or event.dropAction() == Qt.DropAction.CopyAction, "the file would be moved away"
    return entering.isAccepted(), dropping.isAccepted()
