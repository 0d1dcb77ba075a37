"""Numbers and addresses that were copied in full: kept out of the histories of the clipboard, and gone after half a minute.

A long text with a number in it is only kept out of the histories: she may have cut it to put it elsewhere. What is merely
selected, which Linux puts into a clipboard of its own for the middle button of the mouse, does not stay there at all.
"""

from __future__ import annotations

from PySide6.QtCore import QMimeData, QObject, QTimer
from PySide6.QtGui import QClipboard, QGuiApplication

from models.exports.privacy import masked_text
from ui.session import Session

_STAYS = 30_000  # milliseconds
_SHORT = 80  # characters: a number or an address with a few words
_LEAST = 6  # characters of an address that tells where somebody lives
_HINT, _SECRET = "x-kde-passwordManagerHint", b"secret"
_KEPT_OUT = {
    _HINT: _SECRET,  # Klipper and its kin
    "ExcludeClipboardContentFromMonitorProcessing": b"1",  # Windows: all that watch
    "CanIncludeInClipboardHistory": b"\0\0\0\0",  # Windows: Win+V
    "CanUploadToCloudClipboard": b"\0\0\0\0",
}


def mark(data: QMimeData) -> QMimeData:
    """The content, marked as what histories of the clipboard are to leave out."""
    for name, value in _KEPT_OUT.items():
        data.setData(name, value)
    return data


class PrivateClipboard(QObject):
    """Watches what the program itself puts there; what comes from elsewhere is not touched."""

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._text, self._marking = "", False
        self.timer = QTimer(self, singleShot=True, interval=_STAYS)
        self.timer.timeout.connect(self.clear)
        self._clipboard = QGuiApplication.clipboard()
        self.owned = self._clipboard.ownsClipboard
        self.selected = self._clipboard.ownsSelection
        self._clipboard.changed.connect(self._changed)

    def clear(self) -> None:
        """Takes away what is private, if it is still there: something else that was copied since stays."""
        self.timer.stop()
        text, self._text = self._text, ""
        if text and self._clipboard.text() == text:
            self._clipboard.clear()

    def _changed(self, mode: QClipboard.Mode) -> None:
        if mode == QClipboard.Mode.Selection:
            if self.selected() and self._is_private(self._clipboard.text(mode)):
                self._clipboard.clear(mode)
            return
        if self._marking or mode != QClipboard.Mode.Clipboard or not self.owned():
            return
        self.timer.stop()
        self._text = ""
        text, data = self._clipboard.text(), self._clipboard.mimeData()
        if not text or data is None:
            return
        marked = data.data(_HINT).data() == _SECRET
        if not marked and not self._is_private(text):
            return
        if not marked:
            self._marking = True
            self._clipboard.setMimeData(mark(_copy_of(data)))
            self._marking = False
        if marked or len(text) <= _SHORT:
            self._text = text
            self.timer.start()

    def _is_private(self, text: str) -> bool:
        if masked_text(text) != text:
            return True
        return any(
            len(value) >= _LEAST and value in text
            for member in self._session.members
            for value in (member.address, member.landline, member.phone)
        )


def _copy_of(data: QMimeData) -> QMimeData:
    made = QMimeData()
    for name in data.formats():
        made.setData(name, data.data(name))
    return made
