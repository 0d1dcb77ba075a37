"""Lines of 自查 that say the same of many people stand under one head; each finding and its answer stays what it is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from models.naming import some_of
from models.records import Member
from models.rules.articles import rules
from models.rules.study.told_together import FROM, heading
from ui.tabs.selfcheck.lines import Line

_NAMED = 60
"""So many names are told of a head."""
Key = tuple[str, ...]


@dataclass(frozen=True)
class Head:
    """What lines of one rule about many people have in common. key: what makes them alike."""

    key: Key
    lines: tuple[Line, ...]

    @cached_property
    def names(self) -> list[str]:
        """How they are called; namesakes each."""
        return list({line.finding.record: line.finding.subject for line in self.lines}.values())

    @cached_property
    def face(self) -> Line:
        """A line that says it of all: what they lack and how many they are, and their names; it has no record."""
        first = self.lines[0]
        due = first.finding.due if len({line.finding.due for line in self.lines}) == 1 else None
        title, names = f"{_said(self.lines)}：{len(self.names)} 人", some_of(self.names, _NAMED)
        return Line(replace(first.finding, subject=title, message=names, record=0, at="", due=due), first.waiver)


Row = Line | Head


def key_of(line: Line) -> Key | None:
    """What others must have in common with it: the rule, its level, the article and what of it, as the year; and the reason
    where it does not apply. None where it is not about a person."""
    of = line.finding
    if of.table != Member.table or not of.record:
        return None
    reason = (line.waiver.reason,) if line.waiver is not None else ()
    return (of.rule, of.level, of.article, of.slot, *reason)


def gathered(lines: Sequence[Line]) -> list[Row]:
    """The lines in their order; those about many people as one head in the place of the first of them."""
    alike: dict[Key, list[Line]] = {}
    keys = [key_of(line) for line in lines]
    for key, line in zip(keys, lines, strict=True):
        if key is not None:
            alike.setdefault(key, []).append(line)
    heads = {key: Head(key, tuple(those)) for key, those in alike.items() if len(those) >= FROM}
    heads = {key: head for key, head in heads.items() if len(head.names) >= FROM}
    rows: list[Row] = []
    told: set[Key] = set()
    for key, line in zip(keys, lines, strict=True):
        if key is None or key not in heads:
            rows.append(line)
        elif key not in told:
            rows.append(heads[key])
            told.add(key)
    return rows


def _said(lines: Sequence[Line]) -> str:
    """What is said of all: of hours the year, else the sentence that is the same for all, else what the rule looks at."""
    of = lines[0].finding
    if hours := heading([line.finding for line in lines]):
        return hours
    if of.message and len({line.finding.message for line in lines}) == 1:
        return of.message
    return rules()[of.rule].says if of.rule in rules() else of.rule
