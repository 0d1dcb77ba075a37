"""An item of the agenda that is open while something else is done: nothing that is typed in it is lost, or comes elsewhere."""

import pytest

from models.records import AgendaItem, Meeting, Member, Task
from tests.ui.tabs.meetings.recording import begin
from ui.tabs.meetings import agenda
from ui.tabs.meetings.follow_up import follow_ups


@pytest.mark.parametrize("accept", [True, False])
@pytest.mark.parametrize("how", ["add", "edit"])
def test_an_item_that_is_open_is_neither_doubled_nor_kept_against_her_will(shell, session, monkeypatch, how, accept):
    page, editor = begin(shell)
    editor.form.boxes["subject"].editor.set_value_text("讨论计划")
    if how == "edit":
        editor.agenda.load([AgendaItem(title_text="甲")])
    page.save()

    def typed_while_a_job_ends(dialog):
        dialog.form.boxes["title_text"].editor.set_value_text("乙")
        dialog.touch()
        with session.unit("导入名册") as unit:
            unit.add(Member(name="新人", kind="正式党员"))
        (dialog.accept if accept else dialog.reject)()
        return accept

    monkeypatch.setattr(agenda, "run", typed_while_a_job_ends)
    if how == "add":
        editor.agenda._add()
    else:
        editor.agenda._edit(0)
    before = ["甲"] if how == "edit" else []
    assert [item.title_text for item in editor.agenda.items] == (["乙"] if accept else before)
    page.leave()
    page.open(1)
    page.open(max(page.left.meetings, key=lambda m: m.id).id)
    assert [item.title_text for item in editor.agenda.items] == (["乙"] if accept else before)


@pytest.mark.parametrize("what", ["close", "another", "delete"])
def test_what_is_typed_in_an_item_that_is_open_stays_in_the_draft_of_its_record(shell, session, monkeypatch, what):
    page, editor = begin(shell)
    editor.form.boxes["subject"].editor.set_value_text("讨论计划")
    page.save()
    number = editor.meeting.id
    does = {"close": shell.close, "another": lambda: page.open(1), "delete": page.delete}

    def typed_meanwhile(dialog):
        dialog.show()
        dialog.form.boxes["title_text"].editor.set_value_text("乙")
        dialog.touch()
        does[what]()
        assert dialog.isVisible() == (what == "close")  # it belongs to no other record
        return False

    monkeypatch.setattr(agenda, "run", typed_meanwhile)
    editor.agenda._add()
    kept = session.ledger.draft(f"meeting:{number}")
    assert kept is not None
    assert [item["title_text"] for item in kept[1]["items"]] == ["乙"]
    assert session.ledger.get(Meeting, number).subject == "讨论计划"
    if what == "delete":
        shell._undo()
    if what != "close":
        page.leave()
        assert session.ledger.all(AgendaItem, meeting_id=1) == []
        page.open(number)
        assert [item.title_text for item in editor.agenda.items] == ["乙"]


def test_an_item_put_back_after_saving_keeps_what_came_of_it(shell, session):
    page, editor = begin(shell)
    editor.agenda.load([AgendaItem(title_text="甲", decision="做")])
    page.save()
    with session.unit("转为待办") as unit:
        unit.add(Task(text="做", agenda_item_id=editor.agenda.items[0].id))
    editor.agenda._remove(0)
    page.save()
    editor.agenda._put_back()
    page.save()
    (item,) = session.ledger.parts(AgendaItem, editor.meeting)
    assert [one.title for one in follow_ups(session, item)] == ["做"]
