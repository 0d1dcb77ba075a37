"""Snapshot: the records that the rules look at, and what they ask of them: who is on the books, who is called what, which meetings."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Any, Self

from models.namesakes import meant, names_apart
from models.records import Meeting, Member
from models.records.meeting import GROUP
from models.records.member import FULL, SUSPENDED
from models.rules.kept_records import KeptRecords
from models.rules.listed import Listed
from models.rules.posts import in_committee, posts
from models.rules.standing import Changes, counted

if TYPE_CHECKING:
    from models.store import Ledger

_ALWAYS = date.max.toordinal() + 1
"""Later than every day."""


def _grouped(members: Iterable[Member], key: Callable[[Member], str]) -> dict[str, list[Member]]:
    found: dict[str, list[Member]] = {}
    for member in members:
        found.setdefault(key(member), []).append(member)
    return found


@dataclass
class Snapshot(KeptRecords):
    """The kept records with what is asked of them again and again, found once."""

    coverages: dict[tuple[int, date], list[Any]] = field(default_factory=dict, init=False, repr=False, compare=False)
    """What `meetings.coverage` has found, its lines by year and day."""
    whole: Snapshot | None = field(default=None, init=False, repr=False, compare=False)
    """The records of which this is a part, None where it is all of them."""
    _group_seats: dict[int, dict[int, set[tuple[str, int]]]] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )
    _on_books: dict[date, list[Member]] = field(default_factory=dict, init=False, repr=False, compare=False)
    _listed: dict[int, Listed] = field(default_factory=dict, init=False, repr=False, compare=False)
    _named: dict[str, list[Member]] = field(default_factory=dict, init=False, repr=False, compare=False)

    @classmethod
    def of(cls, ledger: Ledger, last: Self | None = None) -> Self:
        """As `KeptRecords.of`; what is known of the lists of meetings goes on from one to the next."""
        made = super().of(ledger, last)
        if last is not None:
            made._listed = last._listed  # each is made anew where the list that it was made of is another
        return made

    @cached_property
    def by_id(self) -> dict[int, Member]:
        """Members by id."""
        return {member.id: member for member in self.members if member.id}

    def named_in(self, text: str) -> list[Member]:
        """Members whose name stands in a text; 王芳 does not where only 王芳华 does, nor both of that name where 王芳（1978年生）
        says which. Found once for each text."""
        if text not in self._named:
            self._named[text] = self._find_names(text)
        return self._named[text]

    def _find_names(self, text: str) -> list[Member]:
        found = [member for member in self.members if len(member.name) > 1 and member.name in text]
        for name in sorted({member.name for member in found}, key=len, reverse=True):
            if name in text:
                those = [member for member in found if member.name == name]
                if len(those) > 1 and len(those) > len(kept := meant(name, text, those)):
                    found = [member for member in found if member.name != name or member in kept]
                text = text.replace(name, " ")
            else:
                found = [member for member in found if member.name != name]
        return found

    def on_books(self, on: date) -> list[Member]:
        """Who is counted as a member of the branch on that day; found once for each day, for every rule asks."""
        if on not in self._on_books:
            day, changed = on.toordinal(), self.status_changes
            self._on_books[on] = [
                member
                for since, until, stopped, member in self._stays
                if since <= day < until
                and ((not stopped and member.id not in changed) or counted(member, on, self.changes_of(member)))
            ]
        return self._on_books[on]

    @cached_property
    def _stays(self) -> list[tuple[int, int, bool, Member]]:
        """From which day on and until which (that day not among them) each member belongs, as `Member.belongs` says, and
        whether the roster says that 党籍 is stopped, so that more is to be asked."""
        found = []
        for member in self.members:
            since, left = member.arrived or member.joined, member.left
            begun = since.first().toordinal() if since else 0
            until = left.first().toordinal() if left else _ALWAYS
            found.append((begun, until, member.standing == SUSPENDED, member))
        return found

    def listed(self, meeting: Meeting) -> Listed:
        """The list of a meeting at a glance; looked through once, for every rule asks, and again where it is another list."""
        there, kept = self.attendances.get(meeting.id, ()), self._listed.get(meeting.id)
        if kept is None or kept.there is not there:
            kept = self._listed[meeting.id] = Listed.of(there)
        return kept

    def any_on_books(self, members: Sequence[Member], on: date) -> bool:
        """Whether one of these is counted as a member of the branch on that day."""
        return any(counted(member, on, self.changes_of(member)) for member in members)

    @cached_property
    def surely_voting(self) -> dict[int | None, tuple[date, date]]:
        """From when on and until when (that day not among them) a member belongs and has a vote, by id, where nothing was
        decided about the membership. It says what `has_vote` does, for whoever asks it of every line of every list."""
        found: dict[int | None, tuple[date, date]] = {}
        for member in self.members:
            if member.standing != SUSPENDED and (member.full or member.kind == FULL):
                since = member.arrived or member.joined
                begun = (since.first() if since else date.min, member.full.last() if member.full else date.min)
                found[member.id] = (max(begun), member.left.first() if member.left else date.max)
        return found

    @cached_property
    def apart(self) -> dict[int, str]:
        """What members are called where both of one name may be meant, by id: 王伟（1992年生）."""
        return names_apart(self.members)

    def called(self, name: str, number: int | None) -> str:
        """A name as findings and lists print it, told apart where another member of that name is on the roster; number: the id
        of the member, None for others. Who was called so once, and otherwise now, is told as it was written."""
        member = self.by_id.get(number or 0)
        return self.apart[member.id] if member is not None and member.name == name else name

    @cached_property
    def by_name(self) -> dict[str, list[Member]]:
        """Members by name."""
        return _grouped(self.members, lambda member: member.name)

    @cached_property
    def _by_group(self) -> dict[str, list[Member]]:
        return _grouped(self.members, lambda member: member.group.strip())

    def in_group(self, group: str) -> Sequence[Member]:
        """Those who are in a 党小组 now, on whatever day."""
        return self._by_group.get(group.strip(), ())

    def ever_in_group(self, group: str) -> Sequence[Member]:
        """Those who are in a 党小组 now, and those who are in another and were in it by the history."""
        name = group.strip()
        moved = [m for m in self._moved if m.group.strip() != name and any(o.group == name for o in self.once[m.id])]
        return [*self.in_group(name), *moved]

    @cached_property
    def _moved(self) -> list[Member]:
        """Those who were in another 党小组 by the history than they are in now."""
        return [m for m in self.members if any(o.group != m.group.strip() for o in self.once.get(m.id, ()))]

    @cached_property
    def officers(self) -> list[Member]:
        """Those who have a post in the committee now."""
        return [member for member in self.members if in_committee(member)]

    @cached_property
    def leaders(self) -> list[Member]:
        """Those who lead a 党小组 now."""
        return [member for member in self.members if "党小组组长" in posts(member)]

    def changes_of(self, member: Member) -> Changes:
        """The decisions about a membership that the ledger keeps."""
        return self.status_changes.get(member.id, ())

    @property
    def begun(self) -> date | None:
        """Since when the branch keeps this ledger: as it says, else since its first record. What was before only warns."""
        return self.branch.begun.first() if self.branch.begun else self.first_record

    @cached_property
    def meeting_by_id(self) -> dict[int, Meeting]:
        """Meetings by id."""
        return {meeting.id: meeting for meeting in self.meetings}

    @cached_property
    def of_kind(self) -> dict[str, list[Meeting]]:
        """The meetings that have a day, by kind; those of one 党小组 also by kind and name: 党小组会/第一党小组."""
        found: dict[str, list[Meeting]] = {}
        for meeting in self.meetings:
            if meeting.day:
                found.setdefault(meeting.kind, []).append(meeting)
                if meeting.group.strip():
                    found.setdefault(f"{meeting.kind}/{meeting.group.strip()}", []).append(meeting)
        return found

    @cached_property
    def group_days(self) -> dict[str, list[date]]:
        """The days of the 党小组会 of each group, by the name it had."""
        found: dict[str, list[date]] = {}
        for meeting in self.of_kind.get(GROUP, ()):
            if meeting.day and meeting.group.strip():
                found.setdefault(meeting.group.strip(), []).append(meeting.day.first())
        return found

    def group_seats(self, year: int) -> Mapping[int, set[tuple[str, int]]]:
        """By the id of a member: on the lists of which 党小组 it stands in a year, with the month. Found once for each year, and of all
        the records, where this is a part of them."""
        if self.whole is not None:
            return self.whole.group_seats(year)
        if year not in self._group_seats:
            found: dict[int, set[tuple[str, int]]] = {}
            for meeting in self.of_kind.get(GROUP, ()):
                if meeting.day and meeting.day.year == year and (group := meeting.group.strip()):
                    month = meeting.day.first().month
                    for line in self.attendances.get(meeting.id, ()):
                        if line.member_id and line.expected:
                            found.setdefault(line.member_id, set()).add((group, month))
            self._group_seats[year] = found
        return self._group_seats[year]

    @cached_property
    def left_out_in(self) -> dict[int, set[int]]:
        """The ids of those whom a meeting did not count into 应到, by its year."""
        found: dict[int, set[int]] = {}
        for meeting in self.meetings:
            for line in self.listed(meeting).left_out if meeting.day else ():
                if meeting.day and line.member_id:
                    found.setdefault(meeting.day.year, set()).add(line.member_id)
        return found

    @cached_property
    def first_record(self) -> date | None:
        """The day of the earliest meeting in the ledger: what was before was kept elsewhere."""
        return min((meeting.day.first() for meeting in self.meetings if meeting.day), default=None)

    @cached_property
    def studied_since(self) -> date | None:
        """Since when study is kept here: as the branch says, else since the first meeting, or a batch before it."""
        first = self.first_record
        if self.branch.begun or first is None:
            return self.begun
        return min([first, *(batch.start.first() for batch in self.trainings if batch.start)])
