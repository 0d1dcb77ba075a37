"""Whom one may put on the list of a batch at once: everybody, a 党小组, the committee, who lacks hours, who should come."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from models.records import Member
from models.rules.attendance import in_committee
from models.rules.snapshot import Snapshot
from models.rules.study.inviting import Wanted, to_invite
from models.rules.training import behind

_MOST = 12
"""People whose grounds are said; of more, how many there are."""


@dataclass(frozen=True)
class Choice:
    """A name, the ids of the people, and why they are in it."""

    label: str
    members: frozenset[int]
    why: str = ""

    def among(self, ids: Collection[int | None]) -> Choice:
        """The same, only of those that can be chosen."""
        return replace(self, members=self.members & set(ids))


def choices(snapshot: Snapshot, groups: Sequence[str], on: date) -> list[Choice]:
    """What there is to choose from for a batch of that day."""
    here = [member for member in snapshot.members if member.belongs(on)]
    gaps, wanted = behind(snapshot, on.year, on), to_invite(snapshot, on.year, on)
    return [
        Choice("全部党员", _ids(here)),
        *(Choice(group, _ids(m for m in here if m.group.strip() == group)) for group in groups),
        Choice("班子成员", _ids(m for m in here if in_committee(m))),
        Choice("学时不够的", _ids(m for m, _ in gaps), _lines([f"{m.name}：还差 {gap:g} 学时" for m, gap in gaps])),
        Choice("应当参加的", _ids(one.member for one in wanted), _why(wanted)),
    ]


def _ids(members: Iterable[Member]) -> frozenset[int]:
    return frozenset(member.id for member in members)


def _why(wanted: Sequence[Wanted]) -> str:
    cited = dict.fromkeys(ground.cited() for one in wanted for ground in one.grounds)
    return "\n".join([_lines([f"{one.member.name}：{one.words()}" for one in wanted]), *(f"依据 {c}" for c in cited)])


def _lines(lines: Sequence[str]) -> str:
    more = [f"…另有 {len(lines) - _MOST} 人"] if len(lines) > _MOST else []
    return "\n".join([*lines[:_MOST], *more])
