"""The first dialog: open a ledger or what was handed over, or make a new one."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from models.store import Ledger, LedgerRefused
from ui.dialogs.ask import LEDGER_FILES, file_to_write, refuse
from ui.dialogs.first_run.roster_step import SAMPLE
from ui.dialogs.opened import Opened, choose, opened
from ui.settings import Settings, documents
from ui.widgets.button import button
from ui.widgets.file_drop import FileDrop
from ui.widgets.label import plain_label

_PATH = int(Qt.ItemDataRole.UserRole)


class Welcome(QDialog):
    """After `exec()` answered true, `opened` is what she chose or made; nothing where `then` says that she goes to the sample."""

    def __init__(self, settings: Settings, parent: QWidget | None) -> None:
        super().__init__(parent)
        self._settings = settings
        self.opened = Opened()
        self.then = ""
        self.setWindowTitle("支部台账")
        self.setMinimumWidth(560)
        self._recent = QListWidget(self)
        self._recent.setAccessibleName("最近打开的账本")
        self._recent.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)  # what is too long ends in …
        for path in settings.recent():
            item = QListWidgetItem(f"{path.stem}　　{path.parent}")
            item.setData(_PATH, str(path))
            item.setToolTip(str(path))
            self._recent.addItem(item)
        self._recent.itemActivated.connect(lambda item: self._open(Path(item.data(_PATH))))
        self._recent.setVisible(self._recent.count() > 0)
        row = QHBoxLayout()
        row.addWidget(button("看看示例支部", self._show_sample, hint="人物、记录都是虚构的，随便试，关闭后删除"))
        row.addStretch(1)
        known = self._recent.count() > 0
        create = button("新建账本…", self._create, icon_name="file-plus", kind="" if known else "primary")
        row.addWidget(create)
        row.addWidget(button("打开其他…" if known else "打开账本…", self._choose, icon_name="folder-open"))
        if known:
            row.addWidget(button("打开选中的", self._open_chosen, kind="primary"))
        column = QVBoxLayout(self)
        column.setContentsMargins(26, 22, 26, 20)
        column.setSpacing(12)
        column.addWidget(plain_label("打开账本", "page"))
        column.addWidget(
            plain_label(
                "一个支部一个账本，就是一个文件。放在本机的普通文件夹里，备份就是复制它；加过附件的，旁边的“-附件”文件夹一起复制；"
                "有密码的，旁边的密钥文件（.zbkey）也一起复制，没有它，光有密码打不开。"
                "别人移交来的文件（.zbyj）也从这里打开，或直接拖到这里。",
                "second",
                wrap=True,
            )
        )
        column.addWidget(self._recent, 1)
        column.addLayout(row)
        FileDrop(self).dropped.connect(self._open)
        if self._recent.count():
            self._recent.setCurrentRow(0)
            self._recent.setFocus()
        else:
            create.setFocus()

    def _open_chosen(self) -> None:
        item = self._recent.currentItem()
        if item is not None:
            self._open(Path(item.data(_PATH)))

    def _folder(self) -> Path:
        recent = self._settings.recent()
        return recent[0].parent if recent else documents()

    def _choose(self) -> None:
        self._take(choose(self._folder(), self._settings, self))

    def _open(self, path: Path) -> None:
        self._take(opened(path, self._settings, self))

    def _take(self, found: Opened | None) -> None:
        if found is not None:
            self.opened = found
            self.accept()

    def _show_sample(self) -> None:
        self.then = SAMPLE
        self.accept()

    def _create(self) -> None:
        path = file_to_write(self, "新建账本", LEDGER_FILES, self._folder() / "党支部台账.zbtz")
        if path is None:
            return
        try:
            self._take(Opened(Ledger.create(path)))
        except LedgerRefused as refusal:
            refuse(self, str(refusal))
