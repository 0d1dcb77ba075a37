"""The records that belong into the folder, read from the ledger at once, and those that are left out of it, and why."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from models.evidence import Filed, files_of
from models.exports.contents.awards import awards_of
from models.exports.contents.common import day_order
from models.exports.contents.duties import duties_of
from models.exports.contents.meetings import meetings_of
from models.exports.contents.plan import plan_of
from models.exports.contents.rectification import rectifications_of
from models.exports.contents.tasks import tasks_of
from models.exports.contents.training import trainings_of
from models.exports.contents.transfers import transfers_of
from models.exports.within import Within, is_in
from models.inspection.sections import Wanted
from models.records import (
    AgendaItem,
    Appraisal,
    Attachment,
    Award,
    Contact,
    Meeting,
    Member,
    PlannedMeeting,
    Progress,
    Rectification,
    Responsibility,
    StatusChange,
    Task,
    Training,
    Transfer,
)
from models.rules.appraisals import of_year
from models.rules.snapshot import Snapshot
from models.rules.tasks import Origins
from models.store import Ledger


@dataclass(frozen=True)
class Material:
    """What the ledger holds of the days that are wanted."""

    ledger: Ledger
    wanted: Wanted
    today: date
    read: Snapshot | None = None
    """All records, where somebody has just read them."""

    @cached_property
    def snapshot(self) -> Snapshot:
        """All records."""
        return self.read or Snapshot.of(self.ledger)

    @property
    def within(self) -> Within:
        """A calendar year as such: registers are headed by it."""
        return self.wanted.year or self.wanted.stretch

    @property
    def day(self) -> date:
        """As of which day people are counted."""
        return self.wanted.day(self.today)

    # Meetings

    @cached_property
    def meetings(self) -> list[Meeting]:
        """Every record of a meeting, void ones too."""
        return meetings_of(self.ledger.all(Meeting), self.within)

    @cached_property
    def void(self) -> list[Meeting]:
        """Declared void: they keep their number in the register and are not printed."""
        return [meeting for meeting in self.meetings if not meeting.counts]

    @cached_property
    def talks(self) -> list[Meeting]:
        """Talks, which leave the office only in full."""
        return [m for m in self.meetings if m.counts and m.is_talk and not self.wanted.full]

    @cached_property
    def printed(self) -> list[Meeting]:
        """Those whose minutes are in the folder."""
        left = {id(meeting) for meeting in (*self.void, *self.talks)}
        return [meeting for meeting in self.meetings if id(meeting) not in left]

    @cached_property
    def undated(self) -> list[Meeting]:
        """Without a day, so that nobody knows whether they belong."""
        return [m for m in self.snapshot.meetings if m.day is None and (self.wanted.full or not m.is_talk)]

    @cached_property
    def tasks(self) -> list[Task]:
        """What was decided, due or done in the stretch."""
        return tasks_of(
            self.ledger.all(Task), Origins(self.snapshot.meetings, self.ledger.all(AgendaItem)), self.within
        )

    @cached_property
    def appraised(self) -> dict[int, list[Appraisal]]:
        """民主评议 by the year that it is of: of the years that are wanted, and of the year before where it was held in them."""
        stretch = self.wanted.stretch
        return {
            year: lines
            for year, lines in of_year(self.snapshot).items()
            if year in self.wanted.years or any(line.day and stretch.holds(line.day) for line in lines)
        }

    # People, plan, training, register

    @cached_property
    def members(self) -> list[Member]:
        """Those whom the roster of the day lists."""
        return [member for member in self.snapshot.members if member.belongs(self.day)]

    @cached_property
    def transfers(self) -> list[Transfer]:
        """Letters issued in the stretch."""
        return transfers_of(self.ledger.all(Transfer), self.within)

    @cached_property
    def awards(self) -> list[Award]:
        """Honours of the stretch."""
        return awards_of(self.ledger.all(Award), self.within)

    @cached_property
    def personal(self) -> tuple[list[Contact], list[StatusChange]]:
        """Contacts with members and changes of membership in the stretch, which are nobody's but the branch's."""
        contacts = [one for those in self.snapshot.contacts.values() for one in those]
        changes = [one for those in self.snapshot.status_changes.values() for one in those]
        return (
            [one for one in contacts if is_in(one.day, self.within)],
            [one for one in changes if is_in(one.since, self.within)],
        )

    @cached_property
    def duties(self) -> dict[int, list[Responsibility]]:
        """The duties of each year."""
        known = self.ledger.all(Responsibility)
        return {year: duties_of(known, year) for year in self.wanted.years}

    @cached_property
    def planned(self) -> list[PlannedMeeting]:
        """The lines of the plan."""
        return plan_of(self.snapshot.planned, self.within)

    @cached_property
    def trainings(self) -> list[Training]:
        """The batches that began in the stretch."""
        return trainings_of(self.snapshot.trainings, self.within)

    @cached_property
    def found(self) -> list[Rectification]:
        """The items found in the stretch."""
        return rectifications_of(self.snapshot.rectifications, self.within)

    @cached_property
    def carried(self) -> list[Rectification]:
        """Items found before it that were still open when it began: they were worked on in it."""
        first, mine = self.wanted.stretch.first, {item.id for item in self.found}
        return [
            item
            for item in rectifications_of(self.snapshot.rectifications, None)
            if item.id not in mine
            and item.found is not None
            and item.found.last() < first
            and (item.closed_on is None or item.closed_on.last() >= first)
        ]

    @property
    def register(self) -> list[Rectification]:
        """All items that are shown, by the day on which they were found."""
        return sorted([*self.carried, *self.found], key=lambda item: (day_order(item.found), item.number, item.id))

    @property
    def ahead(self) -> bool:
        """Whether all of it is still to come: what is open today is then no matter of these days."""
        return self.wanted.stretch.first > self.today

    @property
    def empty(self) -> bool:
        """Whether there is nothing that belongs into such a folder."""
        return not (self.meetings or self.planned or self.trainings or self.register)

    # Files

    @cached_property
    def attachments(self) -> dict[tuple[str, int], list[Attachment]]:
        """Files by the table and id of their record, in the order in which they were added."""
        found: dict[tuple[str, int], list[Attachment]] = {}
        for one in self.ledger.all(Attachment):
            found.setdefault((one.owner, one.owner_id or 0), []).append(one)
        return found

    def files(self, record: Meeting | Training) -> Sequence[Attachment]:
        """The files of a record."""
        return self.attachments.get((record.table, record.id), ())

    @cached_property
    def evidence(self) -> dict[int, list[Filed]]:
        """The files of each item of the register, those of its progress too."""
        return {item.id: files_of(self.ledger, item) for item in self.register}

    @cached_property
    def others(self) -> int:
        """How many files belong to records that are not in the folder with theirs: of people and their letters."""
        with_files = (Meeting.table, Training.table, Rectification.table, Progress.table)
        return sum(len(those) for (table, _), those in self.attachments.items() if table not in with_files)
