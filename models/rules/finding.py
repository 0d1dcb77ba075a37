"""Finding: one thing that the records show, with the article it rests on. A value, never an exception.

A reminder about the same thing has the same key: one answer counts for both."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, TypeVar

from models.fields import Record
from models.kinds import PartialDate
from models.rules.articles import article_of, level_of

if TYPE_CHECKING:
    from models.rules.remark import Remark

ERROR, WARNING, INFO = "error", "warning", "info"
LEVELS = (ERROR, WARNING, INFO)
OF_OLD = "（是启用以前的事，只作提示）"
"""What is said of what happened before the branch began to use the program, whenever it was put down."""
LEVEL_WORDS: Mapping[str, str] = {ERROR: "应改正", WARNING: "请核对", INFO: "提醒"}
"""How the levels are called, by importance."""


@dataclass(frozen=True)
class Finding:
    """What the records show; the person who reads it decides what it means.

    rule: its name in `resources/articles.toml` · level: error, warning or info · subject: whom or what it is about ·
    message: the sentence about the subject, read after it · article: a key of `resources/articles.toml` ·
    table and record: what to open · due: the day that matters, if there is one · at: where in the record it is mended, the
    name of a field or a place that its page knows · slot: what tells it from others of its rule about the same record, such
    as the year · day: of the event that is spoken of, which picks the text in force · parts: of one that is about several
    people or meetings, the same about each: an answer is kept for each of them, and is none for what comes later.
    """

    rule: str
    level: str
    subject: str
    message: str
    article: str
    table: str = ""
    record: int = 0
    due: date | None = None
    at: str = ""
    slot: str = ""
    day: date | None = None
    parts: tuple[Finding, ...] = ()

    @property
    def key(self) -> str:
        """What an answer to it is kept under: the same as long as it is about the same thing."""
        return key_of(self.rule, self.table, self.record, self.subject, self.slot)

    def answerable(self) -> tuple[Finding, ...]:
        """What an answer to it is kept for: its parts, else itself."""
        return self.parts or (self,)


def key_of(rule: str, table: str, record: int, subject: str, slot: str) -> str:
    """Rule, table and record, and the subject only where there is no record: titles change, ids do not."""
    return "|".join((rule, table, str(record) if record else subject, slot))


def parts_of_key(key: str) -> tuple[str, str, int, str]:
    """Rule, table, record (0 for none) and slot of a key that was kept."""
    rule, table, number, slot = (*key.split("|"), "", "", "", "")[:4]
    return rule, table, int(number) if number.isdecimal() else 0, slot


def raised(
    rule: str,
    subject: str,
    message: str,
    *,
    on: date,
    about: Record | None = None,
    table: str = "",
    level: str = "",
    due: date | None = None,
    at: str = "",
    slot: str = "",
) -> Iterator[Finding]:
    """The finding of a rule about an event of the day `on`; none where no article of the rule was in force on that day.

    about: the record to open (or only its `table`) · level: where the case differs from the rule's usual level ·
    at: where it is mended · slot: as in Finding.
    """
    article = article_of(rule, on)
    if article is not None:
        table, record = (about.table, about.id) if about else (table, 0)
        yield Finding(rule, level or level_of(rule), subject, message, article, table, record, due, at, slot, on)


def of_part(part: Record | None, *words: str) -> str:
    """The slot of what is about one part of a record: a person on a list, an item of the agenda, a letter; and what of it."""
    return " ".join(word for word in (f"{part.table}{part.id}" if part else "", *words) if word)


def slot_by(day: date) -> str:
    """The slot of what is to be done by a day, or ends on it: put off to another day it is asked about anew."""
    return f"by {day}"


def slot_since(day: date | PartialDate) -> str:
    """The slot of what has lasted since a day: broken off and begun again it is asked about anew."""
    return f"since {day}"


Said = TypeVar("Said", Finding, "Remark")


def softened(said: Said, begun: date | None) -> Said:
    """What is an error only warns where it happened before the branch began to use the program (domain §0.1)."""
    if said.level != ERROR or begun is None or said.day is None or said.day >= begun:
        return said
    return replace(said, level=WARNING, message=said.message + OF_OLD)


def in_order(findings: Iterable[Finding]) -> list[Finding]:
    """By level, then by due day (none last), then as the checks gave them."""
    return sorted(findings, key=lambda f: (LEVELS.index(f.level), f.due or date.max))
