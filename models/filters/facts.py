"""What other records say about the members, gathered once so that lists and selections can ask it of each person."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from models.fields import by_parent, field_of
from models.kinds import PartialDate
from models.records import Attendance, Award, Meeting, Member, StatusChange, Transfer
from models.records.meeting import PRESENT, VOID
from models.records.status_change import EXTENSION
from models.records.transfer import OUT
from models.rules.awards import due_medals
from models.rules.political_birthday import coming_birthdays
from models.rules.standing import NO_CHANGES, ChangesByMember, counted, suspended
from models.rules.study.hours import hours_by_member
from models.rules.study.reading import of_all
from models.rules.training import behind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from models.store import Ledger

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
    """By the member's id: hours of this year, whether they are too few, the last activity, activities of this year, transfers
    under way, what was decided about the membership, and until when a probation was extended; whose 政治生日 is near, and who is
    due the medal of fifty years."""

    today: date
    hours: dict[int, float] = field(default_factory=dict)
    behind: frozenset[int] = frozenset()
    last_activity: dict[int, PartialDate] = field(default_factory=dict)
    attended: dict[int, int] = field(default_factory=dict)
    transfers: dict[int, list[Transfer]] = field(default_factory=dict)
    changes: ChangesByMember = field(default_factory=lambda: NO_CHANGES)
    extended: dict[int, PartialDate] = field(default_factory=dict)
    birthday: frozenset[int] = frozenset()
    fifty: frozenset[int] = frozenset()

    @classmethod
    def of(cls, ledger: Ledger, members: Sequence[Member], today: date) -> Facts:
        """Reads the ledger: a query a table."""
        changes = ledger.all(StatusChange)
        snapshot = of_all(ledger, members, status_changes=by_parent(changes))
        snapshot.awards = ledger.all(Award)
        facts = cls(
            today,
            hours_by_member(snapshot, today.year, today),
            frozenset(member.id for member, _ in behind(snapshot, today.year, today)),
            transfers=by_parent(t for t in ledger.all(Transfer) if t.under_way),
            changes=snapshot.status_changes,
            birthday=frozenset(one.member.id for one in coming_birthdays(snapshot, today)),
            fifty=frozenset(member.id for member, _ in due_medals(snapshot, today)),
        )
        for change in changes:
            if change.kind == EXTENSION and change.until and change.member_id:
                facts.extended[change.member_id] = change.until
        facts._meetings(ledger)
        for training in snapshot.trainings:
            for enrolment in snapshot.enrolments.get(training.id, []):
                if training.start and enrolment.member_id and enrolment.took_part():
                    facts._took_part(enrolment.member_id, training.start)
        return facts

    def _meetings(self, ledger: Ledger) -> None:
        load = field_of(Meeting, "day").kind.load
        days = {number: load(day) for number, day, status in ledger.keys(Meeting, ("day", "status")) if status != VOID}
        for _, meeting, member, state in ledger.keys(Attendance, ("meeting_id", "member_id", "state")):
            day = days.get(meeting)
            if day and member and state == PRESENT:
                self._took_part(member, day)
                self.attended[member] = self.attended.get(member, 0) + (day.year == self.today.year)

    def _took_part(self, member: int, day: PartialDate) -> None:
        if day.first() <= self.today and (member not in self.last_activity or self.last_activity[member] < day):
            self.last_activity[member] = day

    def counted(self, member: Member) -> bool:
        """Whether the person counts as a member of the branch today."""
        return counted(member, self.today, self.changes.get(member.id, ()))

    def suspended(self, member: Member) -> bool:
        """Whether the person belongs to the branch today, but 党籍 is stopped."""
        return member.belongs(self.today) and suspended(member, self.today, self.changes.get(member.id, ()))

    def leaving(self, member: Member) -> list[Transfer]:
        """The transfers out of the branch that are under way."""
        return [transfer for transfer in self.transfers.get(member.id, []) if transfer.direction == OUT]
