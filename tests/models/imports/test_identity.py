"""Who a row is about: ID number, name and birth, name alone; where nobody can say, the row is returned with the reason."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from models.fields import set_read
from models.imports import ADDED, RETURNED, UNCHANGED, UPDATED, Plan
from models.records import Member

ONE, TWO = "11010519491231002X", "110101197607010037"
HEAD = ["姓名", "出生日期", "身份证号", "手机号"]


def member(number: int, name: str, **values: str) -> Member:
    made = Member(id=number, name=name)
    for field, text in values.items():
        set_read(made, field, text)
    return made


def fates(plan: Plan) -> list[str]:
    return [row.fate for row in plan.rows]


Planned = Callable[..., Plan]


def test_the_id_number_goes_before_the_name(planned: Planned):
    plan = planned([HEAD, ["张三丰", "", ONE, ""]], [member(7, "张三", id_number=ONE)])
    assert fates(plan) == [UPDATED]
    assert plan.rows[0].member_id == 7
    assert next((c.name, c.old, c.new) for c in plan.rows[0].changes) == ("name", "张三", "张三丰")
    assert any(p.level == "warning" and "姓名不同" in p.message for p in plan.problems)


def test_an_old_id_number_is_the_same_person_and_does_not_replace_the_new(planned: Planned):
    known = member(7, "张三", id_number=ONE, birth="1949-12-31", sex="女")
    plan = planned([HEAD, ["张三", "", "110105491231002", ""]], [known])
    assert fates(plan) == [UNCHANGED]


@pytest.mark.parametrize("birth", ["1976-07", "1976", "1976-07-01"])
def test_name_and_birth_of_any_precision(planned: Planned, birth: str):
    plan = planned(
        [HEAD, ["李四", birth, "", "13800000000"]],
        [member(3, "李四", birth="1976-07-01"), member(4, "李四", birth="1960")],
    )
    assert fates(plan) == [UPDATED]
    assert plan.rows[0].member_id == 3
    assert [c.name for c in plan.rows[0].changes] == ["phone"], "the day of birth is not blurred"


def test_a_more_exact_birth_is_taken_over(planned: Planned):
    plan = planned([HEAD, ["李四", "1976-07-01", "", ""]], [member(3, "李四", birth="1976-07")])
    assert [c.texts() for c in plan.rows[0].changes] == [("1976-07", "1976-07-01")]


def test_the_only_one_of_that_name_is_updated_with_a_remark(planned: Planned):
    plan = planned([HEAD, ["李四", "", "", "13800000000"]], [member(3, "李四", birth="1976-07-01")])
    assert fates(plan) == [UPDATED]
    assert [p.level for p in plan.problems] == ["info"]


@pytest.mark.parametrize("row", [["李四", "1980-01", "", ""], ["李四", "", TWO, ""]])
def test_who_contradicts_is_somebody_new_with_a_warning(planned: Planned, row: list[str]):
    plan = planned([HEAD, row], [member(3, "李四", birth="1949-12-31", id_number=ONE)])
    assert fates(plan) == [ADDED]
    assert any(p.level == "warning" and "同名" in p.message for p in plan.problems)


def test_one_of_several_of_that_name_is_asked_about(planned: Planned):
    plan = planned([HEAD, ["李四", "", "", ""]], [member(3, "李四", birth="1976-07"), member(4, "李四")])
    assert fates(plan) == [RETURNED]
    assert "分不清" in plan.rows[0].reason
    assert plan.rows[0].cells["姓名"] == "李四"


def test_one_id_number_for_two_names_returns_both(planned: Planned):
    plan = planned([HEAD, ["张三", "", ONE, ""], ["李四", "", ONE, ""], ["王五", "", TWO, ""]])
    assert fates(plan) == [RETURNED, RETURNED, ADDED]


def test_a_row_without_a_name_is_returned(planned: Planned):
    plan = planned([HEAD, ["", "1980-01", TWO, "13800000000"]])
    assert fates(plan) == [RETURNED]
    assert [(p.level, p.message) for p in plan.problems if p.column == "姓名"] == [("error", "退回：没有姓名")]


def test_the_same_person_twice_is_one_person(planned: Planned):
    plan = planned({"总表": [HEAD, ["张三", "", ONE, ""]], "第一党小组": [["姓名", "身份证号"], ["张三", ONE]]})
    assert fates(plan) == [ADDED, UPDATED]
    assert plan.rows[0].record is plan.rows[1].record
    assert plan.rows[0].record.group == "第一党小组"


def test_the_same_person_with_other_words_is_returned(planned: Planned):
    plan = planned([HEAD, ["张三", "", ONE, "13800000000"], ["张三", "", ONE, "13900000000"]])
    assert fates(plan) == [ADDED, RETURNED]
    assert "手机号" in plan.rows[1].reason


def test_namesakes_in_the_file_are_two_people_if_anything_tells_them_apart(planned: Planned):
    plan = planned([HEAD, ["张三", "1949-12-31", "", ""], ["张三", "1976-07", "", ""], ["张三", "", TWO, ""]])
    assert fates(plan) == [ADDED, ADDED, UPDATED]
    assert plan.rows[2].record is plan.rows[1].record


def test_namesakes_without_anything_to_tell_them_apart_are_asked_about(planned: Planned):
    plan = planned([["姓名", "性别"], ["张三", "男"], ["张三", "男"]])
    assert fates(plan) == [ADDED, RETURNED]


def test_who_is_no_member_yet_is_returned(planned: Planned):
    plan = planned([["姓名", "人员类别"], ["张三", "入党积极分子"], ["李四", "预备党员"]])
    assert fates(plan) == [RETURNED, ADDED]
