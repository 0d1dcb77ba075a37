"""Who a row of a list is: by ID number, also one masked in part, else by a name, of before too, that only one person has."""

from __future__ import annotations

import copy
from collections.abc import Iterable, Sequence
from dataclasses import replace

from models.imports.enrolling.seats import Listed
from models.imports.identity import People, Person, Verdict
from models.imports.masked import fits
from models.kinds import name_key
from models.pinyin import sort_key
from models.records import Member

_LEAST, _LONGEST, _MOST = 3, 20, 6
"""Characters of a name from which one other character may be a slip; of the longest that is looked at; people proposed."""


class Roster:
    """The people of the roster. former: ids with a name that they had before."""

    def __init__(self, members: Sequence[Member], former: Iterable[tuple[int, str]] = ()) -> None:
        self._persons = [Person(copy.copy(member)) for member in members]
        self._people = People([])
        for person in self._persons:
            self._people.add(person)
        by_id = {person.member.id: person for person in self._persons}
        for number, name in former:
            if name and number in by_id:
                self._people.note_name(by_id[number], name)

    def find(self, listed: Listed, said: str) -> Verdict:
        """Who the row is about; said: what the user has answered."""
        verdict = self._people.find(listed.member, said, listed.beside)
        if said:
            return verdict
        if listed.masked:
            verdict = self._unmasked(listed, verdict)
        if verdict.person is None and not verdict.unclear and not verdict.among:
            return replace(verdict, among=tuple(self._alike(listed.member.name)))
        if verdict.person is not None and name_key(verdict.person.member.name) != name_key(listed.member.name):
            now = verdict.person.member.name
            by = "身份证号" if listed.member.id_number else "原来的姓名"
            return replace(verdict, note=f"按{by}认作“{now}”，名单上写的是“{listed.member.name}”，请核对")
        return verdict

    @staticmethod
    def _unmasked(listed: Listed, verdict: Verdict) -> Verdict:
        """With what is left of a masked ID number: of several the one whom it fits, of one whether it fits."""
        among = verdict.among or ((verdict.person,) if verdict.person else ())
        shown = [p for p in among if p.member.id_number and fits(listed.masked, p.member.id_number)]
        silent = [p for p in among if not p.member.id_number]
        if len(shown) == 1:
            return Verdict(shown[0], note="按姓名和身份证号露出的几位认出", among=among if len(among) > 1 else ())
        if not shown and len(silent) == 1:
            note = f"只凭姓名认作名册中的“{silent[0].member.name}”，请核对"
            return Verdict(silent[0], note=note, sure=False, among=among)
        if among and not shown and not silent:
            told = "与名册里的人同名，但身份证号露出的几位对不上，分不清是不是同一人"
            return Verdict(unclear=told, among=tuple(among))
        return verdict

    def _alike(self, name: str) -> list[Person]:
        """Whose names sound the same, or differ in one character: a slip may be behind it."""
        wanted, sound = name_key(name), _sound(sort_key(name))
        found = [
            p
            for p in self._persons
            if _sound(p.member.sort_key) == sound or _one_other(name_key(p.member.name), wanted)
        ]
        return found[:_MOST]


def _sound(key: str) -> str:
    """The likely reading of each character, of the key by which a name is sorted."""
    return " ".join(key.split(" ")[::2])


def _one_other(one: str, other: str) -> bool:
    return len(one) == len(other) >= _LEAST and sum(a != b for a, b in zip(one, other, strict=True)) == 1
