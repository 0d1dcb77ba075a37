"""组织关系转接登记簿: all letters of the branch, which are under way, which end soon; a double click opens one."""

from __future__ import annotations

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

from models.exports.contents.transfers import transfers_of
from models.records import Member, Transfer
from models.records.transfer import IN, OUT
from models.rules.letters import EXPIRED, RECEIVED, TONES, UNDER_WAY, state
from ui import theme
from ui.dialogs.export_dialog import export
from ui.dialogs.going.acting import receive_newcomer
from ui.dialogs.going.transfer_dialog import TransferDialog
from ui.dialogs.run import run
from ui.session import Session
from ui.widgets.button import button
from ui.widgets.empty_state import EmptyState
from ui.widgets.label import plain_label, plain_tip
from ui.widgets.plain_table import make_plain
from ui.widgets.rule import rule
from ui.widgets.segmented import Segmented

_NUMBER = int(Qt.ItemDataRole.UserRole)
_HEADS = (("姓名", 96), ("方向", 64), ("对方党组织", 220), ("介绍信编号", 170), ("开出", 104), ("有效期至", 104),
          ("回执", 104), ("状态", 88))  # fmt: skip


class RegisterDialog(QDialog):
    """The register of letters; it follows the ledger while it is open."""

    def __init__(self, session: Session, parent: QWidget | None) -> None:
        super().__init__(parent)
        self._session = session
        self.setWindowTitle("组织关系转接登记簿")
        self.resize(1060, 600)
        self._sum = plain_label("", "second")
        self._which = Segmented(self)
        self._which.chosen.connect(lambda _key: self._show())
        self._table = QTableWidget(0, len(_HEADS))
        make_plain(self._table, "组织关系转接", 38)
        self._table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self._table.setWordWrap(True)  # a row has room for two lines of a long name
        self._table.setHorizontalHeaderLabels([label for label, _ in _HEADS])
        for place, (_, width) in enumerate(_HEADS):
            self._table.setColumnWidth(place, width)
        header = self._table.horizontalHeader()
        header.setSectionResizeMode(2, QHeaderView.ResizeMode.Stretch)
        header.setHighlightSections(False)
        self._table.itemActivated.connect(lambda item: self._open(item.row()))
        self._stack = QStackedWidget()
        self._stack.addWidget(self._table)
        sentence = "组织关系转出、转入的介绍信登记在这里，没有回执的、快到期的都能看到。在名册里选一个人，右键“转出…”。"
        self._stack.addWidget(EmptyState("arrow-up-down", "还没有转接记录", sentence))

        top = QHBoxLayout()
        top.addWidget(self._which)
        top.addStretch(1)
        top.addWidget(button("转入新党员…", lambda: receive_newcomer(session, self), icon_name="plus"))
        top.addWidget(button("导出…", lambda: export(session, self, "transfers"), icon_name="file-spreadsheet"))
        foot = QHBoxLayout()
        foot.setContentsMargins(0, 2, 0, 0)
        foot.addWidget(plain_label("双击一行打开介绍信、登记回执；没有回执的转出仍由本支部管理。", "note"), 1)
        foot.addWidget(button("打开", lambda: self._open(self._table.currentRow()), kind="primary"))
        foot.addWidget(button("关闭", self.reject))
        column = QVBoxLayout(self)
        column.setContentsMargins(22, 18, 22, 14)
        column.setSpacing(12)
        column.addWidget(self._sum)
        column.addLayout(top)
        column.addWidget(self._stack, 1)
        column.addWidget(rule())
        column.addLayout(foot)
        session.changed.connect(self._changed)
        self._load()

    def _changed(self, tables: frozenset[str]) -> None:
        if tables & {Transfer.table, Member.table}:
            self._load()

    def _load(self) -> None:
        today = self._session.today
        self._names = {member.id: member.title() for member in self._session.members}
        self._all = list(reversed(transfers_of(self._session.ledger.all(Transfer), None)))
        states = [state(transfer, today) for transfer in self._all]
        open_ = states.count(UNDER_WAY) + states.count(EXPIRED)
        late = f"，其中 {states.count(EXPIRED)} 件已过期" if states.count(EXPIRED) else ""
        self._sum.setText(f"共 {len(states)} 件，在途 {open_} 件{late}，已回执 {states.count(RECEIVED)} 件")
        self._which.set_items(
            [
                ("all", f"全部 {len(states)}"),
                ("open", f"在途 {open_}"),
                (OUT, f"转出 {sum(t.direction == OUT for t in self._all)}"),
                (IN, f"转入 {sum(t.direction == IN for t in self._all)}"),
            ]
        )
        self._show()

    def _show(self) -> None:
        key, today = self._which.key() or "all", self._session.today
        kept = [t for t in self._all if key == "all" or t.direction == key or (key == "open" and t.under_way)]
        self._table.setRowCount(len(kept))
        for row, transfer in enumerate(kept):
            word = state(transfer, today)
            cells = (
                self._names.get(transfer.member_id or 0, "（已放进回收站）"),
                transfer.direction,
                transfer.other,
                transfer.letter,
                transfer.show("issued"),
                str(transfer.last_day() or ""),
                transfer.show("receipt"),
                word,
            )
            for column, text in enumerate(cells):
                item = QTableWidgetItem(text)
                item.setData(_NUMBER, transfer.id)
                item.setToolTip(plain_tip(text))
                if column == len(cells) - 1:
                    item.setForeground(QColor(theme.tone(TONES[word])[0]))
                self._table.setItem(row, column, item)
        self._stack.setCurrentIndex(0 if self._all else 1)
        if kept:
            self._table.selectRow(0)

    def _open(self, row: int) -> None:
        item = self._table.item(row, 0)
        kept = self._session.ledger.get(Transfer, int(item.data(_NUMBER))) if item is not None else None
        member = self._session.ledger.get(Member, kept.member_id or 0) if kept is not None else None
        if kept is not None and member is not None:
            run(TransferDialog(self._session, kept, member, self, first="receipt" if kept.under_way else ""))
