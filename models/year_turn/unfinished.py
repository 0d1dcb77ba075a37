"""What is unfinished in a year: gaps, drafts, reasons that are missing, what is open in the register; each leads to its record."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from models.fields import Record
from models.naming import some_of
from models.records import Appraisal, Meeting, Member, PlannedMeeting, Rectification, Responsibility, Task
from models.records.meeting import FINAL
from models.rules.articles import article_of
from models.rules.attendance import unexplained
from models.rules.meetings import DUE
from models.rules.minutes import lacking
from models.rules.periods import Span
from models.rules.planning.gaps import gaps
from models.rules.register.duties import missing
from models.rules.snapshot import Snapshot
from models.rules.study.asked import hours_rule
from models.rules.study.yearly import BEHIND, study_year
from models.rules.tasks import days_left, left_words
from models.rules.todo import words_of_left
from models.year_turn.years import running

GAPS, DRAFTS, FINALS, SILENT = "gaps", "drafts", "final", "silent"
ITEMS, TASKS, CHECKS, HOURS, GRADES = "items", "tasks", "checks", "hours", "grades"
LABELS = {
    GAPS: "没有开的会", DRAFTS: "还是草稿的记录", SILENT: "请假、缺席没有写原因", ITEMS: "没有销号的整改事项",
    TASKS: "没有办完的待办", CHECKS: "责任清单没有检查", HOURS: "学时不足", GRADES: "没有民主评议结果",
    FINALS: "定稿还没有归档的记录",
}  # fmt: skip


@dataclass(frozen=True)
class Loose:
    """One loose end. table and record: what to open, 0 for the page · tone: bad, warn or info · article: a key of
    `resources/articles.toml`, '' where no rule asks for it."""

    title: str
    detail: str
    table: str
    record: int = 0
    tone: str = "warn"
    article: str = ""


@dataclass(frozen=True)
class Group:
    """Loose ends of one kind, a key of LABELS."""

    key: str
    lines: tuple[Loose, ...]

    @property
    def label(self) -> str:
        """没有开的会, …"""
        return LABELS[self.key]


def unfinished(snapshot: Snapshot, year: int, today: date) -> list[Group]:
    """The groups that have loose ends, what weighs most first."""
    found = {
        GAPS: _gaps(snapshot, year, today),
        DRAFTS: (_meeting(m, "补齐后定稿，不是会议的可以删除", "M06") for m in _of(snapshot, year) if m.draft),
        SILENT: _silent(snapshot, year),
        ITEMS: _items(snapshot, year, today),
        TASKS: _tasks(snapshot, year, today),
        CHECKS: _checks(snapshot, year, today),
        HOURS: _hours(snapshot, year, today),
        GRADES: _grades(snapshot, year, today),
        FINALS: (_final(snapshot, m) for m in _of(snapshot, year) if m.status == FINAL),
    }
    groups = (Group(key, tuple(lines)) for key, lines in found.items())
    return [group for group in groups if group.lines]


def _of(snapshot: Snapshot, year: int) -> list[Meeting]:
    return sorted(
        (m for m in snapshot.meetings if m.day and m.day.year == year), key=lambda m: (str(m.day), m.start, m.id)
    )


def _article(rule: str, on: date) -> str:
    return (article_of(rule, on) or "") if rule else ""


def _meeting(meeting: Meeting, detail: str, rule: str = "", tone: str = "warn") -> Loose:
    article = _article(rule, meeting.day.last()) if meeting.day else ""
    return Loose(f"{meeting.kind_words} {meeting.show('day')}", detail, Meeting.table, meeting.id, tone, article)


def _final(snapshot: Snapshot, meeting: Meeting) -> Loose:
    """Minutes that are final; what they lack is better added before they are archived (M01)."""
    there, items = snapshot.attendances.get(meeting.id, ()), snapshot.items.get(meeting.id, ())
    thin = lacking(meeting, there, items, snapshot.limits)
    if thin:
        return _meeting(meeting, f"要素不全：{'；'.join(element.hint for element in thin)}", "M01")
    return _meeting(meeting, "第④步可以一并归档", "", "info")


def _gaps(snapshot: Snapshot, year: int, today: date) -> Iterator[Loose]:
    for each in gaps(snapshot, year, today):
        article = each.article.key if each.article else ""
        for gap in each.gaps:
            where = (Meeting.table, gap.draft)
            if gap.planned is not None and not gap.draft:
                where = (PlannedMeeting.table, gap.planned.id)
            tone = "info" if gap.state == DUE else "bad"
            yield Loose(f"{gap.when} {gap.duty.label}", gap.reason, *where, tone, article)


def _silent(snapshot: Snapshot, year: int) -> Iterator[Loose]:
    for meeting in _of(snapshot, year):
        absent = unexplained(snapshot.attendances.get(meeting.id, ()))
        if absent and not meeting.draft:
            yield _meeting(meeting, some_of(snapshot.called(a.name, a.member_id) for a in absent), "M01")


def open_items(snapshot: Snapshot, year: int) -> list[Rectification]:
    """What was found up to the end of a year and is still to be closed."""
    return [item for item in snapshot.rectifications if item.is_open() and (not item.found or item.found.year <= year)]


def open_tasks(snapshot: Snapshot, year: int) -> list[Task]:
    """What is still to be done and was due up to the end of a year; what has no deadline counts from the meeting that decided
    it, and what has neither from the beginning."""
    decided = {meeting.id: meeting.day for meeting in snapshot.meetings}
    days = ((task, task.due or decided.get(task.meeting_id or 0)) for task in snapshot.tasks if task.is_open())
    return [task for task, day in days if day is None or day.year <= year]


def _items(snapshot: Snapshot, year: int, today: date) -> Iterator[Loose]:
    for item in open_items(snapshot, year):
        left = item.days_left(today)
        late = left is not None and left < 0
        words = words_of_left(left) if late and left is not None else f"时限 {item.show('deadline') or '未定'}"
        detail = " · ".join(part for part in (item.number, item.stands, item.owner, words) if part)
        yield _about(item, item.title(), detail, "bad" if late else "warn", _article("Z02", today))


def _tasks(snapshot: Snapshot, year: int, today: date) -> Iterator[Loose]:
    for task in open_tasks(snapshot, year):
        detail = " · ".join((task.owner or "责任人未填", left_words(task, today)))
        yield _about(task, task.title(), detail, "bad" if (days_left(task, today) or 0) < 0 else "warn")


def _about(record: Record, title: str, detail: str, tone: str, article: str = "") -> Loose:
    return Loose(title, detail, record.table, record.id, tone, article)


def _checks(snapshot: Snapshot, year: int, today: date) -> Iterator[Loose]:
    for month in (1, 4, 7, 10):
        quarter = Span(year, month, 3)
        if quarter.end >= today:
            continue
        left = missing(snapshot.duties, quarter, snapshot.duty_checks)
        if left:
            yield Loose(
                f"{quarter.name()} {len(left)} 项", some_of(d.title() for d in left), Responsibility.table, left[0].id
            )


def _hours(snapshot: Snapshot, year: int, today: date) -> Iterator[Loose]:
    for study in study_year(snapshot, year, today):
        if study.verdict == BEHIND and study.member is not None:
            rule = hours_rule(study.member, year)
            detail = f"已有 {study.hours:g} 学时，还差 {study.gap:g} 学时" + (f"；{study.why}" if study.why else "")
            yield _about(study.member, study.name, detail, "warn", _article(rule, date(year, 12, 31)))


def _grades(snapshot: Snapshot, year: int, today: date) -> Iterator[Loose]:
    end = date(year, 12, 31)
    here = snapshot.on_books(min(end, today))
    lacking = [m for m in here if not any(a.year == year for a in snapshot.appraisals.get(m.id, ()))]
    article, tone = _article("MZPY", min(end, today)), "info" if running(year, today) else "warn"
    if lacking and len(lacking) == len(here):
        yield Loose(
            f"{len(here)} 名党员都没有登记", "评议放在次年一季度的，登记以后再归档", Appraisal.table, 0, tone, article
        )
        return
    for member in lacking:
        yield Loose(member.title(), "没有等次，也没有未参评原因", Member.table, member.id, tone, article)
