"""Who came to a meeting, and why the others did not."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date
from random import Random

from models.records import Attendance
from models.records.meeting import ABSENT, EXCUSED, PRESENT
from models.sample.people import Person

_AT_WORK = (
    "出差", "参加上级业务培训", "休年假", "感冒发烧就医", "家人生病住院陪护", "参加项目评审会", "陪同上级现场踏勘",
    "家中老人住院", "接待企业来访走不开", "参加市里协调会",
)  # fmt: skip
_RETIRED = ("住院复查", "外地探亲", "照看孙辈走不开", "腿脚不适", "陪老伴看病", "血压偏高在家休息", "参加社区体检")
_FRAIL = (
    "年高行动不便，会后送学上门",
    "身体原因，会后由小组长转达",
    "身体不适，家属代为请假",
    "行动不便，电话听取了会议内容",
)
_FORGOT = ("未请假，会后说明记错时间", "未请假，称临时有事未及报告", "未请假，已由组长提醒")
_DUTY = {"窗口": "窗口值班", "驾驶": "出车任务", "财务": "到银行办理业务"}


def _trouble(person: Person, day: date) -> tuple[float, tuple[str, ...]]:
    """How likely a person is to be away that day (0 to 1), and for which reasons."""
    if person.habit == "lost":
        return 0.7, ("在外地务工，电话请假", "在外地，未能赶回")
    if person.habit == "frail":
        return 0.85, _FRAIL
    if person.habit == "away":
        if not person.retired:
            return 0.94, ("随项目驻外，线上学习", "随项目驻外，会后补学")
        return (0.97, ("冬季居住外地，电话告知会议内容",)) if person.far_away(day) else (0.1, _RETIRED)
    if person.habit == "village":
        return 0.35, ("驻村值守", "驻村工作走不开", "村里有紧急事务")
    if person.habit == "duty":
        return 0.14, tuple(reason for word, reason in _DUTY.items() if word in person.member.unit)
    return (0.1, _RETIRED) if person.retired else (0.055, _AT_WORK)


def _state(person: Person, day: date, ease: float, rng: Random) -> tuple[str, str]:
    chance, reasons = _trouble(person, day)
    draw, which, forgot = (
        rng.random(),
        rng.random(),
        rng.random(),
    )  # always three: people do not shift one another's luck
    if person.out_of_contact(day):
        return ABSENT, "失去联系，正在查找"
    if draw < chance * ease:
        return EXCUSED, reasons[int(which * len(reasons))]
    if not person.habit and forgot < 0.006 * ease:
        return ABSENT, _FORGOT[int(which * len(_FORGOT))]
    return PRESENT, ""


def attendances(
    invited: Sequence[Person], day: date, must: Collection[Person], rng: Random, *, ease: float = 1.0
) -> list[tuple[Person, Attendance]]:
    """One line for each person invited; those in `must` came.

    ease: 1 for an ordinary meeting, less for one that people make every effort to come to.
    """
    lines = []
    for person in invited:
        state, reason = _state(person, day, ease, rng)
        if person in must:
            state, reason = PRESENT, ""
        lines.append((person, line(person, day, state, reason)))
    return lines


def line(person: Person, day: date, state: str, reason: str = "") -> Attendance:
    """The entry of one person, as things were on that day."""
    member = person.member
    return Attendance(
        member_id=member.id,
        name=member.name,
        kind=member.kind_on(day),
        votes="是" if person.votes(day) else "否",
        state=state,
        reason=reason,
    )
