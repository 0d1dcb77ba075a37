"""接收移交: what a hand-over file holds, where its ledger goes, and the ledger open afterwards."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QHBoxLayout, QHeaderView, QTableView, QVBoxLayout, QWidget

from models.handover import HandoverRefused
from models.handover.child import Receive
from models.handover.contents import summary_of
from models.handover.listing import PRIVATE, day_words, each_group_once, grouped
from models.handover.manifest import Manifest
from models.handover.receiving import Received, look, proposed_folder
from models.kinds import encodable
from models.store import Ledger, LedgerRefused
from ui.dialogs.ask import folder_to_write, refuse
from ui.dialogs.handover.work_dialog import WorkDialog
from ui.dialogs.run import run
from ui.look.rare_characters import typefaces
from ui.settings import documents
from ui.widgets.button import button
from ui.widgets.elide_label import ElideLabel
from ui.widgets.label import plain_label, plain_tip
from ui.widgets.plain_table import make_plain

Index = QModelIndex | QPersistentModelIndex
_DISPLAY, _TOOLTIP, _ALIGN = (
    int(role) for role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.TextAlignmentRole)
)
_HEADINGS = ("类别", "内容", "起止年度", "记录", "附件", "说明")
_WIDTHS = (110, 140, 116, 60, 60, 200)
_NUMBERS = (3, 4)
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
_WIDTH, _HEIGHT = 820, 590  # pixels
PLACE = "支部台账"
"""The folder among the user's documents in which ledgers that are received go, unless she says otherwise."""


class _Lines(QAbstractTableModel):
    """The lines of the list."""

    def __init__(self, rows: Sequence[Sequence[str]]) -> None:
        super().__init__()
        self._rows = rows

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(_HEADINGS)

    def data(self, index: Index, role: int = _DISPLAY) -> object:
        if role == _DISPLAY:
            return self._rows[index.row()][index.column()]
        if role == _TOOLTIP:
            return plain_tip(self._rows[index.row()][index.column()])
        return _RIGHT if role == _ALIGN and index.column() in _NUMBERS else None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _DISPLAY) -> object:
        if orientation != Qt.Orientation.Horizontal:
            return None
        return _HEADINGS[section] if role == _DISPLAY else _RIGHT if role == _ALIGN and section in _NUMBERS else None


class ReceivingDialog(WorkDialog):
    """After `exec()` answered true, `received` says where the ledger lies."""

    def __init__(self, file: Path, manifest: Manifest, parent: QWidget | None) -> None:
        super().__init__("接收移交", parent)
        self._file, self._manifest = file, manifest
        self.received: Received | None = None
        self.folder = documents() / PLACE
        room = self.screen().availableSize()
        self.resize(min(_WIDTH, room.width() - 60), min(_HEIGHT, room.height() - 60))
        self._where = ElideLabel("", "second", mode=Qt.TextElideMode.ElideMiddle)
        self._change = button("更改…", self._choose, icon_name="folder-open")
        self._go = button("接收并打开", self.take, icon_name="check", kind="primary")
        self._lay_out()
        typefaces().show([_who(manifest)])  # no ledger is open yet whose names were looked through
        self._lock(self._go, self._change)
        self._show_place()
        self._go.setFocus()

    def _lay_out(self) -> None:
        manifest = self._manifest
        table = QTableView()
        table.setModel(_Lines(each_group_once(manifest.rows)))
        table.model().setParent(table)
        make_plain(table, "移交内容", 30)
        for number, width in enumerate(_WIDTHS):
            table.setColumnWidth(number, width)
        table.horizontalHeader().setSectionResizeMode(len(_WIDTHS) - 1, QHeaderView.ResizeMode.Stretch)
        place = QHBoxLayout()
        place.setSpacing(10)
        place.addWidget(plain_label("放在", "second"))
        place.addWidget(self._where, 1)
        place.addWidget(self._change)
        foot = QHBoxLayout()
        foot.setSpacing(10)
        foot.addStretch(1)
        foot.addWidget(self._close)
        foot.addWidget(self._go)
        column = QVBoxLayout(self)
        column.setContentsMargins(22, 18, 22, 16)
        column.setSpacing(10)
        column.addWidget(ElideLabel(encodable(manifest.unit), "title"))
        column.addWidget(plain_label(_who(manifest), "second", wrap=True))
        column.addWidget(table, 1)
        wrong = [*manifest.troubles, *manifest.notes]
        if wrong:
            said = f"移交时附件有 {len(manifest.troubles)} 件缺失或损坏：" if manifest.troubles else ""
            note = plain_label(_shortened(said, wrong), "note", wrap=True)
            note.setProperty("tone", "warn")
            note.setToolTip(plain_tip("\n".join(wrong)))
            column.addWidget(note)
        column.addLayout(place)
        column.addWidget(plain_label(f"每个文件都核对以后才放好，不会覆盖已有的账本。{PRIVATE}", "note", wrap=True))
        column.addWidget(self._bar)
        column.addWidget(self._message)
        column.addLayout(foot)

    def _show_place(self) -> None:
        target = proposed_folder(self.folder, self._manifest) / self._manifest.ledger
        self._where.setText(encodable(str(target)))

    def _choose(self) -> None:
        folder = folder_to_write(
            self, "账本放在哪个文件夹里", self.folder if os.path.isdir(self.folder) else documents()
        )
        if folder is not None:
            self.folder = folder
            self._show_place()

    def take(self) -> None:
        """Verifies and unpacks."""
        self._begin(Receive(self._file, self.folder), self._done)

    def _done(self, received: Received) -> None:
        self.received = received
        self.accept()


def _who(manifest: Manifest) -> str:
    """Who handed over what to whom, in a line."""
    parties = manifest.parties
    told = [
        day_words(parties.day),
        f"{parties.giver or '（移交人未填）'} 移交给 {parties.receiver or '（接收人未填）'}",
    ]
    if parties.witness:
        told.append(f"监交 {parties.witness}")
    count = summary_of(manifest.counts, manifest.rows, sum(one.size for one in manifest.attachments))
    return "　".join(told) + "\n" + count + (f"\n备注：{parties.note}" if parties.note else "")


def _shortened(said: str, lines: Sequence[str]) -> str:
    shown = "；".join(lines[:2])
    return said + shown + (f"；等 {len(lines)} 条" if len(lines) > 2 else "")


def what_came(received: Received) -> str:
    """What was received, compared with the list: said over the window of the ledger."""
    manifest = received.manifest
    count = summary_of(manifest.counts, manifest.rows, sum(one.size for one in manifest.attachments))
    compared = "与移交清单不一致：" + "；".join(received.differences) if received.differences else "与移交清单逐项一致"
    missing = f"\n移交时有 {len(manifest.troubles)} 件附件缺失或损坏，见移交清单。" if manifest.troubles else ""
    return (
        f"已接收：{count}，{compared}。{missing}\n账本和清单在：{received.ledger.parent}\n"
        f"移交文件的校验值（请与签字的清单核对）：{grouped(received.sha256)}"
    )


def receive(file: Path, parent: QWidget | None) -> tuple[Ledger, str] | None:
    """Receives a hand-over file and opens its ledger; with what is to be said of it, None where nothing came of it."""
    try:
        dialog = ReceivingDialog(file, look(file), parent)
    except (HandoverRefused, LedgerRefused) as refusal:
        refuse(parent, str(refusal))
        return None
    if not run(dialog) or dialog.received is None:
        return None
    try:
        return Ledger.open(dialog.received.ledger), what_came(dialog.received)
    except LedgerRefused as refusal:
        refuse(parent, str(refusal))
        return None
