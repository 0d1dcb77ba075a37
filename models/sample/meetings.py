"""All meetings of the sample: written from the plans, numbered, filed, and with a few things left undone on purpose."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta

from models.records import AgendaItem, Attendance, Meeting
from models.records.meeting import ABSENT, ARCHIVED, COMMITTEE, DRAFT, FINAL, GENERAL, GROUP, PRESENT, VOID
from models.sample.cast import Cast
from models.sample.left_out import LeftOut
from models.sample.minutes import Writer
from models.sample.plan import AGAIN, BESIDE, Plan
from models.sample.plans import plans
from models.sample.times import in_month


@dataclass
class Held:
    """A meeting with its parts."""

    meeting: Meeting
    attendances: list[Attendance]
    items: list[AgendaItem]
    beside: Held | None = None
    """The other record of the same gathering."""


def held(today: date, cast: Cast) -> list[Held]:
    """The meetings of two years, by day."""
    planned = plans(today, cast)
    writer = Writer(cast, LeftOut(planned))
    found = [Held(*writer.write(plan)) for plan in planned]
    _number(planned, found)
    for place, plan in enumerate(planned):
        if plan.special == BESIDE:
            found[place].beside = found[place - 1]
            found[place].meeting.end = found[place - 1].meeting.end
    for plan, each in zip(planned, found, strict=True):
        meeting = each.meeting
        old = plan.day.year < today.year and (today - plan.day).days > 60
        meeting.status = ARCHIVED if old else FINAL
        if meeting.recorded_on and meeting.recorded_on.first() > today:
            meeting.recorded_on = meeting.day
        if plan.special == AGAIN:
            each.attendances, each.items = [], []
            meeting.status, meeting.void_why = VOID, plan.text["why"]
    _leave_draft(found[-1])
    _forget_reason(today, planned, found)
    return found


def _number(planned: list[Plan], found: list[Held]) -> None:
    """本年度该类会议第几次: what was held in the first year before the sample begins is counted in."""
    begin = planned[0].day
    counts: Counter[tuple[int, str, str]] = Counter()
    for kind in (COMMITTEE, "主题党日"):
        counts[begin.year, kind, ""] = begin.month - 1
    for group in {plan.group for plan in planned if plan.group}:
        counts[begin.year, GROUP, group] = begin.month - 1
    for kind in (GENERAL, "党课"):
        counts[begin.year, kind, ""] = (begin.month - 1) // 3
    for plan, each in zip(planned, found, strict=True):
        key = (plan.day.year, plan.kind, plan.group)
        counts[key] += 1
        each.meeting.number = counts[key]


def _leave_draft(last: Held) -> None:
    """The newest minutes are not finished: no end, no decision, not yet written up."""
    last.meeting.status, last.meeting.recorded_on, last.meeting.end = DRAFT, None, ""
    last.meeting.note = "初稿，待记录人补充后定稿"
    if last.items:
        last.items[-1].decision = ""
    else:
        last.meeting.body = "\n".join(last.meeting.body.splitlines()[:2])


def _forget_reason(today: date, planned: list[Plan], found: list[Held]) -> None:
    """One person was absent from a 主题党日 of the month before last, and nobody wrote down why."""
    begin = in_month(today, 2, 1)
    for plan, each in zip(planned, found, strict=True):
        if plan.kind == "主题党日" and begin <= plan.day < begin + timedelta(days=31):
            named = str(each.meeting.body) + each.meeting.host + each.meeting.recorder
            who = next(a for a in reversed(each.attendances) if a.state == PRESENT and a.name not in named)
            who.state = ABSENT
            each.meeting.body = _one_less(each)
            return


def _one_less(each: Held) -> str:
    came = sum(a.state == PRESENT for a in each.attendances)
    absent = sum(a.state == ABSENT for a in each.attendances)
    body = each.meeting.body.replace(f"实到{came + 1}名", f"实到{came}名", 1)
    return body.replace(f"缺席{absent - 1}名", f"缺席{absent}名", 1)
