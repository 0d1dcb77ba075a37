"""Temporary branches: they admit nobody, punish nobody and elect nobody, whatever may stand in their ledger (domain §1.1 B05)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from models.records import AgendaItem
from models.records.meeting import TOPICS
from models.records.status_change import CANCELLING, CORRECTION, EXPELLING, EXTENSION, ON_PROBATION, STRIKING
from models.rules import votes
from models.rules.finding import Finding, of_part, raised
from models.rules.minutes import AGENDA, name_of
from models.rules.snapshot import Snapshot

TEMPORARY = "临时支部"
_ELECTING, _ADMITTING, _CONVERTING, _PUNISHING = TOPICS[1], TOPICS[2], TOPICS[3], TOPICS[5]
_DECISIONS = (*STRIKING, EXPELLING, CANCELLING, ON_PROBATION, CORRECTION, EXTENSION)
_SAYS = "临时党支部一般不开展此项工作，请核对"


def temporary_findings(snapshot: Snapshot, today: date) -> Iterator[Finding]:
    """B05: admission and its later steps, discipline, elections. Fees are not kept in this ledger."""
    if snapshot.branch.kind != TEMPORARY:
        return
    for meeting in snapshot.meetings:
        if meeting.day is None or meeting.day.first() > today:
            continue
        for item in snapshot.items.get(meeting.id, []):
            if rule := _rule(item):
                name = f"{name_of(meeting, today)}“{item.title()}”"
                on = meeting.day.first()
                yield from raised(rule, name, _SAYS, on=on, about=meeting, at=AGENDA, slot=of_part(item))
    for member in snapshot.members:
        for change in snapshot.changes_of(member):
            if change.kind in _DECISIONS and change.since and change.since.first() <= today:
                text = f"登记了{change.kind}（{change.since}），{_SAYS}"
                yield from raised(
                    "B05", member.title(), text, on=change.since.first(), about=member, slot=of_part(change)
                )
    elected = snapshot.branch.elected
    if elected and elected.first() <= today:
        text = f"本届选举日期填了 {elected}，临时党支部一般不进行换届和选举，请核对"
        yield from raised("B05", snapshot.branch.title(), text, on=elected.first(), about=snapshot.branch, at="elected")


def _rule(item: AgendaItem) -> str:
    """The rule that an item of the agenda is against, '' if none."""
    if item.topic == _ADMITTING or item.rule == votes.ADMIT:
        return "B05接收"
    others = item.topic in (_ELECTING, _CONVERTING, _PUNISHING) or item.rule in (votes.CONVERT, votes.ELECT)
    return "B05" if others else ""
