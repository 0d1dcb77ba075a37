"""What a file without the heading that was looked for is instead: rows that another page imports."""

from __future__ import annotations

from collections.abc import Sequence

from models.imports.grid import Sheet
from models.imports.heading import Heading, find, text_at
from models.imports.subject import PEOPLE, PROBLEMS, Subject

_LOOKED = 30
"""So many rows of a sheet may hold its heading."""
_LEAST = 3
_ANYWHERE = {"", "note", "number"}
"""Fields that tables about anything have."""


def belongs_to(sheets: Sequence[Sheet], about: Subject) -> Subject | None:
    """Of what the rows in the sheets are, where they are not `about`: a table with its heading, and something written below; None
    where there is none, as in a blank form."""
    others = [subject for subject in (PEOPLE, PROBLEMS) if subject.people != about.people]
    return next((other for other in others if any(_has(sheet, other) for sheet in sheets if not sheet.hidden)), None)


def _has(sheet: Sheet, other: Subject) -> bool:
    rows = range(min(_LOOKED, len(sheet.rows)))
    return any((found := find(sheet, row, None, None, other)) is not None and _is_sure(found, other) for row in rows)


def _is_sure(found: Heading, other: Subject) -> bool:
    """Whether a heading has more than one word of its register, and rows: 存在问题 stands in many tables."""
    if len({column.match.field for column in found.columns} - _ANYWHERE) < _LEAST:
        return False
    anchor = next(column.index for column in found.columns if column.match.field == other.anchor)
    return any(text_at(found.sheet, row, anchor).strip() for row in range(found.bottom + 1, len(found.sheet.rows)))
