"""Deleting a meeting opens the one beside it, disturbs no typing when it comes back, and says where it went."""

from datetime import datetime

import pytest

from models.records import AgendaItem, Attachment, Meeting, PlannedMeeting, Rectification, Task
from tests.ui.deleting import delete
from tests.ui.small_branch import day
from ui.dialogs.recycle_bin import RecycleBin


@pytest.fixture
def three(shell, session):
    """The records with three more lectures than the branch has; the ids from the top of the list."""
    with session.unit("登记") as unit:
        for number in (1, 2, 3):
            unit.add(Meeting(kind="党课", day=day(f"2026-12-0{number}"), subject=f"第{number}课"))
    shell.side.choose("meetings")
    page = shell.pages["meetings"].view
    listed = [line.meeting.id for line in page.left.list._model.lines if line.meeting]
    return page, listed


def test_the_one_below_is_open_after_deleting_and_the_one_above_at_the_end(three, answers):
    page, listed = three
    page.open(listed[1])
    page.delete()
    assert page._editor.meeting.id == listed[2]
    page.open(listed[-1])
    page.delete()
    assert page._editor.meeting.id == listed[-2]


def test_what_is_being_typed_stays_open_when_another_comes_back(three, shell, answers):
    page, listed = three
    page.open(listed[1])
    page.delete()
    page.open(listed[0])
    page._editor.body.setPlainText("正在写")
    with shell.session.unit("恢复") as unit:
        unit.restore(shell.session.ledger.all(Meeting, deleted=True)[0])
    assert page._editor.meeting.id == listed[0]
    assert page._editor.body.toPlainText() == "正在写"


def test_it_is_said_that_it_went_into_the_bin(three, session, answers):
    page, listed = three
    said = []
    session.said.connect(lambda sentence, _told: said.append(sentence))
    page.open(listed[1])
    page.delete()
    assert said[-1] == "已放进回收站：党课 2026-12-02"
    session.undo()
    assert said[-1] == "已撤销：放进回收站：党课 2026-12-02"


def test_the_bin_says_which_meeting_it_was_and_whose_file(three, shell, session, answers):
    page, listed = three
    with session.unit("添加") as unit:
        unit.add(file := Attachment(name="签到.png", owner=Meeting.table, owner_id=listed[0]))
    with session.unit("删除") as unit:
        unit.remove(file)
    page.open(listed[1])
    page.delete()
    dialog = RecycleBin(session, shell)
    said = [dialog._list.item(row).text() for row in range(dialog._list.count())]
    assert [line.rpartition("　")[0] for line in said] == [
        "会议　党课 2026-12-02　第2课",
        "附件　签到.png（党课 2026-12-03）",
    ]
    assert all(line.endswith("删除") for line in said)
    delete(dialog)


def test_the_bin_lists_the_newest_first_and_says_when_and_what_waits_for_it(
    three, shell, session, answers, monkeypatch
):
    _page, listed = three
    for hour, number in ((9, listed[0]), (15, listed[2]), (11, listed[1])):
        monkeypatch.setattr(session.ledger, "_clock", lambda hour=hour: datetime(2026, 11, 24, hour, 30))
        with session.unit("删除") as unit:
            unit.remove(session.ledger.get(Meeting, number))
    waiting = {"form": {}, "text": "接着写", "items": [], "roll": []}
    session.ledger.save_draft(f"meeting:{listed[1]}", waiting)
    dialog = RecycleBin(session, shell)
    assert [dialog._list.item(row).text() for row in range(3)] == [
        "会议　党课 2026-12-01　第1课　2026-11-24 15:30 删除",
        "会议　党课 2026-12-02　第2课　2026-11-24 11:30 删除　有未保存的输入",
        "会议　党课 2026-12-03　第3课　2026-11-24 09:30 删除",
    ]
    said = []
    session.said.connect(lambda sentence, _told: said.append(sentence))
    dialog._list.setCurrentRow(1)
    dialog._bring_back()
    assert said[-1] == "已恢复；有未保存的输入，打开后可以接着写：党课 2026-12-02　第2课"
    session.ledger.drop_draft(f"meeting:{listed[1]}")
    delete(dialog)


def test_the_question_names_what_came_of_it_and_stays(three, session, answers):
    page, listed = three
    with session.unit("转出") as unit:
        unit.add(item := AgendaItem(meeting_id=listed[1], title_text="整改", position=1))
        unit.add(Task(meeting_id=listed[1], agenda_item_id=item.id, text="买书"))
        unit.add(Rectification(agenda_item_id=item.id, problem="学习不经常"))
        unit.add(PlannedMeeting(year=2026, kind="党课", day=day("2026-12"), meeting_id=listed[1]))
    page.open(listed[1])
    page.delete()
    assert "由它而来的待办 1 项、整改 1 项、计划中的一行不删，仍然保留。" in answers.asked[-1]
    assert len(session.ledger.all(Task)) == 1
    page.open(listed[2])
    page.delete()
    assert "由它而来" not in answers.asked[-1]
