"""谈心谈话 of a year (支部条例 §19): with whom there was one."""

from __future__ import annotations

from datetime import date

from models.records import Member
from models.rules.snapshot import Snapshot


def talked_with(snapshot: Snapshot, year: int, on: date) -> set[int]:
    """The ids of those who had a talk in a year, up to a day: its host, and those on its list; named in its title, where it has
    no list."""
    found: set[int] = set()
    hosts: set[str] = set()
    for meeting in snapshot.meetings:
        if not meeting.is_talk or meeting.day is None or meeting.day.year != year or meeting.day.first() > on:
            continue
        hosts.add(meeting.host)
        there = [a.member_id for a in snapshot.attendances.get(meeting.id, ()) if a.member_id and a.expected]
        found.update(there or (member.id for member in snapshot.named_in(meeting.title_text)))
    return found | {member.id for member in snapshot.members if member.name in hosts}


def without_talk(snapshot: Snapshot, year: int, on: date) -> list[Member]:
    """The members of the branch of whose year no talk is recorded."""
    had = talked_with(snapshot, year, on)
    return [member for member in snapshot.on_books(on) if member.id not in had]
