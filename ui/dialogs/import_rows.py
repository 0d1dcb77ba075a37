"""The rows of an import: what happens to each, which values change, and what could not be read."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QHeaderView, QTableView, QVBoxLayout, QWidget

from models.imports import ADDED, FATES, RETURNED, UPDATED, Plan, RowPlan
from ui.theme import tone
from ui.widgets.label import plain_tip
from ui.widgets.segmented import Segmented

Index = QModelIndex | QPersistentModelIndex
_HEADINGS = ("处理", "姓名", "位置", "说明")
_WIDTHS = (70, 110, 170)
_TONES = {ADDED: "ok", UPDATED: "info", RETURNED: "bad"}
_PROBLEMS = "需要核对"


class _Model(QAbstractTableModel):
    """Rows of the plan, one line of words each."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: list[tuple[str, str, str, str]] = []

    def show(self, rows: list[tuple[str, str, str, str]]) -> None:
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(_HEADINGS)

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> Any:
        text = self._rows[index.row()][index.column()]
        if role == int(Qt.ItemDataRole.DisplayRole):
            return text
        if role == int(Qt.ItemDataRole.ToolTipRole):
            return plain_tip(text)
        if role == int(Qt.ItemDataRole.ForegroundRole) and index.column() == 0:
            return QColor(tone(_TONES.get(text, "neutral"))[0])
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = int(Qt.ItemDataRole.DisplayRole)
    ) -> Any:
        if role == int(Qt.ItemDataRole.DisplayRole) and orientation == Qt.Orientation.Horizontal:
            return _HEADINGS[section]
        return None


class ImportRows(QWidget):
    """The rows, all or those of one fate or with problems."""

    def __init__(self) -> None:
        super().__init__()
        self._plan = Plan("")
        self._which = Segmented(self)
        self._which.chosen.connect(lambda _key: self._show())
        self._model = _Model()
        view = QTableView()
        view.setModel(self._model)
        view.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
        view.setShowGrid(False)
        view.setWordWrap(True)
        view.verticalHeader().hide()
        view.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        view.verticalHeader().setMinimumSectionSize(34)
        view.horizontalHeader().setStretchLastSection(True)
        view.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        view.setAccessibleName("逐行结果")
        for place, width in enumerate(_WIDTHS):
            view.setColumnWidth(place, width)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 10, 0, 0)
        column.addWidget(self._which, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(view, 1)

    def show_plan(self, plan: Plan) -> None:
        """Shows a plan; where something must be checked, that first."""
        self._plan = plan
        self._words: dict[tuple[str, int], list[str]] = {}
        labels = {column.heading: column.label for column in plan.columns}
        for problem in plan.problems:
            if problem.row:
                message = problem.message.removeprefix(f"{labels.get(problem.column)}：")
                said = (
                    f"{problem.column}“{problem.value}”：{message}" if problem.value else f"{problem.column}：{message}"
                )
                self._words.setdefault((problem.sheet, problem.row), []).append(said)
        self._serious = {(p.sheet, p.row) for p in plan.problems if p.level != "info"}
        segments = [("all", f"全部 {len(plan.rows)}")]
        segments += [(fate, f"{fate} {len(plan.of_fate(fate))}") for fate in FATES if plan.of_fate(fate)]
        segments += [(_PROBLEMS, f"{_PROBLEMS} {len(self._serious)}")] if self._serious else []
        segments += [("skipped", f"不是人员的行 {len(plan.skipped)}")] if plan.skipped else []
        self._which.set_items(segments)
        self._which.choose(_PROBLEMS if self._serious else "all")
        self._show()

    def _show(self) -> None:
        chosen = self._which.key()
        if chosen == "skipped":
            self._model.show(
                [("跳过", "", f"{s.sheet} 第 {s.row} 行", f"{s.reason}　{s.text}") for s in self._plan.skipped]
            )
            return
        rows = [
            row
            for row in self._plan.rows
            if chosen in ("all", row.fate) or (chosen == _PROBLEMS and (row.sheet, row.row) in self._serious)
        ]
        self._model.show([(r.fate, r.name, f"{r.sheet} 第 {r.row} 行", self._about(r)) for r in rows])

    def _about(self, row: RowPlan) -> str:
        words = [row.reason] if row.reason else []
        if row.fate == UPDATED:
            words += [f"{c.label}：{c.texts()[0] or '空'} → {c.texts()[1]}" for c in row.changes]
        return "\n".join(words + self._words.get((row.sheet, row.row), []))
