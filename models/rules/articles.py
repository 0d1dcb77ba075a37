"""Documents, articles and rules as data (`resources/articles.toml`): what was in force on a day, and how it is cited."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from types import MappingProxyType

ARTICLES_FILE = Path(__file__).parents[2] / "resources" / "articles.toml"
TO_CHECK = "待核"
"""Said wherever an article is cited whose text was not seen."""
_LAST_BRACKETS = re.compile("（([^（）]*)）$")


@dataclass(frozen=True)
class Article:
    """One article of a document. `number` is '' where it was not checked; `seen`: text, second or memory · practice: what is
    usually done, which no regulation says."""

    key: str
    document: str
    says: str
    number: str = ""
    since: date | None = None
    until: date | None = None
    dated: str = ""
    seen: str = ""
    practice: bool = False

    def in_force(self, on: date) -> bool:
        """Whether the document held on that day; one without dates always does."""
        return (self.since is None or self.since <= on) and (self.until is None or on < self.until)

    @property
    def to_check(self) -> bool:
        """Whether the text was not seen, so that whoever relies on it looks it up; a practice has no text, and says so."""
        return self.seen != "text" and not self.practice and TO_CHECK not in self.document

    def citation(self) -> str:
        """《中国共产党支部工作条例（试行）》第十一条（2018-10-28）; （2018-10-28，待核） where the text was not seen."""
        dated = self.dated or (self.since.isoformat() if self.since else "")
        return self._marked(self._name() + (f"（{dated}）" if dated else ""))

    def place(self) -> str:
        """The same without the day: 《中国共产党支部工作条例（试行）》第十一条, and （待核） as above."""
        return self._marked(self._name())

    def _name(self) -> str:
        return self.document + (f"第{self.number}条" if self.number else "")

    def _marked(self, cited: str) -> str:
        """One pair of brackets at the end, not two."""
        if not self.to_check:
            return cited
        return f"{cited[:-1]}，{TO_CHECK}）" if cited.endswith("）") else f"{cited}（{TO_CHECK}）"


@dataclass(frozen=True)
class Rule:
    """What a rule looks at, its usual level, and the articles it may rest on, in order of preference."""

    name: str
    level: str
    says: str
    articles: tuple[str, ...]


@cache
def _tables() -> tuple[Mapping[str, Article], Mapping[str, Rule]]:
    """The file, read once: it is part of the program and does not change while it runs."""
    with ARTICLES_FILE.open("rb") as file:
        data = tomllib.load(file)
    articles = {}
    for key, line in data["article"].items():
        document = data["document"][line["of"]]
        articles[key] = Article(
            key,
            document["name"],
            line["says"],
            line.get("number", ""),
            document.get("since"),
            document.get("until"),
            document.get("dated", ""),
            line["seen"],
            line["of"].endswith("practice"),
        )
    rules = {
        name: Rule(name, line["level"], line["says"], tuple(line["articles"])) for name, line in data["rule"].items()
    }
    return MappingProxyType(articles), MappingProxyType(rules)


def articles() -> Mapping[str, Article]:
    """All articles by key."""
    return _tables()[0]


def rules() -> Mapping[str, Rule]:
    """All rules by name."""
    return _tables()[1]


def citation(key: str) -> str:
    """An article as it is cited, with its document and the day the document took effect; KeyError if there is none."""
    return articles()[key].citation()


def in_brackets(cited: str) -> str:
    """What follows a sentence: （《…》第二十五条）; brackets that it ends with itself become 〔〕, for two in a row read badly."""
    return "（" + _LAST_BRACKETS.sub(r"〔\1〕", cited) + "）"


def level_of(rule: str) -> str:
    """The usual level of a rule."""
    return rules()[rule].level


def article_of(rule: str, on: date) -> str | None:
    """The key of the article that the rule rests on for an event of that day; None where none was in force yet."""
    for key in rules()[rule].articles:
        if articles()[key].in_force(on):
            return key
    return None


def ground_of(rule: str, on: date) -> Article | None:
    """That article itself; None also for '' and for what is no rule, as of reminders that rest on none."""
    key = article_of(rule, on) if rule in rules() else None
    return articles()[key] if key else None
