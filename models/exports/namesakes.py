"""Two people of one name on one list, of a meeting, a batch of training or a year: the year of birth behind their names, so that it is known who is who.

The 党小组 would do as well on the day itself; but people change groups, and minutes do not follow the roster.
"""

from __future__ import annotations

import dataclasses
import re
from collections import Counter
from collections.abc import Callable, Container, Iterable, Mapping, Sequence
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

_BEHIND = re.compile(r"(?P<name>.*\S)\s*[（(](?P<said>[^（）()]+)[）)]")
_COMMA = re.compile(r"\s*[，,]\s*")
_BORN = re.compile(r"(?P<year>(?:19|20)\d\d)\s*年(?:\s*(?P<month>0?[1-9]|1[0-2])\s*月)?\s*生")


@dataclasses.dataclass(frozen=True)
class Told:
    """A name, and what a list of ours says behind it of whom it means."""

    name: str
    birth: PartialDate | None = None
    group: str = ""


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


def names_apart(members: Iterable[Member]) -> dict[int, str]:
    """What the members are called where several stand on one list, by id: 王芳（1978年生）for one of two of that name."""
    kept = {member.id: member for member in members}
    marks = marks_by_birth(
        [(member.name, member.id) for member in kept.values()], {m.id: m.birth for m in kept.values() if m.birth}
    )
    return {
        number: with_note(member.name, marks[number]) if number in marks else member.name
        for number, member in kept.items()
    }


def name_width(names: Iterable[str], usual: int = 10) -> int:
    """Of a column of names, in half-width characters: more where somebody is told apart in it."""
    return 16 if any(name.endswith("生）") for name in names) else usual


def marks_by_birth(people: Iterable[tuple[str, int]], births: Mapping[int, PartialDate]) -> dict[int, str]:
    """1978年生 or 1978年3月生 for those of one name whom that tells apart, by the number that stands for each."""
    alike: dict[str, dict[int, None]] = {}
    for name, number in people:
        alike.setdefault(name, {})[number] = None
    marks: dict[int, str] = {}
    for those in alike.values():
        for told in _TOLD if len(those) > 1 else ():
            words = {number: told(births[number]) for number in those if number in births}
            counts = Counter(words.values())
            marks |= {n: word for n, word in words.items() if word and counts[word] == 1 and n not in marks}
    return marks


def with_note(name: str, note: str) -> str:
    """张三（出差）; what stands behind a name already is told with it: 王芳（1978年生，出差）."""
    return f"{name[:-1]}，{note}）" if name.endswith("）") else f"{name}（{note}）"


def without_note(written: str, groups: Container[str] = ()) -> Told:
    """The name as `with_note` got it, where one of our lists comes back: 王芳 of 王芳（1978年3月生，出差）, 王芳（女）of 王芳（女，1978年生）,
    and of 王芳（第一党小组）that of a sign-in sheet, for one of `groups`. Brackets may be of either width."""
    found = _BEHIND.fullmatch(written)
    if found is None:
        return Told(written)
    name, said = found["name"], _COMMA.split(found["said"].strip())
    if len(said) == 1 and said[0] in groups:
        return Told(name, group=said[0])
    for place, part in enumerate(said):
        if born := _BORN.fullmatch(part):
            own = with_note(name, "，".join(said[:place])) if place else name
            return Told(own, PartialDate(int(born["year"]), int(born["month"] or 0)))
    return Told(written)
