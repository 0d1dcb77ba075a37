"""Deleting a meeting opens the one beside it, disturbs no typing when it comes back, and says where it went."""

import pytest

from models.records import Attachment, Meeting
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
    session.said.connect(lambda sentence, _undo: said.append(sentence))
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
    assert said == ["会议　党课 2026-12-02　第2课", "附件　签到.png（党课 2026-12-03）"]
    delete(dialog)
