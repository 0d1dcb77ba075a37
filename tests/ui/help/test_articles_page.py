"""条文: every article can be read there, with what is known of it, and every rule leads to at least one of them."""

import re

import pytest
from PySide6.QtGui import QTextDocument

from models.rules.articles import TO_CHECK, articles, rules
from ui.help.articles_page import by_heading, heading, plain
from ui.help.pages import ARTICLES, page
from ui.help.searching import search, sections
from ui.widgets.article_card import PRACTICE, dated


@pytest.fixture(scope="module")
def told():
    """The text of each section, by its heading."""
    found = [section for section in sections() if section.page.key == ARTICLES and section.heading]
    assert len({section.heading for section in found}) == len(found)
    return {section.heading: section.text for section in found}


def test_every_article_can_be_read(told):
    assert set(told) == {heading(article) for article in articles().values()}
    for article in articles().values():
        text = told[heading(article)]
        assert f"{article.says}。" in text
        for about in dated(article).split(" · ")[1 if article.number else 0 :]:
            assert about in text
        alone = len(by_heading()[heading(article)]) == 1
        if article.practice:
            assert PRACTICE in text
        elif alone:
            assert (TO_CHECK in text) == (article.seen != "text")
        else:
            assert TO_CHECK in text or article.seen == "text"


def test_editions_of_one_document_are_told_apart():
    for title, group in by_heading().items():
        assert len({(each.document, each.number, each.since) for each in group}) == 1, title


@pytest.mark.parametrize("name", rules())
def test_every_rule_has_an_article_that_can_be_read(name, told):
    rule = rules()[name]
    assert rule.articles
    for key in rule.articles:
        assert f"{rule.says}（规则 {name}）" in told[heading(articles()[key])]


def test_an_article_names_the_rules_that_cite_it_and_no_others(told):
    for title, group in by_heading().items():
        names = {name for name, rule in rules().items() if any(each.key in rule.articles for each in group)}
        assert set(re.findall(r"（规则 ([^）]+)）", told[title])) == names
        assert ("用在" in told[title]) == bool(names)


def test_an_article_is_found_by_rule_by_number_and_by_its_words():
    assert any("第十一条" in found.section.heading for found in search("支部工作条例 第十一条"))
    assert any("规则 B01" in found.section.text for found in search("B01"))
    assert search("有表决权的党员到会")[0].section.page.key == ARTICLES


def test_markup_in_words_is_shown_letter_by_letter(qapp):
    words = "*a* _b_ [c](d) <e> #f 1~2 `g` h|i \\j"
    document = QTextDocument()
    document.setMarkdown(plain(words), QTextDocument.MarkdownFeature.MarkdownDialectGitHub)
    assert document.toPlainText() == words


def test_the_page_names_each_document_once(qapp):
    document = QTextDocument()
    document.setMarkdown(page(ARTICLES).text())
    listed = [line for line in document.toPlainText().splitlines() if line.endswith(" 条") and "　" in line]
    names = [line.partition("　")[0] for line in listed]
    assert len(set(names)) == len(names) == len({(a.document, a.since) for a in articles().values()})
    assert sum(int(line.partition("　")[2].split()[0]) for line in listed) == len(articles())
