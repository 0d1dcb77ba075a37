"""What the hours of study are counted from, read out of the ledger: all of it, or what concerns one member."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from models.fields import by_parent
from models.our_branch import our_branch
from models.records import Attendance, Course, Enrolment, Meeting, Member, Training
from models.rules.limits import Limits
from models.rules.snapshot import Snapshot
from models.rules.study.hours import counted_kinds
from models.store import Ledger


def of_all(ledger: Ledger, members: Sequence[Member], **more: Any) -> Snapshot:
    """The batches with their people, and the meetings that the branch counts; `more`: other parts of the snapshot."""
    return _snapshot(ledger, members, ledger.all(Enrolment), None, **more)


def of_member(ledger: Ledger, member: Member) -> Snapshot:
    """The same, of one member."""
    mine = ledger.all(Enrolment, member_id=member.id) if member.id else []
    came = ledger.all(Attendance, member_id=member.id) if member.id else []
    return _snapshot(ledger, [member], mine, came)


def _snapshot(
    ledger: Ledger,
    members: Sequence[Member],
    enrolled: Iterable[Enrolment],
    came: Sequence[Attendance] | None,
    **more: Any,
) -> Snapshot:
    """`came`: whose attendance is looked at; None for everybody's."""
    branch = our_branch(ledger)
    enrolments = by_parent(enrolled)
    counts = counted_kinds(branch.counted_kinds)
    meetings = [m for m in ledger.all(Meeting) if m.counts and m.kind in counts] if counts else []
    return Snapshot(
        branch=branch,
        members=list(members),
        meetings=meetings,
        attendances=by_parent(ledger.all(Attendance) if came is None else came) if meetings else {},
        trainings=[t for t in ledger.all(Training) if came is None or t.id in enrolments],
        courses=by_parent(ledger.all(Course)),
        enrolments=enrolments,
        limits=Limits.of(branch),
        **more,
    )
