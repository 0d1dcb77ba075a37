"""意见: what somebody raised, the item that it became, and whether that person was told what came of it (domain §7.1)."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from models.kinds import PartialDate
from models.records import Meeting, Rectification
from models.records.rectification import CLOSED, OPINION_SOURCES, REGISTERED, TALK
from models.rules.register.numbering import numbers
from models.rules.speeches import Speech, split

UNNAMED = "未署名"
"""Who raised an opinion that nobody put a name to."""


@dataclass(frozen=True)
class Opinion:
    """One opinion as it is put down. by: who said it, '' where no name was left · to: whom it is for."""

    text: str
    by: str = ""
    to: str = ""


def is_opinion(item: Rectification) -> bool:
    """Whether somebody raised it: it says who, or its source is what people say."""
    return bool(item.raised_by) or item.source in OPINION_SOURCES


def answered(item: Rectification) -> bool:
    """Whether it was fed back."""
    return item.fed_back_on is not None or bool(item.feedback.strip())


def to_answer(item: Rectification) -> bool:
    """Whether somebody who left a name waits for an answer, also after the item was closed."""
    return bool(item.raised_by) and not answered(item)


def loop(item: Rectification, today: date) -> tuple[str, str]:
    """How the loop stands and its tone: 未反馈 12 天, red once the item is closed; 已反馈 2026-11-02; '' where nobody waits."""
    if answered(item):
        return f"已反馈 {item.show('fed_back_on')}".strip(), "ok"
    if not item.raised_by:
        return "", "neutral"
    days = (today - item.found.last()).days if item.found else 0
    return (f"未反馈 {days} 天" if days > 0 else "未反馈"), "bad" if item.state == CLOSED else "warn"


def items_of(
    opinions: Sequence[Opinion],
    source: str,
    found: PartialDate,
    others: Iterable[Rectification],
    *,
    agenda_item_id: int | None = None,
) -> list[Rectification]:
    """The items that opinions become, each with a number of its own; others: all items ever kept."""
    following = numbers(Rectification(source=source, found=found), others)
    return [
        Rectification(
            source=source,
            found=found,
            number=next(following),
            problem=one.text,
            raised_by=one.by,
            owner=one.to,
            state=REGISTERED,
            agenda_item_id=agenda_item_id,
        )
        for one in opinions
    ]


def source_of(meeting: Meeting) -> str:
    """The source of what a meeting brings up: its own word where the register has one, else what the branch found itself."""
    if meeting.is_talk:
        return TALK
    return {"组织生活会": "组织生活会", "民主评议党员": "民主评议"}.get(meeting.kind, "自查")


def said_at(discussion: str, *, without: Collection[str] = ()) -> list[Opinion]:
    """What was said of an item, speaker by speaker, as opinions to choose from; what stands in `without` is there already."""
    speeches: list[Speech] = split(discussion)
    return [
        Opinion(one.points, one.name.removesuffix("同志"))
        for one in speeches
        if one.points.strip() and one.points not in without
    ]
