"""Totals that stop in the midst of a list: a range over its first rows that did not grow with it is told, for no program warns of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from models.forms.addresses import Area, cell_of
from models.forms.form import LIST, Form
from models.forms.formulas import ranges
from models.forms.package import Package
from models.forms.result import Filled
from models.naming import some

_Rows = Mapping[int, set[int]]
"""By row the columns that were filled."""

_MEANT = 5
"""Rows that a formula does not take in by the way, as one does that asks whether the first two are filled."""


class _Run(NamedTuple):
    """Rows of a list filled one below the other. least: half the rows that the form has for it, but no more than `_MEANT`; a
    formula over fewer is about something else."""

    first: int
    last: int
    least: int


def uncounted(package: Package, form: Form, result: Filled) -> list[str]:
    """What is to be said of the formulas of the workbook into which the form was filled. Tables of numbers and cards have sums
    over a part of them that are right (男 + 女); only lists grow."""
    filled = _by_row(result.cells)
    runs = _runs(form, result, filled)
    found: dict[tuple[str, str, int, int], list[str]] = defaultdict(list)
    for entry in package.sheets() if runs else ():
        for place, formula in _formulas(package, entry.part):
            own = cell_of(place)[0]
            for sheet, area in ranges(formula, entry.name):
                last = _goes_on(filled.get(sheet, {}), runs.get(sheet, {}), area)
                if last and not (sheet == entry.name and area[0] <= own <= area[2] + 1):  # counts up to its own row
                    found[entry.name, sheet, area[2], last].append(place)
    return [
        f"“{name}”里 {some(dict.fromkeys(places))} 的公式只算到"
        + (f"“{sheet}”" if sheet != name else "")
        + f"第 {end} 行，表填到第 {last} 行，下面的没有算进去，请改好公式再报"
        for (name, sheet, end, last), places in found.items()
    ]


def _runs(form: Form, result: Filled, filled: Mapping[str, _Rows]) -> dict[str, dict[int, _Run]]:
    """By sheet and row the run in which a row of a list stands; found once, for a form may have a formula in each row."""
    found: dict[str, dict[int, _Run]] = defaultdict(dict)
    for area in form.areas if filled else ():
        if area.kind != LIST:
            continue
        name = area.sheet.name
        start, stop = area.body.start, area.body.stop
        for _, at, count in (one for one in result.insertions if one[0] == name):
            start, stop = start + count * (start >= at), stop + count * (stop >= at)
        run: list[int] = []
        least = min((len(area.body) + 1) // 2, _MEANT)
        for row in range(start, stop + 1):
            if row < stop and row in filled.get(name, {}):
                run.append(row)
            elif run:
                found[name] |= dict.fromkeys(run, _Run(run[0], run[-1], least))
                run = []
    return found


def _by_row(cells: Iterable[str]) -> dict[str, _Rows]:
    found: dict[str, dict[int, set[int]]] = defaultdict(lambda: defaultdict(set))
    for cell in cells:
        sheet, _, place = cell.rpartition("!")
        row, column = cell_of(place)
        found[sheet][row].add(column)
    return dict(found)


def _formulas(package: Package, part: str) -> Iterator[tuple[str, str]]:
    if b"<f" not in package.parts[part] and b":f" not in package.parts[part]:
        return
    for cell in package.tree(part).all("c"):
        formula = cell.child("f")
        if formula is not None and formula.text:
            yield cell.get("r"), formula.text


def _goes_on(rows: _Rows, runs: Mapping[int, _Run], area: Area) -> int:
    """The last filled row of a list of which a range takes in the first rows only; 0 where it does not stop in a list."""
    top, left, bottom, right = area
    run = runs.get(bottom)
    if run is None or not top <= run.first or top == bottom or bottom - run.first + 1 < run.least:
        return 0
    return run.last if all(_has(rows, row, left, right) for row in (bottom, bottom + 1)) else 0


def _has(rows: _Rows, row: int, left: int, right: int) -> bool:
    return any(left <= column <= right for column in rows.get(row, ()))
