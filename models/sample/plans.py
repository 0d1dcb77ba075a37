"""When the sample's branch met in two years, about what, and where; the gaps that are there on purpose are made here."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from models.kinds import add_months
from models.records.meeting import COMMITTEE, GENERAL, GROUP
from models.sample.cast import Cast
from models.sample.texts import texts
from models.sample.times import in_month, workday

MONTHS = 24
ELECTION = (14, 18)
"""Months ago, day."""
_GAP = (5, 1)
"""The 党小组会 that was never held: months ago, number of the group from 0."""
_HALL, _ROOM, _SMALL = "一楼多功能厅", "二楼党员活动室", "三楼小会议室"
_QUARTERS = "一二三四"


@dataclass
class Plan:
    """A meeting before anybody came. `text` is its part of the sample's files; `about` names a person it decides on."""

    kind: str
    day: date
    start: str
    minutes: int
    place: str
    title: str
    text: dict[str, Any]
    host: str = "{书记}"
    recorder: str = "{组织}"
    group: str = ""
    special: str = ""
    about: str = ""
    guests: tuple[str, ...] = ()
    note: str = ""
    extra: list[dict[str, Any]] = field(default_factory=list)


def election_day(today: date) -> date:
    """The day of the by-election."""
    return workday(in_month(today, *ELECTION))


def _key(day: date) -> str:
    return f"{day.month:02}{'ab'[day.year % 2]}"


def _monthly(today: date, ago: int, cast: Cast, files: dict[str, Any]) -> Iterator[Plan]:
    month = in_month(today, ago, 1)
    key, name = _key(month), f"{month.year}年{month.month}月"
    if ago:  # this month's is still to come
        text = files["committee"][key]
        yield Plan(
            COMMITTEE, workday(month.replace(day=4)), "15:00", 80, _SMALL, f"{name}支部委员会会议", text,
            host=text.get("host", "{书记}"), guests=tuple(text.get("guests", ())), note=text.get("why", ""),
        )  # fmt: skip
    for number, group in enumerate(cast.groups):
        if (ago, number) != _GAP:
            text = files["groups"][key]
            day = workday(month.replace(day=11 + 2 * number))
            place = ("综合科办公室", "办事大厅二楼会议室", "离退休干部活动室")[number]
            recorder = ("许静怡", "黄丽娟", "戴玉兰")[number]
            yield Plan(
                GROUP, day, ("16:00", "16:30", "09:30")[number], 60, place, f"{name}{group}会", text,
                host=f"{{组长{number + 1}}}", recorder=recorder, group=group,
            )  # fmt: skip
    text = files["party_day"][key]
    yield Plan(
        "主题党日", workday(month.replace(day=20)), "14:00", 130, text["place"], f"{name}主题党日", text,
        recorder="{宣传}" if "{宣传}" in str(text) or month.month % 2 else "{组织}",
    )  # fmt: skip


def _quarterly(today: date, ago: int, files: dict[str, Any]) -> Iterator[Plan]:
    month = in_month(today, ago, 1)
    if month.month % 3:
        return
    quarter = month.month // 3
    key, name = f"{quarter}{'ab'[month.year % 2]}", f"{month.year}年第{_QUARTERS[quarter - 1]}季度"
    yield Plan(
        GENERAL, workday(month.replace(day=24)), "15:00", 90, _HALL, f"{name}支部党员大会", files["general"][key]
    )
    lecture = files["life"]["lecture"][key]
    yield Plan(
        "党课", workday(month.replace(day=27)), "14:30", 75, _HALL, f"{name}党课", lecture,
        host="{副书记}" if lecture["by"] == "书记" else "{书记}",
    )  # fmt: skip


def _yearly(today: date, ago: int, files: dict[str, Any]) -> Iterator[Plan]:
    month = in_month(today, ago, 1)
    if month.month != 1:
        return
    half = "ab"[month.year % 2]
    day = workday(month.replace(day=16))
    for kind, part, start, minutes in (
        ("组织生活会", "meeting", "09:00", 150),
        ("民主评议党员", "review", "14:00", 120),
    ):
        text = files["life"][part][half]
        yield Plan(kind, day, start, minutes, _HALL, f"{month.year - 1}年度{kind}", text, special=part)


def _specials(today: date, cast: Cast, files: dict[str, Any]) -> Iterator[Plan]:
    general = files["general"]
    for name, text in general["admit"].items():
        joined = cast.named(name).member.joined
        assert joined is not None
        day = joined.first()
        title = f"{day.year}年{day.month}月支部党员大会（讨论接收{name}为预备党员）"
        guests = (f"{name}（发展对象）", "曾克勤（机关党委组织员）", "左思齐（入党积极分子）")
        yield Plan(
            GENERAL, day, "09:00", 100, _HALL, title, text | {"subject": f"讨论接收{name}为中共预备党员"},
            special="admit", about=name, guests=guests,
        )  # fmt: skip
    for name, text in general["convert"].items():
        full = cast.named(name).member.full
        assert full is not None
        day = workday(full.first() + timedelta(days=2))
        title = f"{day.year}年{day.month}月支部党员大会（讨论{name}转为正式党员）"
        yield Plan(
            GENERAL, day, "09:00", 80, _HALL, title, text | {"subject": f"讨论{name}转为正式党员"},
            special="convert", about=name, guests=("曾克勤（机关党委组织员）",),
        )  # fmt: skip
    day = election_day(today)
    title = f"{day.year}年{day.month}月支部党员大会（补选委员）"
    yield Plan(
        GENERAL, day, "09:00", 90, _HALL, title, general["election"], special="election",
        guests=("曾克勤（机关党委组织员）",),
    )  # fmt: skip


def _talks(today: date, cast: Cast, files: dict[str, Any]) -> Iterator[Plan]:
    for place, text in enumerate(files["life"]["talk"]):
        months = [n for n in range(1, MONTHS + 1) if in_month(today, n, 1).month == text.get("month")]
        ago = text.get("ago") or months[text["nth"] - 1]
        day = workday(in_month(today, ago, 8 + 3 * (place % 3) if "month" in text else 18))
        other = cast.roles(day)[text["with"][1:-1]].name if text["with"].startswith("{") else text["with"]
        by = cast.roles(day)[text["by"]].name
        title = f"{by}与{other}谈心谈话"
        yield Plan(
            "谈心谈话", day, "10:00", 40, "电话" if "电话谈" in text["body"] else "谈话室" if "家中" not in text["body"] else "家中",
            title, text, host=by, recorder=by, special="talk", about=other,
        )  # fmt: skip


def _prepare(plans: Sequence[Plan]) -> None:
    """What a members' meeting decides was before the committee first (支部条例§12), and the new seat is filled after."""
    committee = [p for p in plans if p.kind == COMMITTEE]
    titles = {
        "admit": "研究接收{}为预备党员有关事项",
        "convert": "研究{}转正有关事项",
        "election": "研究补选委员有关事项{}",
    }
    for plan in plans:
        if plan.special not in titles:
            continue
        earlier = [p for p in committee if add_months(plan.day, -2) < p.day < plan.day]
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


def plans(today: date, cast: Cast) -> list[Plan]:
    """All meetings of the two years before today's month, and those of this month that are over, by day."""
    files = {name: texts(name) for name in ("committee", "groups", "party_day", "general", "life")}
    found = list(_specials(today, cast, files)) + list(_talks(today, cast, files))
    for ago in range(MONTHS, -1, -1):
        found += _monthly(today, ago, cast, files)
        found += _quarterly(today, ago, files)
        found += _yearly(today, ago, files)
    found = sorted((p for p in found if p.day < today), key=lambda p: (p.day, p.start))
    _prepare(found)
    return found
