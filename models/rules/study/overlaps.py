"""Batches on the same days: nobody can be at two places (domain §3.1); what is studied online has no place to be."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import combinations

from models.naming import some_of
from models.records import Enrolment, Training
from models.records.waiver import NOT_HERE
from models.rules.finding import Finding, of_part, raised
from models.rules.snapshot import Snapshot

ONLINE = "在线"


def overlap(one: Training, other: Training) -> bool:
    """Whether two batches have a day in common; a day that is known by its month only clashes with nothing."""
    for batch in (one, other):
        if batch.start is None or not batch.start.whole or batch.kind == ONLINE:
            return False
    assert one.start is not None
    assert other.start is not None
    first, second = (one, other) if one.start.first() <= other.start.first() else (other, one)
    assert first.start is not None
    assert second.start is not None
    return second.start.first() <= (first.end or first.start).first()


def clashes(
    batch: Training, batches: Iterable[Training], enrolments: Mapping[int, Sequence[Enrolment]]
) -> dict[int, list[Training]]:
    """By the member's id, the other batches on the days of this one on whose list he is, to be there."""
    found: dict[int, list[Training]] = {}
    for other in batches:
        if other.id != batch.id and overlap(batch, other):
            for enrolment in enrolments.get(other.id, ()):
                if enrolment.member_id and not enrolment.missed():
                    found.setdefault(enrolment.member_id, []).append(other)
    return found


def overlapping(taking: Sequence[tuple[Training, Enrolment]]) -> list[tuple[Training, Training, Enrolment]]:
    """Of the batches that one person is in, every two on the same days, the earlier first, with the entry in it."""
    ordered = sorted(taking, key=lambda pair: str(pair[0].start))
    return [(first, second, e) for (first, e), (second, _) in combinations(ordered, 2) if overlap(first, second)]


def overlap_findings(snapshot: Snapshot) -> Iterator[Finding]:
    """§3.1: in two batches on the same days. Of several people one finding for the two batches, of one alone it is about the person;
    what is answered is answered for each person, and stays."""
    taking: dict[int, list[tuple[Training, Enrolment]]] = {}
    for training in snapshot.trainings:
        for enrolment in snapshot.enrolments.get(training.id, []):
            if enrolment.member_id and not enrolment.missed():
                taking.setdefault(enrolment.member_id, []).append((training, enrolment))
    answered = {waiver.key for waiver in snapshot.waivers if waiver.answer == NOT_HERE}
    together: dict[tuple[int, int], tuple[Training, Training, list[Finding]]] = {}
    for pairs in taking.values():
        for first, second, enrolment in overlapping(pairs) if len(pairs) > 1 else ():
            for told in _of_one(first, second, enrolment, snapshot):
                if told.key in answered:
                    yield told
                else:
                    together.setdefault((first.id, second.id), (first, second, []))[2].append(told)
    for first, second, those in together.values():
        yield from _of_two_batches(first, second, those) if len(those) > 1 else those


def _of_one(first: Training, second: Training, enrolment: Enrolment, snapshot: Snapshot) -> Iterator[Finding]:
    assert second.start is not None
    text = f"“{first.name}”与“{second.name}”时间重叠，请核对"
    on, slot = second.start.first(), of_part(enrolment, str(first.id))
    who = snapshot.called(enrolment.name, enrolment.member_id)
    yield from raised("§3.1", who, text, on=on, about=second, slot=slot)


def _of_two_batches(first: Training, second: Training, those: Sequence[Finding]) -> Iterator[Finding]:
    assert second.start is not None
    names = some_of(told.subject for told in those)
    text = f"与“{first.name}”时间重叠，{names}在两批的名单里，请核对"
    slot = of_part(first, "several")
    for told in raised("§3.1", second.title(), text, on=second.start.first(), about=second, slot=slot):
        yield replace(told, parts=tuple(those))
