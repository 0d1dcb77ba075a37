"""The training batches of the sample: whole years, so that the hours of a year can be added up."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from random import Random
from typing import Any

from models.kinds import PartialDate
from models.records import Course, Enrolment, Training
from models.records.training import MADE_UP, TAKEN
from models.sample.cast import Cast
from models.sample.people import Person
from models.sample.plans import MONTHS
from models.sample.texts import fill, texts
from models.sample.times import in_month, workday

_AWAY = ("出差", "窗口值班走不开", "生病住院", "参加项目评审", "家中老人住院陪护", "参加上级调训")
_MISSED_BY = "查小曼"
"""Missed the committee's batch in odd years, as the minutes of that October say, and is short of hours for it."""


def batches(today: date, cast: Cast) -> Iterator[tuple[Training, list[Enrolment], list[Course]]]:
    """The batches that are over, from January of the first year of records, each with who took part and what was taught."""
    programme = texts("training")["batch"]
    for year in range(in_month(today, MONTHS, 1).year, today.year + 1):
        for number, about in enumerate(programme, 1):
            start = workday(date(year, *about["start"]))
            end = start
            for _ in range(about["days"] - 1):
                end = workday(end + timedelta(days=1))
            if end < today:
                training = _training(about, start, end, number)
                yield training, _enrolments(training, about, start, end, today, cast), _courses(about, start, cast)


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
        return [p for p in cast.everybody if p.there(day) and not p.out_of_contact(day)]
    committee = cast.committee(day)
    return committee if about["who"] == "committee" else committee[:1]


def _enrolments(
    training: Training, about: dict[str, Any], start: date, end: date, today: date, cast: Cast
) -> list[Enrolment]:
    rng = Random(f"{about['name']} {start}")
    lines = []
    for person in _taking_part(about, start, cast):
        line = Enrolment(member_id=person.member.id, name=person.name, state=TAKEN, hours=float(about["hours"]))
        draw, which = rng.random(), rng.choice(_AWAY)
        if about["who"] == "all":
            line.result = "免考" if person.retired else "优秀" if draw > 0.85 else "合格"
            _absence(line, person, about, draw, which, made_up=(today - end).days > 40)
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
    line: Enrolment, person: Person, about: dict[str, Any], draw: float, reason: str, *, made_up: bool
) -> None:
    """Who did not come, and what became of it. Old and frail people are not pressed (教管条例§23)."""
    online = about["kind"] == "在线"
    if person.habit == "frail":
        line.state, line.hours, line.reason = "请假", 2.0 if online else 0.0, "年高行动不便，送学上门"
    elif person.habit == "lost":
        line.state, line.hours, line.result, line.reason = "缺课", 0.0, "", "在外地务工"
    elif person.habit in ("away", "village") and not online and draw < 0.6:
        line.state, line.hours, line.reason = MADE_UP, about["hours"] / 2, "长期驻外（居外），线上补学一半"
        if person.habit == "village":
            line.hours, line.reason = float(about["hours"]), "驻村值守，送课到村"
    elif person.retired and draw < 0.12:
        line.state, line.hours, line.reason = "请假", 0.0, "身体不适"
    elif draw < 0.05:
        line.state, line.hours, line.result, line.reason = "请假", 0.0, "", reason
    elif draw < 0.14 and made_up:
        line.state, line.reason = MADE_UP, f"{reason}，已于一个月内补学"
