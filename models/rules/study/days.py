"""Days of a batch that cannot be: its end before its start, a course on another day, what was made up for before it was missed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from models.records import Course, Enrolment, Training
from models.rules.finding import Finding, of_part, raised
from models.rules.remark import Remark, findings_of, remark
from models.rules.snapshot import Snapshot

RULE = "§3.1日期"
ENROLMENTS, COURSES = "enrolments", "courses"
"""Where in a batch something is mended, as its page knows it."""


def order_remarks(batch: Training) -> Iterator[Remark]:
    """The last day of a batch before its first."""
    if batch.start is not None and _reversed(batch):
        text = f"结束日期 {batch.end} 早于开始日期 {batch.start}，请核对"
        yield from remark(RULE, "end start", text, on=batch.start.last())


def _reversed(batch: Training) -> bool:
    return batch.start is not None and batch.end is not None and batch.end.last() < batch.start.first()


def outside(batch: Training, courses: Iterable[Course]) -> Iterator[tuple[Course, date, str]]:
    """The courses on days that are none of the batch, as far as its days are known, their days, and what there is to say of each. Where
    those are the wrong way round themselves no course is to blame."""
    for course in courses if not _reversed(batch) else ():
        if course.day is None:
            continue
        name = f"课程“{course.title()}”的日期 {course.day}"
        if batch.start and course.day.last() < batch.start.first():
            yield course, course.day.last(), f"{name} 早于培训开始日期 {batch.start}，请核对"
        elif batch.end and batch.end.last() < course.day.first():
            yield course, course.day.last(), f"{name} 晚于培训结束日期 {batch.end}，请核对"


def made_up_too_early(entry: Enrolment, batch: Training) -> str:
    """What there is to say of somebody who made up for a batch before its first day; '' for nothing."""
    day, start = entry.made_up_on, batch.start
    return f"补课日期 {day} 早于培训开始日期 {start}" if day and start and day.last() < start.first() else ""


def day_findings(snapshot: Snapshot) -> Iterator[Finding]:
    """§3.1日期 of every batch, its courses and its list."""
    for batch in snapshot.trainings:
        yield from findings_of(order_remarks(batch), batch, batch.title())
        for course, day, text in outside(batch, snapshot.courses.get(batch.id, ())):
            slot = of_part(course, "day")
            yield from raised(RULE, batch.title(), text, on=day, about=batch, at=COURSES, slot=slot)
        for entry in snapshot.enrolments.get(batch.id, ()):
            later = entry.made_up_on
            if later is not None and (text := made_up_too_early(entry, batch)):
                text, slot = f"在“{batch.name}”的{text}，请核对", of_part(entry, "made_up_on")
                yield from raised(
                    RULE,
                    snapshot.called(entry.name, entry.member_id),
                    text,
                    on=later.last(),
                    about=batch,
                    at=ENROLMENTS,
                    slot=slot,
                )
