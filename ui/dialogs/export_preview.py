"""The first rows of what will be exported, as they will stand in the file; or why nothing can be."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QTableWidget, QTableWidgetItem, QVBoxLayout, QWidget

from models.exports.layout import paper_for
from models.exports.sheet import Sheet
from ui.widgets.label import plain_label, plain_tip

ROWS = 3
"""How many people are shown."""
_WIDEST = 260  # pixels


class ExportPreview(QWidget):
    """A small table."""

    def __init__(self) -> None:
        super().__init__()
        self.title = plain_label("预览", "strong")
        self.paper = plain_label("", "note")
        self.table = QTableWidget(0, 0)
        self.table.setAccessibleName("预览")
        self.table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        self.table.setSelectionMode(QTableWidget.SelectionMode.NoSelection)
        self.table.setShowGrid(True)
        self.table.setWordWrap(False)
        self.table.verticalHeader().hide()
        self.table.verticalHeader().setDefaultSectionSize(30)
        self.table.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignCenter)
        self.why = plain_label("", "note", wrap=True)
        self.why.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.table)
        self.stack.addWidget(self.why)
        self.setFixedHeight(166)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        head = QHBoxLayout()
        head.addWidget(self.title)
        head.addStretch(1)
        head.addWidget(self.paper)
        column.addLayout(head)
        column.addWidget(self.stack, 1)

    def show_sheet(self, sheet: Sheet, *, paper: bool = True) -> None:
        """Shows the headings and the first rows of a sheet; `paper`: says on which it goes where that is not plain A4."""
        self.title.setText(f"预览　{sheet.title.splitlines()[-1]}")
        self.paper.setText(_paper(sheet) if paper else "")
        rows = list(sheet.rows)[:ROWS]
        self.table.clear()
        self.table.setColumnCount(len(sheet.columns))
        self.table.setRowCount(len(rows))
        self.table.setHorizontalHeaderLabels([column.label for column in sheet.columns])
        for number, cells in enumerate(rows):
            for place, (text, column) in enumerate(zip(cells, sheet.columns, strict=True)):
                item = QTableWidgetItem(" ".join(text.split()))
                item.setToolTip(plain_tip(text))
                if column.align == "center":
                    item.setTextAlignment(Qt.AlignmentFlag.AlignCenter)
                self.table.setItem(number, place, item)
        self.table.resizeColumnsToContents()
        for place in range(len(sheet.columns)):
            width = max(self.table.columnWidth(place) + 8, sheet.columns[place].least * 8)
            self.table.setColumnWidth(place, min(_WIDEST, width))
        self.stack.setCurrentIndex(0)

    def say(self, why: str) -> None:
        """Says why there is nothing to show."""
        self.title.setText("预览")
        self.paper.setText("")
        self.why.setText(why)
        self.stack.setCurrentIndex(1)


def _paper(sheet: Sheet) -> str:
    paper = paper_for(sheet)
    if len(paper.parts) > 1:
        return f"栏目多，打印时分 {len(paper.parts)} 部分，每部分都有姓名"
    return "栏目多，打印用 A3 纸" if paper.a3 else ""
