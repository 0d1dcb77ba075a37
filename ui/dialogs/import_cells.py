"""The cells of a sheet as a table model: headings, people, passed-over rows, and marks on the cells that are wrong."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QBrush, QColor, QFont

from models.fields import Record, field_of
from models.imports import Plan, RowPlan, SheetPlan
from models.imports.grid import Sheet
from models.imports.plan import ERROR, INFO
from models.kinds import clean
from models.records import Member
from ui.dialogs.import_words import FATE_TONES, private, unread
from ui.look import theme
from ui.widgets.label import plain_tip

SHOWN_ROWS = 20
_UNREAD_ROWS = 40
Index = QModelIndex | QPersistentModelIndex
_Role = Qt.ItemDataRole
_MARKS = {ERROR: ("✕", "bad"), "warning": ("!", "warn")}


def letter(column: int) -> str:
    """The name of a column as spreadsheets show it; from 0."""
    name = ""
    column += 1
    while column:
        column, place = divmod(column - 1, 26)
        name = chr(ord("A") + place) + name
    return name


class SheetModel(QAbstractTableModel):
    """The first rows of one sheet; its first column says what each row is taken for."""

    def __init__(self) -> None:
        super().__init__()
        self._about, self._sheet = SheetPlan(""), Sheet("", [])
        self._cls: type[Record] = Member
        self._full = False
        self._clear()

    def _clear(self) -> None:
        self._lines = self._width = 0
        self._fields: dict[int, str] = {}
        self._read: set[int] = set()
        self._words: dict[int, str] = {}
        self._people: dict[int, RowPlan] = {}
        self._names: dict[tuple[int, int], str] = {}
        self._marks: dict[tuple[int, int], tuple[str, list[str]]] = {}

    def show(self, about: SheetPlan, sheet: Sheet, plan: Plan) -> None:
        """Shows a sheet of a plan."""
        self.beginResetModel()
        self._clear()
        self._about, self._sheet, self._cls = about, sheet, plan.subject.cls
        people = [row for row in plan.rows if row.sheet == about.name]
        shown = people[:SHOWN_ROWS]
        last = max((place[0] + len(row.more) for row in shown for place in row.places.values()), default=-1)
        self._lines = min(last + 1 if shown else _UNREAD_ROWS, len(sheet.rows))
        self._width = max((len(line) for line in sheet.rows[: self._lines]), default=0)
        fields = {column.heading: column.field for column in about.columns}
        known = {column.heading for column in about.columns if column.field or column.derived}
        for row in shown:
            for number in (row.row, *row.more):
                self._people.setdefault(number - 1, row)
            for heading, place in row.places.items():
                self._names[place] = fields.get(heading, "")
                if not about.form:
                    self._fields[place[1]] = fields.get(heading, "")
                    self._read |= {place[1]} if heading in known else set()
            for problem in row.problems:
                place = row.places.get(problem.column, (-1, -1))
                if problem.level != INFO and place[0] >= 0:
                    level, texts = self._marks.get(place, (problem.level, []))
                    self._marks[place] = (
                        ERROR if ERROR in (level, problem.level) else level,
                        [*texts, problem.message],
                    )
        self._words = {s.row - 1: s.reason for s in plan.skipped if s.sheet == about.name}
        self._words |= {line: row.fate for line, row in self._people.items()}
        self.endResetModel()

    def set_full(self, full: bool) -> None:
        """Shows private numbers whole or masked."""
        self.beginResetModel()
        self._full = full
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else self._lines

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else self._width + 1

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = int(_Role.DisplayRole)) -> Any:
        if role == int(_Role.DisplayRole):
            if orientation == Qt.Orientation.Vertical:
                return str(section + 1)
            return "这一行是" if section == 0 else self._heading(section - 1)
        return None

    def _heading(self, column: int) -> str:
        name = self._fields.get(column, "")
        return f"{letter(column)} {field_of(self._cls, name).label}" if name else letter(column)

    def data(self, index: Index, role: int = int(_Role.DisplayRole)) -> Any:
        line, column = index.row(), index.column() - 1
        mark = self._marks.get((line, column))
        if role in (int(_Role.DisplayRole), int(_Role.AccessibleTextRole)):
            text = self._words.get(line, "") if column < 0 else self._text(line, column)
            return f"{_MARKS[mark[0]][0]} {text}" if mark else text
        if role == int(_Role.ToolTipRole):
            return plain_tip("\n".join(mark[1]) if mark else self._text(line, column) if column >= 0 else "")
        if role == int(_Role.BackgroundRole):
            return self._ground(line, mark)
        if role == int(_Role.ForegroundRole):
            return QColor(self._ink(line, column, mark))
        if role == int(_Role.FontRole) and line + 1 in self._about.header_rows and not self._about.form:
            font = QFont()
            font.setBold(True)
            return font
        return None

    def _text(self, line: int, column: int) -> str:
        text = " ".join(clean(self._sheet.cell(line, column)).split())
        text = text or self._sheet.broken.get((line, column), "")
        if line + 1 in self._about.header_rows:
            return text
        shown = unread if self._marks.get((line, column), ("",))[0] == ERROR else private
        return shown(
            self._names.get((line, column), self._fields.get(column, "")), text, full=self._full, cls=self._cls
        )

    def _ground(self, line: int, mark: tuple[str, list[str]] | None) -> QBrush | None:
        if mark:
            return QBrush(QColor(theme.tone(_MARKS[mark[0]][1])[1]))
        if line + 1 in self._about.header_rows and not self._about.form:
            return QBrush(theme.colour("line2"))
        return None

    def _ink(self, line: int, column: int, mark: tuple[str, list[str]] | None) -> str:
        if mark:
            return theme.tone(_MARKS[mark[0]][1])[0]
        row = self._people.get(line)
        if column < 0:
            return theme.tone(FATE_TONES[row.fate])[0] if row else theme.theme().text3
        if self._about.form:
            read = line >= self._about.heading[0] - 1  # labels and what stands beside them
        else:
            read = (column in self._read and row is not None) or line + 1 in self._about.header_rows
        return theme.theme().text if read else theme.theme().text3
