"""Formulas after rows were inserted or a formula was copied elsewhere: only references change, all else stays letter by letter."""

from __future__ import annotations

import re
from collections.abc import Callable

from models.forms.addresses import LAST_COLUMN, LAST_ROW, Area, Insertion, OutOfSheet, letters, number_of

_COLUMN, _ROW = r"(\$?)([A-Za-z]{1,3})", r"(\$?)([0-9]{1,7})"
_PREFIX = r"(?:'(?:[^']|'')*'|(?:\[[^\[\]]*\])?[\w.]+(?::[\w.]+)?)!"
_AFTER = r"(?![\w.(\[!\\])"
# In this order: text, error values, references with their sheet, other words (names, functions, numbers), [brackets].
_TOKEN = re.compile(
    r'"(?:[^"]|"")*"'
    r"|\#[A-Z/0]+[!?]?"
    rf"|(?P<prefix>{_PREFIX})?(?:(?P<cell>{_COLUMN}{_ROW}(?::{_COLUMN}{_ROW})?)|(?P<rows>{_ROW}:{_ROW})"
    rf"|(?P<columns>{_COLUMN}:{_COLUMN})){_AFTER}"
    r"|'(?:[^']|'')*'|[\w.\\?]+|\[(?:[^\[\]]|\[[^\[\]]*\])*\]|."
, re.DOTALL)  # fmt: skip
_TOTAL = re.compile(r"(?i)(?:^|[^\w.])(?:SUM|COUNTA?|AVERAGE|MAX|MIN|SUBTOTAL)\((?:[0-9]+,)?$")


class Unshiftable(ValueError):
    """A formula that cannot be followed safely when rows are inserted: it spans several sheets."""


class _Reference:
    """A reference as it stands in a formula. Rows and columns are (sign $, number); a cell is a range of one."""

    def __init__(self, found: re.Match[str]) -> None:
        self.prefix = found["prefix"] or ""
        groups = [found[n] for n in range(1, found.re.groups + 1)]
        at = found.re.groupindex
        self.columns: list[tuple[str, int]] = []
        self.rows: list[tuple[str, int]] = []
        if found["cell"]:
            numbers = groups[at["cell"] : at["cell"] + 8]
            for k in range(0, 8, 4):
                if numbers[k + 1]:
                    self.columns.append((numbers[k], number_of(numbers[k + 1])))
                    self.rows.append((numbers[k + 2], int(numbers[k + 3])))
        elif found["rows"]:
            numbers = groups[at["rows"] : at["rows"] + 4]
            self.rows = [(numbers[0], int(numbers[1])), (numbers[2], int(numbers[3]))]
        else:
            numbers = groups[at["columns"] : at["columns"] + 4]
            self.columns = [(numbers[0], number_of(numbers[1])), (numbers[2], number_of(numbers[3]))]

    @property
    def real(self) -> bool:
        """Whether it lies inside a sheet; else it is a name that looks alike (ABCD1, XFE9)."""
        return all(1 <= c <= LAST_COLUMN for _, c in self.columns) and all(1 <= r <= LAST_ROW for _, r in self.rows)

    def text(self) -> str:
        ends = []
        for k in range(max(len(self.rows), len(self.columns))):
            column = f"{self.columns[k][0]}{letters(self.columns[k][1])}" if self.columns else ""
            row = f"{self.rows[k][0]}{self.rows[k][1]}" if self.rows else ""
            ends.append(column + row)
        return self.prefix + ":".join(ends)


def _rewritten(formula: str, change: Callable[[_Reference, str, str], str | None]) -> str:
    """The formula with `change` asked about each reference; it is given the texts before and after it."""
    out: list[str] = []
    for found in _TOKEN.finditer(formula):
        text = found[0]
        if found["cell"] or found["rows"] or found["columns"]:
            reference = _Reference(found)
            if reference.real:
                text = change(reference, "".join(out), formula[found.end() :]) or text
        out.append(text)
    return "".join(out)


def sheet_of(prefix: str) -> str:
    """The sheet that the prefix of a reference names, '' for another workbook; raises Unshiftable for several sheets."""
    name = prefix.removesuffix("!")
    if name.startswith("'"):
        name = name[1:-1].replace("''", "'")
    if "[" in name:
        return ""
    if ":" in name:
        raise Unshiftable(prefix)
    return name


def shifted(formula: str, insertion: Insertion, own_sheet: str, *, own_row: int = 0) -> str:
    """The formula after an insertion. own_sheet, own_row: where the formula stands (the row before the insertion).

    Raises Unshiftable, and OutOfSheet where a reference would leave the sheet.
    """
    inside = bool(insertion.grown) and own_row == insertion.grown and own_sheet.casefold() == insertion.sheet.casefold()

    def change(reference: _Reference, before: str, after: str) -> str | None:
        sheet = sheet_of(reference.prefix) if reference.prefix else own_sheet
        if sheet.casefold() != insertion.sheet.casefold() or not reference.rows:
            return None
        old = reference.rows
        if len(old) == 1:
            (sign, row), *_ = old
            reference.rows = [(sign, insertion.row(row))]
            if row == insertion.grown and not inside and _TOTAL.search(before) and after.startswith(")"):
                reference.rows.append((sign, row + insertion.count))
                reference.columns *= 2
        else:
            ends = sorted(range(2), key=lambda k: old[k][1])
            rows = insertion.rows(old[ends[0]][1], old[ends[1]][1], grow=not inside)
            reference.rows = [(old[k][0], rows[ends.index(k)]) for k in range(2)]
        return reference.text() if reference.rows != old else None

    return _rewritten(formula, change)


def moved(formula: str, rows: int, columns: int) -> str:
    """The formula as it is when copied so many rows down and columns right: references without $ go along."""

    def change(reference: _Reference, _before: str, _after: str) -> str | None:
        def along(end: tuple[str, int], by: int, last: int) -> tuple[str, int]:
            return end if end[0] else (end[0], (end[1] + by - 1) % last + 1)

        old = reference.rows, reference.columns
        reference.rows = [along(end, rows, LAST_ROW) for end in reference.rows]
        reference.columns = [along(end, columns, LAST_COLUMN) for end in reference.columns]
        return reference.text() if (reference.rows, reference.columns) != old else None

    return _rewritten(formula, change)


def ranges(formula: str, own_sheet: str) -> list[tuple[str, Area]]:
    """The ranges of several rows that a formula refers to, with their sheets; those over several sheets are passed over."""
    found: list[tuple[str, Area]] = []

    def note(reference: _Reference, _before: str, _after: str) -> None:
        if len(reference.rows) == len(reference.columns) == 2 and ":" not in reference.prefix:
            rows, columns = [sorted(n for _, n in ends) for ends in (reference.rows, reference.columns)]
            sheet = sheet_of(reference.prefix) if reference.prefix else own_sheet
            found.append((sheet, (rows[0], columns[0], rows[1], columns[1])))

    if ":" in formula:
        _rewritten(formula, note)
    return found


def names_sheet(formula: str, sheet: str) -> bool:
    """Whether a formula refers to a sheet by name, also inside text (INDIRECT); several sheets at once count."""
    folded = formula.casefold().replace("''", "'")
    return sheet.casefold() in folded


__all__ = ["OutOfSheet", "Unshiftable", "moved", "names_sheet", "ranges", "sheet_of", "shifted"]
