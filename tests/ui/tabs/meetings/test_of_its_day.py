"""A meeting that is written up after posts and groups changed: host and list are those of its day."""

from datetime import date, datetime

import pytest

from models.kinds import PartialDate
from models.records import Member
from tests.ui.tabs.meetings.recording import begin, type_into

MET, CHANGED, TODAY = "2026-12-03", date(2026, 12, 5), date(2026, 12, 20)


@pytest.fixture
def entered(session):
    """Enters changes in the roster on a day: of whom, and which."""

    def enter(on=CHANGED, /, **changes):
        with session.ledger.dated(datetime(on.year, on.month, on.day, 9)), session.unit("修改名册") as unit:
            for member in session.ledger.all(Member):
                if member.name in changes:
                    for name, value in changes[member.name].items():
                        setattr(member, name, value)
                    unit.save(member)
        session.turn_to(TODAY)

    return enter


def put_day(editor, day=MET):
    type_into(editor, "day", day)
    editor.form.boxes["day"].editor.left.emit()


def filled_in(editor):
    typed = editor.as_typed()
    return typed.host, typed.recorder, [part.name for part in editor.roll.parts()]


SINCE = {"post_since": PartialDate.of(CHANGED)}
NEW = {
    "张伟": {"post": ""},
    "王磊": {"post": "书记"} | SINCE,
    "李敏": {"post": ""},
    "单雨桐": {"post": "组织委员"} | SINCE,
}


def test_the_committee_of_before_the_change_met_before_it(shell, entered, answers):
    entered(**NEW)
    _, editor = begin(shell, "支部委员会会议")
    assert filled_in(editor) == ("王磊", "单雨桐", ["单雨桐", "王磊"])
    put_day(editor)
    assert filled_in(editor) == ("张伟", "李敏", ["李敏", "张伟"])
    put_day(editor, str(CHANGED))
    assert filled_in(editor) == ("王磊", "单雨桐", ["单雨桐", "王磊"])
    type_into(editor, "host", "赵某")
    put_day(editor)
    assert filled_in(editor) == ("赵某", "李敏", ["李敏", "张伟"]), "whom she wrote stays"
    editor.roll._all_present()
    editor.roll.renew.emit()
    assert answers.asked == [], "the list is that of the day already"


def test_a_list_that_is_kept_is_renewed_as_of_its_day(shell, entered, answers):
    page, editor = begin(shell, "支部委员会会议")
    put_day(editor)
    editor.roll._all_present()
    type_into(editor, "subject", "研究工作")
    page.save()
    entered(**NEW)
    page.open(editor.meeting.id)
    editor.roll.renew.emit()
    assert answers.asked == []
    assert filled_in(editor) == ("张伟", "李敏", ["李敏", "张伟"])


def test_a_group_met_with_the_leader_and_the_members_of_the_day(shell, entered):
    entered(date(2026, 11, 25), 单雨桐={"post": "党小组组长"}, 王磊={"post": "党小组组长"})
    entered(单雨桐={"post": ""}, 查良={"post": "党小组组长"} | SINCE, 欧阳䶮={"group": "第一党小组"})
    _, editor = begin(shell, "党小组会")
    type_into(editor, "group", "第二党小组")
    editor.form.boxes["group"].editor.left.emit()
    assert filled_in(editor) == ("查良", "", ["单雨桐", "查良"])
    put_day(editor)
    assert filled_in(editor) == ("单雨桐", "", ["欧阳䶮", "单雨桐", "查良"])


def test_a_group_that_had_another_name_meets_under_that_of_now(shell, entered):
    """Nobody was in it by the history, and its list would be empty."""
    names = ("单雨桐", "查良", "欧阳䶮")
    entered(date(2026, 11, 25), 单雨桐={"post": "党小组组长"})
    entered(**{name: {"group": "青年党小组"} for name in names})
    _, editor = begin(shell, "党小组会")
    type_into(editor, "group", "青年党小组")
    put_day(editor)
    assert filled_in(editor) == ("单雨桐", "", ["欧阳䶮", "单雨桐", "查良"])


def test_a_committee_of_which_only_the_day_is_known_is_listed_as_it_is_now(shell, session, entered):
    """Its list would be empty; who presided is not known."""
    with session.unit("新增党员") as unit:
        unit.add(Member(name="周新", kind="正式党员", post="书记", **SINCE))
    entered(date(2026, 11, 23), 张伟={"post": "", "left": SINCE["post_since"]}, 李敏={"post": ""})
    _, editor = begin(shell, "支部委员会会议")
    put_day(editor, "2026-11-03")
    assert filled_in(editor)[:2] == ("张伟", ""), "who had it first by the history, for the other took it up later"
    entered(date(2026, 11, 23), 张伟={"left": PartialDate(2025, 3, 1)})
    _, editor = begin(shell, "支部委员会会议")
    put_day(editor, "2026-11-03")
    assert filled_in(editor) == ("", "", ["周新"])


def test_who_was_elected_again_presided_before_too(shell, entered):
    """The day of taking up the post is that of the new term now."""
    entered(date(2026, 11, 25), 张伟={"post_since": PartialDate(2024, 3, 20)})
    entered(张伟=SINCE, 李敏=SINCE)
    _, editor = begin(shell, "支部委员会会议")
    put_day(editor)
    assert filled_in(editor) == ("张伟", "李敏", ["李敏", "张伟"])


@pytest.mark.parametrize("post", ["副书记（主持工作）", "代理书记"])
def test_who_acts_for_the_secretary_presides(shell, entered, post):
    entered(张伟={"post": ""}, 李敏={"post": post})
    _, editor = begin(shell, "支部委员会会议")
    assert filled_in(editor) == ("李敏", "", ["李敏"])
