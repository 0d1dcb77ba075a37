"""Articles and rules as data: all keys hold, and the day of the event picks the version."""

import ast
from datetime import date
from pathlib import Path

import pytest

from models.rules import citation
from models.rules.articles import article_of, articles, in_brackets, rules
from models.rules.finding import LEVELS

SOURCES = sorted(Path(__file__).parents[3].joinpath("models", "rules").rglob("*.py"))


def test_citation_names_document_article_and_day():
    assert citation("branch-11") == "《中国共产党支部工作条例（试行）》第十一条（2018-10-28）"
    assert citation("development-2014-ballot") == "《中国共产党发展党员工作细则》（2014-05-28，待核）"
    assert citation("training-plan-2019-new") == "《2019—2023年全国党员教育培训工作规划》（2019-11，待核）"
    assert citation("minutes") == "会议记录要素（通行做法）"


def test_what_was_not_seen_in_the_text_is_said_so_wherever_it_is_cited():
    for article in articles().values():
        for cited in (article.citation(), article.place(), in_brackets(article.place())):
            unseen = article.seen != "text" and not article.practice
            assert cited.count("待核") == unseen, f"{article.key}: {cited}"
    assert articles()["branch-19"].place() == "《中国共产党支部工作条例（试行）》第十九条（待核）"
    assert articles()["election-quorum"].place() == "《中国共产党基层组织选举工作条例》（待核）"
    assert citation("roster-form") == "《党员基本信息采集表》填写口径（2017，待核）"
    assert in_brackets(citation("branch-19")) == "（《中国共产党支部工作条例（试行）》第十九条〔2018-10-28，待核〕）"


def test_unknown_articles_are_errors():
    with pytest.raises(KeyError):
        citation("branch-99")


def test_each_rule_has_articles_that_exist():
    for rule in rules().values():
        assert rule.articles, rule.name
        assert rule.level in LEVELS
        assert rule.says
        for key in rule.articles:
            assert key in articles(), f"{rule.name}: {key}"


def test_each_article_is_used_and_says_where_it_was_seen():
    used = {key for rule in rules().values() for key in rule.articles}
    assert used == set(articles())
    for article in articles().values():
        assert article.seen in ("text", "second", "memory"), article.key
        assert article.says


def _words() -> set[str]:
    """All string constants in the rules."""
    return {
        node.value
        for path in SOURCES
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }


def _raised() -> set[str]:
    """The rules that `raised` and `remark` are called with by name."""
    return {
        node.args[0].value
        for path in SOURCES
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id in ("raised", "remark")
        and isinstance(node.args[0], ast.Constant)
    }


def test_code_and_table_name_the_same_rules():
    assert len(_raised()) > 30
    assert _raised() <= set(rules())
    assert set(rules()) <= _words(), "a rule in the table that no code looks at"


@pytest.mark.parametrize(
    ("rule", "on", "article"),
    [
        ("V01", date(2024, 3, 12), "development-2014-ballot"),
        ("V01", date(2026, 5, 10), "development-2014-ballot"),
        ("V01", date(2026, 5, 11), "development-20"),
        ("V01", date(2013, 1, 1), None),
        ("DYDH", date(2018, 10, 27), None),
        ("DYDH", date(2018, 10, 28), "branch-11"),
        ("R03", date(1990, 7, 1), "constitution-7"),
        ("R03", date(2015, 7, 1), "development-2014-convert"),
        ("R03", date(2026, 7, 1), "development-33"),
        ("T02", date(2023, 12, 31), "training-plan-2019-leaders"),
        ("T02", date(2019, 10, 31), None),
        ("T02", date(2019, 11, 1), "training-plan-2019-leaders"),
        ("T02", date(2024, 12, 31), None),
        ("T02", date(2025, 2, 1), "training-plan-2024-leaders"),
        ("T02", date(2026, 12, 31), "training-plan-2024-leaders"),
        ("Z05", date(1999, 1, 1), "rectification"),
    ],
)
def test_the_day_of_the_event_picks_the_version(rule, on, article):
    assert article_of(rule, on) == article
