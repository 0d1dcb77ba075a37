"""首页: the end of a probation leads to the general meeting that talks about it; the list stays in sight while it is answered."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QScrollArea

from models.kinds import PartialDate
from models.records import AgendaItem, Meeting, Member
from models.records.meeting import DRAFT, GENERAL, SECRET
from models.rules.votes import CONVERT
from tests.ui.small_branch import TODAY

TITLE = "讨论欧阳䶮转为正式党员"


@pytest.fixture
def ended(session):
    """A member whose probation ended some days ago."""
    member = next(m for m in session.members if m.kind == "预备党员")
    with session.unit("改入党日期") as unit:
        member.joined = PartialDate(TODAY.year - 1, TODAY.month, max(1, TODAY.day - 9))
        unit.save(member)
    return member


@pytest.fixture
def home(shell, ended):
    shell.pages["home"].refresh()
    return shell.pages["home"]


def reminder(home):
    return next(todo for todo in home.todos._found if "预备期满" in todo.title)


def test_it_begins_the_meeting_with_the_item_in_it(shell, home, session):
    home._settle(reminder(home))
    editor = shell.pages["meetings"].view._editor
    assert shell._current().key == "meetings"
    typed = editor.as_typed()
    assert (typed.id, typed.kind, typed.subject, typed.day) == (0, GENERAL, TITLE, PartialDate.of(TODAY))
    [item] = editor.agenda.items
    assert (item.title_text, item.rule, item.ballot, item.candidate) == (TITLE, CONVERT, SECRET, "欧阳䶮")
    assert "预备期" not in shell.toast.message.text(), "it has its day"
    shell.side.choose("home")
    assert not [m for m in session.ledger.all(Meeting) if m.subject == TITLE]  # looked at only


def test_before_its_end_the_day_is_left_open_and_that_is_said(shell, home, session, ended):
    with session.unit("改入党日期") as unit:
        ended.joined = PartialDate(TODAY.year - 1, TODAY.month + 1, 1)
        unit.save(ended)
    home.refresh()
    home._settle(reminder(home))
    assert shell.pages["meetings"].view._editor.as_typed().day is None
    assert f"预备期到 {TODAY.year}年{TODAY.month + 1}月1日" in shell.toast.message.text()


def test_a_draft_that_has_it_is_opened_and_reminds_until_something_is_decided(shell, home, session):
    home._settle(reminder(home))
    view = shell.pages["meetings"].view
    view.save()
    [kept] = [m for m in session.ledger.all(Meeting) if m.subject == TITLE]
    assert kept.status == DRAFT
    view.start("党课")
    shell.side.choose("home")
    home._settle(reminder(home))
    assert view._editor.meeting.id == kept.id
    with session.unit("通过") as unit:
        [item] = session.ledger.parts(AgendaItem, kept)
        item.decision = "同意按期转正。"
        unit.save(item)
    shell.side.choose("home")
    assert not [todo for todo in home.todos._found if "预备期满" in todo.title]
    [after] = [todo for todo in home.todos._found if todo.title == "欧阳䶮 转正待上级党委审批"]
    home._settle(after)
    assert shell.pages["members"].person.member.id == after.record


def test_a_meeting_to_come_that_has_it_is_opened_and_not_begun_again(shell, home, session):
    """A final record of a day ahead was there, and the reminder led to a second one."""
    home._settle(reminder(home))
    view = shell.pages["meetings"].view
    view.save()
    [kept] = [m for m in session.ledger.all(Meeting) if m.subject == TITLE]
    with session.unit("改日期") as unit:
        kept.day, kept.status = PartialDate(TODAY.year, TODAY.month, TODAY.day + 3), "定稿"
        unit.save(kept)
        [item] = session.ledger.parts(AgendaItem, kept)
        item.decision = "同意按期转正。"
        unit.save(item)
    view.start("党课")
    shell.side.choose("home")
    home._settle(reminder(home))
    assert view._editor.meeting.id == kept.id


def test_its_menu_says_so_and_leads_to_the_person_too(shell, home, ended):
    menu = home.todos.answering.menu(reminder(home))
    entries = {action.text().split("\t")[0]: action for action in menu.actions()}
    assert "记录转正讨论" in entries
    entries["打开个人页"].trigger()
    assert shell.pages["members"].person.member.id == ended.id
    menu.deleteLater()


def test_the_self_check_leads_there_too(shell, home, session):
    found = next(f for f in session.checking.now().open if f.rule == "D23")
    assert (found.table, found.record) == (Member.table, reminder(home).record)
    shell.side.choose("findings")
    page = shell.pages["findings"]
    page.settle(next(line for line in page.list.lines if line.finding.key == found.key))
    assert [item.title_text for item in shell.pages["meetings"].view._editor.agenda.items] == [TITLE]


def test_an_answer_leaves_the_list_where_it_is(shell, home):
    shell.resize(1200, 680)
    home.todos._toggle()
    QApplication.processEvents()
    area = home._full
    assert isinstance(area, QScrollArea)
    assert area.verticalScrollBar().maximum() > 200
    rows = home.todos.todo_rows()
    rows[1].setFocus()
    area.verticalScrollBar().setValue(0)
    at = area.verticalScrollBar().value()
    home.todos.answering.later(home.todos._found[1], home.todos.answering.days()[0][1])
    QApplication.processEvents()
    now = home.todos.todo_rows()[1]
    assert now.hasFocus()
    assert area.viewport().rect().intersects(now.rect().translated(now.mapTo(area.viewport(), now.rect().topLeft())))
    assert abs(area.verticalScrollBar().value() - at) < 300


def test_the_button_of_a_row_brings_the_keyboard_to_it(shell, home, monkeypatch):
    monkeypatch.setattr(home.todos, "_menu", lambda *_: None)
    row = home.todos.todo_rows()[1]
    QTest.mouseClick(row.more, Qt.MouseButton.LeftButton)
    assert row.hasFocus()


def test_the_keyboard_goes_from_the_title_into_the_rows(qtbot, home):
    home.todos._toggle()
    home.todos.more.setFocus()
    qtbot.keyClick(home.todos.more, Qt.Key.Key_Tab)
    assert home.todos.todo_rows()[0].hasFocus()
    qtbot.keyClick(home.todos.todo_rows()[0], Qt.Key.Key_Down)
    assert home.todos.todo_rows()[1].hasFocus()
