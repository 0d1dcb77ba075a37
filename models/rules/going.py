"""Coming and going in the whole ledger: letters under way, people away or lost, decisions about memberships (domain §3.2, §3.3)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from models.records import Member, StatusChange
from models.records.transfer import OUT
from models.rules.away import check_away
from models.rules.decisions import agreement, check_change, ended
from models.rules.finding import Finding
from models.rules.letters import check_arrival, check_kept
from models.rules.remark import Remark, findings_of
from models.rules.snapshot import Snapshot


def going_findings(snapshot: Snapshot, today: date) -> Iterator[Finding]:
    """Everything about coming and going, person by person; each finding leads to the person."""
    for member in snapshot.members:
        here = member.belongs(today)
        for transfer in snapshot.transfers.get(member.id, ()):
            said = check_kept(transfer, today, limits=snapshot.limits)
            yield from findings_of(said, member, member.title(), transfer)
            if here:
                yield from findings_of(check_arrival(member, transfer, today), member, member.title(), transfer)
        changes = snapshot.changes_of(member)
        for change in changes:
            yield from findings_of(_of_change(snapshot, change, member, today, here), member, member.title(), change)
        yield from findings_of(agreement(member, changes, today), member, member.title())
        if here:
            yield from findings_of(away_remarks(snapshot, member, today), member, member.title())


def _of_change(snapshot: Snapshot, change: StatusChange, member: Member, today: date, here: bool) -> Iterator[Remark]:
    changes = snapshot.changes_of(member)
    yield from check_change(change, member, changes, today, limits=snapshot.limits)
    if here:
        yield from ended(change, changes, today)


def away_remarks(snapshot: Snapshot, member: Member, today: date) -> list[Remark]:
    """`check_away` of one member of the snapshot; that a short absence needs no transfer (O04) is said where it is typed."""
    moving = any(t.direction == OUT and t.under_way for t in snapshot.transfers.get(member.id, ()))
    said = check_away(
        member,
        snapshot.contacts.get(member.id, ()),
        today,
        changes=snapshot.changes_of(member),
        moving=moving,
        limits=snapshot.limits,
    )
    return [remark for remark in said if remark.rule != "O04"]
