"""Cases of probation, its end and what is decided about it (domain §4.1)."""

from __future__ import annotations

from datetime import date

from models.records import Member, StatusChange
from models.records.meeting import GENERAL, SECRET
from models.records.status_change import CANCELLING, EXTENSION
from models.rules import Snapshot
from models.rules.votes import CONVERT
from tests.models.rules.cases.case import raising
from tests.models.rules.cases.making import item, made, meeting, member, newcomer, snapshot

VECTOR = "大会 2024-02-29 → 期满 2025-02-28"


def on_probation(joined: str) -> Snapshot:
    """One probationary member."""
    return snapshot(members=[newcomer(joined=joined)])


def discussed(who: Member, on: str, title: str = "讨论党员01同志转正") -> Snapshot:
    """A general meeting that voted on a member's probation."""
    held = meeting(GENERAL, on)
    voted = item(held, title_text=title, rule=CONVERT, ballot=SECRET, eligible=9, present=9, yes=9, decision="同意。")
    return snapshot(held, items=[voted], members=[who])


def decided(*changes: StatusChange) -> Snapshot:
    """A member admitted on 5 September 2024, and what was decided."""
    return snapshot(members=[newcomer(joined="2024-09-05")], status_changes={1: list(changes)})


def change(number: int = 1, kind: str = EXTENSION, **about: object) -> StatusChange:
    """A decision with all that the articles want."""
    usual = {
        "since": "2025-09-05",
        "until": "2026-09-05",
        "decided": "2025-09-01",
        "approved": "2025-10-01",
        "document": "1号",
    }
    return made(StatusChange, number, member_id=1, kind=kind, **usual | about)


PROBATION = (
    raising("D22", "入党日期只有年月", lambda: on_probation("2025-12")),
    raising("D22", "入党日期到日", lambda: on_probation("2025-12-05"), speaks=False),
    raising("D23", "期满前 30 天", lambda: on_probation("2025-12-23")),
    raising("D23", "期满前 31 天", lambda: on_probation("2025-12-24"), speaks=False),
    raising(
        "D23",
        "2 月 29 日通过，次年 1 月 29 日起提醒",
        lambda: on_probation("2024-02-29"),
        on=date(2025, 1, 29),
        vector=VECTOR,
    ),
    raising(
        "D23", "前一天还不提醒", lambda: on_probation("2024-02-29"), on=date(2025, 1, 28), speaks=False, vector=VECTOR
    ),
    raising("D24", "期满 31 天没有讨论", lambda: on_probation("2025-10-23")),
    raising("D24", "期满 30 天没有讨论", lambda: on_probation("2025-10-24"), speaks=False),
    raising("D24", "讨论过了", lambda: discussed(newcomer(joined="2025-09-05"), "2026-09-10"), speaks=False),
    raising(
        "D25",
        "第二次延长",
        lambda: decided(
            change(), change(2, since="2026-09-05", until="2027-03-05", decided="2026-09-01", approved="2026-10-01")
        ),
    ),
    raising("D25", "延长 3 个月", lambda: decided(change(until="2025-12-05"))),
    raising("D25", "延长半年", lambda: decided(change(until="2026-03-05")), speaks=False),
    raising("D25", "延长一年", lambda: decided(change()), speaks=False),
    raising(
        "D26",
        "期满前一天表决转正",
        lambda: discussed(member(joined="2024-02-29", full="2025-02-28"), "2025-02-27"),
        vector=VECTOR,
    ),
    raising(
        "D26",
        "期满当天表决转正",
        lambda: discussed(member(joined="2024-02-29", full="2025-02-28"), "2025-02-28"),
        speaks=False,
        vector=VECTOR,
    ),
    raising(
        "D26",
        "期满前讨论取消资格",
        lambda: discussed(newcomer(joined="2025-09-05"), "2026-03-05", "讨论取消党员01同志预备党员资格"),
        speaks=False,
    ),
    raising(
        "D27",
        "表决转正以后，名册还是预备党员，3 个月内",
        lambda: discussed(newcomer(joined="2025-08-20"), "2026-08-23"),
        level="info",
    ),
    raising(
        "D27",
        "表决转正满 3 个月零 1 天，没有审批结果",
        lambda: discussed(newcomer(joined="2025-08-20"), "2026-08-22"),
        level="warning",
    ),
    raising(
        "D27",
        "表决转正，名册已是正式党员",
        lambda: discussed(member(joined="2025-08-20", full="2026-08-20"), "2026-08-22"),
        speaks=False,
    ),
    raising("D27", "大会后 3 个月零 1 天批复", lambda: decided(change(approved="2025-12-02"))),
    raising("D27", "取消资格没有党员大会日期", lambda: decided(change(kind=CANCELLING, decided=None))),
    raising("D27", "大会后满 3 个月那天批复", lambda: decided(change(approved="2025-12-01")), speaks=False),
)
