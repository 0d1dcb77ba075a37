"""A branch with people, meetings, training and a problem, in a real ledger; all invented."""

from __future__ import annotations

from datetime import date

import pytest

from models.fields import set_read
from models.kinds.identity import check_digit
from models.records import (
    AgendaItem,
    Attendance,
    Branch,
    Enrolment,
    Meeting,
    Member,
    Progress,
    Rectification,
    Training,
)
from models.store import Ledger

NAMES = (
    "欧阳志远", "单雄飞", "沈一鸣", "古丽娜·艾山", "𠮷野平", "白露", "曹建国", "邓小雨", "方敏", "郝国强", "贾思勰", "康宁",
)  # fmt: skip


@pytest.fixture
def today() -> date:
    return date(2026, 11, 23)


def id_number(number: int, born: str = "19850312") -> str:
    first17 = f"110105{born}{number:03}"
    return first17 + check_digit(first17)


def member(number: int, name: str, **texts: str) -> Member:
    """A member whose fields are read from text, as a form or an import does."""
    person = Member()
    about = {
        "name": name, "sex": "男" if number % 2 else "女", "nation": "汉族", "birth": "1985-03-12",
        "id_number": id_number(number), "education": "大学本科", "kind": "正式党员", "joined": "2008-06-20",
        "full": "2009-06-20", "group": "第一党小组", "unit": "综合科 科员", "phone": f"138{number:08}",
        "address": f"北京市朝阳区望京街道东园小区{number}号楼", **texts,
    }  # fmt: skip
    for field, text in about.items():
        set_read(person, field, text)
    return person


@pytest.fixture
def members() -> list[Member]:
    """Twelve people of whom one has left and one has not come yet."""
    people = [member(n, name, group=("第二党小组", "第一党小组", "")[n % 3]) for n, name in enumerate(NAMES, start=1)]
    for number, field, text in (
        (2, "post", "组织委员"), (5, "post", "书记"), (7, "left", "2025-08-01"), (8, "arrived", "2026-12-01"),
        (3, "birth", "1985"), (3, "joined", "2008-06"), (1, "full", ""), (1, "kind", "预备党员"),
        (0, "note", "新号 13812345678，旧身份证 11010519850312002X"),
    ):  # fmt: skip
        set_read(people[number], field, text)
    return people


@pytest.fixture
def filled(ledger: Ledger, members: list[Member]) -> Ledger:
    """The ledger with all of it kept."""
    with ledger.unit("填写") as unit:
        unit.add(
            Branch(
                id=1,
                name="中国共产党滨海市数据局机关第三支部委员会",
                short_name="机关三支部",
                groups="第一党小组\n第二党小组",
            )
        )
        unit.add_all(members)
        for day, kind, subject in (
            ("2026-03-12", "支部党员大会", "讨论接收预备党员"),
            ("2026-03-12", "支部党员大会", "选举"),
            ("2025-05-20", "党课", "学习党章"),
        ):
            meeting = Meeting(
                kind=kind, subject=subject, host="白露", recorder="方敏", place="三楼会议室", start="14:00"
            )
            set_read(meeting, "day", day)
            unit.add(meeting)
            states = ("到", "请假", "缺席", "列席", "到")
            for person, state in zip(members, states, strict=False):
                reason = "出差，电话 13987654321" if state == "请假" else ""
                unit.add(
                    Attendance(meeting_id=meeting.id, member_id=person.id, name=person.name, state=state, reason=reason)
                )
            unit.add(AgendaItem(meeting_id=meeting.id, position=2, title_text="其他事项"))
            unit.add(AgendaItem(meeting_id=meeting.id, position=1, title_text=subject, yes=9, no=0, decision="通过"))
        for year, hours in (("2025", "8"), ("2026", "16.5")):
            batch = Training(
                number=f"{year}-01", name=f"{year}年党员集中轮训", kind="集中轮训", planned_hours=float(hours)
            )
            set_read(batch, "start", f"{year}-06-03")
            unit.add(batch)
            for person, state in zip(members[:3], ("参加", "补课", "缺课"), strict=True):
                taken = None if state == "缺课" else float(hours)
                unit.add(
                    Enrolment(training_id=batch.id, member_id=person.id, name=person.name, state=state, hours=taken)
                )
        item = Rectification(
            number="2026-自查-01", source="自查", problem="党小组会记录过于简单", owner="方敏", state="整改中"
        )
        set_read(item, "found", "2026-04-02")
        unit.add(item)
        for day, text in (("2026-05-08", "已补记三次会议"), ("2026-04-10", "制定记录模板")):
            entry = Progress(rectification_id=item.id, text=text, by="方敏")
            set_read(entry, "day", day)
            unit.add(entry)
    return ledger
