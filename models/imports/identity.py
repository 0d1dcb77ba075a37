"""Who a row is about: by 身份证号, else by 姓名 and 出生日期, else by a name that only one person has; otherwise it asks."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from models.fields import typed
from models.imports import masked as shown
from models.imports.wishes import NEW
from models.kinds import PartialDate, name_key
from models.kinds.identity import born, sex_of, upgraded
from models.records import Member


@dataclass
class Person:
    """Somebody of the ledger or of an earlier row. masked: what a row has shown of the 身份证号 · before: as he was until a row
    changed him, None if none has."""

    member: Member
    place: str = ""
    masked: str = ""
    before: Member | None = None

    def ruled_out(self, member: Member, masked: str) -> bool:
        """Whether it is for what an earlier row has changed that the member read from a row cannot be he."""
        if self.before is None or not _cannot_be(self, member, masked):
            return False
        return not _cannot_be(replace(self, member=self.before, masked=""), member, masked)

    @cached_property
    def seen(self) -> dict[str, str]:
        """Field → the place in the file that has set it. Most are never asked; asked before a second row changes anything."""
        filled = (f.name for f in typed(Member) if getattr(self.member, f.name) != f.kind.empty)
        return dict.fromkeys(filled, self.place) if self.place else {}

    @property
    def key(self) -> str:
        """How `Wishes.people` names him: by the number in the ledger, else by the row that has brought him in."""
        return f"#{self.member.id}" if self.member.id else self.place


@dataclass(frozen=True)
class Verdict:
    """person: who it is, None for somebody new · unclear: why nobody can say, then the row is returned · note: a remark.

    sure: by ID number or birth, not by the name alone · among: all whom it may be, where that is not beyond doubt.
    """

    person: Person | None = None
    unclear: str = ""
    note: str = ""
    sure: bool = True
    among: tuple[Person, ...] = ()


def whole_id(number: str) -> str:
    """An ID number with 18 characters, so that old and new numbers of one person are the same."""
    return upgraded(number) if len(number) == 15 else number


def agree(one: PartialDate, other: PartialDate) -> bool:
    """Whether two days may be the same: one says no less than the other."""
    return one.covers(other) or other.covers(one)


class People:
    """All who are known so far, found by ID number or name."""

    def __init__(self, members: Sequence[Member]) -> None:
        self._by_id: dict[str, list[Person]] = defaultdict(list)
        self._by_name: dict[str, list[Person]] = defaultdict(list)
        self._by_first: dict[str, list[Person]] = defaultdict(list)
        self._everybody: list[Person] = []
        for member in members:
            self.add(Person(member))

    def add(self, person: Person) -> None:
        self._everybody.append(person)
        self._by_name[name_key(person.member.name)].append(person)
        self._by_first[person.member.name[:1]].append(person)
        self.note_id(person)

    def note_id(self, person: Person) -> None:
        """Makes a person known by the ID number that it has got meanwhile."""
        number = whole_id(person.member.id_number)
        if number and person not in self._by_id[number]:
            self._by_id[number].append(person)

    def note_name(self, person: Person, name: str) -> None:
        """Makes a person known by another name too."""
        if person not in self._by_name[name_key(name)]:
            self._by_name[name_key(name)].append(person)

    def called(self, name: str) -> Sequence[Person]:
        """All of that name."""
        return self._by_name.get(name_key(name), ())

    def alike(self, first: str, shown: re.Pattern[str]) -> Sequence[Person]:
        """Whose names begin with the first character of a text, and are such as a pattern says."""
        return [person for person in self._by_first.get(first[:1], ()) if shown.fullmatch(person.member.name)]

    def find(self, member: Member, said: str = "", group: str = "", masked: str = "") -> Verdict:
        """Who the member read from a row is. said: what the user has answered, the key of a person or NEW · group: what tells him
        from others of his name, where nothing better does · masked: what the row shows of the 身份证号."""
        verdict = self._find(member, group or member.group, masked)
        # Whom birth or sex rule out is not meant, whatever group he is of: nobody is picked then.
        possible = [p for p in verdict.among if group and not _cannot_be(p, member, masked)]
        of_group = [person for person in possible if person.member.group == group]
        if verdict.unclear and len(of_group) == 1:
            note = f"同名的有 {len(verdict.among)} 人，按姓名后面的“{group}”认出，请核对"
            verdict = Verdict(of_group[0], note=note, sure=False, among=verdict.among)
        if said == NEW:
            return Verdict(note="按您的选择，作为另一人新增", among=verdict.among)
        chosen = next((person for person in self._everybody if person.key == said), None) if said else None
        if chosen is None:
            return verdict
        return Verdict(chosen, note=f"按您的选择，认作{_places([chosen])}", among=verdict.among)

    def _find(self, member: Member, group: str, masked: str) -> Verdict:
        if member.id_number and (found := self._by_id.get(whole_id(member.id_number))):
            return _by_id(member, found)
        named = self._by_name.get(name_key(member.name), [])
        verdict = _by_name(member, group, masked, named)
        return _beside(verdict, [p for p in named if p.ruled_out(member, masked)])


def _by_name(member: Member, group: str, masked: str, named: Sequence[Person]) -> Verdict:
    """Who of those of the name it is, as they are known now."""
    open_ = [p for p in named if not _contradicts(p.member, member)]
    if masked and named:
        left = [p for p in open_ if not _excludes(masked, p)]
        if (told := _by_masked(masked, member, named, open_, left)) is not None:
            return told
        open_ = left
    sure = [p for p in open_ if _birth(p.member) and _birth(member)]
    if len(sure) == 1:
        return _by_birth(sure[0], member, group, tuple(p for p in open_ if p is not sure[0]))
    if len(sure) > 1:
        return Verdict(
            unclear=f"有 {len(sure)} 人姓名和出生日期都对得上（{_places(sure)}），分不清是哪一位，请补身份证号",
            among=tuple(sure),
        )
    if not open_:
        return (
            Verdict(note=f"与{_places(named)}同名，但身份证号、出生日期或性别不同，按另一人新增", among=tuple(named))
            if named
            else Verdict()
        )
    if len(named) > 1:
        return Verdict(
            unclear=f"同名的有 {len(named)} 人（{_places(named)}），分不清是哪一位，请补身份证号或出生日期",
            among=tuple(named),
        )
    return Verdict(open_[0], note=f"只凭姓名认作{_places(open_)}，请核对", sure=False, among=(open_[0],))


def _beside(verdict: Verdict, ruled_out: Sequence[Person]) -> Verdict:
    """The verdict to be looked at, where others of the name fitted until earlier rows changed them: these rows may be the wrong
    ones."""
    if not ruled_out or verdict.unclear or verdict.note.endswith("请核对"):
        return verdict
    told = f"{_places(ruled_out)}写到的一位，在那一行写入以前也对得上，请核对"
    if verdict.person is None:
        return replace(verdict, note=f"{verdict.note}；{told}")
    among = (verdict.person, *ruled_out)
    note = f"同名的有 {len(among)} 人，认作{_places([verdict.person])}；{told}"
    return replace(verdict, note=note, among=among)


def _by_id(member: Member, found: list[Person]) -> Verdict:
    named = [p for p in found if name_key(p.member.name) == name_key(member.name)]
    if len(named) == 1:
        return Verdict(named[0])
    if len(found) > 1:
        told = f"身份证号与 {len(found)} 人相同（{_places(found)}），分不清是哪一位，请先核对名册"
        return Verdict(unclear=told, among=tuple(found))
    note = f"身份证号与{_places(found)}相同而姓名不同，按同一人改名，请核对"
    return Verdict(found[0], note=note, among=tuple(found))


def _by_masked(
    masked: str, member: Member, named: Sequence[Person], open_: Sequence[Person], left: Sequence[Person]
) -> Verdict | None:
    """What the shown part of the 身份证号 decides; None if nothing. left: those of `open_` whose it may be."""
    others = [p for p in named if p not in open_ and p.member.id_number and not _excludes(masked, p)]
    if others and shown.tells_last(masked):
        told = f"身份证号露出的几位与{_places(others)}的相同，出生日期或性别却不同，分不清是哪一位，请核对"
        return Verdict(unclear=told, among=tuple(named))
    if open_ and not left:
        told = f"与{_places(open_)}同名，但身份证号露出的几位对不上，可能是另一人，请核对"
        return Verdict(unclear=told, among=tuple(open_))
    fitting = [p for p in left if p.member.id_number]
    if len(fitting) != 1 or not shown.tells_last(masked):
        return None
    note = f"按姓名和身份证号露出的几位认作{_places(fitting)}，请核对"
    among = tuple(named) if len(named) > 1 else ()
    return Verdict(fitting[0], note="" if _same_day(fitting[0].member, member) else note, among=among)


def _by_birth(found: Person, member: Member, group: str, unknown: tuple[Person, ...]) -> Verdict:
    """The only one whose birth agrees. unknown: those of the name of whom no birth is known, who may be meant as well."""
    one, exact = found.member, _same_day(found.member, member)
    if unknown:
        among = (found, *unknown)
        if not exact and one.group not in ("", group) and any(p.member.group == group for p in unknown):
            told = f"同名的有 {len(among)} 人，出生日期对得上的一位在“{one.group}”，在“{group}”的一位没有出生日期"
            return Verdict(unclear=f"{told}，分不清是哪一位，请核对", among=among)
        note = f"同名的有 {len(among)} 人，按出生日期认作{_places([found])}，请核对"
        return Verdict(found, note=note, among=among)
    if exact:
        return Verdict(found)
    if one.sex and member.sex and one.sex != member.sex:
        return Verdict(found, note=f"按姓名和出生日期认作{_places([found])}，但性别不同，请核对", among=(found,))
    if any(birth and not birth.month for birth in (_birth(one), _birth(member))):
        return Verdict(found, note=f"只凭姓名和出生年份认作{_places([found])}，请核对", among=(found,))
    if one.group and group and one.group != group:
        return Verdict(found, note=f"只凭姓名和出生年月认作{_places([found])}，党小组不同，请核对", among=(found,))
    return Verdict(found)


def _same_day(one: Member, other: Member) -> bool:
    birth = _birth(one)
    return birth is not None and birth.whole and birth == _birth(other)


def _excludes(masked: str, person: Person) -> bool:
    """Whether what is shown of a 身份证号 cannot be of the person's."""
    if not masked:
        return False
    if number := person.member.id_number:
        return not shown.fits(masked, number)
    return shown.exclude(masked, person.masked) or shown.excludes(masked, _birth(person.member), person.member.sex)


def _cannot_be(person: Person, member: Member, masked: str) -> bool:
    return _contradicts(person.member, member) or _excludes(masked, person)


def _births(member: Member) -> list[PartialDate]:
    """The day of birth as it is filled in and that of the ID number: the more exact one first, and alone where they agree."""
    told, by_id = member.birth, born(member.id_number)
    if told is None or by_id is None:
        return [day for day in (told, by_id) if day is not None]
    both = [told, by_id] if told.whole else [by_id, told]
    return both[:1] if agree(told, by_id) else both


def _birth(member: Member) -> PartialDate | None:
    return next(iter(_births(member)), None)


def _sexes(member: Member) -> set[str]:
    return {member.sex, sex_of(member.id_number)} - {""}


def _contradicts(known: Member, said: Member) -> bool:
    """Whether somebody known cannot be whom a row with the same name means. Where the ledger has another birth or sex than his
    ID number, either may be his."""
    if known.id_number and said.id_number:
        return whole_id(known.id_number) != whole_id(said.id_number)
    births, day = _births(known), _birth(said)
    if births and day:
        return not any(agree(birth, day) for birth in births)
    sexes = _sexes(known)
    return bool(sexes) and not _sexes(said) <= sexes


def _places(people: Sequence[Person]) -> str:
    shown = [p.place or f"名册中的“{p.member.name}”" for p in people[:3]]
    return "、".join(dict.fromkeys(shown)) + ("等" if len(people) > 3 else "")
