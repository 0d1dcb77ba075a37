"""A year of study: what each person has, what is asked and why, and how that is judged; for ledgers and statistics."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from models.records import Enrolment, Member, Training
from models.records.member import SUSPENDED
from models.rules.posts import posts
from models.rules.snapshot import Snapshot
from models.rules.standing import counted, suspended
from models.rules.study.asked import batches, came_words, excused, hours_wanted, newcomer
from models.rules.study.hours import Credit, begun, credits, hours_by_member
from models.rules.study.on_paper import on_paper
from models.rules.training import CENTRAL, Taken, attended, lacks_county, taken_part

REACHED, BEHIND, NOT_ASKED, NOT_JUDGED, OUTSIDE = "达到", "不足", "不要求", "不判断", "不在名册"
"""How a year of a person is judged; who left during the year is not, nor who came and has not reached the hours."""
AT_HOME_RULE, AT_HOME = "T06", "送学上门，学习不作硬性要求"
"""The rule by which no hours are asked of those taught at home, and how that is said."""


@dataclass(frozen=True)
class StudyYear:
    """What one person has in a year. member: None for somebody who is not on the roster · wanted: the hours that are asked,
    None where none are · why: why the year is not judged, or what is to be known where hours lack · given: what the hours come from · central: the batches of 集中培训 attended · batches, missed: how
    many were attended and missed · county: whether a secretary was at county level, None for others."""

    year: int
    name: str
    member: Member | None
    hours: float
    wanted: float | None
    verdict: str
    why: str
    given: tuple[Credit, ...]
    central: tuple[Training, ...] = ()
    batches: int = 0
    missed: int = 0
    county: bool | None = None

    @property
    def gap(self) -> float:
        """The hours that are missing; 0 where that is not judged."""
        return round(self.wanted - self.hours, 4) if self.verdict == BEHIND and self.wanted is not None else 0.0

    @property
    def at_home(self) -> bool:
        """Whether nothing is asked because the person is taught at home."""
        return self.why == AT_HOME

    @property
    def asked(self) -> bool:
        """Whether the year counts in a share of those who reached the hours."""
        return self.verdict in (REACHED, BEHIND)


def last_day(year: int, today: date) -> date:
    """The day as of which a year is looked at: its last, or today."""
    return min(date(year, 12, 31), today)


def years_of_study(snapshot: Snapshot, today: date) -> list[int]:
    """The years that have a batch or hours, the earliest first."""
    started = {t.start.year for t in snapshot.trainings if t.start and begun(t, today)}
    return sorted(started | {credit.year for credit in credits(snapshot, today)})


def study_year(snapshot: Snapshot, year: int, today: date) -> list[StudyYear]:
    """Everybody of a year: who is counted on its last day (today, if that is earlier), who left during it, then whoever else
    has hours or missed a batch. Of those whose membership is suspended only those who have hours are listed."""
    until = last_day(year, today)
    sums, taken = hours_by_member(snapshot, year, until), taken_part(snapshot, until)
    given: dict[int | str, list[Credit]] = {}
    for credit in credits(snapshot, until, year):
        given.setdefault(credit.member or credit.name, []).append(credit)
    missed = _missed(snapshot, year, until)
    found = []
    for member in snapshot.members:
        mine = given.pop(member.id, [])
        away = missed.pop(member.id, set())
        if counted(member, until, snapshot.changes_of(member)) or mine or away or _left_in(member, year):
            found.append(_of(snapshot, taken, member, year, until, sums.get(member.id, 0.0), mine, away))
    return [*found, *_others(year, given, missed)]


def _of(
    snapshot: Snapshot,
    taken: Taken,
    member: Member,
    year: int,
    until: date,
    hours: float,
    given: list[Credit],
    missed: set[int],
) -> StudyYear:
    been = attended(taken, member, date(year, 1, 1), date(year, 12, 31))
    verdict, why = _judged(snapshot, member, year, until, hours)
    wanted = None if verdict == NOT_ASKED else hours_wanted(snapshot, member, year)
    if not verdict:
        verdict = REACHED if wanted is not None and hours >= wanted else BEHIND
        why = on_paper(snapshot, year) if verdict == BEHIND else ""
    secretary = "书记" in posts(member)
    return StudyYear(
        year,
        member.name,
        member,
        hours,
        wanted,
        verdict,
        why,
        tuple(given),
        tuple(batch for batch in been if batch.kind in CENTRAL),
        len(_attended(given, missed)),
        len(missed),
        not lacks_county(member, been) if secretary else None,
    )


def _judged(snapshot: Snapshot, member: Member, year: int, until: date, hours: float) -> tuple[str, str]:
    """Why a person is not judged; '' where the hours decide."""
    if suspended(member, until, snapshot.changes_of(member)):
        return NOT_ASKED, SUSPENDED
    if member.left and member.left.first() <= until:
        return NOT_JUDGED, f"{member.left} {member.left_words or '离开支部'}"
    if excused(member):
        return NOT_ASKED, AT_HOME
    if newcomer(member, year) and hours < hours_wanted(snapshot, member, year):
        return NOT_JUDGED, came_words(member)
    return "", ""


def _left_in(member: Member, year: int) -> bool:
    """Whether a member left during the year, having been here in it."""
    since = member.arrived or member.joined
    return member.left is not None and member.left.year == year and not (since and since.first() > member.left.last())


def _missed(snapshot: Snapshot, year: int, until: date) -> dict[int | str, set[int]]:
    """The batches of the year that each person missed, those aside whose membership was suspended then."""
    found: dict[int | str, set[int]] = {}
    for batch in batches(snapshot, year):
        for enrolment in snapshot.enrolments.get(batch.id, ()) if begun(batch, until) else ():
            if enrolment.missed() and not _suspended(snapshot, enrolment, batch):
                found.setdefault(enrolment.member_id or enrolment.name, set()).add(batch.id)
    return found


def _attended(given: Iterable[Credit], missed: set[int]) -> set[int]:
    """The batches that hours come from; one that was missed counts as missed, also where hours were given for it."""
    return {credit.about.id for credit in given if isinstance(credit.about, Training)} - missed


def _suspended(snapshot: Snapshot, enrolment: Enrolment, batch: Training) -> bool:
    known = snapshot.by_id.get(enrolment.member_id or 0)
    on = batch.start.last() if batch.start else date.max
    return known is not None and suspended(known, on, snapshot.changes_of(known))


def _others(year: int, given: dict[int | str, list[Credit]], missed: dict[int | str, set[int]]) -> Iterable[StudyYear]:
    """People who are on a list and not on the roster, or not any more."""
    for key in dict.fromkeys([*given, *missed]):
        mine = given.get(key, [])
        if not mine and isinstance(key, int):
            continue  # of somebody who was deleted only the absence is left, and no name
        hours = round(sum(credit.hours for credit in mine), 4)
        name = mine[0].name if mine else str(key)
        away = missed.get(key, set())
        count = len(_attended(mine, away))
        yield StudyYear(year, name, None, hours, None, OUTSIDE, "", tuple(mine), batches=count, missed=len(away))
