"""Limits: what differs by region and system (domain §12), with the usual values, what these rest on, and what cannot be."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from models.kinds.base import narrow

if TYPE_CHECKING:
    from models.records import Branch

_WHY = "why"
_MONTHS_OF_A_LESSON = (1, 3, 6, 12)
_MOST = {"days": (3650, "天"), "months": (120, "个月"), "years": (100, "年")}
"""The most that can be meant, by what the name of a limit counts: what is more is a slip, and no calendar reaches that far."""
_OF_THE_BRANCH = {
    "term_years": ("3；村和社区 5", "支部条例第二十一条和任期意见；高校、国企、部队等系统另有规定的照填。"),
    "party_day": ("不固定", "支部条例第十六条：每月相对固定 1 天，哪一天由支部定；填了才核对日期。"),
    "counted_kinds": ("只算培训批次", "党课、主题党日、在线学习是否计入学时各单位办法不同。"),
}
"""What differs by region, too, but is a fact of the branch and not a limit: as usual, and why."""


def _usual(value: object, why: str) -> Any:
    """A limit with its usual value, and in one sentence what that rests on and why others have another."""
    return field(default=value, metadata={_WHY: why})


@dataclass(frozen=True)
class Limits:
    """Days, months, hours, people and ways of counting that a branch may have to set differently."""

    lesson_months: int = _usual(3, "条文没有定党课次数，各地有每季、每半年、每年一次的，可填 1、3、6、12。")
    life_until_month: int = _usual(
        3,
        "每年通知的时间不同，近年多到次年一季度；1 至 6 指次年几月底前，没有写明年度的算上一年度，7 至 12 指当年。",
    )
    combined: str = _usual("是", "可以同日开展，但须分别成条记录；有的地方不准一次会议记成几类，填“否”。")
    remind_days: int = _usual(7, "会议到期前几天提醒，条文没有规定，按自己的习惯。")
    discuss_days: int = _usual(60, "支部条例第十二条只说提交党员大会前一般先经支委会讨论，没有定几天。")
    minutes_days: int = _usual(3, "会后几天内成文，条文没有规定，按本单位档案规定。")
    minutes_late_days: int = _usual(30, "补写多久算过晚，条文没有规定；下一次月会前应已成文。")
    absence_days: int = _usual(180, "没有写原因的缺席提醒多久，条文没有规定。")
    retain_years: int = _usual(10, "按本单位档案规定；名册和批准入党的材料永久保存。")
    quorum: str = _usual("半数以上", "支部条例第十一条写“半数以上”，是否含恰好半数没有统一解释，有的上级要求超过半数。")
    general_written: str = _usual("否", "条文只写接收、转正计书面意见；一般议题上级另有口径的可改。")
    election_base: str = _usual("应到会", "教材多按应到会有选举权人数，个别题库按实到会；条号未核，以上级口径为准。")
    grounds: str = _usual("", "上级批复的口径不同；不填按组织部门答复转述的 E1 至 E7 七种情形。")
    term_remind_months: int = _usual(6, "上级一般提前 6 个月提醒换届（支部条例第二十一条）；有的系统更早。")
    vacancy_days: int = _usual(90, "条文只写“及时”补选；90 天取自地方认定标准“书记空缺超过 3 个月”。")
    probation_remind_days: int = _usual(30, "提前多久提醒本人提出转正申请，条文没有规定。")
    probation_overdue_days: int = _usual(30, "条文只写期满“及时”讨论，没有定几天。")
    conversion_tolerance_days: int = _usual(3, "转正日期应为预备期满之日，个别档案按会议日填写，允许相差几天。")
    letter_days_local: int = _usual(10, "介绍信有效期由开具方注明，各市不同，市（县）内有 7 天的，也有 10 天的。")
    letter_days_remote: int = _usual(30, "介绍信有效期由开具方注明，各市不同。")
    letter_days_max: int = _usual(90, "介绍信有效期一般不超过 3 个月，各地做法大体一致。")
    float_contact_days: int = _usual(90, "条文只写“经常联系”，没有定间隔；一般每季度至少一次。")
    political_birthday: str = _usual(
        "入党日期", "没有中央统一规定，多取党员大会通过日（入党日期）或宣誓日；账本不记宣誓日，也可取转正日期。"
    )
    excellent_share: str = _usual("1/3", "中组部年度通知一般不超过三分之一，当年通知另有比例的照填，如 30%。")
    excellent_base: str = _usual("党员总数", "年度通知多按党员总数，有的按参评的正式党员数。")
    warn_days: int = _usual(15, "整改到期前多少天预警，各地台账不同。")
    lookback_months: int = _usual(6, "销号后多久“回头看”按上级要求，没有统一规定。")
    hours_remind_month: int = _usual(10, "从几月起提醒学时不足，条文没有规定；10 月起还有一个季度补学。")
    hours_member: float = _usual(32, "教管条例第二十条：每年一般不少于 32 学时；有的行业系统要求更高。")
    hours_leader: float = _usual(56, "2019—2023 年培训规划：书记和班子成员不少于 56 学时；现行规划原文未见，沿用待核。")
    hours_full_day: float = _usual(8, "一天折算多少学时各单位办法不同，有 8 学时的，也有 6 学时的。")
    hours_half_day: float = _usual(4, "半天折算多少学时各单位办法不同，有 4 学时的，也有 3 学时的。")
    hours_per_hour: float = _usual(1, "按起止时间计的会议和课程，1 小时折算多少学时。")

    @classmethod
    def of(cls, branch: Branch) -> Limits:
        """The usual values, except where the branch has put down its own; what cannot be counts as not put down."""
        own = {
            name: value
            for name in cls.__dataclass_fields__
            if (value := getattr(branch, name, None)) not in (None, "") and not impossible(name, value)
        }
        return replace(cls(), **own)

    def accepted_grounds(self, usual: tuple[str, ...]) -> tuple[str, ...]:
        """Who may be left out of 应到, as the branch lists them, else as usual."""
        own = tuple(line.strip() for line in self.grounds.splitlines() if line.strip())
        return own or usual


def usual(name: str) -> str:
    """The usual value as a person reads it; '' where it is a list that stands elsewhere."""
    if name in _OF_THE_BRANCH:
        return _OF_THE_BRANCH[name][0]
    value = getattr(Limits, name)
    return value if isinstance(value, str) else f"{value:g}"


def why(name: str) -> str:
    """What the usual value rests on, and why others have another."""
    if name in _OF_THE_BRANCH:
        return _OF_THE_BRANCH[name][1]
    return str(Limits.__dataclass_fields__[name].metadata[_WHY])


def share(text: str) -> Fraction | None:
    """1/3, 30%, 三分之一 or 0.3 as a share of the whole; None for what is none, or more than the whole."""
    said = re.sub(r"\s", "", narrow(text)).replace("三分之一", "1/3").replace("四分之一", "1/4")
    parts = re.fullmatch(r"([0-9]{1,3})/([0-9]{1,3})", said)
    percent = re.fullmatch(r"([0-9]{1,3}(?:\.[0-9]{1,2})?)%", said)
    decimal = re.fullmatch(r"0?\.[0-9]{1,4}", said)
    if parts and int(parts[2]):
        found = Fraction(int(parts[1]), int(parts[2]))
    elif percent:
        found = Fraction(percent[1]) / 100
    elif decimal:
        found = Fraction(said)
    else:
        return None
    return found if 0 < found <= 1 else None


def impossible(name: str, value: object) -> str:
    """Why a branch cannot set a limit to this, in one sentence; '' where it can."""
    if name == "lesson_months" and value not in _MONTHS_OF_A_LESSON:
        return "党课周期要能把一年分成整份，请填 1、3、6 或 12 个月。"
    if name in ("life_until_month", "hours_remind_month") and value not in range(1, 13):
        return "月份请填 1 到 12。"
    if name == "excellent_share" and share(str(value)) is None:
        return "评优比例看不懂，请写成 1/3 或 30% 这样。"
    if name in ("hours_full_day", "hours_half_day", "hours_per_hour") and value == 0:
        return "折算学时不能是 0；不填就按通常的。"
    if (
        name in ("letter_days_local", "letter_days_remote", "letter_days_max", "retain_years", "term_years")
        and value == 0
    ):
        return "不能是 0；不填就按通常的。"
    most, unit = next((_MOST[word] for word in name.split("_") if word in _MOST), (0, ""))
    if most and isinstance(value, int) and value > most:
        return f"不能超过 {most} {unit}；不填就按通常的。"
    return ""
