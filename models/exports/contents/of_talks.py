"""Findings about talks as they leave the office: none says with whom a talk was (domain §11)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from models.exports.privacy import NOT_TOLD
from models.records import Meeting
from models.rules.finding import Finding
from models.rules.snapshot import Snapshot

_BETWEEN = re.compile(r"[、，,；;\s（(）)]+")


def without_partner(finding: Finding, snapshot: Snapshot) -> Finding:
    """The finding, of a talk by its day and kind alone where it says a name or a text that is in its record."""
    talk = snapshot.meeting_by_id.get(finding.record) if finding.table == Meeting.table else None
    if talk is None or not talk.is_talk:
        return finding
    said = f"{finding.subject} {finding.message}"
    if not any(word in said for word in _telling(talk, snapshot)):
        return finding
    held = f"{talk.show('day')}{talk.kind}" if talk.day else talk.kind
    return replace(finding, subject=held, message=NOT_TOLD)


def _telling(talk: Meeting, snapshot: Snapshot) -> Iterator[str]:
    """What tells whom it was with: names but of who led it or wrote it down, and whatever was put down in words."""
    led = {talk.host, talk.recorder, ""}
    yield from (text for text in (talk.title_text, talk.subject, talk.place, talk.void_why) if text)
    yield from (name for name in _BETWEEN.split(talk.guests) if name not in led)
    yield from (person.name for person in snapshot.attendances.get(talk.id, ()) if person.name not in led)
    for item in snapshot.items.get(talk.id, ()):
        people = _BETWEEN.split(f"{item.candidate}、{item.tellers}、{item.owner}")
        yield from (text for text in (item.title_text, *people) if text not in led)
