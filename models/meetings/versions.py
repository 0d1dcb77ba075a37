"""历次版本: what a meeting's record said each time it was changed since it was first finished, put together from the change log."""

from __future__ import annotations

import difflib
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
_LONG = 60
PARTS: tuple[type[Record], ...] = (Attendance, AgendaItem)
CLASSES: dict[str, type[Record]] = {cls.table: cls for cls in (Meeting, Attendance, AgendaItem)}


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


def changes_in_words(version: Version) -> list[str]:
    """What an action changed, a line each: fields before and after, long texts by the paragraphs that went and came."""
    lines = []
    for change in version.changes:
        cls = CLASSES[change.table]
        values = change.after or change.before or {}
        whose = "" if cls is Meeting else f"{cls.label}“{values.get('name') or values.get('title_text') or ''}”"
        gone = change.after is None or (change.after.get("deleted_at") is not None and "deleted_at" in change.names())
        if gone:
            lines.append(f"{whose or cls.label}：去掉")
        elif change.before is None or "deleted_at" in change.names():
            lines.append(f"{whose or cls.label}：增加")
        else:
            lines += [f"{whose} {line}" if whose else line for line in _differences(cls, change)]
    return lines


def _differences(cls: type[Record], change: Change) -> list[str]:
    lines = []
    names = change.names()
    for field in cls.fields:
        if field.name not in names or field.name == "position":
            continue
        before, after = (
            field.kind.show(field.kind.load((values or {}).get(field.name))) for values in (change.before, change.after)
        )
        if field.name == "gathering":
            lines.append("与同场的另一份记录关联" if after else "不再与同场的记录关联")
        elif "\n" in before + after or len(before) + len(after) > _LONG:
            lines.append(f"{field.label}：")
            marks = difflib.ndiff(before.splitlines(), after.splitlines())
            lines += [
                f"　{'去掉' if m[0] == '-' else '增加'}：{m[2:]}" for m in marks if m[0] in "-+" and m[2:].strip()
            ]
        else:
            lines.append(f"{field.label}：{before or '空'} → {after or '空'}")
    return lines


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
    lines += [f"{label}：{text.replace(chr(10), '，') or '（未填）'}" for row in minutes.rows for label, text in row]
    for section in minutes.sections:
        lines += ["", *([section.heading] if section.heading else []), *section.paragraphs]
    for vote in minutes.votes:
        told = [f"{head} {cell}" for head, cell in zip(minutes.vote_headings, vote, strict=False) if cell]
        lines += ["", "表决：" + "；".join(told)]
    return "\n".join(lines + (["", f"记录日期：{minutes.recorded_on}"] if minutes.recorded_on else []))
