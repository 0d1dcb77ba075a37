"""The question below the files of a meeting: whether what was just added is the scan with signatures that is still missing."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QHBoxLayout, QWidget

from models.records import Attachment
from models.records.attachment import SCAN
from ui.widgets.button import button
from ui.widgets.label import plain_label

_MAY_BE = ("照片", "材料", "其他", "")
"""What a file is taken for whose name says nothing."""


class ScanOffer(QWidget):
    """Hidden where there is nothing to ask. does: gives these attachments the kind."""

    def __init__(self, does: Callable[[Sequence[Attachment]], None]) -> None:
        super().__init__()
        self._does = does
        self.files: Sequence[Attachment] = ()
        self._words = plain_label("", "note", wrap=True)
        self.yes = button("是", self._agree, kind="link", hint=f"类别改为{SCAN}")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self._words, 1)
        row.addWidget(self.yes)
        self.hide()

    def ask(self, added: Sequence[Attachment], present: Sequence[Attachment]) -> None:
        """Asks of files that were just added, unless a scan is there. present: all files of the record."""
        may_be = [file for file in added if file.kind in _MAY_BE]
        self.files = [] if any(file.signed for file in present) else may_be
        which = "刚添加的文件" if len(self.files) == 1 else f"刚添加的 {len(self.files)} 个文件"
        self._words.setText(f"{which}是{SCAN}吗？")
        self.setVisible(bool(self.files))

    def _agree(self) -> None:
        files, self.files = self.files, ()
        self.hide()
        self._does(files)
