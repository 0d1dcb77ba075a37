"""Posts of the committee that somebody left and nobody has taken over (domain §1.1 B23)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from models.records import Member
from models.records.member import FULL
from models.rules.finding import Finding, raised
from models.rules.posts import posts
from models.rules.snapshot import Snapshot

SECRETARY = "书记"
WANTED = (SECRETARY, "组织委员", "宣传委员", "纪检委员")
"""Posts that a committee has; a branch with fewer than seven full members has a secretary only (支部条例 §20)."""


def office_findings(snapshot: Snapshot, today: date) -> Iterator[Finding]:
    """B23: the roster tells of a vacancy only by who held the post when leaving, after the last election."""
    here = snapshot.on_books(today)
    held = {post for member in here for post in posts(member)}
    asked = WANTED if sum(m.kind_on(today) == FULL for m in here) >= 7 else (SECRETARY,)
    for post in asked:
        last = _last_holder(snapshot, post, today)
        if post in held or last is None or last.left is None:
            continue
        since, days = last.left.last(), snapshot.limits.vacancy_days
        due = since + timedelta(days=days)
        if today > due:
            text = f"{last.title()} {last.left} 离开后，名册里没有{post}；应及时补选（条文没有定天数，本账本满 {days} 天提示）"
            about, name = snapshot.branch, snapshot.branch.title()
            yield from raised("B23", name, text, on=since, about=about, due=due, slot=post)


def _last_holder(snapshot: Snapshot, post: str, today: date) -> Member | None:
    """Who left last with the post, where that was after the last election."""
    elected = snapshot.branch.elected
    gone = [
        member
        for member in snapshot.members
        if member.left
        and member.left.last() <= today
        and post in posts(member)
        and not (elected and member.left.last() < elected.first())
    ]
    return max(gone, key=lambda member: (str(member.left), member.id), default=None)
