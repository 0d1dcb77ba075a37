"""The whole book as text and tables: about the branch, its plan, every record by quarter, and what the year comes to."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from models.exports.contents.common import DRAFT_MARK
from models.exports.contents.meetings import meetings_of
from models.exports.contents.plan import plan_sheet
from models.exports.contents.roster import roster_sheet
from models.exports.gathered import ALONE, beside_each
from models.exports.minutes import Minutes
from models.exports.minutes_files import minutes_told
from models.exports.minutes_head import Rows
from models.exports.privacy import private_copy
from models.exports.reasons_in_texts import all_items_told
from models.exports.scope import in_order
from models.exports.selection import Selection
from models.exports.sheet import Sheet
from models.exports.year_book.attending import attending_sheet
from models.exports.year_book.listing import Listing, decisions_listing, quarter_listing, short_kind
from models.exports.year_book.overview import committee_sheet, overview_rows
from models.exports.year_book.totals import Totals, totals_of
from models.records import AgendaItem, Attendance, Branch, Meeting, Member
from models.rules.held import held, hollow_ones
from models.rules.planning.matching import fates, with_records
from models.rules.snapshot import Snapshot
from models.store import Ledger

QUARTERS = ("第一季度", "第二季度", "第三季度", "第四季度")
NO_MONTH = "月份不详"
_ROSTER = (
    "name", "sex", "nation", "birth", "id_number", "education", "kind", "standing", "joined", "full", "group", "post", "unit", "phone",
)  # fmt: skip
_LINE = 40  # characters of what a record was about, in the contents


@dataclass(frozen=True)
class Record:
    """A record that is printed: its line in the contents, and what is on its pages."""

    id: int
    line: str
    minutes: Minutes


@dataclass(frozen=True)
class Quarter:
    """The records of a quarter: a table of all of them, void ones too, and those that are printed."""

    name: str
    listing: Listing
    records: Sequence[Record]


@dataclass(frozen=True)
class YearBook:
    """The book. `day`: as of which the branch is told of, today or the last day of the year · `bundled`: part of a masked bundle ·
    `talks`: how many records of talks are left out · `undated`: how many records have no day, and so no year · tables without rows
    are left out of it."""

    branch: Branch
    year: int
    day: date
    full: bool
    bundled: bool
    overview: Rows
    committee: Sheet
    roster: Sheet
    plan: Sheet
    quarters: Sequence[Quarter]
    attending: Sheet
    totals: Totals
    decisions: Listing
    talks: int
    undated: int

    @property
    def records(self) -> int:
        """How many records are printed or listed as void."""
        return sum(len(quarter.listing.records) for quarter in self.quarters)


def year_book(ledger: Ledger, year: int, *, today: date, full: bool, bundled: bool = False) -> YearBook:
    """Reads the ledger. Without `full` private fields and numbers are masked and talks (谈心谈话) are left out; bound for her own
    shelf it says why somebody was away, in a masked bundle (`bundled`) by kinds only."""
    snapshot, every = Snapshot.of(ledger), ledger.all(Meeting)
    branch, day = snapshot.branch, min(today, date(year, 12, 31))
    told = [meeting for meeting in meetings_of(every, year) if full or not meeting.is_talk]
    over = [m for m in snapshot.meetings if m.day and m.day.year == year and m.day.first() <= day]
    met = [m for m in over if held(snapshot, m, day)]
    planned = with_records(snapshot.planned, fates(snapshot.planned, every, today, snapshot.limits))
    roster = roster_sheet(
        snapshot.members, branch, today=today, full=full, selection=Selection(columns=_ROSTER, as_of=day)
    )
    items = all_items_told(snapshot.items, snapshot.attendances) if bundled and not full else snapshot.items
    return YearBook(
        branch=branch,
        year=year,
        day=day,
        full=full,
        bundled=bundled,
        overview=overview_rows(snapshot, year, day, full=full),
        committee=committee_sheet(snapshot.members, branch, day, full=full, past=day < today),
        roster=roster,
        plan=plan_sheet(planned, every, branch, today=today, year=year, full=full, hollow=hollow_ones(snapshot)),
        quarters=list(_quarters(told, snapshot, full=full, bundled=bundled)),
        attending=attending_sheet(met, snapshot, year, day, full=full),
        totals=totals_of(met, snapshot, year, day, full=full, untold=len(over) - len(met)),
        decisions=decisions_listing([m for m in told if m.counts], items, snapshot.branch, full=full),
        talks=len(meetings_of(every, year)) - len(told),
        undated=sum(meeting.day is None and (full or not meeting.is_talk) for meeting in every),
    )


def _quarters(meetings: Sequence[Meeting], snapshot: Snapshot, *, full: bool, bundled: bool) -> Iterator[Quarter]:
    """The quarters that have records; what has no month comes last."""
    names, beside = (*QUARTERS, NO_MONTH), beside_each(snapshot.meetings)
    by_quarter: dict[str, list[Meeting]] = {name: [] for name in names}
    for meeting in meetings:
        month = meeting.day.month if meeting.day else 0
        by_quarter[QUARTERS[(month - 1) // 3] if month else NO_MONTH].append(meeting)
    for name, those in by_quarter.items():
        if those:
            records = [
                _record(
                    meeting,
                    snapshot.attendances.get(meeting.id, ()),
                    in_order(snapshot.items.get(meeting.id, ())),
                    snapshot.branch,
                    snapshot.members,
                    beside.get(meeting.id, ALONE),
                    full=full,
                    bundled=bundled,
                )
                for meeting in those
                if meeting.counts
            ]
            yield Quarter(name, quarter_listing(those, snapshot.attendances, full=full), records)


def _record(
    meeting: Meeting,
    people: Sequence[Attendance],
    items: Sequence[AgendaItem],
    branch: Branch,
    members: Sequence[Member],
    others: Sequence[Meeting],
    *,
    full: bool,
    bundled: bool,
) -> Record:
    minutes = minutes_told(meeting, people, items, branch, members, others, full=full, bundled=bundled)
    return Record(meeting.id, _line(private_copy(meeting, full=full)), minutes)


def _line(meeting: Meeting) -> str:
    """03-12 支部党员大会（第1次）：讨论接收预备党员."""
    day = meeting.day
    when = f"{day.month:02}-{day.day:02}" if day and day.day else f"{day.month:02}月" if day and day.month else ""
    which = (f"（第{meeting.number}次）" if meeting.number else "") + (DRAFT_MARK if meeting.draft else "")
    about = " ".join((meeting.subject or meeting.title_text).split())
    if len(about) > _LINE:
        about = about[: _LINE - 1] + "…"
    return f"{when}　{short_kind(meeting)}{which}".strip("　") + (f"：{about}" if about else "")
