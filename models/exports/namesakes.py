"""Two people of one name on one list, of a meeting, a batch of training or a year, told apart by `models.namesakes` as they are printed."""

from __future__ import annotations

import dataclasses
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, TypeVar

from models.namesakes import marks_by_birth, with_note
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


def name_width(names: Iterable[str], usual: int = 10) -> int:
    """Of a column of names, in half-width characters: more where somebody is told apart in it."""
    return 16 if any(name.endswith("生）") for name in names) else usual
