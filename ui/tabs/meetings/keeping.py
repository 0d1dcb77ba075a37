"""Keeping a record of a meeting with its parts: one action, with the number it gets and the gathering it belongs to."""

from __future__ import annotations

from collections.abc import Sequence

from models.fields import Record
from models.records import AgendaItem, Attendance, Meeting, Member
from models.records.meeting import ARCHIVED, FINAL
from models.rules.numbering import next_number
from models.rules.planning.matching import link
from models.store import Unit
from ui.session import Session


def keep(
    session: Session,
    meeting: Meeting,
    items: Sequence[AgendaItem],
    people: Sequence[Attendance],
    *,
    verb: str,
    reason: str,
    planned: int = 0,
    moved: Sequence[tuple[Meeting, int]] = (),
) -> None:
    """Writes it all as one unit. verb: what the history calls it, '' for 登记 or 修改 · reason: why, for a sealed record ·
    planned: the line of the plan that it comes from, 0 for none · moved: other records, and which of the year they are now."""
    ledger, new = session.ledger, not meeting.id
    if meeting.number is None and meeting.status in (FINAL, ARCHIVED):
        meeting.number = next_number(meeting, ledger.ever(Meeting))
    first = ledger.get(Meeting, meeting.gathering) if new and meeting.gathering else None
    why = reason or (f"同场另记{meeting.kind}" if first is not None and first.sealed else "")
    for cls, parts in ((AgendaItem, items), (Attendance, people)):
        _add_again(session, cls, parts)
    listed = {member.id for member in session.members}
    for person in people:  # of whom the roster was filled by an action that is undone by now, the name stays
        if person.member_id and person.member_id not in listed and ledger.get(Member, person.member_id) is None:
            person.member_id = None
    done = (
        f"登记并{verb}" if new and verb else verb or ("登记" if new else "修改")
    )  # undone, a new one is gone as a whole
    with session.unit(f"{done}{meeting.kind} {meeting.show('day')}", reason=why) as unit:
        if new:
            unit.add(meeting)
        else:
            unit.save(meeting)
        if first is not None and first.gathering is None:
            first.gathering = first.id
            unit.save(first)
        for place, item in enumerate(items):
            item.position = place + 1
        for part in (*items, *people):
            if part.id:  # put back after it was saved without: what came of it, a task, still names it
                unit.restore(part)
        unit.save_parts(meeting, items, AgendaItem)
        unit.save_parts(meeting, people, Attendance)
        link(unit, ledger, planned, meeting)
        renumber(unit, moved)


def renumber(unit: Unit, moved: Sequence[tuple[Meeting, int]]) -> None:
    """Gives records, as they are kept, the numbers that were agreed on."""
    for other, number in moved:
        other.number = number
        unit.save(other)


def _add_again(session: Session, cls: type[Record], parts: Sequence[Record]) -> None:
    """A part that was kept once and taken back by undo since is new again."""
    kept = {part.id for part in session.ledger.fetch(cls, [part.id for part in parts if part.id])}
    for part in parts:
        if part.id not in kept:
            part.id = 0
