"""The roster's line of a person as it was on another day, as far as the days that are kept tell (domain §8.4)."""

from __future__ import annotations

import copy
from datetime import date

from models.records import Member
from models.records.member import SUSPENDED
from models.rules.standing import Changes, stopped_since, suspended

YES, NO = "是", "否"
TOLD = "人员类别、党籍状态、失联和流动情况"
"""What differs from the roster of today, as notes say it; days of 转正 and of leaving that came later are left out too."""
_LOST = {"lost_since": None, "lost_why": ""}
_FLOATING = {"floating_since": None, "floating_to": "", "floating_why": ""}
_STAYS = {"left": None, "left_why": "", "left_to": ""}


def is_floating(member: Member, on: date) -> str:
    """是, 否 or '' as of the day."""
    return _as_of(member.floating, member.floating_since is not None and member.floating_since.first() > on)


def is_lost(member: Member, on: date) -> str:
    """是, 否 or '' as of the day."""
    return _as_of(member.lost, member.lost_since is not None and member.lost_since.first() > on)


def _as_of(word: str, later: bool) -> str:
    return NO if word == YES and later else word


def as_it_was(member: Member, on: date, changes: Changes = ()) -> Member:
    """A copy that says what was so on that day. changes: what was decided about the membership.

    Everything of which no day is kept (group, post, education …) stays as it is now.
    """
    then = copy.copy(member)
    then.kind = member.kind_on(on)
    if member.full and member.full.last() > on:
        then.full = None
    stopped = suspended(member, on, changes)
    then.standing = SUSPENDED if stopped else "正常" if member.standing == SUSPENDED else member.standing
    then.standing_since = stopped_since(member, on, changes) if stopped else None
    then.lost, then.floating = is_lost(member, on), is_floating(member, on)
    for later, fields in (
        (then.lost != member.lost, _LOST),
        (then.floating != member.floating, _FLOATING),
        (member.left is not None and member.left.first() > on, _STAYS),
    ):
        for name, empty in fields.items() if later else ():
            setattr(then, name, empty)
    return then
