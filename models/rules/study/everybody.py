"""A batch for all members on whose list not all of them are: who is missing from it (domain §3.1)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from models.kinds import add_months, name_key
from models.naming import some_of
from models.records import Member, Training
from models.rules.attendance import may_leave_out
from models.rules.finding import Finding, raised
from models.rules.periods import short_day
from models.rules.snapshot import Snapshot
from models.rules.standing import suspended
from models.rules.study.asked import excused
from models.rules.study.days import ENROLMENTS
from models.rules.study.places import for_everybody

RULE = "§3.1全体"
_NAMED = 8
_AWAY = 6
"""Months for which somebody is away or cannot be found before 党籍 is stopped (教管条例 §24)."""


def everybody_findings(snapshot: Snapshot, today: date) -> Iterator[Finding]:
    """§3.1全体: batches begun whose list has been written. Who asked for leave or stayed away is on the list and not missing."""
    for batch in snapshot.trainings:
        if missing := unlisted(batch, snapshot, today):
            assert batch.start is not None
            names = some_of([snapshot.called(member.name, member.id) for member in missing], _NAMED)
            text = (
                f"参训对象是“{batch.audience.strip()}”，{short_day(batch.start, today)}在册、名单里没有的：{names}；"
                "请假、缺课的也列上并写明情况，本来不在参训范围的改参训对象"
            )
            yield from raised(RULE, batch.title(), text, on=batch.start.first(), about=batch, at=ENROLMENTS)


def unlisted(batch: Training, snapshot: Snapshot, today: date) -> list[Member]:
    """Who is missing from the list of a batch that is for all members and has begun; nobody of any other."""
    start = batch.start
    if start is None or not start.whole or start.first() > today or not for_everybody(batch.audience):
        return []
    return missing_from(batch, snapshot)


def missing_from(batch: Training, snapshot: Snapshot) -> list[Member]:
    """Who counted as a member on the first day of a batch, and is neither on its list nor on that of another batch of its
    programme; nobody where none of them has a list yet. Who came or left while it lasted is not asked for, nor who is not asked
    to come to meetings: who is floating, lost (or soon to have 党籍 stopped), taught at home, or left out of 应到 in that year."""
    start, end = batch.start, batch.end or batch.start
    assert start is not None
    assert end is not None
    programme = batch.programme.strip()
    together = [t for t in snapshot.trainings if t.id == batch.id or (programme and t.programme.strip() == programme)]
    entries = [entry for each in together for entry in snapshot.enrolments.get(each.id, ())]
    if not entries:
        return []
    listed = {entry.member_id for entry in entries}
    names = {
        name_key(entry.name) for entry in entries if not entry.member_id
    }  # put down before they were in the roster
    day, out = start.first(), snapshot.left_out_in.get(start.year, ())
    return [
        member
        for member in snapshot.on_books(day)
        if member.id not in listed
        and member.id not in out
        and name_key(member.name) not in names
        and _all_along(member, day, end.last())
        and not may_leave_out(member, day)
        and not excused(member)
        and not suspended(member, add_months(day, _AWAY), snapshot.changes_of(member))
    ]


def _all_along(member: Member, first: date, last: date) -> bool:
    """Whether a member surely belonged from the day before on to the last day."""
    since = member.arrived or member.joined
    return since is not None and since.last() < first and member.belongs(last)
