"""The training batches of the sample: whole years, so that the hours of a year can be added up."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from datetime import date, timedelta
from random import Random
from typing import Any

from models.kinds import PartialDate
from models.records import Course, Enrolment, Training
from models.records.meeting import GUEST, PRESENT
from models.records.training import MADE_UP, TAKEN
from models.sample.cast import Cast
from models.sample.meetings import Held
from models.sample.people import Person
from models.sample.plans import MONTHS
from models.sample.texts import fill, texts
from models.sample.times import in_month, workday

_AWAY = ("出差", "窗口值班走不开", "生病住院", "参加项目评审", "家中老人住院陪护", "参加上级调训")
_MISSED_BY = "查小曼"
"""Missed the committee's batch in odd years, as the minutes of that October say, and is short of hours for it."""

_VILLAGE = "柳渡村"
"""Where a member is posted: for him no journey."""


def batches(today: date, cast: Cast, held: Sequence[Held]) -> Iterator[tuple[Training, list[Enrolment], list[Course]]]:
    """The batches that are over, from January of the first year of records, each with who took part and what was taught.

    held: the meetings; nobody is at one and taught somewhere else on the same day.
    """
    busy = {
        (each.meeting.day, line.member_id)
        for each in held
        for line in each.attendances
        if line.state in (PRESENT, GUEST)
    }
    programme = texts("training")["batch"]
    for year in range(in_month(today, MONTHS, 1).year, today.year + 1):
        for number, about in enumerate(programme, 1):
            days = _days(about, year, cast, busy)
            start, end = days[0], days[-1]
            if end < today:
                training = _training(about, start, end, number)
                yield training, _enrolments(training, about, start, end, today, cast), _courses(about, start, cast)


def _days(
    about: dict[str, Any], year: int, cast: Cast, busy: Collection[tuple[PartialDate | None, int | None]]
) -> list[date]:
    """The first working days in a row, from that of the programme on, on which none of those called up is at a meeting."""
    days = [workday(date(year, *about["start"]))]
    while True:
        while len(days) < about["days"]:
            days.append(workday(days[-1] + timedelta(days=1)))
        called = _taking_part(about, days[0], cast)
        if about["kind"] == "在线" or not any((PartialDate.of(d), p.member.id) in busy for d in days for p in called):
            return days
        days = [workday(days[0] + timedelta(days=1))]


def _training(about: dict[str, Any], start: date, end: date, number: int) -> Training:
    return Training(
        number=f"{start.year}-{number:02}",
        name=fill(about["name"], {"年": start.year}),
        kind=about["kind"],
        organizer=about["organizer"],
        level=about["level"],
        start=PartialDate.of(start),
        end=PartialDate.of(end),
        place=about["place"],
        days=float(about["days"]) if about["kind"] != "在线" else None,
        planned_hours=float(about["hours"]),
        audience=about["audience"],
        content=about["content"].strip(),
    )


def _courses(about: dict[str, Any], start: date, cast: Cast) -> list[Course]:
    roles = {post: person.name for post, person in cast.roles(start).items()}
    lessons = []
    for position, lesson in enumerate(about.get("courses", ()), 1):
        day = start
        for _ in range(lesson["day"]):
            day = workday(day + timedelta(days=1))
        teacher, hours = fill(lesson["teacher"], roles), float(lesson["hours"])
        lessons.append(
            Course(position=position, day=PartialDate.of(day), title_text=lesson["title"], teacher=teacher, hours=hours)
        )
    return lessons


def _taking_part(about: dict[str, Any], day: date, cast: Cast) -> list[Person]:
    if about["who"] == "all":
        there = [p for p in cast.everybody if p.there(day)]
        return sorted(there, key=lambda p: p.out_of_contact(day))
    committee = cast.committee(day)
    return committee if about["who"] == "committee" else committee[:1]


def _enrolments(
    training: Training, about: dict[str, Any], start: date, end: date, today: date, cast: Cast
) -> list[Enrolment]:
    # By the day of the programme: the same people come when the batch gives way to a meeting.
    rng = Random(f"{about['name']} {workday(date(start.year, *about['start']))}")
    lines = []
    for person in _taking_part(about, start, cast):
        line = Enrolment(member_id=person.member.id, name=person.name, state=TAKEN, hours=float(about["hours"]))
        draw, which = rng.random(), rng.choice(_AWAY)
        if about["who"] == "all":
            line.result = "免考" if person.retired else "优秀" if draw > 0.85 else "合格"
            _absence(line, person, about, draw, which, start, since=(today - end).days)
        else:
            line.result = "优秀" if draw > 0.6 else "合格"
            if person.name == _MISSED_BY and start.year % 2:
                line.state, line.hours, line.result, line.reason = "请假", 0.0, "", "家中有事，报名参加下一期"
        lines.append(line)
        _passed(line, f"示例-{training.number}-{len(lines):02}", about, end, draw)
    return lines


def _passed(line: Enrolment, certificate: str, about: dict[str, Any], end: date, draw: float) -> None:
    """The day of the lesson made up for, the marks of a test, the number of the certificate."""
    if line.state == MADE_UP:
        line.made_up_on = PartialDate.of(workday(end + timedelta(days=20)))
    if about.get("scored") and line.result in ("合格", "优秀"):
        line.score = str(round((90 if line.result == "优秀" else 76) + draw * 9))
    if about.get("certificate") and line.state == TAKEN:
        line.certificate = certificate


def _absence(
    line: Enrolment, person: Person, about: dict[str, Any], draw: float, reason: str, start: date, *, since: int
) -> None:
    """Who did not come, and what became of it `since` days after. Old and frail people are not pressed (教管条例§23)."""
    online = about["kind"] == "在线"
    far = not online and (
        person.far_away(start) or (person.habit == "village" and about["place"] != _VILLAGE and draw < 0.6)
    )
    if person.out_of_contact(start):
        line.state, line.hours, line.result, line.reason = "缺课", 0.0, "", "失去联系，正在查找"
    elif person.habit == "frail":
        line.state, line.hours, line.reason = "请假", 2.0 if online else 0.0, "年高行动不便，送学上门"
    elif person.habit == "lost":
        line.state, line.hours, line.result, line.reason = "缺课", 0.0, "", "在外地务工"
    elif far and since <= 30:
        line.state, line.hours, line.result, line.reason = "请假", 0.0, "", "长期在外，随后线上补学"
    elif far:
        line.state, line.hours, line.reason = MADE_UP, float(about["hours"]), "长期驻外（居外），线上补学"
        if about["days"] == 1:
            line.hours, line.reason = about["hours"] / 2, "长期驻外（居外），线上补学一半"
        if person.habit == "village":
            line.hours, line.reason = float(about["hours"]), "驻村值守，送课到村"
    elif person.retired and draw < 0.12:
        line.state, line.hours, line.reason = "请假", 0.0, "身体不适"
    elif draw < 0.05:
        line.state, line.hours, line.result, line.reason = "请假", 0.0, "", reason
    elif draw < 0.14 and since > 40:
        line.state, line.reason = MADE_UP, f"{reason}，已于一个月内补学"
