"""Reminders of what the party has to decide about a person: the end of probation, its approval, the end of 限期改正 and 留党察看."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from models.kinds import PartialDate
from models.records import Member
from models.records.status_change import CORRECTION, ON_PROBATION
from models.rules.approval import pending
from models.rules.decisions import ended
from models.rules.development import discussed, on_probation, probation_end
from models.rules.finding import of_part, slot_by
from models.rules.snapshot import Snapshot
from models.rules.standing import extensions
from models.rules.todo import BAD, CHANGE, CONVERSION, WARN, Todo, tone_of

_TERMS = 30
"""Days before a term ends from which it is a reminder, and days after it."""
_RULES = {CORRECTION: "P06", ON_PROBATION: "§3.3处分"}
_ENDED = "已满"


def decision_todos(snapshot: Snapshot, today: date) -> Iterator[Todo]:
    """Of everybody who belongs to the branch today."""
    for member in on_probation(snapshot, today):
        yield from _probation(snapshot, member, today)
        yield from _approval(snapshot, member, today)
    for member in snapshot.members:
        if snapshot.changes_of(member) and member.belongs(today):
            yield from _terms(snapshot, member, today)


def _probation(snapshot: Snapshot, member: Member, today: date) -> Iterator[Todo]:
    """D23 from a month before probation ends until a general meeting has talked about it; D24 where it did not in time."""
    changes, limits = snapshot.changes_of(member), snapshot.limits
    end = probation_end(member, changes)
    if end is None or (end - today).days > limits.probation_remind_days or discussed(snapshot, member, today):
        return
    over = (today - end).days > limits.probation_overdue_days
    words = "延长的预备期满" if extensions(changes) else "预备期满"
    detail = f"转正 · {PartialDate.of(end).chinese()}期满"
    rule, tone = ("D24", BAD) if over else ("D23", WARN)
    yield Todo(
        f"{member.title()} {words}", detail, end, tone, member.table, member.id, rule, slot_by(end), CONVERSION,
        late=_ENDED, on=end,
    )  # fmt: skip


def _approval(snapshot: Snapshot, member: Member, today: date) -> Iterator[Todo]:
    """D27: after the vote, until the roster tells what came of it."""
    vote = pending(snapshot, member, today)
    if vote is None:
        return
    detail = f"转正 · {vote.vote(today)}，{vote.next_step()}"
    tone = tone_of(vote.until, today, _TERMS) if vote.until and vote.carried else WARN
    yield Todo(
        f"{member.title()} {vote.state()}", detail, vote.until, BAD if vote.late(today) else tone, member.table, member.id,
        "D27", vote.slot, vote.at, late="已过", on=vote.day.last(),
    )  # fmt: skip


def _terms(snapshot: Snapshot, member: Member, today: date) -> Iterator[Todo]:
    """限期改正 and 留党察看 that end soon, and for a month after, as long as nothing is kept about what came of it."""
    changes = snapshot.changes_of(member)
    for change in changes:
        if change.kind in _RULES and change.until:
            due = change.until.last()
            if due < today and not list(ended(change, changes, today)):
                continue
            if -_TERMS <= (due - today).days <= _TERMS:
                title, detail = f"{member.title()} {change.kind}期满", f"党籍变动 · {change.since} 起"
                tone, slot = tone_of(due, today, _TERMS), of_part(change, slot_by(due))
                yield Todo(
                    title, detail, due, tone, member.table, member.id, _RULES[change.kind], slot, CHANGE,
                    late=_ENDED, on=due,
                )  # fmt: skip
