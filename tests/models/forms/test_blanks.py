"""Labels with their blank in the same cell: which they are, what is written, and what keeps its look."""

from __future__ import annotations

import pytest

from models.forms.blanks import Run, blanks_in, columns, filled_blank, only_a_day, replaced

FOUND = [
    ("填报单位：            填报日期：    年  月  日", [("填报单位", "            "), ("填报日期", "    年  月  日")]),
    (
        "填表人：        审核人：            联系电话：",
        [("填表人", "        "), ("审核人", "            "), ("联系电话", "")],
    ),
    ("姓    名：____  性别：______", [("姓名", "____"), ("性别", "______")]),
    ("姓名______性别______", [("姓名", "______"), ("性别", "______")]),
    ("填报单位（盖章）：", [("填报单位（盖章）", "")]),
    ("年龄：    岁  党龄：   年", [("年龄", "    "), ("党龄", "   ")]),
    ("填报日期：2026年  月  日", [("填报日期", "2026年  月  日")]),
    ("联系电话：87654321", []),
    ("报送单位：（盖章）      报送时间：", [("报送单位", ""), ("报送时间", "")]),
    ("单位：张三   电话：", [("电话", "")]),
    ("第一党小组：张三、李四", []),
    ("注：1.出生年月格式为1985.03；2.学历填最高学历。", []),
    ("示例市委组织部", []),
]


@pytest.mark.parametrize(("text", "expected"), FOUND)
def test_blanks_of_a_cell(text, expected):
    assert [(label, text[b.start : b.end]) for label, b in blanks_in(text)] == expected


@pytest.mark.parametrize(
    ("text", "day"), [("    年  月  日", True), ("2017 年    月   日", True), ("2017年3月8日", False), ("每年", False)]
)
def test_a_cell_for_a_day_alone(text, day):
    assert only_a_day(text) is day


def test_what_comes_after_stays_in_place():
    text = "单位：            日期："
    (_, blank), _ = blanks_in(text)
    assert columns(filled_blank(text, blank, "档案馆")) == 12
    assert filled_blank(text, blank, "示例市档案馆党支部委员会") == "示例市档案馆党支部委员会  "
    (_, line), *_ = blanks_in("姓名：____性别：____")
    assert filled_blank("姓名：____性别：____", line, "欧阳慧敏") == " 欧阳慧敏 "


def test_a_blank_takes_the_look_of_the_piece_that_it_stands_in():
    plain, under = b"<rPr><b/></rPr>", b"<rPr><u/></rPr>"
    runs = [Run("单位：", plain), Run("        ", under), Run("日期：    年  月  日", plain)]
    text = "".join(run.text for run in runs)
    (_, unit), (_, day) = blanks_in(text)
    rich = replaced(runs, [(unit, "档案馆"), (day, "2026年11月23日")], b"")
    assert [(run.text.strip(), run.look) for run in rich.runs] == [
        ("单位：", plain), ("档案馆", under), ("日期：", plain), ("2026年11月23日", plain)
    ]  # fmt: skip


def test_a_line_of_underscores_becomes_an_underlined_text():
    text = "姓名：________"
    ((_, blank),) = blanks_in(text)
    rich = replaced([Run(text)], [(blank, "梁志恒")], b"<rPr><u/></rPr>")
    assert [(run.text, bool(run.look)) for run in rich.runs] == [("姓名：", False), (" 梁志恒 ", True)]
