"""The rows of an import: what happens to each, in a list; beside it the chosen one cell by cell."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QRect, Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QSplitter,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from models.fields import Record
from models.imports import FATES, UPDATED, Plan, RowPlan, Skipped
from models.imports.subject import PEOPLE
from ui.dialogs.import_paint import FatePills
from ui.dialogs.import_row_detail import ImportRowDetail
from ui.dialogs.import_words import EMPTY, place_of, private
from ui.look.rare_characters import typefaces
from ui.widgets.label import plain_tip
from ui.widgets.plain_table import make_plain
from ui.widgets.segmented import Segmented

Index = QModelIndex | QPersistentModelIndex
_HEADINGS = ("处理", "", "位置", "说明")
_WIDTHS = (68, 92, 88)
_ABOUT = 3  # the column of what is said about a row
_WRAPPED = int(Qt.TextFlag.TextWordWrap)
_ROW, _HIGHEST, _PAD, _ANY = (
    40,
    240,
    13,
    1 << 16,
)  # pixels of a row, of the highest, beside its texts, and more than any is high
_FITTED = 2000  # rows that become as high as what is said of them; of the others it is the tooltip
_SERIOUS, _ASKED, _SKIPPED = "serious", "asked", "skipped"
_PASSED = "跳过"


class _Model(QAbstractTableModel):
    """Rows of the plan, or passed-over rows, one line of words each."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[RowPlan | Skipped] = []
        self.full = self.several = False
        self.subject = PEOPLE

    def show(self, rows: list[RowPlan | Skipped]) -> None:
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(_HEADINGS)

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> Any:
        if role not in (int(Qt.ItemDataRole.DisplayRole), int(Qt.ItemDataRole.ToolTipRole)):
            return None
        row = self.rows[index.row()]
        if isinstance(row, Skipped):
            words = f"{row.reason}　{row.text}"
            text = (_PASSED, "", place_of(row.sheet, row.row, several=self.several), words)[index.column()]
        else:
            place = place_of(row.sheet, row.row, several=self.several)
            text = (row.fate, self._name(row), place, self._about(row))[index.column()]
        return plain_tip(text) if role == int(Qt.ItemDataRole.ToolTipRole) else text

    def _name(self, row: RowPlan) -> str:
        return private(self.subject.anchor, row.name, full=self.full, cls=self.subject.cls)

    def _about(self, row: RowPlan) -> str:
        words = [row.reason] if row.reason else []
        if row.fate == UPDATED:
            for change in row.changes:
                old, new = (
                    private(change.name, text, full=self.full, cls=self.subject.cls) or EMPTY for text in change.texts()
                )
                words.append(f"{change.label}：{old} → {new}")
        words += row.remarks()
        return "；".join(words)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = int(Qt.ItemDataRole.DisplayRole)
    ) -> Any:
        if role == int(Qt.ItemDataRole.DisplayRole) and orientation == Qt.Orientation.Horizontal:
            return _HEADINGS[section] or self.subject.anchored.label
        return None


class ImportRows(QWidget):
    """The rows, all or those of one fate, with problems, or passed over."""

    decided = Signal(object, str)
    """A row (RowPlan), and who it is: the key of a candidate or NEW."""

    def __init__(self, source: str = "文件", detail: ImportRowDetail | None = None) -> None:
        """source: what the rows stand in, as it is called · detail: shows the chosen one, where another than usual does."""
        super().__init__()
        self._plan = Plan("")
        self._members: Mapping[int, Record] = {}
        self._which = Segmented(self)
        self._which.setAccessibleName("显示哪些行")
        self._which.chosen.connect(lambda _key: self._show())
        self._model = _Model()
        self._view = QTableView()
        self._view.setModel(self._model)
        self._view.setItemDelegateForColumn(0, FatePills(self._view))
        make_plain(self._view, "逐行结果", _ROW)
        self._view.setWordWrap(True)
        self._fitting = QTimer(self, singleShot=True, interval=0)
        self._fitting.timeout.connect(self._fit_rows)
        self._view.horizontalHeader().sectionResized.connect(lambda *_: self._fitting.start())
        self._view.setSelectionMode(QTableView.SelectionMode.SingleSelection)
        self._view.setTabKeyNavigation(False)
        self._view.horizontalHeader().setStretchLastSection(True)
        for place, width in enumerate(_WIDTHS):
            self._view.setColumnWidth(place, width)
        self._view.selectionModel().currentRowChanged.connect(lambda *_: self._show_one())
        self._detail = detail or ImportRowDetail(source)
        self._detail.decided.connect(self.decided)
        self.setFocusProxy(self._view)
        both = QSplitter()
        both.setChildrenCollapsible(False)
        both.addWidget(self._view)
        both.addWidget(self._detail)
        both.setStretchFactor(0, 1)
        both.setStretchFactor(1, 1)
        both.setSizes([560, 560])
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 10, 0, 0)
        column.addWidget(self._which, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(both, 1)

    def show_plan(self, plan: Plan, members: Mapping[int, Record]) -> None:
        """Shows a plan; where something must be checked, that first. members: of the ledger, by id."""
        self._plan, self._members = plan, members
        typefaces().show(row.name for row in plan.rows)
        self._model.subject = self._detail.subject = plan.subject
        self._view.setColumnWidth(1, _WIDTHS[1] if plan.subject.people else _WIDTHS[1] * 3 // 2)
        self._model.several = self._detail.several = sum(not about.skipped for about in plan.sheets) > 1
        self._view.setColumnWidth(2, _WIDTHS[2] * 2 if self._model.several else _WIDTHS[2])
        serious = sum(row.serious for row in plan.rows)
        asked = sum(bool(row.candidates) for row in plan.rows)
        segments = [("all", f"全部 {len(plan.rows)}")]
        segments += [(fate, f"{fate} {len(plan.of_fate(fate))}") for fate in FATES if plan.of_fate(fate)]
        segments += [(_SERIOUS, f"需要核对 {serious}")] if serious else []
        segments += (
            [(_ASKED, f"{'请确认是谁' if plan.subject.people else '台账里已有，有不同'} {asked}")] if asked else []
        )
        segments += [(_SKIPPED, f"不是{plan.subject.of_rows}的行 {len(plan.skipped)}")] if plan.skipped else []
        first = not self._which.key()
        self._which.set_items(segments)
        if first or not self._which.key():
            self._which.choose(_SERIOUS if serious else "all")
        self._show()

    def show_full(self, full: bool) -> None:
        """Shows private numbers whole or masked."""
        self._model.full = full
        self._detail.show_full(full)
        self._view.viewport().update()
        self._fit_rows()

    def _fit_rows(self) -> None:
        """What is said of a row is seen whole: it goes on below, and the row is as high as that."""
        heights, metrics = self._view.verticalHeader(), self._view.fontMetrics()
        room = self._view.columnWidth(_ABOUT) - 2 * _PAD
        for place in range(min(len(self._model.rows), _FITTED)):
            words = self._model.index(place, _ABOUT).data()
            high = _ROW
            if metrics.horizontalAdvance(words) > room:
                taken = metrics.boundingRect(QRect(0, 0, room - _PAD, _ANY), _WRAPPED, words).height()
                high = min(max(taken + 2 * _PAD, _ROW), _HIGHEST)
            if heights.sectionSize(place) != high:
                heights.resizeSection(place, high)

    def _show(self) -> None:
        chosen, before = self._which.key(), self._current()
        rows: list[RowPlan | Skipped] = []
        if chosen == _SKIPPED:
            rows += self._plan.skipped
        else:
            rows += [row for row in self._plan.rows if self._keeps(chosen, row)]
        self._model.show(rows)
        self._fit_rows()
        key = before.key if isinstance(before, RowPlan) else None
        place = next((n for n, r in enumerate(rows) if isinstance(r, RowPlan) and r.key == key), 0)
        if rows:
            self._view.setCurrentIndex(self._model.index(place, 0))
        self._show_one()

    @staticmethod
    def _keeps(chosen: str, row: RowPlan) -> bool:
        if chosen == _SERIOUS:
            return row.serious
        return bool(row.candidates) if chosen == _ASKED else chosen in ("all", row.fate)

    def _current(self) -> RowPlan | Skipped | None:
        place = self._view.currentIndex().row()
        return self._model.rows[place] if 0 <= place < len(self._model.rows) else None

    def _show_one(self) -> None:
        row = self._current()
        if isinstance(row, RowPlan):
            columns = [c for c in self._plan.columns if c.sheet == row.sheet]
            self._detail.show_row(row, columns, self._members.get(row.member_id))
        else:
            self._detail.show_nothing(f"{row.reason}，不读入。\n{row.text}" if row else "")
