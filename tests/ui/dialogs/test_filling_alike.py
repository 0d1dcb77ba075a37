"""What many lack is filled at once: the branch after an import, anything that is the same for all from the page of one of them."""

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QApplication

from models.bulk_edit import Edit
from models.records import Member
from tests.ui.answering import when_modal
from ui.dialogs.import_dialog import ImportDialog
from ui.tabs.person.missing import MissingItems
from ui.widgets.button import Button

ROSTER = "姓名,性别,出生日期\n孙静,女,1990-03\n"


@pytest.fixture
def opened(qtbot, shell, session, tmp_path):
    """The dialog of import over one that brings somebody new."""

    def open_():
        file = tmp_path / "花名册.csv"
        file.write_text(ROSTER, encoding="gb18030")
        dialog = ImportDialog(session, file, shell)
        qtbot.addWidget(dialog)
        dialog.show()
        qtbot.waitUntil(lambda: dialog._bar.isHidden(), timeout=20_000)
        return dialog

    return open_


def test_the_branch_is_offered_for_all_who_have_none_and_goes_back_with_the_import(opened, session):
    with session.unit("修改党员") as unit:
        unit.save(replace(session.members[0], branch="机关第一党支部"))
    dialog = opened()
    dialog._take()
    count, name = len(session.roster()) - 1, session.branch.name
    assert f"{count} 人没有所在党支部，可以都填“{name}”" in dialog._result._lacking.text()
    dialog._result.fill_button.click()
    assert session.ledger.undoable().label == f"批量修改党员 {count} 人：所在党支部"
    assert sorted({m.branch for m in session.roster()}) == sorted({name, "机关第一党支部"})
    assert not dialog._result.fill_button.isEnabled()
    assert {m.branch for m in session.members if not m.belongs(session.today)} == {""}, "who is gone is not asked about"
    dialog._result.undo_button.click()
    assert session.ledger.count(Member) == 7
    assert [m.branch for m in session.members if m.branch] == ["机关第一党支部"]
    assert dialog._result._branch.isHidden()


def test_without_a_name_of_the_branch_nothing_is_offered(opened, session):
    with session.unit("修改党支部") as unit:
        unit.save(replace(session.branch, name="", short_name=""))
    dialog = opened()
    dialog._take()
    assert dialog._result._branch.isHidden()


def links(widget):
    return {b.text(): b for b in widget.findChildren(Button) if not b.isHidden() and b.text().endswith("人…")}


def test_what_all_lack_is_filled_for_all_at_once_from_the_page_of_one(shell, session):
    def look():
        dialog = QApplication.activeModalWidget()
        assert dialog.rows[0].edit() == Edit("branch", "set", session.branch.name)
        assert dialog._write.text() == f"修改 {len(session.roster())} 人"
        dialog.accept()

    shell.turn_to("members")
    beside = next(made for made in shell.pages["members"].findChildren(MissingItems) if made.isVisible())
    when_modal(look)
    links(beside)[f"所在党支部 {len(session.roster())} 人…"].click()
    assert {m.branch for m in session.roster()} == {session.branch.name}
    assert not any(text.startswith("所在党支部") for text in links(beside))
    session.undo()
    assert {m.branch for m in session.roster()} == {""}


def test_what_one_alone_lacks_is_not_offered_for_all(shell, session):
    with session.unit("修改党员") as unit:
        for member in session.roster()[1:]:
            unit.save(replace(member, branch="一支部"))
    shell.turn_to("members")
    beside = next(made for made in shell.pages["members"].findChildren(MissingItems) if made.isVisible())
    assert shell.pages["members"].table.current().branch == ""
    assert not any(text.startswith("所在党支部") for text in links(beside))
