"""Where Tab stops is found without a trace: nothing of the window is taken for a part of something else."""

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QLineEdit, QPushButton, QVBoxLayout, QWidget
from shiboken6 import isValid

from ui.widgets.reading_order import stops


@pytest.fixture
def window(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    return window


def line(place):
    made = QLineEdit(place)
    place.layout().addWidget(made)
    return made


def test_it_says_them_in_their_order_wherever_the_window_begins(window):
    column, late = QVBoxLayout(window), QLineEdit()
    card = QWidget()
    column.addWidget(card)
    QVBoxLayout(card)
    first, second = line(card), line(card)
    column.addWidget(late)
    QWidget.setTabOrder(second, first)
    assert stops(card) == [second, first]
    assert stops(window) == [second, first, late]
    assert stops(late) == []


@pytest.mark.parametrize("asked", ["window", "row"])
def test_actions_live_on_when_a_row_is_deleted(window, asked):
    """They are made by Qt, and hang on what PySide6 holds for the parents of their button."""
    row, button = QPushButton("一行", window), QPushButton("更多", window)
    action = button.addAction("导出")
    stops(window if asked == "window" else row)
    row.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert not isValid(row)
    assert isValid(action)
    assert action.text() == "导出"
