"""What reconciling has shown as lines of a list that can be ticked: differing cells, people on one side only, and the rest."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QColor

from models.imports import RowPlan
from models.imports.reconcile import DIFFERENT, TAKEABLE, UNREADABLE, Difference, Reconciliation
from models.imports.reconcile_sheets import DIFFERENCES, FEWER, GONE, HIDDEN, MORE, NOTES, UNCLEAR
from models.records import Member
from ui.dialogs.import_words import EMPTY, place_of, private, unread, value_text
from ui.look.theme import tone
from ui.widgets.label import plain_tip

Index = QModelIndex | QPersistentModelIndex
_Role = Qt.ItemDataRole
HEADINGS = ("姓名", "栏目", "台账", "对方", "说明", "对方所在位置")
_TONES = {DIFFERENT: "warn", UNREADABLE: "bad", MORE: "warn", FEWER: "info", GONE: "warn", UNCLEAR: "bad"}


@dataclass(frozen=True)
class Line:
    """One line. kind: one of the words above · texts: below HEADINGS · what: what is taken over if it is ticked, else None ·
    asked: a row of which it must be said who it is."""

    kind: str
    state: str
    texts: tuple[str, ...]
    what: Difference | RowPlan | None = None
    asked: RowPlan | None = None

    @property
    def person(self) -> str:
        return self.texts[0]

    @property
    def column(self) -> str:
        return self.texts[1]


def lines_of(found: Reconciliation, *, full: bool, several: bool = True) -> list[Line]:
    """All that was found, in the order in which it is told; with the sheet in each place where `several` were read."""
    made = [_cell(DIFFERENCES, cell, full=full, several=several) for cell in found.differences]
    for row in found.fewer:
        texts = (
            row.name,
            "",
            "（没有这个人）",
            _person(row.said, full=full),
            "勾选后可以新增到台账",
            place_of(row.sheet, row.row, several=several),
        )
        made.append(Line(FEWER, FEWER, texts, row))
    for member in found.more:
        texts = (member.name, "", _person(member, full=full), "（没有这个人）", "对方名单里没有，台账不动", "")
        made.append(Line(MORE, MORE, texts))
    for member, row in found.gone:
        left = " ".join(member.show(name) for name in ("left", "left_why", "left_to") if getattr(member, name))
        why = "台账已登记离开，对方名单里还有" if left else "对方名单里已有，台账登记的来支部日期还没到"
        made.append(
            Line(
                GONE,
                GONE,
                (
                    member.name,
                    "",
                    left or member.show("arrived"),
                    "在名单里",
                    why,
                    place_of(row.sheet, row.row, several=several),
                ),
            )
        )
    made += [_cell(NOTES, cell, full=full, several=several) for cell in found.notes]
    for row in found.unclear:
        where = place_of(row.sheet, row.row, several=several)
        texts = (row.name, "", "", _person(row.said, full=full), row.reason, where)
        made.append(Line(UNCLEAR, UNCLEAR, texts, asked=row))
    return made


def _cell(kind: str, cell: Difference, *, full: bool, several: bool) -> Line:
    show = cell.field.kind.show
    ours, theirs = (private(cell.name, str(show(value)), full=full) for value in (cell.ours, cell.theirs))
    if not theirs:
        # What is wrong with a number is seen only in the whole of it.
        theirs = (unread if cell.state == UNREADABLE else private)(cell.name, cell.raw, full=full)
    state = f"{cell.state}（{HIDDEN}）" if ours and ours == theirs else cell.state
    where = place_of(cell.sheet, cell.row, several=several)
    texts = (cell.person, cell.label, ours or EMPTY, theirs or EMPTY, state, where)
    return Line(kind, cell.state, texts, cell if cell.state in TAKEABLE else None)


def _person(member: Member | None, *, full: bool) -> str:
    names = ("sex", "birth", "id_number", "kind", "phone", "unit")
    return "　".join(text for name in names if (text := value_text(name, member, full=full)))


class LineModel(QAbstractTableModel):
    """The lines that are shown; the first column is ticked where something can be taken over. A tick stays while other
    lines are looked at."""

    ticked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.lines: list[Line] = []
        self._ticked: dict[int, Difference | RowPlan] = {}

    def show(self, lines: list[Line]) -> None:
        """Shows other lines of what was found."""
        self.beginResetModel()
        self.lines = lines
        self.endResetModel()

    def chosen(self) -> list[Difference | RowPlan]:
        """What all that is ticked would take over, whether its line is shown now or not."""
        return list(self._ticked.values())

    def all_ticked(self, places: set[int]) -> bool:
        """Whether all these lines are ticked that can be."""
        return {id(what) for place in places if (what := self.lines[place].what) is not None} <= self._ticked.keys()

    def tick(self, places: set[int], *, on: bool = True) -> None:
        """Ticks lines, those among them where something can be taken over."""
        for what in (self.lines[place].what for place in sorted(places)):
            if what is not None and on:
                self._ticked[id(what)] = what
            else:
                self._ticked.pop(id(what), None)
        self._tell()

    def untick_all(self) -> None:
        """Takes all ticks away, those of lines that are not shown too."""
        self._ticked = {}
        self._tell()

    def _tell(self) -> None:
        if self.lines:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self.lines) - 1, 0))
        self.ticked.emit()

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self.lines)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(HEADINGS)

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if index.column() == 0 and self.lines[index.row()].what is not None:
            flags |= Qt.ItemFlag.ItemIsUserCheckable
        return flags

    def data(self, index: Index, role: int = int(_Role.DisplayRole)) -> Any:
        line = self.lines[index.row()]
        if role == int(_Role.DisplayRole):
            return line.texts[index.column()]
        if role == int(_Role.ToolTipRole):
            return plain_tip(line.texts[index.column()])
        if role == int(_Role.CheckStateRole) and index.column() == 0 and line.what is not None:
            return Qt.CheckState.Checked if id(line.what) in self._ticked else Qt.CheckState.Unchecked
        if role == int(_Role.ForegroundRole) and index.column() == 4:
            return QColor(tone(_TONES.get(line.state, "neutral"))[0])
        return None

    def setData(self, index: Index, value: Any, role: int = int(_Role.EditRole)) -> bool:
        if role != int(_Role.CheckStateRole):
            return False
        self.tick({index.row()}, on=Qt.CheckState(value) == Qt.CheckState.Checked)
        return True

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = int(_Role.DisplayRole)) -> Any:
        if role == int(_Role.DisplayRole) and orientation == Qt.Orientation.Horizontal:
            return HEADINGS[section]
        return None
