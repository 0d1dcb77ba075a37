"""What each part of a snapshot is read from, and how it is brought up to date after an action: only what was written is read again."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from operator import attrgetter
from typing import TYPE_CHECKING, Any, Generic, Protocol, TypeVar

from models.evidence import with_files
from models.fields import Record, by_parent
from models.our_branch import our_branch
from models.records import Attachment, Branch, Meeting, Member, Progress
from models.rules.once_held import once_held

if TYPE_CHECKING:
    from models.store import Ledger

R = TypeVar("R", bound=Record)
Written = Mapping[str, Collection[int]]
"""The ids of the rows that were written, by table."""
_FEW = 500
"""So many rows, or parts of so many records, are read again by themselves; where more were written the whole table is."""


class Source(Protocol):
    """A part of a snapshot. What it gives is shared by the snapshots that follow one another, and never changed."""

    def read(self, ledger: Ledger) -> Any:
        """The part as the ledger has it."""

    def renewed(self, ledger: Ledger, last: Any, written: Written, since: int) -> Any:
        """The same, from what it was after the action `since` and the rows that were written after it."""


@dataclass(frozen=True)
class Every(Generic[R]):
    """The records of a class by id, or those of them that `keeps` keeps."""

    cls: type[R]
    keeps: Callable[[R], bool] = lambda _record: True

    def read(self, ledger: Ledger) -> list[R]:
        return list(filter(self.keeps, ledger.all(self.cls)))

    def renewed(self, ledger: Ledger, last: list[R], written: Written, since: int) -> list[R]:
        numbers = set(written.get(self.cls.table, ()))
        if not numbers:
            return last
        if len(numbers) > _FEW:
            return self.read(ledger)
        there = ledger.there(self.cls, list(numbers))
        fresh = filter(self.keeps, ledger.fetch(self.cls, list(there)))
        return sorted([*(record for record in last if record.id not in numbers), *fresh], key=attrgetter("id"))


@dataclass(frozen=True)
class Parts(Generic[R]):
    """The records of a class by the record that they are parts of."""

    cls: type[R]

    def read(self, ledger: Ledger) -> dict[int, list[R]]:
        return by_parent(ledger.all(self.cls))

    def renewed(self, ledger: Ledger, last: dict[int, list[R]], written: Written, since: int) -> dict[int, list[R]]:
        if not written.get(self.cls.table):
            return last
        parents = ledger.parents_written(self.cls, since)
        if len(parents) > _FEW:
            return self.read(ledger)
        found = dict(last)
        for parent in parents:
            if parts := ledger.all(self.cls, **dict[str, Any]({self.cls.parent: parent or None})):
                found[parent] = parts
            else:
                found.pop(parent, None)
        return found


@dataclass(frozen=True)
class Drawn:
    """What is drawn from whole tables, and is little."""

    tables: frozenset[str]
    read: Callable[[Ledger], Any]

    def renewed(self, ledger: Ledger, last: Any, written: Written, since: int) -> Any:
        return self.read(ledger) if self.tables & written.keys() else last


def _with_files(ledger: Ledger) -> set[int]:
    kept = ledger.keys(Attachment, ("owner", "owner_id"))
    return with_files(((str(owner), int(number or 0)) for _, owner, number in kept), ledger.all(Progress))


def _met_with_files(ledger: Ledger) -> set[int]:
    kept = ledger.keys(Attachment, ("owner", "owner_id"))
    return {int(number or 0) for _, owner, number in kept if owner == Meeting.table}


BRANCH = Drawn(frozenset([Branch.table]), our_branch)
WITH_FILES = Drawn(frozenset([Attachment.table, Progress.table]), _with_files)
MET_WITH_FILES = Drawn(frozenset([Attachment.table]), _met_with_files)
ONCE_HELD = Drawn(frozenset([Member.table]), once_held)
MEETINGS = Every(Meeting, lambda meeting: meeting.counts)
