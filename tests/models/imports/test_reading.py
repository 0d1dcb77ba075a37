"""What cells say, what is asked about instead of guessed, and where a row's gaps are filled from."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from typing import Any

import pytest

from models.imports import ADDED, RETURNED, UNCHANGED, Plan, Wishes
from models.kinds.choices import code_tables
from models.records import Branch, Member

Planned = Callable[..., Plan]
ONE = "11010519491231002X"  # born 1949-12-31, 女
OCTOBER = "110101198510010017"


def shown(plan: Plan, row: int = 0) -> dict[str, str]:
    record = plan.rows[row].record
    assert record is not None
    return {f.name: record.show(f.name) for f in record.fields if record.show(f.name)}


def problems(plan: Plan) -> list[tuple[str, str]]:
    return [(p.level, p.column) for p in plan.problems]


def test_a_cell_that_cannot_be_read_leaves_its_field_empty_and_is_reported(planned: Planned):
    plan = planned([["序号", "*姓名", "入党\n时间"], [1, "张三", "不详"]])
    assert plan.rows[0].fate == ADDED
    assert shown(plan) == {"name": "张三"}
    assert plan.report() == {
        "added": 1, "updated": 0, "unchanged": 0, "returned": 0,
        "problems": [{"sheet": "名册", "row": 2, "column": "入党\n时间", "value": "不详", "level": "error",
                      "message": "加入党组织日期：“不详”看不出是哪一天，请写成 2026-03-12，只知道年月的写 2026-03"}],
    }  # fmt: skip


def test_a_number_for_january_or_october_is_asked_about(planned: Planned):
    plan = planned([["姓名", "出生年月", "入党时间"], ["张三", 1985.1, 2010.1], ["李四", 1985.12, "2010.1"]])
    assert shown(plan) == {"name": "张三"}
    assert shown(plan, 1) == {"name": "李四", "birth": "1985-12", "joined": "2010-01"}
    assert problems(plan) == [("error", "出生年月"), ("error", "入党时间")]


def test_a_valid_id_number_decides_between_january_and_october(planned: Planned):
    from models.kinds.identity import check_digit

    number = OCTOBER[:17] + check_digit(OCTOBER[:17])
    plan = planned([["姓名", "出生年月", "身份证号"], ["张三", 1985.1, number], ["李四", 1986.1, ONE]])
    assert shown(plan)["birth"] == "1985-10"
    assert "birth" not in shown(plan, 1)
    assert [p for p in problems(plan) if p[1] == "出生年月"] == [("info", "出生年月"), ("error", "出生年月")]


def test_birth_and_sex_come_from_the_id_number_only_where_the_file_is_silent(planned: Planned):
    plan = planned(
        [
            ["姓名", "性别", "出生年月", "身份证号"],
            ["张三", "", "", ONE],
            ["李四", "男", "1950-03", "110101197607010037"],
        ]
    )
    assert shown(plan)["birth"] == "1949-12-31"
    assert shown(plan)["sex"] == "女"
    assert shown(plan, 1)["birth"] == "1950-03"
    assert next(p for p in plan.problems if p.row == 3).level == "warning"
    assert {p.level for p in plan.problems if p.row == 2} == {"info"}


def test_an_id_number_that_lost_its_tail_is_not_guessed(planned: Planned):
    plan = planned([["姓名", "身份证号"], ["张三", 110105194912310000], ["李四", "1.10105E+17"]])
    assert all(row.record is not None and row.record.id_number == "" for row in plan.rows)
    assert problems(plan) == [("error", "身份证号")] * 2


def test_formulas_without_a_result_and_error_cells_are_reported(planned: Planned):
    plan = planned(
        [["姓名", "手机号", "民族"], ["张三", "=A1", "汉族"], ["李四", "13800000000", "#N/A"], ["=A2", "", ""]]
    )
    assert problems(plan)[:1] == [("error", "手机号")]
    assert [row.fate for row in plan.rows] == [ADDED, ADDED, RETURNED]
    assert "nation" not in shown(plan, 1) or shown(plan, 1)["nation"] == "#N/A"


def test_the_name_of_the_sheet_is_the_group_and_the_kind(planned: Planned):
    head = ["姓名", "性别"]
    plan = planned({"第一党小组": [head, ["张三", "男"]], "预备党员": [head, ["李四", "女"]], "机关": [head, ["王五", "女"]]},
                   branch=Branch(groups="机关\n工厂"))  # fmt: skip
    assert shown(plan)["group"] == "第一党小组"
    assert "kind" not in shown(plan)
    assert shown(plan, 1)["kind"] == "预备党员"
    assert shown(plan, 2)["group"] == "机关"


def test_headings_between_the_rows_tell_group_and_kind(planned: Planned):
    plan = planned([["姓名", "性别"], ["第一党小组", ""], ["张三", "男"], ["二、预备党员（1人）", ""], ["李四", "女"]])
    assert [row.name for row in plan.rows] == ["张三", "李四"]
    assert shown(plan)["group"] == "第一党小组"
    assert shown(plan, 1)["kind"] == "预备党员"
    assert [s.reason for s in plan.skipped] == ["表头", "分组标题", "分组标题"]


def test_merged_cells_are_filled_down_for_the_group_only(planned: Planned):
    plan = planned([["党小组", "姓名", "民族"], ["一组", "张三", "汉族"], ["", "李四", ""]], merged=["A2:A3", "C2:C3"])
    assert shown(plan, 1) == {"name": "李四", "group": "一组"}


def test_unit_and_post_are_joined_and_posts_in_the_branch_known(planned: Planned):
    plan = planned([["姓名", "工作单位", "职务"], ["张三", "某局", "科员"], ["李四", "", "科长"]])
    assert shown(plan)["unit"] == "某局 科员"
    assert shown(plan, 1)["unit"] == "科长"
    plan = planned(
        [["姓名", "职务", "部门", "所在单位"], ["张三", "科员", "办公室", "某局"], ["李四", "", "办公室", "某局"]]
    )
    assert [shown(plan, n)["unit"] for n in (0, 1)] == ["某局 办公室 科员", "某局 办公室"]
    plan = planned([["姓名", "单位", "党内职务", "职务"], ["张三", "某局", "书记", "科员"]])
    assert shown(plan) == {"name": "张三", "unit": "某局 科员", "post": "书记"}
    plan = planned([["姓名", "单位", "职务"], ["张三", "某局", "书记"], ["李四", "某局", ""]])
    assert shown(plan) == {"name": "张三", "unit": "某局", "post": "书记"}
    plan = planned(
        [
            ["姓名", "单位", "职务"],
            ["张三", "某局", "支书"],
            ["李四", "某局", "支部组织、宣传委员"],
            ["王五", "", "党员"],
        ]
    )
    assert [shown(plan, n).get("post") for n in (0, 1)] == ["书记", "支部组织、宣传委员"]
    plan = planned([["姓名", "单位", "职务"], ["张三", "某局", "书记"], ["李四", "某局", "支委（组织委员）"]])
    assert shown(plan, 1)["post"] == "支委（组织委员）"
    plan = planned([["姓名", "单位", "职务"], ["张三", "某村", "书记"], ["李四", "某村", "村民小组长"]])
    assert shown(plan, 1)["unit"] == "某村 村民小组长"


def test_the_better_of_two_columns_goes_first(planned: Planned):
    head = ["姓名", "在职学历", "全日制学历", "联系电话", "手机号"]
    plan = planned(
        [head, ["张三", "大学", "大专", "0571-88886666", "13800000000"], ["李四", "大学", "", "13900000000", ""]]
    )
    assert shown(plan)["education"] == "大专"
    assert shown(plan)["phone"] == "13800000000"
    assert shown(plan, 1)["education"] == "大学"
    assert shown(plan, 1)["phone"] == "13900000000"
    assert problems(plan) == [("info", "在职学历"), ("info", "联系电话")]


def test_what_the_user_says_about_a_column_counts(planned: Planned):
    rows = [["称呼", "姓名拼音", "职工号", "性别"], ["张三", "zhangsan", "9", "男"]]
    plan = planned(rows, wishes=Wishes({"称呼": "name", "职工号": "note", "性别": ""}))
    assert shown(plan) == {"name": "张三", "note": "9"}
    assert [c.heading for c in plan.unmapped] == ["姓名拼音", "性别"]
    assert problems(plan) == [("info", "姓名拼音")]


@pytest.mark.parametrize("value", ["2030-01-01", "2027"])
def test_days_to_come_are_kept_and_warned_about(planned: Planned, value: str):
    plan = planned([["姓名", "入党日期"], ["张三", value]])
    assert shown(plan)["joined"] == value
    assert problems(plan) == [("warning", "入党日期")]


def test_a_csv_keeps_october_and_asks_about_a_bare_one(tmp_path: Any):
    from datetime import date

    from models.imports import plan_file

    path = tmp_path / "名册.csv"
    path.write_text("姓名,出生年月,入党时间,手机号\n张三,1985.10,2010.1,'13800000000\n", encoding="utf-8")
    plan = plan_file(path, [], today=date(2026, 11, 23))
    assert shown(plan) == {"name": "张三", "birth": "1985-10", "phone": "13800000000"}
    assert problems(plan) == [("error", "入党时间")]


def test_what_a_column_says_again_and_again_is_told_of_each_row(planned: Planned):
    rows = [["姓名", "民族", "入党日期", "备注"]]
    rows += [[f"某{number:03}", "外星族", ("2011-05-01", "五月")[number % 2], str(number)] for number in range(300)]
    plan = planned(rows)
    told = [(p.row, p.column) for p in plan.problems if p.column in ("民族", "入党日期")]
    assert told.count((2, "民族")) == 1
    assert len({row for row, column in told if column == "民族"}) == 300
    assert len({row for row, column in told if column == "入党日期"}) == 150
    assert [row.record.show("joined") for row in plan.rows[:3]] == ["2011-05-01", "", "2011-05-01"]
    assert [row.record.show("note") for row in plan.rows] == [str(number) for number in range(300)]


def test_an_education_of_several_levels_is_kept_and_asked_about(planned: Planned):
    """初中及以下 may be 小学: it is put down, with the wording beside it, and told. It does not take the place of one that is known."""
    head = ["姓名", "文化程度"]
    plan = planned([head, ["张三", "初中及以下"], ["李四", "初中"], ["王五", "小学及以下"]])
    assert [shown(plan, row)["education"] for row in range(3)] == ["初中", "初中", "小学"]
    assert [shown(plan, row).get("education_detail") for row in range(3)] == ["初中及以下", None, "小学及以下"]
    assert [(p.level, p.row, p.value) for p in plan.problems] == [
        ("warning", 2, "初中及以下"),
        ("warning", 4, "小学及以下"),
    ]
    assert "请核实是哪一档" in plan.problems[0].message
    known = [Member(id=1, name="张三", education="小学"), Member(id=2, name="李四", education="初中")]
    known += [Member(id=3, name="王五", education="初中", education_detail="初中及以下")]
    again = planned([head, ["张三", "初中及以下"], ["李四", "初中及以下"], ["王五", "初中及以下"]], members=known)
    assert [row.fate for row in again.rows] == [UNCHANGED] * 3


def test_the_name_of_the_list_for_a_party_school_does_not_take_the_place_of_the_school(planned: Planned):
    said, ours = "1B 省（区、市）委党校研究生", ["省委党校研究生", "中央党校研究生", ""]
    known = [Member(id=n, name=f"张{n}", education="研究生", education_detail=text) for n, text in enumerate(ours, 1)]
    plan = planned([["姓名", "学历"], *([member.name, said] for member in known)], members=known)
    assert [[change.name for change in row.changes] for row in plan.rows] == [[], *[["education_detail"]] * 2]


def test_no_code_table_reads_a_word_of_several_in_silence():
    for table, about in code_tables().items():
        several = {alias for alias in about.get("aliases", {}) if alias.endswith(("以下", "以上"))}
        assert several <= about.get("wider", {}).keys(), table


def test_a_wording_is_kept_each_time_it_comes(planned: Planned):
    said = ["硕士研究生", "研究生", "硕士研究生", "研究生", "大学", "硕士研究生"]
    plan = planned([["姓名", "学历"], *([f"张{n}", text] for n, text in zip("一二三四五六", said, strict=True))])
    kept = [(member["education"], member.get("education_detail", "")) for member in map(shown, [plan] * 6, range(6))]
    graduate = ("研究生", "硕士研究生")
    assert kept == [graduate, ("研究生", ""), graduate, ("研究生", ""), ("大学", ""), graduate]


def test_signs_that_look_like_numbers_count_no_columns(planned: Planned):
    plan = planned([["姓名", "性别", "民族"], ["①", "²", "³"], ["张三", "男", "汉族"]])
    assert [row.name for row in plan.rows] == ["①", "张三"]


def test_rows_are_the_same_by_what_they_tell_and_not_by_how_the_file_was_read(planned: Planned):
    (row,) = planned([["姓名", "性别"], ["张三", "女"]]).rows
    assert row.read is not None
    assert "Column(" not in repr(row)
    assert row == dataclasses.replace(row, read=None)
