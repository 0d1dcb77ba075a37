"""应到 and 实到 that the text of the minutes tells, beside the list of the meeting: the list may have been mended since (domain §9.1)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

from models.records import AgendaItem, Attendance, Meeting
from models.rules.attendance import count, split
from models.rules.finding import Finding, raised
from models.rules.minutes import name_of
from models.rules.snapshot import Snapshot

RULE = "§9.1人数"
_SENTENCE = re.compile(r"[^。\n；;]+")
_TOLD = re.compile(
    r"(应到|实到)会?(?:人数)?(?:有(?:表决|选举|被选举)权)?的?(?:正式|预备)?(?:党员|委员|同志|人员)?(?:人数)?[为是共：:]?\s*(\d{1,6})\s*(?:名|人|位)"
)
_OF_ANOTHER = re.compile(
    r"上[次届月季年周半]|去年|往年|以往|历[次年]|每[次月季]|平均|全年|[上下]半年|季度|下[次月]|小组|次会议|次大会|原[来有]"
)
"""Sentences that may tell of another meeting, or of some of those who came."""


def number_findings(snapshot: Snapshot, today: date) -> Iterator[Finding]:
    """§9.1人数 of meetings held, with a list that is whole, whose record is no draft any more."""
    for meeting in snapshot.meetings:
        if meeting.day is None or meeting.day.first() > today or meeting.draft:
            continue
        items = snapshot.items.get(meeting.id, ())
        if told := [*_told(meeting, items)]:
            yield from _beside(meeting, snapshot.attendances.get(meeting.id, ()), items, told, today)


def _told(meeting: Meeting, items: Sequence[AgendaItem]) -> Iterator[tuple[str, int]]:
    """What the text says: 应到 or 实到, and how many."""
    texts = [meeting.body, *(text for item in items for text in (item.report, item.discussion, item.decision))]
    for text in texts:
        if "应到" in text or "实到" in text:
            for sentence in _SENTENCE.findall(text):
                if not _OF_ANOTHER.search(sentence):
                    yield from ((found[1], int(found[2])) for found in _TOLD.finditer(sentence))


def _beside(
    meeting: Meeting,
    there: Sequence[Attendance],
    items: Sequence[AgendaItem],
    told: Sequence[tuple[str, int]],
    today: date,
) -> Iterator[Finding]:
    """Said of numbers that are neither that of all, nor that of those with a vote, of full or of probationary members. Who sits in,
    and who is left out, may be counted or not; of the numbers of a vote M03 speaks."""
    all_, by_kind = count(there), split(there)
    if not there or all_.told != all_.expected:
        return
    kinds = (by_kind.full, by_kind.probationary, by_kind.voters)
    known: dict[str, set[int | None]] = {
        "应到": {
            all_.expected,
            all_.expected + all_.left_out,
            *(one for one, _ in kinds),
            *(i.eligible for i in items),
        },
        "实到": {all_.present, all_.present + all_.guests, *(one for _, one in kinds), *(i.present for i in items)},
    }
    wrong = dict.fromkeys(f"{label} {number} 人" for label, number in told if number not in known[label])
    if wrong and meeting.day is not None:
        voters = by_kind.voters
        apart = f"（有表决权的 {voters[0]}、{voters[1]} 人）" if voters != (all_.expected, all_.present) else ""
        text = f"正文写了{'、'.join(wrong)}，到会名单里是应到 {all_.expected} 人、实到 {all_.present} 人{apart}，请核对"
        yield from raised(RULE, name_of(meeting, today), text, on=meeting.day.first(), about=meeting, at="body")
