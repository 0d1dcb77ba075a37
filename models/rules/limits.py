"""Limits: the numbers that differ by region and system (domain §12), with their usual values."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from models.records import Branch


@dataclass(frozen=True)
class Limits:
    """Days, months, hours and people that a branch may have to set differently."""

    hours_member: float = 32
    """学时 a year of each member (党员教育管理工作条例 §20)."""
    hours_leader: float = 56
    """学时 a year of the secretary and the committee (培训规划)."""
    hours_full_day: float = 8
    """学时 of a day of study; each unit has its own way (domain §12)."""
    hours_half_day: float = 4
    """学时 of half a day."""
    hours_per_hour: float = 1
    """学时 of an hour, for meetings that are counted."""
    hours_remind_month: int = 10
    """From this month on, hours that are behind are a reminder."""
    lesson_months: int = 3
    """党课: once in so many months; the article sets no number."""
    remind_days: int = 7
    """An unheld meeting or an item is near when so many days are left."""
    warn_days: int = 15
    """A rectification deadline is near (domain §7.2 Z05)."""
    lookback_months: int = 6
    """回头看 so long after closing (Z06)."""
    term_remind_months: int = 6
    """Reminder before the committee's term ends (B20)."""
    probation_remind_days: int = 30
    """Reminder before probation ends (D23)."""
    probation_overdue_days: int = 30
    """Discussion is late so long after probation ended (D24); the article says 及时."""
    conversion_tolerance_days: int = 3
    """转正日期 may differ from the computed day by so many days (R03)."""
    minutes_days: int = 3
    """Minutes are written within so many days (M06)."""
    minutes_late_days: int = 30
    """Minutes that were written after so long are very late (M06). No article sets this number: within a month the next
    monthly meeting is due, at which these minutes should have been there."""
    absence_days: int = 180
    """Absences without a reason are a reminder for so long."""
    life_until_month: int = 3
    """组织生活会 and 民主评议 of a year may be held until the end of this month of the next one (domain §1.2)."""
    combined: str = "是"
    """Whether one gathering may be recorded as several kinds, each in a record of its own."""
    discuss_days: int = 60
    """The committee talks of an item so many days before the general meeting, at most (支部条例 §12)."""
    retain_years: int = 10
    """Minutes are kept so long."""
    quorum: str = "半数以上"
    """What 到会 a general item asks for; some ask for 超过半数 (U04)."""
    general_written: str = "否"
    """Whether written opinions count in general items; the article does not say so."""
    election_base: str = "应到会"
    """Of whom a candidate needs more than half (U03)."""
    grounds: str = ""
    """Who may be left out of 应到, a line each; '' for E1 to E7 (domain §2.2)."""
    vacancy_days: int = 90
    """A post of the committee is to be filled within so many days (B23)."""
    political_birthday: str = "入党日期"
    """Which day 政治生日 is; no article says so (domain §10)."""
    excellent_share: str = "1/3"
    """At most so many are graded 优秀 (A01)."""
    excellent_base: str = "党员总数"
    """Of whom."""
    letter_days_local: int = 10
    """A letter of introduction within the city or county usually holds so long (O03)."""
    letter_days_remote: int = 30
    """And to elsewhere."""
    letter_days_max: int = 90
    """No letter holds longer: three months."""
    float_contact_days: int = 90
    """A floating member is to be reached within so many days (O09)."""

    @classmethod
    def of(cls, branch: Branch) -> Limits:
        """The usual values, except where the branch has put down its own."""
        own = {
            name: getattr(branch, name)
            for name in cls.__dataclass_fields__
            if getattr(branch, name, None) not in (None, "")
        }
        return replace(cls(), **own)
