"""The parts of the folder in the usual order, and what of them is wanted of which days."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from models.exports.within import Stretch


@dataclass(frozen=True)
class Section:
    """One part of the folder: a number, a name, and what it shows."""

    number: int
    key: str
    name: str
    shows: str

    @property
    def folder(self) -> str:
        """01 支部概况."""
        return f"{self.number:02} {self.name}"


BRANCH, ROSTER, PLAN, MINUTES, ATTENDANCE, TRAINING, REGISTER, STATISTICS, SELF_CHECK = (
    "branch", "roster", "plan", "minutes", "attendance", "training", "rectification", "statistics", "self-check",
)  # fmt: skip
_TOLD = (
    (BRANCH, "支部概况", "支部基本情况、支部委员会、党小组、本期变动和组织生活的次数"),
    (ROSTER, "党员名册", "期末在册的党员；本期转出转入的登记和表彰奖励"),
    (PLAN, "工作计划", "三会一课计划和落实的对照，责任清单"),
    (MINUTES, "会议记录", "组织生活台账，每次会议的记录、民主评议结果和待办事项，以及签到表、照片等附件"),
    (ATTENDANCE, "到会登记", "每名党员各次会议的到会、请假和缺席"),
    (TRAINING, "教育培训", "培训批次、学时、参训名单，以及通知、签到表等材料"),
    (REGISTER, "整改台账", "问题、措施、进展、验收和销号，以及佐证材料"),
    (STATISTICS, "统计报表", "期末党员的构成；各年度的统计附表"),
    (SELF_CHECK, "自查报告", "对照条文自查的结果"),
)
SECTIONS: Mapping[str, Section] = {
    key: Section(number, key, name, shows) for number, (key, name, shows) in enumerate(_TOLD, 1)
}
"""By key, in their order."""


@dataclass(frozen=True)
class Wanted:
    """What is wanted. stretch: of which days · sections: keys of SECTIONS · full: nothing masked, talks too · book: also the
    minutes bound as a book, for each calendar year that is wanted whole · zip: also as one file beside the folder."""

    stretch: Stretch
    sections: tuple[str, ...] = tuple(SECTIONS)
    full: bool = False
    purpose: str = ""
    recipient: str = ""
    book: bool = False
    zip: bool = False

    @property
    def year(self) -> int | None:
        """The calendar year; None where it is another stretch."""
        return self.stretch.year

    @property
    def years(self) -> range:
        """The calendar years that are touched; what is counted by the year is there for each."""
        return self.stretch.years

    def day(self, today: date) -> date:
        """As of which day people are counted: the last of the stretch, or today."""
        return min(today, self.stretch.last)
