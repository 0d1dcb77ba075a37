"""Dialogs on a low screen: none is larger than it, and the buttons that end it are always in sight."""

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QLabel, QPushButton, QScrollArea

from tests.ui.galleries import DIALOGS
from tests.ui.low_screen import LOW, turn
from tests.ui.test_gallery_dialogs import first_page, ledger_bytes, long_branch  # noqa: F401  # the same branch
from ui.dialogs.fitting import LOWEST, _Body, fit
from ui.widgets.reading_order import stops

WITHOUT_BUTTONS = ("find", "find, nothing yet", "under way", "something went wrong")
"""Escape closes a search, work under way closes itself, and what went wrong is told in a message box, which Qt lays out."""


@pytest.mark.parametrize("name", DIALOGS)
def test_a_dialog_stays_in_the_screen_with_its_buttons_in_sight(qtbot, low, session, tmp_path, name):
    dialog = DIALOGS[name](session, low, tmp_path)
    qtbot.addWidget(dialog)
    fit(dialog, LOW)
    dialog.show()
    qtbot.waitUntil(lambda: getattr(dialog, "_waiting", None) is None, timeout=30_000)
    turn()
    assert dialog.width() <= LOW.width()
    assert dialog.height() <= LOW.height() - 40
    seen = 0
    for made in dialog.findChildren(QPushButton):
        ends = made.property("kind") == "primary" or made.text() in ("取消", "关闭", "完成", "以后再说")
        scrolls = any(area.isAncestorOf(made) for area in dialog.findChildren(QScrollArea))
        if ends and made.isVisible() and not scrolls:
            seen += 1
            assert made.visibleRegion().boundingRect() == made.rect(), made.text()
    assert seen or name in WITHOUT_BUTTONS
    if (body := dialog.findChild(_Body)) is not None:
        assert body.height() >= min(body.widget().sizeHint().height(), 300), "it has shrunk to its buttons"


@pytest.mark.parametrize(
    "name", ["first run, 1", "candidates", "open a ledger", "tasks", "history", "own ways", "item"]
)
def test_the_keyboard_begins_and_goes_on_as_on_a_large_screen(qtbot, low, session, tmp_path, name):
    """What is put into an area that scrolls had come after the buttons."""
    dialog = DIALOGS[name](session, low, tmp_path)
    qtbot.addWidget(dialog)
    order = stops(dialog)
    fit(dialog, LOW)
    dialog.show()
    turn()
    now = stops(dialog)
    assert [each for each in now if each in order] == order[order.index(now[0]) :] + order[: order.index(now[0])]
    assert not isinstance(dialog.focusWidget(), QPushButton)


def test_a_dialog_with_room_is_left_as_it_is(qtbot, shell, session, tmp_path):
    dialog = DIALOGS["import"](session, shell, tmp_path)
    qtbot.addWidget(dialog)
    size, rows = dialog.size(), dialog.layout().count()
    fit(dialog, LOWEST)
    assert (dialog.size(), dialog.layout().count()) == (size, rows)
    assert dialog.maximumHeight() > 10_000


def test_a_question_that_wants_something_scrolls_to_it(qtbot, low, session, tmp_path):
    """It measures itself by its lay-out, which is another one on a low screen."""
    dialog = DIALOGS["purpose"](session, low, tmp_path)
    qtbot.addWidget(dialog)
    fit(dialog, LOW)
    dialog.show()
    turn()
    dialog.accept()
    turn()
    assert dialog.isVisible()
    assert dialog.height() <= LOW.height() - 40


def test_the_last_line_of_a_dialog_that_is_just_high_enough_is_seen(qtbot, low, session, tmp_path):
    """Rows in a row kept the height of before the style sheet, and what was below them was pushed out of the area."""
    dialog = DIALOGS["when to lock"](session, low, tmp_path)
    qtbot.addWidget(dialog)
    fit(dialog, LOWEST - QSize(0, 20))
    dialog.show()
    turn()
    area = dialog.findChild(_Body)
    assert area.verticalScrollBar().maximum() == 0
    assert all(label.visibleRegion().boundingRect() == label.rect() for label in area.findChildren(QLabel))
