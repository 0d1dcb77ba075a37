"""议题 in the head of the minutes and the items below it: where one speaks of what the other does not know (domain §9.1).

Both are printed, and the head is usually shorter: 年终总结 for 研究年终总结. Only what has nothing in common is asked about.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import chain

from models.naming import some_of
from models.records import AgendaItem, Meeting
from models.records.meeting import COMMITTEE, GENERAL, GROUP
from models.rules.agenda_titles import titles_of
from models.rules.finding import Finding, raised
from models.rules.minutes import AGENDA, name_of
from models.rules.snapshot import Snapshot

RULE = "§9.1议题"
_KINDS = (GENERAL, COMMITTEE, GROUP)
"""Whose subject names their items; that of a 党课 or an 组织生活会 is what all of it is about."""
_SAYS_NOTHING = re.compile(
    r"研究|讨论|审议|听取|关于|有关|通报|安排|部署|工作|事项|议题|会议|情况|其他|其它|近期|本月|下月|重要|问题|等|\d+[年月日季]?|[\W_]+"
)
_EVERYWHERE = {"党员", "支部", "支委", "小组", "大会"}


def agenda_findings(snapshot: Snapshot, today: date) -> Iterator[Finding]:
    """§9.1议题 of meetings held whose record is no draft any more."""
    for meeting in snapshot.meetings:
        if meeting.day is None or meeting.day.first() > today or meeting.draft or meeting.kind not in _KINDS:
            continue
        items = snapshot.items.get(meeting.id, ())
        if points := [*_points(meeting, items, snapshot)]:
            text = "；".join(points) + "。议题栏和各项议题都会印在记录上，请核对"
            yield from raised(RULE, name_of(meeting, today), text, on=meeting.day.first(), about=meeting, at=AGENDA)


def _points(meeting: Meeting, items: Sequence[AgendaItem], snapshot: Snapshot) -> Iterator[str]:
    subject, titled = meeting.subject.strip(), [item for item in items if item.title_text.strip()]
    if not subject or not titled:
        return
    if said := _other_people(subject, titled, snapshot):
        yield said
        return
    named = titles_of(subject)
    heads, titles = [_said(title) for title in named], [_said(item.title_text) for item in titled]
    if all(heads) and len(named) > 1:  # one that says 研究工作 means them all, and so may one that is all there is
        known = _Titles(heads)
        away = [item.title_text.strip() for item, title in zip(titled, titles, strict=True) if not known.like(title)]
        if away:
            yield f"议题栏没有提到{some_of(f'“{title}”' for title in away)}"
    known = _Titles(titles)
    unmet = [(title, head) for title, head in zip(named, heads, strict=True) if not known.like(head)]
    written = _pairs(chain.from_iterable(_said(text) for text in _texts(meeting, items))) if unmet else frozenset()
    unwritten = [title for title, head in unmet if written.isdisjoint(_telling(head))]
    if unwritten:
        yield f"议题栏里的{some_of(f'“{title}”' for title in unwritten)}，各项议题和正文都没有写到"


def _other_people(subject: str, items: Sequence[AgendaItem], snapshot: Snapshot) -> str:
    """Said where the subject names one person and the vote is on another; 等 leaves open who else there is."""
    named = {member.name for member in snapshot.named_in(subject)}
    voted = list(dict.fromkeys(name for item in items if (name := item.candidate.strip())))
    if not named or "等" in subject or not (others := [name for name in voted if name not in subject]):
        return ""
    return f"议题栏写的是{'、'.join(sorted(named, key=subject.find))}，表决对象里还有{some_of(others)}"


def _texts(meeting: Meeting, items: Iterable[AgendaItem]) -> Iterator[str]:
    yield meeting.title_text.replace(meeting.kind, " ")  # which names what kind it is, and so no subject
    yield meeting.body
    for item in items:
        yield from (item.title_text, item.topic, item.candidate, item.report, item.discussion, item.decision)


def _said(text: str) -> list[str]:
    """The words of a text without those that could stand in any; empty where it says nothing else."""
    return [word for word in _SAYS_NOTHING.sub(" ", text).split() if word]


def _pairs(said: Iterable[str]) -> set[str]:
    """Every two characters that stand together."""
    return {word[place : place + 2] for word in said for place in range(len(word) - 1)}


def _telling(said: Iterable[str]) -> set[str]:
    """Of these pairs those that do not stand in the minutes of every branch; all of them where there is no other."""
    pairs = _pairs(said)
    return pairs - _EVERYWHERE or pairs


class _Titles:
    """What many titles say, each of which is asked at every key whether it is like one of the others: none goes through them all."""

    def __init__(self, said: Sequence[Sequence[str]]) -> None:
        self._pairs = _pairs(chain.from_iterable(said))
        self._with: dict[str, set[int]] = {}
        for place, words in enumerate(said):
            for character in {*chain.from_iterable(words)}:
                self._with.setdefault(character, set()).add(place)

    def like(self, said: Sequence[str]) -> bool:
        """Whether a title has two characters in a row in common with any of these, or as many in any order; one that says nothing
        is like all."""
        single = {*chain.from_iterable(said)}
        if not single or not self._pairs.isdisjoint(_pairs(said)):
            return True
        once: set[int] = set()
        for places in (self._with[character] for character in single if character in self._with):
            if not once.isdisjoint(places):
                return True
            once |= places
        return False
