"""Records of every kind made at random: each field empty, usual, or as odd as its kind can read."""

from __future__ import annotations

import random
from datetime import date
from typing import Any, get_args, get_origin, get_type_hints

from models.fields import Field, Record, by_parent
from models.kinds import Choice, Clock, Coded, Day, Hours, IdNumber, PartialDate, People, Reference, Whole, Year, YesNo
from models.kinds.text import Line
from models.records import RECORDS, Branch, Meeting
from models.rules import Limits, Snapshot

_NUMBERS = (0, 1, 2, 3, 6, 12, 13, 30, 90, 366, 3650, 100_000, 999_999_999)
_HOURS = (0.0, 0.25, 1.0, 8.0, 32.0, 56.0, 99999.99)
_PEOPLE = ("张伟", "李娜", "王芳", "王芳华", "古丽娜·艾山", "赵")
_WORDS = (
    "张伟", "接收张伟为预备党员", "第一党小组", "每月 20 日", "每月最后一个星期五", "党课、主题党日", "1/3", "30%", "1/0",
    "一\n二\n第一党小组", "百分百", "2、3、13", "五" * 60,
)  # fmt: skip
_ID_NUMBERS = ("11010519491231002X", "110101200002290026", "110105491231002", "x")


def any_records(seed: int, today: date) -> dict[type[Record], list[Record]]:
    """Up to twelve of each kind, which name each other and what is not there; one branch."""
    chance = random.Random(seed)
    most, filled = chance.choice((0, 1, 3, 6, 12)), chance.choice((0.3, 0.7, 1.0))
    made = {}
    for cls in RECORDS:
        number = 1 if cls is Branch else chance.randint(0, most)
        made[cls] = [_any(chance, cls, key + 1, today, most, filled) for key in range(number)]
    return made


def snapshot_of(made: dict[type[Record], list[Any]]) -> Snapshot:
    """What the rules look at, as it is read from a ledger with these records; what a field holds is told by its type."""
    found: dict[str, Any] = {}
    for name, held in get_type_hints(Snapshot).items():
        kind, (*_, inner) = get_origin(held), get_args(held) or (None,)
        if kind is list and inner in made:
            found[name] = made[inner]
        elif kind is dict and get_origin(inner) is list and get_args(inner)[0] in made and not name.startswith("_"):
            found[name] = by_parent(made[get_args(inner)[0]])
    branch, meetings = made[Branch][0], [meeting for meeting in made[Meeting] if meeting.counts]
    return Snapshot(**found | {"branch": branch, "meetings": meetings, "limits": Limits.of(branch)})


def _any(chance: random.Random, cls: type[Record], key: int, today: date, most: int, filled: float) -> Record:
    record = cls(id=key)
    for field in cls.fields:
        if chance.random() < filled:
            setattr(record, field.name, _value(chance, field, today, most))
    record.derive()
    return record


def _value(chance: random.Random, field: Field, today: date, most: int) -> Any:
    kind = field.kind
    if chance.random() < 0.2:
        return kind.empty
    if isinstance(kind, (Choice, Coded, YesNo)):
        odd = isinstance(kind, Choice) and kind.free and chance.random() < 0.1
        return "别的" if odd else chance.choice(kind.options)
    if isinstance(kind, Year) or field.name == "year":
        return kind.load(chance.choice((today.year, today.year - 1, today.year + 1, 1880, 2100, 0, 9999, 10000)))
    several: dict[type, tuple[Any, ...]] = {
        Reference: (0, 1, 2, 3, max(1, most), 999),
        Whole: _NUMBERS,
        Hours: _HOURS,
        Clock: ("00:00", "09:00", "10:30", "23:59"),
        IdNumber: _ID_NUMBERS,
        People: ("张伟", "李娜、王芳", "张伟、无名氏"),
        Line: _PEOPLE if field.name == "name" else _WORDS,
    }
    if isinstance(kind, Day):
        return _day(chance, today)
    return chance.choice(next((values for cls, values in several.items() if isinstance(kind, cls)), _WORDS))


def _day(chance: random.Random, today: date) -> PartialDate:
    """Often of these years, now and then as early or late as can be; the month or the day may be missing."""
    near = today.year + chance.choice((-60, -50, -20, -5, -2, -1, -1, -1, 0, 0, 0, 0, 1))
    year = chance.choice((1880, 1900, 1921, 1969, 1977, 2100)) if chance.random() < 0.15 else near
    month, day = chance.choice((0, 1, 2, 2, 3, 6, 11, 12, 12)), chance.choice((0, 1, 15, 28, 29, 30, 31))
    if not month or not day:
        return PartialDate(year, month)
    last = PartialDate(year, month).last().day
    return PartialDate(year, month, min(day, last))
