"""年度教育培训统计: batches by kind and level, who took part, who reached the hours; behind every number its people."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from models.records import Enrolment, Meeting, Member, Training
from models.records.training import COUNTY, TRAINING_KINDS
from models.rules.groups import groups_of
from models.rules.posts import in_committee, posts
from models.rules.snapshot import Snapshot
from models.rules.study.asked import batches
from models.rules.study.hours import Credit, begun, credits
from models.rules.study.yearly import BEHIND, NOT_ASKED, NOT_JUDGED, REACHED, StudyYear, last_day, study_year
from models.rules.training import is_new

LEVELS = (COUNTY, "基层党委", "支部")
OTHER_LEVEL, NO_KIND, ALL = "其他", "未填类别", "合计"
_MEETINGS = "会议："
EVERYBODY, OTHERS, NO_GROUP = "全体党员", "其他党员", "未编入党小组"


def _level_of(batch: Training) -> str:
    """市级 and the like are 县级以上."""
    level = COUNTY if batch.of_county() else batch.level
    return level if level in LEVELS else OTHER_LEVEL


@dataclass(frozen=True)
class People:
    """A line of people: all, some of them by their post, or a 党小组; whole: the line of all · there: the ids of who took part
    in something of the year, as the lines of kinds tell it: not who has hours for being taught at home while away."""

    label: str
    years: tuple[StudyYear, ...]
    whole: bool = False
    there: frozenset[int] = frozenset()

    def took_part(self, one: StudyYear) -> bool:
        """Whether one of these people is among those who took part."""
        return one.member is not None and one.member.id in self.there

    def of(self, *verdicts: str) -> list[StudyYear]:
        """Those who are judged so."""
        return [one for one in self.years if one.verdict in verdicts]

    @property
    def hours(self) -> float:
        """The hours of all of them."""
        return round(sum(one.hours for one in self.years), 4)


COLUMNS: dict[str, Callable[[People], list[StudyYear]]] = {
    "在册": lambda line: list(line.years),
    "参训": lambda line: [one for one in line.years if line.took_part(one)],
    "未参训": lambda line: [one for one in line.years if not line.took_part(one)],
    "集中培训": lambda line: [one for one in line.years if one.central],
    "应达标": lambda line: line.of(REACHED, BEHIND),
    "达到": lambda line: line.of(REACHED),
    "不足": lambda line: line.of(BEHIND),
    "不要求": lambda line: line.of(NOT_ASKED),
    "不判断": lambda line: line.of(NOT_JUDGED),
}
"""The numbers of a line of people, each with who they are."""


@dataclass(frozen=True)
class Kind:
    """A line of batches of a kind, or of meetings of a kind that count. there: who took part, a person as often as that."""

    label: str
    batches: tuple[Training, ...]
    meetings: tuple[Meeting, ...]
    there: tuple[tuple[Training | Meeting, str, int], ...]
    """What, the name and the id of the member, 0 for others."""
    missed: tuple[tuple[Training, Enrolment], ...]
    given: tuple[Credit, ...]
    """What the hours come from: also of who was not there and was taught at home."""

    @property
    def hours(self) -> float:
        """All of them together."""
        return round(sum(credit.hours for credit in self.given), 4)

    def at_level(self, level: str) -> list[Training]:
        """The batches of a level; those of none of LEVELS are OTHER_LEVEL."""
        return [b for b in self.batches if _level_of(b) == level]

    @property
    def people(self) -> int:
        """How many different people took part."""
        return len({number or name for _, name, number in self.there})


@dataclass(frozen=True)
class Figures:
    """All of a year, as of its last day or today."""

    year: int
    until: date
    people: tuple[People, ...]
    kinds: tuple[Kind, ...]
    batches: tuple[Training, ...]
    gone: tuple[StudyYear, ...]
    """Who is not among the people, for he left or is on no roster, and has hours all the same."""

    def of_kind(self, label: str) -> Kind:
        """The batches of a kind and the meetings of that kind that count, as one."""
        own = [one for one in self.kinds if one.label in (label, _MEETINGS + label)]
        return Kind(
            label,
            tuple(b for one in own for b in one.batches),
            tuple(m for one in own for m in one.meetings),
            tuple(t for one in own for t in one.there),
            tuple(m for one in own for m in one.missed),
            tuple(g for one in own for g in one.given),
        )


def study_figures(snapshot: Snapshot, year: int, today: date) -> Figures:
    """The figures, of the same people and hours as the ledger of hours."""
    until = last_day(year, today)
    here = {member.id for member in snapshot.on_books(until)}
    years = study_year(snapshot, year, today)
    ours = [one for one in years if one.member is not None and one.member.id in here]
    held = tuple(batch for batch in _by_day(batches(snapshot, year)) if begun(batch, until))
    given = list(credits(snapshot, until, year))
    kinds = tuple(_kinds(held, given, snapshot))
    there = frozenset(number for _, _, number in kinds[-1].there)
    return Figures(
        year,
        until,
        tuple(replace(line, there=there) for line in _people(ours, groups_of(snapshot), until)),
        kinds,
        held,
        tuple(one for one in years if one.given and (one.member is None or one.member.id not in here)),
    )


def _by_day(those: Iterable[Training]) -> list[Training]:
    return sorted(those, key=lambda batch: (str(batch.start or ""), batch.id))


def _people(ours: Sequence[StudyYear], groups: Sequence[str], until: date) -> Iterable[People]:
    pairs = [(one, one.member) for one in ours if one.member is not None]

    def those(keeps: Callable[[Member], bool]) -> tuple[StudyYear, ...]:
        return tuple(one for one, member in pairs if keeps(member))

    begin = date(until.year, 1, 1)
    yield People(EVERYBODY, tuple(ours), whole=True)
    yield People("其中：书记", those(lambda m: "书记" in posts(m)))
    yield People("班子成员", those(in_committee))
    yield People(OTHERS, those(lambda m: not in_committee(m)))
    yield People("新党员", those(lambda m: is_new(m, begin, until)))
    found = dict.fromkeys([*groups, *(m.group.strip() for _, m in pairs if m.group.strip())])
    for group in found:
        yield People(group, those(lambda m, group=group: m.group.strip() == group))  # type: ignore[misc]
    without = those(lambda m: not m.group.strip())
    if found and without:
        yield People(NO_GROUP, without)


def _kinds(held: Sequence[Training], given: Sequence[Credit], snapshot: Snapshot) -> Iterable[Kind]:
    """Kinds in the order of the choice, then others; then the meetings that count; then all together."""
    about = {(type(c.about), c.about.id): c.about for c in given}
    meetings = [each for each in about.values() if isinstance(each, Meeting)]
    names = dict.fromkeys([*TRAINING_KINDS, *(b.kind or NO_KIND for b in held)])
    of_batches = [(c, c.about) for c in given if isinstance(c.about, Training)]
    names |= dict.fromkeys(batch.kind or NO_KIND for _, batch in of_batches)
    lines = []
    for name in names:
        own = [c for c, batch in of_batches if (batch.kind or NO_KIND) == name]
        lines.append(_kind(name, [b for b in held if (b.kind or NO_KIND) == name], [], own, snapshot))
    for name in dict.fromkeys(meeting.kind for meeting in meetings):
        those = [meeting for meeting in meetings if meeting.kind == name]
        own = [c for c in given if isinstance(c.about, Meeting) and c.about.kind == name]
        lines.append(_kind(_MEETINGS + name, [], those, own, snapshot))
    yield from lines
    yield _kind(ALL, held, meetings, given, snapshot)


def _kind(
    label: str,
    held: Sequence[Training],
    meetings: Sequence[Meeting],
    given: Sequence[Credit],
    snapshot: Snapshot,
) -> Kind:
    there: list[tuple[Training | Meeting, str, int]] = []
    missed = []
    for batch in held:
        for one in snapshot.enrolments.get(batch.id, ()):
            if one.took_part():
                there.append((batch, one.name, one.member_id or 0))
            elif one.missed():
                missed.append((batch, one))
    numbers = {meeting.id for meeting in meetings}
    there += [(c.about, c.name, c.member) for c in given if isinstance(c.about, Meeting) and c.about.id in numbers]
    return Kind(label, tuple(held), tuple(meetings), tuple(there), tuple(missed), tuple(given))
