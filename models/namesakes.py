"""Two people of one name: the year of birth behind it, so that it is known who is who; one way for lists, findings and what is printed.

The 党小组 would do as well on the day itself; but people change groups, and minutes do not follow the roster.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from models.kinds import PartialDate
    from models.records import Member

_TOLD: tuple[Callable[[PartialDate], str], ...] = (
    lambda birth: f"{birth.year}年生",
    lambda birth: f"{birth.year}年{birth.month}月生" if birth.month else "",
)


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
