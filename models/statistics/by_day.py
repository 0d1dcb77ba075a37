"""年龄、入党时间、党龄: bands of days; a day that is too rough to tell its band is said to be so and never guessed."""

from __future__ import annotations

from datetime import date

from models.kinds import whole_years
from models.records import Member
from models.records.member import PROBATIONARY
from models.rules.figures import UNSURE
from models.statistics.bands import ages, periods, seniorities, variants
from models.statistics.roster import COUNTED_HOW, Roster
from models.statistics.table import (
    BAND,
    NOT_SAID,
    NUMBER,
    UNKNOWN,
    Cell,
    Fact,
    Line,
    Table,
    one_column,
    sorted_into,
)

NO_SENIORITY = "预备党员（不计党龄）"
PYRAMID = "按性别"
MEN, WOMEN, NO_SEX = "男", "女", "性别未填"
_ROUGH = "只知道年份或年月、跨两段的单列为“日期不全”，不推断。"


def age_band(member: Member, on: date, variant: str) -> str:
    """The band of age, NOT_SAID or UNSURE."""
    if member.birth is None:
        return NOT_SAID
    youngest, oldest = whole_years(member.birth.last(), on), whole_years(member.birth.first(), on)
    return ages(variant).label(youngest, oldest) or UNSURE


def age_fact(roster: Roster, member: Member, on: date) -> str:
    """1985-03-12 出生，41 岁 — 40 或 41 岁 where the day is not known, 1985-03 where it is not told."""
    return f"{roster.born(member)} 出生，{member.age_words(on)}" if member.birth else "没有出生日期"


def by_age(roster: Roster, on: date, variant: str) -> Table:
    """年龄 in the bands of a variant, or in those of 党统 by sex."""
    bands = variants("ages")[0] if variant == PYRAMID else variant
    counted = roster.counted(on)

    def fact(member: Member) -> str:
        return age_fact(roster, member, on)

    found = sorted_into(counted, lambda m: age_band(m, on, bands))
    labels = ages(bands).labels
    how = f"周岁，按截至日期计算（到那一天的生日已过才加一岁）。{_ROUGH}"
    if variant != PYRAMID:
        lines = one_column(found, labels, fact, unknown=(UNSURE, NOT_SAID))
        return roster.table("age", f"年龄（{variant}）", on, lines, how)
    shown = [(label, BAND) for label in labels] + [(label, UNKNOWN) for label in (UNSURE, NOT_SAID) if label in found]
    return Table(
        "age",
        "年龄和性别",
        on,
        (NUMBER, MEN, WOMEN, NO_SEX),
        tuple(Line(label, _by_sex(found.get(label, []), fact), kind) for label, kind in shown),
        len(counted),
        (how, COUNTED_HOW),
    )


def _by_sex(people: list[Member], fact: Fact) -> tuple[Cell, ...]:
    split = sorted_into(people, lambda m: m.sex if m.sex in (MEN, WOMEN) else NO_SEX)
    return (Cell(people, fact), *(Cell(split.get(word, []), fact) for word in (MEN, WOMEN, NO_SEX)))


def period_of(member: Member, variant: str) -> str:
    """The period of joining, NOT_SAID or UNSURE."""
    if member.joined is None:
        return NOT_SAID
    return periods(variant).label(member.joined.first(), member.joined.last()) or UNSURE


def by_joining(roster: Roster, on: date, variant: str) -> Table:
    """入党时间."""
    found = sorted_into(roster.counted(on), lambda m: period_of(m, variant))
    lines = one_column(
        found,
        periods(variant).labels,
        lambda m: f"{m.show('joined')} 加入党组织" if m.joined else "没有加入党组织日期",
        unknown=(UNSURE, NOT_SAID),
    )
    how = f"按加入党组织日期，各段含起止之日；公报各段的分界取整月，与党统各段相合。{_ROUGH}"
    return roster.table("joined", f"入党时间（{variant}）", on, lines, how)


def by_seniority(roster: Roster, on: date, _variant: str = "") -> Table:
    """党龄 in full years from the end of probation, with the exception of 1969–1977 (domain §4.4)."""

    def place(member: Member) -> str:
        if member.kind_on(on) == PROBATIONARY:
            return NO_SENIORITY
        since = member.seniority_since()
        if since is None:
            return NOT_SAID
        return seniorities().label(whole_years(since.last(), on), whole_years(since.first(), on)) or UNSURE

    def fact(member: Member) -> str:
        since = member.seniority_since()
        if member.kind_on(on) == PROBATIONARY:
            return f"预备党员，{member.show('joined') or '日期未填'} 入党"
        if since is None:
            return "没有转为正式党员日期"
        return f"党龄从 {since} 起算，{member.seniority_words(on) or '不满 1 年'}"

    found = sorted_into(roster.counted(on), place)
    lines = one_column(found, (*seniorities().labels, NO_SENIORITY), fact, unknown=(UNSURE, NOT_SAID))
    how = (
        "从转为正式党员之日起满年计算，1969年4月1日—1977年8月11日入党、没有预备期的从入党之日起；"
        f"预备党员不计党龄。{_ROUGH}"
    )
    return roster.table("seniority", "党龄", on, lines, how)
