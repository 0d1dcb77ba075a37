"""Giving an attachment out again: to the system's program as a read-only copy under its own name."""

from __future__ import annotations

import os
import stat
from pathlib import Path

from models.exports.names import safe_name
from models.records import Attachment
from models.store.attachments import Attachments, holds
from models.workplace import Workplace


class OpenedCopies:
    """The copies that other programs look at, in a folder that `let_go` takes away. No object of Qt's: it works in another
    thread."""

    def __init__(self, store: Attachments) -> None:
        self._store = store
        self._folder = Workplace()

    def copy_of(self, attachment: Attachment) -> Path:
        """A verified copy, read-only, under the attachment's own name; raises AttachmentRefused."""
        place = Path(self._folder.name) / (attachment.sha256[:16] or "附件")
        place.mkdir(exist_ok=True)
        copy = place / file_name(attachment)
        if copy.exists():
            if holds(copy, attachment.sha256):  # perhaps still open: it need not be written again
                return copy
            os.chmod(copy, stat.S_IRUSR | stat.S_IWUSR)
        self._store.copy_out(attachment, copy)
        os.chmod(copy, stat.S_IRUSR)
        return copy

    def let_go(self, _object: object = None) -> None:
        """Takes all copies away, but for those that a program on Windows still holds open."""
        for file in Path(self._folder.name).glob("*/*"):  # Windows deletes no read-only file
            os.chmod(file, stat.S_IRUSR | stat.S_IWUSR)
        self._folder.cleanup()


def file_name(attachment: Attachment) -> str:
    """The name under which it leaves the ledger."""
    suffix = Path(attachment.name).suffix
    return safe_name(attachment.name.removesuffix(suffix), suffix)
