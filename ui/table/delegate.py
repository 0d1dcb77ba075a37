"""How a row of a list is painted: names with a round surname, states as pills, the whole row under the mouse tinted."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QCursor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTableView

from ui.look import fonts, theme
from ui.look.icons import pixmap
from ui.look.levels import LEVEL_LOOK
from ui.table.columns import NAME, PILL, PLAIN, SIGN, Column
from ui.widgets.avatar import paint_avatar
from ui.widgets.pill import HEIGHT as PILL_HEIGHT
from ui.widgets.pill import paint_pill, pill_width
from ui.widgets.wrapped import wrapped

Index = QModelIndex | QPersistentModelIndex
_RECORD = int(Qt.ItemDataRole.UserRole)
_PAD, _AVATAR, _ROW, _ICON = 13, 28, 44, 16
_SIGN = 32  # pixels of a pill around a sign
_LINE = 19  # pixels from one line of a cell to the next
_RIGHT, _MIDDLE = Qt.TextElideMode.ElideRight, Qt.TextElideMode.ElideMiddle


class RowDelegate(QStyledItemDelegate):
    """Paints the cells of a table whose model has `columns` and gives its records under Qt.UserRole."""

    def __init__(self, view: QTableView, *, under_mouse: QTableView | None = None) -> None:
        """under_mouse: the view that the mouse moves over, where it is another one."""
        super().__init__(view)
        self._view, self._under_mouse = view, under_mouse or view
        view.entered.connect(lambda _index: view.viewport().update())
        view.viewport().setAttribute(Qt.WidgetAttribute.WA_Hover)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        column = self._column(index)
        text = str(index.data() or "")
        if column.paint == PILL:
            return QSize(pill_width(text) + 2 * _PAD, _ROW)
        if column.paint == NAME:
            name = QFontMetrics(_bold()).horizontalAdvance(text)
            extra = QFontMetrics(fonts.sized(9)).horizontalAdvance(self._extra(column, index))
            return QSize(2 * _PAD + _AVATAR + 9 + name + (8 + extra if extra else 0), _ROW)
        return QSize(QFontMetrics(fonts.sized(fonts.BASE)).horizontalAdvance(text) + 2 * _PAD, _ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        rect = QRectF(option.rect)
        self._paint_ground(painter, rect, option, index)
        column, text = self._column(index), str(index.data() or "")
        inner = self._paint_mark(painter, rect.adjusted(_PAD, 0, -_PAD, 0), column, index)
        if column.paint == NAME and text:
            self._paint_name(painter, inner, column, index, text)
        elif column.paint in (PILL, SIGN) and text:
            asked = _SIGN if column.paint == SIGN else pill_width(text)
            width = min(float(asked), inner.width() + _PAD)
            box = QRectF(inner.left() - 3, inner.center().y() - PILL_HEIGHT / 2, width, PILL_HEIGHT)
            chosen = bool(option.state & QStyle.StateFlag.State_Selected)
            paint_pill(painter, box, text, column.tone(index.data(_RECORD)), chosen=chosen)
        elif column.paint in (PLAIN, NAME, PILL, SIGN):
            selected = bool(option.state & QStyle.StateFlag.State_Selected)
            painter.setPen(theme.colour("text" if selected or _is_chinese(text) else "text2"))
            _draw_plain(painter, inner, text, column)
        painter.restore()

    def _paint_ground(self, painter: QPainter, rect: QRectF, option: QStyleOptionViewItem, index: Index) -> None:
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        if selected:
            painter.fillRect(rect, theme.colour("sel"))
        elif self._hovered_row() == index.row():
            painter.fillRect(rect, theme.colour("hover"))
        else:
            painter.fillRect(rect, theme.colour("surface"))
        painter.fillRect(QRectF(rect.left(), rect.bottom() - 1, rect.width(), 1), theme.colour("line2"))
        if selected and index.column() == self._first_column():
            painter.fillRect(QRectF(rect.left(), rect.top(), 3, rect.height()), theme.colour("accent"))

    def _paint_mark(self, painter: QPainter, inner: QRectF, column: Column, index: Index) -> QRectF:
        """The icon of the self check at the right where there is something to say; gives the room that is left."""
        mark = column.mark(index.data(_RECORD))
        if mark is None:
            return inner
        icon, tone = LEVEL_LOOK[mark.level]
        drawn = pixmap(icon, _ICON, theme.tone(tone)[0], self._view.devicePixelRatioF())
        place = inner.right() - _ICON + _PAD / 2
        painter.drawPixmap(round(place), round(inner.center().y() - _ICON / 2), drawn)
        return inner.adjusted(0, 0, place - 4 - inner.right(), 0)

    def _paint_name(self, painter: QPainter, inner: QRectF, column: Column, index: Index, text: str) -> None:
        top = inner.center().y() - _AVATAR / 2
        paint_avatar(painter, QRectF(inner.left(), top, _AVATAR, _AVATAR), text)
        words = inner.adjusted(_AVATAR + 9, 0, 0, 0)
        painter.setPen(theme.colour("text"))
        _draw(painter, words, text, _bold())
        used = QFontMetrics(_bold()).horizontalAdvance(text) + 8
        extra = self._extra(column, index)
        if extra and words.width() - used > 24:
            painter.setPen(theme.colour("text2"))
            _draw(painter, words.adjusted(used, 1, 0, 1), extra, fonts.sized(9))

    def _extra(self, column: Column, index: Index) -> str:
        record = index.data(_RECORD)
        return column.extra(record) if record is not None else ""

    def _column(self, index: Index) -> Column:
        model: Any = index.model()
        column: Column = model.columns[index.column()]
        return column

    def _first_column(self) -> int:
        """The column that stands at the very left, after the user moved or hid some."""
        header = self._view.horizontalHeader()
        shown = (header.logicalIndex(place) for place in range(header.count()))
        return next((column for column in shown if not header.isSectionHidden(column)), 0)

    def _hovered_row(self) -> int:
        port = self._under_mouse.viewport()
        place = port.mapFromGlobal(QCursor.pos())
        return self._under_mouse.rowAt(place.y()) if port.underMouse() and port.rect().contains(place) else -1


def _bold() -> QFont:
    return fonts.sized(fonts.BASE, QFont.Weight.Bold)


def _is_chinese(text: str) -> bool:
    """Words are read first and so darker than figures and dates; 2026年春季轮训 is words, 42 人 is a figure."""
    those = ["\u4e00" <= character <= "\u9fff" for character in text]
    return any(those[:1]) or (sum(those) > 2 and 2 * sum(those) > len(text))


@lru_cache(4096)
def _two(text: str, _font: str, width: int, names: bool) -> tuple[str, ...]:
    """The text on two lines; kept, since a row is painted again at every move of the mouse. _font: it is that of cells, by
    whose name what was kept is told from what was kept in another."""
    return tuple(wrapped(text, QFontMetrics(fonts.sized(fonts.BASE)), width, 2, names=names))


def _draw_plain(painter: QPainter, rect: QRectF, text: str, column: Column) -> None:
    """Writes the words of a cell: what does not fit on a line takes two where the column wraps."""
    font = fonts.sized(fonts.BASE)
    lines = _two(text, font.key(), int(rect.width()) + 1, column.names) if column.wraps else (text,)
    if len(lines) == 1:
        _draw(painter, rect, text, font, _MIDDLE if column.serial else _RIGHT)
        return
    painter.setFont(font)
    top = rect.center().y() - _LINE * len(lines) / 2
    for place, line in enumerate(lines):
        at = QRectF(rect.left(), top + place * _LINE, rect.width() + 1, _LINE)
        painter.drawText(at, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, line)


def _draw(painter: QPainter, rect: QRectF, text: str, font: QFont, mode: Qt.TextElideMode = _RIGHT) -> None:
    painter.setFont(font)
    shown = QFontMetrics(font).elidedText(text, mode, int(rect.width()) + 1)
    painter.drawText(rect, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, shown)
