"""Days of an item of the register, and of a duty, that stand the wrong way round."""

from __future__ import annotations

from collections.abc import Iterator

from models.records import Rectification, Responsibility
from models.rules.finding import Finding
from models.rules.remark import Remark, findings_of, remark
from models.rules.snapshot import Snapshot

_PAIRS = (
    ("deadline", "整改时限", "found", "发现日期"),
    ("closed_on", "销号日期", "found", "发现日期"),
    ("reviewed_on", "验收日期", "found", "发现日期"),
    ("closed_on", "销号日期", "reviewed_on", "验收日期"),
    ("looked_back_on", "回头看日期", "closed_on", "销号日期"),
    ("applied_on", "销号申请日期", "found", "发现日期"),
    ("reviewed_on", "验收日期", "applied_on", "销号申请日期"),
)
"""What cannot be before what, of an item."""
DUTY_RULE = "§7.3日期"


def item_order(item: Rectification) -> Iterator[Remark]:
    """Z02: days in an order that cannot be; without a deadline work cannot begin, which Z01 says."""
    for later, name, earlier, than in _PAIRS:
        after, before = getattr(item, later), getattr(item, earlier)
        if after and before and after.last() < before.first():
            text = f"{name} {after} 早于{than} {before}，请核对"
            yield from remark("Z02", f"{later} {earlier}", text, on=before.last(), slot=f"{name} {than}")


def duty_order(duty: Responsibility) -> Iterator[Remark]:
    """§7.3日期: a duty that ends before it begins."""
    if duty.since and duty.until and duty.until.last() < duty.since.first():
        text = f"终止日期 {duty.until} 早于起始日期 {duty.since}，请核对"
        yield from remark(DUTY_RULE, "until since", text, on=duty.since.last())


def duty_findings(snapshot: Snapshot) -> Iterator[Finding]:
    """The same of every duty of the list."""
    for duty in snapshot.duties:
        yield from findings_of(duty_order(duty), duty, duty.title())
