"""Lines one can click show that the mouse or the keyboard is at them, and are painted anew when it comes and when it goes."""

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from ui.widgets.link_label import LinkLabel
from ui.widgets.todo_row import TodoRow


class Row(TodoRow):
    painted = 0

    def paintEvent(self, event):
        self.painted += 1
        super().paintEvent(event)


@pytest.fixture
def lines(qtbot):
    """Two rows and a link, on the screen."""
    window = QWidget()
    below = QVBoxLayout(window)
    made = Row("info", "甲", "第一行"), Row("info", "乙", "第二行"), LinkLabel("去看")
    for each in made:
        below.addWidget(each)
    qtbot.addWidget(window)
    window.resize(400, 300)
    window.show()
    window.activateWindow()
    turn()
    yield made
    window.close()


def turn():
    for _ in range(3):
        QApplication.processEvents()


def painted(row, does):
    """Whether a row is painted anew by something."""
    before = row.painted
    does()
    turn()
    return row.painted > before


def point(widget):
    QTest.mouseMove(widget, widget.rect().center())
    turn()


def test_a_row_with_the_keyboard(lines):
    row, other, _ = lines
    other.setFocus()
    turn()
    assert painted(row, row.setFocus)
    assert painted(row, other.setFocus)


def test_a_row_under_the_mouse(lines):
    row, other, _ = lines
    point(other)
    assert painted(row, lambda: point(row))
    assert (row.title.property("tone"), other.title.property("tone")) == ("link", "")
    assert painted(row, lambda: point(other))
    assert (row.title.property("tone"), other.title.property("tone")) == ("", "link")


def test_a_link(lines):
    row, _, link = lines
    point(link)
    assert link.property("tone") == "link"
    point(row)
    assert link.property("tone") == ""
    link.setFocus()
    assert link.property("tone") == "link"
    row.setFocus()
    assert link.property("tone") == ""
