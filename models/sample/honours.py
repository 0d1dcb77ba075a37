"""How the people of the sample were appraised, in step with the minutes, and what honours they and the branch have."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from random import Random
from typing import Any

from models.kinds import PartialDate
from models.records import Appraisal, Attendance, Award
from models.records.appraisal import BARELY, EXCELLENT, HERE, NO_GRADE, QUALIFIED
from models.records.award import BRANCH_AWARD, FIFTY_YEARS, MEMBER_AWARD, WORKER_AWARD
from models.records.meeting import ABSENT, DRAFT, PRESENT
from models.rules.awards import FIRST_MEDALS, medal_day
from models.rules.members import fifty_years
from models.rules.posts import in_committee
from models.sample.cast import Cast
from models.sample.figures import grades, head_count
from models.sample.meetings import Held
from models.sample.people import Person
from models.sample.texts import fill, texts
from models.sample.times import workday

_REVIEW = "民主评议党员"


def appraisals(today: date, cast: Cast, held: Sequence[Held]) -> Iterator[Appraisal]:
    """What came of each 民主评议 whose minutes are settled, as many of each grade as they say; the people and meetings must
    have been kept before."""
    told, people = texts("honours"), {person.member.id: person for person in cast.everybody}
    for each in held:
        if each.meeting.kind == _REVIEW and each.meeting.status != DRAFT:
            yield from _of(each, people, told, today)


def _of(each: Held, people: dict[int, Person], told: dict[str, Any], today: date) -> Iterator[Appraisal]:
    assert each.meeting.day is not None
    day = each.meeting.day.first()
    rng = Random(f"评议 {day}")
    lines = [line for line in each.attendances if line.expected and line.member_id in people]
    counts = head_count(lines)
    graded = [line for line in lines if line.votes == "是" and line.state != ABSENT]
    excellent, barely = grades(day, counts)
    named = told["july"]["named"]
    best = sorted(
        graded,
        key=lambda line: (line.name not in named, -_merit(people[line.member_id or 0], line, rng), line.member_id),
    )
    given = {id(line): EXCELLENT for line in best[:excellent]}
    given |= {id(line): BARELY for line in best[len(best) - barely :]}
    for line in lines:
        grade = given.get(id(line), QUALIFIED) if line in graded else NO_GRADE if line.votes == "否" else ""
        yield _appraisal(line, grade, day, counts["实到"], told, rng, today)


def _merit(person: Person, line: Attendance, rng: Random) -> float:
    """Higher for who was there and has a post; who is often away is neither among the best nor among the last."""
    draw = rng.random()
    return (
        draw + (line.state == PRESENT and not person.habit) + bool(person.member.post) * 0.5 + bool(person.habit) * 0.6
    )


def _appraisal(
    line: Attendance, grade: str, day: date, papers: int, told: dict[str, Any], rng: Random, today: date
) -> Appraisal:
    made = Appraisal(
        member_id=line.member_id, year=day.year - 1, grade=grade, day=PartialDate.of(day), place=HERE if grade else ""
    )
    if not grade:
        made.absent_why = told["lost"]["why"]
        return made
    if line.state != PRESENT:
        made.note = told["away"]["note"]
    back = workday(day + timedelta(days=rng.randrange(1, 4)))
    made.told_on = PartialDate.of(back) if back <= today else None
    if grade == NO_GRADE:
        return made
    share = {EXCELLENT: (0.62, 0.86), QUALIFIED: (0.12, 0.44), BARELY: (0.02, 0.08)}[grade]
    made.votes_excellent = round(papers * rng.uniform(*share))
    made.votes_unqualified = 0
    made.votes_barely = round(papers * (0.3 if grade == BARELY else rng.choice((0, 0, 0, 0.03))))
    made.votes_qualified = papers - made.votes_excellent - made.votes_barely
    if grade == BARELY:
        made.gap, made.help = told["barely"]["gap"], told["barely"]["help"]
    return made


def awards(today: date, cast: Cast, kept: Sequence[Appraisal]) -> Iterator[Award]:
    """The honours of each 1 July that follows an appraisal, then the medals; the last one honours the branch, too."""
    told, years = texts("honours"), sorted({line.year or 0 for line in kept})
    past = [year + 1 for year in years if medal_day(year + 1) < today]
    for year in past:
        yield from _july(year, cast, kept, told["july"], told["july"]["named"] if year == past[-1] else ())
    if past:
        given = _given(told["july"], past[-1])
        yield Award(kind=BRANCH_AWARD, note=told["branch"]["note"], **given)
    for person in cast.everybody:
        full = fifty_years(person.member)
        year = max(full or 0, FIRST_MEDALS)
        if full and medal_day(year) < today and person.member.belongs(medal_day(year)):
            about, day = told["medal"], PartialDate.of(medal_day(year))
            yield Award(
                member_id=person.member.id, name=person.name, kind=FIFTY_YEARS, year=year, day=day, level=about["level"],
                body=about["body"],
            )  # fmt: skip


def _given(about: dict[str, Any], year: int) -> dict[str, Any]:
    return {
        "year": year, "day": PartialDate.of(workday(medal_day(year), back=True)), "level": about["level"],
        "body": about["body"], "document": fill(about["document"], {"年": year}),
    }  # fmt: skip


def _july(
    year: int, cast: Cast, kept: Sequence[Appraisal], about: dict[str, Any], named: Sequence[str]
) -> Iterator[Award]:
    """Out of those who were 优秀 the year before, and are still here: the committee's for their work, others for all, and
    those first whom the minutes name."""
    best = {line.member_id for line in kept if line.year == year - 1 and line.grade == EXCELLENT}
    here = [p for p in cast.everybody if p.member.id in best and p.member.belongs(medal_day(year))]
    rng = Random(f"表彰 {year}")
    workers = [p for p in here if in_committee(p.member)]
    others = [p for p in here if not in_committee(p.member)]
    for kind, some, number in ((MEMBER_AWARD, others, about["member"]), (WORKER_AWARD, workers, about["worker"])):
        drawn = rng.sample(some, len(some))
        for person in sorted(drawn, key=lambda one: one.name not in named)[:number]:
            yield Award(member_id=person.member.id, name=person.name, kind=kind, **_given(about, year))
