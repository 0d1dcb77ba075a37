"""导出记录: what left the ledger, when, whole or masked, for what and to whom; found by words, and to be exported itself."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QDialog, QHBoxLayout, QHeaderView, QStackedWidget, QTableView, QVBoxLayout, QWidget

from models.exports.contents.export_log import COLUMNS, FULL, MASKED, REASONS_TOLD, Line, cells, matching
from ui.dialogs.export_dialog import export
from ui.look import theme
from ui.session import Session
from ui.widgets.button import button
from ui.widgets.empty_state import EmptyState
from ui.widgets.label import plain_label, plain_tip
from ui.widgets.plain_table import make_plain
from ui.widgets.scrolling import scrolling
from ui.widgets.search_field import SearchField
from ui.widgets.segmented import Segmented

Index = QModelIndex | QPersistentModelIndex
_DISPLAY, _TOOLTIP, _COLOUR = (
    int(role) for role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.ForegroundRole)
)
_WIDTHS = (140, 320, 60, 88, 160, 150)
_TIER, _WHAT = 3, 1
_SORTS = (FULL, MASKED, REASONS_TOLD)
_WHOLE = 80  # pixels: three lines of columns that left, one of the rest; more can be scrolled to
_NOTHING = "还没有导出过", "每次导出和打印都会记在这里：什么时候、导出了什么、交给谁。"
_NOT_FOUND = "没有符合条件的记录", "换一个词，或者看“全部”。"


class _Model(QAbstractTableModel):
    """Lines of the log."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[list[str]] = []

    def show(self, lines: Sequence[Line]) -> None:
        self.beginResetModel()
        self.rows = [cells(line) for line in lines]
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(COLUMNS)

    def data(self, index: Index, role: int = _DISPLAY) -> Any:
        text = self.rows[index.row()][index.column()]
        if role == _DISPLAY:
            return text
        if role == _TOOLTIP:
            return plain_tip(text)
        if role == _COLOUR and index.column() == _TIER and text == FULL:
            return QColor(theme.colour("warn"))
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _DISPLAY) -> Any:
        return COLUMNS[section].label if role == _DISPLAY and orientation == Qt.Orientation.Horizontal else None


class ExportLogDialog(QDialog):
    """The lines, newest first; below them the chosen one in full."""

    def __init__(self, session: Session, parent: QWidget | None) -> None:
        super().__init__(parent)
        self._session = session
        self.setWindowTitle("导出记录")
        room = parent.size() if parent else self.screen().availableSize()
        self.resize(min(1000, room.width() - 60), min(620, room.height() - 50))
        self._tiers = Segmented(self)
        self._tiers.setAccessibleName("显示哪些导出")
        self._tiers.chosen.connect(lambda _key: self._show())
        self._search = SearchField("文件、栏目、用途、交给谁")
        self._search.setFixedWidth(260)
        self._search.searched.connect(lambda _text: self._load())
        self._model = _Model()
        self._table = self._view()
        self._nothing = EmptyState("download", *_NOTHING)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._table)
        self._stack.addWidget(self._nothing)
        self._whole = plain_label("", "second", wrap=True)
        self._whole.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._whole.setObjectName("canvas")
        self._whole.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._export = button("导出…", self._write, icon_name="download")
        top = QHBoxLayout()
        top.addWidget(self._tiers)
        top.addStretch(1)
        top.addWidget(self._search)
        foot = QHBoxLayout()
        foot.addWidget(plain_label("记录只增不减，不能修改。", "note"), 1)
        foot.addWidget(self._export)
        foot.addWidget(button("关闭", self.reject))
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 14)
        column.setSpacing(10)
        column.addLayout(top)
        column.addWidget(self._stack, 1)
        whole = scrolling(self._whole)
        whole.setFixedHeight(_WHOLE)
        column.addWidget(whole)
        column.addLayout(foot)
        self._load()

    def _view(self) -> QTableView:
        view = QTableView()
        view.setModel(self._model)
        make_plain(view, "导出记录", 36)
        view.setSelectionMode(QTableView.SelectionMode.SingleSelection)
        for place, width in enumerate(_WIDTHS):
            view.setColumnWidth(place, width)
        view.horizontalHeader().setSectionResizeMode(_WHAT, QHeaderView.ResizeMode.Stretch)
        view.selectionModel().currentRowChanged.connect(lambda now, _before: self._tell(now.row()))
        return view

    def _find(self) -> str:
        """The words that the lines shown have: those that were typed, and the tier that was chosen."""
        tier = self._tiers.key()
        return " ".join([*self._search.text().split(), *([tier] if tier in _SORTS else [])])

    def _load(self) -> None:
        """Reads the log anew and counts."""
        lines = matching(self._session.ledger.exports(), self._search.text())
        counts = {tier: len(matching(lines, tier)) for tier in _SORTS}
        self._tiers.set_items([("all", f"全部 {len(lines)}"), *((t, f"{t} {count}") for t, count in counts.items())])
        self._show()

    def _show(self) -> None:
        lines = self._session.ledger.exports()
        self._model.show(matching(lines, self._find()))
        self._stack.setCurrentIndex(0 if self._model.rows else 1)
        self._nothing.tell(*(_NOT_FOUND if lines else _NOTHING))
        self._export.setEnabled(bool(self._model.rows))
        self._table.setCurrentIndex(self._model.index(0, 0))
        self._tell(0)

    def _tell(self, row: int) -> None:
        """Shows a line whole: the columns that left are more than fit into a row."""
        rows = self._model.rows
        if not 0 <= row < len(rows):
            self._whole.setText("")
            return
        at, what, count, tier, purpose, recipient = rows[row]
        told = [f"{at}　{count} 行　{tier}", f"用途：{purpose or '没有填'}", f"交给：{recipient or '没有填'}"]
        text = f"{what}\n{'　'.join(told)}"
        self._whole.setText(text)
        self._whole.setToolTip(plain_tip(text))

    def _write(self) -> None:
        export(self._session, self, "log", find=self._find())
        self._load()
