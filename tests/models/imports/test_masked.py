"""Cells that were masked before they came in, however that is spelled, never take the place of what the ledger has."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from models.imports import Plan
from models.imports.masked import is_masked
from models.imports.reconcile import TAKEABLE, reconcile
from models.kinds import IdNumber
from models.records import Member
from tests.models.imports.conftest import TODAY

ID = "11010519491231002X"
KNOWN = {
    "phone": "13812341234",
    "landline": "010-66551234",
    "address": "示例市云桥区幸福路3-2-101",
}
HEADINGS = {"phone": "手机号", "landline": "固定电话", "address": "家庭住址"}

SIGNS = [
    "····", "×××", "xxxx", "XX", " xx xx ", "■■■■", "...", "……", "____", "----", "--", "????", "*", " * * ", "-*-", "*-*-*",
    "․․․․", "。。。。", "∗∗∗∗", "﹡﹡﹡﹡", "★★★★", "○○○○", "〇〇〇〇", "◎◎◎◎",
]  # fmt: skip


def masked_everywhere() -> list[tuple[str, str]]:
    return [
        *(("phone", f"138{signs}1234") for signs in SIGNS),
        *(("landline", f"010-66{signs}1234") for signs in SIGNS),
        *(("address", f"示例市云桥区{signs}") for signs in SIGNS if signs not in ("-*-", "*-*-*")),
        ("phone", "+86 138-····-1234"),
        ("phone", "138-1234"),
        ("landline", "010-6655*"),
        ("landline", "66····34"),
        ("address", "示例市云桥区xx路"),
        ("address", "示例市…101"),
    ]


@pytest.mark.parametrize(("name", "cell"), masked_everywhere())
def test_however_it_is_masked_the_whole_value_stays(planned: Callable[..., Plan], name: str, cell: str):
    """138····1234 stood in the ledger where 13812341234 had been, with a remark on its length alone."""
    known = Member(id=1, name="王芳", kind="正式党员", **KNOWN)
    plan = planned([["姓名", HEADINGS[name]], ["王芳", cell]], [known])
    assert [row.changes for row in plan.rows] == [[]]
    assert [p.message for p in plan.problems if p.column == HEADINGS[name]] == [
        next(p.message for p in plan.problems if "打了码，没有读入，账本里已有的不动" in p.message)
    ]
    found = reconcile(plan, [known], today=TODAY)
    assert not [d for d in found.differences if d.state in TAKEABLE]


@pytest.mark.parametrize(
    ("name", "cell"),
    [
        ("phone", "139 1234 1234"),
        ("phone", "138-1234-1235"),
        ("landline", "010-6612 1234"),
        ("landline", "010-66551234*801"),
        ("landline", "010 - 66551235"),
        ("address", "示例市云桥区幸福路3-101"),
        ("address", "示例市云桥区幸福路3-2-102"),
        ("address", "示例市云桥区幸福路3 - 2 - 102"),
        ("address", "示例市云桥区3#楼"),
        ("address", "××市××区幸福路1号"),
        ("address", "示例市云桥区幸福路一〇〇号"),
    ],
)
def test_a_value_with_dashes_blanks_or_zeros_is_one(planned: Callable[..., Plan], name: str, cell: str):
    plan = planned([["姓名", HEADINGS[name]], ["王芳", cell]], [Member(id=1, name="王芳", kind="正式党员", **KNOWN)])
    assert [change.name for change in plan.rows[0].changes] == [name]


@pytest.mark.parametrize("signs", ["····", "××××××××", "--------", "……", "________", "■■■■"])
def test_an_id_number_is_masked_by_any_of_them(planned: Callable[..., Plan], signs: str):
    """It was said to have 14 characters, and what it shows of the person was not looked at."""
    cell = f"{ID[:6]}{signs}{ID[14:]}"
    for last, fate in ((ID[14:], "按姓名和身份证号露出的几位"), ("0039", "露出的几位对不上")):
        plan = planned(
            [["姓名", "身份证号"], ["王芳", ID[:6] + signs + last]], [Member(id=1, name="王芳", id_number=ID)]
        )
        assert any("打了码" in p.message for p in plan.problems)
        assert any(fate in p.message for p in plan.problems)
    assert is_masked(IdNumber(), cell)


def test_a_whole_id_number_with_dashes_is_read():
    assert not is_masked(IdNumber(), "110105--19491231--002X")
