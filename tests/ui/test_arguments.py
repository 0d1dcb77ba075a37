"""What can be said on the command line, and refusals in one Chinese sentence with exit code 2."""

import re
from datetime import date
from pathlib import Path

import pytest

from ui.arguments import COMMANDS, read_command, read_window
from ui.chinese_parser import wrapped


def test_the_window_opens_the_ledger_named():
    read = read_window(["账本.zbtz", "--today", "2026-11-23", "--size", "1200x680"])
    assert (read.ledger, read.today, read.size) == (Path("账本.zbtz"), date(2026, 11, 23), (1200, 680))
    assert read_window([]).ledger is None


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_takes_a_day(command):
    more = {
        "demo": ["甲.zbtz"],
        "import": ["甲.xlsx", "--ledger", "甲.zbtz"],
        "export": ["all", "--ledger", "甲.zbtz", "--out", "夹"],
        "check": ["--ledger", "甲.zbtz"],
        "guide": ["--out", "指南.pdf"],
        "template": ["模板.xlsx"],
        "reconcile": ["名单.xlsx", "--ledger", "甲.zbtz"],
        "fill": ["表.xlsx", "--ledger", "甲.zbtz", "--out", "填.xlsx"],
        "handover": ["--ledger", "甲.zbtz", "--out", "移交.zbyj"],
        "receive": ["移交.zbyj", "--check"],
        "backup": ["--ledger", "甲.zbtz"],
        "restore": ["备份.zbtz", "--ledger", "甲.zbtz"],
        "recover": ["--ledger", "甲.zbtz"],
    }[command]
    read = read_command([command, *more, "--today", "2026-11-23"])
    assert (read.command, read.today) == (command, date(2026, 11, 23))


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["export", "名册"], "内容 不能是“名册”，可以是：roster, official, card"),
        (["check"], "缺少 --ledger"),
        (["check", "--ledger", "甲", "--fast"], "不认识 --fast"),
        (["check", "--ledger"], "--ledger 后面要跟一个值"),
        (["export", "all", "--ledger", "甲", "--out", "乙", "--year", "今年"], "--year “今年”不是年份"),
        (["check", "--ledger", "甲", "--today", "昨天"], "--today “昨天”不是日期"),
    ],
)
def test_refusals_are_chinese(arguments, sentence, capsys):
    with pytest.raises(SystemExit) as left:
        read_command(arguments)
    assert left.value.code == 2
    said = capsys.readouterr().err
    assert sentence in said.replace("'", "")
    assert "没有做任何事" in said
    assert len(said.splitlines()) == 1


def test_a_size_is_two_numbers(capsys):
    with pytest.raises(SystemExit):
        read_window(["--size", "大"])
    assert "“大”不是大小" in capsys.readouterr().err


def test_a_number_that_is_none_is_refused_in_chinese(capsys):
    with pytest.raises(SystemExit):
        read_command(["export", "card", "--ledger", "a", "--out", "b", "--id", "x"])
    assert "--id 不能是“x”，要写整数" in capsys.readouterr().err


@pytest.mark.parametrize("command", [(), *((command,) for command in COMMANDS)])
def test_the_help_is_chinese_and_breaks_no_word(command, capsys, monkeypatch):
    """usage, positional arguments, options, show this help message and exit; b/ackup at the end of a line."""
    monkeypatch.setenv("COLUMNS", "80")
    with pytest.raises(SystemExit) as ended:
        read_command([*command, "--help"]) if command else read_window(["--help"])
    said = capsys.readouterr().out
    assert ended.value.code == 0
    assert said.startswith("用法：")
    assert not {"usage", "positional", "options", "show", "exit", "arguments"} & set(re.findall("[a-z]+", said))
    assert "选项：\n" in said
    if not command:
        below = re.findall(r"[a-z]+", said.partition("另有命令")[2])
        assert tuple(below) == tuple(COMMANDS)


def test_lines_are_as_wide_as_the_terminal_and_no_bracket_stands_alone():
    text = "self-check（自查报告） attendance（出勤登记表），全部栏目写 all；2026-自查-01"
    lines = wrapped(text, 14)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")
    assert not [line for line in lines if line.endswith("（") or line[0] in "），；"]
    assert any("attendance" in line for line in lines)
    assert max(sum(1 + (sign > "\u2e80") for sign in line) for line in lines) <= 16
