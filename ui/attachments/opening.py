"""Giving an attachment out again: to the system's program as a read-only copy under its own name, or into a file."""

from __future__ import annotations

import os
import stat
import tempfile
from pathlib import Path

from PySide6.QtCore import QObject

from models.exports.names import safe_name
from models.records import Attachment
from models.store.attachments import Attachments


class OpenedCopies(QObject):
    """The copies that other programs look at; they are gone together with `parent`."""

    def __init__(self, store: Attachments, parent: QObject) -> None:
        super().__init__(parent)
        self._store = store
        folder = tempfile.TemporaryDirectory(prefix="支部台账-附件-", ignore_cleanup_errors=True)
        self._folder = Path(folder.name)
        self.destroyed.connect(lambda _object=None: _let_go(folder))

    def copy_of(self, attachment: Attachment) -> Path:
        """A verified copy, read-only, under the attachment's own name; raises AttachmentRefused. May be called from
        another thread."""
        place = self._folder / (attachment.sha256[:16] or "附件")
        place.mkdir(exist_ok=True)
        copy = place / file_name(attachment)
        if copy.exists():
            os.chmod(copy, stat.S_IRUSR | stat.S_IWUSR)
        self._store.copy_out(attachment, copy)
        os.chmod(copy, stat.S_IRUSR)
        return copy


def _let_go(folder: tempfile.TemporaryDirectory[str]) -> None:
    for file in Path(folder.name).rglob("*.*"):  # Windows deletes no read-only file
        if file.is_file():
            os.chmod(file, stat.S_IRUSR | stat.S_IWUSR)
    folder.cleanup()


def file_name(attachment: Attachment) -> str:
    """The name under which it leaves the ledger."""
    suffix = Path(attachment.name).suffix
    return safe_name(attachment.name.removesuffix(suffix), suffix)
