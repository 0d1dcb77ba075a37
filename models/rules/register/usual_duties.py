"""What the posts of a committee usually answer for (resources/duties.toml): custom and no rule, proposed to be changed."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Sequence
from datetime import date
from functools import cache
from pathlib import Path

from models.fields import set_read
from models.kinds import PartialDate
from models.records import Member, Responsibility
from models.rules.posts import posts

USUAL_FILE = Path(__file__).parents[3] / "resources" / "duties.toml"


@cache
def _usual() -> tuple[dict[str, str], ...]:
    with USUAL_FILE.open("rb") as file:
        return tuple(tomllib.load(file)["duty"])


def usual_duties() -> list[Responsibility]:
    """All of them, new each time."""
    found = []
    for line in _usual():
        duty = Responsibility()
        for name, text in line.items():
            set_read(duty, name, text)
        found.append(duty)
    return found


def proposed(members: Iterable[Member], kept: Iterable[Responsibility], today: date) -> list[Responsibility]:
    """Those of the posts that somebody in the roster holds, with his name, from this year on; without those that the list
    has already: a duty of a post by its words."""
    holders: dict[str, list[str]] = {}
    for member in members:
        for post in posts(member) if member.belongs(today) else ():
            holders.setdefault(post, []).append(member.name)
    there = {(_post(duty.post), duty.text) for duty in kept}
    found = []
    for duty in usual_duties():
        if duty.post in holders and (duty.post, duty.text) not in there:
            duty.owner = "、".join(holders[duty.post])
            duty.since = PartialDate(today.year)
            found.append(duty)
    return found


def _post(text: str) -> str:
    """书记（第一责任人） is 书记."""
    return text.split("（")[0].split("(")[0].strip()


def incomplete(duties: Sequence[Responsibility]) -> str:
    """The sentence that says which line lacks what has to be there, '' where none does."""
    for place, duty in enumerate(duties, 1):
        lacking = "、".join(field.label for field in duty.missing())
        if lacking:
            return f"第 {place} 行没有填{lacking}，没有保存。请补上，或把这一行去掉。"
    return ""
