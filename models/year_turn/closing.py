"""Putting a year away: its final minutes are archived, what was not done is written down as it is, and the year is closed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from models.kinds import PartialDate
from models.records import ClosedYear, Meeting
from models.records.meeting import ARCHIVED, FINAL
from models.rules.numbering import next_number
from models.rules.snapshot import Snapshot
from models.store import Ledger, Unit
from models.year_turn.unfinished import FINALS, GRADES, Group

_COUNTED = {
    "gaps": "次",
    "drafts": "份",
    "silent": "场",
    "items": "项",
    "tasks": "项",
    "checks": "个季度",
    "hours": "人",
}
"""What the loose ends of a group are counted in."""


def to_archive(snapshot: Snapshot, year: int) -> list[Meeting]:
    """The minutes of a year that are final, by day."""
    return _final(snapshot.meetings, year)


def _final(meetings: Iterable[Meeting], year: int) -> list[Meeting]:
    found = [m for m in meetings if m.year_kept() == year and m.status == FINAL]
    return sorted(found, key=lambda m: (str(m.day), m.start, m.id))


def note_of(groups: Sequence[Group], year: int) -> str:
    """What was not done, with its numbers, to begin the note of the closing with; nothing is explained that nobody said."""
    told = []
    for group in groups:
        if group.key == GRADES:
            told.append(f"{group.label}：{_people(group)}")
        elif group.key != FINALS:
            told.append(f"{group.label} {len(group.lines)} {_COUNTED[group.key]}")
    return f"{year} 年度归档时：{'；'.join(told)}。" if told else f"{year} 年度归档时没有未了事项。"


def _people(group: Group) -> str:
    first = group.lines[0]
    return first.title if not first.record else f"{len(group.lines)} 人"


def close(
    unit: Unit,
    ledger: Ledger,
    year: int,
    *,
    day: PartialDate | None,
    by: str = "",
    note: str = "",
    minutes: bool = True,
) -> int:
    """Closes a year, and gives the number of minutes that were archived with it. minutes: archives those that are final."""
    kept = ledger.all(Meeting)
    ever = [*kept, *ledger.all(Meeting, deleted=True)]
    final = _final(kept, year) if minutes else []
    for meeting in final:
        if meeting.number is None:
            meeting.number = next_number(meeting, ever)
        meeting.status = ARCHIVED
        unit.save(meeting)
    unit.add(ClosedYear(year=year, day=day, by=by, note=note))
    return len(final)
