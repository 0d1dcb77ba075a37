"""Importing in the window: the plan is shown first, written as one action, and nothing else ever touches the ledger."""

import pytest
from PySide6.QtWidgets import QComboBox

from models.records import Member
from ui.dialogs.import_dialog import ImportDialog

ROSTER = "姓名,性别,出生日期,归口代号\n孙静,女,1990-03,三组\n张伟,男,1985-03,三组\n合计,2,,\n"


@pytest.fixture
def opened(qtbot, shell, session, tmp_path):
    """opened(text): the dialog over a file with this text, its plan shown."""

    def open_(text: str) -> ImportDialog:
        file = tmp_path / "花名册.csv"
        file.write_text(text, encoding="gb18030")
        dialog = ImportDialog(session, file, shell)
        qtbot.addWidget(dialog)
        dialog.show()
        qtbot.waitUntil(lambda: dialog._stack.currentIndex() == 1 or not dialog.isVisible(), timeout=20_000)
        return dialog

    return open_


def test_the_plan_is_shown_and_written_as_one_action(opened, session):
    dialog = opened(ROSTER)
    assert session.ledger.count(Member) == 7
    assert dialog._write.text() == "写入账本：新增 1 人，更新 0 人"
    dialog._take()
    assert session.ledger.count(Member) == 8
    assert not dialog.isVisible()
    session.undo()
    assert session.ledger.count(Member) == 7


def test_a_heading_is_corrected_and_the_file_read_again(opened, qtbot, session):
    dialog = opened(ROSTER)
    table = dialog._columns._table
    headings = [table.item(row, 0).text() for row in range(table.rowCount())]
    choice = table.cellWidget(headings.index("归口代号"), 1)
    assert isinstance(choice, QComboBox)
    place = choice.findData("group")
    choice.setCurrentIndex(place)
    choice.activated.emit(place)
    assert not dialog._write.isEnabled()
    qtbot.waitUntil(lambda: dialog._stack.currentIndex() == 1, timeout=20_000)
    dialog._take()
    assert {m.group for m in session.ledger.all(Member) if m.name in ("孙静", "张伟")} == {"三组"}


def test_a_file_that_is_no_roster_is_refused_in_a_sentence(opened, session, answers):
    dialog = opened("\n")
    assert not dialog.isVisible()
    assert len(answers.said) == 1
    assert answers.said[0].endswith("。")
    assert session.ledger.count(Member) == 7


def test_a_mistake_of_ours_closes_the_dialog_instead_of_waiting_for_ever(opened, qtbot):
    dialog = opened(ROSTER)
    with pytest.raises(RuntimeError, match="mistake"):
        dialog._failed(RuntimeError("mistake"))
    assert not dialog.isVisible()


def test_skipped_lines_are_told(opened):
    dialog = opened(ROSTER)
    which = dialog._rows._which
    which.setCurrentIndex(which._keys.index("skipped"))
    model = dialog._rows._model
    assert any("合计" in model.index(row, 3).data() for row in range(model.rowCount()))
