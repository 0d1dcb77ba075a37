"""Reminders of the roster: what is not filled in, whose 政治生日 it is, who has been in the Party for fifty years."""

from __future__ import annotations

import calendar
from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta

from models.records import Member
from models.rules.awards import due_medals, medal_day
from models.rules.completeness import missing_fields
from models.rules.periods import Span
from models.rules.political_birthday import Birthday, birthdays
from models.rules.snapshot import Snapshot
from models.rules.todo import INFO, Todo, some, tone_of

MISSING, FIFTY, BIRTHDAY = "missing", "fifty", "birthday"
_MEDALS_FROM = 4
"""The month from which the list for 1 July is a reminder."""
_NEAR = 30


def member_todos(snapshot: Snapshot, today: date) -> Iterator[Todo]:
    """One reminder each, with how many it is about."""
    yield from _incomplete(snapshot, today)
    yield from _birthdays(snapshot, today)
    yield from _medals(snapshot, today)


def _incomplete(snapshot: Snapshot, today: date) -> Iterator[Todo]:
    """The items of the 采集表 that are empty, of all members together; asked anew each quarter."""
    lacking: Counter[str] = Counter()
    those = []
    for member in snapshot.on_books(today):
        fields = missing_fields(member)
        lacking.update(field.label for field in fields)
        those += [member] if fields else []
    if those:
        most = "、".join(f"{label} {number} 人" for label, number in lacking.most_common(3))
        more = "等" if len(lacking) > 3 else ""
        slot = f"{today.year}-Q{(today.month + 2) // 3}"
        number = those[0].id if len(those) == 1 else 0
        yield Todo(
            f"{len(those)} 名党员的信息不完整", f"党员名册 · 缺{most}{more}", None, INFO, Member.table, number, "§8.1", slot,
            "" if number else MISSING, "信息不完整",
        )  # fmt: skip


def _birthdays(snapshot: Snapshot, today: date) -> Iterator[Todo]:
    """What is left of this month, and the next one where its first days are near."""
    near = today + timedelta(days=snapshot.limits.remind_days)
    last = calendar.monthrange(today.year, today.month)[1]
    yield from _birthdays_of(snapshot, Span(today.year, today.month, 1), today, today.replace(day=last), today)
    if near.month != today.month:
        yield from _birthdays_of(snapshot, Span(near.year, near.month, 1), near.replace(day=1), near, today)


def _birthdays_of(snapshot: Snapshot, month: Span, first: date, last: date, today: date) -> Iterator[Todo]:
    """Those whose day is between two days of the month; where only the month is known, until its end."""
    dated = [(_day(one, month), one) for one in birthdays(snapshot, month.year, month.first_month, today)]
    coming = [(day, one) for day, one in dated if (day is None and last == month.end) or (day and first <= day <= last)]
    if not coming:
        return
    due = min((day for day, _ in coming if day), default=month.end)
    names = some([one.words() for _, one in coming])
    title = f"{month.name()}政治生日 {len(coming)} 人" if len(coming) > 1 else f"{coming[0][1].member.title()} 政治生日"
    number = coming[0][1].member.id if len(coming) == 1 else 0
    slot = f"{month.year}-{month.first_month:02}"
    yield Todo(
        title, f"{month.name()} · {names}", due, tone_of(due, today, 0), Member.table, number, "§10政治生日", slot,
        "" if number else BIRTHDAY, "政治生日",
    )  # fmt: skip


def _day(one: Birthday, month: Span) -> date | None:
    """The day on which it comes round: 29 February on the 28th."""
    return month.begin.replace(day=min(one.since.day, month.end.day)) if one.since.whole else None


def _medals(snapshot: Snapshot, today: date) -> Iterator[Todo]:
    """G01: from April until 1 July, those without the medal."""
    day = medal_day(today.year)
    if not date(today.year, _MEDALS_FROM, 1) <= today <= day:
        return
    people = [member for member, _ in due_medals(snapshot, today)]
    if people:
        title = f"{len(people)} 人可列入“光荣在党50年”建议名单"
        detail = f"{day.month}月{day.day}日前 · {some([member.title() for member in people])}"
        number = people[0].id if len(people) == 1 else 0
        yield Todo(
            title, detail, day, tone_of(day, today, _NEAR), Member.table, number, "G01", str(today.year),
            "" if number else FIFTY, "光荣在党50年", on=day,
        )  # fmt: skip
