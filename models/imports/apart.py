"""What our own lists put behind one of two of the same name (1978年生, 第一党小组): no part of the name when such a list comes in,
but it says who is meant."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cached_property

from models.imports.person_row import Reading
from models.imports.plan import INFO
from models.kinds import name_key, narrow
from models.namesakes import without_note
from models.records import Member


class Apart:
    """Takes it off the rows of one file. names: as the ledger has them beside those of `members`; who is called so stays so ·
    groups: the 党小组 of the branch, nobody need be in them."""

    def __init__(self, members: Sequence[Member], names: Iterable[str] = (), groups: Iterable[str] = ()) -> None:
        self._members, self._names, self._of_branch = members, names, groups

    @cached_property
    def _known(self) -> dict[str, str]:
        """Names by what they have in common with the same in brackets of another width."""
        return {_key(name): name for name in (*self._names, *(member.name for member in self._members))}

    @cached_property
    def _groups(self) -> set[str]:
        return {*self._of_branch, *(member.group for member in self._members if member.group)}

    def undo(self, reading: Reading) -> None:
        """The name of a row without it. Year of birth and 党小组 are kept to find the person by, where the row says no other."""
        member = reading.member
        if not member.name.endswith(("）", ")")):
            return
        if known := self._known.get(_key(member.name)):
            member.name = known if without_note(known, self._groups).name != known else member.name
            return
        told = without_note(member.name, self._groups)
        member.name = told.name
        if told.rest:
            reading.note_field(INFO, f"姓名后面的“{told.rest}”没有读入，账本里已有的不动；要记下的请写进备注", "name")
        if member.group in ("", told.group):  # where its column says another, nobody knows which is meant
            reading.beside = told.group
        if told.group and not member.group:
            member.group = told.group
            reading.weak.add("group")
        if told.birth and not member.birth and not reading.failed("birth"):
            member.birth = told.birth
            reading.weak.add("birth")


def _key(name: str) -> str:
    return name_key(narrow(name))
