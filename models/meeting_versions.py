"""历次版本: what a meeting's record said each time it was changed since it was first finished, put together from the change log."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, Any, TypeVar

from models.exports.minutes import Minutes
from models.fields import Record
from models.records import AgendaItem, Attendance, Meeting
from models.records.meeting import DRAFT
from models.store import Change, UnitLine

if TYPE_CHECKING:
    from models.store import Ledger

R = TypeVar("R", bound=Record)
PARTS: tuple[type[Record], ...] = (Attendance, AgendaItem)
CLASSES = {cls.table: cls for cls in (Meeting, *PARTS)}


@dataclass(frozen=True)
class Version:
    """The record after one action: `line` says when, by whom and why, `changes` what was changed by it."""

    number: int
    line: UnitLine
    changes: tuple[Change, ...]
    meeting: Meeting
    attendances: tuple[Attendance, ...]
    items: tuple[AgendaItem, ...]


def versions_of(ledger: Ledger, meeting: Meeting) -> list[Version]:
    """All versions of a record, the oldest first; none while it has never been more than a draft."""
    if not meeting.id:
        return []
    changes = ledger.history(meeting)
    for cls in PARTS:
        changes += ledger.history_of_parts(cls, meeting)
    return rebuilt(meeting.id, changes)


def rebuilt(number: int, changes: Iterable[Change]) -> list[Version]:
    """The versions that changes of one meeting and its parts, in any order of actions, lead to."""
    rows: dict[tuple[str, int], dict[str, Any]] = {}
    found: list[Version] = []
    in_order = sorted(changes, key=lambda change: change.unit.id)
    for line, some in groupby(in_order, key=lambda change: change.unit):
        done = tuple(some)
        for change in done:
            if change.after is None:
                rows.pop((change.table, change.row), None)
            else:
                rows[change.table, change.row] = change.after
        own = rows.get((Meeting.table, number))
        if own is None or (not found and own.get("status") in (None, "", DRAFT)):
            continue
        found.append(
            Version(len(found) + 1, line, done, _record(Meeting, own), tuple(_parts(Attendance, rows, number)),
                    tuple(_parts(AgendaItem, rows, number)))
        )  # fmt: skip
    return found


def _record(cls: type[R], values: dict[str, Any]) -> R:
    """The record of a row as the log has it; a column that came later is empty."""
    made = cls(id=values["id"])
    for field in cls.fields:
        if field.name in values:
            setattr(made, field.name, field.kind.load(values[field.name]))
    return made


def _parts(cls: type[R], rows: dict[tuple[str, int], dict[str, Any]], number: int) -> list[R]:
    """The parts of a class that the meeting had then, by id, without those in the recycle bin."""
    return [
        _record(cls, values)
        for (table, _), values in sorted(rows.items())
        if table == cls.table and values.get(cls.parent) == number and values.get("deleted_at") is None
    ]


def text_of(minutes: Minutes) -> str:
    """Minutes as plain text, to read on the screen."""
    lines = [minutes.heading + minutes.session, ""]
    lines += [f"{label}：{text or '（未填）'}" for row in minutes.rows for label, text in row]
    for section in minutes.sections:
        lines += ["", *([section.heading] if section.heading else []), *section.paragraphs]
    for vote in minutes.votes:
        told = [f"{head} {cell}" for head, cell in zip(minutes.vote_headings, vote, strict=False) if cell]
        lines += ["", "表决：" + "；".join(told)]
    return "\n".join(lines + (["", f"记录日期：{minutes.recorded_on}"] if minutes.recorded_on else []))
