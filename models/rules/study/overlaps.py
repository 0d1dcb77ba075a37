"""Batches on the same days: nobody can be at two places (domain §3.1); what is studied online has no place to be."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations

from models.records import Enrolment, Training

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
