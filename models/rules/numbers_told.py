"""应到, 实到 and 请假 that the text of the minutes tells, beside each other and the list of the meeting, which may have been mended since
(domain §9.1)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise

from models.records import AgendaItem, Attendance, Meeting
from models.records.meeting import ABSENT, COMMITTEE, EXCUSED, PRESENT
from models.records.member import FULL, PROBATIONARY
from models.rules.attendance import count, counts, head_count, voters
from models.rules.finding import Finding, raised
from models.rules.minutes import name_of
from models.rules.numbers_words import (
    APART,
    BEFORE_IT,
    CAME,
    COME,
    COUNTED,
    EXPECTED,
    NOT_AMONG,
    OF_ANOTHER,
    OTHERS,
    TOLD,
    WITH_VOTE,
)
from models.rules.snapshot import Snapshot

RULE = "§9.1人数"
_AWAY = (EXCUSED, ABSENT)
_SENTENCE = re.compile(r"[^。\n；;]+")
_LOOKED_AT = 60
"""Characters behind a number in which that is looked for."""
_DIGITS = {digit: value for value, digit in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}


@dataclass(frozen=True)
class _Number:
    """label: 应到, 实到, 请假 or 缺席 · kind: 有表决权, 正式, 预备, '' where none is said · whom: 党员, 委员 …, as it stands there ·
    part: of some of those who were away · more: with some who sat in."""

    label: str
    kind: str
    whom: str
    number: int
    part: bool = False
    more: bool = False

    def __str__(self) -> str:
        kind = {"": "", WITH_VOTE: "有表决权的"}.get(self.kind, f"{self.kind}党员")
        return f"{kind}{self.label} {self.number} 人"


def number_findings(snapshot: Snapshot, today: date) -> Iterator[Finding]:
    """§9.1人数 of meetings held whose record is no draft any more; beside the list only where that is whole."""
    for meeting in snapshot.meetings:
        if meeting.day is None or meeting.day.first() > today or meeting.draft:
            continue
        items = snapshot.items.get(meeting.id, ())
        texts = [meeting.body, *(text for item in items for text in (item.report, item.discussion, item.decision))]
        said = [told for text in texts if COME.search(text) for told in _told(text)]
        if not said:
            continue
        there = snapshot.attendances.get(meeting.id, ())
        if text := "；".join([*_against_itself(said), *_beside(meeting, there, items, said)]):
            name = name_of(meeting, today)
            yield from raised(RULE, name, f"{text}，请核对", on=meeting.day.first(), about=meeting, at="body")


def _told(text: str) -> Iterator[list[tuple[_Number, bool]]]:
    """The numbers of each sentence that tells who came, and of each whether it is to be laid beside the one before it."""
    for sentence in _SENTENCE.findall(text):
        if not COME.search(sentence) or OF_ANOTHER.search(sentence):
            continue
        numbers: list[tuple[_Number, bool]] = []
        before: _Number | None = None  # of who was to come or came
        end = 0
        for found in TOLD.finditer(sentence):
            ahead = sentence[max(0, found.start() - BEFORE_IT) : found.start()]
            if (number := _value(found["number"])) is None or NOT_AMONG.search(ahead):
                continue
            label = found["what"] or found["away"]
            why = found["why"] or ""
            behind = sentence[found.end() : found.end() + _LOOKED_AT]
            more = label == CAME and OTHERS.match(behind) is not None
            part = bool(why) and not ("事" in why and "病" in why)
            told = _Number(label, _kind(found["of"] or found["kind"] or ""), found["whom"] or "", number, part, more)
            beside = (
                before is not None
                and {before.label, label} == {EXPECTED, CAME}
                and not COUNTED.search(sentence, end, found.start())
                and not more
            )
            if beside and before is not None and not (told.kind or told.whom or APART.search(behind)):
                told = replace(told, kind=before.kind, whom=before.whom)
            numbers.append((told, beside))
            end, before = found.end(), before if label in _AWAY else told
        often = Counter(told.label for told, _ in numbers)
        # 张三请假1人，李四请假1人: each is one part of them.
        yield [
            (replace(t, part=True) if t.label in _AWAY and often[t.label] > 1 else t, beside) for t, beside in numbers
        ]


def _value(written: str) -> int | None:
    """16 of 16 and of 十六; None where it is no number up to 99."""
    if written.isdigit():
        return int(written)
    tens, ten, ones = written.partition("十")
    if len(tens) > 1 or len(ones) > 1 or "十" in ones:
        return None
    return (_DIGITS[tens] if tens else 1) * 10 + _DIGITS.get(ones, 0) if ten else _DIGITS[tens]


def _kind(written: str) -> str:
    return WITH_VOTE if "权" in written else written


def _against_itself(said: Sequence[Sequence[tuple[_Number, bool]]]) -> Iterator[str]:
    """Of one sentence, more who came than were to come: that cannot be, whatever the list says."""
    for numbers in said:
        who = [(told, beside) for told, beside in numbers if told.label not in _AWAY]
        for (one, _), (other, beside) in pairwise(who):
            expected, came = (one, other) if one.label == EXPECTED else (other, one)
            if beside and came.number > expected.number and (came.kind == expected.kind or not expected.kind):
                yield f"正文写了{expected}、实到 {came.number} 人，实到多于应到"
                return


def _beside(
    meeting: Meeting,
    there: Sequence[Attendance],
    items: Sequence[AgendaItem],
    said: Sequence[Sequence[tuple[_Number, bool]]],
) -> Iterator[str]:
    """Said of numbers that are not those of the list: of a kind that is told of that kind, else of all, of those with a vote, of full or
    of probationary members. Who sits in, and who is left out, may be counted or not; of the numbers of a vote M03 speaks."""
    all_ = count(there)
    if not there or all_.told != all_.expected:
        return
    known = _Known.of(there, items)
    wrong = {
        str(told): told
        for numbers in said
        for told, _ in numbers
        if not ("委" in told.whom and meeting.kind != COMMITTEE) and not known.fits(told)
    }
    if not wrong:
        return
    all_ = head_count(there)
    listed = f"应到 {all_.expected} 人、实到 {all_.present} 人"
    if any(told.label in _AWAY for told in wrong.values()):
        listed += f"、请假 {all_.excused} 人、缺席 {all_.absent} 人"
    with_vote = voters(there)
    apart = f"有表决权的 {with_vote[0]}、{with_vote[1]} 人" if with_vote != (all_.expected, all_.present) else ""
    kinds = [
        f"{kind}党员 {sum(map(counts, those))}、{sum(a.state == PRESENT for a in those)} 人"
        for kind, of in (("正式", FULL), ("预备", PROBATIONARY))
        if any(told.kind == kind for told in wrong.values())
        for those in [[a for a in there if a.kind == of]]
    ]
    more = "，".join([*([apart] if apart else []), *kinds])
    yield f"正文写了{'、'.join(wrong)}，到会名单里是{listed}" + (f"（{more}）" if more else "")


@dataclass(frozen=True)
class _Known:
    """By kind and label, each number that would be right; a kind of which the list does not know all is not there."""

    numbers: dict[tuple[str, str], set[int | None]]
    away: int

    @classmethod
    def of(cls, there: Sequence[Attendance], items: Sequence[AgendaItem]) -> _Known:
        counted = [a for a in there if a.expected or a.votes == "是"]
        groups = {"": list(there), WITH_VOTE: [a for a in counted if a.votes == "是"]}
        if any(a.votes not in ("是", "否") for a in there if a.expected):
            del groups[WITH_VOTE]
        if all(a.kind in (FULL, PROBATIONARY) for a in there if a.expected):
            groups |= {
                kind: [a for a in counted if a.kind == of] for kind, of in (("正式", FULL), ("预备", PROBATIONARY))
            }
        numbers: dict[tuple[str, str], set[int | None]] = {}
        for kind, those in groups.items():
            tally = count(those)
            out = tally.excused + tally.absent
            numbers[kind, EXPECTED] = {tally.expected, tally.expected + tally.left_out}
            numbers[kind, CAME] = {tally.present, tally.present + (tally.guests if not kind else 0)}
            numbers[kind, EXCUSED] = {tally.excused, out, out + tally.left_out}
            numbers[kind, ABSENT] = {tally.absent, out, out + tally.left_out}
        for item in items:
            numbers.setdefault((WITH_VOTE, EXPECTED), {item.eligible}).add(item.eligible)
            numbers.setdefault((WITH_VOTE, CAME), {item.present}).add(item.present)
        if WITH_VOTE not in groups:
            numbers = {key: value for key, value in numbers.items() if key[0] != WITH_VOTE}
        for kind, label in list(numbers):
            if kind:
                numbers["", label] |= numbers[kind, label]
        all_ = count(there)
        return cls(numbers, all_.excused + all_.absent + all_.left_out)

    def fits(self, told: _Number) -> bool:
        """Whether the list may be what is told; of some of those who were away, whether there were so many."""
        if told.part:
            return told.number <= self.away
        right = self.numbers.get((told.kind, told.label))
        return (
            right is None
            or told.number in right
            or (told.more and any(n is not None and n < told.number for n in right))
        )
