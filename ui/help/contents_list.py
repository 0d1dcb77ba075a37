"""The list at the left of the help: the pages under their headings, or what a search found."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ui.help.pages import PAGES, HelpPage
from ui.help.searching import Found
from ui.look import fonts
from ui.widgets.row_list import LINE, Index, RowList, RowModel, paint_ground, paint_words
from ui.widgets.snippet import HEIGHT, paint_snippet

_HEADING, _PAGE, _FOUND = 32, 34, 70
"""Pixels of the lines."""


@dataclass(frozen=True)
class Entry:
    """One line: a heading, a page, or a section of it that was found."""

    heading: str = ""
    page: HelpPage | None = None
    found: Found | None = None

    def words(self) -> str:
        """The line for a tooltip and for a screen reader."""
        if self.page is None:
            return self.heading
        if self.found is None:
            return self.page.title
        return "，".join(part for part in (self.page.title, self.found.section.heading, self.found.hit.text) if part)


def all_pages() -> list[Entry]:
    """The pages under their headings."""
    lines: list[Entry] = []
    for page in PAGES:
        if not lines or (lines[-1].page and lines[-1].page.heading != page.heading):
            lines.append(Entry(heading=page.heading))
        lines.append(Entry(page=page))
    return lines


class _Delegate(QStyledItemDelegate):
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        line: Entry = index.data(LINE)
        return QSize(100, _HEADING if line.page is None else _PAGE if line.found is None else _FOUND)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        line: Entry = index.data(LINE)
        rect: QRect = option.rect
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if line.page is None:
            painter.setFont(fonts.sized(9))
            paint_words(painter, rect.adjusted(10, 6, -10, 0), line.heading, "text3")
        else:
            paint_ground(painter, rect.adjusted(2, 1, -2, -1), option.state)
            inner = rect.adjusted(12, 0, -10, 0)
            if line.found is None:
                self._paint_page(painter, inner, line.page, option.state)
            else:
                _paint_found(painter, inner, line.found)
        painter.restore()

    def _paint_page(self, painter: QPainter, rect: QRect, page: HelpPage, state: QStyle.StateFlag) -> None:
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        painter.setFont(fonts.sized(fonts.BASE, QFont.Weight.Bold if chosen else QFont.Weight.Normal))
        paint_words(painter, rect, page.title, "link" if chosen else "text")


def _paint_found(painter: QPainter, rect: QRect, found: Found) -> None:
    painter.setFont(fonts.sized(fonts.BASE, QFont.Weight.Bold))
    section = found.section
    first = QRect(rect.left(), rect.top() + 7, rect.width(), 18)
    paint_words(painter, first, section.title, "text")
    painter.setFont(fonts.sized(9))
    paint_snippet(painter, QRect(rect.left(), rect.top() + 27, rect.width(), 2 * HEIGHT), found.hit)


class ContentsList(RowList):
    """The list. A page is shown when it is clicked or reached with the arrows."""

    wanted = Signal(object)
    """The entry that is to be shown."""
    left = Signal()
    """Up was pressed on the first line: the keyboard goes back to where one searches."""

    def __init__(self) -> None:
        super().__init__("说明的各页")
        self._model: RowModel[Entry] = RowModel(Entry.words, lambda line: line.page is None)
        self.setModel(self._model)
        self.setItemDelegate(_Delegate(self))
        self.selectionModel().currentChanged.connect(self._reached)
        self._quiet = False

    def show_lines(self, lines: Sequence[Entry]) -> None:
        """Lists these instead; nothing is chosen."""
        self._quiet = True
        self._model.show(list(lines))
        self._quiet = False
        self.scrollToTop()

    def lines(self) -> list[Entry]:
        """What is listed."""
        return self._model.lines

    def choose(self, page: HelpPage) -> None:
        """Makes the line of a page the current one, where it is listed, without asking for it."""
        self._quiet = True
        for row, line in enumerate(self._model.lines):
            if line.page is page and line.found is None:
                self.setCurrentIndex(self._model.index(row))
        self._quiet = False

    def start(self) -> None:
        """The keyboard comes here: the first line that can be chosen becomes the current one."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        if not self.currentIndex().isValid():
            row = next((row for row, line in enumerate(self._model.lines) if line.page is not None), -1)
            self.setCurrentIndex(self._model.index(row))

    def _reached(self, index: QModelIndex, _before: QModelIndex) -> None:
        line = index.data(LINE) if index.isValid() else None
        if line is not None and line.page is not None and not self._quiet:
            self.wanted.emit(line)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click on the current line shows it again: one may have followed a link away from it."""
        super().mouseReleaseEvent(event)
        if self.indexAt(event.position().toPoint()) == self.currentIndex():
            self._reached(self.currentIndex(), self.currentIndex())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        first = next((row for row, line in enumerate(self._model.lines) if line.page is not None), 0)
        if event.key() == Qt.Key.Key_Up and self.currentIndex().row() <= first:
            self.left.emit()
        else:
            super().keyPressEvent(event)
