"""Remark: what a check has to say about single fields of one record, before anybody asks where it will be shown."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from models.fields import Record
from models.rules.articles import article_of, articles, in_brackets, level_of
from models.rules.finding import Finding, of_part


@dataclass(frozen=True)
class Remark:
    """fields: the names of the fields it is about, the one to look at first · rule and article: keys of
    `resources/articles.toml` · level: error, warning or info · message: one sentence, what and why · day: of the event that is
    spoken of · slot: what tells it from others of its rule about the same record, where the fields do not."""

    fields: tuple[str, ...]
    rule: str
    level: str
    message: str
    article: str
    day: date | None = None
    slot: str = ""

    def sentence(self) -> str:
        """The message, and in brackets what it rests on."""
        return self.message + in_brackets(self.basis())

    def basis(self) -> str:
        """The document and the number of its article: 《中国共产党党员教育管理工作条例》第二十四条."""
        return articles()[self.article].place()


def remark(rule: str, fields: str, message: str, *, on: date, level: str = "", slot: str = "") -> Iterator[Remark]:
    """The remark of a rule about an event of the day `on`; none where no article of the rule was in force on that day.

    fields: names divided by blanks · level: where the case differs from the rule's usual level · slot: as in Remark.
    """
    article = article_of(rule, on)
    if article is not None:
        yield Remark(tuple(fields.split()), rule, level or level_of(rule), message, article, on, slot)


def findings_of(
    remarks: Iterable[Remark], about: Record, subject: str, part: Record | None = None, *, slot: str = ""
) -> Iterator[Finding]:
    """Remarks about a record as findings about it; part: of which of its parts they are, a letter or a decision · slot: as in
    Finding, where it is not that part."""
    for each in remarks:
        told = slot or of_part(part, *([each.slot] if each.slot else each.fields))
        yield Finding(
            each.rule,
            each.level,
            subject,
            each.message,
            each.article,
            about.table,
            about.id,
            at=each.fields[0],
            slot=told,
            day=each.day,
        )
