"""The numbers on the home page, as of a day."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from models.kinds import whole_years
from models.records import Member
from models.records.member import FULL, PROBATIONARY
from models.rules.meetings import DUE, HELD, MISSING, YEARLY, coverage
from models.rules.past_day import YES, is_floating
from models.rules.periods import quarter_of
from models.rules.snapshot import Snapshot
from models.rules.study.asked import behind, excused, hours_of_leaders, hours_wanted, newcomer
from models.rules.study.hours import hours_by_member
from models.rules.study.on_paper import on_paper

AGE_BANDS = (("35 岁及以下", 0, 35), ("36–45 岁", 36, 45), ("46–55 岁", 46, 55), ("56 岁及以上", 56, 999))
UNSURE = "日期不全"
"""How lists call those whose day is known too roughly."""


@dataclass(frozen=True)
class Figures:
    """People in persons, hours in 学时, ages in years; the average None where nobody's is known."""

    members: int
    full: int
    probationary: int
    floating: int
    held: int
    """Meetings of this quarter that were held, one a duty and period; yearly ones are not in it."""
    required: int
    """Duties of this quarter that have begun."""
    missing: list[str]
    """Short names of those not held: 党员大会, 支委会（11月）."""
    open_items: int
    overdue: int
    due_soon: int
    """Open rectification items due within as many days as the branch is reminded before (`remind_days`)."""
    reached: int
    """Members with the hours of the year."""
    counted: int
    """Of whom hours are asked: not of newcomers who have not reached them, nor of those who are taught at home."""
    hours_on_paper: bool
    """Whether some of the hours of the year may be on paper: the branch began to use the program in its midst."""
    hours_needed: float
    hours_of_leaders: float
    average_age: float | None
    age_bands: list[tuple[str, int]]


def figures(snapshot: Snapshot, today: date) -> Figures:
    """Counted from those who belong to the branch today."""
    here = snapshot.on_books(today)
    kinds = [member.kind_on(today) for member in here]
    ages = [age for member in here if (age := member.age(today)) is not None]
    held, required, missing = _quarter(snapshot, today)
    lefts = [left for item in snapshot.rectifications if (left := item.days_left(today)) is not None]
    hours = hours_by_member(snapshot, today.year, today)
    late = behind(snapshot, today.year, today, hours)
    asked = [
        m for m in here if not excused(m) and (not newcomer(m, today.year) or _has(snapshot, m, hours, today.year))
    ]
    return Figures(
        members=len(here),
        full=kinds.count(FULL),
        probationary=kinds.count(PROBATIONARY),
        floating=sum(is_floating(member, today) == YES for member in here),
        held=held,
        required=required,
        missing=missing,
        open_items=sum(item.is_open() for item in snapshot.rectifications),
        overdue=sum(left < 0 for left in lefts),
        due_soon=sum(0 <= left <= snapshot.limits.remind_days for left in lefts),
        reached=len(asked) - len(late),
        counted=len(asked),
        hours_on_paper=bool(on_paper(snapshot, today.year)),
        hours_needed=snapshot.limits.hours_member,
        hours_of_leaders=hours_of_leaders(snapshot, today.year),
        average_age=average(ages),
        age_bands=_bands(here, today),
    )


def _has(snapshot: Snapshot, member: Member, hours: Mapping[int, float], year: int) -> bool:
    return hours.get(member.id, 0.0) >= hours_wanted(snapshot, member, year)


def _bands(here: list[Member], today: date) -> list[tuple[str, int]]:
    """People by band; whose day of birth is too rough to tell the band are a line of their own, as in the statistics."""
    spans = [(whole_years(m.birth.last(), today), whole_years(m.birth.first(), today)) for m in here if m.birth]
    found = [(label, sum(low <= least and most <= high for least, most in spans)) for label, low, high in AGE_BANDS]
    unsure = len(spans) - sum(number for _, number in found)
    return [*found, (UNSURE, unsure)] if unsure else found


def average(numbers: list[int]) -> float | None:
    """To one decimal, halves up as people do it by hand."""
    if not numbers:
        return None
    return (20 * sum(numbers) + len(numbers)) // (2 * len(numbers)) / 10


def _quarter(snapshot: Snapshot, today: date) -> tuple[int, int, list[str]]:
    """Held, required and missing of the running quarter; months that have not begun are not yet required."""
    first = quarter_of(today.year, today.month).first_month
    held, missing = 0, []
    for line in coverage(snapshot, today.year, today):
        if line.duty.kind in YEARLY:
            continue
        for cell in line.cells:
            inside = cell.first_month < first + 3 and cell.first_month + cell.months > first
            if not inside or cell.state not in (HELD, DUE, MISSING):
                continue
            if cell.state == HELD:
                held += 1
            else:
                missing.append(line.duty.short + (f"（{cell.first_month}月）" if cell.months == 1 else ""))
    return held, held + len(missing), missing
