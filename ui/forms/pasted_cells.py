"""Cells pasted from a spreadsheet into a grid: which of its rows and columns they are meant for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from models.fields import Field
from models.kinds import Unreadable, name_key

Rows = Sequence[Sequence[str]]


def cells(text: str) -> list[list[str]]:
    """What a spreadsheet, or a text with a line for each row, has put on the clipboard; empty lines at its end are nobody's."""
    from models.imports.pasting import cells_of

    return cells_of(text)


def several(text: str) -> bool:
    """Whether these are more cells than one."""
    rows = cells(text)
    return len(rows) > 1 or any(len(row) > 1 for row in rows)


def heading(row: Sequence[str], fields: Sequence[Field]) -> list[int]:
    """The columns that a first line names, -1 for an empty cell; [] where the line is no heading."""
    called = {words: place for place, field in enumerate(fields) for words in (field.label, *field.aliases)}
    found = [called.get("".join(cell.split()), -1) for cell in row]
    if all(place < 0 for place in found) or any(
        place < 0 and cell.strip() for place, cell in zip(found, row, strict=False)
    ):
        return []
    return found


def unreadable(row: Sequence[str], columns: Sequence[int], fields: Sequence[Field]) -> str:
    """What is wrong with the first cell of a line that its column does not understand; '' for nothing."""
    for place, cell in zip(columns, row, strict=False):
        try:
            if 0 <= place < len(fields):
                fields[place].read(cell)
        except Unreadable as error:
            return str(error)
    return ""


_TOLD = 3
"""Rows whose trouble is told; of the others only which they are."""
_NUMBERED = 12


def wrong_rows(wrong: Mapping[int, str]) -> str:
    """Which rows cannot be taken, counted from 1, and why; wrong: by the row, whose it is and what is wrong."""
    rows = sorted(wrong)
    told = [f"第 {row + 1} 行 {wrong[row]}".replace(" ：", "：") for row in rows[:_TOLD]]
    more = rows[_TOLD:]
    if more:
        numbers = "、".join(str(row + 1) for row in more[:_NUMBERED])
        told.append(f"另有第 {numbers} 行{f'等 {len(more)} 行' if len(more) > _NUMBERED else ''}也读不懂")
    return "；".join(told)


def whose(names: Sequence[str], *lists: Sequence[str]) -> list[int | None]:
    """The row of each name in one of the lists of what the rows are called; None where there is none, or more than one."""
    rows: dict[str, int] = {}
    for listed in lists:
        keys = [name_key(name) for name in listed]
        often = Counter(keys)
        rows |= {key: row for row, key in enumerate(keys) if often[key] == 1 and key not in rows}
    return [rows.get(name_key(name)) for name in names]
