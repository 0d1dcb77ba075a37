"""Cases of batches beside what else is kept: who is taught and at a meeting at once, and who of all the members is on no list (domain §3.1)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from models.records import Course, Enrolment, Training
from models.records.meeting import EXCUSED, LEFT_OUT, PRESENT
from models.records.member import AT_HOME
from models.records.training import TAKEN
from models.rules import Snapshot
from tests.models.rules.cases.case import Case, raising
from tests.models.rules.cases.making import made, meeting, member, people, snapshot, there


def at_once(
    *, came: int = 3, taught: int = 2, course: str = "", state: str = TAKEN, hours: float | None = None, said: str = PRESENT,
    held: dict[str, Any] | None = None, **about: Any,
) -> Callable[[], Snapshot]:  # fmt: skip
    """Two days of training at the school of the committee with the first two members, and a meeting of three on the second."""

    def make() -> Snapshot:
        everybody = people(4)
        usual = {"name": "轮训班", "kind": "集中轮训", "level": "基层党委", "organizer": "机关党委", "start": "2026-09-11", "end": "2026-09-12",
                 "days": 2.0, "planned_hours": 16.0, "place": "党校"}  # fmt: skip
        batch = made(Training, 1, **usual | about)
        met = meeting(**{"on": "2026-09-12", "start": "09:00", "end": "10:30", "place": "会议室"} | (held or {}))
        found = snapshot(met, attendances=there(met, *everybody[:came], state=said), members=everybody)
        found.trainings = [batch]
        found.enrolments = {
            1: [
                made(Enrolment, who.id, training_id=1, member_id=who.id, name=who.name, state=state, hours=hours)
                for who in everybody[:taught]
            ]
        }
        found.courses = {1: [made(Course, 1, training_id=1, title_text="党史", day=course)] if course else []}
        return found

    return make


_MEETING = "§3.1会议"
AT_ONCE: tuple[Case, ...] = (
    raising(_MEETING, "全天培训的当天上午到会", at_once(), level="info"),
    raising(_MEETING, "参训学时记满", at_once(hours=16.0)),
    raising(_MEETING, "会议在下午，跨到下课以后", at_once(held={"start": "16:30", "end": "18:00"})),
    raising(_MEETING, "当天有课", at_once(course="2026-09-12")),
    raising(_MEETING, "到会的都在参训，地点不同", at_once(came=2)),
    raising(_MEETING, "下课以后开会", at_once(held={"start": "17:00", "end": "18:00"}), speaks=False),
    raising(_MEETING, "中午开会", at_once(held={"start": "12:00", "end": "13:30"}), speaks=False),
    raising(_MEETING, "会议没有开始时间", at_once(held={"start": "", "end": ""}), speaks=False),
    raising(_MEETING, "会议只有开始时间", at_once(held={"end": ""}), speaks=False),
    raising(_MEETING, "会议只知道月份", at_once(held={"on": "2026-09"}), speaks=False),
    raising(_MEETING, "谈心谈话", at_once(held={"kind": "谈心谈话"}), speaks=False),
    raising(_MEETING, "培训在会议前一天结束", at_once(end="2026-09-11", days=1.0), speaks=False),
    raising(_MEETING, "两天里只算一天半", at_once(days=1.5), speaks=False),
    raising(_MEETING, "没有填天数", at_once(days=None), speaks=False),
    raising(_MEETING, "在线学习", at_once(kind="在线"), speaks=False),
    raising(_MEETING, "支部自己办的", at_once(level="支部"), speaks=False),
    raising(_MEETING, "没有填级别，主办单位是支部", at_once(level="", organizer="某局机关第三支部"), speaks=False),
    raising(_MEETING, "培训就是这次党课", at_once(kind="党课"), speaks=False),
    raising(_MEETING, "当天没有课", at_once(course="2026-09-11"), speaks=False),
    raising(_MEETING, "在培训的地点开的", at_once(held={"place": "党校 201 室"}), speaks=False),
    raising(_MEETING, "到会的都在参训，没有填地点", at_once(came=2, place=""), speaks=False),
    raising(_MEETING, "请假没有参训", at_once(state="请假"), speaks=False),
    raising(_MEETING, "只报了名", at_once(state="报名"), speaks=False),
    raising(_MEETING, "学时没有满", at_once(hours=8.0), speaks=False),
    raising(_MEETING, "会议请假", at_once(said=EXCUSED), speaks=False),
)


def for_all(
    *, listed: int = 3, absent: int = 0, out: bool = False, named: bool = False, other: int = 0, last: dict[str, Any] | None = None,
    **about: Any,
) -> Callable[[], Snapshot]:  # fmt: skip
    """A day of training for all four members with the first of them on the list. absent: how many of these stayed away · out: the
    last one was left out at a meeting of the year · named: he is on the list without a link · other: he is in the batch of that
    number of the programme · last: what the roster says of him."""

    def make() -> Snapshot:
        everybody = people(4)
        everybody[3] = member(4, **last or {})
        usual = {
            "name": "轮训班",
            "kind": "集中轮训",
            "programme": "轮训",
            "audience": "全体党员",
            "start": "2026-09-11",
        }
        found = snapshot(meeting(key=1), members=everybody)
        found.trainings = [
            made(Training, 1, **usual | about),
            made(Training, 2, **usual | {"start": "2026-10-11", "audience": ""}),
        ]
        found.enrolments = {
            1: [
                made(Enrolment, who.id, training_id=1, member_id=who.id, name=who.name, state="请假" if who.id <= absent else TAKEN)
                for who in everybody[:listed]
            ]
        }  # fmt: skip
        if named:
            found.enrolments[1].append(made(Enrolment, 9, training_id=1, name=everybody[3].name, state=TAKEN))
        if other:
            found.enrolments[2] = [
                made(Enrolment, 8, training_id=2, member_id=n, name=everybody[n - 1].name) for n in (1, 2, 3, 4)
            ]
            found.trainings[1].programme = "轮训" if other == 2 else "别的"
        if out:
            found.attendances = {1: there(found.meetings[0], everybody[3], state=LEFT_OUT)}
        return found

    return make


_ALL = "§3.1全体"
FOR_ALL: tuple[Case, ...] = (
    raising(_ALL, "四个人里有一个不在名单", for_all(), level="info"),
    raising(_ALL, "参训对象写“本支部全体党员”", for_all(audience="本支部全体党员")),
    raising(_ALL, "他在另一个项目的名单里", for_all(other=1)),
    raising(_ALL, "开班前一天转入", for_all(last={"arrived": "2026-09-10"})),
    raising(_ALL, "都在名单，有人请假", for_all(listed=4, absent=1), speaks=False),
    raising(_ALL, "名单还没有登记", for_all(listed=0), speaks=False),
    raising(_ALL, "参训对象是支部委员", for_all(audience="支部委员"), speaks=False),
    raising(_ALL, "参训对象只写“党员”", for_all(audience="党员"), speaks=False),
    raising(_ALL, "还没有开班", for_all(start="2026-11-24"), speaks=False),
    raising(_ALL, "只知道月份", for_all(start="2026-09"), speaks=False),
    raising(_ALL, "本年会议不计入应到", for_all(out=True), speaks=False),
    raising(_ALL, "名单里有他的姓名，没有对上名册", for_all(named=True), speaks=False),
    raising(_ALL, "在同一项目的另一批", for_all(other=2), speaks=False),
    raising(_ALL, "开班当天转入", for_all(last={"arrived": "2026-09-11"}), speaks=False),
    raising(_ALL, "培训期间转出", for_all(end="2026-09-15", last={"left": "2026-09-13"}), speaks=False),
    raising(_ALL, "流动党员", for_all(last={"floating": "是", "floating_since": "2026-01-01"}), speaks=False),
    raising(_ALL, "半年后才停止党籍", for_all(last={"standing": "停止党籍", "standing_since": "2027-04-01"})),
    raising(
        _ALL, "两个月后停止党籍", for_all(last={"standing": "停止党籍", "standing_since": "2026-11-10"}), speaks=False
    ),
    raising(_ALL, "送学上门", for_all(last={"study": AT_HOME}), speaks=False),
    raising(_ALL, "没有入党和到支部的日期", for_all(last={"joined": None}), speaks=False),
)
