"""How the probation of each person ended in a year: due when, discussed when, and what came of it (细则 §31–§33)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from models.kinds import PartialDate, add_months
from models.records import Member
from models.records.member import NO_PROBATION, PROBATIONARY
from models.records.status_change import CANCELLING, CONVERSIONS, EXTENSION
from models.rules.development import conversions
from models.rules.snapshot import Snapshot
from models.statistics.annual_events import approval, moves, year_begin
from models.statistics.roster import Roster
from models.statistics.table import Why, as_written

ON_TIME, DELAYED, EXTENDED, CANCELLED = "按期转正", "推迟转正", "延长预备期", "取消预备党员资格"
NOT_YET, GONE, NO_DAY = "期满尚未转正", "期满后离开，未见转正", "期满日算不出来"
OUTCOMES = (ON_TIME, DELAYED, EXTENDED, CANCELLED, NOT_YET, GONE)


@dataclass(frozen=True)
class End:
    """The end of somebody's probation in a year. due: the day on which it ended, the later one where it was extended; None
    where it is not known · before: whether it had ended before the year began."""

    member: Member
    due: date | None
    outcome: str
    fact: str
    before: bool = False
    converted: bool = False


@dataclass(frozen=True)
class _Probation:
    """The days of one probation as they were known on the day of the table. first: its end before any extension."""

    first: date | None
    due: date | None
    extended: PartialDate | None
    """The day of the last extension."""


def probation(roster: Roster, member: Member, on: date) -> _Probation:
    """When it ends, by the day of joining and the extensions up to `on`."""
    first = add_months(member.joined.first(), 12) if member.joined and member.joined.whole else None
    known = [c for c in roster.changes(member) if c.kind == EXTENSION and c.since and c.since.first() <= on]
    if not known:
        return _Probation(first, first, None)
    until = known[-1].until
    return _Probation(first, until.first() if until and until.whole else None, known[-1].since)


def ends(roster: Roster, snapshot: Snapshot, on: date, why: Why = as_written) -> list[End]:
    """Everybody whose probation had ended by `on` and was not settled before the year began, or was cancelled in it. why: how
    reasons are told."""
    found = (_end(roster, snapshot, member, on, why) for member in roster.members)
    return [end for end in found if end is not None]


def _end(roster: Roster, snapshot: Snapshot, member: Member, on: date, told: Why) -> End | None:
    begin, full = year_begin(on), member.full
    approved = approval(roster, member, CONVERSIONS)
    day = (approved or full).first() if full else None
    if (day is not None and day <= begin) or _had_none(member):
        return None
    if not (member.belongs(begin) or (_came(member) and begin < _came(member).first() <= on)):  # type: ignore[union-attr]
        return None
    if full is None and member.kind != PROBATIONARY:
        return None
    if full and day and day <= on:
        if not (member.belongs(full.first()) or member.belongs(day)):
            return None  # became a full member elsewhere
        return _converted(roster, snapshot, member, on, approved, told)
    about = probation(roster, member, on)
    before = about.due is not None and about.due <= begin
    cancelled = moves(roster, on).days.get((member.id, CANCELLING))
    if cancelled is not None:
        return End(
            member, about.due, CANCELLED, f"{_due(about)}，{_decision(roster, member, CANCELLING, on, told)}", before
        )
    if about.extended and begin < about.extended.first() and about.due is not None and about.due > on:
        return End(member, about.due, EXTENDED, f"{_first(about)}，{_decision(roster, member, EXTENSION, on, told)}")
    left = member.left.first() if member.left and member.left.first() <= on else None
    if about.due is None:
        fact = "入党日期或延长到的日期没有写到日" if left is None else ""
        return End(member, None, NO_DAY, fact) if fact else None
    if about.due > on or (left is not None and left < about.due):
        return None
    if left is not None:
        return End(
            member, about.due, GONE, f"{_due(about)}，{member.left} {roster.told(member.left_words) or '离开'}", before
        )
    late = (on - about.due).days
    when = _discussed(snapshot, member, about, on)
    why = f"{when} 党员大会已讨论，没有转正日期" if when else "没有党员大会讨论转正的记录"
    if full and approved and full.first() <= on:
        why = f"{full} 转正，{approved} 才批复"
    return End(member, about.due, NOT_YET, f"{_due(about)}，{f'已过 {late} 天，' if late else ''}{why}", before)


def _had_none(member: Member) -> bool:
    """Whether there was no probation when the member joined (1969–1977)."""
    joined = member.joined
    return joined is not None and NO_PROBATION[0] <= joined.first() and joined.last() <= NO_PROBATION[1]


def _came(member: Member) -> PartialDate | None:
    return member.arrived or member.joined


def _converted(
    roster: Roster, snapshot: Snapshot, member: Member, on: date, approved: PartialDate | None, told_why: Why
) -> End:
    """On time where the meeting talked of it within the days that a branch allows itself (D24)."""
    about = probation(roster, member, on)
    full = member.full
    assert full is not None
    told = f"，批复 {approved}" if approved else ""
    if about.due is None:
        return End(member, None, NO_DAY, f"{full} 转正{told}，期满日算不出来", converted=True)
    before = about.due <= year_begin(on)
    decided = next((c.decided for c in reversed(roster.changes(member)) if c.kind in CONVERSIONS and c.decided), None)
    met = _discussed(snapshot, member, about, on) or (decided.first() if decided else None)
    day = met or full.first()
    late = (day - about.due).days
    source = f"{day.isoformat()} 党员大会讨论" if met else f"{full} 转正，没有党员大会讨论的记录"
    fact = f"{_due(about)}，{source}{told}" + (f"，晚 {late} 天" if late > 0 else "")
    fact += f"，早 {-late} 天，请核对" if late < 0 else ""
    delayed = late > snapshot.limits.probation_overdue_days
    if delayed:
        why = next((c.why.strip() for c in roster.changes(member) if c.kind in CONVERSIONS and c.why.strip()), "")
        fact += f"，原因：{told_why(why)}" if why else "，原因没有记"
    return End(member, about.due, DELAYED if delayed else ON_TIME, fact, before, converted=True)


def _discussed(snapshot: Snapshot, member: Member, about: _Probation, on: date) -> date | None:
    """The day of the first general meeting that voted on 转正, after an extension anew; None where there is no record."""
    after = about.extended.first() if about.extended else date.min
    days = [
        meeting.day.first()
        for meeting, item in conversions(snapshot)
        if meeting.day
        and after < meeting.day.first() <= on
        and not any(word in item.title_text + item.decision for word in ("延长", "取消"))
        and member.id in {named.id for named in snapshot.named_in(item.title_text)}
    ]
    return min(days, default=None)


def _due(about: _Probation) -> str:
    if about.due is None:
        return "期满日算不出来"
    return f"预备期{'延长到' if about.extended else '满'} {about.due.isoformat()}"


def _first(about: _Probation) -> str:
    return f"预备期满 {about.first.isoformat()}" if about.first else "期满日算不出来"


def _decision(roster: Roster, member: Member, kind: str, on: date, told: Why) -> str:
    """What is kept of the last decision of a kind, with why."""
    made = [c for c in roster.changes(member) if c.kind == kind and c.since and c.since.first() <= on]
    if not made:
        return f"离开 {member.left}，{roster.told(member.left_words)}".rstrip("，")
    last = made[-1]
    words = [f"{last.since} {kind}" + (f"到 {last.until}" if last.until else "")]
    words += [f"批复 {last.approved}"] if last.approved else []
    words.append(f"原因：{told(last.why)}" if last.why.strip() else "原因没有记")
    return "，".join(words)
