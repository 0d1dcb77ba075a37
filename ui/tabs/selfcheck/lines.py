"""The lines of 自查: findings and what was answered, and which of them are looked at: by level, tab, person, record and words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from models.people.search import Findable, findable, search
from models.records import Member, Waiver
from models.records.waiver import NOT_HERE
from models.rules.articles import articles, citation, ground_of
from models.rules.finding import INFO, LEVEL_WORDS, Finding, parts_of_key
from models.rules.self_check import TABS, Answer, SelfCheck, tab_of

ALL, ANSWERED = "all", "answered"


@dataclass(frozen=True)
class Line:
    """A finding, and why it does not apply where that was said."""

    finding: Finding
    waiver: Waiver | None = None

    @classmethod
    def of_answer(cls, answer: Answer) -> Line:
        """What was answered; of what the rules do not raise (any more) only what the answer says is known."""
        if answer.finding is not None:
            return cls(answer.finding, answer.waiver)
        rule, table, record, slot = parts_of_key(answer.waiver.key)
        ground = ground_of(rule, answer.waiver.day.first()) if answer.waiver.day else None
        subject, _, message = answer.waiver.subject.partition("：")
        article = ground.key if ground else ""
        return cls(Finding(rule, INFO, subject, message, article, table, record, slot=slot), answer.waiver)

    @property
    def level_word(self) -> str:
        """应改正, 请核对, 提醒 or 不适用."""
        return NOT_HERE if self.waiver is not None else LEVEL_WORDS[self.finding.level]

    @property
    def citation(self) -> str:
        """The article as it is cited; '' where none is known."""
        return citation(self.finding.article) if self.finding.article in articles() else ""

    @property
    def article(self) -> str:
        """The document and the number, without the day; '' where none is known."""
        known = articles().get(self.finding.article)
        return known.place() if known else ""

    @property
    def at(self) -> tuple[str, int]:
        """Table and id of its record."""
        return self.finding.table, self.finding.record

    def words(self) -> str:
        """For a tooltip and a screen reader."""
        of = self.finding
        said = f"：{of.message}" if of.message else ""
        return f"{self.level_word} {of.subject}{said}\n{self.citation}".strip()


@dataclass(frozen=True)
class Wanted:
    """Which lines are looked at. people: typed, a name or its pinyin · words: typed, in the texts · record: only its lines."""

    level: str = ALL
    tab: str = ""
    people: str = ""
    words: str = ""
    record: tuple[str, int] | None = None

    @property
    def narrows(self) -> bool:
        """Whether anything but the level is asked for."""
        return bool(self.tab or self.people.strip() or self.words.strip() or self.record)

    @property
    def typed(self) -> tuple[str, str]:
        """What is searched for; empty words where nothing is."""
        return self.people.strip(), self.words.strip()


class Lines:
    """All lines of a check."""

    def __init__(self, check: SelfCheck) -> None:
        self.check = check
        self.open = [Line(finding) for finding in check.open]
        self.answered = [Line.of_answer(answer) for answer in check.answers]
        self._people: dict[int, tuple[int, ...]] = {}
        self._findable: dict[int, Findable] = {}

    def count(self, level: str) -> int:
        """How many there are of a level, or of what was answered."""
        return len(self.answered) if level == ANSWERED else len(self._of(level))

    def _of(self, level: str) -> list[Line]:
        if level == ANSWERED:
            return self.answered
        return [line for line in self.open if level in (ALL, line.finding.level)]

    def kept(self, wanted: Wanted) -> list[Line]:
        """Those that are looked at, in their order."""
        left = self._of(wanted.level)
        if wanted.record is not None:
            left = [line for line in left if line.at == wanted.record]
        if wanted.tab:
            left = [line for line in left if tab_of(line.finding) == wanted.tab]
        if wanted.people.strip():
            those = set(search([_of_person(member) for member in self.check.snapshot.members], wanted.people))
            left = [line for line in left if those.intersection(self._people_of(line))]
        if wanted.words.strip():
            found = set(search([self._findable_of(line) for line in left], wanted.words))
            left = [line for line in left if id(line) in found]
        return left

    def tabs(self, wanted: Wanted) -> list[tuple[str, str]]:
        """The tabs to choose from, each with how many lines one would see."""
        left = self.kept(Wanted(wanted.level, "", wanted.people, wanted.words, wanted.record))
        counts = {tab: sum(tab_of(line.finding) == tab for line in left) for tab in TABS}
        return [(tab, f"{label} {counts[tab]}") for tab, label in TABS.items() if counts[tab] or tab == wanted.tab]

    def beside(self, line: Line) -> Sequence[Line]:
        """The other open findings of the same record."""
        if not line.finding.record:
            return []
        return [other for other in self.open if other.at == line.at and other.finding != line.finding]

    def _people_of(self, line: Line) -> tuple[int, ...]:
        if id(line) not in self._people:
            self._people[id(line)] = self.check.people(line.finding)
        return self._people[id(line)]

    def _findable_of(self, line: Line) -> Findable:
        """By what stands in it, by its rule and its reason, and by the pinyin of those whom it is about."""
        if id(line) not in self._findable:
            of, members = line.finding, self.check.snapshot.by_id
            keys = [members[number].search_keys for number in self._people_of(line) if number in members]
            reason = line.waiver.reason if line.waiver else ""
            texts = (of.subject, of.message, line.citation, of.rule, reason, *keys)
            self._findable[id(line)] = findable(id(line), *texts)
        return self._findable[id(line)]


def _of_person(member: Member) -> Findable:
    return findable(member.id, member.name, member.search_keys)
