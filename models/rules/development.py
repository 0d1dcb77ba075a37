"""Probation: when it ends, and whether the general meeting has talked about it (细则 §31, domain §4.1 D22–D26)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from models.kinds import PartialDate, add_months
from models.records import AgendaItem, Meeting, Member
from models.records.meeting import DRAFT, GENERAL, TOPICS
from models.records.member import PROBATIONARY
from models.rules import votes
from models.rules.finding import Finding, of_part, raised, slot_by
from models.rules.snapshot import Snapshot
from models.rules.standing import Changes, extensions
from models.rules.todo import CONVERSION
from models.rules.voting_frame import proposed

_CONVERTING = TOPICS[3]


def probation_end(member: Member, changes: Changes = ()) -> date | None:
    """The day on which probation ends: one year after the general meeting, or where it was extended to (D22).

    None where the day is not known.
    """
    extended = extensions(changes)
    if extended:
        until = extended[-1].until
        return until.first() if until and until.whole else None
    return add_months(member.joined.first(), 12) if member.joined and member.joined.whole else None


def on_probation(snapshot: Snapshot, today: date) -> list[Member]:
    """The probationary members of the branch."""
    return [m for m in snapshot.on_books(today) if m.kind == PROBATIONARY and m.full is None]


def conversions(snapshot: Snapshot) -> list[tuple[Meeting, AgendaItem]]:
    """Where general meetings voted on 转正, 延长 or 取消; whose it was is known by the name in the item's title."""
    return [
        (meeting, item)
        for meeting in snapshot.of_kind.get(GENERAL, ())
        for item in snapshot.items.get(meeting.id, [])
        if item.rule == votes.CONVERT
    ]


def discussed(snapshot: Snapshot, member: Member, today: date) -> bool:
    """Whether a general meeting up to today has voted on the member's 转正, 延长 or 取消; after an extension anew."""
    return bool(votes_on(snapshot, member, today))


def votes_on(snapshot: Snapshot, member: Member, today: date) -> list[tuple[Meeting, AgendaItem]]:
    """These votes, without those that led to an extension which is kept, and what was before it."""
    extended = extensions(snapshot.changes_of(member))
    begin = max((c.since.first() for c in extended if c.since), default=date.min)
    decided = [c.decided for c in extended if c.decided]
    return [
        (meeting, item)
        for meeting, item in conversions(snapshot)
        if meeting.day
        and begin < meeting.day.first() <= today
        and meeting.day not in decided
        and member in snapshot.named_in(item.title_text)
        and not _extends(item, begin)
        and not _waits(meeting, item)
    ]


def _waits(meeting: Meeting, item: AgendaItem) -> bool:
    """Whether a draft only has the item on its agenda: nothing was decided, and no vote was counted."""
    return meeting.status == DRAFT and not item.decision and item.yes is None


def waiting(snapshot: Snapshot, member: Member, today: date) -> AgendaItem | None:
    """The item of a draft in which the decision about the member is still to be put down, or of a meeting to come; None where there
    is none."""
    those = [
        item
        for meeting, item in conversions(snapshot)
        if _waits(meeting, item) or (meeting.day is not None and meeting.day.first() > today)
    ]
    return next((item for item in reversed(those) if member in snapshot.named_in(item.title_text)), None)


def begun(member: Member, changes: Changes, today: date) -> tuple[Meeting, AgendaItem]:
    """The general meeting that talks about a member's 转正, to begin with. Before probation has ended it has no day yet."""
    end, title = probation_end(member, changes), f"讨论{member.name}转为正式党员"
    rule, ballot = proposed(_CONVERTING, GENERAL)
    item = AgendaItem(title_text=title, topic=_CONVERTING, rule=rule, ballot=ballot, candidate=member.name)
    day = PartialDate.of(today) if end is not None and end <= today else None
    return Meeting(kind=GENERAL, day=day, subject=title), item


def _extends(item: AgendaItem, begin: date) -> bool:
    """Whether the vote was the one on the extension that is kept (it may be dated before the day of its approval)."""
    return begin > date.min and "延长" in item.title_text + item.decision


def development_findings(snapshot: Snapshot, today: date) -> Iterator[Finding]:
    """What the roster and the minutes show about probation."""
    for member in on_probation(snapshot, today):
        yield from _probation(snapshot, member, today)
    yield from too_early_findings(snapshot)


def _probation(snapshot: Snapshot, member: Member, today: date) -> Iterator[Finding]:
    """D22 the day is not known, D23 ends soon, D24 ended and not discussed."""
    end, limits, name = probation_end(member, snapshot.changes_of(member)), snapshot.limits, member.title()
    if end is None:
        if member.joined and not member.joined.whole:
            text = f"入党日期只有 {member.joined}，算不出预备期满日，请补到日"
            yield from raised("D22", name, text, on=member.joined.first(), about=member)
        return
    if discussed(snapshot, member, today):
        return
    if today > end + timedelta(days=limits.probation_overdue_days):
        text = f"预备期 {end} 已满，没有党员大会讨论转正的记录，请及时讨论或补录"
        yield from raised("D24", name, text, on=end, about=member, due=end, at=CONVERSION, slot=slot_by(end))
    elif today >= end - timedelta(days=limits.probation_remind_days):
        if today > end:
            text = f"预备期 {end} 已满，请核对本人是否提出转正申请，及时安排党员大会讨论"
        else:
            text = f"预备期 {end} 期满，请提醒本人提出转正申请，准备征求意见"
        yield from raised("D23", name, text, on=end, about=member, due=end, at=CONVERSION, slot=slot_by(end))


def too_early_findings(snapshot: Snapshot) -> Iterator[Finding]:
    """D26 of every vote on 转正 that is kept."""
    for meeting, item in conversions(snapshot):
        if meeting.day is None:
            continue
        for member, text in too_early(snapshot, meeting.day, item):
            slot, on = of_part(item, str(member.id)), meeting.day.first()
            yield from raised("D26", member.title(), text, on=on, about=meeting, at="day", slot=slot)


def too_early(snapshot: Snapshot, day: PartialDate, item: AgendaItem) -> Iterator[tuple[Member, str]]:
    """Of whom a general meeting on that day votes on 转正 before the day on which probation ends, and what is to be said of
    it (细则 §31, D26); 取消 and 延长 may come earlier."""
    if item.rule != votes.CONVERT or any(word in item.title_text + item.decision for word in ("取消", "延长")):
        return
    for member in snapshot.named_in(item.title_text):
        end = probation_end(member, snapshot.changes_of(member))
        if end and day.last() < end:
            yield member, f"{day} 党员大会表决转正，预备期 {end} 期满，当时未满，请核对日期"
