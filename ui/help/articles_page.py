"""条文: all articles of `resources/articles.toml` as a page of the help, with what is known of each and the rules that cite it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from models.rules.articles import Article, articles, rules
from ui.widgets.article_card import CHECKED, PRACTICE, dated

_HEAD = """# 条文

程序的每一条提示都写明依据，这里是全部依据的要点，不是原文。写着“待核”的没有看过原件，引用前请对照原文。
规则后面的编号与[自查](selfcheck.md)里的一致；各地规定不同的，在 设置 → 规则口径 里改。
"""
_MARKUP = str.maketrans({sign: f"\\{sign}" for sign in "\\`*_[]<>#|~"})


def text() -> str:
    """The page, in Markdown: a section for each article, document by document; what is told apart of one article, in one."""
    groups = by_heading()
    sections = ("\n".join(_section(title, group)) for title, group in groups.items())
    return "\n\n".join([_HEAD, "\n".join(_documents(groups)), *sections])


def by_heading() -> dict[str, list[Article]]:
    """All articles by what stands above them, those of one document together, in the order of the file."""
    by_document: dict[str, list[Article]] = {}
    for article in articles().values():
        by_document.setdefault(_document(article), []).append(article)
    groups: dict[str, list[Article]] = {}
    for article in (each for group in by_document.values() for each in group):
        groups.setdefault(heading(article), []).append(article)
    return groups


def heading(article: Article) -> str:
    """What stands above an article; links lead to it by these words."""
    edition = _edition(article)
    return article.document + (f"第{article.number}条" if article.number else "") + edition


def _edition(article: Article) -> str:
    """（2014-05-28） where there are several of the document."""
    days = {each.since for each in articles().values() if each.document == article.document}
    return f"（{article.since.isoformat()}）" if len(days) > 1 and article.since else ""


def _document(article: Article) -> str:
    return article.document + _edition(article)


def _documents(groups: Mapping[str, Sequence[Article]]) -> Iterator[str]:
    """The documents, each leading to its first article."""
    counts = Counter(_document(article) for group in groups.values() for article in group)
    for document, count in counts.items():
        first = next(title for title, group in groups.items() if _document(group[0]) == document)
        yield f"- [{plain(document)}](<#{first}>)　{count} 条"


def cited_by(key: str) -> list[str]:
    """The rules that rest on an article, each with what it looks at."""
    return [f"{rule.says}（规则 {rule.name}）" for rule in rules().values() if key in rule.articles]


def _section(title: str, group: Sequence[Article]) -> Iterator[str]:
    yield f"## {plain(title)}"
    for article in group:
        yield f"\n{plain(article.says)}。\n"
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
