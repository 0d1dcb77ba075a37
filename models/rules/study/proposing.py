"""计划学时 that may be put down for a batch, each with what it comes from: the days, or the courses together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from models.records import Course, Training
from models.rules.limits import Limits
from models.rules.study.hours import converted


@dataclass(frozen=True)
class Proposal:
    """Hours, a label to press, and why so many."""

    hours: float
    label: str
    why: str


def proposals(batch: Training, courses: Sequence[Course], limits: Limits) -> list[Proposal]:
    """What the days of the batch, or those from its first to its last day, and its courses come to."""
    found = []
    days, of = batch.days, "天数"
    if days is None and batch.start and batch.start.whole and (batch.end is None or batch.end.whole):
        days, of = float(((batch.end or batch.start).first() - batch.start.first()).days + 1), "起止"
    if days is not None and days > 0:
        hours = converted(days, limits)
        way = f"一天 {limits.hours_full_day:g} 学时、半天 {limits.hours_half_day:g} 学时"
        found.append(Proposal(hours, f"按{of} {hours:g}", f"{of} {days:g} 天，按{way}折算为 {hours:g} 学时"))
    taught = sum(course.hours or 0.0 for course in courses)
    if taught:
        found.append(Proposal(taught, f"按课程 {taught:g}", f"课程合计 {taught:g} 学时"))
    return found
