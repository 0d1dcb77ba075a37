"""Problem lists as committees build them: each becomes the items that it tells of, and nothing else."""

from __future__ import annotations

import pytest

from models.imports import gate, grid
from models.imports.problems.planning import proposed
from tests.models.imports.problems.conftest import plan_of, told


def test_a_plain_list_with_title_lines_a_total_and_signatures(listed):
    plan = listed(
        [
            ["问题整改工作台账"],
            ["填报单位：", "", "", "", "填报时间：2026年3月"],
            ["序号", "存在问题", "整改措施", "责任人", "整改时限"],
            [1, "会议记录不全", "补记并核对", "李四", "2026-03-31"],
            [2, "学时不足", "补课", "王五", "2026年6月底"],
            [3, "", "", "", ""],
            ["合计", "2 个", "", "", ""],
            ["填表人：张三   审核人：李四   联系电话："],
            ["注：本表一式两份"],
        ]
    )
    assert told(plan) == [
        {"problem": "会议记录不全", "measures": "补记并核对", "owner": "李四", "deadline": "2026-03-31"},
        {"problem": "学时不足", "measures": "补课", "owner": "王五", "deadline": "2026-06"},
    ]
    assert {line.row: line.reason for line in plan.skipped} == {
        1: "标题", 2: "标题", 3: "表头", 6: "只有序号", 7: "合计", 8: "表下说明", 9: "表下说明",
    }  # fmt: skip


def test_source_and_category_stand_once_in_merged_cells(listed):
    plan = listed(
        [
            ["序号", "问题来源", "问题类别", "具体问题", "整改举措"],
            [1, "督查", "班子", "甲", "一"],
            [2, "", "", "乙", "二"],
            [3, "自查", "制度", "丙", "三"],
        ],
        merged=["B2:B3", "C2:C3"],
    )
    assert [(d["source"], d["category"], d["problem"]) for d in map(_whole, plan.rows)] == [
        ("督查", "班子", "甲"),
        ("督查", "班子", "乙"),
        ("自查", "制度", "丙"),
    ]


def _whole(row):
    return {f.name: row.record.show(f.name) for f in type(row.record).fields}


def test_a_heading_of_two_rows(listed):
    plan = listed(
        [
            ["序号", "问题情况", "", "整改责任", "", "完成情况"],
            ["", "问题表现", "问题类型", "牵头领导", "责任人", ""],
            [1, "甲问题", "作风", "张三", "李四", "已制定制度"],
        ],
        merged=["A1:A2", "B1:C1", "D1:E1", "F1:F2"],
    )
    assert told(plan) == [
        {"problem": "甲问题", "category": "作风", "lead": "张三", "owner": "李四", "outcome": "已制定制度"}
    ]
    assert plan.sheets[0].heading == (1, 2)


def test_a_heading_divided_below_the_problem_itself(listed):
    rows = [
        ["序号", "存在问题", "", "整改措施"],
        ["", "问题类别", "具体表现", ""],
        [1, "制度", "没有请销假制度", "制定"],
    ]
    assert told(listed(rows, merged=["A1:A2", "B1:C1", "D1:D2"])) == [
        {"category": "制度", "problem": "没有请销假制度", "measures": "制定"}
    ]


def test_rows_that_go_on_with_a_problem_are_one_item(listed):
    plan = listed(
        [
            ["序号", "反馈问题", "整改措施", "责任人", "完成时限"],
            [1, "学习不深入", "制定计划", "李四", "2026年3月底"],
            ["", "", "每月检查", "王五", "2026年6月底"],
            ["", "", "年底通报", "李四", "2026年6月底"],
            [2, "台账不全", "补齐", "赵六", "2026年4月"],
        ],
        merged=["A2:A4", "B2:B4"],
    )
    one, two = told(plan)
    assert one == {
        "problem": "学习不深入", "measures": "制定计划\n每月检查\n年底通报", "owner": "李四、王五", "deadline": "2026-06",
        "note": "各条措施的时限：2026-03、2026-06",
    }  # fmt: skip
    assert two["problem"] == "台账不全"
    assert plan.rows[0].more == (3, 4)
    assert any("按最晚的读入" in problem.message for problem in plan.rows[0].problems)


def test_rows_that_go_on_without_merged_cells_or_with_the_problem_written_again(listed):
    head = ["编号", "具体问题", "整改措施"]
    blank = listed([head, ["2026-巡察-01", "甲", "一"], ["", "", "二"], ["2026-巡察-02", "乙", "三"]])
    again = listed([head, ["2026-巡察-01", "甲", "一"], ["2026-巡察-01", "甲", "二"], ["2026-巡察-02", "乙", "三"]])
    for plan in (blank, again):
        assert [(d["number"], d["measures"]) for d in told(plan)] == [
            ("2026-巡察-01", "一\n二"),
            ("2026-巡察-02", "三"),
        ]


def test_sections_give_the_category(listed):
    plan = listed(
        [
            ["巡察反馈问题清单"],
            ["序号", "问题表现", "整改措施", "责任人"],
            ["一、政治建设方面"],
            [1, "甲", "一", "李四"],
            ["（二）作风建设方面存在的问题"],
            [2, "乙", "二", "李四"],
        ],
        merged=["A1:D1", "A3:D3", "A5:D5"],
    )
    assert [(d["problem"], d["category"]) for d in told(plan)] == [("甲", "政治建设"), ("乙", "作风建设")]


def test_a_general_and_a_particular_problem(listed):
    plan = listed(
        [
            ["序号", "反馈问题", "具体问题", "整改措施"],
            [1, "学习不深入", "没有学习计划", "制定"],
            [2, "", "笔记不全", "补记"],
            [3, "制度不健全", "", "修订"],
        ],
        merged=["B2:B3"],
    )
    assert [d["problem"] for d in told(plan)] == [
        "没有学习计划\n（反馈问题：学习不深入）",
        "笔记不全\n（反馈问题：学习不深入）",
        "制度不健全",
    ]


def test_people_and_day_in_one_column_and_several_names(listed):
    plan = listed(
        [
            ["问题", "整改措施", "责任人及时限", "责任部门", "配合部门"],
            ["甲", "1.一；2.二；3.三", "李四、王五\n2026年3月底前", "办公室", "财务科"],
            ["乙", "一", "李四 王五 2026年4月", "", ""],
            ["丙", "一", "张 三", "", ""],
        ]
    )
    one, two, three = told(plan)
    assert one == {
        "problem": "甲", "measures": "1.一；\n2.二；\n3.三", "owner": "李四、王五", "deadline": "2026-03", "department": "办公室、财务科",
    }  # fmt: skip
    assert (two["owner"], two["deadline"], three["owner"]) == ("李四、王五", "2026-04", "张三")


@pytest.mark.parametrize("heading", ["责任单位/责任人", "责任单位\n/责任人", "责任人、责任部门", "责任单位及责任人"])
def test_units_and_people_in_one_column(listed, heading):
    rows = ["第三党支部　单雨桐", "何沛霖、外单位李四", "各党小组", "王 芳", "机关党委/张三、李四"]
    plan = listed([["序号", "存在问题", heading], *([n, f"问题{n}", said] for n, said in enumerate(rows, 1))])
    assert [(d.record.department, d.record.owner) for d in plan.rows] == [
        ("第三党支部", "单雨桐"),
        ("", "何沛霖、外单位李四"),
        ("各党小组", ""),
        ("", "王芳"),
        ("机关党委", "张三、李四"),
    ]


def test_two_leaders_in_one_column_are_read_as_two(listed):
    plan = listed([["序号", "存在问题", "牵头领导/责任人"], [1, "会议记录不全", "张三/李四"]])
    assert (plan.rows[0].record.lead, plan.rows[0].record.owner) == ("张三", "李四")


def test_headings_that_nobody_foresaw(listed):
    plan = listed(
        [
            ["任务序号", "检查中发现的突出问题", "拟采取的整改措施", "整改牵头负责人", "计划完成时间", "目前推进情况"],
            ["1", "甲", "一", "张三", "2026年5月", "2026-02-01 已开会研究"],
        ]
    )
    assert told(plan) == [{"problem": "甲", "measures": "一", "lead": "张三", "deadline": "2026-05"}]
    assert [(str(e.day), e.text) for e in plan.rows[0].progress] == [("2026-02-01", "已开会研究")]


def test_a_text_file_has_no_merged_cells_and_the_row_above_speaks(tmp_path):
    file = tmp_path / "巡察问题.csv"
    file.write_text("来源,问题类别,问题,措施\n巡察,班子,甲,一\n,,乙,二\n督查,,丙,三\n", encoding="gb18030")
    plan = plan_of(file)
    assert [(r.record.source, r.record.category) for r in plan.rows] == [
        ("巡察", "班子"),
        ("巡察", "班子"),
        ("督查", "班子"),
    ]
    assert any("按上面一行读作“巡察”" in p.message for p in plan.rows[1].problems), "what is filled in is said"


def test_numbers_of_a_committee_are_kept_and_running_ones_are_not(listed):
    assert [
        d["number"] for d in told(listed([["序号", "问题", "措施"], ["(一)1", "甲", "一"], ["(一)2", "乙", "二"]]))
    ] == ["(一)1", "(一)2"]
    assert all("number" not in d for d in told(listed([["序号", "问题", "措施"], [1, "甲", "一"], [2, "乙", "二"]])))


def test_a_long_text_stays_whole_and_people_from_outside_stay_text(listed):
    text = "问题表现，" * 1000
    assert told(listed([["具体问题", "责任人"], [text, "某局张处长；查小曼"]])) == [
        {"problem": text, "owner": "某局张处长、查小曼"}
    ]


def test_two_sheets_each_with_its_source(listed):
    plan = listed(
        {"巡察": [["问题", "措施"], ["甲", "一"]], "自查": [["问题", "措施"], ["乙", "二"]]}, given={"found": "2026"}
    )
    assert [(r.record.source, r.record.problem) for r in plan.rows] == [("巡察", "甲"), ("自查", "乙")]


@pytest.mark.parametrize(
    ("title", "found"),
    [
        ("巡察反馈意见整改任务分解表（某委〔2026〕5号）", {"source": "巡察", "document": "某委〔2026〕5号"}),
        ("关于《县委第二巡察组反馈意见》的问题清单", {"source": "巡察", "document": "《县委第二巡察组反馈意见》"}),
        ("2025年度组织生活会查摆问题清单", {"source": "组织生活会"}),
        ("一季度督查发现问题", {"source": "上级督查"}),
        ("问题整改工作台账", {}),
    ],
)
def test_the_title_proposes_source_and_document(title, found):
    assert proposed("表.xlsx", [grid.Sheet("表", [[title], ["问题"]])]) == found


def test_a_row_without_a_problem_or_a_day_is_returned(listed):
    plan = listed([["序号", "问题", "措施"], [1, "", "没有写问题"], [2, "甲", "一"]])
    assert [(row.fate, row.reason) for row in plan.rows] == [("退回", "没有问题描述"), ("新增", "")]
    plan = listed([["问题", "发现时间"], ["乙", ""], ["甲", "去年"]], given={})
    assert [row.reason for row in plan.rows] == ["没有发现日期：文件里没有写，也没有为整份清单填", "发现日期读不出来"]


def test_a_file_that_is_no_list_says_so(tmp_path, listed):
    plan = listed([["姓名", "性别"], ["张三", "男"]])
    assert plan.refusal.startswith("“清单.xlsx”里没有找到表头（要有“问题描述”一栏）")
    broken = tmp_path / "坏.xlsx"
    broken.write_bytes(b"PK\x03\x04 nothing")
    with pytest.raises(Exception, match="没有读入任何内容"):
        gate.admit(broken)


def test_a_cell_without_a_value_is_said_and_the_row_comes_back(listed):
    plan = listed([["问题", "责任人", "整改时限"], ["甲", "李四", "=NOW()+30"]])
    assert any(p.level == "error" and "没有读入" in p.message for p in plan.rows[0].problems)


def test_what_several_problems_belong_to_stands_once_in_a_text_file(tmp_path):
    file = tmp_path / "清单.csv"
    file.write_text("反馈问题,具体问题,措施\n学习不深,没有计划,一\n,笔记不全,二\n制度不全,,三\n", encoding="utf-8")
    assert [d["problem"] for d in told(plan_of(file))] == [
        "没有计划\n（反馈问题：学习不深）",
        "笔记不全\n（反馈问题：学习不深）",
        "制度不全",
    ]


def test_a_deadline_before_the_problem_was_found_is_said(listed):
    plan = listed([["问题", "整改时限"], ["甲", "2025年12月"], ["乙", "2026年1月"]])
    assert [p.message for p in plan.problems] == ["整改时限 2025-12 早于发现日期 2026-01-10，请核对"]
