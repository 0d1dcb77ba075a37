"""Filling in by keyboard: Enter presses the button it is on, goes down a grid, and ends at saving."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton

from models.fields import field_of
from models.kinds import PartialDate
from models.records import Branch, Enrolment, Meeting, Member, Rectification, Training
from tests.ui.deleting import delete
from ui.dialogs.training.enrolment_dialog import EnrolmentDialog
from ui.forms.editors import editor_for
from ui.forms.parts_grid import PartsGrid
from ui.forms.record_dialog import RecordDialog
from ui.widgets.button import button
from ui.widgets.reading_order import stops


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_a_key_presses_the_button_that_has_the_focus(qtbot, key):
    pressed = []
    made = button("新建账本…", lambda: pressed.append(True))
    qtbot.addWidget(made)
    qtbot.keyClick(made, key)
    qtbot.keyClick(made, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert pressed == [True]


def test_after_the_last_field_comes_saving(shell, session):
    dialog = RecordDialog(session, Member(), shell)
    buttons = {made.text(): made for made in dialog.findChildren(QPushButton)}
    order = stops(dialog)
    assert order[order.index(buttons["保存"]) + 1] is buttons["取消"]
    delete(dialog)


def test_the_first_click_into_a_day_takes_all_of_it_and_the_second_a_place_in_it(shell, session, qtbot):
    """What was typed went into the day of today that stood there: 2026-11-2026-11-20."""
    dialog = RecordDialog(session, Meeting(day=PartialDate(2026, 11, 27), subject="学习"), shell)
    dialog.show()
    qtbot.waitUntil(dialog.isActiveWindow)
    day, subject = (dialog.form.boxes[name].editor for name in ("day", "subject"))
    subject.setFocus()
    qtbot.mouseClick(day, Qt.MouseButton.LeftButton, pos=QPoint(30, 12))
    qtbot.keyClicks(day, "2026-11-20")
    assert day.text() == "2026-11-20"
    qtbot.mouseClick(day, Qt.MouseButton.LeftButton, pos=QPoint(30, 12))
    assert not day.hasSelectedText()
    qtbot.mouseClick(subject, Qt.MouseButton.LeftButton, pos=QPoint(30, 12))
    assert getattr(subject, "selectedText", lambda: "")() == ""
    delete(dialog)


@pytest.fixture
def grid(qtbot, session):
    """A grid of three people with their hours."""
    made = PartsGrid(session, [field_of(Enrolment, name) for name in ("name", "hours")])
    made.model_of_parts.show_parts([Enrolment(name=name) for name in ("张伟", "李敏", "王磊")])
    made.resize(400, 300)
    made.show()
    yield made
    delete(made)


def open_cells(grid):
    return [line for line in grid.viewport().findChildren(QLineEdit) if line.isVisible()]


def enter(grid, qtbot, text):
    """Types into the current cell, which is open after a move, and presses Enter."""
    if not (lines := open_cells(grid)):
        grid.edit(grid.currentIndex())
        lines = open_cells(grid)
    line = lines[0]
    line.setText(text)
    qtbot.keyClick(line, Qt.Key.Key_Return)
    QApplication.processEvents()


def test_enter_goes_down_a_grid_as_in_a_spreadsheet(grid, qtbot):
    grid.setCurrentIndex(grid.model_of_parts.index(0, 1))
    for text in ("8", "6", "4"):
        enter(grid, qtbot, text)
    assert [part.hours for part in grid.model_of_parts.parts] == [8, 6, 4]
    assert grid.currentIndex().row() == 2


def test_enter_stays_where_a_cell_did_not_take_the_text(grid, qtbot):
    grid.setCurrentIndex(grid.model_of_parts.index(0, 1))
    enter(grid, qtbot, "八个半")
    assert grid.currentIndex().row() == 0
    enter(grid, qtbot, "8")
    assert grid.currentIndex().row() == 1


def test_a_form_made_before_offers_groups_that_came_later(qtbot, session):
    editor = editor_for(field_of(Meeting, "group"), session)
    qtbot.addWidget(editor)
    editor.set_value_text("第二党小组")
    branch = session.branch
    branch.groups += "\n第三党小组"
    with session.unit("修改支部信息") as unit:
        unit.save(branch)
        unit.add(Member(name="孙晓", group="退休党小组", kind="正式党员"))
    assert session.ledger.get(Branch, 1).group_names()[-1] == "第三党小组"
    editor.showPopup()
    editor.hidePopup()
    offered = [editor.itemText(place) for place in range(editor.count())]
    assert offered == ["", "第一党小组", "第二党小组", "第三党小组", "退休党小组"]
    assert editor.value_text() == "第二党小组"


def test_leaving_a_list_of_hours_asks_first(shell, qtbot, session, answers):
    training = session.ledger.all(Training)[0]
    dialog = EnrolmentDialog(session, training, shell)
    dialog.show()
    answers.yes = False
    dialog._model.setData(dialog._model.index(0, 2), "7.5")
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.isVisible()
    answers.yes = True
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    delete(dialog)


@pytest.mark.parametrize("name", ["kind", "group"])
def test_passing_a_choice_is_no_change(qtbot, session, shell, name):
    made = editor_for(field_of(Meeting, name), session)
    other = QLineEdit()
    for widget in (made, other):
        qtbot.addWidget(widget)
        widget.setParent(shell)
        widget.show()
    told = []
    made.edited.connect(lambda: told.append(made.value_text()))
    for text in ("党课", "第一党小组", "集体学习", ""):
        made.set_value_text(text)
        made.setFocus()
        other.setFocus()
        assert made.value_text() == text
        assert made.lineEdit().cursorPosition() == 0  # a long one is read from its beginning
    assert told == []


def test_a_long_text_is_seen_from_its_beginning(shell, session):
    text = "中国共产党某某省某某市某某区某某街道某某社区第一支部委员会" * 3
    dialog = RecordDialog(session, Branch(name=text), shell)
    dialog.show()
    dialog.activateWindow()
    QApplication.processEvents()
    line = dialog.form.boxes["name"].editor
    line.clearFocus()
    line.setFocus(Qt.FocusReason.TabFocusReason)
    assert (line.selectedText(), line.cursorPosition()) == (text, 0)
    line.deselect()
    line.end(False)
    dialog.form.boxes["short_name"].editor.setFocus(Qt.FocusReason.TabFocusReason)
    assert line.cursorPosition() == 0
    delete(dialog)


@pytest.mark.parametrize(("typed", "offered"), [("阵", True), ("阵地", False), ("党", True), ("党费", False)])
def test_a_word_that_stands_there_whole_is_not_offered_again(qtbot, session, typed, offered):
    """The list takes the next click for itself: what is pasted after it would land in this field."""
    editor = editor_for(field_of(Rectification, "category"), session)
    qtbot.addWidget(editor)
    editor.show()
    line = editor.lineEdit()
    line.setFocus()
    line.insert(typed)
    editor.completer().setCompletionPrefix(typed)
    assert (editor.completer().completionCount() > 0) is offered


def test_who_a_row_is_of_can_be_read_far_to_the_right(grid):
    """Once the names are scrolled away they stand beside the numbers."""
    model, sideways = grid.model_of_parts, grid.horizontalScrollBar()
    grid.setColumnWidth(1, 900)
    grid.setHorizontalScrollMode(grid.ScrollMode.ScrollPerPixel)
    QApplication.processEvents()
    assert model.headerData(1, Qt.Orientation.Vertical) == 2
    sideways.setValue(grid.columnWidth(0))
    assert model.headerData(1, Qt.Orientation.Vertical) == "2　李敏"
    sideways.setValue(0)
    assert model.headerData(1, Qt.Orientation.Vertical) == 2
