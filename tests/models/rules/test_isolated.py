"""A check that fails on one record silences neither the others nor itself: what was not looked at is told."""

import logging
from collections.abc import Iterator
from datetime import date

import pytest

from models.fields import Record
from models.records import Appraisal, Award, ClosedYear
from models.records.appraisal import EXCELLENT
from models.records.award import MEMBER_AWARD
from models.rules import Snapshot, findings
from models.rules.checks import CHECKS, undone
from models.rules.finding import Finding
from models.rules.isolated import RULE, each
from models.rules.todos import KINDS, todos
from models.rules.todos import undone as undone_todos
from tests.models.rules.cases.people import a_member

TODAY = date(2026, 11, 23)
PRIVATE = "张伟 110101198001011234"


def fails(_snapshot: Snapshot, _today: date) -> Iterator[Finding]:
    yield from undone("已经查到的", TODAY)
    raise OverflowError(PRIVATE)


def test_the_others_go_on_and_what_was_not_looked_at_is_told(caplog):
    snapshot = Snapshot(members=[a_member(1, "例某", joined="2030-01-01")])
    before = [f for check in CHECKS for f in check(snapshot, TODAY)]
    with caplog.at_level(logging.ERROR, "zhibu"):
        found = list(each({fails: "试验", **CHECKS}, snapshot, TODAY, lambda name: undone(name, TODAY)))
    assert [f.subject for f in found[:2]] == ["自查·已经查到的", "自查·试验"]
    assert "没有检查完" in found[1].message
    assert before
    assert found[2:] == before
    assert "OverflowError at test_isolated.py:" in caplog.text
    assert PRIVATE not in caplog.text


def test_the_other_reminders_go_on(caplog):
    snapshot = Snapshot(members=[a_member(1, "例某", phone="")])
    found = list(each({fails: "试验", **KINDS}, snapshot, TODAY, undone_todos))
    assert "“试验”的提醒没有算完" in [todo.title for todo in found if hasattr(todo, "title")]
    assert len({todo.key for todo in found}) == len(found) == 2 + len(todos(snapshot, TODAY))


@pytest.mark.parametrize("year", [-5, 0, 1, 1879, 2101, 9999, 10000, 10**15])
def test_a_year_that_is_none_is_told_and_nothing_is_silent(ledger, year):
    """An earlier program kept them."""
    kept: list[Record] = [
        Appraisal(member_id=1, year=year, grade=EXCELLENT),
        Award(member_id=1, kind=MEMBER_AWARD, year=year),
        ClosedYear(year=year),
    ]
    with ledger.unit("准备") as unit:
        unit.add(a_member(1, "例某", joined="2030-01-01"))
        for one in kept:
            unit.add(one)
    snapshot = Snapshot.of(ledger)
    found = findings(snapshot, TODAY)
    assert [f.message for f in found if f.rule == "§6登记"] == [
        "有一条民主评议结果（优秀）没有填评议年度，或填的不是年份，各年都没有算上"
    ]
    assert {"R01", "R02"} <= {f.rule for f in found}
    assert RULE not in {f.rule for f in found} | {todo.rule for todo in todos(snapshot, TODAY)}
    assert all(getattr(ledger.all(type(one))[0], "year") is None for one in kept)  # noqa: B009
