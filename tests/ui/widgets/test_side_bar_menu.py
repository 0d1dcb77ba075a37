"""Where the menu of a button at the foot of the side bar opens: above it, or beside it where there is no room; never over it."""

import pytest
from PySide6.QtCore import QPoint, QRect, QSize


@pytest.fixture
def side(shell):
    shell.move(0, 0)
    shell.resize(1200, 680)
    shell.show()
    return shell.side


@pytest.mark.parametrize("spare", [-60, -1, 0, 1, 400])
def test_the_menu_never_lies_over_its_button(side, spare):
    """spare: pixels by which it is higher than the screen has room for above the button."""
    button = side._buttons["settings"]
    over = QRect(button.mapToGlobal(QPoint(0, 0)), button.size())
    room = over.top() - side.screen().availableGeometry().top()
    menu = QRect(side.above("settings", room + spare), QSize(220, room + spare))
    assert not menu.intersects(over)
    assert menu.top() >= side.screen().availableGeometry().top()
    assert (menu.bottom() + 1 == over.top()) == (spare <= 0), "right above it where there is room"
