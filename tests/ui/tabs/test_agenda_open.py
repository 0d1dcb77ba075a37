"""An item of the agenda that is open while something else is written: a job that ends does not touch what is typed in it."""

import pytest

from models.records import AgendaItem, Member
from tests.ui.tabs.test_meetings import begin
from ui.tabs.meetings import agenda


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
