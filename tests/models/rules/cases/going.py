"""Cases of coming and going: letters, people away, people lost (domain §3.2, §3.3)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from models.kinds import PartialDate
from models.records import Contact, Transfer
from models.records.contact import NOT_REACHED, REACHED
from models.records.member import SETTLED_ABROAD, STUDY_ABROAD, SUSPENDED
from models.records.transfer import BY_LETTER, OUT
from models.rules import Snapshot
from models.rules.away import GRADUATE, check_away
from tests.models.rules.cases.case import Case, raising
from tests.models.rules.cases.people import a_member

_DAYS = ("issued", "fee_until", "receipt", "withdrawn")


def sent(**about: object) -> Callable[[], Snapshot]:
    """A letter out of the branch with all that it must say."""
    given: dict[str, object] = {
        "direction": OUT, "other": "某街道党支部", "way": BY_LETTER, "letter": "014", "issued": "2026-11-01", "near": "否",
        "valid_days": 30, "fee_until": "2026-10", "sealed": "是",
    }  # fmt: skip
    values = {k: PartialDate.parse(v) if k in _DAYS and isinstance(v, str) else v for k, v in (given | about).items()}
    letter = Transfer(id=1, member_id=1, **values)  # type: ignore[arg-type]
    return lambda: Snapshot(members=[a_member()], transfers={1: [letter]})


def away(*tried: tuple[str, str], **about: object) -> Callable[[], Snapshot]:
    """A floating member with somebody who keeps in touch; `tried`: when, and whether she was reached."""
    given = {
        "floating": "是",
        "floating_to": "某市",
        "floating_why": "其他",
        "floating_since": "2025-01-10",
        "liaison": "某人",
    }
    contacts = [
        Contact(id=n, member_id=1, day=PartialDate.parse(on), result=how) for n, (on, how) in enumerate(tried, 1)
    ]
    return lambda: Snapshot(members=[a_member(**given | about)], contacts={1: contacts} if contacts else {})  # type: ignore[arg-type]


def lost(since: str, *tried: str, **about: object) -> Callable[[], Snapshot]:
    """A member out of contact."""
    contacts = [
        Contact(id=n, member_id=1, day=PartialDate.parse(on), result=NOT_REACHED) for n, on in enumerate(tried, 1)
    ]
    who = a_member(lost="是", lost_since=since, **about)  # type: ignore[arg-type]
    return lambda: Snapshot(members=[who], contacts={1: contacts} if contacts else {})


def short_absence(since: str) -> Callable[[], list[str]]:
    """O04 is said where the absence is typed, not in the list of findings."""
    who = a_member(floating="是", floating_since=since, liaison="某人")
    return lambda: [remark.rule for remark in check_away(who, (), date(2026, 11, 23))]


_RECENT = ("2026-11-01", REACHED)

GOING: tuple[Case, ...] = (
    raising("O01", "外出务工半年，地点固定", away(_RECENT, floating_why="务工经商", floating_since="2026-05-23")),
    raising("O01", "没有写外出原因", away(_RECENT, floating_why="")),
    raising("O01", "备注里写的是别的事", away(_RECENT, floating_why="务工经商", note="爱好书法，曾任班长")),
    raising("O01", "备注只说应转未转", away(_RECENT, floating_why="务工经商", note="组织关系应转未转")),
    raising(
        "O01", "备注写明接收地不接收", away(_RECENT, floating_why="务工经商", note="接收地暂不接收"), speaks=False
    ),
    raising("O01", "外出差一天半年", away(_RECENT, floating_why="务工经商", floating_since="2026-05-24"), speaks=False),
    raising("O02", "转出在途没有回执", sent()),
    raising("O02", "回执已收到", sent(receipt="2026-11-10"), speaks=False),
    raising("O03", "介绍信昨天到期", sent(issued="2026-10-23")),
    raising("O03", "介绍信今天到期", sent(issued="2026-10-24"), speaks=False),
    raising("O03有效期", "有效期 91 天", sent(valid_days=91)),
    raising("O03有效期", "有效期 90 天", sent(valid_days=90), speaks=False),
    Case("O04", True, "外出差一天半年", short_absence("2026-05-24")),
    Case("O04", False, "外出半年", short_absence("2026-05-23")),
    raising("O05", "介绍信没有写党费交至年月", sent(fee_until=None)),
    raising("O05", "介绍信要素齐全", sent(), speaks=False),
    raising("O07", "毕业后保留两年零一天", away(_RECENT, floating_why=GRADUATE, floating_since="2024-11-22")),
    raising("O07", "毕业后保留刚两年", away(_RECENT, floating_why=GRADUATE, floating_since="2024-11-23"), speaks=False),
    raising("O08", "出国学习，半年零一天没有联系", away(("2026-05-22", REACHED), floating_why=STUDY_ABROAD)),
    raising("O08", "出国学习，半年前联系过", away(("2026-05-23", REACHED), floating_why=STUDY_ABROAD), speaks=False),
    raising("O09", "流动党员 91 天没有联系", away(("2026-08-24", REACHED))),
    raising("O09", "流动党员 90 天前联系过", away(("2026-08-25", REACHED)), speaks=False),
    raising("P01", "失联满三个月", lost("2026-08-23")),
    raising("P01", "失联差一天三个月", lost("2026-08-24"), speaks=False),
    raising("P02", "失联满六个月，查找过", lost("2026-05-23", "2026-06-01")),
    raising("P02", "失联差一天六个月", lost("2026-05-24", "2026-06-01"), speaks=False),
    raising("P03", "停止党籍满两年仍失联", lost("2024-01", standing=SUSPENDED, standing_since="2024-11-23")),
    raising("P03", "停止党籍差一天两年", lost("2024-01", standing=SUSPENDED, standing_since="2024-11-24"), speaks=False),
    raising("P04", "因私出国定居", away(floating_why=SETTLED_ABROAD)),
    raising("P04", "出国学习五年零一天", away(_RECENT, floating_why=STUDY_ABROAD, floating_since="2021-11-22")),
    raising("P04", "出国学习刚五年", away(_RECENT, floating_why=STUDY_ABROAD, floating_since="2021-11-23"), speaks=False),
)  # fmt: skip
