"""A list of lines that lead to records; a long one shows its first lines until all are asked for."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.widgets.button import button
from ui.widgets.go_row import GoRow
from ui.widgets.label import plain_label
from ui.widgets.layouts import empty, shown

Go = Callable[[str, int], object]
"""Shows a record, by its table and id."""


@dataclass(frozen=True)
class Line:
    """One line: the words of a GoRow, and where it leads."""

    when: str
    title: str
    table: str
    record: int
    pill: str = ""
    tone: str = "neutral"
    note: str = ""


class Rows(QWidget):
    """Lines one below the other."""

    def __init__(self, go: Go, nothing: str, most: int = 8) -> None:
        super().__init__()
        self._go, self._nothing, self._most = go, nothing, most
        self._lines: Sequence[Line] = ()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)

    def show_lines(self, lines: Sequence[Line], nothing: str = "") -> None:
        """Shows these lines, or the sentence that there is nothing."""
        self._lines, self._nothing = lines, nothing or self._nothing
        self._fill(self._most)

    def _fill(self, most: int) -> None:
        empty(self._column)
        if not self._lines:
            self._column.addWidget(plain_label(self._nothing, "note", wrap=True))
        for line in self._lines[:most]:
            row = GoRow(line.when, line.title, line.pill, line.tone, note=line.note)
            row.clicked.connect(partial(self._go, line.table, line.record))
            self._column.addWidget(row)
        if len(self._lines) > most:
            show_all = partial(self._fill, len(self._lines))
            more = button(f"显示全部 {len(self._lines)} 条", show_all, kind="link")
            self._column.addWidget(more, 0, Qt.AlignmentFlag.AlignLeft)
        shown(self._column)
