"""Days, measures, names, numbers and words on the state, as they stand in problem lists."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.imports.problems import deadline
from models.imports.problems.words import apart, entries, in_lines, is_own_number, is_state, says_open, without_number
from models.kinds import PartialDate

FOUND = PartialDate(2025, 11, 20)


@pytest.mark.parametrize(
    ("text", "day", "kind"),
    [
        ("2026年3月底", "2026-03", ""),
        ("2026年3月底前", "2026-03", ""),
        ("2026年3月底前完成", "2026-03", ""),
        ("2026年3月31日前", "2026-03-31", ""),
        ("2026.3.31", "2026-03-31", ""),
        ("2026-03", "2026-03", ""),
        ("3月31日前", "2026-03-31", ""),
        ("12月底", "2025-12", ""),
        ("11月20日", "2025-11-20", ""),
        ("2026年第一季度", "2026-03", ""),
        ("2026年一季度末", "2026-03", ""),
        ("2026年上半年", "2026-06", ""),
        ("2026年底前", "2026-12", ""),
        ("年底前", "2025-12", ""),
        ("立行立改", "", "立行立改"),
        ("立即整改，长期坚持", "", "立行立改"),
        ("长期坚持", "", "长期坚持"),
        ("持续整改", "", "长期坚持"),
        ("常态化推进", "", "长期坚持"),
        ("立行立改，2026年4月底前完成", "2026-04", "立行立改"),
        ("2026年4月底前完成，并长期坚持", "2026-04", ""),
        ("2026年3月中旬", "2026-03", ""),
        ("收到反馈意见后一个月内", "", ""),
        ("", "", ""),
    ],
)
def test_a_deadline_is_read_as_it_is_written(text, day, kind):
    due = deadline.read(text, FOUND)
    assert (str(due.day or ""), due.kind) == (day, kind)


def test_what_a_day_leaves_open_is_said_and_kept():
    assert "读作 2026-03-31" in deadline.read("3月31日前", FOUND).doubt
    assert deadline.read("3月31日前", None) == deadline.Due(doubt=deadline._NO_FOUND, rest=True, wrong=True)
    assert deadline.read("收到反馈意见后一个月内", FOUND).wrong
    both = deadline.read("2026年4月底前完成，并长期坚持", FOUND)
    assert both.rest
    assert "既写了时限又写了长期坚持" in both.doubt


@pytest.mark.parametrize(
    ("text", "people", "time"),
    [
        ("李四、王五\n2026年3月底", "李四、王五", "2026年3月底"),
        ("李四 3月31日前", "李四", "3月31日前"),
        ("李四（立行立改）", "李四", "立行立改"),
        ("李四、长期坚持", "李四", "长期坚持"),
        ("李四", "李四", ""),
        ("2026年3月", "", "2026年3月"),
    ],
)
def test_people_and_time_in_one_cell(text, people, time):
    assert deadline.split_off(text) == (people, time)


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("1.一；2.二；3.三", ["1.一；", "2.二；", "3.三"]),
        ("（1）一（2）二", ["（1）一（2）二"]),
        ("（1）一；（2）二", ["（1）一；", "（2）二"]),
        ("①一。②二。", ["①一。", "②二。"]),
        ("一是学习；二是检查", ["一是学习；", "二是检查"]),
        ("措施：1、一 2、二", ["措施：1、一 2、二"]),
        ("会上 1.5 万元，2.3 万元", ["会上 1.5 万元，2.3 万元"]),
        ("2.二；3.三", ["2.二；3.三"]),
        ("1.一；2.二\n3.三", ["1.一；2.二", "3.三"]),
    ],
)
def test_measures_stand_one_a_line_where_they_are_numbered(text, lines):
    assert in_lines(text).split("\n") == lines


@given(st.text(alphabet="一二是1234.、；。()（）①② 甲乙\n", max_size=60))
def test_measures_lose_no_sign_and_twice_is_once(text):
    made = in_lines(text)
    assert "".join(made.split()) == "".join(text.split()), "only ends of lines are put in"
    assert in_lines(made) == made


def test_names():
    assert apart("张三 李四") == "张三、李四"
    assert apart("张 三") == "张 三"
    assert apart("张三\n李四") == "张三\n李四"


def test_entries_on_progress():
    made = entries("2026-02-01 已制定（李四）\n2026年3月5日，检查一次\n发现新问题\n")
    assert [(str(e.day), e.text, e.by) for e in made] == [
        ("2026-02-01", "已制定", "李四"),
        ("2026-03-05", "检查一次\n发现新问题", ""),
    ]
    assert [(e.day, e.text) for e in entries("正在推进")] == [(None, "正在推进")]
    assert entries("") == []


@pytest.mark.parametrize(
    ("number", "own"),
    [
        ("2026-巡察-01", True),
        ("XC-3", True),
        ("2026001", True),
        ("3", False),
        ("(一)1", False),
        ("（二）", False),
        ("1.2", False),
    ],
)
def test_which_numbers_tell_an_item_from_all_others(number, own):
    assert is_own_number(number) is own


def test_words_on_the_state():
    assert all(map(is_state, ("已完成", "已销号", "整改中", "否", "基本完成", "已整改并长期坚持")))
    assert not is_state("已完成制度修订，印发全体党员")
    assert says_open("未销号")
    assert not says_open("已销号")
    assert (
        without_number("（一）班子建设")
        == without_number("一、班子建设")
        == without_number("1. 班子建设")
        == "班子建设"
    )
