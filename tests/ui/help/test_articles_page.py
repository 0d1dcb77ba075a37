"""条文: every article can be read there, with what is known of it, and every rule leads to at least one of them."""

import pytest
from PySide6.QtGui import QTextDocument

from models.rules.articles import TO_CHECK, articles, rules
from ui.help.articles_page import by_document, cited_by, heading, plain
from ui.help.pages import ARTICLES, page
from ui.help.searching import search, sections
from ui.widgets.article_card import PRACTICE, dated


@pytest.fixture(scope="module")
def sections_of_articles():
    return [section for section in sections() if section.page.key == ARTICLES and section.heading]


def test_every_article_has_its_section(sections_of_articles):
    assert len(sections_of_articles) == len(articles())
    for article, section in zip(by_document(), sections_of_articles, strict=True):
        assert section.heading == heading(article)
        assert f"{article.says}。" in section.text
        for about in dated(article).split(" · ")[1 if article.number else 0 :]:
            assert about in section.text
        if article.practice:
            assert PRACTICE in section.text
        else:
            assert (TO_CHECK in section.text) == (article.seen != "text")


@pytest.mark.parametrize("name", rules())
def test_every_rule_has_an_article_that_can_be_read(name, sections_of_articles):
    rule = rules()[name]
    places = [place for place, article in enumerate(by_document()) if article.key in rule.articles]
    assert len(places) == len(rule.articles) > 0
    for place in places:
        assert f"{rule.says}（规则 {name}）" in sections_of_articles[place].text


def test_what_no_rule_cites_names_none():
    uncited = [key for key in articles() if not cited_by(key)]
    assert all("用在" not in section.text for section in sections() if section.page.key == ARTICLES
               and any(heading(articles()[key]) == section.heading for key in uncited)
               and not any(heading(articles()[key]) == section.heading for key in set(articles()) - set(uncited)))  # fmt: skip


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
    names = {article.document for article in articles().values()}
    assert {line.partition("　")[0] for line in listed} == names
    assert sum(int(line.partition("　")[2].split()[0]) for line in listed) == len(articles())
