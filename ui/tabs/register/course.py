"""The course of an item, line by line: its steps, and the entries on its progress with the files that show it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QGridLayout, QMenu, QVBoxLayout, QWidget

from models.records import Attachment, Progress
from ui.widgets.button import button
from ui.widgets.label import plain_label
from ui.widgets.layouts import empty, shown
from ui.widgets.link_label import LinkLabel

_DAY = 84


@dataclass(frozen=True)
class Line:
    """A day and what was done on it; an entry on the progress can be changed, a step cannot."""

    day: str
    text: str
    entry: Progress | None = None
    files: Sequence[Attachment] = field(default_factory=tuple)


class Course(QWidget):
    """Lines, the newest first. The rows that are there are used again: going through a list by the arrow keys makes none."""

    opening = Signal(object)
    """A file (Attachment) is to be opened."""
    changing = Signal(object)
    """An entry (Progress) is to be changed."""
    removing = Signal(object)
    """An entry is to go to the recycle bin."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[_Row] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(7)

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Shows these lines instead of the present ones."""
        while len(self.rows) < len(lines):
            row = _Row(self)
            self.rows.append(row)
            self._column.addWidget(row)
        for row, line in zip(self.rows, lines, strict=False):
            row.show_line(line)
        for place, row in enumerate(self.rows):
            row.setVisible(place < len(lines))


class _Row(QWidget):
    """One line, its files below it, and for an entry a button with what can be done with it."""

    def __init__(self, course: Course) -> None:
        super().__init__()
        self._course = course
        self._line = Line("", "")
        self.day, self.text = plain_label("", "second"), plain_label("", wrap=True)
        self.day.setFixedWidth(_DAY)
        for label in (self.day, self.text):
            label.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.more = button("", self._ask, icon_name="ellipsis", kind="quiet", hint="修改或删除这条进展")
        self.more.setProperty("small", True)
        self.files = QVBoxLayout()
        self.files.setSpacing(2)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(2)
        grid.setColumnStretch(1, 1)
        top = Qt.AlignmentFlag.AlignTop
        grid.addWidget(self.day, 0, 0)
        grid.addWidget(self.text, 0, 1)
        grid.addWidget(self.more, 0, 2, top)
        grid.addLayout(self.files, 1, 1, 1, 2)

    def show_line(self, line: Line) -> None:
        """Shows a line."""
        if line == self._line:
            return
        self._line = line
        self.day.setText(line.day)
        self.text.setText(line.text)
        self.text.setAccessibleName(f"{line.day} {line.text}")
        self.more.setVisible(line.entry is not None)
        self.more.setAccessibleName(f"{line.day} 的进展：修改或删除")
        empty(self.files)
        for file in line.files:
            link = LinkLabel(f"附件：{file.name}", "second", mode=Qt.TextElideMode.ElideMiddle)
            link.clicked.connect(partial(self._course.opening.emit, file))
            self.files.addWidget(link)
        shown(self.files)

    def _ask(self) -> None:
        menu = self.menu()
        menu.exec(self.more.mapToGlobal(self.more.rect().bottomLeft()))
        menu.deleteLater()

    def menu(self) -> QMenu:
        """What can be done with an entry."""
        menu, entry = QMenu(self), self._line.entry
        menu.addAction("修改、添加附件…", partial(self._course.changing.emit, entry))
        menu.addAction("放进回收站", partial(self._course.removing.emit, entry))
        return menu

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if self._line.entry is not None:
            menu = self.menu()
            menu.exec(event.globalPos())
            menu.deleteLater()
