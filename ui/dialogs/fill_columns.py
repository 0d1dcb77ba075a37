"""What fills each column, label and line of a form: shown, and corrected here; a correction is remembered for such forms."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QHBoxLayout, QHeaderView, QTableWidget, QTableWidgetItem, QVBoxLayout, QWidget

from models.forms.corrections import ABOUT
from models.forms.form import COUNTS, LINES
from models.forms.sketch import AreaSketch, Sketch, SlotSketch, choices
from models.forms.vocabulary import FIXED, SEQUENCE, SUBJECTS
from ui.dialogs.ask import text_of
from ui.widgets.button import button
from ui.widgets.choice_box import ChoiceBox, with_air
from ui.widgets.label import plain_label, plain_tip
from ui.widgets.plain_table import make_plain

_LEFT, _TEXT, _NUMBER = "", "=", "#"
_HINT = "对应得不对，在右边改；改过的会记住，下次填同样的表照用。"


class FillColumns(QWidget):
    """A row for each column or label, under the name of its list."""

    corrected = Signal(object)
    """The corrections, key → source, after the user changed one."""

    def __init__(self) -> None:
        super().__init__()
        self._mapping: dict[str, str] = {}
        self._models: dict[str, QStandardItemModel] = {}
        self._told: tuple[Sketch, dict[str, str]] | None = None
        self._table = QTableWidget(0, 2)
        self._table.setHorizontalHeaderLabels(("表上的栏目", "填什么"))
        make_plain(self._table, "每一栏填什么", 42)
        self._table.setSelectionMode(QTableWidget.SelectionMode.NoSelection)
        self._table.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self._table.horizontalHeader().setSectionResizeMode(1, QHeaderView.ResizeMode.Fixed)
        self._table.setColumnWidth(1, 204)
        self._note = plain_label(_HINT, "note", wrap=True)
        self._forget = button("忘掉改动", self._drop, kind="link", hint="这种表回到自动认出的对应")
        foot = QHBoxLayout()
        foot.addWidget(self._note, 1)
        foot.addWidget(self._forget)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 10, 0, 0)
        column.addWidget(self._table, 1)
        column.addLayout(foot)

    def show_form(self, sketch: Sketch, mapping: dict[str, str], *, remembered: bool) -> None:
        """Shows what was recognized, with the corrections that hold. remembered: they come from an earlier time."""
        self._mapping = dict(mapping)
        self._forget.setVisible(bool(mapping))
        self._note.setText(f"已照上次改过的 {len(mapping)} 处对应。" if remembered and mapping else _HINT)
        if self._told == (sketch, self._mapping):
            return
        self._told = sketch, dict(mapping)
        place = self._table.verticalScrollBar().value()
        self._table.setRowCount(0)
        for area in sketch.once():
            if not area.slots:
                continue
            self._head(area, sketch)
            for slot in area.slots:
                self._row(area, slot)
        self._table.verticalScrollBar().setValue(place)

    def _head(self, area: AreaSketch, sketch: Sketch) -> None:
        row = self._table.rowCount()
        self._table.insertRow(row)
        item = QTableWidgetItem(f"{area.sheet}：{area.title or '表头、表尾'}" if area.kind == LINES else area.sheet)
        item.setToolTip(plain_tip(area.title))
        font = item.font()
        font.setBold(True)
        item.setFont(font)
        self._table.setItem(row, 0, item)
        if area.kind in (LINES, COUNTS):
            self._table.setItem(row, 1, QTableWidgetItem("表头、表尾" if area.kind == LINES else "统计表"))
            return
        box = ChoiceBox()
        for cls in SUBJECTS:
            box.addItem(f"一行一条：{cls.label}" if area.rows else f"一张表：{cls.label}", cls.table)
        box.setCurrentIndex(box.findData(area.table))
        box.setAccessibleName(f"{area.sheet}填的是哪种记录")
        numbers = [a.number for a in sketch.areas if (a.sheet, a.slots) == (area.sheet, area.slots)]
        box.activated.connect(
            lambda _place, b=box: self._correct({f"{ABOUT}{n}": str(b.currentData()) for n in numbers})
        )
        self._table.setCellWidget(row, 1, with_air(box))

    def _row(self, area: AreaSketch, slot: SlotSketch) -> None:
        row = self._table.rowCount()
        self._table.insertRow(row)
        item = QTableWidgetItem(slot.heading)
        item.setToolTip(plain_tip(f"{slot.place} {slot.heading}" + (f"：{slot.reason}" if slot.reason else "")))
        self._table.setItem(row, 0, item)
        if area.kind == COUNTS or slot.field == SEQUENCE:
            said = "自动编号" if slot.field == SEQUENCE else slot.label or f"留空：{slot.reason}"
            self._table.setItem(row, 1, QTableWidgetItem(said))
            return
        box = ChoiceBox()
        box.setModel(self._choices(area.table))
        self._mark(box, slot)
        box.setAccessibleName(f"{slot.heading}填什么")
        box.activated.connect(lambda _place, b=box, s=slot: self._chosen(b, s))
        self._table.setCellWidget(row, 1, with_air(box))

    def _mark(self, box: ChoiceBox, slot: SlotSketch) -> None:
        """Shows the source; a text of the user's own, or what only this form asks (1月到会), stands in the box itself."""
        place = box.findData(slot.field)
        if slot.field and place < 0:
            box.setPlaceholderText(slot.label)
        box.setCurrentIndex(place if place >= 0 or slot.field else 0)

    def _choices(self, table: str) -> QStandardItemModel:
        """What can be chosen for a record; one list for all its columns."""
        if table not in self._models:
            model = QStandardItemModel(self)
            for name, label in ((_LEFT, "（留空）"), (_TEXT, "固定文字…"), *choices(table)):
                item = QStandardItem(label)
                item.setData(name, int(Qt.ItemDataRole.UserRole))
                model.appendRow(item)
            self._models[table] = model
        return self._models[table]

    def _chosen(self, box: ChoiceBox, slot: SlotSketch) -> None:
        chosen = str(box.currentData())
        if chosen == _TEXT:
            before = slot.field.removeprefix(FIXED) if slot.field.startswith(FIXED) else ""
            said = text_of(self, "固定文字", f"“{slot.heading}”都填：", before)
            if not said:
                self._mark(box, slot)
                return
            chosen = FIXED + said
        if chosen != slot.field or slot.key in self._mapping:
            self._correct({slot.key: chosen})

    def _correct(self, changes: dict[str, str]) -> None:
        self._mapping |= changes
        self.corrected.emit(dict(self._mapping))

    def _drop(self) -> None:
        self._mapping = {}
        self.corrected.emit({})
