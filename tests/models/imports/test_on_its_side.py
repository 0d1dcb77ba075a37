"""A roster with a column for each person is not taken for the form of one: that would lose all but the first."""

import pytest

from models.imports import FileRefused
from models.imports.planning import ON_ITS_SIDE

SIDEWAYS = [
    ["党员名册", "", "", ""],
    ["姓名", "张三", "李四", "王五"],
    ["性别", "男", "女", "男"],
    ["民族", "汉族", "", "回族"],
    ["手机", "13900000001", "13900000002", "13900000003"],
]


def test_it_is_refused_with_the_way_out(planned):
    with pytest.raises(FileRefused, match=r"横着排的.*转置"):
        planned(SIDEWAYS)


def test_other_sheets_are_read(planned):
    plan = planned({"横排": SIDEWAYS, "名册": [["姓名", "性别"], ["赵六", "男"]]})
    assert [row.record.name for row in plan.rows] == ["赵六"]
    assert [about.skipped for about in plan.sheets] == [ON_ITS_SIDE, ""]


def test_a_form_for_one_person_is_still_read(planned):
    form = [
        ["姓名", "张三", "", ""],
        ["性别", "男", "照片", ""],
        ["民族", "汉族", "", ""],
        ["手机", "13900000001", "", ""],
    ]
    assert [row.record.name for row in planned(form).rows] == ["张三"]


def test_a_form_with_two_answers_in_a_line_is_still_read(planned):
    form = [["姓名", "张三", "（曾用名）"], ["性别", "男", ""], ["民族", "汉族", ""], ["手机", "13900000001", ""]]
    assert [row.record.name for row in planned(form).rows] == ["张三"]
