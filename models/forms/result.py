"""What became of a form: which cells were filled, what could not be, what a person should look at before handing it in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from models.forms.addresses import cell_of, name_of
from models.forms.one_wording import Reworded, told


@dataclass(frozen=True)
class NotFilled:
    """A cell that stayed empty although the ledger has something for it, with the reason."""

    sheet: str
    cell: str
    heading: str
    who: str
    reason: str


@dataclass
class Filled:
    """The report of one filling. Cells are as in the filled file, rows that were inserted included."""

    files: list[Path] = field(default_factory=list)
    cells: list[str] = field(default_factory=list)
    """Sheet!B4, in the order of writing."""
    records: int = 0
    inserted: dict[str, int] = field(default_factory=dict)
    """Rows put in, by sheet."""
    insertions: list[tuple[str, int, int]] = field(default_factory=list)
    """Each insertion as it was done: sheet, the row before which, how many rows."""
    unmapped: list[str] = field(default_factory=list)
    """Columns and labels for which the ledger has nothing; they are as they were."""
    not_filled: list[NotFilled] = field(default_factory=list)
    blank: dict[str, int] = field(default_factory=dict)
    """By column, for how many the ledger does not say it."""
    formulas: dict[str, int] = field(default_factory=dict)
    """By column, how many formulas of the form stand where the ledger has something to say; they stay."""
    notes: list[str] = field(default_factory=list)
    by_hand: list[str] = field(default_factory=list)
    """Lines about the form that somebody fills by hand: 填表人, 审核人."""
    reworded: list[Reworded] = field(default_factory=list)
    """Where the form words something otherwise than the roster."""
    named: list[int] = field(default_factory=list)
    """The ids of those whose cards the form itself says they are."""
    private: bool = False
    """Whether a full copy differs from a masked one: it has a column of ID numbers, or a number in its texts."""

    def shift(self, sheet: str, at: int, count: int) -> None:
        """Notes rows that are put in: what was filled below them has moved."""
        self.insertions.append((sheet, at, count))
        self.inserted[sheet] = self.inserted.get(sheet, 0) + count

        def moved(cell: str) -> str:
            row, column = cell_of(cell)
            return name_of(row + count if row >= at else row, column)

        for k, place in enumerate(self.cells):
            name, _, cell = place.rpartition("!")
            if name == sheet:
                self.cells[k] = f"{name}!{moved(cell)}"
        self.not_filled = [replace(n, cell=moved(n.cell)) if n.sheet == sheet else n for n in self.not_filled]

    def copied(self, sheet: str, names: Sequence[str]) -> None:
        """A sheet in which something was filled stands in the workbook under each of these names now."""
        own = [cell.rpartition("!")[2] for cell in self.cells if cell.rpartition("!")[0] == sheet]
        self.cells = [cell for cell in self.cells if cell.rpartition("!")[0] != sheet]
        self.cells += [f"{name}!{cell}" for name in names for cell in own]

    def lines(self) -> list[str]:
        """The report for people, a line each."""
        rows = sum(self.inserted.values())
        records = f"{self.records} 条、" if self.records else ""
        found = [f"填入 {records}{len(self.cells)} 个单元格" + (f"，加了 {rows} 行" if rows else "") + "。"]
        found += [f"  {note}。" for note in (*self.notes, *told(self.reworded))]
        found += [f"  没有对应内容，留空：{one}" for one in self.unmapped]
        found += [f"  没有填：{n.sheet}!{n.cell} {n.heading}（{n.who}）：{n.reason}" for n in self.not_filled]
        found += [f"  表上是公式，没有写：{heading} {count} 处" for heading, count in self.formulas.items()]
        found += [f"  由人填写，没有动：{'、'.join(dict.fromkeys(self.by_hand))}"] if self.by_hand else []
        found += [f"  账本里没有：{heading} {count} 处" for heading, count in self.blank.items()]
        return found

    def report(self) -> dict[str, Any]:
        """The same as plain values for JSON."""
        return {
            "files": [str(path) for path in self.files],
            "records": self.records,
            "cells": len(self.cells),
            "inserted": self.inserted,
            "unmapped": self.unmapped,
            "not_filled": [vars(one) for one in self.not_filled],
            "blank": self.blank,
            "formulas": self.formulas,
            "notes": [*self.notes, *told(self.reworded)],
            "reworded": [vars(cell) for cell in self.reworded],
            "by_hand": self.by_hand,
            "named": self.named,
            "private": self.private,
        }
