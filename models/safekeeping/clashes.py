"""What must be there once only, where records come back from a backup: numbers of people and of items, one line a person in a list."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

from models.fields import Record, field_of
from models.records import (
    Appraisal,
    Attendance,
    ClosedYear,
    Enrolment,
    Member,
    Rectification,
    ResponsibilityCheck,
    Training,
)
from models.safekeeping.comparing import Piece
from models.safekeeping.same import Key, links_of
from models.safekeeping.titles import name_of
from models.store import Ledger, LedgerRefused

_ONCE: dict[type[Record], tuple[str, ...]] = {
    Member: ("id_number",),
    Training: ("number",),
    Rectification: ("number",),
    ClosedYear: ("year",),
    Appraisal: ("member_id", "year"),
    ResponsibilityCheck: ("responsibility_id", "year", "quarter"),
    Attendance: ("meeting_id", "member_id"),
    Enrolment: ("training_id", "member_id"),
}
_LISTS = (Attendance, Enrolment)
"""Lists of people: of two lines of one person the one from the backup stays."""


def later_ones(
    ledger: Ledger, wanted: Mapping[Key, tuple[Piece, Collection[str]]], twins: Mapping[Key, int]
) -> list[Record]:
    """Lines of lists of people that were written later for people who come back, and make way. Raises LedgerRefused where a
    number would be there twice."""
    later: list[Record] = []
    made = {key for key, (piece, _) in wanted.items() if piece.now is None}
    for cls, names in _ONCE.items():
        coming = {key[1]: each for key, each in wanted.items() if key[0] == cls.table}
        if not any(piece.gone or set(taken) & set(names) for piece, taken in coming.values()):
            continue
        there: dict[tuple[Any, ...], Record] = {}
        for record in ledger.all(cls):
            piece, taken = coming.get(record.id, (None, ()))
            if piece is None or piece.other or piece.gone:
                there[tuple(getattr(record, name) for name in names)] = record
            else:
                there[_values(piece, taken, names, twins)] = record
        for piece, taken in coming.values():
            if any(links_of(piece.then).get(name) in made for name in names):
                continue  # of what is made anew the ledger has no lines
            values = _values(piece, taken, names, twins)
            other = there.get(values)
            if other is None or not all(values) or (other.id == piece.then.id and not piece.other and not piece.gone):
                continue
            if cls not in _LISTS:
                raise LedgerRefused(_clash(piece.then, other, names[-1]))
            later.append(other)
    return later


def _values(piece: Piece, taken: Collection[str], names: tuple[str, ...], twins: Mapping[Key, int]) -> tuple[Any, ...]:
    """What will stand there."""
    links, found = links_of(piece.then), []
    for name in names:
        if not (piece.gone or name in taken or piece.now is None):
            found.append(getattr(piece.now, name))
        else:
            own = getattr(piece.then, name)
            found.append(twins.get(links[name], own) if name in links else own)
    return tuple(found)


def _clash(then: Record, now: Record, name: str) -> str:
    what = field_of(type(then), name).label
    return (
        f"没有找回：备份里的“{name_of(then)}”与现在的“{name_of(now)}”{what}相同，同一{what}只能有一条，账本未作改动。"
        "请先改现在的那一条，或者不选它。"
    )
