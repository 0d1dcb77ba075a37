"""第二处备份: where the second copy of the backups lies, whether it can be written now, and choosing another folder or none."""

from __future__ import annotations

import os

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from models.safekeeping import second
from models.store.backups import folder_of
from ui.dialogs.ask import folder_to_write
from ui.session import Session
from ui.widgets.button import button
from ui.widgets.elide_label import ElideLabel
from ui.widgets.label import plain_label
from ui.widgets.restyle import restyle


class SecondFolder(QWidget):
    """A line with the folder, and a warning below where it is on the disk of the ledger."""

    chosen = Signal()
    """Another folder, into which nothing was copied yet."""
    said = Signal(str, str)
    """A sentence about what was done or not, and its tone."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._first = folder_of(session.ledger.path)
        self.state = ElideLabel("", "second", mode=Qt.TextElideMode.ElideMiddle)
        self.together = plain_label("", "note", wrap=True)
        restyle(self.together, "tone", "warn")
        self._forget = button("不再使用", self.forget, kind="quiet")
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(plain_label("第二处备份", "strong"))
        row.addWidget(self.state, 1)
        row.addWidget(self._forget)
        row.addWidget(button("选择文件夹…", self.choose, icon_name="folder-open"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addLayout(row)
        column.addWidget(self.together)
        self.load()

    def load(self) -> None:
        """Looks anew whether the folder is there and when it was written last."""
        kept = self._session.settings.second_folder(self._session.ledger.path)
        self._forget.setVisible(kept is not None)
        there = kept is not None and second.is_there(kept.folder, self._first)
        together = kept is not None and there and second.on_same_disk(kept.folder, self._first)
        self.together.setText(f"第二处{second.SAME_DISK}。" if together else "")
        self.together.setVisible(together)
        if kept is None:
            self._tell("还没有选。请选一个 U 盘或另一块硬盘：电脑坏了、丢了，账本还在。", "warn")
            return
        late = second.long_unseen(kept.seen, self._session.today)
        written = f"最近一次写入：{second.moment_words(kept.written)}" if kept.written else "还没有写入"
        self._tell(
            f"{kept.folder}　{'现在没有插上' if not there else '在同一块磁盘上' if together else '已插好'}，{written}",
            "warn" if late else "",
        )

    def _tell(self, sentence: str, tone: str) -> None:
        self.state.setText(sentence)
        restyle(self.state, "tone", tone)

    def choose(self) -> None:
        """Asks for a folder on another disk."""
        kept = self._session.settings.second_folder(self._session.ledger.path)
        begin = (
            kept.folder if kept is not None and os.path.isdir(kept.folder) else self._session.settings.export_folder()
        )
        folder = folder_to_write(self, "第二处备份放在哪里（U 盘、移动硬盘）", begin)
        if folder is None:
            return
        why = second.choose(folder, self._first, self._session.ledger.state().origin)
        if why:
            self.said.emit(why, "bad")
            return
        self._session.settings.choose_second_folder(self._session.ledger.path, folder, self._session.today.isoformat())
        self.chosen.emit()
        self.load()

    def forget(self) -> None:
        """No second folder any more; what is there stays."""
        self._session.settings.choose_second_folder(self._session.ledger.path, None, "")
        self.said.emit("以后不再写到第二处；已经写过去的备份留在那里。", "")
        self.load()
        if self._session.keeper is not None:
            self._session.keeper.finished.emit()  # the foot of the window says so
