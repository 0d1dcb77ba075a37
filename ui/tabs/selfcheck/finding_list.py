"""The list of 自查: a line for each finding with its level, whom or what it is about, what is said, and the article."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFont, QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from models.rules.self_check import TABS, tab_of
from ui import fonts, theme
from ui.icons import pixmap
from ui.levels import LEVEL_LOOK
from ui.tabs.selfcheck.lines import Line
from ui.widgets.row_list import LINE, Index, RowList, RowModel, paint_ground, paint_words

_ROW, _ICON, _LEVEL, _CITED, _ROOMY = 62, 18, 52, 0.3, 560
"""Pixels of a line, its icon and the word for its level; the part of the width that the article has, and from which width on."""


def look_of(line: Line) -> tuple[str, str]:
    """Icon and tone; of what does not apply, a quiet one."""
    return LEVEL_LOOK[line.finding.level] if line.waiver is None else ("circle-check", "neutral")


class _Delegate(QStyledItemDelegate):
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(100, _ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        line: Line = index.data(LINE)
        rect: QRect = option.rect
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_ground(painter, rect.adjusted(0, 1, -2, -1), option.state)
        painter.fillRect(QRect(rect.left() + 8, rect.bottom(), rect.width() - 18, 1), theme.colour("line2"))
        inner = rect.adjusted(14, 9, -16, -9)
        left = self._paint_level(painter, inner, line)
        cited = round(inner.width() * _CITED) if rect.width() >= _ROOMY else 0
        words = QRect(left, inner.top(), inner.right() - left - (cited + 18 if cited else 0), 22)
        _paint_about(painter, words, line)
        if cited:
            _paint_cited(painter, QRect(inner.right() - cited, inner.top(), cited, 22), line)
        painter.restore()

    def _paint_level(self, painter: QPainter, inner: QRect, line: Line) -> int:
        """Gives where the words begin."""
        icon, tone = look_of(line)
        ink = theme.tone(tone)[0]
        drawn = pixmap(icon, _ICON, ink, painter.device().devicePixelRatioF())
        painter.drawPixmap(inner.left(), inner.top() + 2, drawn)
        painter.setFont(fonts.sized(9.75, QFont.Weight.Medium))
        painter.setPen(theme.colour(ink))
        left = inner.left() + _ICON + 8
        painter.drawText(QRect(left, inner.top(), _LEVEL, 22), _MIDDLE, line.level_word)
        return left + _LEVEL


_MIDDLE = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft


def _paint_about(painter: QPainter, top: QRect, line: Line) -> None:
    painter.setFont(fonts.sized(fonts.BASE, QFont.Weight.Bold))
    paint_words(painter, top, line.finding.subject, "text")
    painter.setFont(fonts.sized(9.75))
    below = line.finding.message if line.waiver is None else f"原因：{line.waiver.reason or '没有写'}"
    paint_words(painter, top.translated(0, 23), " ".join(below.split()), "text2")


def _paint_cited(painter: QPainter, top: QRect, line: Line) -> None:
    """The article, and below it where the finding belongs; both at the right edge."""
    painter.setFont(fonts.sized(9))
    painter.setPen(theme.colour("text3"))
    for place, text in enumerate((line.citation or "没有条文依据", TABS[tab_of(line.finding)])):
        shown = QFontMetrics(painter.font()).elidedText(text, Qt.TextElideMode.ElideMiddle, top.width())
        painter.drawText(
            top.translated(0, 23 * place), Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, shown
        )


class FindingList(RowList):
    """Arrows and clicks choose a line, Enter or a double click goes to where it is settled."""

    chosen = Signal(object)
    """The current line, None where there is none."""
    entered = Signal(object)
    menu_wanted = Signal(QPoint)
    """A menu for the current line is wanted, at this place of the screen."""

    def __init__(self) -> None:
        super().__init__("自查发现的问题")
        self.setObjectName("findingList")
        self._model = RowModel[Line](Line.words)
        self.setModel(self._model)
        self.setItemDelegate(_Delegate(self))
        self.setUniformItemSizes(True)
        self.selectionModel().currentChanged.connect(self._changed)
        self.doubleClicked.connect(lambda index: self.entered.emit(index.data(LINE)))

    @property
    def lines(self) -> list[Line]:
        """What is shown."""
        return self._model.lines

    def current(self) -> Line | None:
        """The current line."""
        index = self.currentIndex()
        return self._model.lines[index.row()] if 0 <= index.row() < len(self._model.lines) else None

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Shows these lines; the one about the same thing stays current, else the one at its place."""
        before, row = self.current(), self.currentIndex().row()
        self._model.show(list(lines))
        if not lines:
            self.chosen.emit(None)
            return
        same = (n for n, line in enumerate(lines) if before is not None and line.finding == before.finding)
        self.choose(next(same, max(0, min(row, len(lines) - 1))))

    def choose(self, row: int) -> None:
        """Makes a line the current one."""
        self.setCurrentIndex(self._model.index(row))

    def choose_line(self, wanted: Line) -> bool:
        """Makes this line the current one; False if it is not shown."""
        for row, line in enumerate(self._model.lines):
            if line.finding == wanted.finding:
                self.choose(row)
                return True
        return False

    def _changed(self, current: QModelIndex, _previous: QModelIndex) -> None:
        self.chosen.emit(current.data(LINE) if current.isValid() else None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and (line := self.current()) is not None:
            self.entered.emit(line)
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """At the mouse; for the key, below the current line."""
        if self.current() is None:
            return
        place = event.globalPos()
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            place = self.viewport().mapToGlobal(self.visualRect(self.currentIndex()).bottomLeft() + QPoint(60, 0))
        self.menu_wanted.emit(place)
