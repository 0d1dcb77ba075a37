"""A sheet of the file as it is: which rows are its heading, what each row is taken for, and the cells that are wrong."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QSpinBox, QTableView, QVBoxLayout, QWidget

from models.imports import Plan, SheetPlan, Wishes
from models.imports.grid import Sheet
from models.imports.heading import MOST_ROWS
from ui.dialogs.import_cells import SHOWN_ROWS, SheetModel
from ui.dialogs.import_paint import Grounds
from ui.widgets.button import button
from ui.widgets.choice_box import ChoiceBox
from ui.widgets.elide_label import ElideLabel
from ui.widgets.label import plain_label

_WIDEST, _NARROWEST = 220, 64
_LEGEND = f"列出表头和前 {SHOWN_ROWS} 行。✕ 读不了，! 要核对：把鼠标停在格子上看原因；灰字的列和行不读入。双击行号，就以那一行为表头。"


def _set(box: QSpinBox, row: int, most: int) -> None:
    """Shows a row, 0 for none; a box that says so already is left alone, somebody may be typing in it."""
    least = 0 if row == 0 else 1
    if (box.value(), box.minimum(), box.maximum()) == (row, least, most):
        return
    box.blockSignals(True)
    box.setRange(least, most)
    box.setSpecialValueText("" if least else "—")
    box.setValue(row)
    box.blockSignals(False)


class ImportPreview(QWidget):
    """One sheet at a time."""

    headings_shown = Signal(str, object)
    """The sheet, and the first and last row of its heading as the file counts; None to have them found out."""
    sheet_wanted = Signal(str, bool)
    """The sheet, and whether it is to be read."""

    def __init__(self) -> None:
        super().__init__()
        self._plan = Plan("")
        self._sheets: list[Sheet] = []
        self._which = ChoiceBox(letters=12)
        self._which.setAccessibleName("工作表")
        self._which.setMaximumWidth(300)
        self._which.activated.connect(lambda _place: self._show())
        self._read = QCheckBox("读这张表")
        self._read.clicked.connect(lambda on: self.sheet_wanted.emit(self.sheet_name(), on))
        self._first, self._last = QSpinBox(), QSpinBox()
        for box, name in ((self._first, "表头第一行"), (self._last, "表头最后一行")):
            box.setAccessibleName(name)
            box.setFixedWidth(84)
            box.setKeyboardTracking(False)
        self._first.valueChanged.connect(self._first_moved)
        self._last.valueChanged.connect(lambda _row: self._moved())
        self.setFocusProxy(self._first)
        self._found = button("自动识别", lambda: self.headings_shown.emit(self.sheet_name(), None), kind="link")
        self._why = ElideLabel("", "second")
        top = QHBoxLayout()
        top.setSpacing(8)
        top.addWidget(self._which)
        top.addWidget(self._read)
        top.addSpacing(8)
        for part in (
            plain_label("表头：第"),
            self._first,
            plain_label("行到第"),
            self._last,
            plain_label("行"),
            self._found,
        ):
            top.addWidget(part)
        top.addWidget(self._why, 1)
        self._model = SheetModel()
        self._view = QTableView()
        self._view.setModel(self._model)
        self._view.setAccessibleName("文件内容")
        self._view.setItemDelegate(Grounds(self._view))
        self._view.setWordWrap(False)
        self._view.verticalHeader().setDefaultSectionSize(32)
        self._view.verticalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignCenter)
        self._view.verticalHeader().sectionDoubleClicked.connect(self._point_at)
        self._view.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self._view.setHorizontalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 10, 0, 0)
        column.setSpacing(8)
        column.addLayout(top)
        column.addWidget(self._view, 1)
        column.addWidget(plain_label(_LEGEND, "note", wrap=True))

    def sheet_name(self) -> str:
        """The sheet that is shown."""
        return str(self._which.currentData() or "")

    def show_plan(self, plan: Plan, sheets: Sequence[Sheet], wishes: Wishes) -> None:
        """Shows a plan; the sheet that was looked at stays, else the first that is read."""
        self._plan, self._sheets, self._wishes = plan, list(sheets), wishes
        before = self.sheet_name()
        self._which.clear()
        for about in plan.sheets:
            self._which.addItem(f"{about.name}{'（不读）' if about.skipped else ''}", about.name)
        first = next((about.name for about in plan.sheets if not about.skipped), "")
        place = max(self._which.findData(before if before in [a.name for a in plan.sheets] else first), 0)
        self._which.setCurrentIndex(place)
        self._show()

    def show_full(self, full: bool) -> None:
        """Shows private numbers whole or masked."""
        self._model.set_full(full)

    def choose_sheet(self, name: str) -> None:
        """Shows a sheet by its name."""
        self._which.setCurrentIndex(max(self._which.findData(name), 0))
        self._show()

    def _about(self) -> tuple[SheetPlan, Sheet] | None:
        name = self.sheet_name()
        found = [(a, s) for a, s in zip(self._plan.sheets, self._sheets, strict=True) if a.name == name]
        return found[0] if found else None

    def _show(self) -> None:
        shown = self._about()
        if shown is None:
            return
        about, sheet = shown
        first, last = about.heading
        for box, row in ((self._first, first), (self._last, last)):
            _set(box, row, max(len(sheet.rows), 1))
            box.setEnabled(bool(sheet.rows) and not about.form)
        self._which.setToolTip(about.name)
        self._read.setChecked(not about.skipped)
        self._read.setEnabled(bool(sheet.rows))
        self._found.setVisible(about.name in self._wishes.headings)
        self._why.setText(about.skipped or ("一人一表：栏目和内容并排" if about.form else ""))
        self._model.show(about, sheet, self._plan)
        for column in range(self._model.columnCount()):
            self._view.setColumnWidth(
                column, min(max(self._view.sizeHintForColumn(column) + 14, self._wide(column)), _WIDEST)
            )

    def _wide(self, column: int) -> int:
        return max(self._view.horizontalHeader().sectionSizeHint(column), _NARROWEST)

    def _first_moved(self, row: int) -> None:
        """The last row of the heading goes along with the first."""
        last = min(max(self._last.value(), row), row + MOST_ROWS - 1)
        self._last.blockSignals(True)
        self._last.setValue(last if row > self._last.value() or last < self._last.value() else self._last.value())
        self._last.blockSignals(False)
        self._moved()

    def _point_at(self, line: int) -> None:
        if self._first.isEnabled():
            self.headings_shown.emit(self.sheet_name(), (line + 1, line + 1))

    def _moved(self) -> None:
        first = max(self._first.value(), 1)
        last = min(max(self._last.value(), first), first + MOST_ROWS - 1)
        self.headings_shown.emit(self.sheet_name(), (first, last))
