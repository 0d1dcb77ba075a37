"""What other records say about the members, gathered once so that lists and selections can ask it of each person."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from itertools import chain
from operator import attrgetter
from typing import TYPE_CHECKING

from models.kinds import PartialDate
from models.records import Member, Transfer
from models.records.meeting import PRESENT
from models.records.status_change import EXTENSION
from models.records.transfer import OUT
from models.rules.awards import due_medals
from models.rules.political_birthday import coming_birthdays
from models.rules.standing import NO_CHANGES, ChangesByMember, counted, suspended
from models.rules.study.asked import behind
from models.rules.study.hours import hours_by_member

if TYPE_CHECKING:
    from models.rules.snapshot import Snapshot

TABLES = frozenset(
    [
        "member",
        "meeting",
        "attendance",
        "training",
        "course",
        "enrolment",
        "branch",
        "transfer",
        "status_change",
        "award",
    ]
)
"""The tables whose changes change the facts."""


@dataclass
class Facts:
    """By the member's id: hours of this year, whether they are too few, transfers under way, what was decided about the membership,
    and until when a probation was extended; whose 政治生日 is near, and who is due the medal of fifty years. snapshot: what was
    not asked for yet is gathered from it."""

    today: date
    hours: dict[int, float] = field(default_factory=dict)
    behind: frozenset[int] = frozenset()
    transfers: dict[int, list[Transfer]] = field(default_factory=dict)
    changes: ChangesByMember = field(default_factory=lambda: NO_CHANGES)
    extended: dict[int, PartialDate] = field(default_factory=dict)
    birthday: frozenset[int] = frozenset()
    fifty: frozenset[int] = frozenset()
    snapshot: Snapshot | None = field(default=None, repr=False, compare=False)

    @classmethod
    def of(cls, snapshot: Snapshot, today: date) -> Facts:
        """Gathers them as of a day."""
        hours = hours_by_member(snapshot, today.year, today)
        facts = cls(
            today,
            hours,
            frozenset(member.id for member, _ in behind(snapshot, today.year, today, hours)),
            transfers={
                member: open_ones
                for member, every in snapshot.transfers.items()
                if (open_ones := [transfer for transfer in every if transfer.under_way])
            },
            changes=snapshot.status_changes,
            birthday=frozenset(one.member.id for one in coming_birthdays(snapshot, today)),
            fifty=frozenset(member.id for member, _ in due_medals(snapshot, today)),
            snapshot=snapshot,
        )
        for change in sorted(chain.from_iterable(snapshot.status_changes.values()), key=attrgetter("id")):
            if change.kind == EXTENSION and change.until and change.member_id:
                facts.extended[change.member_id] = change.until
        return facts

    @cached_property
    def last_activity(self) -> dict[int, PartialDate]:
        """The day of the last meeting or batch in which somebody took part: of all of them, for the columns that few choose."""
        found: dict[int, PartialDate] = {}
        for day, came in self._came:
            if day.first() <= self.today:
                found.update(dict.fromkeys(came, day))
        snapshot = self.snapshot
        for training in snapshot.trainings if snapshot else ():
            begun = training.start
            if snapshot and begun and begun.first() <= self.today:
                for enrolment in snapshot.enrolments.get(training.id, ()):
                    member = enrolment.member_id
                    if member and enrolment.took_part() and (member not in found or found[member] < begun):
                        found[member] = begun
        return found

    @cached_property
    def attended(self) -> dict[int, int]:
        """How many meetings of this year somebody came to."""
        return Counter(chain.from_iterable(came for day, came in self._came if day.year == self.today.year))

    @property
    def _came(self) -> Iterator[tuple[PartialDate, list[int]]]:
        """Who came to each meeting, the earliest first, so that the last one stays."""
        if self.snapshot is None:
            return
        dated = [(meeting.day, meeting.id) for meeting in self.snapshot.meetings if meeting.day]
        for day, number in sorted(dated):
            there = self.snapshot.attendances.get(number, ())
            yield day, [line.member_id for line in there if line.state == PRESENT and line.member_id]

    def counted(self, member: Member) -> bool:
        """Whether the person counts as a member of the branch today."""
        return counted(member, self.today, self.changes.get(member.id, ()))

    def suspended(self, member: Member) -> bool:
        """Whether the person belongs to the branch today, but 党籍 is stopped."""
        return member.belongs(self.today) and suspended(member, self.today, self.changes.get(member.id, ()))

    def leaving(self, member: Member) -> list[Transfer]:
        """The transfers out of the branch that are under way."""
        return [transfer for transfer in self.transfers.get(member.id, []) if transfer.direction == OUT]
