"""The states of an item and the steps between them (domain §7.2): which may be taken, what a step asks for, what it changes."""

from __future__ import annotations

import copy
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from models.fields import field_of
from models.records import Rectification, RectificationStep
from models.records.rectification import CLOSED, FOR_REVIEW, IN_TIME, LONG_TERM, REGISTERED, WORKING
from models.records.rectification_step import (
    APPLY,
    BEGIN,
    CLOSE,
    EXTEND,
    FEED_BACK,
    KEEP_UP,
    LOOK_BACK,
    REGISTER,
    REOPEN,
    RETURN,
)

LEADS: Mapping[str, Mapping[str, str]] = {
    REGISTERED: {BEGIN: WORKING, KEEP_UP: LONG_TERM, FEED_BACK: REGISTERED},
    WORKING: {APPLY: FOR_REVIEW, EXTEND: WORKING, KEEP_UP: LONG_TERM, FEED_BACK: WORKING},
    FOR_REVIEW: {CLOSE: CLOSED, RETURN: WORKING, EXTEND: FOR_REVIEW, FEED_BACK: FOR_REVIEW},
    CLOSED: {LOOK_BACK: CLOSED, REOPEN: WORKING, FEED_BACK: CLOSED},
    LONG_TERM: {BEGIN: WORKING, FEED_BACK: LONG_TERM},
}
"""The steps that may be taken from each state, and the state that each leads to."""
SAYS: Mapping[str, str] = {
    BEGIN: "填齐问题、措施、责任人、时限，开始整改",
    KEEP_UP: "不设时限、不销号，每季记一次进展",
    EXTEND: "写明批准人和新时限，原时限保留",
    APPLY: "写明完成情况，附上佐证，申请验收",
    RETURN: "验收没有通过，写明原因，退回整改",
    CLOSE: "由责任人以外的人验收；上级指出的问题由上级验收",
    LOOK_BACK: "销号一段时间后回头看，成效是否巩固",
    REOPEN: "问题反弹，编号不变，轮次加一",
    FEED_BACK: "向提出意见的人反馈整改情况",
}


@dataclass(frozen=True)
class Taken:
    """The item as it is after a step, and the step as it is kept."""

    item: Rectification
    step: RectificationStep


def state_of(item: Rectification) -> str:
    """The state of an item, also where none was put down."""
    return item.stands


def contradicts(item: Rectification) -> bool:
    """Whether kind and state say different things of 长期坚持: no step leads there, but a file that was read may."""
    if state_of(item) == LONG_TERM:
        return item.kind not in ("", LONG_TERM)
    return item.kind == LONG_TERM and item.state != CLOSED


def offered(item: Rectification) -> tuple[str, ...]:
    """The steps that may be taken now, the usual one first."""
    return tuple(LEADS.get(state_of(item), {}))


def registered(item: Rectification) -> RectificationStep:
    """The step with which the history of a new item begins."""
    return _kept(item, RectificationStep(day=item.found, action=REGISTER))


def begun(item: Rectification) -> tuple[RectificationStep, ...]:
    """The steps of a new item, whose state is set: it is registered, and kept up from then on where it is 长期坚持."""
    kept_up = item.kind == LONG_TERM
    item.state, item.kind = REGISTERED, "" if kept_up else item.kind
    first = registered(item)
    if not kept_up:
        return (first,)
    taken = take(item, RectificationStep(day=item.found, action=KEEP_UP))
    item.state, item.kind = taken.item.state, taken.item.kind
    return first, taken.step


def take(item: Rectification, step: RectificationStep) -> Taken:
    """What a step makes of an item; both are left as they are. What stands in the way is said by `lacking`, which is asked
    first. Raises ValueError for a step that the state does not offer."""
    if step.action not in offered(item):
        raise ValueError(f"{step.action} is no step from {state_of(item)}")
    made = copy.copy(item)
    made.state = LEADS[state_of(item)][step.action]
    kept = copy.copy(step)
    _CHANGES.get(step.action, _nothing)(made, kept)
    return Taken(made, _kept(made, kept))


def _kept(item: Rectification, step: RectificationStep) -> RectificationStep:
    """The step with what the item says since then."""
    step.rectification_id, step.state, step.round = item.id or None, state_of(item), item.round or 1
    step.deadline, step.owner = item.deadline, item.owner
    return step


def _nothing(_item: Rectification, _step: RectificationStep) -> None:
    return


def _begin(item: Rectification, _step: RectificationStep) -> None:
    item.round = item.round or 1
    _to_close(item)


def _to_close(item: Rectification) -> None:
    """What is worked on is to be closed one day: 长期坚持 is a state of its own."""
    if item.kind == LONG_TERM:
        item.kind = IN_TIME


def _keep_up(item: Rectification, _step: RectificationStep) -> None:
    item.kind = LONG_TERM


def _extend(item: Rectification, step: RectificationStep) -> None:
    step.deadline_before, item.deadline = item.deadline, step.deadline


def _apply(item: Rectification, step: RectificationStep) -> None:
    item.applied_on = step.day


def _close(item: Rectification, step: RectificationStep) -> None:
    item.reviewer, item.reviewed_on, item.closed_on = step.by, step.day, step.day
    item.review, item.review_body, item.closing_document = step.text, step.body, step.document


def _look_back(item: Rectification, step: RectificationStep) -> None:
    item.looked_back_on, item.look_back = step.day, step.text


_CAME = ("outcome", "evidence", "self_check")
"""What a round came to."""


def _reopen(item: Rectification, step: RectificationStep) -> None:
    """A new round; what was reviewed in the last one stands in its steps, and what came of it goes into this one, so that it is
    not handed in once more."""
    last = [f"{field_of(type(item), name).label}：{text}" for name in _CAME if (text := getattr(item, name).strip())]
    if last:
        step.text = "\n".join([step.text, f"第 {item.round or 1} 轮" + "；".join(last)]).strip()
    for name in _CAME:
        setattr(item, name, "")
    item.self_checked_on = None
    item.round = (item.round or 1) + 1
    _to_close(item)
    step.deadline_before, item.deadline = item.deadline, step.deadline
    item.applied_on = item.reviewed_on = item.closed_on = item.looked_back_on = None
    item.reviewer = item.review = item.review_body = item.closing_document = item.look_back = ""


def _feed_back(item: Rectification, step: RectificationStep) -> None:
    item.fed_back_on, item.feedback = step.day, step.text


_CHANGES: Mapping[str, Callable[[Rectification, RectificationStep], None]] = {
    BEGIN: _begin,
    KEEP_UP: _keep_up,
    EXTEND: _extend,
    APPLY: _apply,
    CLOSE: _close,
    LOOK_BACK: _look_back,
    REOPEN: _reopen,
    FEED_BACK: _feed_back,
}
