"""What the roster takes over from the records of coming and going, so that one action keeps both in step."""

from __future__ import annotations

import copy
from collections.abc import Sequence
from typing import Any

from models.kinds import PartialDate
from models.records import Member, StatusChange, Transfer
from models.records.member import SUSPENDED
from models.records.status_change import (
    CANCELLING,
    DEATH,
    EXPELLING,
    LEAVING_CHANGES,
    RESUMING,
    STRIKING,
    SUSPENDING,
)
from models.records.transfer import OUT
from models.rules.standing import by_day

REGULAR = "正常"
LEFT_WHY = {**dict.fromkeys(STRIKING, "除名"), EXPELLING: "开除党籍", CANCELLING: "取消预备党员资格", DEATH: "去世"}


def told(changes: Sequence[StatusChange]) -> dict[str, Any]:
    """What the decisions say about fields of the roster as of the last of them; only the fields that they say."""
    said: dict[str, Any] = {}
    standings = by_day(changes, SUSPENDING, RESUMING)
    if standings:
        stopped = standings[-1].kind == SUSPENDING
        said["standing"] = SUSPENDED if stopped else REGULAR
        said["standing_since"] = standings[-1].since if stopped else None
    gone = by_day(changes, *LEAVING_CHANGES)
    if gone:
        said["left"], said["left_why"] = gone[-1].since, LEFT_WHY[gone[-1].kind]
    return said


_NOTHING: dict[str, Any] = {"standing": REGULAR, "standing_since": None, "left": None, "left_why": ""}


def settled(member: Member, before: Sequence[StatusChange], after: Sequence[StatusChange]) -> Member:
    """The member as the roster has to say it once the decisions `before` have become `after`.

    Only what the decisions say anew changes; what they say no longer goes only where the roster still says the same.
    """
    result, old, new = copy.copy(member), told(before), told(after)
    for name, value in new.items():
        if name not in old or old[name] != value:
            setattr(result, name, value)
    for name, value in old.items():
        if name not in new and getattr(member, name) == value:
            setattr(result, name, _NOTHING[name])
    return result


def sent(member: Member, transfer: Transfer, left: PartialDate | None) -> Member:
    """The member once the other side has taken her over, with the day of leaving that was chosen."""
    result = copy.copy(member)
    result.left, result.left_why, result.left_to = left, OUT if left else "", transfer.other if left else ""
    return result


def is_sent_by(member: Member, transfer: Transfer) -> bool:
    """Whether the roster says that the member left by this transfer."""
    return (
        transfer.direction == OUT
        and member.left is not None
        and member.left_why == OUT
        and (member.left_to in ("", transfer.other))
    )


def returning(member: Member) -> Member:
    """A new row of the roster for somebody who has left and comes back: who the person is stays, the rest is asked anew.

    The former row stays as it was: meetings of those years are counted by it.
    """
    again = copy.copy(member)
    again.id, again.arrived, again.left, again.left_why, again.left_to = 0, None, None, "", ""
    again.group, again.post, again.standing, again.standing_since = "", "", REGULAR, None
    again.lost, again.lost_since, again.lost_why = "否", None, ""
    again.floating, again.floating_to, again.floating_since, again.floating_why, again.liaison = "否", "", None, "", ""
    return again
