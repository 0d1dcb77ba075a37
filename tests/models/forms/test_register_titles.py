"""Forms on rectification: a lower heading counts before the one over it; delay and its reason; what a title narrows to."""

from dataclasses import replace

import openpyxl
import pytest

from models.forms.refused import FormRefused
from models.forms.vocabulary import meaning
from models.kinds import PartialDate
from models.records import Meeting, Rectification, RectificationStep, Training
from models.records.rectification_step import EXTEND
from tests.models.forms import blank_forms
from tests.models.forms.invented import TODAY, branch_of

ITEM = Rectification(
    id=1, number="2026-巡察-01", source="巡察", found=PartialDate(2026, 3, 2), problem="记录不全", cause="没有专人", measures="定人",
    lead="梁志恒", owner="方秋实", kind="限期整改", state="整改中", deadline=PartialDate(2026, 11, 3), outcome="补了两份",
)  # fmt: skip
AT_ONCE = Rectification(
    id=2, number="2026-自查-01", source="自查", found=PartialDate(2026, 7, 1), problem="门锁着", kind="立行立改",
    state="整改中", deadline=PartialDate(2027, 1, 5),
)  # fmt: skip
KEPT_UP = Rectification(
    id=3, source="自查", found=PartialDate(2025, 4, 1), problem="学得不够", kind="长期坚持", state="长期坚持"
)
LATER = RectificationStep(
    rectification_id=1, action=EXTEND, text="等验收", deadline_before=PartialDate(2026, 9, 1), deadline=PartialDate(2026, 11, 3)
)  # fmt: skip


@pytest.fixture
def register():
    snapshot = branch_of(3)
    snapshot.rectifications = [KEPT_UP, ITEM, AT_ONCE]
    return snapshot


def rows_of(result, first=3):
    sheet = openpyxl.load_workbook(result.files[0]).active
    return [row for row in sheet.iter_rows(min_row=first, values_only=True) if any(row)]


@pytest.mark.parametrize("group", ["整改情况", "整改落实情况", "整改措施及责任", "整改成效", "整改任务"])
def test_the_lower_heading_counts_before_the_group(group):
    lower = {
        "整改措施": "measures",
        "责任领导": "lead",
        "责任人": "owner",
        "整改时限": "deadline",
        "佐证材料": "evidence",
        "验收单位": "review_body",
    }
    assert {leaf: meaning((group, leaf), Rectification).name for leaf in lower} == lower


@pytest.mark.parametrize(
    ("path", "asked"),
    [
        (("销号", "时间"), "closed_on"),
        (("验收", "意见"), "review"),
        (("发现", "日期"), "found"),
        (("责任", "领导"), "lead"),
        (("整改", "措施"), "measures"),
    ],
)
def test_the_group_completes_a_lower_heading_that_does_not_say_what_is_meant(path, asked):
    assert meaning(path, Rectification).name == asked


def delay(tmp_path, fill, register, *headings):
    blank = blank_forms.simple(
        tmp_path / "表.xlsx", ["问题描述", *headings], rows=3, title="2026年逾期未整改问题统计表"
    )
    result = fill(blank, snapshot=register)
    return rows_of(result), result


def test_the_days_of_delay_are_counted_and_the_cause_of_the_problem_is_no_reason_for_it(tmp_path, fill, register):
    days = (TODAY - ITEM.deadline.first()).days
    assert days > 0
    rows, result = delay(tmp_path, fill, register, "是否逾期", "逾期天数", "逾期原因", "原因分析")
    assert rows == [("记录不全", "是", days, None, "没有专人")]
    assert result.blank == {"逾期原因": 1}, "and it is said that the ledger has none"
    assert meaning(("未按期完成原因",), Rectification).name == meaning(("超期原因",), Rectification).name == "#why_over"


def test_the_reason_of_an_extension_is_one_for_the_delay(tmp_path, fill, register):
    register.steps = {1: [LATER]}
    rows, _ = delay(tmp_path, fill, register, "逾期原因", "延期原因", "延期情况")
    assert rows == [("记录不全", "等验收", "等验收", "由 2026-09-01 延至 2026-11-03，等验收")]


def test_what_is_in_time_has_no_days_of_delay(tmp_path, fill, register):
    register.steps = {1: [replace(LATER, deadline=PartialDate(2027, 1, 3))]}
    register.rectifications = [replace(ITEM, deadline=PartialDate(2027, 1, 3)), KEPT_UP]
    blank = blank_forms.simple(
        tmp_path / "表.xlsx", ["问题描述", "逾期天数", "逾期原因", "延期原因"], rows=3, title="问题台账"
    )
    assert rows_of(fill(blank, snapshot=register)) == [("学得不够", None, None, None), ("记录不全", 0, None, "等验收")]


def narrowed(tmp_path, fill, register, title, **about):
    blank = blank_forms.simple(tmp_path / "表.xlsx", ["存在问题", "整改措施"], rows=3, title=title)
    if line := about.pop("line", ""):
        book = openpyxl.load_workbook(blank)
        book.active.insert_rows(2)
        book.active["A2"] = line
        book.save(blank)
    result = fill(blank, snapshot=register, **about)
    return [row[0] for row in rows_of(result, 4 if line else 3)], result.notes


@pytest.mark.parametrize(
    ("title", "problems"),
    [
        ("立行立改台账", ["门锁着"]),
        ("限期整改问题清单", ["记录不全"]),
        ("长期坚持事项清单", ["学得不够"]),
        ("立行立改和限期整改问题台账", ["记录不全", "门锁着"]),
        ("立行立改、限期整改、长期坚持问题台账", ["学得不够", "记录不全", "门锁着"]),
        ("自查发现立行立改问题台账", ["门锁着"]),
        ("巡察反馈逾期未整改问题统计表", ["记录不全"]),
    ],
)
def test_the_title_says_which_kind_of_items_is_wanted(tmp_path, fill, register, title, problems):
    assert narrowed(tmp_path, fill, register, title)[0] == problems


def test_a_source_and_a_kind_that_no_item_has_together_are_refused(tmp_path, fill, register):
    with pytest.raises(FormRefused, match=r"只填来源为巡察的.*只填立行立改"):
        narrowed(tmp_path, fill, register, "巡察反馈立行立改问题台账")


@pytest.mark.parametrize(
    "line", ["填报单位：              年度：2026年", "（2026年度）", "年度： 2026", "2026年度        单位：项"]
)
def test_the_year_in_the_second_line_is_read(tmp_path, fill, register, line):
    problems, notes = narrowed(tmp_path, fill, register, "整改台账", line=line)
    assert problems == ["记录不全", "门锁着"]
    assert not any("没有年度" in note for note in notes)


@pytest.mark.parametrize("line", ["填报日期：2026年11月23日", "填报时间：2026年11月", "年度：    年"])
def test_the_day_of_the_form_is_no_year_of_its_items(tmp_path, fill, register, line):
    assert len(narrowed(tmp_path, fill, register, "整改台账", line=line)[0]) == 3


@pytest.mark.parametrize(
    ("title", "words"), [("2026年第三季度整改台账", "第三季度"), ("2026年10月整改工作台账", "10月")]
)
def test_a_part_of_the_year_does_not_narrow_a_register_and_that_is_said(tmp_path, fill, register, title, words):
    problems, notes = narrowed(tmp_path, fill, register, title)
    assert problems == ["记录不全", "门锁着"]
    assert any(f"“{words}”" in note and "没有按它筛选" in note for note in notes)


@pytest.mark.parametrize(
    "title", ["问题整改进度表（截至2026年11月）", "整改台账（2026年7月1日）", "2026年1-12月整改台账"]
)
def test_a_day_or_a_whole_year_is_no_part_of_the_year(tmp_path, fill, register, title):
    problems, notes = narrowed(tmp_path, fill, register, title)
    assert problems == ["记录不全", "门锁着"]
    assert not any("筛选" in note for note in notes)


@pytest.mark.parametrize(
    ("title", "held"),
    [
        ("2026年第三季度主题党日情况表", [7, 9]),
        ("2026年9月主题党日情况表", [9]),
        ("2026年上半年主题党日情况表", [2]),
        ("2026年7至8月主题党日情况表", [7]),
        ("2026年主题党日情况表", [2, 7, 9]),
    ],
)
def test_a_part_of_the_year_narrows_what_is_held_on_a_day(tmp_path, fill, register, title, held):
    register.meetings = [
        Meeting(id=month, kind="主题党日", title_text=f"{month}", day=PartialDate(2026, month, 3))
        for month in (2, 7, 9)
    ]
    blank = blank_forms.simple(tmp_path / "表.xlsx", ["活动主题", "活动地点", "主持人"], rows=4, title=title)
    assert [int(row[0]) for row in rows_of(fill(blank, snapshot=register))] == held


def test_a_part_of_the_year_narrows_batches_of_training(tmp_path, fill, register):
    register.trainings = [
        Training(id=month, name=f"培训{month}", start=PartialDate(2026, month, 3)) for month in (3, 8)
    ]
    blank = blank_forms.simple(
        tmp_path / "表.xlsx", ["培训名称", "主办单位", "计划学时"], rows=4, title="2026年三季度培训台账"
    )
    result = fill(blank, snapshot=register)
    assert [row[0] for row in rows_of(result)] == ["培训8"]
    assert any("只填三季度的，另有 1 条没有填入" in note for note in result.notes)


@pytest.mark.parametrize("words", ["截至2026年6月30日", "截至6月底", "截止2026年9月", "截至2025年年末"])
def test_a_day_that_the_register_is_not_shown_as_of_is_said(tmp_path, fill, register, words):
    _, notes = narrowed(tmp_path, fill, register, f"问题整改进度表（{words}）")
    assert any(f"“{words}”" in note and "没有按它筛选" in note for note in notes)


@pytest.mark.parametrize("words", ["截至2026年11月23日", "截至11月底"])
def test_of_the_day_of_the_form_nothing_is_said(tmp_path, fill, register, words):
    _, notes = narrowed(tmp_path, fill, register, f"问题整改进度表（{words}）")
    assert not any("截至" in note for note in notes)


def test_a_list_of_members_and_one_of_training_as_of_a_day_say_so_too(tmp_path, fill, register):
    def notes_of(title, headings):
        blank = blank_forms.simple(tmp_path / "表.xlsx", headings, rows=5, title=title)
        return [note for note in fill(blank).notes if "截至" in note]

    (said,) = notes_of("党员花名册（截至2026年6月30日）", ["序号", "姓名", "年龄"])
    assert "年龄、党龄按这一天算，名单" in said
    (said,) = notes_of("2026年培训台账（截至2026年6月30日）", ["培训名称", "培训时间", "主办单位"])
    assert "没有按它筛选" in said
