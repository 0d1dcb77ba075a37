"""Two people of one name: the year of birth behind it, so that it is known who is who; one way for lists, findings and what is printed.

The 党小组 would do as well on the day itself; but people change groups, and minutes do not follow the roster.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Container, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from models.kinds import PartialDate

if TYPE_CHECKING:
    from models.records import Member

_TOLD: tuple[Callable[[PartialDate], str], ...] = (
    lambda birth: f"{birth.year}年生",
    lambda birth: f"{birth.year}年{birth.month}月生" if birth.month else "",
)
_BEHIND = re.compile(r"(?P<name>.*\S)\s*[（(](?P<said>[^（）()]+)[）)]")
_OPENING = re.compile(r"[（(【\[［〔〖「『《〈<＜{｛﹙︵]")
_AT_END = " 　*＊※★☆#＃。．.，,、；;：:！!？?…·•~～—－-_＿/／|）)】]］〕"
_COMMA = re.compile(r"\s*[，,、]\s*")
_ONE = r"(?:\s*[（(][^（）()]*[）)]|[^、，,；;{}])+"
"""One of several names, with the brackets behind it; to be filled in: what else divides them."""
NOTE = re.compile(r"[（(][^（）()]*[）)]")
"""What stands behind a name, with its brackets."""
_BORN = re.compile(r"(?P<year>(?:19|20)\d\d)\s*年(?:\s*(?P<month>0?[1-9]|1[0-2])\s*月)?\s*生")


@dataclass(frozen=True)
class Told:
    """A name, and what a list of ours says behind it of whom it means. rest: what else stands there, 出差 of（第一党小组，出差）."""

    name: str
    birth: PartialDate | None = None
    group: str = ""
    rest: str = ""

    def of(self, member: Member) -> bool:
        """Whether what is said behind the name is so of a member who has that name."""
        born = self.birth is None or (member.birth is not None and _same(member.birth, self.birth))
        return born and self.group in ("", member.group)


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


def without_note(written: str, groups: Container[str] = ()) -> Told:
    """The name as `with_note` got it, where one of our lists comes back: 王芳 of 王芳（1978年3月生，出差）, 王芳（女）of 王芳（女，1978年生）,
    and of 王芳（第一党小组）or 王芳（第一党小组，出差）that of a sign-in sheet, for one of `groups`. Brackets may be of either width."""
    found = _BEHIND.fullmatch(written)
    if found is None:
        return Told(written)
    name, said = found["name"], _COMMA.split(found["said"].strip())
    group = said.pop(0) if said[0] in groups else ""
    for place, part in enumerate(said):
        if born := _BORN.fullmatch(part):
            before, behind = said[:place], said[place + 1 :]
            own = with_note(name, "，".join(before)) if before and not group else name
            rest = "，".join([*before, *behind] if group else behind)
            return Told(own, PartialDate(int(born["year"]), int(born["month"] or 0)), group, rest)
    return Told(name, group=group, rest="，".join(said)) if group else Told(written)


def without_brackets(written: str) -> str:
    """王芳 of 王芳（第九党小组，出差）, whatever the brackets say; the name itself where none stand behind it."""
    found = _BEHIND.fullmatch(written)
    return found["name"] if found else written


def up_to_sign(written: str) -> str:
    """王芳 of 王芳【出差】, 王芳（出差）（请假）, 王芳（出差 and 王芳*: what stands before the first bracket of any kind, without signs at
    its end."""
    return _OPENING.split(written, maxsplit=1)[0].rstrip(_AT_END)


def names_in(text: str, *, spaced: bool = True) -> list[str]:
    """The names that 、 ， or ； divides, each as it is written, with what stands in brackets behind it: 王芳 (1978年生、一组).
    spaced: whether blanks divide them too; not where 王 芳 may be one."""
    found = re.findall(_ONE.format(r"\s" if spaced else ""), text)
    return [name for one in found if (name := one.strip())]


def meant(name: str, text: str, among: Sequence[Member]) -> list[Member]:
    """Who of members of one name is meant in a text that has it: those born when it says behind the name; all of them where it
    does not say so each time, or nobody was born then."""
    written = re.findall(rf"{re.escape(name)}(\s*[（(][^（）()]+[）)])?", text)
    births = [without_note(name + note).birth for note in written]
    told = [born for born in births if born is not None]
    if len(told) < len(births):
        return list(among)
    return [m for m in among if m.birth and any(_same(m.birth, born) for born in told)] or list(among)


def _same(birth: PartialDate, told: PartialDate) -> bool:
    return birth.year == told.year and (not told.month or birth.month == told.month)
