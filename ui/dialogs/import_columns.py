"""The columns of an import: which heading fills which field, with examples; a wrong one is corrected here."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QHeaderView, QTableWidget, QTableWidgetItem, QVBoxLayout, QWidget

from models.fields import typed
from models.imports import ColumnPlan, Plan
from models.records import Member
from ui.widgets.label import plain_label
from ui.widgets.restyle import restyle

_HEADINGS = ("文件里的表头", "对应栏目", "例")
_NOT = "（不导入）"
_HINT = "对应得不对，在中间一列改；改后会按新的对应重新读一遍。"


class ImportColumns(QWidget):
    """A row for each heading."""

    corrected = Signal(object)
    """Heading → field name, after the user changed one; the file is to be read again with it."""

    def __init__(self) -> None:
        super().__init__()
        self._table = QTableWidget(0, len(_HEADINGS))
        self._table.setHorizontalHeaderLabels(_HEADINGS)
        self._table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        self._table.setShowGrid(False)
        self._table.verticalHeader().hide()
        self._table.verticalHeader().setDefaultSectionSize(40)
        self._table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self._table.horizontalHeader().setStretchLastSection(True)
        self._table.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self._table.setColumnWidth(0, 230)
        self._table.setColumnWidth(1, 210)
        self._table.setAccessibleName("表头对应")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 10, 0, 0)
        self._note = plain_label(_HINT, "note", wrap=True)
        column.addWidget(self._note)
        column.addWidget(self._table, 1)
        self._mapping: dict[str, str] = {}

    def show_plan(self, plan: Plan) -> None:
        """Shows the columns of a plan, each heading once."""
        self._mapping = plan.mapping()
        columns = list({c.heading: c for c in plan.columns if not c.derived}.values())
        self._table.setRowCount(len(columns))
        fields = typed(Member)
        for row, column in enumerate(columns):
            heading = " ".join(column.heading.split())
            self._table.setItem(row, 0, QTableWidgetItem(heading))
            choice = QComboBox()
            choice.addItem(_NOT, "")
            for field in fields:
                choice.addItem(field.label, field.name)
            choice.setCurrentIndex(max(0, choice.findData(column.field)))
            choice.setAccessibleName(f"{heading} 对应的栏目")
            choice.activated.connect(lambda _place, c=choice, h=column.heading: self._correct(h, str(c.currentData())))
            self._table.setCellWidget(row, 1, choice)
            self._table.setItem(row, 2, QTableWidgetItem("；".join(column.samples)))
        self._say_doubles(columns)

    def _say_doubles(self, columns: Sequence[ColumnPlan]) -> None:
        """Two headings for one field are possible (部门 and 职务), but more often a slip."""
        headings: dict[str, list[str]] = {}
        for column in columns:
            if column.field:
                headings.setdefault(column.label, []).append("“" + " ".join(column.heading.split()) + "”")
        twice = [f"{'、'.join(names)}都对应“{label}”" for label, names in headings.items() if len(names) > 1]
        self._note.setText("；".join(twice) + "，请看是不是选错了。" if twice else _HINT)
        restyle(self._note, "tone", "warn" if twice else "")

    def _correct(self, heading: str, field: str) -> None:
        if self._mapping.get(heading) != field:
            self._mapping[heading] = field
            self.corrected.emit(dict(self._mapping))
