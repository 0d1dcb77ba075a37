"""条文: all articles of `resources/articles.toml` as a page of the help, with what is known of each and the rules that cite it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from models.rules.articles import Article, articles, rules
from ui.widgets.article_card import CHECKED, PRACTICE, dated

_HEAD = """# 条文

程序的每一条提示都写明依据，这里是全部依据的要点，不是原文。写着“待核”的没有看过原件，引用前请对照原文。
规则后面的编号与[自查](selfcheck.md)里的一致；各地规定不同的，在 设置 → 规则口径 里改。
"""
_MARKUP = str.maketrans({sign: f"\\{sign}" for sign in "\\`*_[]<>#|~"})


def text() -> str:
    """The page, in Markdown: a section for each article, document by document."""
    found = by_document()
    return "\n\n".join([_HEAD, "\n".join(_documents(found)), *("\n".join(_section(article)) for article in found)])


def _documents(found: list[Article]) -> Iterator[str]:
    """The documents, each leading to its first article."""
    for document, count in Counter(article.document for article in found).items():
        first = next(article for article in found if article.document == document)
        yield f"- [{plain(document)}](<#{heading(first)}>)　{count} 条"


def by_document() -> list[Article]:
    """All articles, those of one document together, in the order of the file."""
    order: dict[str, list[Article]] = {}
    for article in articles().values():
        order.setdefault(article.document, []).append(article)
    return [article for group in order.values() for article in group]


def heading(article: Article) -> str:
    """What stands above an article; links lead to it by these words."""
    return article.document + (f"第{article.number}条" if article.number else "")


def cited_by(key: str) -> list[str]:
    """The rules that rest on an article, each with what it looks at."""
    return [f"{rule.says}（规则 {rule.name}）" for rule in rules().values() if key in rule.articles]


def _section(article: Article) -> Iterator[str]:
    yield f"## {plain(heading(article))}"
    yield ""
    yield f"{plain(article.says)}。"
    yield ""
    about = dated(article).split(" · ")[1 if article.number else 0 :]
    if about and about[0]:
        yield f"- {plain(' · '.join(about))}"
    yield f"- {PRACTICE if article.practice else CHECKED[article.seen][2]}"
    citing = cited_by(article.key)
    if citing:
        yield "- 用在：" + plain("；".join(citing)) + "。"


def plain(words: str) -> str:
    """Words that Markdown takes as they are."""
    return words.translate(_MARKUP)
