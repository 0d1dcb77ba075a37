"""Two people of one name on the list of a meeting or a batch of training: the year of birth behind their names, so that it is known who is who.

The 党小组 would do as well on the day itself; but people change groups, and minutes do not follow the roster.
"""

from __future__ import annotations

import dataclasses
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, TypeVar

from models.kinds import PartialDate
from models.records import Attendance, Award, Enrolment, Member

if TYPE_CHECKING:
    from models.people.appraising import Row

P = TypeVar("P", "Attendance", "Enrolment", "Award", "Row")

_TOLD: tuple[Callable[[PartialDate], str], ...] = (
    lambda birth: f"{birth.year}年生",
    lambda birth: f"{birth.year}年{birth.month}月生" if birth.month else "",
)


def apart_by_birth(people: Sequence[P], members: Iterable[Member]) -> Sequence[P]:
    """The list with 王芳（1978年生）and 王芳（1996年生）on it, with the month for those of one year; the others, and those
    whom not even that tells apart, stand as they are called."""
    often = Counter(person.name for person in people)
    same = {person.member_id for person in people if person.member_id and often[person.name] > 1}
    if not same:
        return people
    births = {member.id: member.birth for member in members if member.id in same and member.birth}
    marks: dict[int, str] = {}
    for name in [name for name, times in often.items() if times > 1]:
        those = [person.member_id for person in people if person.name == name and person.member_id in births]
        for told in _TOLD:
            words = {number: told(births[number]) for number in those if number}
            counts = Counter(words.values())
            marks |= {n: word for n, word in words.items() if word and counts[word] == 1 and n not in marks}
    return [
        dataclasses.replace(person, name=with_note(person.name, marks[person.member_id]))
        if person.member_id in marks and often[person.name] > 1
        else person
        for person in people
    ]


def with_note(name: str, note: str) -> str:
    """张三（出差）; what stands behind a name already is told with it: 王芳（1978年生，出差）."""
    return f"{name[:-1]}，{note}）" if name.endswith("）") else f"{name}（{note}）"
