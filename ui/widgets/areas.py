"""F6 brings the keyboard from one area of a page to the next, Shift+F6 back to the one before."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QWidget


class Areas(QObject):
    """The areas of `page` in their order, each with what brings the keyboard into it."""

    def __init__(self, page: QWidget, areas: Sequence[tuple[QWidget, Callable[[], object]]]) -> None:
        super().__init__(page)
        self._areas = areas
        for keys, by in (("F6", 1), ("Shift+F6", -1)):
            QShortcut(QKeySequence(keys), page).activated.connect(partial(self.step, by))

    def step(self, by: int) -> None:
        """Goes on by so many areas, round at the end; to the first or last where the keyboard is in none of them."""
        here = QApplication.focusWidget()
        at = next(
            (
                n
                for n, (area, _) in enumerate(self._areas)
                if here is not None and (area is here or area.isAncestorOf(here))
            ),
            None,
        )
        place = (0 if by > 0 else -1) if at is None else (at + by) % len(self._areas)
        self._areas[place][1]()
