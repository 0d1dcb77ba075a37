"""Who held which post on a day, and who speaks up in a meeting."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from random import Random

from models.sample.people import Person

_POSTS = {"书记": "书记", "副书记": "副书记", "组织": "组织委员", "宣传": "宣传委员", "纪检": "纪检委员"}
COMMITTEE = tuple(_POSTS)
WORKING, RETIRED = ("甲", "乙"), ("丙", "丁")


class Cast:
    """The people of the sample by name, post and group."""

    def __init__(self, everybody: Sequence[Person], groups: Sequence[str], *, leaver: str, elected_on: date) -> None:
        self.everybody = everybody
        self.groups = groups
        self._leaver = self.named(leaver)
        self._elected_on = elected_on
        self._by_post = {p.member.post: p for p in everybody if p.member.post in _POSTS.values()}

    def named(self, name: str) -> Person:
        """The first person of that name."""
        return next(person for person in self.everybody if person.name == name)

    def _holder(self, post: str, day: date) -> Person | None:
        if post == "纪检" and day <= self._elected_on:
            return self._leaver if self._leaver.there(day) else None
        return self._by_post[_POSTS[post]]

    def committee(self, day: date) -> list[Person]:
        """The members of the committee on that day; one fewer while a seat was empty."""
        return [person for post in COMMITTEE if (person := self._holder(post, day))]

    def leader(self, group: str) -> Person:
        """The 党小组组长."""
        return next(p for p in self.everybody if p.member.group == group and p.member.post == "党小组组长")

    def roles(self, day: date) -> dict[str, Person]:
        """Who stands behind {书记} … {组长3}; the deputy looks after an empty seat."""
        deputy = self._by_post[_POSTS["副书记"]]
        posts = {post: self._holder(post, day) or deputy for post in COMMITTEE}
        return posts | {f"组长{n}": self.leader(group) for n, group in enumerate(self.groups, 1)}

    def post_of(self, person: Person, day: date) -> str:
        """The post by which a person speaks: 书记 …, '' for the others."""
        return next((post for post in COMMITTEE if self._holder(post, day) is person), "")

    def voices(self, present: Iterable[Person], day: date, text: str, rng: Random) -> dict[str, Person]:
        """Who is {甲} and {乙} (at work), {丙} and {丁} (retired): present, without a post, and not spoken of in the text."""
        ready = [
            p for p in present if not p.member.post and not self.post_of(p, day) and not p.habit and p.name not in text
        ]
        found: dict[str, Person] = {}
        for marks, retired in ((WORKING, False), (RETIRED, True)):
            some = [p for p in ready if p.retired is retired and p.member.kind_on(day) == "正式党员"]
            found |= dict(zip(marks, rng.sample(some, min(len(marks), len(some))), strict=False))
        return found
