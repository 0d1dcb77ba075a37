"""Typing in a record whose registration was taken back for good is offered again as a record that was begun."""

import pytest

from models.records import AgendaItem, Meeting, Member
from tests.ui.deleting import delete
from tests.ui.tabs.meetings.recording import begin
from ui.session import Session
from ui.shell import Shell


@pytest.fixture(autouse=True)
def _goes_on(answers):
    """She goes on with what was begun."""
    answers.yes = False


def taken_back(shell, session):
    """A registration that is undone while a date that cannot be read keeps the last words from being saved."""
    page, editor = begin(shell, "党课")
    editor.form.boxes["subject"].editor.set_value_text("党章第一讲")
    editor.agenda.load([AgendaItem(title_text="讨论学习体会")])
    page.save()
    editor.form.boxes["day"].editor.set_value_text("不是日期")
    editor.body.insertPlainText("重要的话")
    page.leave()
    session.undo()  # as from the history, which keeps what is typed first
    return page, editor


def offered(page, editor):
    page.start("党课")
    texts = [
        editor.body.toPlainText(),
        editor.form.typed_text()["subject"],
        *(i.title_text for i in editor.agenda.items),
    ]
    assert texts == ["重要的话", "党章第一讲", "讨论学习体会"]
    editor.form.boxes["day"].editor.set_value_text("2026-11-20")
    page.save()


def write_something_else(session):
    with session.unit("登记党员") as unit:
        unit.add(Member(name="新人", kind="正式党员"))


def test_it_waits_for_a_redo_and_comes_as_a_new_record_afterwards(shell, session):
    page, editor = taken_back(shell, session)
    assert "meeting:new" not in session.ledger.drafts()
    write_something_else(session)
    assert session.ledger.drafts() == ["meeting:new"]
    offered(page, editor)
    assert [m.body for m in session.ledger.all(Meeting) if m.subject == "党章第一讲"] == ["重要的话"]
    assert session.ledger.drafts() == []


def test_it_comes_after_the_program_was_closed(shell, session):
    taken_back(shell, session)
    shell.side.choose("home")
    write_something_else(session)
    shell.close()
    again = Shell(Session(session.ledger, session.today, session.settings))
    again.side.choose("meetings")
    page = again.pages["meetings"].view
    offered(page, page._editor)
    again.close()
    delete(again)


def test_what_is_begun_meanwhile_is_not_replaced_by_it(shell, session):
    page, editor = taken_back(shell, session)
    page.start("主题党日")
    editor.body.insertPlainText("另一件事")
    write_something_else(session)
    assert editor.body.toPlainText() == "另一件事"
    page.save()
    assert [m.body for m in session.ledger.all(Meeting) if m.kind == "主题党日"] == ["另一件事"]
    page.open(1)
    write_something_else(session)
    offered(page, editor)
