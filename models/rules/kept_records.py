"""What the rules look at, as it is kept: every record outside the recycle bin, read from the ledger at once and renewed after an action."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Self

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
from models.rules.limits import Limits
from models.rules.once_held import Once
from models.rules.sources import BRANCH, MEETINGS, MET_WITH_FILES, ONCE_HELD, WITH_FILES, Every, Parts, Source
from models.without_collecting import without_collecting

if TYPE_CHECKING:
    from models.store import Ledger

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
    "once": ONCE_HELD,
}


@dataclass
class KeptRecords:
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
    once: dict[int, list[Once]] = field(default_factory=dict)
    """Which 党小组 and posts a member had since which day, as the history tells it, by id."""
    exported: list[str] = field(default_factory=list)
    """What has left the ledger, as the log of exports calls it, the newest first."""
    limits: Limits = field(default_factory=Limits)
    unit: int = field(default=0, compare=False)
    """The action after which it was read; 0 where that is not known, as while one is under way."""
    export: int = field(default=0, compare=False)
    """The line of the log of exports after which it was read."""

    @classmethod
    def of(cls, ledger: Ledger, last: Self | None = None) -> Self:
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
        return cls(**read, exported=exported, limits=Limits.of(read["branch"]), unit=unit, export=export)

    def is_of(self, ledger: Ledger) -> bool:
        """Whether nothing has happened in the ledger since it was read."""
        return self.unit == ledger.last_unit() != 0 and self.export == ledger.last_export()
