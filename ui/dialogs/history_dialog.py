"""操作历史: every action, newest first, with what it changed; undo and redo go step by step."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from models.fields import Record
from models.records import RECORDS
from models.store import Change, UnitLine
from ui.dialogs.undoing import redo, redo_tip, undo, undo_tip
from ui.session import Session
from ui.tabs.changes import action_words, change_lines
from ui.widgets.button import button
from ui.widgets.label import plain_label, plain_tip
from ui.widgets.scrolling import scrolling

_UNIT = int(Qt.ItemDataRole.UserRole)
_MOST_LINES = 200
_TABLES = {cls.table: cls for cls in RECORDS}


class HistoryDialog(QDialog):
    """The actions at the left, the changes of the chosen one at the right."""

    def __init__(self, session: Session, parent: QWidget | None) -> None:
        super().__init__(parent)
        self._session = session
        self.setWindowTitle("操作历史")
        self.resize(860, 560)
        self._list = QListWidget()
        self._list.setAccessibleName("操作")
        self._list.setHorizontalScrollBarPolicy(
            Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        )  # what is long is told at the right
        self._list.currentItemChanged.connect(lambda *_: self._show())
        self._text = plain_label(wrap=True)
        self._text.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._text.setContentsMargins(14, 10, 14, 10)
        both = QSplitter()
        both.addWidget(self._list)
        both.addWidget(scrolling(self._text))
        both.setSizes([420, 440])
        note = plain_label("每一步都记在账本里，关闭程序后也能撤销（先问一次）。从最近的一步起，一步一步退回。", "note")
        self._undo = button("撤销最近一步", partial(undo, session, self), icon_name="undo-2")
        self._redo = button("重做", partial(redo, session, self), icon_name="redo-2")
        for key, pressed in (("Ctrl+Z", self._undo), ("Ctrl+Y", self._redo)):  # those of the window sleep meanwhile
            QShortcut(QKeySequence(key), self).activated.connect(pressed.click)
        foot = QHBoxLayout()
        foot.addWidget(note, 1)
        for made in (self._undo, self._redo, button("关闭", self.accept)):
            foot.addWidget(made)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 16, 18, 14)
        column.setSpacing(12)
        column.addWidget(both, 1)
        column.addLayout(foot)
        session.changed.connect(self._load)  # a method: Qt lets go of it together with the dialog
        self._load()

    def _load(self, _tables: object = None) -> None:
        self._list.clear()
        undone = self._session.ledger.undone()
        for line in self._session.ledger.units():
            item = QListWidgetItem(
                f"{line.at[:16]}　{action_words(line)}" + ("（已撤销）" if line.id in undone else "")
            )
            item.setData(_UNIT, line)
            self._list.addItem(item)
        self._undo.setEnabled(self._session.ledger.undoable() is not None)
        self._undo.setToolTip(plain_tip(undo_tip(self._session)))
        self._redo.setEnabled(self._session.ledger.redoable() is not None)
        self._redo.setToolTip(plain_tip(redo_tip(self._session)))
        self._list.setCurrentRow(0)

    def _show(self) -> None:
        item = self._list.currentItem()
        if item is None:
            self._text.setText("还没有操作")
            return
        line: UnitLine = item.data(_UNIT)
        lines = [action_words(line), ""]
        changes = self._session.ledger.changes(line)
        records = self._records(changes[:_MOST_LINES])  # each takes a line at least
        for change in changes:
            cls = _TABLES[change.table]
            record = records.get((change.table, change.row))
            name = record.title() if record else f"{change.row} 号"
            lines += [f"{cls.label}　{name}", *(f"　　{words}" for words in change_lines(cls, change))]
        more = len(lines) - _MOST_LINES
        self._text.setText("\n".join(lines[:_MOST_LINES]) + (f"\n……另有 {more} 行" if more > 0 else ""))

    def _records(self, changes: Sequence[Change]) -> dict[tuple[str, int], Record]:
        """The records that were changed, as they are now, by table and id."""
        rows: dict[str, list[int]] = {}
        for change in changes:
            rows.setdefault(change.table, []).append(change.row)
        fetch = self._session.ledger.fetch
        return {(table, one.id): one for table, numbers in rows.items() for one in fetch(_TABLES[table], numbers)}
