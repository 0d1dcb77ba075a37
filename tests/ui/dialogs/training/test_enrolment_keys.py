"""The list of a training under the keyboard: columns that are pasted, Ctrl+Z and Ctrl+Y, Ctrl+S."""

import pytest
from PySide6.QtCore import QItemSelectionModel, Qt, QTimer
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest

from models.records import Enrolment, Training
from tests.ui.dialogs.training import test_enrolment
from tests.ui.dialogs.training.test_enrolment import fill, hours, listed, pasted
from ui.dialogs.run import run
from ui.dialogs.training.enrolment_dialog import EnrolmentDialog

dialog = test_enrolment.dialog


@pytest.fixture
def three(dialog):
    """The first three are on the list."""
    dialog.list.take(dialog._model.parts[:3])
    dialog._show_again()
    return dialog


def test_a_column_that_is_longer_than_the_list_enrols_nobody(three):
    names = [part.name for part in three._model.parts]
    pasted(three, 0, 2, "8\n7\n6\n5\n")
    assert listed(three) == [(names[0], "参加", 8.0), (names[1], "参加", 7.0), (names[2], "参加", 6.0)]
    assert three._note.text() == "粘贴了 3 行；粘贴的内容多出 1 行，没有放入：那几行的人还不在名单里"
    assert three._note.property("tone") == "bad"
    pasted(three, 3, 2, "5\n")  # there she says herself whom she means
    assert listed(three)[3:] == [(names[3], "", 5.0)]


def test_a_column_beside_people_who_do_not_follow_one_another_goes_to_nobody(three):
    """It may be of those on the list alone, or of all: the hours of one would stand beside another."""
    three._grid.selectRow(1)
    three._take_off()
    before = listed(three)
    pasted(three, 0, 2, "4\n5\n6\n")
    assert listed(three) == before
    assert three._note.text().startswith(f"第 2 行 {three._model.parts[1].name}夹在中间，还不在名单里")


def test_more_hours_than_planned_are_taken_with_a_warning(three):
    pasted(three, 0, 2, "8\n20\n30\n")
    assert [entry[2] for entry in listed(three)] == [8.0, 20.0, 30.0]
    assert three._note.text() == "粘贴了 3 行；其中 2 行请看“核对”：比计划 16 学时多"
    assert three._note.property("tone") == "warn"


def test_a_heading_that_comes_with_a_column_moves_nobodys_hours(dialog):
    names = [part.name for part in dialog._model.parts]
    pasted(dialog, 0, 2, "实际学时\n8\n4\n")
    assert hours(dialog) == {names[0]: 8.0, names[1]: 4.0}
    pasted(dialog, 0, 2, "实得分\n1\n2\n")
    assert hours(dialog) == {names[0]: 8.0, names[1]: 4.0}
    assert "整块都没有放入" in dialog._note.text()
    pasted(dialog, 0, 2, "\n5\n")
    assert hours(dialog) == {names[0]: 8.0, names[1]: 5.0}
    assert "1 行空着" in dialog._note.text()


def test_hours_pasted_with_names_go_to_those_who_are_called_so(dialog):
    names = [part.name for part in dialog._model.parts]
    pasted(dialog, 0, 0, f"姓名\t实际学时\n{names[3]}\t8\n查无此人\t6\n{names[1]}\t4\n")
    assert hours(dialog) == {names[3]: 8.0, names[1]: 4.0}
    assert "查无此人 等 1 行没有放入" in dialog._note.text()
    pasted(dialog, 0, 0, f"{names[2]}\t参加\t12\n{names[0]}\t参加\t10\n")
    assert hours(dialog) == {names[3]: 8.0, names[1]: 4.0, names[2]: 12.0, names[0]: 10.0}


def pressed(qtbot, dialog, keys):
    """As typed: into whatever has the keyboard in the dialog."""
    dialog.activateWindow()
    QTest.qWait(0)
    QTest.keySequence(dialog.focusWidget() or dialog, QKeySequence(keys))


def test_the_last_change_is_taken_back_and_done_again(qtbot, three):
    dialog, chosen = three, listed(three)
    pasted(dialog, 0, 2, "8\n7\n6\n")
    after = listed(dialog)
    fill(dialog, 0, 1, "请假")
    pressed(qtbot, dialog, "Ctrl+Z")
    assert listed(dialog) == after
    assert dialog._note.text().startswith("已撤销")
    pressed(qtbot, dialog, "Ctrl+Z")
    assert listed(dialog) == chosen
    pressed(qtbot, dialog, "Ctrl+Y")
    assert listed(dialog) == after
    for _ in range(3):
        pressed(qtbot, dialog, "Ctrl+Z")
    assert listed(dialog) == []
    assert dialog._note.text() == "没有可以撤销的改动"
    assert dialog._typed() == dialog._kept
    for _ in range(4):
        pressed(qtbot, dialog, "Ctrl+Y")
    assert [entry[1:] for entry in listed(dialog)] == [("请假", 8.0), ("参加", 7.0), ("参加", 6.0)]


def test_who_was_put_down_as_away_by_hand_is_one_step(qtbot, dialog):
    dialog._all_present()
    fill(dialog, 0, 1, "请假")
    assert dialog._model.parts[0].hours is None
    pressed(qtbot, dialog, "Ctrl+Z")
    assert (dialog._model.parts[0].state, dialog._model.parts[0].hours) == ("参加", 16.0)


@pytest.mark.parametrize("column", [1, 2, 3, 5])
def test_undo_in_an_open_cell_is_that_of_what_was_typed_there_first(qtbot, three, column):
    dialog = three
    pasted(dialog, 0, 2, "8\n7\n6\n")
    place = dialog._grid.visualRect(dialog._model.index(1, column)).center()
    QTest.mouseClick(dialog._grid.viewport(), Qt.MouseButton.LeftButton, pos=place)
    cell = dialog.focusWidget()
    if column != 1:
        QTest.keyClicks(cell, "9")
        pressed(qtbot, dialog, "Ctrl+Z")
        assert hours(dialog)[dialog._model.parts[1].name] == 7.0, "the cell alone goes back"
    pressed(qtbot, dialog, "Ctrl+Z")
    assert {entry[2] for entry in listed(dialog)} == {16.0}


def test_a_line_that_was_added_or_taken_off_comes_back(qtbot, shell, session):
    batch = session.ledger.all(Training)[0]
    with session.unit("登记") as unit:
        unit.save_parts(batch, [Enrolment(name="外来同志"), Enrolment(name="另一同志")], Enrolment)
    made = EnrolmentDialog(session, batch, shell)
    qtbot.addWidget(made)
    made.show()
    made._grid.selectRow(1)
    made._take_off()
    made.add_guest()
    made._undo.take_back()
    assert [entry[0] for entry in listed(made)] == ["外来同志"]
    made._undo.take_back()
    assert [entry[0] for entry in listed(made)] == ["外来同志", "另一同志"]
    made.accept()
    assert [e.name for e in session.ledger.parts(Enrolment, batch)] == ["外来同志", "另一同志"]


def test_ctrl_s_saves_the_list(qtbot, shell, session):
    made = EnrolmentDialog(session, session.ledger.all(Training)[0], shell)

    def save():
        fill(made, 0, 2, "8")
        pressed(qtbot, made, "Ctrl+S")
        if made.isVisible():
            made.done(0)

    QTimer.singleShot(0, made, save)
    assert run(made)
    assert [e.hours for e in session.ledger.all(Enrolment)] == [8.0]


@pytest.fixture
def long_list(qtbot, shell, session):
    """More people than are seen at once, all of them on the list."""
    with session.unit("登记") as unit:
        people = [Enrolment(name=f"学员{n:02}", state="参加", hours=16) for n in range(1, 41)]
        unit.save_parts(session.ledger.all(Training)[0], people, Enrolment)
    made = EnrolmentDialog(session, session.ledger.all(Training)[0], shell)
    qtbot.addWidget(made)
    made.show()
    return made


def chosen_rows(dialog):
    return sorted({index.row() for index in dialog._grid.selectedIndexes()})


@pytest.mark.parametrize(
    ("keys", "rows"),
    [
        ("Ctrl+Shift+End", range(10, 46)),
        ("Ctrl+Shift+Home", range(11)),
        ("Ctrl+Shift+Down", range(10, 46)),
        ("Ctrl+Shift+Up", range(11)),
        ("Ctrl+End", [45]),
        ("Ctrl+Home", [0]),
    ],
)
def test_the_keys_that_go_to_the_end_select_as_in_a_spreadsheet(qtbot, long_list, keys, rows):
    """The list went to row 46 and row 11 alone stayed selected, out of sight: that one was taken off."""
    QTest.mouseClick(
        long_list._grid.viewport(),
        Qt.MouseButton.LeftButton,
        pos=long_list._grid.visualRect(long_list._model.index(10, 2)).center(),
    )
    long_list._grid.setFocus()
    long_list._grid.setCurrentIndex(long_list._model.index(10, 0))
    QTest.keySequence(long_list._grid, QKeySequence(keys))
    assert chosen_rows(long_list) == list(rows)
    assert long_list._grid.currentIndex().row() in rows


def test_who_is_taken_off_is_named_and_comes_back_with_ctrl_z(qtbot, long_list):
    long_list._grid.selectRow(10)
    long_list._take_off()
    assert long_list._note.text() == "移出 学员11；按“保存”写入账本，Ctrl+Z 撤销"
    assert len(listed(long_list)) == 39
    pressed(qtbot, long_list, "Ctrl+Z")
    assert len(listed(long_list)) == 40
    long_list._grid.setFocus()
    long_list._grid.setCurrentIndex(long_list._model.index(35, 0))
    QTest.keySequence(long_list._grid, QKeySequence("Ctrl+Shift+End"))
    long_list._take_off()  # with the six of the roster, who are not on the list
    assert long_list._note.text() == "移出 学员36、学员37等 5 人；按“保存”写入账本，Ctrl+Z 撤销"
    assert len(listed(long_list)) == 35


def test_of_people_who_are_not_on_the_list_nobody_is_taken_off(long_list):
    long_list._grid.selectRow(42)
    long_list._take_off()
    assert long_list._note.text() == "所选的人都不在名单里，没有移出谁"
    assert len(listed(long_list)) == 40


def offered(dialog):
    dialog.fill_registering()
    return {action.text(): action for action in dialog._registering.actions()}


def test_those_who_are_selected_are_registered_at_once(dialog):
    """She marked ten with the mouse and found no entry for them: only for all of the branch."""
    fill(dialog, 1, 1, "请假")
    dialog._grid.selectRow(0)
    assert not any("选中" in label for label in offered(dialog))
    for row in (1, 3):
        dialog._grid.selectionModel().select(dialog._model.index(row, 0), QItemSelectionModel.SelectionFlag.Select)
    names = [dialog._model.parts[row].name for row in (0, 1, 3)]
    first = next(iter(offered(dialog)))
    assert first == "选中的 2 人记为参加"
    offered(dialog)[first].trigger()
    assert sorted(listed(dialog)) == sorted(
        [(names[0], "参加", 16.0), (names[1], "请假", None), (names[2], "参加", 16.0)]
    )
    assert [dialog._model.parts[row].name for row in (0, 1, 3)] == names
    assert chosen_rows(dialog) == [0, 1, 3]


def test_nobody_moves_whatever_is_marked(long_list):
    """Four she had marked went to the top at once, and her next click on row 42 put hours on somebody else."""
    grid, model = long_list._grid, long_list._model
    before = [id(part) for part in model.parts]
    grid.scrollToBottom()
    at = grid.verticalScrollBar().value()
    assert at
    for row in (42, 44, 45):
        grid.selectionModel().select(model.index(row, 0), QItemSelectionModel.SelectionFlag.Select)
    labels = offered(long_list)
    labels["选中的 3 人记为参加"].trigger()
    assert len(listed(long_list)) == 43
    assert ([id(part) for part in model.parts], grid.verticalScrollBar().value()) == (before, at)
    long_list._all_present()
    long_list.add_guest()
    assert [id(part) for part in model.parts][:-1] == before
