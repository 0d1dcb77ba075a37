"""关于: three pages, by mouse and by keyboard, with nothing that is cut off."""

import pytest

from models import about
from ui.dialogs.about_dialog import AboutDialog, machine


@pytest.fixture
def dialog(qtbot):
    made = AboutDialog(None)
    qtbot.addWidget(made)
    made.show()
    return made


def test_it_lists_every_part_with_its_licence(dialog):
    dialog.tabs.choose("parts")
    dialog.tabs.chosen.emit("parts")
    table = dialog.pages["parts"]
    assert table.isVisible()
    assert [table.item(row, 0).text() for row in range(table.rowCount())] == [part.name for part in about.parts()]
    assert all(table.item(row, 2).text() for row in range(table.rowCount()))


def test_it_tells_what_changed_and_on_what_it_runs(dialog):
    assert about.version() in dialog.pages["changes"].toPlainText()
    assert "Python" in machine()
    assert dialog.machine.text() == machine()
