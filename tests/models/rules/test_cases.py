"""Every rule has an article, a case in which it speaks and one just beside in which it does not."""

import re
from pathlib import Path

import pytest

from models.rules.articles import articles, rules
from models.rules.finding import ERROR, INFO, WARNING
from tests.models.rules.cases import CASES
from tests.models.rules.cases.left_out import LEFT_OUT


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.rule}-{case.says}")
def test_a_rule_speaks_where_it_should_and_only_there(case):
    assert (case.rule in set(case.look())) is case.speaks


def test_every_case_is_of_a_rule_there_is():
    assert {case.rule for case in CASES} <= set(rules())


@pytest.mark.parametrize("name", rules())
def test_every_rule_has_an_article_and_cases_of_both_kinds(name):
    found = rules()[name].articles
    assert found, "no article"
    assert all(key in articles() and articles()[key].says for key in found)
    assert {case.speaks for case in CASES if case.rule == name} == {True, False}


OF_THE_REFERENCE = (
    *(f"B{n:02}" for n in (*range(1, 14), *range(20, 25))),
    *("DYDH", "ZWH", "DXZ", "DK", "ZTDR", "ZZSHH", "MZPY", "TXTH"),
    *(f"V{n:02}" for n in range(1, 8)),
    *(f"T{n:02}" for n in range(1, 7)),
    *(f"O{n:02}" for n in range(1, 10)),
    *(f"P{n:02}" for n in range(1, 8)),
    *(f"A{n:02}" for n in range(1, 7)),
    *(f"Z{n:02}" for n in range(1, 8)),
    *(f"I{n:02}" for n in range(1, 9)),
    *(f"R{n:02}" for n in range(1, 13)),
    *(f"M{n:02}" for n in range(1, 8)),
    "G01",
)
"""What the domain reference asks for by name in the sections that the ledger has records for."""
BY_SECTION = ("§1.2", "§2.1", "§2.2", "§2.3", "§3.1", "§7.2", "§9.1次数", "§10政治生日", "U03")
"""What it asks for without a name."""


def test_what_the_reference_asks_for_is_a_rule_or_is_left_out_with_a_reason():
    assert not set(LEFT_OUT) & set(rules())
    assert all(LEFT_OUT.values())
    assert {*OF_THE_REFERENCE, *BY_SECTION} <= set(rules()) | set(LEFT_OUT)


# ---- beside the reference itself, where it is there --------------------------------------------------------------------

SECTIONS = ("1.1", "1.2", "2.1", "2.2", "2.3", "3.1", "3.2", "3.3", "6", "7.2", "8.3", "8.5", "9.1", "10")
_LEVEL = re.compile(r"\b(?:ERR|WARN|INFO)\b")
_WORDS = {"ERR": ERROR, "WARN": WARNING, "INFO": INFO}
OTHER_LEVELS = {
    "P06": "INFO 是改正期满；改正期超过 12 个月的 ERR 是这条规则通常的级别",
    "M01": "ERR 是归档的记录，定稿的是 WARN",
}
"""Rules that have two levels in the reference, and which of them is the usual one."""
OTHER_STATES = {
    (
        "P01",
        WARNING,
    ): "表里说的是满 3、5 个月；满 6 个月仍没有查找记录，条例第二十四条的前提（查找）还没有做，与 P02 同级",
    ("P06", WARNING): "没有填期满日期，1 年的期限无从核对",
    ("T01", INFO): "本年还没有过完，只提醒还差多少",
    ("T02", INFO): "同上",
    ("O05", WARNING): "不是缺项，是日期先后颠倒",
    ("R12", WARNING): "有除名等登记、名册没有离开日期，不能认定哪一处对",
    ("M04", INFO): "主题党日、党课的名单有的只列参加的人，不能认定漏了谁",
    ("M01", WARNING): "定稿还没有归档，归档才是应改正；个别人缺席没有写原因",
    ("M05", INFO): "会议早于名册里所有人到支部的日期，多半是名册没有旧人",
    (
        "Z01",
        INFO,
    ): "刚登记，还没有进入整改中：ERR 的意思是不得进入下一状态（§0.1），那里由环节拦下；缺时限（Z02）也在这里提醒",
    ("Z04", WARNING): "责任人与别人一起验收，不是自己给自己验收",
    ("Z05", INFO): "还没有到期，表里的黄色",
}
"""Levels that a rule has in some state beside those of its row, and why."""
NOT_FOUND = {
    "O03": "有效期超过 90 天的 ERR 是“O03有效期”",
    "O04": "在填写外出时提示，不在列表里",
    "Z07": "在办理环节和首页提示，不在列表里",
}
"""Rules whose level is heard elsewhere than among the findings."""
OTHER_MARKS = {"B06": "条文号凭记忆（U07）"}
"""Whose article is marked otherwise than in its row."""
_NUMERALS = ("", *"一二三四五六七八九十", *(f"十{n}" for n in "一二三四五六七八九"))
_NUMBERS = {
    **{name: n for n, name in enumerate(_NUMERALS)},
    **{f"{tens}十{ones}": 10 * t + n for t, tens in ((2, "二"), (3, "三")) for n, ones in enumerate(["", *"一二三四五六七八九"])},
}  # fmt: skip


@pytest.fixture(scope="module")
def reference(shared: Path) -> str:
    """The sections of the domain reference in which rules are named."""
    path = shared / "domain.md"
    if not path.is_file():
        pytest.skip("没有 ../shared/domain.md")
    parts = re.split(r"^#{2,3} (\d+(?:\.\d+)?)\.? ", path.read_text("utf-8"), flags=re.MULTILINE)
    found = dict(zip(parts[1::2], parts[2::2], strict=True))
    return "\n".join(found[number] for number in SECTIONS)


def rows(reference: str) -> dict[str, list[str]]:
    """The cells behind the name, of the rows that have a name."""
    found = re.findall(r"^\| ([A-Z]\d\d) \|(.*)\|$", reference, re.MULTILINE)
    return {name: [cell.strip() for cell in rest.split("|")] for name, rest in found}


def test_the_list_above_is_that_of_the_reference(reference):
    named = set(re.findall(r"\b([ABGIMOPRTVZ]\d\d)\b", reference))
    recurring = set(re.findall(r"^\| `([A-Z]+)` [^|]*\| [^|]*[季月年条]", reference, re.MULTILINE))
    assert named | recurring == set(OF_THE_REFERENCE)


def test_the_usual_level_is_that_of_the_reference(reference):
    said = {name: cells[0].split("/")[0] for name, cells in rows(reference).items()}
    said |= dict(re.findall(r"\b([A-Z]\d\d) (ERR|WARN|INFO)", reference))
    known = {name: word for name, word in said.items() if word in _WORDS and name in rules()}
    assert len(known) > 60
    others = {name for name, word in known.items() if rules()[name].level != _WORDS[word]}
    assert others == set(OTHER_LEVELS)


def test_every_level_is_that_of_the_reference_or_has_its_reason(reference):
    said = re.findall(r"\b([A-Z]\d\d) (ERR|WARN|INFO)", reference)
    said += [(name, word) for name, cells in rows(reference).items() for word in _LEVEL.findall("|".join(cells))]
    named = {(name, _WORDS[word]) for name, word in said if name in rules()}
    heard = {(case.rule, level) for case in CASES if case.rule in dict(named) for level in case.levels()}
    assert len(heard) > 80
    assert heard - named == set(OTHER_STATES)
    assert named - heard <= {(name, level) for name in NOT_FOUND for level in (ERROR, INFO)}


def test_the_number_and_the_mark_of_an_article_are_those_of_the_reference(reference):
    wrong, looked = {}, 0
    for name, cells in rows(reference).items():
        source = cells[-1]
        if name not in rules() or len(cells) < 3:
            continue
        article = articles()[rules()[name].articles[0]]
        numbers = {int(n) for part in re.findall(r"§(\d+(?:、\d+)*)", source) for n in part.split("、")}
        if article.number and numbers and _NUMBERS[article.number] not in numbers:
            wrong[name] = f"{source}: {article.citation()}"
        looked += bool(article.number and numbers)
        told, seen = "[忆" in source, "[核" in source
        if told != seen and (article.seen == "memory") != told and name not in OTHER_MARKS:
            wrong[name] = f"{source}: {article.seen}"
    assert not wrong
    assert looked > 25
