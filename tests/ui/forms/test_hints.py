"""What an empty field says of itself is read to its end, in the dialogs and in the cells of grids."""

import pytest
from PySide6.QtWidgets import QApplication, QLineEdit, QStyleOptionViewItem

from models.records import Responsibility
from ui.dialogs.register.duty_dialog import DutyDialog
from ui.dialogs.register.duty_sheet import DutySheet


def cut(editor):
    return editor.fontMetrics().horizontalAdvance(editor.placeholderText()) > editor.width() - 26


@pytest.mark.parametrize("which", ["trainings", "rectifications", "duties"])
def test_the_hint_of_an_empty_field_is_not_cut(shell, session, qtbot, which):
    if which == "duties":
        dialog = DutyDialog(session, Responsibility(), shell)
    else:
        shell.side.choose(which)
        page = shell.pages[which]
        dialog = page.dialog(page.blank())
    qtbot.addWidget(dialog)
    dialog.show()
    QApplication.processEvents()
    lines = [line for line in dialog.findChildren(QLineEdit) if line.placeholderText()]
    assert lines
    assert [line.placeholderText() for line in lines if cut(line)] == []


def test_a_narrow_cell_shows_no_beginning_of_a_hint(shell, session, qtbot):
    dialog = DutySheet(session, (), shell)
    qtbot.addWidget(dialog)
    dialog.show()
    grid = dialog.grid
    option = QStyleOptionViewItem()
    option.rect = grid.visualRect(grid.model().index(0, 0))
    editor = grid.itemDelegate().createEditor(grid.viewport(), option, grid.model().index(0, 0))
    assert editor.placeholderText() == ""
    assert "组织委员" in editor.toolTip()
