"""F6 from area to area, there and back, round at the end."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget

from ui.widgets.areas import Areas


@pytest.fixture
def page(qtbot):
    """A page of three areas with a line each, and one line beside them."""
    made = QWidget()
    column = QVBoxLayout(made)
    made.lines = [QLineEdit() for _ in range(4)]
    areas = []
    for line in made.lines[:3]:
        area = QWidget()
        QVBoxLayout(area).addWidget(line)
        column.addWidget(area)
        areas.append((area, line.setFocus))
    column.addWidget(made.lines[3])
    Areas(made, areas)
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    QApplication.processEvents()
    return made


@pytest.mark.parametrize(
    ("begin", "keys", "end"),
    [(0, "F", 1), (1, "FF", 0), (0, "B", 2), (2, "BB", 0), (3, "F", 0), (3, "B", 2), (1, "FB", 1)],
)
def test_the_keyboard_goes_from_area_to_area(page, qtbot, begin, keys, end):
    page.lines[begin].setFocus()
    for key in keys:
        back = Qt.KeyboardModifier.ShiftModifier if key == "B" else Qt.KeyboardModifier.NoModifier
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_F6, back)
    assert QApplication.focusWidget() is page.lines[end]
