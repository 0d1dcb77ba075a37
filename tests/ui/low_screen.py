"""The low screen of the tests: how large it is, and the turns of the event loop in which what stands on it is laid out."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication

LOW = QSize(923, 523)
"""1200×680, the lowest screen, seen through 特大."""


def turn(times: int = 3) -> None:
    """Lets the window lay out what was changed."""
    for _ in range(times):
        QApplication.processEvents()
