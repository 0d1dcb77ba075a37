"""The people of the sample: in every state, with names that are hard, and numbers that belong to nobody."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta

from models.kinds import PartialDate, add_months
from models.kinds.identity import born, sex_of
from models.records import (
    Member,
)
from models.store import Ledger


def on(value: PartialDate | None) -> date:
    assert value is not None
    return value.first()


def current(ledger: Ledger, today: date) -> list[Member]:
    return [m for m in ledger.all(Member) if m.belongs(today)]


def test_48_people_in_three_groups_with_a_committee(sample: tuple[Ledger, date]) -> None:
    ledger, today = sample
    members = current(ledger, today)
    assert len(members) == 48
    assert set(Counter(m.group for m in members)) == {"第一党小组", "第二党小组", "第三党小组"}
    posts = Counter(m.post for m in members if m.post)
    assert posts == {"书记": 1, "副书记": 1, "组织委员": 1, "宣传委员": 1, "纪检委员": 1, "党小组组长": 3}


def test_people_in_every_state(sample: tuple[Ledger, date]) -> None:
    ledger, today = sample
    members = ledger.all(Member)
    ends = sorted(add_months(on(m.joined), 12) for m in members if m.kind == "预备党员")
    assert len(ends) == 3
    assert today - timedelta(days=20) <= ends[0] < today < ends[1] <= today + timedelta(days=30)
    assert ends[2] > add_months(today, 9)
    assert {"转出", "去世", "除名"} <= {m.left_why for m in members}
    assert any(m.floating == "是" and m.floating_to for m in members)
    assert any(m.lost == "是" and m.lost_since and not m.left for m in members)
    assert any(m.standing == "停止党籍" for m in members)
    assert any(m.arrived and today - timedelta(days=400) < m.arrived.first() for m in members)
    joined = [m.joined.year for m in current(ledger, today) if m.joined]
    assert any(1960 <= year < 1970 for year in joined)
    assert any(1970 <= year < 1980 for year in joined)
    assert any(m.birth and not m.birth.whole for m in members)
    assert any(not m.phone for m in members)


def test_rare_and_equal_names(autumn: Ledger) -> None:
    members = autumn.all(Member)
    names = "".join(m.name for m in members)
    assert all(c in names for c in "䶮㛃𠮷𬱖·")
    assert {"单雨桐", "解学文", "查小曼", "欧阳慧敏", "尉迟明远"} <= {m.name for m in members}
    same = [m for m in members if m.name == "王芳"]
    assert len(same) == 2
    assert same[0].birth != same[1].birth


def test_id_numbers_are_unique_agree_with_the_person_and_belong_nowhere(sample: tuple[Ledger, date]) -> None:
    ledger, _ = sample
    members = [m for m in ledger.all(Member) if m.id_number]
    assert len(members) > 45
    assert len({m.id_number for m in members}) == len(members)
    for m in members:
        assert m.id_number.startswith("999999")
        assert sex_of(m.id_number) == m.sex
        told = born(m.id_number)
        assert told is not None
        assert m.birth is not None
        assert m.birth.covers(told)


def test_phones_are_unique(autumn: Ledger) -> None:
    phones = [m.phone for m in autumn.all(Member) if m.phone]
    assert len(phones) == len(set(phones))


def test_dates_of_each_person_are_in_order(sample: tuple[Ledger, date]) -> None:
    ledger, today = sample
    for m in ledger.all(Member):
        assert on(m.birth) < on(m.joined) <= today, m.name
        assert on(m.joined).year - on(m.birth).year >= 18, m.name
        if m.kind == "正式党员":
            assert on(m.joined) <= on(m.full) <= today, m.name
            if m.joined and m.joined.whole and m.joined.year > 1982:
                assert on(m.full) == add_months(on(m.joined), 12), m.name
        if m.left:
            assert (m.arrived or m.joined or m.left).first() < on(m.left) <= today, m.name
