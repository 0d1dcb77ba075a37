"""Two people of one name on one list, of a meeting, a batch of training or a year, told apart by `models.namesakes` as they are printed."""

from __future__ import annotations

import dataclasses
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, TypeVar

from models.namesakes import marks_by_birth, names_apart, with_note
from models.records import Attendance, Award, Enrolment, Member

if TYPE_CHECKING:
    from models.people.appraising import Row

P = TypeVar("P", "Attendance", "Enrolment", "Award", "Row")


def apart_by_birth(people: Sequence[P], members: Iterable[Member]) -> Sequence[P]:
    """The list with 王芳（1978年生）and 王芳（1996年生）on it, with the month for those of one year; the others, and those
    whom not even that tells apart, stand as they are called."""
    often = Counter(person.name for person in people)
    same = {person.member_id for person in people if person.member_id and often[person.name] > 1}
    if not same:
        return people
    births = {member.id: member.birth for member in members if member.id in same and member.birth}
    marks = marks_by_birth([(person.name, person.member_id) for person in people if person.member_id], births)
    return [
        dataclasses.replace(person, name=with_note(person.name, marks[person.member_id]))
        if person.member_id in marks and often[person.name] > 1
        else person
        for person in people
    ]


def voted_apart(written: str, members: Iterable[Member]) -> str:
    """Several names of one vote, 、 between them: 王伟、王伟 with the years, where just as many of `members` have that name, so that
    all of them are meant. Of whom else a name without a year means nothing is known, and it stays as it was written."""
    names = written.split("、")
    often = {name: number for name, number in Counter(names).items() if number > 1}
    alike = [member for member in members if member.name in often] if often else []
    apart = names_apart(alike)
    those = {n: iter([apart[m.id] for m in alike if m.name == n]) for n in often}
    whole = {name for name, number in often.items() if number == sum(m.name == name for m in alike)}
    return "、".join(next(those[name]) if name in whole else name for name in names)


def name_width(names: Iterable[str], usual: int = 10) -> int:
    """Of a column of names, in half-width characters: more where somebody is told apart in it."""
    return 16 if any(name.endswith("生）") for name in names) else usual
