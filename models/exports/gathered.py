"""同场: two records of one gathering say so where they are printed, or their hours would be read as two meetings at once (domain §1.2)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from models.records import Meeting

ALONE: Sequence[Meeting] = ()
Gathered = Mapping[int, Sequence[Meeting]]
"""By the id of a meeting, the others of its gathering; who has none is not in it."""


def beside_each(meetings: Iterable[Meeting]) -> Gathered:
    """The records of one gathering, those that count and no talks, which are nobody else's business."""
    by_gathering: dict[int, list[Meeting]] = {}
    for meeting in meetings:
        if meeting.counts and not meeting.is_talk and meeting.of_gathering:
            by_gathering.setdefault(meeting.of_gathering, []).append(meeting)
    return {
        meeting.id: [other for other in those if other is not meeting]
        for those in by_gathering.values()
        if len(those) > 1
        for meeting in those
    }


def together_words(others: Iterable[Meeting]) -> str:
    """与党课同场: with the kinds of the other records; '' where there are none."""
    kinds = dict.fromkeys(other.kind_words for other in others if other.counts and not other.is_talk)
    return f"与{'、'.join(kinds)}同场" if kinds else ""
