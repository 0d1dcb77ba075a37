"""The second step: where the ledger lies, and where its second backup goes."""

from __future__ import annotations

import os
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from models.beginning import file_for
from models.records import Branch
from models.safekeeping.second import SAME_DISK, on_same_disk
from models.store.backups import folder_of
from models.store.opening import risky_location
from ui.dialogs.ask import LEDGER_FILES, file_to_write, folder_to_write
from ui.dialogs.first_run.step import Step
from ui.settings import documents
from ui.widgets.button import button
from ui.widgets.elide_label import ElideLabel
from ui.widgets.icon_tile import IconTile
from ui.widgets.label import plain_label
from ui.widgets.restyle import restyle

FOLDER = "支部台账"
"""In the folder of documents."""
_NO_SECOND = "还没有选。电脑坏了、丢了，账本还在别处：建议选 U 盘或另一块硬盘，以后在“设置 → 备份与恢复”里选也行。"
_LEDGER = "一个支部一个账本，就是一个文件。备份自动放在它旁边的“{}”文件夹里，每一步操作另记流水，误删、断电都找得回。"


class PlaceStep(Step):
    """Two places, each with a button that changes it."""

    label, title = "放在哪里", "账本放在哪里"
    text = "账本和数据都只在这台电脑上，不联网。"

    def __init__(self) -> None:
        super().__init__()
        self._path = documents() / FOLDER / "党支部台账.zbtz"
        self._hers = False
        self.second: Path | None = None
        self._file, self._risk = _Place("file-text", "账本"), plain_label("", "", wrap=True)
        self._file.row.addWidget(button("更改…", self.choose_file, hint="换一个文件夹或文件名"))
        restyle(self._risk, "tone", "warn")
        self._stick = _Place("shield-check", "第二处备份（可以不选）")
        self._none = button("不用了", self.forget_second, kind="quiet")
        self._stick.row.addWidget(self._none)
        self._stick.row.addWidget(button("选择文件夹…", self.choose_second, icon_name="folder-open"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self._file)
        column.addWidget(self._risk)
        column.addWidget(self._stick)
        column.addStretch(1)
        self._show()

    @property
    def path(self) -> Path:
        """The file of the ledger."""
        return self._path

    def propose(self, branch: Branch) -> None:
        """A file named after the branch, unless she has chosen one."""
        if not self._hers:
            self._path = file_for(branch, documents() / FOLDER)
            self._show()

    def choose_file(self) -> None:
        """Asks for the file."""
        folder = self._path.parent if os.path.isdir(self._path.parent) else documents()
        path = file_to_write(self, "账本放在哪里", LEDGER_FILES, folder / self._path.name)
        if path is not None:
            self._path, self._hers = path, True
            self._show()

    def choose_second(self) -> None:
        """Asks for the folder of the second backup."""
        folder = folder_to_write(self, "第二处备份放在哪里（U 盘、移动硬盘）", self.second or documents())
        if folder is not None:
            self.second = folder
            self._show()

    def forget_second(self) -> None:
        self.second = None
        self._show()

    def _show(self) -> None:
        self._file.where.setText(str(self._path))
        self._file.note.setText(_LEDGER.format(folder_of(self._path).name))
        risk = risky_location(self._path)
        self._risk.setText(risk)
        self._risk.setVisible(bool(risk))
        self._none.setVisible(self.second is not None)
        self._stick.where.setText(str(self.second) if self.second else "")
        self._stick.where.setVisible(self.second is not None)
        together = self.second is not None and on_same_disk(self.second, folder_of(self._path))
        told = f"这里{SAME_DISK}。" if together else "每次备份也写一份到这里；拔下来了，插上再补。"
        self._stick.note.setText(told if self.second else _NO_SECOND)
        restyle(self._stick.note, "tone", "warn" if together else "")


class _Place(QFrame):
    """An icon, what it is, where it is, a note, and buttons."""

    def __init__(self, icon: str, what: str) -> None:
        super().__init__()
        self.setObjectName("card")
        self.where = ElideLabel("", "second", mode=Qt.TextElideMode.ElideMiddle)
        self.where.setAccessibleName(what)
        self.note = plain_label("", "note", wrap=True)
        words = QVBoxLayout()
        words.setSpacing(4)
        for widget in (plain_label(what, "strong"), self.where, self.note):
            words.addWidget(widget)
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(14, 12, 14, 12)
        self.row.setSpacing(12)
        self.row.addWidget(IconTile(icon), 0, Qt.AlignmentFlag.AlignTop)
        self.row.addLayout(words, 1)
