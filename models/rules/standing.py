"""What decisions about a membership mean on a day: 党籍 stopped or resumed, rights suspended, probation extended (domain §2.1)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from models.kinds import PartialDate
from models.records import Member, StatusChange
from models.records.member import SUSPENDED
from models.records.status_change import (
    EXTENSION,
    ON_PROBATION,
    RESUMING,
    RIGHTS_RESTORED,
    RIGHTS_SUSPENDED,
    SUSPENDING,
)

Changes = Sequence[StatusChange]
ChangesByMember = Mapping[int, Changes]
"""Decisions by the id of the member; who has none need not be in it."""
NO_CHANGES: ChangesByMember = {}


def by_day(changes: Changes, *kinds: str) -> list[StatusChange]:
    """The decisions of these kinds that have a day, in the order of their days."""
    if not changes:  # nearly everybody
        return []
    return sorted((c for c in changes if c.kind in kinds and c.since), key=lambda c: (str(c.since), c.id))


def suspended(member: Member, on: date, changes: Changes = ()) -> bool:
    """Whether 党籍 was stopped on that day: by the decisions kept, by the roster alone where there are none.

    Before a resumption whose stopping was not kept, the roster's 停止党籍日期 tells since when.
    """
    decided = by_day(changes, SUSPENDING, RESUMING) if changes else ()
    if not decided:
        return member.suspended(on)
    before = [c for c in decided if c.since and c.since.first() <= on]
    if before:
        return before[-1].kind == SUSPENDING
    since = member.standing_since
    return decided[0].kind == RESUMING and since is not None and since.first() <= on


def stopped_since(member: Member, on: date, changes: Changes) -> PartialDate | None:
    """Since when 党籍 was stopped for somebody who was `suspended` on that day; None where the day is not known."""
    begun = [c.since for c in by_day(changes, SUSPENDING) if c.since and c.since.first() <= on]
    return begun[-1] if begun else member.standing_since


def counted(member: Member, on: date, changes: Changes = ()) -> bool:
    """Whether a person counts as a member of the branch on that day: belongs, and 党籍 is not suspended (domain §2.1)."""
    return member.belongs(on) and not suspended(member, on, changes)


def rights_taken(on: date, changes: Changes) -> str:
    """留党察看 or 中止党员权利 where it held on that day, else ''.

    Each holds from its day to its last day, and at most until 党员权利 were restored; without a last day until then.
    """
    if not changes:  # nearly everybody
        return ""
    restored = [c.since.first() for c in by_day(changes, RIGHTS_RESTORED) if c.since and c.since.first() <= on]
    for change in by_day(changes, ON_PROBATION, RIGHTS_SUSPENDED):
        begun = change.since is not None and change.since.first()
        if begun and change.holds(on) and not any(begun <= day for day in restored):
            return change.kind
    return ""


def extensions(changes: Changes) -> list[StatusChange]:
    """The decisions to extend probation, in their order."""
    return by_day(changes, EXTENSION)


def as_of(member: Member, on: date, changes: Changes = ()) -> str:
    """停止党籍, 留党察看 or 中止党员权利 on that day, '' if none."""
    return SUSPENDED if suspended(member, on, changes) else rights_taken(on, changes)
