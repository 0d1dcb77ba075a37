"""The draft of a list of participants: what its lines said when the program ended without saving."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from contextlib import suppress
from typing import Any

from models.fields import set_read
from models.kinds import Unreadable
from models.records import Enrolment

_ROWS = "rows"


def told(parts: Iterable[Enrolment], names: Sequence[str]) -> dict[str, Any]:
    """What a draft keeps: each line with whose it is and what its fields show. One that the ledger has and that says nothing
    any more was taken off; of members who were never on the list nothing is kept."""
    rows = [[part.id, part.member_id or 0, *map(part.show, names)] for part in parts]
    return {_ROWS: [row for row in rows if row[0] or not row[1] or any(row[3:])]}


def recalled(draft: dict[str, Any], kept: Iterable[Enrolment], names: Sequence[str]) -> list[Enrolment]:
    """The lines of a draft, then those that the ledger has got since. Those of the ledger are the same ones, changed."""
    known = {part.id: part for part in kept}
    found = []
    for row in draft.get(_ROWS, ()):
        if isinstance(row, list) and len(row) == len(names) + 2:
            number, member, *texts = row
            part = known.pop(number, None) or Enrolment(member_id=member or None)
            found.append(_filled(part, names, texts))
    return [*found, *known.values()]


def _filled(part: Enrolment, names: Sequence[str], texts: Sequence[object]) -> Enrolment:
    for name, text in zip(names, texts, strict=True):
        with suppress(Unreadable):
            set_read(part, name, text)
    return part
