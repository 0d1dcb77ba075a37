"""What a person is in charge of: by the whole name, in any role, what is ahead first."""

from datetime import date

from models.kinds import PartialDate
from models.records import AgendaItem, Meeting, Member, Rectification, Responsibility, Task
from models.rules.duties import duties, names, namesakes
from models.rules.limits import Limits

TODAY = date(2026, 11, 23)


def day(text):
    return PartialDate.parse(text)


def test_names_are_whole_names():
    assert names("张伟、李敏（组长）、王磊(副)") == {"张伟", "李敏", "王磊"}


def test_what_is_ahead_comes_first_by_its_day(ledger):
    with ledger.unit("登记") as unit:
        meeting, gone = Meeting(kind="党课", day=day("2026-10-01")), Meeting(kind="党课")
        for record in (
            Rectification(problem="已办", owner="张伟", state="已销号", deadline=day("2026-05-01")),
            Rectification(problem="将办", owner="李敏、张伟", state="整改中", deadline=day("2026-12-01")),
            Rectification(problem="逾期", lead="张伟", owner="张伟", state="整改中", deadline=day("2026-11-20")),
            Rectification(problem="别人的", owner="张伟民", state="整改中"),
            meeting,
            gone,
        ):
            unit.add(record)
        for parent, title, due in (
            (meeting, "拟计划", "2026-11-30"),
            (meeting, "旧事", "2026-01-30"),
            (gone, "没了", ""),
        ):
            item = AgendaItem(meeting_id=parent.id, title_text=title, owner="张伟", due=day(due) if due else None)
            unit.add(item)
        unit.remove(gone)
    found = duties(ledger, Member(name="张伟"), TODAY)
    assert [duty.item.problem if duty.item else duty.agenda.title_text for duty in found] == [
        "逾期", "拟计划", "将办", "已办", "旧事",
    ]  # fmt: skip
    assert found[0].roles == ("责任领导", "责任人")
    assert [duty.left_words(TODAY, Limits()) for duty in found[:4]] == [
        ("逾期 3 天", "bad"), ("", "neutral"), ("剩 8 天", "warn"), ("已销号", "ok"),
    ]  # fmt: skip
    assert found[1].meeting.id == meeting.id


def test_a_member_without_a_name_is_in_charge_of_nothing(ledger):
    with ledger.unit("登记") as unit:
        unit.add(Rectification(problem="无人", owner=""))
    assert duties(ledger, Member(), TODAY) == []


def test_namesakes_are_others_of_the_same_name():
    one, two = Member(id=1, name="王芳"), Member(id=2, name="王芳")
    assert namesakes([one, two, Member(id=3, name="王方")], one) == 1
    assert namesakes([one], one) == 0


def test_a_decision_that_became_a_task_is_shown_once_with_its_state(ledger):
    with ledger.unit("登记") as unit:
        meeting = unit.add(Meeting(kind="党课", day=day("2026-10-01")))
        item = unit.add(AgendaItem(meeting_id=meeting, title_text="拟计划", owner="张伟", due=day("2026-11-20")))
        unit.add(Task(text="拟计划", owner="张伟、李敏", due=day("2026-11-20"), agenda_item_id=item))
        unit.add(Task(text="办完了", owner="张伟", done=day("2026-11-20")))
        unit.add(Task(text="别人的", owner="张伟民"))
    found = duties(ledger, Member(name="张伟"), TODAY)
    assert [(duty.task.text, duty.left_words(TODAY, Limits())[0]) for duty in found] == [
        ("拟计划", "逾期 3 天"),
        ("办完了", "已完成"),
    ]


def test_standing_duties_are_of_who_is_named_else_of_who_has_the_post(ledger):
    with ledger.unit("列出责任清单") as unit:
        for about in (
            {"post": "书记", "text": "讲党课", "frequency": "每半年"},
            {"post": "书记", "owner": "李敏", "text": "替他讲"},
            {"post": "组织委员", "owner": "张伟、李敏", "text": "收党费", "frequency": "每月"},
            {"post": "书记", "text": "从前的", "until": day("2025-12-31")},
        ):
            unit.add(Responsibility(**about))
    found = duties(ledger, Member(name="张伟", post="书记"), TODAY)
    assert [(duty.standing.text, duty.roles, duty.left_words(TODAY, Limits())) for duty in found] == [
        ("讲党课", ("书记",), ("每半年", "neutral")),
        ("收党费", ("组织委员",), ("每月", "neutral")),
        ("从前的", ("书记",), ("不再承担", "neutral")),
    ]
    assert duties(ledger, Member(name="王磊"), TODAY) == []
