"""Reminders of the roster: what is not filled in, whose 政治生日 it is, who has been in the Party for fifty years."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta

from models.kinds import add_months
from models.naming import some
from models.records import Member
from models.rules.awards import due_medals, medal_day
from models.rules.completeness import missing_fields
from models.rules.political_birthday import birthday_todos
from models.rules.snapshot import Snapshot
from models.rules.todo import INFO, PERSON, Todo, tone_of

MISSING, FIFTY = "missing", "fifty"
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
        one = those[0] if len(those) == 1 else None
        yield Todo(
            f"{len(those)} 名党员的信息不完整", f"党员名册 · 缺{most}{more}", None, INFO, Member.table, one.id if one else 0,
            "§8.1", slot, missing_fields(one)[0].name if one else MISSING, "信息不完整",
        )  # fmt: skip


def _birthdays(snapshot: Snapshot, today: date) -> Iterator[Todo]:
    """What is left of this month, and of each one that begins in the days of which one is reminded."""
    near = today + timedelta(days=snapshot.limits.remind_days)
    yield from birthday_todos(snapshot, today)
    first = add_months(today.replace(day=1), 1)
    while first <= near:
        coming = birthday_todos(snapshot, first)
        yield from (todo for todo in coming if todo.due is not None and todo.due <= near)
        first = add_months(first, 1)


def _medals(snapshot: Snapshot, today: date) -> Iterator[Todo]:
    """G01: from April until 1 July, those without the medal."""
    day = medal_day(today.year)
    if not date(today.year, _MEDALS_FROM, 1) <= today <= day:
        return
    people = [member for member, _ in due_medals(snapshot, today)]
    if people:
        title = f"{len(people)} 人可列入“光荣在党50年”建议名单"
        detail = f"{day.month}月{day.day}日前 · {some([snapshot.called(member.name, member.id) for member in people])}"
        number = people[0].id if len(people) == 1 else 0
        yield Todo(
            title, detail, day, tone_of(day, today, _NEAR), Member.table, number, "G01", str(today.year),
            PERSON if number else FIFTY, "" if number else "光荣在党50年", on=day,
        )  # fmt: skip
