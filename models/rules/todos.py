"""What is to be done next, for the home page: deadlines, meetings of the running period, probation, term, drafts, hours."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from models.kinds import add_months
from models.records import Meeting, Responsibility, Training
from models.records.meeting import DRAFT
from models.rules.attendance import unexplained
from models.rules.branch import term_end
from models.rules.development import discussed, on_probation, probation_end
from models.rules.going_todos import going_todos
from models.rules.meetings import DUE, YEARLY, Line, coverage, last_day
from models.rules.minutes import name_of
from models.rules.periods import Span, quarter_of
from models.rules.planned_todos import OpenPlan
from models.rules.register.duties import missing
from models.rules.snapshot import Snapshot
from models.rules.study.unregistered import unregistered
from models.rules.tasks import days_left
from models.rules.todo import BAD, INFO, TONES, WARN, Todo, tone_of
from models.rules.training import batches, behind

LESSONS_AND_MEETINGS = ("DYDH", "ZWH", "DXZ", "DK")
NEAR = 10
"""Days before the end of a period from which an unheld meeting is pressing."""


def todos(snapshot: Snapshot, today: date) -> list[Todo]:
    """All reminders, the late ones first, then by day."""
    found = [
        *_rectifications(snapshot, today),
        *_tasks(snapshot, today),
        *_meetings(snapshot, today),
        *_probation(snapshot, today),
        *going_todos(snapshot, today),
        *_term(snapshot, today),
        *_drafts(snapshot, today),
        *_absences(snapshot, today),
        *_hours(snapshot, today),
        *unregistered(snapshot, today),
        *_duties(snapshot, today),
    ]
    return sorted(found, key=lambda todo: (TONES.index(todo.tone), todo.due or date.max))


def _rectifications(snapshot: Snapshot, today: date) -> Iterator[Todo]:
    """Overdue, or due within the warning days."""
    for item in snapshot.rectifications:
        left = item.days_left(today)
        if left is not None and item.deadline and left <= snapshot.limits.warn_days:
            due = item.deadline.last()
            detail = "整改 · " + (f"责任人 {item.owner}" if item.owner else "责任人未填")
            yield Todo(item.title(), detail, due, tone_of(due, today, snapshot.limits.warn_days), item.table, item.id)


def _tasks(snapshot: Snapshot, today: date) -> Iterator[Todo]:
    """To-dos that are overdue, or due soon."""
    for task in snapshot.tasks:
        left = days_left(task, today)
        if left is not None and task.due and left <= snapshot.limits.warn_days:
            due = task.due.last()
            detail = "待办 · " + (f"责任人 {task.owner}" if task.owner else "责任人未填")
            yield Todo(task.title(), detail, due, tone_of(due, today, snapshot.limits.warn_days), task.table, task.id)


def _meetings(snapshot: Snapshot, today: date) -> Iterator[Todo]:
    """Meetings of the running month, quarter, year, and of last year until the end of March, that were not yet held; a
    period with a line of the plan is reminded of by that."""
    plan = OpenPlan(snapshot, today)
    yield from plan.todos()
    for year in (today.year - 1, today.year):
        for line in coverage(snapshot, year, today):
            yield from _line(line, year, today, plan)


def _line(line: Line, year: int, today: date, plan: OpenPlan) -> Iterator[Todo]:
    for cell in line.cells:
        span = Span(year, cell.first_month, cell.months)
        if plan.covers(line.duty, span):
            continue
        due = last_day(line.duty, span, today)
        # A whole year ahead is no reminder yet.
        if cell.state != DUE or (line.duty.kind in YEARLY and (due - today).days > 92):
            continue
        when = f"{year}年度" if cell.months == 12 else span.name()
        planned = cell.meeting_ids[0] if cell.meeting_ids else 0
        state = "已排入日程，尚未召开" if planned else "尚未召开"
        detail = (
            ("三会一课 · " if line.duty.rule in LESSONS_AND_MEETINGS else "组织生活 · ")
            + line.requirement.replace(" ≥", "至少 ")
            + ("" if line.duty.once else " 次")
        )
        tone = tone_of(due, today, NEAR)
        yield Todo(f"{when}{line.label}{state}", detail, due, tone, Meeting.table, planned)


def _probation(snapshot: Snapshot, today: date) -> Iterator[Todo]:
    """From a month before probation ends until a general meeting has talked about it."""
    for member in on_probation(snapshot, today):
        end = probation_end(member, snapshot.changes_of(member))
        if (
            end
            and (end - today).days <= snapshot.limits.probation_remind_days
            and not discussed(snapshot, member, today)
        ):
            detail = f"转正 · {end.year}年{end.month}月{end.day}日期满"
            tone = BAD if (today - end).days > snapshot.limits.probation_overdue_days else WARN
            yield Todo(f"{member.title()} 预备期满", detail, end, tone, member.table, member.id)


def _term(snapshot: Snapshot, today: date) -> Iterator[Todo]:
    """Half a year before the term of the committee ends, and after."""
    ends = term_end(snapshot)
    if ends and today >= add_months(ends[0], -snapshot.limits.term_remind_months):
        end = ends[1] if today > ends[0] else ends[0]
        tone = BAD if today > end else WARN if today >= add_months(end, -3) else INFO
        detail = f"任期届满 {end.year}年{end.month}月{end.day}日"
        yield Todo("支部换届准备", detail, end, tone, snapshot.branch.table, snapshot.branch.id)


def _drafts(snapshot: Snapshot, today: date) -> Iterator[Todo]:
    """Minutes of past meetings that are still drafts."""
    for meeting in snapshot.meetings:
        if meeting.status == DRAFT and meeting.day and meeting.day.last() <= today:
            due = meeting.day.last() + timedelta(days=snapshot.limits.minutes_days)
            detail = f"会议记录 · 会后 {snapshot.limits.minutes_days} 天内成文"
            tone = WARN if due < today else INFO
            yield Todo(f"{name_of(meeting, today)}记录还是草稿", detail, due, tone, meeting.table, meeting.id)


def _absences(snapshot: Snapshot, today: date) -> Iterator[Todo]:
    """Who was away without a reason, one reminder a meeting."""
    since = today - timedelta(days=snapshot.limits.absence_days)
    for meeting in snapshot.meetings:
        silent = unexplained(snapshot.attendances.get(meeting.id, []))
        if silent and meeting.day and since <= meeting.day.last() <= today:
            names = "、".join(a.name for a in silent[:4]) + ("等" if len(silent) > 4 else "")
            title = f"{name_of(meeting, today)} {len(silent)} 人未到会，没有写原因"
            yield Todo(title, f"到会情况 · {names}", None, INFO, meeting.table, meeting.id)


def _hours(snapshot: Snapshot, today: date) -> Iterator[Todo]:
    """From October on: how many are behind with their hours of study."""
    if today.month < snapshot.limits.hours_remind_month or not batches(snapshot, today.year):
        return
    late = behind(snapshot, today.year, today)
    if late:
        due = date(today.year, 12, 31)
        most = max(gap for _, gap in late)
        detail = f"教育培训 · 最多还差 {most:g} 学时"
        yield Todo(f"{len(late)} 人年度学时未达标", detail, due, tone_of(due, today, 31), Training.table, 0)


def _duties(snapshot: Snapshot, today: date) -> Iterator[Todo]:
    """The check of the last quarter that is over, by the list of duties; custom, so no day by which it has to be done."""
    quarter = quarter_of(today.year, today.month).earlier()
    left = missing(snapshot.duties, quarter, snapshot.duty_checks)
    if left:
        title = f"{quarter.full_name()}责任清单还有 {len(left)} 项没有检查"
        yield Todo(title, "责任清单 · 按惯例每季度检查一次", None, INFO, Responsibility.table, 0)
