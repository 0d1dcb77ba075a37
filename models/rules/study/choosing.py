"""Whom one may put on the list of a batch at once: everybody, a 党小组, the committee, who lacks hours, who should come."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from models.records import Member, Quota, Training
from models.rules.posts import in_committee
from models.rules.snapshot import Snapshot
from models.rules.study.asked import behind
from models.rules.study.inviting import Wanted, to_invite
from models.rules.study.places import is_of, meant
from models.rules.study.programme import programme_of

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


def choices(
    snapshot: Snapshot, groups: Sequence[str], on: date, today: date, batch: Training, quotas: Sequence[Quota] = ()
) -> list[Choice]:
    """What there is to choose from for a batch of that day: of those who count as members then. What somebody lacks is counted
    as of today, if that is earlier."""
    here = snapshot.on_books(on)
    counted = min(on, today)
    gaps, wanted = behind(snapshot, on.year, counted), to_invite(snapshot, on.year, counted)
    return [
        Choice("全部党员", _ids(here)),
        *(Choice(group, _ids(m for m in here if m.group.strip() == group)) for group in groups),
        Choice("班子成员", _ids(m for m in here if in_committee(m))),
        Choice("学时不够的", _ids(m for m, _ in gaps), _lines([f"{m.name}：还差 {gap:g} 学时" for m, gap in gaps])),
        Choice("应当参加的", _ids(one.member for one in wanted), _why(wanted)),
        *_of_programme(snapshot, here, batch, today),
        *(
            Choice(f"名额：{quota.level}（{quota.places or 0} 个）", _ids(m for m in here if is_of(m, level, on)))
            for quota, level in ((quota, meant(quota, quotas)) for quota in quotas)
            if is_of(Member(), level, on) is not None
        ),
    ]


def _of_programme(snapshot: Snapshot, here: Sequence[Member], batch: Training, today: date) -> list[Choice]:
    """Who was in no batch of the same programme."""
    name = batch.programme.strip()
    batches = [each for each in snapshot.trainings if each.programme.strip() == name] if name else []
    if len(batches) < 2:
        return []
    found = programme_of(batches, snapshot.enrolments, here, today)
    return [Choice("本项目还没参加的", _ids(found.to_go), f"{found.name}：{found.words()}")]


def _ids(members: Iterable[Member]) -> frozenset[int]:
    return frozenset(member.id for member in members)


def _why(wanted: Sequence[Wanted]) -> str:
    cited = dict.fromkeys(ground.cited() for one in wanted for ground in one.grounds)
    return "\n".join([_lines([f"{one.member.name}：{one.words()}" for one in wanted]), *(f"依据 {c}" for c in cited)])


def _lines(lines: Sequence[str]) -> str:
    more = [f"…另有 {len(lines) - _MOST} 人"] if len(lines) > _MOST else []
    return "\n".join([*lines[:_MOST], *more])
