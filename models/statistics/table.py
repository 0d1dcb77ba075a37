"""A table of statistics: lines of cells, and behind each cell its people, each with the fact that put him or her there."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from models.records import Member

BAND, PART, UNKNOWN, AMONG, OUTSIDE, TOTAL, DOUBT = "band", "part", "unknown", "among", "outside", "total", "doubt"
STEP = "step"
"""Kinds of lines: counted · a part of the line above · counted, but not filled in or not certain · some of the counted, below
the sum (其中) · others, who are not in the sum (另有) · a sum · to be checked · added to a sum or taken away from it."""
NOT_SAID = "未填"
NUMBER = "人数"
Fact = Callable[[Member], str]
Why = Callable[[str], str]
"""How a reason that somebody put down of a person is told: as it is, or in an export by its kind."""


SETTLED = "情形已登记"
"""What stands in the place of discipline that an export does not tell."""


def as_written(why: str) -> str:
    """A reason in her own words, on one line."""
    return " ".join(why.split())


@dataclass(frozen=True)
class Other:
    """What is counted and is nobody on the roster: a batch, a meeting, an honour of the branch, a guest."""

    name: str
    fact: str


def _unsaid(_member: Member) -> str:
    return ""


@dataclass(frozen=True)
class Cell:
    """People; `fact` says of each why he or she is counted here.

    others: what is counted besides · said: the facts by place, where one person is counted more than once · shown: what
    stands there instead of how many they are: the hours that they have together · private: that somebody is counted here tells of
    discipline, hardship or illness, so an export lists who it is only in full (domain §11).
    """

    members: Sequence[Member]
    fact: Fact = _unsaid
    others: Sequence[Other] = ()
    said: Sequence[str] = ()
    shown: str = ""
    private: bool = False

    @classmethod
    def of(
        cls,
        pairs: Iterable[tuple[Member, str]],
        others: Sequence[Other] = (),
        shown: str = "",
        *,
        private: bool = False,
    ) -> Cell:
        """People with what is said of each, as often as they are counted."""
        told = list(pairs)
        facts: dict[int, str] = {}
        for member, fact in told:
            facts[member.id] = f"{facts[member.id]}；{fact}" if member.id in facts else fact
        said = [fact for _, fact in told]
        return cls(
            [member for member, _ in told], lambda member: facts.get(member.id, ""), others, said, shown, private
        )

    @property
    def number(self) -> int:
        """How many they are."""
        return len(self.members) + len(self.others)

    @property
    def unit(self) -> str:
        """人, 人次 where somebody is counted more than once, 项 where nobody of the roster is counted."""
        if not self.members and self.others:
            return "项"
        again = self.said and len({member.id for member in self.members}) < len(self.members)
        return "人次" if again else "人"

    @property
    def text(self) -> str:
        """As it stands in a table; nobody is a dash."""
        return self.shown or (str(self.number) if self.number else "–")

    def name(self, place: int) -> str:
        """Who or what is at a place: the people first."""
        people = len(self.members)
        return self.members[place].title() if place < people else self.others[place - people].name

    def told(self, place: int) -> str:
        """Why that one is counted."""
        people = len(self.members)
        if place >= people:
            return self.others[place - people].fact
        return self.said[place] if self.said else self.fact(self.members[place])

    def only(self, keeps: Callable[[Member], bool]) -> Cell:
        """Some of the people, with their facts."""
        places = [place for place, member in enumerate(self.members) if keeps(member)]
        said = [self.said[place] for place in places] if self.said else ()
        return Cell([self.members[place] for place in places], self.fact, said=said, private=self.private)


@dataclass(frozen=True)
class Line:
    """A line; it has as many cells as the table has columns."""

    label: str
    cells: tuple[Cell, ...]
    kind: str = BAND

    @property
    def number(self) -> int:
        """The number of its first cell."""
        return self.cells[0].number


@dataclass(frozen=True)
class Table:
    """`counted`: all who are counted on the day `on`, or whom the table is about · `notes`: how it was counted (口径), a
    sentence each · `about`: how much it is about, where that is not people."""

    key: str
    title: str
    on: date
    columns: tuple[str, ...]
    lines: tuple[Line, ...]
    counted: int
    notes: tuple[str, ...] = ()
    shares: bool = True
    """Whether a share of the counted is shown beside the number."""
    verdict: str = ""
    """Whether it adds up, in a sentence; for tables that can fail to."""
    agrees: bool = True
    about: str = ""
    proof: bool = False
    """Whether its numbers are those of other tables: only who makes a difference has to be told."""

    def summed(self) -> list[Line]:
        """The lines that make up the sum: everybody who is counted is in exactly one."""
        return [line for line in self.lines if line.kind in (BAND, UNKNOWN)]


def share(number: int, whole: int) -> str:
    """12.5%, half up; – of nothing."""
    if not whole or not number:
        return "–"
    tenths = (2000 * number + whole) // (2 * whole)
    return f"{tenths // 10}.{tenths % 10}%"


def sorted_into(members: Iterable[Member], place: Callable[[Member], str]) -> dict[str, list[Member]]:
    """The members by the label that each gets, in one pass."""
    found: dict[str, list[Member]] = {}
    for member in members:
        found.setdefault(place(member), []).append(member)
    return found


def one_column(
    found: dict[str, list[Member]], labels: Iterable[str], fact: Fact, *, unknown: Iterable[str] = (NOT_SAID,)
) -> list[Line]:
    """The bands, those without anybody too, then what is not known, where there is any."""
    lines = [Line(label, (Cell(found.get(label, []), fact),)) for label in labels]
    lines += [Line(label, (Cell(found[label], fact),), UNKNOWN) for label in unknown if found.get(label)]
    return lines
