"""The menu under 设置: settings apart from work, and every way through it that the help and the sentences name."""

import re
from pathlib import Path

import pytest

from ui.tabs.pages import PAGES

ROOT = Path(__file__).parents[2]
SPOKEN = [
    *sorted((ROOT / "resources" / "help").glob("*.md")),
    ROOT / "resources" / "help" / "guide.toml",
    ROOT / "README.md",
    *sorted((ROOT / "ui").rglob("*.py")),
    *sorted((ROOT / "models").rglob("*.py")),
]


@pytest.fixture
def entries(desk, session):
    """The labels of the menu, in parts between its lines."""
    desk.show(session.ledger)
    parts: list[list[str]] = [[]]
    for action in desk._shell.settings_menu().actions():
        if action.isSeparator():
            parts.append([])
        else:
            parts[-1].append(action.text().partition("\t")[0].removesuffix("…"))
    return parts


def test_settings_the_ledger_and_work_stand_apart(entries):
    """支部信息 and 规则口径 stood among 一键迎检 and 操作历史, the password two lines further down."""
    assert entries == [
        ["支部信息", "规则口径", "密码与加密", "离开时锁定", "深色", "字号"],
        ["备份与恢复", "操作历史", "回收站", "导出记录", "移交账本", "打开或新建其他账本"],
        ["填上级的表", "一键迎检", "年度结转", "遮住内容"],
        ["关于支部台账", "退出"],
    ]
    assert not {place.label for place in PAGES}.intersection(label for part in entries for label in part), (
        "these are in the side bar"
    )


def test_every_way_through_it_that_is_named_is_there(entries):
    labels = [label for part in entries for label in part]
    named = [
        (path.name, found)
        for path in SPOKEN
        for found in re.findall(r"设置 → ([^\W\d_a-zA-Z]+)", path.read_text("utf-8"))
    ]
    assert len(named) > 30
    assert [one for one in named if not one[1].startswith(tuple(labels))] == []
