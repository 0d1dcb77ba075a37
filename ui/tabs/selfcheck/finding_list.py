"""The list of 自查: a line for each finding with its level, whom or what it is about, what is said, and the article."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFont, QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from models.rules.self_check import TABS, tab_of
from ui.look import fonts, theme
from ui.look.icons import pixmap
from ui.look.levels import LEVEL_LOOK
from ui.tabs.selfcheck.lines import Line
from ui.widgets.row_list import LINE, Index, RowList, RowModel, paint_words

_ROW, _ICON, _LEVEL, _APART = 62, 18, 52, 18
"""Pixels of a line, its icon, the word for its level, and between what stands at the left and at the right."""
_WIDEST = 1280
"""Pixels of what stands in a line: on a wide screen the eye would lose it on its way to the article."""
_CITED, _ROOMY = 0.4, 560
"""The part of the width that the article has in any case, and from which width on."""


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
        _paint_ground(painter, rect, option.state)
        inner = rect.adjusted(24, 9, -16, -9)
        inner.setWidth(min(inner.width(), _WIDEST))
        left = self._paint_level(painter, inner, line)
        words = QRect(left, inner.top(), inner.right() - left, 22)
        right = paint_cited(painter, words, line) if rect.width() >= _ROOMY else (0, 0)
        _paint_about(painter, words, line, right)
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


def _paint_ground(painter: QPainter, rect: QRect, state: QStyle.StateFlag) -> None:
    """As the rows of a table."""
    chosen = bool(state & QStyle.StateFlag.State_Selected)
    under = state & QStyle.StateFlag.State_MouseOver
    painter.fillRect(rect, theme.colour("sel" if chosen else "hover" if under else "surface"))
    painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), theme.colour("line2"))
    if chosen:
        painter.fillRect(QRect(rect.left(), rect.top(), 3, rect.height()), theme.colour("accent"))


_MIDDLE = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft


def _paint_about(painter: QPainter, top: QRect, line: Line, right: tuple[int, int]) -> None:
    """right: the pixels that the article has on the first line, and the tab on the second."""
    below = top.adjusted(0, 0, -right[1], 0).translated(0, 23)
    top = top.adjusted(0, 0, -right[0], 0)
    painter.setFont(fonts.sized(fonts.BASE, QFont.Weight.Bold))
    used = paint_words(painter, top, line.finding.subject, "text")
    painter.setFont(fonts.sized(9.75))
    message = " ".join(line.finding.message.split())
    if line.waiver is None:
        paint_words(painter, below, message, "text2")
    else:
        paint_words(painter, top.adjusted(used + 10, 0, 0, 0), message, "text2")
        paint_words(painter, below, f"原因：{' '.join(line.waiver.reason.split()) or '没有写'}", "text2")


def paint_cited(painter: QPainter, top: QRect, line: Line) -> tuple[int, int]:
    """The article, and below it where the finding belongs; both at the right edge. Gives the room that each takes: a short
    subject leaves more to the article, and the message has all that the name of a tab leaves."""
    painter.setFont(fonts.sized(9))
    painter.setPen(theme.colour("text3"))
    metrics = QFontMetrics(painter.font())
    subject = QFontMetrics(fonts.sized(fonts.BASE, QFont.Weight.Bold)).horizontalAdvance(line.finding.subject)
    least = round(top.width() * _CITED)
    taken = []
    for place, text in enumerate((line.article or "没有条文依据", TABS[tab_of(line.finding)])):
        room = least if line.waiver is not None or place else max(least, top.width() - subject - _APART)
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideMiddle, room)
        painter.drawText(
            top.translated(0, 23 * place), Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, shown
        )
        taken.append(metrics.horizontalAdvance(shown) + _APART)
    return taken[0], taken[1]


class FindingList(RowList):
    """Arrows and clicks choose a line, Enter or a double click goes to where it is settled."""

    chosen = Signal(object)
    """The current line, None where there is none."""
    entered = Signal(object)
    deleting = Signal()
    """Delete was pressed: the current line does not apply, or is to be listed again."""
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
        elif event.key() == Qt.Key.Key_Delete and self.current() is not None:
            self.deleting.emit()
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
