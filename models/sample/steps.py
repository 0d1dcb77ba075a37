"""The steps of the sample's items: as far as the state of each, on days that its progress names."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from models.kinds import PartialDate
from models.records import Progress, Rectification, RectificationStep
from models.records.rectification import CLOSED, FOR_REVIEW, LONG_TERM, REGISTERED, WORKING
from models.records.rectification_step import APPLY, BEGIN, CLOSE, FEED_BACK, KEEP_UP
from models.rules.register.steps import registered


def steps(item: Rectification, entries: Sequence[Progress]) -> Iterator[RectificationStep]:
    """From being registered on. Begun with the first entry, applied for with the last one before it was reviewed."""
    first = registered(item)
    first.state = REGISTERED
    yield first
    days: list[PartialDate | None] = [entry.day for entry in entries if entry.day] or [item.found]
    if item.state == LONG_TERM:
        yield _step(item, KEEP_UP, LONG_TERM, item.found)
    if item.state in (WORKING, FOR_REVIEW, CLOSED):
        yield _step(item, BEGIN, WORKING, days[0])
    if item.state in (FOR_REVIEW, CLOSED):
        before = [day for day in days if not item.closed_on or str(day) <= str(item.closed_on)]
        yield _step(item, APPLY, FOR_REVIEW, before[-1] if before else days[0], by=item.owner)
    if item.state == CLOSED:
        yield _step(item, CLOSE, CLOSED, item.closed_on, by=item.reviewer, text=item.review)
    if item.fed_back_on:
        yield _step(item, FEED_BACK, item.state, item.fed_back_on, by=item.owner, text=item.feedback)


def _step(
    item: Rectification, action: str, state: str, day: PartialDate | None, *, by: str = "", text: str = ""
) -> RectificationStep:
    return RectificationStep(
        action=action, state=state, day=day, by=by, text=text, round=1, deadline=item.deadline, owner=item.owner
    )
