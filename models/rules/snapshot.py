"""Snapshot: the records that the rules look at, read from the ledger at once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Any

from models.namesakes import meant, names_apart
from models.records import (
    AgendaItem,
    Appraisal,
    Attendance,
    Award,
    Branch,
    ClosedYear,
    Contact,
    Course,
    Enrolment,
    Meeting,
    Member,
    PlannedMeeting,
    Progress,
    Rectification,
    RectificationStep,
    Responsibility,
    ResponsibilityCheck,
    StatusChange,
    Task,
    Training,
    Transfer,
    Waiver,
)
from models.records.meeting import GROUP
from models.records.member import FULL, SUSPENDED
from models.rules.attendance import in_committee, posts
from models.rules.limits import Limits
from models.rules.listed import Listed
from models.rules.sources import BRANCH, MEETINGS, MET_WITH_FILES, WITH_FILES, Every, Parts, Source
from models.rules.standing import Changes, counted
from models.without_collecting import without_collecting

if TYPE_CHECKING:
    from models.store import Ledger

_ALWAYS = date.max.toordinal() + 1
"""Later than every day."""


def _grouped(members: Iterable[Member], key: Callable[[Member], str]) -> dict[str, list[Member]]:
    found: dict[str, list[Member]] = {}
    for member in members:
        found.setdefault(key(member), []).append(member)
    return found


_SOURCES: Mapping[str, Source] = {
    "branch": BRANCH,
    "members": Every(Member),
    "meetings": MEETINGS,
    "attendances": Parts(Attendance),
    "items": Parts(AgendaItem),
    "planned": Every(PlannedMeeting),
    "tasks": Every(Task),
    "trainings": Every(Training),
    "courses": Parts(Course),
    "enrolments": Parts(Enrolment),
    "rectifications": Every(Rectification),
    "progress": Parts(Progress),
    "steps": Parts(RectificationStep),
    "duties": Every(Responsibility),
    "duty_checks": Parts(ResponsibilityCheck),
    "with_files": WITH_FILES,
    "met_with_files": MET_WITH_FILES,
    "transfers": Parts(Transfer),
    "contacts": Parts(Contact),
    "status_changes": Parts(StatusChange),
    "appraisals": Parts(Appraisal),
    "awards": Every(Award),
    "waivers": Every(Waiver),
    "closed_years": Every(ClosedYear),
}


@dataclass
class Snapshot:
    """All records outside the recycle bin, meetings declared void excepted; the parts of a record by its id."""

    branch: Branch = field(default_factory=Branch)
    members: list[Member] = field(default_factory=list)
    meetings: list[Meeting] = field(default_factory=list)
    attendances: dict[int, list[Attendance]] = field(default_factory=dict)
    items: dict[int, list[AgendaItem]] = field(default_factory=dict)
    planned: list[PlannedMeeting] = field(default_factory=list)
    tasks: list[Task] = field(default_factory=list)
    trainings: list[Training] = field(default_factory=list)
    courses: dict[int, list[Course]] = field(default_factory=dict)
    enrolments: dict[int, list[Enrolment]] = field(default_factory=dict)
    rectifications: list[Rectification] = field(default_factory=list)
    progress: dict[int, list[Progress]] = field(default_factory=dict)
    steps: dict[int, list[RectificationStep]] = field(default_factory=dict)
    duties: list[Responsibility] = field(default_factory=list)
    duty_checks: dict[int, list[ResponsibilityCheck]] = field(default_factory=dict)
    with_files: set[int] = field(default_factory=set)
    """The ids of the items of the register that have files, which are evidence."""
    met_with_files: set[int] = field(default_factory=set)
    """The ids of the meetings that have files, as a signed scan."""
    transfers: dict[int, list[Transfer]] = field(default_factory=dict)
    contacts: dict[int, list[Contact]] = field(default_factory=dict)
    status_changes: dict[int, list[StatusChange]] = field(default_factory=dict)
    appraisals: dict[int, list[Appraisal]] = field(default_factory=dict)
    awards: list[Award] = field(default_factory=list)
    waivers: list[Waiver] = field(default_factory=list)
    closed_years: list[ClosedYear] = field(default_factory=list)
    exported: list[str] = field(default_factory=list)
    """What has left the ledger, as the log of exports calls it, the newest first."""
    limits: Limits = field(default_factory=Limits)
    unit: int = field(default=0, compare=False)
    """The action after which it was read; 0 where that is not known, as while one is under way."""
    export: int = field(default=0, compare=False)
    """The line of the log of exports after which it was read."""
    coverages: dict[tuple[int, date], list[Any]] = field(default_factory=dict, init=False, repr=False, compare=False)
    """What `meetings.coverage` has found, its lines by year and day."""
    _on_books: dict[date, list[Member]] = field(default_factory=dict, init=False, repr=False, compare=False)
    _listed: dict[int, Listed] = field(default_factory=dict, init=False, repr=False, compare=False)
    _named: dict[str, list[Member]] = field(default_factory=dict, init=False, repr=False, compare=False)

    @classmethod
    def of(cls, ledger: Ledger, last: Snapshot | None = None) -> Snapshot:
        """Reads the ledger: a query a table, nothing is kept open.

        last: an earlier one of the same ledger, of which only what was written since is read again; records are the same
        objects in both where they are the same, so nobody may change those of a snapshot.
        """
        unit = ledger.last_unit()
        since = last.unit if last is not None else 0
        written = ledger.written_since(since) if since and unit else {}
        read: dict[str, Any] = {}
        with without_collecting():
            for name, source in _SOURCES.items():
                if since and unit:
                    read[name] = source.renewed(ledger, getattr(last, name), written, since)
                else:
                    read[name] = source.read(ledger)
        export, exported = ledger.last_export(), [str(line["what"]) for line in ledger.exports()]
        made = cls(**read, exported=exported, limits=Limits.of(read["branch"]), unit=unit, export=export)
        if last is not None:
            made._listed = (
                last._listed
            )  # each knows the list that it was made of, and is made anew where that is another
        return made

    def is_of(self, ledger: Ledger) -> bool:
        """Whether nothing has happened in the ledger since it was read."""
        return self.unit == ledger.last_unit() != 0 and self.export == ledger.last_export()

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
