"""The figures of a meeting: who was due, who came, and votes that add up (domain §2)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from models.kinds import PartialDate, add_months
from models.records import AgendaItem, Attendance
from models.records.meeting import ABSENT, EXCUSED, PRESENT, SECRET
from models.sample.plan import Plan


def head_count(lines: Sequence[Attendance]) -> dict[str, int]:
    """How many were due and came, of all and of those with a vote; guests are not counted."""
    due = [a for a in lines if a.expected]
    voters = [a for a in due if a.votes == "是"]
    return {
        "应到": len(due),
        "实到": sum(a.state == PRESENT for a in due),
        "请假": sum(a.state == EXCUSED for a in due),
        "缺席": sum(a.state == ABSENT for a in due),
        "表决应到": len(voters),
        "表决实到": sum(a.state == PRESENT for a in voters),
        "表决缺席": sum(a.state == ABSENT for a in voters),
    }


def put_votes(item: AgendaItem, rule: str, counts: dict[str, int], about: dict[str, Any]) -> None:
    """Fills in a vote: all who came with a vote gave it, those not against nor abstaining for it.

    about: how many were against (`no`), abstained (`abstain`), gave an invalid paper (`invalid`, in a secret ballot), and
    agreed in writing before (`written`).
    """
    item.rule = rule
    item.eligible, item.present = counts["表决应到"], counts["表决实到"]
    item.no, item.abstain = about.get("no", 0), about.get("abstain", 0)
    if item.ballot == SECRET:
        item.issued = item.collected = item.present
        item.invalid = about.get("invalid", 0)
    item.yes = item.present - item.no - item.abstain - (item.invalid or 0)
    # Only who is not there can have given an opinion in writing.
    if written := min(about.get("written", 0), item.eligible - item.present):
        item.written = item.written_yes = written


def ballot_words(item: AgendaItem, day: date) -> dict[str, object]:
    """What the result of a secret ballot says, in figures and days."""
    assert item.present is not None
    assert item.yes is not None
    written = item.written_yes or 0
    by_letter = f"，另有{written}名未到会的党员会前提交了书面意见，均为赞成" if written else ""
    return {
        "发出": item.issued, "收回": item.collected, "赞成": item.yes, "不赞成": item.no, "弃权": item.abstain,
        "书面说明": by_letter, "无效": item.invalid,
        "书面赞成": f"（含书面意见共{item.yes + written}人）" if written else "",
        "无效说明": f"，无效{item.invalid}票" if item.invalid else "",
        "今日": PartialDate.of(day).chinese(), "期满": PartialDate.of(add_months(day, 12)).chinese(),
    }  # fmt: skip


def grades(day: date, counts: dict[str, int]) -> tuple[int, int]:
    """How many are 优秀 and how many 基本合格 at the 民主评议 of that day."""
    return counts["表决实到"] // 4, int(day.year % 2 == 0)


def review_words(plan: Plan, counts: dict[str, int]) -> dict[str, object]:
    """The outcome of 民主评议: at most a third 优秀, probationary members and those out of contact without a grade."""
    graded = counts["表决应到"] - counts["表决缺席"]
    excellent, basic = grades(plan.day, counts)
    return {
        "测评": counts["实到"], "优秀": excellent, "基本合格": basic, "合格": graded - excellent - basic,
    }  # fmt: skip
