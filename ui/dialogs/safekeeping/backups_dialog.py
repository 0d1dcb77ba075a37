"""备份与恢复: the backups of this ledger, verifying and making one, the second folder, and going back to one."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QStackedWidget,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from models.safekeeping import drill
from models.safekeeping.folder import Kept, listed, looked_at
from models.safekeeping.restoring import restore
from models.store.backup_names import BY_HAND
from models.store.backups import folder_of
from ui.dialogs.ask import confirm, show_file
from ui.dialogs.password.unlock_dialog import unlocked
from ui.dialogs.run import run
from ui.dialogs.safekeeping.find_back_dialog import FindBackDialog
from ui.dialogs.safekeeping.lines import HEADS, TIPS, going_back_words, lines_of
from ui.dialogs.safekeeping.second_folder import SecondFolder
from ui.jobs import Waiting
from ui.look import theme
from ui.session import Session
from ui.widgets.button import button
from ui.widgets.elide_label import ElideLabel
from ui.widgets.empty_state import EmptyState
from ui.widgets.label import plain_label, plain_tip
from ui.widgets.plain_table import make_plain
from ui.widgets.restyle import restyle
from ui.widgets.rule import rule

_WIDTH, _HEIGHT, _ROW = 940, 600, 34  # pixels
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_NUMBERS = (3, 4, 5)
_NOTE = "备份和操作流水在账本旁边的文件夹里。启动、退出和每半小时有改动时自动备份，导入、批量修改前后也备份；旧的按天、周、月、年留一份。"


class BackupsDialog(QDialog):
    """After `exec()`, `wanted` is what restores the backup she chose; None for nothing."""

    def __init__(self, session: Session, parent: QWidget | None) -> None:
        super().__init__(parent)
        self._session = session
        self._folder = folder_of(session.ledger.path)
        self._backups: Sequence[Kept] = ()
        self._work: Waiting | None = None
        self._waiting: Waiting | None = None
        self._to_newest = False
        self.wanted: Callable[[Path], str] | None = None
        self.setWindowTitle("备份与恢复")
        room = parent.window().size() if parent else self.screen().availableSize()
        self.resize(min(_WIDTH, room.width() - 40), min(_HEIGHT, room.height() - 50))
        self._sum = plain_label("正在读取备份…", "strong")
        self._where = ElideLabel(str(self._folder), "note", mode=Qt.TextElideMode.ElideMiddle)
        self.table = QTableWidget(0, len(HEADS))
        self.table.setHorizontalHeaderLabels([label for label, _ in HEADS])
        make_plain(self.table, "备份", _ROW)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        for place, (_, width) in enumerate(HEADS):
            self.table.setColumnWidth(place, width)
        header = self.table.horizontalHeader()
        header.setSectionResizeMode(len(HEADS) - 1, QHeaderView.ResizeMode.Stretch)
        header.setHighlightSections(False)
        for place in _NUMBERS:
            item = self.table.horizontalHeaderItem(place)
            if item is not None:
                item.setTextAlignment(_RIGHT)
                item.setToolTip(TIPS.get(item.text(), ""))
        self._stack = QStackedWidget()
        self._stack.addWidget(self.table)
        self._stack.addWidget(
            EmptyState("archive-restore", "还没有备份", "按“现在备份”做一份；以后启动、退出时会自动做。")
        )
        self.second = SecondFolder(session)
        self.second.chosen.connect(self.make)
        self.second.said.connect(self.say)
        self._drill = plain_label("", "note", wrap=True)
        self.message = plain_label("", "note", wrap=True)
        self._make = button("现在备份", self.make, icon_name="plus", kind="primary")
        self._verify = button("核对这一份", self.verify, icon_name="search-check")
        self._find = button("找回记录…", self.find_back, icon_name="search", hint="只从这一份找回几条删掉或改错的记录")
        whole = "整个账本换成这一份的内容；现在的先存为一份备份"
        self._restore = button("恢复整个账本…", self.restore, icon_name="archive-restore", kind="quiet", hint=whole)
        self._lay_out()
        session.changed.connect(self.load)  # a method: Qt lets go of it together with the dialog
        if session.keeper is not None:
            session.keeper.finished.connect(self.load)
        self.table.itemSelectionChanged.connect(self._show_ready)
        self.load()
        self.table.setFocus()

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(10)
        top.addWidget(self._sum)
        top.addWidget(self._where, 1)
        top.addWidget(button("打开文件夹", self._show_folder, icon_name="folder-open"))
        foot = QHBoxLayout()
        foot.setSpacing(10)
        for about_the_chosen in (self._verify, self._find, self._restore):
            foot.addWidget(about_the_chosen)
        foot.addStretch(1)
        foot.addWidget(button("关闭", self.reject))
        foot.addWidget(self._make)
        column = QVBoxLayout(self)
        column.setContentsMargins(22, 18, 22, 14)
        column.setSpacing(10)
        column.addLayout(top)
        column.addWidget(plain_label(_NOTE, "note", wrap=True))
        column.addWidget(self._stack, 1)
        column.addWidget(self.message)
        column.addWidget(rule())
        column.addWidget(self.second)
        column.addWidget(self._drill)
        column.addWidget(rule())
        column.addLayout(foot)

    # The list

    def load(self, _tables: object = None) -> None:
        """Reads the folder while the window goes on."""
        self._drill.setText(drill.words(self._session.ledger.remembered(drill.KEY)))
        restyle(self._drill, "tone", "bad" if (self._session.ledger.remembered(drill.KEY) or {}).get("wrong") else "")
        if self._waiting is not None:
            self._waiting.give_up()
        self._waiting = Waiting(partial(listed, self._folder), self._show, self._failed, self)
        self._waiting.start()

    def _show(self, backups: Sequence[Kept]) -> None:
        self._waiting = None
        current = None if self._to_newest else self.current()
        self._to_newest = False
        self._backups = backups
        self.table.setRowCount(len(backups))
        for row, texts in enumerate(lines_of(self._session.ledger, backups)):
            for column, text in enumerate(texts):
                item = QTableWidgetItem(text)
                item.setToolTip(plain_tip(text))
                if column in _NUMBERS:
                    item.setTextAlignment(_RIGHT)
                if backups[row].state is None and not backups[row].locked and column == len(texts) - 1:
                    item.setForeground(QColor(theme.tone("bad")[0]))
                self.table.setItem(row, column, item)
        self._stack.setCurrentIndex(0 if backups else 1)
        self._sum.setText(f"共 {len(backups)} 份备份" if backups else "还没有备份")
        names = [backup.name for backup in backups]
        if names:
            at = current.name if current is not None else names[0]
            self.table.selectRow(names.index(at) if at in names else 0)
        self._show_ready()

    def current(self) -> Kept | None:
        """The backup of the chosen line."""
        row = self.table.currentRow()
        return self._backups[row] if 0 <= row < len(self._backups) else None

    def _show_ready(self) -> None:
        free = self._work is None
        chosen = self.current() is not None
        for made in (self._verify, self._find):
            made.setEnabled(free and chosen)
        self._restore.setEnabled(free and chosen and self._session.exchange is not None)
        self._make.setEnabled(free and self._session.keeper is not None)

    def say(self, sentence: str, tone: str = "") -> None:
        """A line below the list."""
        self.message.setText(sentence)
        restyle(self.message, "tone", tone)

    # What can be done

    def make(self) -> None:
        """A backup now, and to the second folder."""
        keeper = self._session.keeper
        if keeper is not None:
            keeper.finished.connect(self._made, Qt.ConnectionType.SingleShotConnection)
            self.say("正在备份…")
            keeper.make(BY_HAND, carry=True)

    def _made(self) -> None:
        keeper = self._session.keeper
        if keeper is None:
            return
        as_it_is = "账本没有改动，最近一份备份就是现在的样子，已重新核对，没有另做一份。"
        done = "已备份，并已打开核对。" if keeper.made is not None else as_it_is
        self.say(keeper.trouble or done, "warn" if keeper.trouble else "ok")
        self.second.load()
        self._to_newest = True  # what she does next is about the one that she made
        self.load()

    def verify(self) -> None:
        """Tries the chosen backup out: restored elsewhere, opened and compared with its log."""
        backup = self._readable()
        if backup is None:
            return
        self.say(f"正在核对{backup.title}…")
        self._work = Waiting(partial(drill.try_out, backup.file), partial(self._verified, backup), self._failed, self)
        self._work.start()
        self._show_ready()

    def _readable(self) -> Kept | None:
        """The chosen backup, once its password was given where it has one; None where it was not."""
        backup = self.current()
        if backup is None or not backup.locked:
            return backup
        if not unlocked(backup.file, self):
            self.say(f"{backup.title}有密码，没有输入，没有打开。")
            return None
        self.load()
        try:
            return looked_at(backup.folder, backup.name)
        except OSError:  # thinned meanwhile
            return None

    def _verified(self, backup: Kept, wrong: str) -> None:
        self._work = None
        self.say(wrong or f"{backup.title}完好：能恢复、能打开，每条记录与修改记录一致。", "bad" if wrong else "ok")
        self._show_ready()

    def _failed(self, error: Exception) -> None:
        self._work = self._waiting = None
        self._show_ready()
        if not isinstance(error, OSError):
            raise error
        self.say("备份文件夹读不出来，请检查磁盘。", "bad")

    def restore(self) -> None:
        """Asks, and closes; the window is opened anew over what was restored."""
        backup = self._readable()
        if backup is None:
            return
        if confirm(self, going_back_words(self._session.ledger, backup), "恢复", title="恢复整个账本"):
            self.wanted = partial(restore, backup.file, backup.title)
            self.accept()

    def find_back(self) -> None:
        """Shows what the chosen backup has and the ledger has not; closes where something was brought back, for the foot of the
        window says so."""
        backup = self._readable()
        if backup is not None and run(FindBackDialog(self._session, backup, self)):
            self.accept()

    def done(self, code: int) -> None:
        """Nothing is wanted any more of what is under way: the ledger may be closed next."""
        for waiting in (self._work, self._waiting):
            if waiting is not None:
                waiting.give_up()
        self._work = self._waiting = None
        super().done(code)

    def _show_folder(self) -> None:
        folder = self._folder if os.path.isdir(self._folder) else self._folder.parent
        show_file(folder, self)
