"""The columns of an import: which heading fills which field, with examples; a wrong one is corrected here."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHeaderView, QTableWidget, QTableWidgetItem, QVBoxLayout, QWidget

from models.fields import Record, field_of, typed
from models.imports import ColumnPlan, Plan
from models.kinds import Line, Paragraphs
from models.records import Member
from ui.dialogs.import_words import private
from ui.widgets.choice_box import ChoiceBox, with_air
from ui.widgets.label import plain_label, plain_tip
from ui.widgets.restyle import restyle

_HEADINGS = ("{source}里的表头", "对应栏目", "例")
_NOT = "（不导入）"
_HINT = "对应得不对，在中间一列改；改后会按新的对应重新读一遍。"


class ImportColumns(QWidget):
    """A row for each heading."""

    corrected = Signal(str, str)
    """Heading and field name ('' for none), after the user changed one; the file is to be read again with it."""

    def __init__(self, source: str = "文件") -> None:
        """source: what the headings stand in, as it is called."""
        super().__init__()
        self._table = QTableWidget(0, len(_HEADINGS))
        self._table.setHorizontalHeaderLabels([label.format(source=source) for label in _HEADINGS])
        self._table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        self._table.setShowGrid(False)
        self._table.setWordWrap(False)
        self._table.verticalHeader().hide()
        self._table.verticalHeader().setDefaultSectionSize(42)
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
        self._listed: list[ColumnPlan] = []
        self._choices: dict[str, ChoiceBox] = {}
        self._full = False
        self._cls: type[Record] = Member

    def show_plan(self, plan: Plan) -> None:
        """Shows the columns of a plan, each heading once."""
        self._mapping = {column.heading: column.field for column in plan.columns}
        self._cls = plan.subject.cls
        columns = list({column.heading: column for column in plan.columns}.values())
        # The same choices stay where the headings are the same: the one just made keeps the keyboard.
        if [column.heading for column in columns] != [column.heading for column in self._listed]:
            self._make(columns)
        self._listed = columns
        for column in columns:
            choice = self._choices[column.heading]
            place = max(0, choice.findData(column.field))
            if column.second:
                choice.setItemText(place, column.label)
            choice.setCurrentIndex(place)
        self._show_samples()
        self._say_doubles(columns)

    def _make(self, columns: Sequence[ColumnPlan]) -> None:
        self._table.setRowCount(0)
        self._table.setRowCount(len(columns))
        self._choices.clear()
        for row, column in enumerate(columns):
            heading = " ".join(column.heading.split())
            item = QTableWidgetItem(heading)
            item.setToolTip(plain_tip(heading))
            self._table.setItem(row, 0, item)
            choice = self._choices[column.heading] = ChoiceBox()
            choice.addItem(_NOT, "")
            for field in typed(self._cls):
                choice.addItem(field.label, field.name)
            choice.setAccessibleName(f"{heading} 对应的栏目")
            choice.activated.connect(lambda _place, c=choice, h=column.heading: self._correct(h, str(c.currentData())))
            self._table.setCellWidget(row, 1, with_air(choice))

    def show_full(self, full: bool) -> None:
        """Shows private numbers whole or masked."""
        self._full = full
        self._show_samples()

    def _show_samples(self) -> None:
        for row, column in enumerate(self._listed):
            samples = (private(column.field, sample, full=self._full, cls=self._cls) for sample in column.samples)
            text = "；".join(" ".join(sample.split()) for sample in samples)
            item = QTableWidgetItem(text)
            item.setToolTip(plain_tip(text))
            self._table.setItem(row, 2, item)

    def choice(self, heading: str) -> ChoiceBox:
        """The choice of the field for a heading; KeyError if there is none."""
        return self._choices[heading]

    def _say_doubles(self, columns: Sequence[ColumnPlan]) -> None:
        """Two headings for one field are possible (部门 and 职务), but more often a slip."""
        headings: dict[str, list[str]] = {}
        for column in columns:
            if column.field and not self._joins(column.field):
                headings.setdefault(column.label, []).append("“" + " ".join(column.heading.split()) + "”")
        twice = [f"{'、'.join(names)}都对应“{label}”" for label, names in headings.items() if len(names) > 1]
        self._note.setText("；".join(twice) + "，请看是不是选错了。" if twice else _HINT)
        restyle(self._note, "tone", "warn" if twice else "")

    def _joins(self, name: str) -> bool:
        """Whether several columns for a field are no slip: texts and names of a problem are joined."""
        return self._cls is not Member and isinstance(field_of(self._cls, name).kind, (Paragraphs, Line))

    def _correct(self, heading: str, field: str) -> None:
        if self._mapping.get(heading) != field:
            self._mapping[heading] = field
            self.corrected.emit(heading, field)
