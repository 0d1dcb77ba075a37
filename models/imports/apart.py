"""What our own lists put behind one of two of the same name (1978年生): no part of the name when such a list comes in, but it says
who is meant."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property

from models.exports.namesakes import without_note
from models.imports.person_row import Reading
from models.kinds import name_key


class Apart:
    """Takes it off the rows of one file. names: as the ledger has them; who is called so there stays so."""

    def __init__(self, names: Iterable[str]) -> None:
        self._names = names

    @cached_property
    def _known(self) -> set[str]:
        return {name_key(name) for name in self._names}

    def undo(self, reading: Reading) -> None:
        """The name of a row without it; the year of birth is kept to find the person by, where the row says no other."""
        member = reading.member
        told = without_note(member.name)
        if told.name == member.name or name_key(member.name) in self._known:
            return
        member.name = told.name
        if told.birth and not member.birth and not reading.failed("birth"):
            member.birth = told.birth
            reading.weak.add("birth")
