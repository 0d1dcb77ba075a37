"""Cases of elections: how many candidates there are for the seats, and who elects the secretary (domain §2)."""

from __future__ import annotations

from models.records.meeting import COMMITTEE as COMMITTEE_MEETING
from models.records.meeting import GENERAL as GENERAL_MEETING
from models.rules import Snapshot
from models.rules.votes import ELECT
from tests.models.rules.cases.case import raising
from tests.models.rules.cases.making import item, meeting, people, snapshot

FIVE = ("甲某", "乙某", "丙某", "丁某", "戊某")


def elected(
    seats: int | None, *names: str, title: str = "选举支部委员", committee: bool = True, kind: str = GENERAL_MEETING
) -> Snapshot:
    """An election with these candidates, an item each."""
    held = meeting(kind)
    items = [
        item(
            held,
            n,
            title_text=title,
            rule=ELECT,
            candidate=name,
            seats=seats,
            ballot="无记名投票",
            eligible=9,
            present=9,
            yes=9,
        )
        for n, name in enumerate(names, 1)
    ]
    return snapshot(held, items=items, members=people(9) if committee else people(5, ("书记",)))


ELECTIONS = (
    raising(
        "V06",
        "应选 5 人，6 名候选人里两人同名，写在一项",
        lambda: elected(5, "甲、乙", "丙、王伟、王伟、戊"),
        speaks=False,
    ),
    raising("V06", "应选 5 人，同名的在两项里，是 5 名", lambda: elected(5, "甲、乙、王伟", "丙、王伟、戊")),
    raising("V06", "应选 3 人，一名候选人后面写着年份和小组", lambda: elected(3, "王伟（1978年生，一组）、甲某、乙某")),
    raising("V06", "应选 3 人，候选人 3 名", lambda: elected(3, "甲某", "乙某", "丙某")),
    raising("V06", "应选 5 人，候选人 5 名", lambda: elected(5, *FIVE)),
    raising("V06", "应选 3 人，候选人 4 名", lambda: elected(3, "甲某", "乙某", "丙某", "丁某"), speaks=False),
    raising("V06", "没有填应选名额", lambda: elected(None, "甲某"), speaks=False),
    raising(
        "V06",
        "书记等额选举",
        lambda: elected(1, "甲某", title="选举支部书记", committee=False),
        speaks=False,
    ),
    *(
        raising("V06", f"支委会一并选举：{title}", lambda title=title: elected(5, *FIVE, title=title))
        for title in (
            "选举支委和书记",
            "选举新一届支部委员会和书记",
            "换届选举：支部委员会、书记、副书记",
            "选举支部委员会，选举书记",
            "选举新一届班子和书记",
        )
    ),
    *(
        raising(
            "V06",
            f"书记、副书记等额：{title}",
            lambda title=title: elected(2, "甲某", "乙某", title=title),
            speaks=False,
        )
        for title in ("选举支部委员会书记、副书记", "支部委员会选举书记、副书记", "支委会第一次会议等额选举书记")
    ),
    raising("V06", "书记和一名支委", lambda: elected(2, "甲某", "乙某", title="选举支委和书记"), speaks=False),
    *(
        raising(
            "V06",
            f"只选书记、副书记：{title}",
            lambda title=title: elected(2, "甲某", "乙某", title=title),
            speaks=False,
        )
        for title in (
            "选举支部书记（不设支委会）",
            "选举书记、副书记（支部委员会提名）",
            "新一届支委会第一次全体会议等额选举书记",
        )
    ),
    raising("V06", "推选优秀书记", lambda: elected(5, *FIVE, title="推选优秀党支部书记"), speaks=False),
    raising("V06", "只选一名委员，一名候选人", lambda: elected(1, "甲某", title="选举支部委员会委员")),
    raising("V06", "补选一名委员", lambda: elected(1, "甲某", title="补选组织委员"), speaks=False),
    raising("V06", "补选三名委员", lambda: elected(3, "甲某", "乙某", "丙某", title="补选支部委员")),
    raising("V07", "设支委会，党员大会补选书记", lambda: elected(1, "甲某", title="补选支部书记")),
    raising("V07", "设支委会，党员大会选举书记", lambda: elected(None, "甲某", title="选举支部书记")),
    raising(
        "V07",
        "不设支委会，党员大会选举书记",
        lambda: elected(None, "甲某", title="选举支部书记", committee=False),
        speaks=False,
    ),
    raising(
        "V07",
        "支委会选举书记",
        lambda: elected(None, "甲某", title="选举支部书记", kind=COMMITTEE_MEETING),
        speaks=False,
    ),
    raising("V07", "党员大会选举支委和书记", lambda: elected(5, *FIVE, title="选举支委和书记")),
    raising("V07", "党员大会推选书记", lambda: elected(1, "甲某", title="推选支部书记")),
    *(
        raising("V07", f"不是选举书记：{title}", lambda title=title: elected(None, "甲某", title=title), speaks=False)
        for title in ("推选优秀党支部书记", "推选支部书记为先进个人", "推选书记为党代会代表")
    ),
    raising("V07", "党员大会选举委员", lambda: elected(None, "甲某"), speaks=False),
)
