"""What hours of study are asked of whom in a year, and who is behind with them (domain §3.1)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date

from models.records import Member, Training
from models.records.member import AT_HOME
from models.rules.articles import article_of
from models.rules.finding import key_of
from models.rules.posts import in_committee
from models.rules.snapshot import Snapshot
from models.rules.study.hours import hours_by_member

MEMBERS, LEADERS = "T01", "T02"
FOR_THE_OLD = "年老体弱、行动不便的学习不作硬性要求（第二十三条），可在名册“学习方式”里选“送学上门”"
"""Said beside the hours that lack to somebody old."""
_TAUGHT_AT_HOME = re.compile("送学上门|不作硬性要求")


def batches(snapshot: Snapshot, year: int) -> list[Training]:
    """The batches of a calendar year, by their first day."""
    return [t for t in snapshot.trainings if t.start and t.start.year == year]


def looked_at(snapshot: Snapshot, year: int, today: date) -> bool:
    """Whether it is said of a year who lacks hours: it has batches, or the branch kept this ledger in it. A year without a batch is
    no better than one with a small one; of before the ledger, which nobody has put in, nothing is said."""
    since = snapshot.begun
    return bool(batches(snapshot, year)) or (since is not None and since <= min(today, date(year, 12, 31)))


def untaught_words(year: int) -> tuple[str, str]:
    """The subject and the slot of what is said of a year without a batch."""
    return f"{year}年学时", f"{year} untaught"


def led_in(member: Member, year: int) -> bool:
    """Whether the member had a post in the committee in a year, as far as 党内任职日期 tells: who was elected after it is
    asked what members are asked."""
    since = member.post_since
    return in_committee(member) and not (since is not None and since.year > year)


def leaders_rule(year: int) -> str:
    """The rule by which hours of a year are asked of the secretary and the committee: their own, and in a year at whose end no plan
    was in force, as 2024 (the plan of 2024 to 2028 came in 2025), the one for every member."""
    return LEADERS if article_of(LEADERS, date(year, 12, 31)) else MEMBERS


def hours_of_leaders(snapshot: Snapshot, year: int) -> float:
    """学时 of a year that are asked of the secretary and the committee."""
    limits = snapshot.limits
    return limits.hours_leader if leaders_rule(year) == LEADERS else limits.hours_member


def hours_rule(member: Member, year: int) -> str:
    """The rule by which hours of a year are asked of a member."""
    return leaders_rule(year) if led_in(member, year) else MEMBERS


def hours_wanted(snapshot: Snapshot, member: Member, year: int) -> float:
    """学时 of a year: more for the secretary and the committee, where a plan asks for more."""
    return hours_of_leaders(snapshot, year) if led_in(member, year) else snapshot.limits.hours_member


def newcomer(member: Member, year: int) -> bool:
    """Whether the member came during the year: hours studied before are not in this ledger."""
    since = member.arrived or member.joined
    return since is not None and since.year >= year


def came_words(member: Member) -> str:
    """Why a year in which a member came is not judged by its hours alone: 2026-05-06 来支部，…."""
    if member.arrived:
        return f"{member.arrived} 来支部，此前的学时不在本账本里"
    return f"{member.joined} 入党，当年在党内不满一年"


def excused(member: Member) -> bool:
    """Whether no hours are asked of the member: old, frail or ill, and taught at home (教管条例 §23, T06); notes of before
    the column was there still say so."""
    return member.study == AT_HOME or bool(_TAUGHT_AT_HOME.search(member.note))


def behind(
    snapshot: Snapshot, year: int, on: date, hours: Mapping[int, float] | None = None
) -> list[tuple[Member, float]]:
    """Members who were here all year, of whom hours are asked, and who have fewer than wanted; with what is missing.

    hours: those of the year, where they are known already."""
    hours = hours_by_member(snapshot, year, on) if hours is None else hours
    gaps = [(m, hours_wanted(snapshot, m, year) - hours.get(m.id, 0.0)) for m in snapshot.on_books(on)]
    return [(member, gap) for member, gap in gaps if gap > 0 and not newcomer(member, year) and not excused(member)]


def hours_key(member: Member, year: int) -> str:
    """What an answer to the finding about the hours of a member is kept under."""
    return key_of(hours_rule(member, year), member.table, member.id, "", f"{year} hours")
