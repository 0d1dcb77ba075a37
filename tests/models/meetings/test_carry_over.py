"""What the last meeting left open: tasks, rectifications and decisions that are still due, of the same kind and group only."""

from datetime import date

import pytest

from models.kinds import PartialDate
from models.meetings.carry_over import left_open, meeting_before, paragraphs
from models.records import AgendaItem, Meeting, Rectification, Task

DAY = PartialDate(2026, 11, 1)
ON = date(2026, 11, 20)


@pytest.fixture
def last(ledger):
    meeting = Meeting(kind="支部委员会会议", day=DAY, status="定稿")
    with ledger.unit("登记") as unit:
        unit.add(meeting)
        items = [
            AgendaItem(title_text="一", decision="制定计划。", owner="李敏", due=PartialDate(2026, 12, 1)),
            AgendaItem(title_text="二", decision="已过期", due=PartialDate(2026, 11, 10)),
            AgendaItem(title_text="三", decision="变成待办", due=PartialDate(2026, 12, 5)),
            AgendaItem(title_text="四", decision="变成整改", due=PartialDate(2026, 12, 5)),
        ]
        unit.save_parts(meeting, items, AgendaItem)
        unit.add(Task(text="报送材料", meeting_id=meeting.id, agenda_item_id=items[2].id, owner="张伟"))
        unit.add(Task(text="做完的", meeting_id=meeting.id, done=PartialDate(2026, 11, 5)))
        unit.add(Task(text="与会议无关"))
        unit.add(Rectification(problem="制度没有上墙", found=DAY, agenda_item_id=items[3].id, state="整改中"))
    return meeting


def test_open_things_are_told_once_each(ledger, last):
    assert left_open(ledger, last, ON) == [
        "报送材料（责任人：张伟）", "整改：制度没有上墙", "制定计划（责任人：李敏，时限：2026年12月1日）",
    ]  # fmt: skip


def test_as_paragraphs(ledger, last):
    text = paragraphs(last, left_open(ledger, last, ON))
    assert text.splitlines()[:2] == ["上次会议（2026年11月1日）未完成事项：", "1．报送材料（责任人：张伟）"]
    assert paragraphs(last, []) == ""


def test_the_last_one_is_of_the_kind_and_group_not_void_and_not_later(ledger):
    def add(unit, kind, day, **more):
        meeting = Meeting(kind=kind, day=PartialDate(2026, *day), **more)
        unit.add(meeting)
        return meeting.id

    with ledger.unit("登记") as unit:
        wanted = add(unit, "党小组会", (9, 1), group="第一党小组")
        add(unit, "党小组会", (9, 5), group="第二党小组")
        add(unit, "党小组会", (9, 8), group="第一党小组", status="作废")
        add(unit, "党小组会", (12, 1), group="第一党小组")
        add(unit, "党课", (9, 9))
    found = meeting_before(ledger, Meeting(kind="党小组会", group="第一党小组", day=PartialDate(2026, 10, 1)))
    assert found is not None
    assert found.id == wanted
    assert meeting_before(ledger, Meeting(kind="组织生活会")) is None
