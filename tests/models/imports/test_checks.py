"""The import says about a row what the window says about a field: the same checks, with the article, and every value kept."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from models.fields import set_read
from models.imports import ADDED, Plan
from models.imports.pasting import pasted, plan_onto
from models.records import Branch, Member
from models.rules import check_member

HEAD = ["姓名", "性别", "身份证号", "出生日期", "人员类别", "入党时间", "转正时间", "党内职务", "手机号"]
FIELDS = ["name", "sex", "id_number", "birth", "kind", "joined", "full", "post", "phone"]
GOOD = ["张芳", "女", "11010519491231002X", "1949-12-31", "正式党员", "1990-07-01", "1991-07-01", "", "13900001234"]
Planned = Callable[..., Plan]


def row(**changed: str) -> list[str]:
    return [changed.get(name, value) for name, value in zip(FIELDS, GOOD, strict=True)]


@pytest.mark.parametrize(
    ("changed", "rule"),
    [
        ({}, ""),
        ({"sex": "男"}, "I04"),
        ({"birth": "1949-12-30"}, "I05"),
        ({"birth": "1949-12"}, ""),
        ({"joined": "2027-01-01", "full": "", "kind": "预备党员"}, "R01"),
        ({"full": "1989-07-01"}, "R02"),
        ({"full": "1992-07-01"}, "R03"),
        ({"id_number": "", "birth": "1975-08-01"}, "R04"),
        ({"full": ""}, "R05"),
        ({"joined": "1975-07-01", "full": "1976-07-01"}, "R05历史"),
        ({"kind": "预备党员", "full": ""}, "R06"),
        ({"kind": "预备党员", "full": "", "joined": "2026-05-01", "post": "书记"}, "R08"),
    ],
)
def test_the_checks_of_the_window_are_those_of_the_import(planned: Planned, changed: dict[str, str], rule: str):
    plan = planned([HEAD, row(**changed)], [])
    assert [r.fate for r in plan.rows] == [ADDED]
    typed = Member()
    for name, text in zip(FIELDS, row(**changed), strict=True):
        set_read(typed, name, text)
    remarks = check_member(typed, (), date(2026, 11, 23))
    assert (rule in {r.rule for r in remarks}) if rule else not remarks
    problems = [p.message for p in plan.problems]
    assert len(problems) == len(remarks)
    for remark in remarks:
        assert any(remark.sentence() in text and "保留" in text for text in problems)
    record = plan.rows[0].record
    assert record is not None
    for name, text in zip(FIELDS, row(**changed), strict=True):
        assert record.show(name) == text, "kept as the file has it"


def test_of_a_column_that_is_not_there_nothing_is_said(planned: Planned):
    plan = planned([["姓名", "人员类别"], ["张芳", "正式党员"]], [])
    assert plan.problems == []


def test_a_doubt_of_the_kind_is_said_once(planned: Planned):
    plan = planned([HEAD, row(phone="6021")], [])
    assert [p.message for p in plan.problems] == ["手机号：“6021”不是 11 位手机号，已按原文保留"]
    old = planned([HEAD, row(id_number="110105491231002")], [])
    assert ["升位后应为 11010519491231002X" in p.message for p in old.problems] == [True]
    assert old.rows[0].record is not None
    assert old.rows[0].record.id_number == "110105491231002", "offered, never replaced"


@pytest.mark.parametrize(("days", "said"), [(None, True), (5, True), (6, False)])
def test_rows_are_checked_by_the_limits_of_the_branch(planned: Planned, days: int | None, said: bool):
    """转正 six days after probation ended: the usual tolerance is three."""
    branch, late = Branch(conversion_tolerance_days=days), row(full="1991-07-07")
    cells = pasted("\n".join("\t".join(line) for line in (HEAD, late)), ())
    onto = plan_onto(cells, [Member(name="张芳")], today=date(2026, 11, 23), branch=branch)
    for plan in (planned([HEAD, late], branch=branch), onto):
        assert any("预备期满应为 1991-07-01" in p.message for p in plan.problems) is said
