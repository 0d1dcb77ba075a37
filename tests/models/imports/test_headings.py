"""Headings as committees write them, and sheets that are no rosters."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from models.imports import Plan, plan_file
from models.imports.mapping import match

Planned = Callable[..., Plan]
TODAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("path", "field"),
    [
        (("*姓名",), "name"), (("姓  名",), "name"), (("出生\n年月（岁）",), "birth"), (("出生年月（年月日）",), "birth"),
        (("身份证号码(18位)",), "id_number"), (("党籍", "入党时间"), "joined"), (("党籍", "转正时间"), "full"), (("入党", "时间"), "joined"),
        (("转正", "日期"), "full"), (("联系电话", "固定电话"), "landline"), (("联系电话", "手机号"), "phone"), (("单位",), "unit"),
        (("单位及职务",), "unit"), (("职务",), "unit"), (("党内职务",), "post"), (("（党内）职务",), "post"), (("所在党小组",), "group"),
        (("加入中国共产党的时间",), "joined"), (("是否为\n流动党员",), "floating"), (("家庭详细住址",), "address"), (("工作岗位",), "job"),
        (("参加工作时间",), "work_since"), (("学历学位",), "education"), (("全日制教育", "学历"), "education"), (("政治面貌",), "kind"),
        (("ＱＱ号码",), ""), (("入党介绍人",), ""), (("申请入党时间",), ""), (("确定为入党积极分子时间",), ""), (("出生地",), ""),
        (("毕业院校",), ""), (("配偶姓名",), ""), (("配偶", "姓名"), ""), (("紧急联系人", "电话"), ""), (("职称",), ""), (("学位",), ""),
        (("党费基数",), ""), (("支部书记姓名",), ""), (("培养联系人",), ""), (("入党志愿书编号",), ""), (("身份证地址",), ""),
    ],
)  # fmt: skip
def test_meaning_of_headings(path: tuple[str, ...], field: str):
    assert match(path).field == field


@pytest.mark.parametrize("heading", ["序号", "序\n号", "党龄", "年龄（周岁）", "编号", "党龄（年）"])
def test_known_but_not_read(heading: str):
    assert match((heading,)).derived


def test_a_new_heading_further_down_begins_anew(planned: Planned):
    plan = planned(
        [
            ["正式党员名单"],
            ["姓名", "性别", "手机号"],
            ["张三", "男", "13800000000"],
            [""],
            ["预备党员名单"],
            ["性别", "姓名"],
            ["女", "李四"],
        ]
    )
    assert [(r.name, r.record.sex, r.record.kind) for r in plan.rows if r.record] == [
        ("张三", "男", "正式党员"),
        ("李四", "女", "预备党员"),
    ]
    assert plan.sheets[0].header_rows == [2, 6]


def test_tables_side_by_side_are_all_read(planned: Planned):
    plan = planned(
        [
            ["序号", "姓名", "性别", "序号", "姓名", "性别"],
            [1, "张三", "男", 3, "王五", "女"],
            [2, "李四", "女", 4, "", ""],
        ]
    )
    assert [(r.row, r.name, r.record.sex) for r in plan.rows if r.record] == [
        (2, "张三", "男"),
        (2, "王五", "女"),
        (3, "李四", "女"),
    ]


def test_a_first_row_without_a_name_is_no_second_heading(planned: Planned):
    plan = planned(
        [["姓名", "民族", "党小组", "入党日期"], ["", "汉族", "第一党小组", "2010-07"], ["张三", "汉族", "", ""]]
    )
    assert [(r.row, r.fate) for r in plan.rows] == [(2, "退回"), (3, "新增")]


def test_hidden_and_foreign_sheets_are_passed_over_with_the_reason(tmp_path: Path):
    book = openpyxl.Workbook()
    book.active.title = "说明"
    book.active.append(["填表说明：日期精确到日"])
    book.create_sheet("空")
    for name in ("名册", "旧名册"):
        book.create_sheet(name).append(["姓名", "性别"])
        book[name].append(["张三", "男"])
    book["旧名册"].sheet_state = "hidden"
    book.save(tmp_path / "多表.xlsx")
    plan = plan_file(tmp_path / "多表.xlsx", [], today=TODAY)
    assert [(s.name, bool(s.skipped)) for s in plan.sheets] == [
        ("说明", True),
        ("空", True),
        ("名册", False),
        ("旧名册", True),
    ]
    assert plan.report()["added"] == 1


def test_the_official_form_filled_in(shared: Path, tmp_path: Path):
    book = openpyxl.load_workbook(shared / "data/official/党员基本信息汇总表-2017.xlsx")
    values = ["1", "赵六", "第一支部委员会", "11010519491231002X", "女", "03 回族", "1949-12", "22 大专", "正式党员", "1970-01-01",
              "1970-01-01", "502 退休人员", 13800000000, "0571-88886666", "正常", "否", "", "是", "浙江宁波"]  # fmt: skip
    for column, value in enumerate(values, 1):
        book.worksheets[0].cell(5, column, value)
    book.save(tmp_path / "汇总表.xlsx")
    plan = plan_file(tmp_path / "汇总表.xlsx", [], today=TODAY)
    assert plan.report() == {"added": 1, "updated": 0, "unchanged": 0, "returned": 0, "problems": []}
    record = plan.rows[0].record
    assert record is not None
    assert {f.name: record.show(f.name) for f in record.fields if record.show(f.name)} == {
        "name": "赵六", "branch": "第一支部委员会", "id_number": "11010519491231002X", "sex": "女", "nation": "回族", "birth": "1949-12",
        "education": "大专", "kind": "正式党员", "joined": "1970-01-01", "full": "1970-01-01", "job": "退休人员",
        "phone": "13800000000", "landline": "0571-88886666", "standing": "正常", "lost": "否", "floating": "是", "floating_to": "浙江宁波",
    }  # fmt: skip
    assert len([s for s in plan.sheets if s.skipped]) == 3


def test_a_form_for_one_person(planned: Planned):
    plan = planned([
        ["党员信息采集表"], ["姓名", "张三", "性别", "男", "民族", "汉族"], ["出生日期", "1985-03", "学历", "大学", "籍贯", ""],
        ["公民身份号码", "", "", "", "联系电话", 13800000000], ["工作单位及职务", "某局 科员"],
    ])  # fmt: skip
    record = plan.rows[0].record
    assert record is not None
    assert (record.name, record.sex, str(record.birth), record.phone, record.unit) == (
        "张三",
        "男",
        "1985-03",
        "13800000000",
        "某局 科员",
    )
    assert plan.rows[0].row == 2


@pytest.mark.parametrize("form", ["党员名册-上级下发", "党员信息统计表-两行表头", "党员信息采集表-一人一表"])
def test_blank_forms_have_nobody(shared: Path, form: str):
    plan = plan_file(shared / f"data/forms/{form}.xlsx", [], today=TODAY)
    assert plan.report() == {"added": 0, "updated": 0, "unchanged": 0, "returned": 0, "problems": []}
    assert not plan.unmapped
