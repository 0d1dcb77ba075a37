"""A person's cells, and what was read from them with its problems."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from models.imports.grid import Cell
from models.imports.heading import Column
from models.imports.pairs import part_of
from models.imports.plan import ERROR, Problem
from models.kinds import clean, is_blank
from models.records import Member


@dataclass
class Row:
    """A person's cells, or a problem's. number: as the file counts · cells: by column, in the order of `columns` · group, kind:
    what the section or the sheet says of it · continues: whether it goes on with the row above it · above: by column, what stands above
    a blank cell and holds for it too."""

    sheet: str
    number: int
    columns: Sequence[Column]
    cells: list[Cell]
    broken: dict[int, str] = field(default_factory=dict)
    plain: bool = False
    group: str = ""
    kind: str = ""
    continues: bool = False
    above: dict[int, Cell] = field(default_factory=dict)


@dataclass
class Noted:
    """A row with what is said about it. weak: fields that the row does not say itself (told by ID number or sheet); they fill
    only gaps."""

    row: Row
    weak: set[str] = field(default_factory=set)
    problems: list[Problem] = field(default_factory=list)
    refused: str = ""

    def column_of(self, name: str) -> Column | None:
        """The column that fills a field."""
        found = [c for c in self.row.columns if c.fills(name)]
        return min(found, key=lambda c: c.match.rank, default=None)

    def note(self, level: str, message: str, column: Column | None = None, value: Cell = None) -> None:
        """Adds a problem about a cell of this row, or about the row."""
        number = self.row.number if column is None or column.row is None else column.row + 1
        heading = "" if column is None else column.heading
        self.problems.append(Problem(self.row.sheet, number, heading, clean(value), level, message))

    def note_field(self, level: str, message: str, name: str) -> None:
        """Adds a problem about the cell that fills a field."""
        column = self.column_of(name)
        value = self.row.cells[self.row.columns.index(column)] if column is not None else None
        self.note(level, message, column, value)

    def empties(self, name: str) -> bool:
        """Whether the row has columns for a field and says in all of them that there is nothing. A row without a name is
        returned before this is asked."""
        columns = [c for c in self.row.columns if c.fills(name)]
        return bool(columns) and not any(self._unread(c, name) for c in columns)

    def _unread(self, column: Column, name: str) -> bool:
        """Also a cell for two values with only one in it: of the second it says nothing."""
        cell = self.row.cells[self.row.columns.index(column)]
        if name == column.second and not is_blank(cell) and part_of(cell, name, column.match.field, name) is None:
            return True
        wrong = any(p.level == ERROR and p.column == column.heading for p in self.problems)
        return wrong or column.index in self.row.broken

    def failed(self, name: str) -> bool:
        """Whether the cell of a field could not be read."""
        column = self.column_of(name)
        return column is not None and any(p.level == ERROR and p.column == column.heading for p in self.problems)


@dataclass
class Reading(Noted):
    """What a row says of a person. beside: the 党小组 that one of our own lists has put behind the name · masked: the 身份证号 of the
    row, where it shows only a part."""

    member: Member = field(default_factory=Member)
    beside: str = ""
    masked: str = ""
