"""People for the tests of statistics: a member in a line, and rosters made at random."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import count
from typing import Any

from hypothesis import strategies as st

from models.kinds import PartialDate
from models.records import Member, StatusChange, Transfer
from models.records.member import LEAVING
from models.records.status_change import CHANGES
from models.rules.snapshot import Snapshot
from models.statistics import Roster, Table, statistic
from models.statistics.catalogue import About

YEAR_END = date(2026, 12, 31)
_numbers = count(1)


def day(text: str) -> PartialDate:
    return PartialDate.parse(text)


def person(**values: Any) -> Member:
    """A member; texts are read as dates where a date belongs."""
    dates = (
        "birth",
        "joined",
        "full",
        "arrived",
        "left",
        "standing_since",
        "floating_since",
        "lost_since",
        "post_since",
    )
    known = {name: day(value) if name in dates and isinstance(value, str) else value for name, value in values.items()}
    return Member(id=next(_numbers), **({"name": "某某", "kind": "正式党员", "joined": day("2000-07-01")} | known))


def roster(*members: Member, changes: Any = (), transfers: Any = ()) -> Roster:
    """A roster with records given as (member, record)."""
    return Roster(
        members,
        {m.id: [c for whose, c in changes if whose is m] for m, _ in changes},
        {m.id: [t for whose, t in transfers if whose is m] for m, _ in transfers},
    )


def numbers(table: Table) -> dict[str, int]:
    """The first number of each line that has anybody."""
    return {line.label: line.number for line in table.lines if line.number}


def names(table: Table, label: str) -> list[str]:
    """Who is behind a line."""
    return [member.name for line in table.lines if line.label == label for member in line.cells[0].members]


def facts(table: Table, label: str) -> list[str]:
    """Why they are there."""
    return [line.cells[0].fact(m) for line in table.lines if line.label == label for m in line.cells[0].members]


@st.composite
def partial(draw: Any, first: int = 1930, last: int = 2027) -> PartialDate | None:
    """A year, a month, a day or nothing."""
    kind = draw(st.integers(0, 3))
    if kind == 0:
        return None
    year, month, number = draw(st.tuples(st.integers(first, last), st.integers(1, 12), st.integers(1, 28)))
    return PartialDate(year, month if kind > 1 else 0, number if kind > 2 else 0)


MEMBERS = st.builds(
    lambda **values: Member(id=next(_numbers), name="某某", **values),
    sex=st.sampled_from(("男", "女", "")),
    nation=st.sampled_from(("汉族", "回族", "土家族", "", "别的写法")),
    birth=partial(1930, 2010),
    education=st.sampled_from(("研究生", "大学", "大专", "小学", "", "夜校")),
    education_detail=st.sampled_from(("", "中央党校大学", "大学肄业")),
    kind=st.sampled_from(("正式党员", "预备党员", "")),
    joined=partial(1936, 2027),
    full=partial(1950, 2027),
    group=st.sampled_from(("第一党小组", "第二党小组", "")),
    arrived=partial(2024, 2027),
    left=st.one_of(st.none(), partial(2024, 2027)),
    left_why=st.sampled_from(("", *LEAVING)),
    job=st.sampled_from(("公务员", "退休人员", "事业单位工勤岗", "外出务工经商人员", "解放军、武警", "", "看门")),
    standing=st.sampled_from(("", "正常", "停止党籍")),
    standing_since=partial(2024, 2027),
    floating=st.sampled_from(("是", "否", "")),
    floating_since=partial(2024, 2027),
    lost=st.sampled_from(("是", "否", "")),
    lost_since=partial(2024, 2027),
)


@st.composite
def rosters(draw: Any, *, records: bool = True) -> Roster:
    """Any roster, with decisions and transfers of any kind where `records`."""
    members = draw(st.lists(MEMBERS, max_size=12))
    if not records or not members:
        return Roster(members)
    whose = st.sampled_from([member.id for member in members])
    changes = draw(
        st.lists(
            st.builds(
                StatusChange,
                member_id=whose,
                kind=st.sampled_from(CHANGES),
                since=partial(2024, 2027),
                approved=partial(2024, 2027),
            ),
            max_size=8,
        )
    )
    transfers = draw(
        st.lists(
            st.builds(
                Transfer,
                member_id=whose,
                direction=st.sampled_from(("转出", "转入")),
                receipt=partial(2024, 2027),
                withdrawn=st.one_of(st.none(), partial(2024, 2027)),
            ),
            max_size=6,
        )
    )
    return Roster(
        members,
        {member.id: [c for c in changes if c.member_id == member.id] for member in members},
        {member.id: [t for t in transfers if t.member_id == member.id] for member in members},
    )


def about(members: Sequence[Member], on: date = YEAR_END, **kept: Any) -> About:
    """What the tables of the annual report are made of; records that belong to a member are given as lists and found by
    their `member_id`, those of a batch or meeting by theirs."""
    for table, parent in (("status_changes", "member_id"), ("transfers", "member_id"), ("appraisals", "member_id"),
                          ("contacts", "member_id"), ("enrolments", "training_id"), ("items", "meeting_id")):  # fmt: skip
        grouped: dict[int, list[Any]] = {}
        for record in kept.get(table, ()):
            grouped.setdefault(getattr(record, parent), []).append(record)
        kept[table] = grouped
    snapshot = Snapshot(members=list(members), **kept)
    return About(Roster(members, snapshot.status_changes, snapshot.transfers), on, (), snapshot)


def cells(table: Table, label: str) -> list[int]:
    """The numbers of a line."""
    (line,) = (line for line in table.lines if line.label == label)
    return [cell.number for cell in line.cells]


def made(key: str, known: About, place: int = 0) -> Table:
    """A table of a statistic."""
    return statistic(key).make(known, statistic(key).variants[0])[place]
