"""What brought a person into the count or out of it in a span of days, by the records; and what they leave in doubt."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from models.kinds import PartialDate
from models.records import Member, StatusChange
from models.records.member import SUSPENDED
from models.records.status_change import (
    CANCELLING,
    CONVERSIONS,
    DEATH,
    EXPELLING,
    LEAVING_CHANGES,
    RESUMING,
    STRIKING,
    SUSPENDING,
)
from models.records.transfer import IN, OUT
from models.statistics.roster import STRUCK, Roster

Said = list[tuple[Member, str]]
DEVELOPED, MOVED_IN, OTHER = "发展党员", "转入", "其他"
MOVED_OUT = "转出"
INCREASES = (DEVELOPED, MOVED_IN, RESUMING, OTHER)
DECREASES = (MOVED_OUT, DEATH, *STRIKING, STRUCK, EXPELLING, CANCELLING, SUSPENDING, OTHER)
ADMISSIONS = ("接收预备党员", "发展党员")
"""How a branch may name the superior's approval of an admission among the changes of a member."""
_BY_WHY = {
    "转出": MOVED_OUT,
    "去世": DEATH,
    "除名": STRUCK,
    "退党": STRIKING[-1],
    "开除党籍": EXPELLING,
    "取消预备党员资格": CANCELLING,
}


@dataclass(frozen=True)
class Event:
    """One event: `enters` tells a coming, `flag` which of the two it touches: belonging to the branch, or 停止党籍."""

    day: PartialDate
    what: str
    enters: bool
    flag: str
    fact: str


@dataclass
class Path:
    """What happened to one person in the span, what of it changed the count, and why it does not add up, if it does not."""

    effects: list[tuple[Event, int]] = field(default_factory=list)
    doubts: list[str] = field(default_factory=list)
    silent: list[Event] = field(default_factory=list)
    """Departures of those who were not counted any more: 停止党籍 had taken them out before."""


@dataclass
class Moves:
    """All comings and goings of a span by their kind, departures that count for nothing, and what has to be checked."""

    added: dict[str, Said] = field(default_factory=lambda: {what: [] for what in INCREASES})
    taken: dict[str, Said] = field(default_factory=lambda: {what: [] for what in DECREASES})
    days: dict[tuple[int, str], date] = field(default_factory=dict)
    """The day of what happened to a member, by id and kind."""
    silent: Said = field(default_factory=list)
    doubts: Said = field(default_factory=list)


def year_begin(on: date) -> date:
    """The last day of the year before."""
    return date(on.year - 1, 12, 31)


def moves(roster: Roster, on: date) -> Moves:
    """From the end of the year before up to `on`; found once for a roster and a day, for many tables ask."""
    if on not in roster.moves:
        begin, all_of = year_begin(on), Moves()
        for member in roster.members:
            found = path(roster, member, begin, on)
            for event, effect in found.effects:
                (all_of.added if effect > 0 else all_of.taken).setdefault(event.what, []).append((member, event.fact))
                all_of.days[member.id, event.what] = event.day.first()
            gone = (event for event in found.silent if not event.enters)
            all_of.silent += [(member, f"{roster.told(event.what)}：{event.fact}") for event in gone]
            all_of.doubts += [(member, "；".join(found.doubts))] if found.doubts else []
        roster.moves[on] = all_of
    return roster.moves[on]


def approval(roster: Roster, member: Member, names: tuple[str, ...]) -> PartialDate | None:
    """The day of the superior's approval of an admission or conversion; None where the ledger does not have it."""
    days = [change.approved for change in roster.changes(member) if change.kind in names and change.approved]
    return days[-1] if days else None


def converted(roster: Roster, on: date) -> Said:
    """Who became a full member here in the year up to `on`: by the approval, where it is not known by the day of 转正."""
    begin, found = year_begin(on), []
    for member in roster.members:
        if member.full is None:
            continue
        approved = approval(roster, member, CONVERSIONS)
        day = approved or member.full
        if begin < day.first() <= on and (member.belongs(member.full.first()) or member.belongs(day.first())):
            fact = f"上级批复 {approved}" if approved else f"转为正式党员 {member.full}，未记批复日期"
            found.append((member, fact))
    return found


def path(roster: Roster, member: Member, begin: date, end: date) -> Path:
    """What happened after `begin` and up to `end`; each event is shown, whether it fits to the roster or not."""
    if _quiet(roster, member, end.year):
        return Path()
    found = Path(doubts=list(_undated(roster, member, begin, end)))
    events = [event for event in _events(roster, member) if begin < event.day.first() <= end]
    events.sort(key=lambda event: (event.day.first(), event.flag == SUSPENDED))
    belongs, stopped = member.belongs(begin), roster.suspended(member, begin)
    fits = True
    for event in events:
        if event.flag == SUSPENDED:
            fits &= stopped == event.enters
            stopped = not event.enters
            if belongs:
                found.effects.append((event, 1 if event.enters else -1))
            continue
        fits &= belongs != event.enters
        belongs = event.enters
        if stopped:
            found.silent.append(event)
        else:
            found.effects.append((event, 1 if event.enters else -1))
    if not fits or (belongs and not stopped) != roster.counts(member, end):
        found.doubts.insert(0, _reason(roster, member, events, begin, end))
    return found


def _quiet(roster: Roster, member: Member, year: int) -> bool:
    """Whether nothing of a member has to do with the year: true of nearly all, and told at once."""
    days = (member.joined, member.arrived, member.left, member.standing_since)
    return (
        any(days[:2])
        and not any(day is not None and day.year == year for day in days)
        and member.standing != SUSPENDED
        and (member.left is not None or not member.left_why)
        and not roster.has_records(member)
    )


def _reason(roster: Roster, member: Member, events: list[Event], begin: date, end: date) -> str:
    said = "；".join(f"{roster.told(event.what)}（{event.fact}）" for event in events) or "这一年没有增减的记录"
    before, after = ("在册" if roster.counts(member, day) else "不在册" for day in (begin, end))
    hint = "；转出尚无回执" if _under_way(roster, member) else ""
    return f"记录：{said}{hint}；名册：{begin.isoformat()} {before}，{end.isoformat()} {after}"


def _under_way(roster: Roster, member: Member) -> bool:
    return any(transfer.direction == OUT and transfer.receipt is None for transfer in roster.transfers(member))


def _events(roster: Roster, member: Member) -> Iterator[Event]:
    yield from _coming(roster, member)
    yield from _leaving(roster, member)
    yield from _stopping(roster, member)


def _coming(roster: Roster, member: Member) -> Iterator[Event]:
    """One coming: by transfer, whose receipt decides, or by admission, whose approval decides where it is known."""
    moves = [transfer for transfer in roster.transfers(member) if transfer.direction == IN]
    received = [transfer.receipt for transfer in moves if transfer.receipt]
    if received:
        yield Event(max(received, key=str), MOVED_IN, True, "", f"转入回执 {max(received, key=str)}")
        return
    if moves and member.arrived:
        return  # a letter without receipt: the sending branch is still responsible
    approved = approval(roster, member, ADMISSIONS)
    joined, arrived = member.joined, member.arrived
    if joined and (arrived is None or arrived.first() <= joined.first()):
        fact = f"上级批复 {approved}" if approved else f"加入党组织 {joined}，未记批复日期"
        yield Event(approved or joined, DEVELOPED, True, "", fact)
    elif arrived:
        kind = MOVED_IN if joined else OTHER
        yield Event(arrived, kind, True, "", f"来支部 {arrived}" + ("" if joined else "，没有加入党组织日期"))


def _leaving(roster: Roster, member: Member) -> Iterator[Event]:
    """One leaving: by a decision, by transfer, whose receipt decides, or by the roster's own date."""
    decided = [change for change in roster.changes(member) if change.kind in LEAVING_CHANGES]
    if decided:
        last = decided[-1]
        assert last.since is not None
        yield Event(last.since, last.kind, False, "", _decision(last))
        return
    since = member.arrived.first() if member.arrived else date.min
    moves = [
        transfer
        for transfer in roster.transfers(member)
        if transfer.direction == OUT and (transfer.receipt is None or transfer.receipt.last() >= since)
    ]
    if member.left_why in ("", "转出") and moves:
        received = [transfer.receipt for transfer in moves if transfer.receipt]
        if received:
            yield Event(max(received, key=str), MOVED_OUT, False, "", f"转出回执 {max(received, key=str)}")
        return
    if member.left:
        why = member.left_words or ("其他原因" if member.left_why else "原因未填")
        yield Event(
            member.left, _BY_WHY.get(member.left_why, OTHER), False, "", f"离开 {member.left}，{roster.told(why)}"
        )


def _stopping(roster: Roster, member: Member) -> Iterator[Event]:
    decided = [change for change in roster.changes(member) if change.kind in (SUSPENDING, RESUMING)]
    for change in decided:
        assert change.since is not None
        yield Event(change.since, change.kind, change.kind == RESUMING, SUSPENDED, _decision(change))
    since = member.standing_since if member.standing == SUSPENDED else None
    if since and not any(c.kind == SUSPENDING and c.since and c.since.year == since.year for c in decided):
        yield Event(since, SUSPENDING, False, SUSPENDED, f"停止党籍 {since}")


def _decision(change: StatusChange) -> str:
    return f"生效 {change.since}" + (f"，批复 {change.approved}" if change.approved else "")


def _undated(roster: Roster, member: Member, begin: date, end: date) -> Iterator[str]:
    """What is said without a day, so that nobody can tell in which year it counts."""
    if not (roster.counts(member, begin) or roster.counts(member, end) or member.belongs(end)):
        return
    if member.left is None and member.left_why:
        why = f"“{roster.told(member.left_words)}”" if member.left_words else ""
        yield f"填了离开原因{why}，没有离开日期，仍按在册统计"
    if member.arrived is None and member.joined is None:
        yield "没有加入党组织日期和来支部日期，按一直在册统计"
    if member.standing == SUSPENDED and not member.standing_since and not roster.changes(member):
        yield "停止党籍没有日期，按一直停止统计"
    for change in roster.undated(member):
        yield f"有“{roster.told(change.kind)}”的记录，没有生效日期"
