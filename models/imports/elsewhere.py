"""What a file without the heading that was looked for is instead: rows that another page imports."""

from __future__ import annotations

from collections.abc import Sequence

from models.imports.grid import Sheet
from models.imports.heading import MOST_ROWS, Heading, find, text_at
from models.imports.subject import PEOPLE, PROBLEMS, Subject

_LOOKED, _WIDE, _SHEETS = 30, 200, 20
"""So many rows of a sheet may hold its heading, in so many columns; of so many sheets. More is no list, and takes seconds."""
_LEAST = 3
_ANYWHERE = {"", "note", "number"}
"""Fields that tables about anything have."""


def belongs_to(sheets: Sequence[Sheet], about: Subject) -> Subject | None:
    """Of what the rows in the sheets are, where they are not `about`: a table with its heading, and something written below; None
    where there is none, as in a blank form."""
    others = [subject for subject in (PEOPLE, PROBLEMS) if subject.people != about.people]
    looked = [sheet for sheet in sheets if not sheet.hidden and sheet.rows][:_SHEETS]
    beginnings = [_beginning(sheet) for sheet in looked]
    return next((o for o in others if any(_has(*both, o) for both in zip(looked, beginnings, strict=True))), None)


def _beginning(sheet: Sheet) -> Sheet:
    """Where the heading may be, with the rows that may go on with it."""
    return Sheet(sheet.name, [row[:_WIDE] for row in sheet.rows[: _LOOKED + MOST_ROWS]], sheet.merged)


def _has(sheet: Sheet, beginning: Sheet, other: Subject) -> bool:
    for row in range(min(_LOOKED, len(beginning.rows))):
        found = find(beginning, row, None, None, other)
        if found is not None and _is_sure(sheet, found, other):
            return True
    return False


def _is_sure(sheet: Sheet, found: Heading, other: Subject) -> bool:
    """Whether a heading has more than one word of its register, and rows: 存在问题 stands in many tables."""
    if len({column.match.field for column in found.columns} - _ANYWHERE) < _LEAST:
        return False
    anchor = next(column.index for column in found.columns if column.match.field == other.anchor)
    return any(text_at(sheet, row, anchor).strip() for row in range(found.bottom + 1, len(sheet.rows)))
