"""When the sample's branch met in two years, about what, and where; with the gaps that are there on purpose."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import Any

from models.records.meeting import COMMITTEE, GENERAL, GROUP
from models.sample.cast import Cast
from models.sample.decisions import prepare, specials
from models.sample.left_out import propose
from models.sample.plan import AGAIN, BESIDE, HALL, Plan
from models.sample.texts import texts
from models.sample.times import in_month, workday

MONTHS = 24
_GAP = (5, 1)
"""The 党小组会 that was never held: months ago, number of the group from 0."""
_LIBRARY, _TWICE = 4, 3
"""How many months ago the committee decided on what became a rectification, and when a record was made twice."""
_SMALL = "三楼小会议室"
_QUARTERS = "一二三四"


def _key(day: date) -> str:
    return f"{day.month:02}{'ab'[day.year % 2]}"


def _monthly(today: date, ago: int, cast: Cast, files: dict[str, Any]) -> Iterator[Plan]:
    month = in_month(today, ago, 1)
    key, name = _key(month), f"{month.year}年{month.month}月"
    if ago:  # this month's is still to come
        text, title = files["committee"][key], f"{name}支部委员会会议"
        day = workday(month.replace(day=1 if month.month == 4 else 4))  # in April before 清明
        yield Plan(
            COMMITTEE, day, "15:00", 80, _SMALL, title, text, host=text.get("host", "{书记}"),
            guests=tuple(text.get("guests", ())), note=text["why"] if "host" in text else "",
            extra=[files["keeping"]["library"]] if ago == _LIBRARY else [],
        )  # fmt: skip
        if ago == _TWICE:
            again = files["keeping"]["void"]
            yield Plan(
                COMMITTEE, day, "15:00", 80, _SMALL, title, again, host=text.get("host", "{书记}"), special=AGAIN
            )
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
        "主题党日", workday(month.replace(day=20)), text.get("start", "14:00"), 130, text["place"], f"{name}主题党日", text,
        recorder="{宣传}" if "{宣传}" in str(text) or month.month % 2 else "{组织}",
    )  # fmt: skip


def _quarterly(today: date, ago: int, files: dict[str, Any]) -> Iterator[Plan]:
    month = in_month(today, ago, 1)
    if month.month % 3:
        return
    quarter = month.month // 3
    key, name = f"{quarter}{'ab'[month.year % 2]}", f"{month.year}年第{_QUARTERS[quarter - 1]}季度"
    lecture = files["life"]["lecture"][key]
    host = "{副书记}" if lecture["by"] == "书记" else "{书记}"
    general = Plan(
        GENERAL, workday(month.replace(day=24)), "15:00", 90, HALL, f"{name}支部党员大会", files["general"][key]
    )
    lesson = Plan("党课", workday(month.replace(day=27)), "14:30", 75, HALL, f"{name}党课", lecture, host=host)
    if ago == next(n for n in range(2, 5) if in_month(today, n, 1).month % 3 == 0):
        general.minutes, general.also = 150, (lecture, host)
        lesson.start, lesson.special = general.start, BESIDE
    yield from (general, lesson)


def _yearly(today: date, ago: int, files: dict[str, Any]) -> Iterator[Plan]:
    month = in_month(today, ago, 1)
    if month.month != 1:
        return
    half = "ab"[month.year % 2]
    day = workday(month.replace(day=18))
    for kind, part, start, minutes in (
        ("组织生活会", "meeting", "09:00", 150),
        ("民主评议党员", "review", "14:00", 120),
    ):
        text = files["life"][part][half]
        yield Plan(kind, day, start, minutes, HALL, f"{month.year - 1}年度{kind}", text, special=part)


def _talks(today: date, cast: Cast, files: dict[str, Any]) -> Iterator[Plan]:
    for place, text in enumerate(files["life"]["talk"]):
        months = [n for n in range(1, MONTHS + 1) if in_month(today, n, 1).month == text.get("month")]
        ago = text.get("ago") or months[text["nth"] - 1]
        day = workday(in_month(today, ago, 8 + 3 * (place % 3) if "month" in text else 18))
        other = cast.roles(day)[text["with"][1:-1]].name if text["with"].startswith("{") else text["with"]
        by = cast.roles(day)[text["by"]].name
        title = f"{by}与{other}谈心谈话"
        yield Plan(
            "谈心谈话", day, "10:00", 40, text.get("place", "谈话室"), title, text,
            host=by, recorder=by, special="talk", about=other,
        )  # fmt: skip


def plans(today: date, cast: Cast) -> list[Plan]:
    """All meetings of the two years before today's month, and those of this month that are over, by day."""
    files = {name: texts(name) for name in ("committee", "groups", "party_day", "general", "life", "keeping")}
    wanted = list(specials(today, cast, files))
    for ago in range(MONTHS, -1, -1):
        wanted += _yearly(today, ago, files)
    for ago in range(MONTHS, -1, -1):
        wanted += _monthly(today, ago, cast, files)
        wanted += _quarterly(today, ago, files)
    wanted += _talks(today, cast, files)
    found = sorted((p for p in _spread(wanted) if p.day < today), key=lambda p: (p.day, p.start))
    prepare(found)
    propose(found, today, files["keeping"]["left_out"])
    return found


def _spread(wanted: Sequence[Plan]) -> list[Plan]:
    """Moves a meeting to the next working day where an earlier one has its time: nobody is in two places."""
    placed: list[Plan] = []
    for plan in wanted:
        if plan.special == "review":
            plan.day = placed[-1].day  # in the afternoon of the 组织生活会
        if plan.special in (AGAIN, BESIDE):
            plan.day = placed[-1].day  # the same meeting, told a second time
            placed.append(plan)
            continue
        while any(plan.clashes(other) for other in placed):
            plan.day = workday(plan.day + timedelta(days=1))
        placed.append(plan)
    return placed
