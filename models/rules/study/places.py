"""名额 and 参训对象: whom a level means, and how many of its places are used."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from models.records import Member, Quota
from models.records.member import PROBATIONARY
from models.rules.posts import in_committee, posts
from models.rules.training import is_new

_EVERYBODY = ("全体党员", "全部党员", "党员")
_COMMITTEE = ("班子成员", "支委", "支部委员", "委员")


@dataclass(frozen=True)
class Used:
    """Places of a level. used: None where it is not known whom the level means, or that cannot be said of these people."""

    level: str
    places: int
    used: int | None

    def words(self) -> str:
        """班子成员 5/6, 乡镇干部 8 个."""
        return f"{self.level} {self.places} 个" if self.used is None else f"{self.level} {self.used}/{self.places}"


def is_of(member: Member, level: str, on: date) -> bool | None:
    """Whether a member is of a level on a day: everybody, the committee, the secretary, the others, who is on probation, new
    members, or a 党小组 by its name; None where the words mean something that the roster does not say."""
    level = level.strip()
    if level in _EVERYBODY:
        return True
    if level in _COMMITTEE:
        return in_committee(member)
    if level in ("书记", "支部书记"):
        return "书记" in posts(member)
    if level in ("普通党员", "其他党员"):
        return not in_committee(member)
    if level == "预备党员":
        return member.kind_on(on) == PROBATIONARY
    if level == "新党员":
        return is_new(member, on, on)
    if level and level.endswith("党小组"):
        return member.group.strip() == level
    return None


def for_everybody(audience: str) -> bool:
    """Whether the 参训对象 of a batch says that all members of the branch are to come; 党员 alone may mean only some of them."""
    words = audience.strip().removeprefix("本支部").removeprefix("支部")
    return words in _EVERYBODY and words != "党员"


def meant(quota: Quota, quotas: Sequence[Quota]) -> str:
    """The level of a line among those of its batch: 党员 beside 班子成员 means the others."""
    apart = any(each.level.strip() in _COMMITTEE for each in quotas)
    return "普通党员" if apart and quota.level.strip() == "党员" else quota.level


def used(quotas: Sequence[Quota], members: Collection[Member], on: date) -> list[Used]:
    """The places of each level, and how many of these members are of it on that day."""
    found = []
    for quota in quotas:
        level = meant(quota, quotas)
        those = [is_of(member, level, on) for member in members]
        known = None not in those and bool(those or is_of(Member(), level, on) is not None)
        found.append(Used(quota.level, quota.places or 0, sum(map(bool, those)) if known else None))
    return found


def places_words(levels: Sequence[Used], people: int) -> tuple[str, bool]:
    """名额 40 人 · 已用 12 · 还余 28（班子成员 5/6、普通党员 7/34）, and whether more are on the list than there are places.

    people: all on the list, those too of whom the roster says nothing.
    """
    places = sum(level.places for level in levels)
    rest = f"还余 {places - people}" if people <= places else f"超出 {people - places}"
    over = people > places or any(level.used is not None and level.used > level.places for level in levels)
    by_level = "、".join(level.words() for level in levels)
    return f"名额 {places} 人 · 已用 {people} · {rest}（{by_level}）", over
