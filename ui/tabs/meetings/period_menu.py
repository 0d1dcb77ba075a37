"""A menu of the meetings of a period, below its cell in the matrix."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMenu

from models.records import Meeting
from models.rules import Cell, Line
from ui.widgets.matrix import Matrix


def in_order(meetings: Iterable[Meeting]) -> list[Meeting]:
    """By day and hour."""
    return sorted(meetings, key=lambda meeting: (meeting.show("day"), meeting.start))


def choose_meeting(
    matrix: Matrix, line: Line, cell: Cell, meetings: Iterable[Meeting], does: Callable[[int], object]
) -> None:
    """Lets choose one of the meetings; `does` is told its id."""
    menu = QMenu(matrix)
    for meeting in in_order(meetings):
        words = f"{meeting.show('day')} {meeting.subject or meeting.title()}"[:60].replace("&", "&&")
        menu.addAction(words, partial(does, meeting.id))
    menu.exec(matrix.mapToGlobal(matrix.below(line, cell) + QPoint(0, 2)))
    menu.deleteLater()
