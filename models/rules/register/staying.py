"""What steps have required of an item of the register, and a correction may not take out again (domain §7.2 Z01–Z04)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date

from models.records import Branch, Rectification, RectificationStep
from models.records.rectification import CLOSED, FOR_REVIEW, WORKING
from models.records.rectification_step import APPLY, BEGIN, CLOSE
from models.rules.finding import ERROR
from models.rules.register.lacking import asked, in_the_way
from models.rules.register.steps import state_of
from models.rules.remark import Remark, remark

_WENT: Mapping[str, tuple[str, ...]] = {
    WORKING: (BEGIN,),
    FOR_REVIEW: (BEGIN, APPLY),
    CLOSED: (BEGIN, APPLY, CLOSE),
}
"""The steps that an item in a state has taken."""
_AT: Mapping[str, str] = {"by": "owner", "body": "source", "document": "source", "deadline": "found"}
"""Where a correction is made that makes a step wrong, whose own words only the step writes."""


def must_stay(
    before: Rectification,
    after: Rectification,
    *,
    today: date,
    files: int,
    begun: date | None,
    branch: Branch | None,
) -> list[Remark]:
    """What stands in the way of a correction: that a step which was taken would now be refused, in the words of the step.

    What was lacking before (items that were taken over, steps of before the program) may go on lacking. The fields are those
    of the item; the arguments are those of `lacking`.
    """
    went = _WENT.get(state_of(before), ())

    def refused(item: Rectification) -> list[Remark]:
        told = list(_order(item)) if went else []
        for action in went:
            told += asked(item, _step(item, action), today=today, files=files, begun=begun, branch=branch)
        return in_the_way(told)

    known = {(each.rule, name) for each in refused(before) for name in each.fields}
    found = [each for each in refused(after) if any((each.rule, name) not in known for name in each.fields)]
    return [replace(each, fields=tuple(dict.fromkeys(_AT.get(n, n) for n in each.fields))) for each in found]


def _step(item: Rectification, action: str) -> RectificationStep:
    """A step that was taken, as the item still tells of it; work was begun at the latest when it was handed in."""
    if action == CLOSE:
        by, body, document = item.reviewer, item.review_body, item.closing_document
        day = item.reviewed_on or item.closed_on
        return RectificationStep(action=action, day=day, by=by, body=body, document=document, text=item.review)
    return RectificationStep(action=action, day=item.applied_on or item.closed_on)


def _order(item: Rectification) -> Iterator[Remark]:
    """Z02: no step was taken before the problem was found."""
    days = [day for day in (item.applied_on, item.reviewed_on, item.closed_on) if day]
    first = min(days, key=lambda day: day.last(), default=None)
    if first and item.found and first.last() < item.found.first():
        text = f"{first} 早于发现日期 {item.found}，请核对"
        yield from remark("Z02", "found", text, on=first.last(), level=ERROR)
