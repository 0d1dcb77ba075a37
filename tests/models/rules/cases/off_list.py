"""Cases of who is missing from a list and belonged there on that day (domain §2.1, §9.1)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from models.records.meeting import ABSENT, COMMITTEE, DRAFT, GROUP, GUEST, PRESENT
from models.rules import Snapshot
from models.rules.once_held import Once
from tests.models.rules.cases.case import Case, raising
from tests.models.rules.cases.making import branch, meeting, member, people, snapshot, there

RULE = "M04"
LIFE, REVIEW, DAY, LESSON = "组织生活会", "民主评议党员", "主题党日", "党课"
OLD, NEW = "第一党小组", "第二党小组"


def _once(on: str, group: str = "", post: str = "") -> Once:
    return Once(date.fromisoformat(on), group, post)


def committee(on: str, past: Sequence[Once] = (), elected: str = "", **about: object) -> Snapshot:
    """A meeting of the committee with the secretary and another; a third of it is not on the list."""
    held, head, other = meeting(COMMITTEE, on), *people(2)
    third = member(3, **{"post": "纪检委员"} | about)
    own = branch(elected=elected) if elected else branch()
    once = {3: list(past)} if past else {}
    return snapshot(held, attendances=there(held, head, other), members=[head, other, third], branch=own, once=once)


def of_group(
    on: str, past: Sequence[Once] = (), group: str = NEW, *, elsewhere: str = "", state: str = PRESENT, **about: object
) -> Snapshot:
    """A 党小组会 of the second group with one of its two; the other is in `group` now, and in this state on the list of the first group
    on a day."""
    held, one, other = meeting(GROUP, on, group=NEW), member(1, group=NEW), member(2, **{"group": group} | about)
    meetings, lists = [held], there(held, one)
    if elsewhere:
        meetings.append(meeting(GROUP, elsewhere, 2, group=OLD, start="09:00", end="10:00"))
        lists += there(meetings[1], member(3, group=OLD)) + there(meetings[1], other, state=state)
    once = {2: list(past)} if past else {}
    everybody = [one, other, member(3, group=OLD)]
    return snapshot(*meetings, attendances=lists, members=everybody, branch=branch(groups=f"{OLD}\n{NEW}"), once=once)


def of_all(
    kind: str,
    listed: int = 4,
    state: str = PRESENT,
    posts: tuple[str, ...] = ("书记",),
    groups: str = "",
    *,
    grouped: bool = False,
    **about: object,
) -> Snapshot:
    """A meeting of all six, with so many on its list; the last of the six may differ. grouped: the roster alone says of what group."""
    last = {name: about.pop(name) for name in ("joined", "arrived", "left") if name in about}
    held, six = meeting(kind, "2026-09-12", **about), people(6, posts)  # type: ignore[arg-type]
    if groups or grouped:
        for one in six:
            one.group = OLD if one.id <= 4 else NEW
    six[5] = member(6, **{"group": six[5].group} | last)
    lists = there(held, *six[:listed], state=state)
    return snapshot(held, attendances=lists, members=six, branch=branch(groups=groups))


def gone(**about: object) -> Snapshot:
    """A 组织生活会 of five of six; the last may have come or left."""
    return of_all(LIFE, 5, **about)


OFF_LIST: tuple[Case, ...] = (
    raising(RULE, "支委会少一名委员", lambda: committee("2026-09-12"), level="warning"),
    raising(RULE, "任职以后的支委会少他", lambda: committee("2026-09-12", post_since="2026-06-24")),
    raising(RULE, "补选当日以前的支委会", lambda: committee("2026-06-01", post_since="2026-06-24"), speaks=False),
    raising(RULE, "补选当日的支委会", lambda: committee("2026-06-24", post_since="2026-06-24"), speaks=False),
    raising(RULE, "换届以前的支委会", lambda: committee("2026-03-02", elected="2026-03-18"), speaks=False),
    raising(RULE, "换届当日的支委会", lambda: committee("2026-03-18", elected="2026-03-18"), speaks=False),
    raising(RULE, "换届以后的支委会少一名委员", lambda: committee("2026-03-19", elected="2026-03-18")),
    raising(
        RULE,
        "没有任职日期，修改记录里那时还没有职务",
        lambda: committee("2026-05-06", [_once("2025-01-04"), _once("2026-06-24", post="纪检委员")]),
        speaks=False,
    ),
    raising(
        RULE,
        "没有任职日期，修改记录里那时已有职务",
        lambda: committee("2026-09-06", [_once("2025-01-04"), _once("2026-06-24", post="纪检委员")]),
    ),
    raising(RULE, "党小组会少一人", lambda: of_group("2026-09-12")),
    raising(RULE, "上年的党小组会，三月底", lambda: of_group("2026-09-12"), on=date(2027, 3, 31)),
    raising(RULE, "上年的支委会，三月底", lambda: committee("2026-09-12"), on=date(2027, 3, 31)),
    raising(RULE, "上年的党小组会，四月起", lambda: of_group("2026-09-12"), on=date(2027, 4, 1), speaks=False),
    raising(RULE, "上年的支委会，四月起", lambda: committee("2026-09-12"), on=date(2027, 4, 1), speaks=False),
    raising(
        RULE,
        "调整党小组以前的新党小组会",
        lambda: of_group("2026-05-12", [_once("2025-01-04", OLD), _once("2026-06-01", NEW)]),
        speaks=False,
    ),
    raising(
        RULE,
        "调整党小组以后的新党小组会",
        lambda: of_group("2026-07-12", [_once("2025-01-04", OLD), _once("2026-06-01", NEW)], elsewhere="2026-05-12"),
    ),
    raising(
        RULE,
        "调整以前的原党小组会少他",
        lambda: of_group("2026-05-12", [_once("2025-01-04", NEW), _once("2026-06-01", OLD)], OLD),
    ),
    raising(
        RULE,
        "调整以后的原党小组会",
        lambda: of_group("2026-07-12", [_once("2025-01-04", NEW), _once("2026-06-01", OLD)], OLD),
        speaks=False,
    ),
    raising(
        RULE,
        "调整晚记了，当月在另一党小组的名单里",
        lambda: of_group("2026-05-12", [_once("2025-01-04", NEW), _once("2026-06-01", OLD)], OLD, elsewhere="2026-05-20"),
        speaks=False,
    ),
    raising(
        RULE,
        "会后才录入，当年在另一党小组的名单里",
        lambda: of_group("2026-05-12", [_once("2026-08-04", NEW)], elsewhere="2026-03-12"),
        speaks=False,
    ),
    raising(
        RULE,
        "会后才录入，当年在另一党小组列席",
        lambda: of_group("2026-05-12", [_once("2026-08-04", NEW)], elsewhere="2026-03-12", state=GUEST),
    ),
    raising(RULE, "会后才录入，哪个名单里都没有", lambda: of_group("2026-05-12", [_once("2026-08-04", NEW)])),
    raising(
        RULE,
        "会后才录入，以后又调整过",
        lambda: of_group("2026-05-12", [_once("2026-08-04", OLD), _once("2026-09-01", NEW)]),
        speaks=False,
    ),
    raising(RULE, "组织生活会少两人", lambda: of_all(LIFE), level="warning"),
    raising(RULE, "民主评议会少两人", lambda: of_all(REVIEW), level="warning"),
    raising(RULE, "组织生活会齐全", lambda: of_all(LIFE, 6), speaks=False),
    raising(RULE, "组织生活会草稿", lambda: of_all(LIFE, status=DRAFT), speaks=False),
    raising(RULE, "组织生活会没有点到", lambda: of_all(LIFE, state=""), speaks=False),
    raising(RULE, "组织生活会缺席的都列出", lambda: of_all(LIFE, 6, state=ABSENT), speaks=False),
    raising(RULE, "支委会的组织生活会", lambda: of_all(LIFE, posts=("书记", "副书记", "组织委员", "宣传委员")), speaks=False),
    raising(RULE, "一个党小组的主题党日", lambda: of_all(DAY, groups=f"{OLD}\n{NEW}"), speaks=False),
    raising(RULE, "一个党小组的组织生活会", lambda: of_all(LIFE, groups=f"{OLD}\n{NEW}"), speaks=False),
    raising(RULE, "一个党小组的组织生活会，只有名册里写着党小组", lambda: of_all(LIFE, groups="", grouped=True), speaks=False),
    raising(RULE, "组织生活会以后才来", lambda: gone(arrived="2026-09-13"), speaks=False),
    raising(RULE, "组织生活会以前已离开", lambda: gone(left="2026-09-11"), speaks=False),
    raising(RULE, "组织生活会以后才离开", lambda: gone(left="2026-10-11")),
    raising(RULE, "主题党日少两人", lambda: of_all(DAY), level="info"),
    raising(RULE, "党课少两人", lambda: of_all(LESSON), level="info"),
    raising(RULE, "主题党日少两人，不是请核对", lambda: of_all(DAY), level="warning", speaks=False),
    raising(RULE, "少数人参加的主题党日", lambda: of_all(DAY, 2), speaks=False),
    raising(RULE, "恰好半数的主题党日", lambda: of_all(DAY, 3), level="info"),
    raising(RULE, "谈心谈话", lambda: of_all("谈心谈话", 2), speaks=False),
)  # fmt: skip
