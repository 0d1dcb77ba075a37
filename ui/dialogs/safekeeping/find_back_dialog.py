"""找回记录: a backup beside the ledger, record by record; what is ticked comes back in one step that can be undone."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from models.safekeeping.comparing import Differences, Found
from models.safekeeping.difference_words import counted, nothing_to_find
from models.safekeeping.finding_back import bring_back, whole
from models.safekeeping.folder import Kept
from models.safekeeping.looking_into import Comparing
from models.safekeeping.same import Key
from models.safekeeping.second import place_in
from models.store import LedgerRefused, Sealed
from models.store.backup_names import ATTACHMENTS
from models.store.backups import folder_of
from ui.dialogs.safekeeping.found_preview import FoundPreview
from ui.dialogs.safekeeping.found_tree import FoundTree
from ui.jobs import Waiting
from ui.session import Session, Told
from ui.widgets.busy_bar import BusyBar
from ui.widgets.button import button
from ui.widgets.elide_label import ElideLabel
from ui.widgets.empty_state import EmptyState
from ui.widgets.label import plain_label
from ui.widgets.reading_order import in_order, stops
from ui.widgets.restyle import restyle
from ui.widgets.rule import rule
from ui.widgets.search_field import SearchField

_WIDTH, _HEIGHT, _LOOK = 1080, 660, 100  # pixels, milliseconds
_SAME = ("circle-check", "没有要找回的", "")
_FAILED = ("triangle-alert", "没有比较", "")
_HINT = "勾选要找回的记录；点一条，右边可以只选其中几处。"
_ADDED = "备份之后新登记的记录不受影响。找回后可以撤销。"


class FindBackDialog(QDialog):
    """Compares in the background; after `exec()` accepted, something was brought back."""

    def __init__(self, session: Session, backup: Kept, parent: QWidget | None) -> None:
        super().__init__(parent)
        self._session, self._backup = session, backup
        self._differences: Differences | None = None
        self._of: dict[Key, Found] = {}
        self.chosen: dict[Key, set[str]] = {}
        """What is ticked: pieces, and of those that are still there the fields."""
        self._comparing: Comparing | None = None
        self._waiting: Waiting | None = None
        self.setWindowTitle("从备份找回记录")
        room = _outermost(parent).size() if parent else self.screen().availableSize()
        self.resize(min(_WIDTH, room.width() - 40), min(_HEIGHT, room.height() - 50))
        self._sum = ElideLabel("", "note")
        self.search = SearchField("查找姓名、拼音、会议、编号")
        self.search.searched.connect(self._narrow)
        self.tree = FoundTree()
        self.tree.ticked.connect(self._take_whole)
        self.tree.moved.connect(self._show_found)
        self.search.descended.connect(self.tree.setFocus)
        self.preview = FoundPreview()
        self.preview.ticked.connect(self._take)
        self._busy = BusyBar("正在比较")
        self._far = plain_label("", "second")
        self.same, self.failure = EmptyState(*_SAME), EmptyState(*_FAILED)
        self.stack = QStackedWidget()
        self.message = plain_label("", "note", wrap=True)
        self._chosen_words = plain_label("", "note")
        self._go = button("找回所选", self.bring_back, icon_name="archive-restore", kind="primary")
        self._lay_out()
        self._timer = QTimer(self, interval=_LOOK)
        self._timer.timeout.connect(self._tell_far)
        self._say_chosen()
        self.compare()

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(10)
        top.addWidget(plain_label(self._backup.title, "strong"))
        top.addWidget(self._sum, 1)
        side = QVBoxLayout()
        side.setSpacing(8)
        side.addWidget(self.search)
        side.addWidget(self.tree, 1)
        both = QWidget()
        halves = QHBoxLayout(both)
        halves.setContentsMargins(0, 0, 0, 0)
        halves.setSpacing(20)
        halves.addLayout(side, 5)
        halves.addWidget(self.preview, 4)
        waiting = QWidget()
        middle = QVBoxLayout(waiting)
        middle.addStretch(2)
        middle.addWidget(self._far)
        middle.addWidget(self._busy)
        middle.addStretch(3)
        middle.setContentsMargins(160, 0, 160, 0)
        for page in (waiting, both, self.same, self.failure):
            self.stack.addWidget(page)
        foot = QHBoxLayout()
        foot.setSpacing(10)
        foot.addWidget(self._chosen_words, 1)
        self._leave = button("关闭", self.reject)
        foot.addWidget(self._leave)
        foot.addWidget(self._go)
        column = QVBoxLayout(self)
        column.setContentsMargins(22, 18, 22, 14)
        column.setSpacing(12)
        column.addLayout(top)
        column.addWidget(self.stack, 1)
        column.addWidget(self.message)
        column.addWidget(rule())
        column.addLayout(foot)
        self.message.hide()
        QShortcut(QKeySequence.StandardKey.Find, self).activated.connect(self.search.setFocus)

    # Comparing

    def compare(self) -> None:
        """Compares while the window goes on."""
        self.stack.setCurrentIndex(0)
        try:
            self._comparing = Comparing(self._session.ledger, self._backup.file, self._backup.title)
        except LedgerRefused as refusal:
            self._fail(refusal)
            return
        self._waiting = Waiting(self._comparing.work, self._show, self._fail, self)
        self._tell_far()
        self._timer.start()
        self._waiting.start()

    def _tell_far(self) -> None:
        if self._comparing is not None:
            self._far.setText(f"{self._comparing.far}…")

    def _ended(self) -> None:
        self._waiting = self._comparing = None
        self._timer.stop()

    def _show(self, differences: Differences) -> None:
        self._ended()
        self._differences = differences
        self._of = {piece.key: each for each in differences.found for piece in (each.root, *each.parts)}
        if not differences.found:
            self.same.tell(*nothing_to_find(differences))
            self.stack.setCurrentIndex(2)
            return
        self._sum.setText(f"{counted(differences)}{_ADDED}")
        self.stack.setCurrentIndex(1)
        self.tree.show_differences(differences)
        self._say_chosen()
        self.tree.setFocus()

    def _fail(self, error: Exception) -> None:
        self._ended()
        if not isinstance(error, (LedgerRefused, OSError)):
            raise error
        said = str(error) if isinstance(error, LedgerRefused) else "磁盘读写出错，账本未作改动。请检查磁盘后再试。"
        self.failure.tell("没有比较", said.removeprefix("没有比较："))
        self.stack.setCurrentIndex(3)

    def done(self, code: int) -> None:
        """Nobody waits any more for what is being compared."""
        if self._waiting is not None:
            self._waiting.give_up()
        self._ended()
        super().done(code)

    # Choosing

    def _narrow(self, query: str) -> None:
        many = self.tree.narrow(query)
        self._say("" if many else "没有找到。请换一个名字，或只打一个字。")

    def _show_found(self, found: Found | None) -> None:
        self.preview.show_found(found, self.chosen)
        in_order(*stops(self.preview), self._leave, self._go)

    def _take_whole(self, found: Found, wanted: bool) -> None:
        for key, names in whole(found).items():
            self.chosen.pop(key, None)
            if wanted:
                self.chosen[key] = set(names)
        self.preview.show_chosen(self.chosen)
        self._say_chosen()

    def _take(self, key: Key, name: str, wanted: bool) -> None:
        names = self.chosen.get(key, set())
        names = names | {name} if wanted and name else names - {name}
        if wanted or names:
            self.chosen[key] = names
        else:
            self.chosen.pop(key, None)
        found = self._of[key]
        all_of_it = {piece: set(those) for piece, those in whole(found).items()}
        mine = {piece: self.chosen[piece] for piece in all_of_it if piece in self.chosen}
        self.tree.show_chosen(found.root.key, (mine == all_of_it) if mine else None)
        self._say_chosen()

    def _say_chosen(self) -> None:
        many = len({self._of[key].root.key for key in self.chosen})
        hint = _HINT if self._differences is not None and self._differences.found else ""
        self._chosen_words.setText(f"已选 {many} 条" if many else hint)
        self._go.setEnabled(many > 0)

    def _say(self, sentence: str, tone: str = "") -> None:
        self.message.setText(sentence)
        self.message.setVisible(bool(sentence))
        restyle(self.message, "tone", tone)

    # Bringing back

    def _stores(self) -> Sequence[Path]:
        """Where old files of attachments may be, beside the folder of the backups."""
        kept = self._session.settings.second_folder(self._session.ledger.path)
        second = [place_in(kept.folder, folder_of(self._session.ledger.path))] if kept is not None else []
        return [folder / ATTACHMENTS for folder in (self._backup.folder, *second)]

    def bring_back(self) -> None:
        """Brings back what is ticked, and closes; the foot of the window says what was done, and undoes it."""
        if self._differences is None or not self.chosen:
            return
        ledger = self._session.ledger
        try:
            brought = bring_back(ledger, self._differences, self.chosen, self._stores())
        except Sealed:
            self._say("没有写原因，没有找回，账本保持原样。", "warn")
            return
        except LedgerRefused as refusal:
            self._say(str(refusal), "bad")
            return
        self._session.changed.emit(ledger.touched)
        self._session.said.emit(brought.told, Told.DONE)
        self.accept()


def _outermost(widget: QWidget) -> QWidget:
    """The window of the program, below all dialogs."""
    while (above := widget.window().parentWidget()) is not None:
        widget = above
    return widget.window()
