"""A branch of seven invented people for tests of the window."""

from datetime import date

from models.kinds import PartialDate
from models.records import Branch, Meeting, Member, Rectification, Training
from models.store import Ledger

TODAY = date(2026, 11, 23)


def day(text: str) -> PartialDate:
    return PartialDate.parse(text)


def fill(ledger: Ledger) -> None:
    """Writes the branch as one action."""
    with ledger.unit("建立测试支部") as unit:
        unit.add(
            Branch(
                id=1,
                name="测试机关第一党支部委员会",
                short_name="第一党支部",
                groups="第一党小组\n第二党小组",
                place="三楼会议室",
            )
        )
        for name, group, post, more in (
            ("张伟", "第一党小组", "书记", {}),
            ("李敏", "第一党小组", "组织委员", {}),
            ("单雨桐", "第二党小组", "", {"phone": "13900006021"}),
            ("查良", "第二党小组", "", {"floating": "是"}),
            ("欧阳䶮", "第二党小组", "", {"kind": "预备党员", "joined": day("2026-03-01"), "full": None}),
            ("王磊", "第一党小组", "", {}),
            ("赵刚", "第一党小组", "", {"left": day("2025-06-01"), "left_why": "转出"}),
        ):
            values = {
                "kind": "正式党员",
                "joined": day("2010-07-01"),
                "full": day("2011-07-01"),
                "sex": "男",
                "birth": day("1985-03"),
            }
            unit.add(Member(name=name, group=group, post=post, **(values | more)))
        unit.add(
            Meeting(
                kind="支部党员大会",
                day=day("2026-10-12"),
                subject="讨论第四季度工作",
                status="定稿",
                host="张伟",
                body="一、张伟同志通报工作。",
            )
        )
        unit.add(Training(name="秋季集中轮训", start=day("2026-09-10"), planned_hours=16.0, kind="集中轮训"))
        unit.add(Rectification(problem="个别会议记录要素不全", number="2026-自查-01", state="整改中", found=day("2026-08-01"),
                               deadline=day("2026-11-20"), owner="李敏"))  # fmt: skip
