"""Cases of who votes on the list of a meeting of the committee, and has no post in it any more or yet (domain §2.3)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from models.records.meeting import COMMITTEE
from models.rules import Snapshot
from models.rules.committee_list import RULE
from models.rules.once_held import Once
from tests.models.rules.cases.case import Case, raising
from tests.models.rules.cases.making import meeting, member, snapshot, there


def _once(on: str, post: str = "") -> Once:
    return Once(date.fromisoformat(on), "", post)


def sat(on: str, past: Sequence[Once] = (), since: str = "2024-03-20", **about: object) -> Snapshot:
    """A meeting of the committee at which somebody voted who has no post now, and is one of two; the other took up the post `since`."""
    held, head, other = meeting(COMMITTEE, on), member(1, post="书记", post_since=since or None), member(2, **about)
    once = {2: list(past)} if past else {}
    return snapshot(held, attendances=there(held, head, other), members=[head, other], once=once)


COMMITTEE_LISTS: tuple[Case, ...] = (
    raising(RULE, "补选以前的支委会里原来的委员", lambda: sat("2026-06-01", since="2026-06-24"), speaks=False),
    raising(RULE, "补选以后，不是委员的有表决权", lambda: sat("2026-10-09", since="2026-06-24")),
    raising(RULE, "转出时清了职务", lambda: sat("2026-05-06", left="2026-06-10"), speaks=False),
    raising(
        RULE,
        "修改记录里那时是委员",
        lambda: sat("2026-05-06", [_once("2025-01-04", "组织委员"), _once("2026-06-10")]),
        speaks=False,
    ),
    raising(
        RULE,
        "修改记录里已不是委员",
        lambda: sat("2026-07-06", [_once("2025-01-04", "组织委员"), _once("2026-06-10")]),
    ),
    raising(
        RULE,
        "修改记录里曾是委员，那时还没有记录",
        lambda: sat("2026-05-06", [_once("2026-08-04", "组织委员"), _once("2026-09-10")]),
        speaks=False,
    ),
    raising(
        RULE,
        "会后才录入，谁的任职日期都没有",
        lambda: sat("2026-05-06", [_once("2026-08-04")], since=""),
        speaks=False,
    ),
    raising(RULE, "会前就录入，谁的任职日期都没有", lambda: sat("2026-09-06", [_once("2026-08-04")], since="")),
)
