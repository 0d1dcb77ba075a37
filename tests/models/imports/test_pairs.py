"""Two fields in one column, English beside Chinese headings, and headings with marks that nobody sees."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from models.imports import Plan, Wishes
from models.imports.mapping import match
from models.records import Member

Planned = Callable[..., Plan]


def record(plan: Plan, *names: str) -> list[str]:
    assert plan.rows[0].record is not None
    return [plan.rows[0].record.show(name) for name in names]


@pytest.mark.parametrize("cell", ["男/汉", "男／汉族", "男、汉", "男 汉", "男\n汉族"])
def test_sex_and_nation_in_one_column(planned: Planned, cell: str):
    plan = planned([["姓名", "性别/民族"], ["张三", cell]])
    assert record(plan, "sex", "nation") == ["男", "汉族"]
    assert not plan.problems


@pytest.mark.parametrize("heading", ["入党时间/转正时间", "入党/转正时间", "入党日期\n转正日期", "入党、转正年月"])
@pytest.mark.parametrize(
    ("cell", "joined", "full"),
    [
        ("1990.12/1991.12", "1990-12", "1991-12"),
        ("1990/12/1 1991/12/1", "1990-12-01", "1991-12-01"),
        ("2005/6", "2005-06", ""),
        ("2026.3/—", "2026-03", ""),
        ("/", "", ""),
    ],
)
def test_joined_and_full_in_one_column(planned: Planned, heading: str, cell: str, joined: str, full: str):
    plan = planned([["姓名", heading], ["张三", cell]])
    assert record(plan, "joined", "full") == [joined, full]
    assert not [p for p in plan.problems if p.level == "error"]


def test_both_fields_are_named(planned: Planned):
    columns = planned([["姓名", "性别/民族", "学历"], ["张三", "男/汉", "大学"]]).columns
    assert [column.label for column in columns] == ["姓名", "性别、民族", "学历"]


@pytest.mark.parametrize(("cell", "left"), [("男", "回族"), ("男/", ""), ("", ""), ("男/汉", "汉族")])
def test_a_cell_with_one_of_two_values_clears_nothing_of_the_other(planned: Planned, cell: str, left: str):
    known = [Member(id=1, name="张三", sex="男", nation="回族", phone="13800000000")]
    rows = [["姓名", "性别/民族", "手机"], ["张三", cell, "13800000000"]]
    plan = planned(rows, known, wishes=Wishes(clear=True))
    assert record(plan, "nation") == [left]


def test_new_people_without_a_kind_are_counted(planned: Planned):
    rows = [["姓名", "人员类别"], ["张三", ""], ["李四", "正式党员"], ["王五", ""]]
    assert planned(rows).without_kind == 2
    assert planned(rows, [Member(id=1, name="张三", kind="正式党员")]).without_kind == 1


def test_a_part_that_cannot_be_read_is_told_and_the_other_kept(planned: Planned):
    plan = planned([["姓名", "性别/民族", "入党/转正时间"], ["张三", "女/回", "1990.12/待定时候"]])
    assert record(plan, "sex", "nation", "joined", "full") == ["女", "回族", "1990-12", ""]
    assert [p.column for p in plan.problems if p.level == "error"] == ["入党/转正时间"]


@pytest.mark.parametrize("heading", ["工作单位/职务", "人员类别（正式/预备）", "性别（男/女）", "工作单位、职务"])
def test_one_field_with_a_sign_in_its_heading_stays_one(planned: Planned, heading: str):
    plan = planned([["姓名", heading], ["张三", "女" if "性别" in heading else "正式"]])
    assert len([c for c in plan.columns if c.field]) == 2
    assert not [p for p in plan.problems if p.level == "error"]


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("Name 姓名", "name"), ("姓名/Name", "name"), ("ID No. 身份证号", "id_number"), ("Joined 入党日期", "joined"),
        ("Dept. 部门职务", "unit"), ("Mobile\n手机", "phone"), ("DOB出生日期", "birth"), ("QQ号码", ""), ("QQ 号", ""), ("E-mail", ""),
        ("\u200b姓名\u200b", "name"), ("手机\ufeff", "phone"), ("流向", "floating_to"), ("流动时间", "floating_since"), ("转往何处", "left_to"),
    ],
)  # fmt: skip
def test_headings(heading: str, field: str):
    assert match((heading,)).field == field


def test_a_bilingual_roster_is_read(planned: Planned):
    plan = planned([["No.", "Name 姓名", "Gender 性别", "DOB 出生日期"], [1, "张三", "M", "9/Sep/1984"]])
    assert record(plan, "name", "sex", "birth") == ["张三", "男", "1984-09-09"]
