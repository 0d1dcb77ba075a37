"""Totals that stop in the midst of a list: a range over its first rows that did not grow with it is told, for no program warns of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from models.forms.addresses import Area, cell_of
from models.forms.formulas import ranges
from models.forms.package import Package
from models.naming import some

_Rows = Mapping[str, Mapping[int, set[int]]]
"""By sheet and row the columns that were filled."""


def uncounted(package: Package, cells: Sequence[str]) -> list[str]:
    """What is to be said of the formulas of a filled workbook; cells: what was filled, as Sheet!B4."""
    filled = _by_row(cells)
    found: dict[tuple[str, str, int, int], list[str]] = defaultdict(list)
    for entry in package.sheets():
        for place, formula in _formulas(package, entry.part):
            own = cell_of(place)[0]
            for sheet, area in ranges(formula, entry.name):
                last = _goes_on(filled.get(sheet, {}), area)
                if last and not (sheet == entry.name and area[0] <= own <= area[2] + 1):  # counts up to its own row
                    found[entry.name, sheet, area[2], last].append(place)
    return [
        f"“{name}”里 {some(dict.fromkeys(places))} 的公式只算到"
        + (f"“{sheet}”" if sheet != name else "")
        + f"第 {end} 行，表填到第 {last} 行，下面的没有算进去，请改好公式再报"
        for (name, sheet, end, last), places in found.items()
    ]


def _by_row(cells: Iterable[str]) -> _Rows:
    found: dict[str, dict[int, set[int]]] = defaultdict(lambda: defaultdict(set))
    for cell in cells:
        sheet, _, place = cell.rpartition("!")
        row, column = cell_of(place)
        found[sheet][row].add(column)
    return found


def _formulas(package: Package, part: str) -> Iterator[tuple[str, str]]:
    if b"<f" not in package.parts[part] and b":f" not in package.parts[part]:
        return
    for cell in package.tree(part).all("c"):
        formula = cell.child("f")
        if formula is not None and formula.text:
            yield cell.get("r"), formula.text


def _goes_on(rows: Mapping[int, set[int]], area: Area) -> int:
    """The last filled row of a list of which a range takes in the first rows only; 0 where it does not stop in a list."""
    top, left, bottom, right = area
    if top == bottom or not all(_has(rows, row, left, right) for row in (bottom, bottom + 1)):
        return 0
    start = last = bottom
    while start - 1 in rows:
        start -= 1
    while last + 1 in rows:
        last += 1
    return last if top <= start else 0


def _has(rows: Mapping[int, set[int]], row: int, left: int, right: int) -> bool:
    return any(left <= column <= right for column in rows.get(row, ()))
