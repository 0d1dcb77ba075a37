"""The list of statistics: what there is to choose from, in the order in which it is shown and exported."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date

from models.rules.snapshot import Snapshot
from models.statistics.annual_appraisal import appraisal_tables
from models.statistics.annual_awards import awards_table
from models.statistics.annual_away import away_table
from models.statistics.annual_basic import basic_tables
from models.statistics.annual_changes import changes_table
from models.statistics.annual_checks import checks_table
from models.statistics.annual_divided import educated_tables, joined_tables
from models.statistics.annual_extra import extra_table
from models.statistics.annual_joining import joining_table
from models.statistics.annual_leaving import leaving_table
from models.statistics.annual_organization import organization_tables
from models.statistics.annual_probation import probation_tables
from models.statistics.annual_training import training_tables
from models.statistics.bands import variants
from models.statistics.by_day import PYRAMID, by_age, by_joining, by_seniority
from models.statistics.by_job import by_job
from models.statistics.by_person import by_education, by_group, by_kind, by_nation, by_sex, by_staying
from models.statistics.roster import Roster
from models.statistics.table import Table, Why, as_written

BARS, DONUT, PEOPLE_BY_AGE, NO_PICTURE = "bars", "donut", "pyramid", ""


@dataclass(frozen=True)
class About:
    """What a statistic is made of: the roster, the day, the 党小组 in the branch's order, and all records, which only
    tables of the annual report look at; and how these tell the reasons that were put down of people."""

    roster: Roster
    on: date
    groups: tuple[str, ...] = ()
    snapshot: Snapshot = field(default_factory=Snapshot)
    why: Why = as_written


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


def _yearly(make: Callable[[Roster, date], Table]) -> Callable[[About, str], tuple[Table, ...]]:
    return lambda about, _variant: (make(about.roster, about.on),)


def _divided(make: Callable[[Roster, date], tuple[Table, ...]]) -> Callable[[About, str], tuple[Table, ...]]:
    return lambda about, _variant: make(about.roster, about.on)


def _kept(make: Callable[[Roster, Snapshot, date], tuple[Table, ...]]) -> Callable[[About, str], tuple[Table, ...]]:
    """Of what the ledger keeps besides the roster."""
    return lambda about, _variant: make(about.roster, about.snapshot, about.on)


def _why(make: Callable[[Roster, Snapshot, date, Why], tuple[Table, ...]]) -> Callable[[About, str], tuple[Table, ...]]:
    """Of what the ledger keeps besides the roster, with reasons of people."""
    return lambda about, _variant: make(about.roster, about.snapshot, about.on, about.why)


def _one(make: Callable[[Roster, Snapshot, date], Table]) -> Callable[[About, str], tuple[Table, ...]]:
    return lambda about, _variant: (make(about.roster, about.snapshot, about.on),)


def _one_why(make: Callable[[Roster, Snapshot, date, Why], Table]) -> Callable[[About, str], tuple[Table, ...]]:
    return lambda about, _variant: (make(about.roster, about.snapshot, about.on, about.why),)


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
    Statistic("changes", "党员数量增减", _yearly(changes_table), NO_PICTURE, annual=True),
    Statistic("basic", "党员基本情况", _basic, NO_PICTURE, variants("jobs"), annual=True),
    Statistic("educated", "党员学历情况", _divided(educated_tables), NO_PICTURE, annual=True),
    Statistic("joined-year", "入党时间和党龄", _divided(joined_tables), NO_PICTURE, annual=True),
    Statistic("joining", "发展党员情况", _yearly(joining_table), NO_PICTURE, annual=True),
    Statistic("probation", "预备党员转正情况", _why(probation_tables), NO_PICTURE, annual=True),
    Statistic("leaving", "出党和离开情况", _yearly(leaving_table), NO_PICTURE, annual=True),
    Statistic("appraisal", "民主评议党员", _why(appraisal_tables), NO_PICTURE, annual=True),
    Statistic("trained", "党员教育培训", _kept(training_tables), NO_PICTURE, annual=True),
    Statistic("awards", "党内表彰", _one(awards_table), NO_PICTURE, annual=True),
    Statistic("away", "流动和失联党员", _one_why(away_table), NO_PICTURE, annual=True),
    Statistic("organization", "班子和组织生活", _kept(organization_tables), NO_PICTURE, annual=True),
    Statistic("extra", "补充资料", _one_why(extra_table), NO_PICTURE, annual=True),
    Statistic("checks", "核对", _one(checks_table), NO_PICTURE, annual=True),
)
"""Those of the annual report in its order, the checks last. The variants of 党员基本情况 are the classes of its lines."""
ANNUAL = tuple(known for known in CATALOGUE if known.annual)


def statistic(key: str) -> Statistic:
    """One of them; KeyError for an unknown key."""
    return {known.key: known for known in CATALOGUE}[key]
