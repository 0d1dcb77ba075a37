"""政治生日: who joined the Party, or became a full member, in this month of an earlier year; no article asks for it (domain §10)."""

from __future__ import annotations

import calendar
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from models.kinds import PartialDate
from models.namesakes import with_note
from models.naming import some
from models.records import Member
from models.rules.snapshot import Snapshot
from models.rules.todo import INFO, Todo

RULE, BIRTHDAY = "§10政治生日", "birthday"
"""Its rule, and the place on the page of the roster where those are shown whose it is."""


@dataclass(frozen=True)
class Birthday:
    """since: the day from which years are counted, a month where no more is known · years: how many are full this year."""

    member: Member
    since: PartialDate
    years: int

    def words(self, called: str = "") -> str:
        """何沛霖（12日，7年）; called: the name that tells the member from another of that name."""
        day = f"{self.since.day}日，" if self.since.whole else ""
        return with_note(called or self.member.title(), f"{day}{self.years}年")


def since_when(snapshot: Snapshot, member: Member) -> PartialDate | None:
    """The day of the political birthday: 入党日期, or 转正日期 where the branch keeps it so."""
    return member.full if snapshot.limits.political_birthday == "转正日期" else member.joined


def birthdays(snapshot: Snapshot, year: int, month: int, today: date) -> list[Birthday]:
    """Everybody of the branch whose day comes round in a month, by day; who joined in that very month has none yet."""
    found = []
    for member in snapshot.on_books(today):
        since = since_when(snapshot, member)
        if since is not None and since.month == month and since.year < year:
            found.append(Birthday(member, since, year - since.year))
    return sorted(found, key=lambda one: (one.since.day or 32, one.member.sort_key, one.member.id))


def coming_birthdays(snapshot: Snapshot, today: date) -> list[Birthday]:
    """Those of this month, and of the next days where they are in another one."""
    near = today + timedelta(days=snapshot.limits.remind_days)
    found = birthdays(snapshot, today.year, today.month, today)
    if near.month != today.month:
        found += [one for one in birthdays(snapshot, near.year, near.month, today) if 0 < one.since.day <= near.day]
    return found


def birthday_todos(snapshot: Snapshot, today: date) -> Iterator[Todo]:
    """One reminder a month, while a day of it is still to come or nothing more than the month is known; those are named."""
    found = birthdays(snapshot, today.year, today.month, today)
    coming = [one for one in found if not one.since.whole or one.since.day >= today.day]
    if coming:
        days = [one.since.day for one in coming if one.since.whole]
        last = calendar.monthrange(today.year, today.month)[1]  # 29 February comes round on the 28th
        due = today.replace(day=min(*days, last)) if days else None
        title = f"{today.month} 月政治生日 {len(found)} 人"
        names = some(one.words(snapshot.called(one.member.name, one.member.id)) for one in coming)
        slot = f"{today.year}-{today.month:02}"
        yield Todo(title, f"政治生日 · {names}", due, INFO, Member.table, 0, RULE, slot, BIRTHDAY, "政治生日")
