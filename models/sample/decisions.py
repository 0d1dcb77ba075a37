"""The members' meetings that decide: admissions, a conversion, a by-election; what goes before and after them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import Any

from models.kinds import PartialDate, add_months
from models.records.meeting import COMMITTEE, GENERAL
from models.sample.cast import Cast
from models.sample.plan import AGAIN, HALL, Plan
from models.sample.times import in_month, workday

_ELECTION = (14, 18)
"""Months ago, day."""


def election_day(today: date) -> date:
    """The day of the by-election."""
    return workday(in_month(today, *_ELECTION))


def specials(today: date, cast: Cast, files: dict[str, Any]) -> Iterator[Plan]:
    general = files["general"]
    for name, text in general["admit"].items():
        joined = cast.named(name).member.joined
        assert joined is not None
        day = joined.first()
        title = f"{day.year}年{day.month}月支部党员大会（讨论接收{name}为预备党员）"
        guests = (f"{name}（发展对象）", "曾克勤（机关党委组织员）", "左思齐（入党积极分子）")
        yield Plan(
            GENERAL, day, "09:00", 100, HALL, title, text | {"subject": f"讨论接收{name}为中共预备党员"},
            special="admit", about=name, guests=guests,
        )  # fmt: skip
    for name, text in general["convert"].items():
        full = cast.named(name).member.full
        assert full is not None
        day = workday(full.first() + timedelta(days=2))
        title = f"{day.year}年{day.month}月支部党员大会（讨论{name}转为正式党员）"
        yield Plan(
            GENERAL, day, "09:00", 80, HALL, title, text | {"subject": f"讨论{name}转为正式党员"},
            special="convert", about=name, guests=("曾克勤（机关党委组织员）",),
        )  # fmt: skip
    day = election_day(today)
    title = f"{day.year}年{day.month}月支部党员大会（补选委员）"
    yield Plan(
        GENERAL, day, "09:00", 90, HALL, title, general["election"], special="election",
        guests=("曾克勤（机关党委组织员）",),
    )  # fmt: skip


def prepare(plans: Sequence[Plan]) -> None:
    """What a members' meeting decides was before the committee first (支部条例§12), and the new seat is filled after."""
    committee = [p for p in plans if p.kind == COMMITTEE and p.special != AGAIN]
    titles = {
        "admit": "研究接收{}为预备党员有关事项",
        "convert": "研究{}转正有关事项",
        "election": "研究补选委员有关事项{}",
    }
    for plan in plans:
        if plan.special not in titles:
            continue
        earlier = [p for p in committee if add_months(plan.day, -2) < p.day < plan.day]
        if plan.special == "admit":
            # After the committee sent the papers up, and less than a month before the meeting (发展党员细则).
            sent = earlier[-1].day if earlier else plan.day - timedelta(days=20)
            examined = workday(sent + (plan.day - sent) / 2, back=True)
            plan.text = plan.text | {"examined": PartialDate.of(examined).chinese()}
        if earlier:
            earlier[-1].extra.append({
                "title": titles[plan.special].format(plan.about), "report": plan.text["before"],
                "discussion": plan.text["before_discussion"], "ballot": "举手", "decision": "同意提交党员大会，会务由{组织}准备。",
            })  # fmt: skip
        later = [p for p in committee if p.day > plan.day]
        if plan.special == "election" and later:
            later[0].extra.append({
                "title": "调整支委分工", "report": plan.text["after"], "discussion": plan.text["after_discussion"],
                "ballot": "举手", "decision": "同意由{纪检}担任纪检委员，其他支委分工不变。",
            })  # fmt: skip
