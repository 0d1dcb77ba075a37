"""Reminders of study: hours of the year, batches whose people are not put down, and the training of a new secretary."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from models.kinds import add_months
from models.naming import some
from models.records import Training
from models.records.waiver import NOT_HERE
from models.rules.finding import key_of
from models.rules.snapshot import Snapshot
from models.rules.study.asked import MEMBERS, batches, behind, hours_key, looked_at, untaught_words
from models.rules.study.days import ENROLMENTS
from models.rules.study.on_paper import on_paper
from models.rules.study.unregistered import over, waiting
from models.rules.todo import INFO, PERSON, Todo, tone_of
from models.rules.training import appointed_until, attended, for_the_post, taken_part, without_kind

_NEAR = 31
INVITE = "invite"


def study_todos(snapshot: Snapshot, today: date) -> Iterator[Todo]:
    """Of the year, of each batch, of the secretary."""
    yield from _hours(snapshot, today)
    yield from _unregistered(snapshot, today)
    yield from _appointed(snapshot, today)


def _hours(snapshot: Snapshot, today: date) -> Iterator[Todo]:
    """T01, T02, from October on: how many are behind with their hours of study, but those of whom that was answered for."""
    if today.month < snapshot.limits.hours_remind_month or not looked_at(snapshot, today.year, today):
        return
    answered = {waiver.key for waiver in snapshot.waivers if waiver.answer == NOT_HERE}
    if key_of(MEMBERS, Training.table, 0, *untaught_words(today.year)) in answered and not batches(
        snapshot, today.year
    ):
        return
    late = [(m, gap) for m, gap in behind(snapshot, today.year, today) if hours_key(m, today.year) not in answered]
    if late:
        due = date(today.year, 12, 31)
        most = max(gap for _, gap in late)
        detail = f"教育培训 · 最多还差 {most:g} 学时 · {some([snapshot.called(member.title(), member.id) for member, _ in late])}"
        paper = on_paper(snapshot, today.year)
        detail += f" · {paper}" if paper else ""
        title, slot = f"{len(late)} 人年度学时未达标", str(today.year)
        yield Todo(
            title, detail, due, tone_of(due, today, _NEAR), Training.table, 0, "T01", slot, INVITE, "学时", on=due
        )


def _unregistered(snapshot: Snapshot, today: date) -> Iterator[Todo]:
    """Batches that are over and whose people are still only signed up: until that is put down nobody has had their hours."""
    for batch in snapshot.trainings:
        number = waiting(snapshot.enrolments.get(batch.id, ())) if over(batch, today) else 0
        if number:
            title = f"“{batch.name}”已结束，{number} 人还是“报名”"
            detail = "教育培训 · 登记是否参加，才计学时"
            yield Todo(title, detail, None, INFO, Training.table, batch.id, "T01", ENROLMENTS, ENROLMENTS)


def _appointed(snapshot: Snapshot, today: date) -> Iterator[Todo]:
    """T04: from the third month of a new secretary until half a year after the half year is over."""
    for member in snapshot.on_books(today):
        asked = appointed_until(member, today)
        if asked is None or today < add_months(asked[0], 3):
            continue
        begin, end = asked
        been = attended(taken_part(snapshot, today), member, begin, today)
        if not for_the_post(been, snapshot.branch):
            title, detail = (
                f"{member.title()} 还没有参加任职培训",
                f"教育培训 · {begin} 起任书记，一般半年内参加{without_kind(been)}",
            )
            tone = tone_of(end, today, _NEAR)
            yield Todo(title, detail, end, tone, member.table, member.id, "T04", str(end), PERSON, on=begin)
