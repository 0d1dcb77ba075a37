"""Invented members, meetings, batches and problems for the forms."""

from __future__ import annotations

from datetime import date

from models.kinds import PartialDate
from models.kinds.identity import check_digit
from models.records import Attendance, Branch, Enrolment, Meeting, Member, Progress, Rectification, Training
from models.rules import Snapshot

TODAY = date(2026, 11, 23)
_SURNAMES = "梁方单查欧何郑冯姜倪龚娄邬柏"
_GIVEN = ("志恒", "秋实", "雨桐", "小曼", "敏", "立新", "文博", "佳音")


def person(number: int, **about: object) -> Member:
    """Member `number` (from 0) with all that forms usually ask."""
    first17 = f"9999991975{number % 12 + 1:02}{number % 28 + 1:02}{number:03}"
    known: dict[str, object] = {
        "id": number + 1,
        "name": _SURNAMES[number % len(_SURNAMES)]
        + _GIVEN[number // len(_SURNAMES) % len(_GIVEN)]
        + "甲" * (number // 112),
        "sex": "男" if number % 2 else "女",
        "nation": "汉族" if number % 5 else "壮族",
        "birth": PartialDate(1975, number % 12 + 1, number % 28 + 1),
        "id_number": first17 + check_digit(first17),
        "education": "大学",
        "native_place": "浙江云桥",
        "kind": "正式党员",
        "joined": PartialDate(2000, 6, 28),
        "full": PartialDate(2001, 6, 28),
        "unit": "示例市档案馆科员",
        "phone": f"1390000{number:04}",
        "job": "公务员",
        "standing": "正常",
        "lost": "否",
        "floating": "否",
    }
    return Member(**(known | about))


def branch_of(count: int) -> Snapshot:
    """A branch of so many people with three meetings, two batches and two problems in 2026."""
    people = [person(k) for k in range(count)]
    meetings = [
        Meeting(id=1, kind="支部党员大会", day=PartialDate(2026, 3, 24), subject="讨论接收预备党员", host="梁志恒"),
        Meeting(id=2, kind="支部委员会会议", day=PartialDate(2026, 4, 3), subject="研究主题党日", host="梁志恒"),
        Meeting(id=3, kind="主题党日", day=PartialDate(2026, 4, 20), subject="参观档案馆", host="方秋实"),
        Meeting(id=4, kind="支部党员大会", day=PartialDate(2025, 3, 24), subject="上一年的", host="梁志恒"),
    ]
    present = [
        Attendance(
            id=k,
            meeting_id=1,
            member_id=m.id,
            name=m.name,
            state="请假" if k == 1 else "到",
            reason="出差" if k == 1 else "",
        )
        for k, m in enumerate(people[:10])
    ]
    batches = [
        Training(id=1, name="党的二十届四中全会精神轮训", kind="集中轮训", start=PartialDate(2026, 3, 2), end=PartialDate(2026, 3, 4),
                 place="市委党校", planned_hours=24, organizer="示例市委组织部"),
        Training(id=2, name="党务工作专题班", kind="专题班", start=PartialDate(2026, 5, 8), place="三楼会议室", planned_hours=3.5),
    ]  # fmt: skip
    enrolled = [
        Enrolment(id=k, training_id=1, member_id=m.id, name=m.name, state="参加", result="合格")
        for k, m in enumerate(people[:6])
    ]
    problems = [
        Rectification(id=1, number="2026-自查-01", source="自查", found=PartialDate(2026, 2, 1), problem="会议记录不规范",
                      measures="统一模板\n专人检查", owner="方秋实", deadline=PartialDate(2026, 6), state="已销号", outcome="已完成"),
        Rectification(id=2, source="巡察", found=PartialDate(2026, 4, 1), problem="学习不够深入", state="整改中"),
    ]  # fmt: skip
    return Snapshot(
        branch=Branch(name="中国共产党示例市档案馆支部委员会", short_name="档案馆党支部", superior="示例市直机关工委"),
        members=people,
        meetings=meetings,
        attendances={1: present},
        trainings=batches,
        enrolments={1: enrolled},
        rectifications=problems,
        progress={2: [Progress(rectification_id=2, day=PartialDate(2026, 7, 1), text="已列入学习计划")]},
    )
