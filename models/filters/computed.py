"""What is computed about a member and can stand in a column or be asked for, beside the fields that people fill in."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from models.filters.facts import Facts
from models.kinds import PartialDate, add_months
from models.records import Member
from models.records.member import PROBATIONARY
from models.rules.completeness import missing_fields, share

Value = str | int | float | PartialDate | None
TEXT, NUMBER, DAY = "text", "number", "day"


@dataclass(frozen=True)
class Computed:
    """One thing. key: begins with # · sort: TEXT, NUMBER or DAY · unit: what a number counts · width: in characters."""

    key: str
    label: str
    width: int
    sort: str
    value: Callable[[Member, Facts], Value]
    unit: str = ""
    nothing: str = ""

    def text(self, member: Member, facts: Facts) -> str:
        """The value as it stands in a list."""
        value = self.value(member, facts)
        if value is None or value == "":
            return self.nothing
        return f"{value:g}{self.unit}" if isinstance(value, (int, float)) else str(value)


def due_full(member: Member, facts: Facts) -> PartialDate | None:
    """When probation ends: a year after joining, or the day to which it was extended; as exactly as the day is known."""
    if member.kind_on(facts.today) != PROBATIONARY:
        return None
    if member.id in facts.extended:
        return facts.extended[member.id]
    joined = member.joined
    if joined is None:
        return None
    day = PartialDate.of(add_months(joined.first(), 12))
    return PartialDate(day.year, day.month if joined.month else 0, day.day if joined.day else 0)


def _hours(member: Member, facts: Facts) -> float:
    return facts.hours.get(member.id, 0.0)


def _complete(member: Member, _facts: Facts) -> int:
    """Per cent of the sixteen items that want nothing more."""
    return round(100 * share(member))


def _missing(member: Member, _facts: Facts) -> str:
    return "、".join(field.label for field in missing_fields(member))


def _transfers(member: Member, facts: Facts) -> str:
    return "；".join(transfer.title() for transfer in facts.transfers.get(member.id, []))


COMPUTED: tuple[Computed, ...] = (
    Computed("#age", "年龄", 5, NUMBER, lambda m, f: m.age(f.today), " 岁"),
    Computed("#seniority", "党龄", 5, NUMBER, lambda m, f: m.seniority(f.today), " 年", nothing="—"),
    Computed("#due_full", "应转正日期", 10, DAY, due_full),
    Computed("#hours", "年度学时", 8, NUMBER, _hours, " 学时"),
    Computed("#attended", "本年参加活动", 8, NUMBER, lambda m, f: f.attended.get(m.id, 0), " 次"),
    Computed("#last_activity", "最近参加活动", 10, DAY, lambda m, f: f.last_activity.get(m.id)),
    Computed("#complete", "信息完整度", 8, NUMBER, _complete, "%"),
    Computed("#missing", "缺少的信息", 20, TEXT, _missing),
    Computed("#transfer", "转接在途", 18, TEXT, _transfers),
)


def computed(key: str) -> Computed | None:
    """The one with that key."""
    return next((known for known in COMPUTED if known.key == key), None)
