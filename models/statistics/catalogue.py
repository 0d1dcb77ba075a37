"""The list of statistics: what there is to choose from, in the order in which it is shown and exported."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from models.statistics.annual_basic import basic_tables
from models.statistics.annual_changes import changes_table
from models.statistics.bands import variants
from models.statistics.by_day import PYRAMID, by_age, by_joining, by_seniority
from models.statistics.by_job import by_job
from models.statistics.by_person import by_education, by_group, by_kind, by_nation, by_sex, by_staying
from models.statistics.roster import Roster
from models.statistics.table import Table

BARS, DONUT, PEOPLE_BY_AGE, NO_PICTURE = "bars", "donut", "pyramid", ""


@dataclass(frozen=True)
class About:
    """What a statistic is made of: the roster, the day, and the 党小组 in the branch's order."""

    roster: Roster
    on: date
    groups: tuple[str, ...] = ()


@dataclass(frozen=True)
class Statistic:
    """`annual`: a table of the annual report, which is made for the year of the day · `picture`: how it is drawn."""

    key: str
    label: str
    make: Callable[[About, str], tuple[Table, ...]]
    picture: str = BARS
    variants: tuple[str, ...] = ("",)
    annual: bool = False

    def drawn_as(self, variant: str) -> str:
        """The picture of a variant."""
        return PEOPLE_BY_AGE if variant == PYRAMID else self.picture


def _plain(make: Callable[[Roster, date, str], Table]) -> Callable[[About, str], tuple[Table, ...]]:
    return lambda about, variant: (make(about.roster, about.on, variant),)


def _basic(about: About, variant: str) -> tuple[Table, ...]:
    return basic_tables(about.roster, about.on, variant)


def _changes(about: About, _variant: str) -> tuple[Table, ...]:
    return (changes_table(about.roster, about.on),)


def _groups(about: About, _variant: str) -> tuple[Table, ...]:
    return (by_group(about.roster, about.on, about.groups),)


CATALOGUE = (
    Statistic("sex", "性别", _plain(by_sex), DONUT),
    Statistic("nation", "民族", _plain(by_nation)),
    Statistic("education", "学历", _plain(by_education)),
    Statistic("age", "年龄", _plain(by_age), variants=(*variants("ages"), PYRAMID)),
    Statistic("joined", "入党时间", _plain(by_joining), variants=variants("joined")),
    Statistic("seniority", "党龄", _plain(by_seniority)),
    Statistic("kind", "正式和预备", _plain(by_kind), DONUT),
    Statistic("group", "党小组", _groups),
    Statistic("job", "工作岗位", _plain(by_job), variants=variants("jobs")),
    Statistic("staying", "流动、失联、停止党籍", _plain(by_staying)),
    Statistic("changes", "党员数量增减", _changes, NO_PICTURE, annual=True),
    Statistic("basic", "党员基本情况", _basic, NO_PICTURE, variants("jobs"), annual=True),
)
"""The variants of 党员基本情况 are the classes of its lines."""


def statistic(key: str) -> Statistic:
    """One of them; KeyError for an unknown key."""
    return {known.key: known for known in CATALOGUE}[key]
