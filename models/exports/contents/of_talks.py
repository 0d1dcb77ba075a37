"""What is found about talks, and what was answered about it, as it leaves the office: none says with whom a talk was (domain §11)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from models.exports.privacy import NOT_TOLD
from models.records import Meeting, Task, Waiver
from models.rules.articles import rules
from models.rules.finding import Finding, parts_of_key
from models.rules.snapshot import Snapshot
from models.rules.tasks import Origins

_BETWEEN = re.compile(r"[、，,；;\s（(）)]+")
_QUOTED = ("§2.2情形", "§8.5日期")
"""Rules that had her words, of why somebody was not counted or left, in their sentences once: answers keep them as they were."""


def without_partner(finding: Finding, snapshot: Snapshot) -> Finding:
    """The finding, of a talk without the subject or the message in which a name or a text of its record stands."""
    talk = snapshot.meeting_by_id.get(finding.record) if finding.table == Meeting.table else None
    if talk is None or not talk.is_talk:
        return finding
    telling = set(_telling(talk, snapshot))
    subject = _held(talk) if any(word in finding.subject for word in telling) else finding.subject
    message = NOT_TOLD if any(word in finding.message for word in telling) else finding.message
    return replace(finding, subject=subject, message=message)


def answered_about(waiver: Waiver, snapshot: Snapshot) -> str:
    """What an answer was about that the rules do not raise (any more), without what its sentence may tell of a talk or in her words.

    Of a talk whoever is named may be on its list no longer, so nothing in the record says which words tell."""
    rule, table, record, _ = parts_of_key(waiver.key)
    says = rules()[rule].says if rule in rules() else ""
    if record and table in (Meeting.table, Task.table):
        of = _meeting_of(table, record, snapshot)
        if of is None and table == Meeting.table:
            return f"已删除的会议记录：{says or NOT_TOLD}"
        if of is not None and of.is_talk:
            return f"{_held(of)}：{says}{NOT_TOLD}"
    return f"{waiver.subject.partition('：')[0]}：{says}" if rule in _QUOTED else waiver.subject


def _meeting_of(table: str, record: int, snapshot: Snapshot) -> Meeting | None:
    """The meeting itself, or that in which a to-do was decided; None where it is in the recycle bin, or there never was one."""
    if table == Meeting.table:
        return snapshot.meeting_by_id.get(record)
    items = (item for those in snapshot.items.values() for item in those)
    origins = Origins(snapshot.meetings, items)
    return next((at.meeting for task in snapshot.tasks if task.id == record and (at := origins.of(task))), None)


def _held(talk: Meeting) -> str:
    return f"{talk.show('day')}{talk.kind}" if talk.day else talk.kind


def _telling(talk: Meeting, snapshot: Snapshot) -> Iterator[str]:
    """What tells whom it was with: names but of who led it or wrote it down, and whatever was put down in words; not what its kind
    says (谈心), nor one character, which stands in any sentence."""
    led = {talk.host, talk.recorder}
    said = [talk.title_text, talk.subject, talk.place, talk.void_why]
    said += [name for name in _BETWEEN.split(talk.guests) if name not in led]
    said += [person.name for person in snapshot.attendances.get(talk.id, ()) if person.name not in led]
    for item in snapshot.items.get(talk.id, ()):
        people = _BETWEEN.split(f"{item.candidate}、{item.tellers}、{item.owner}")
        said += [text for text in (item.title_text, *people) if text not in led]
    yield from (text for text in said if len(text) > 1 and text not in talk.kind)
