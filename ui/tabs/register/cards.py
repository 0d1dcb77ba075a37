"""Items of the register as cards: what is wrong, who answers for it and by when; painted, in columns or by month."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from models.records import Rectification
from models.rules.limits import Limits
from models.rules.register.unassigned import NO_OWNER
from models.rules.todo import tone_of_left, words_of_left
from ui.look import fonts, theme
from ui.session import Session
from ui.widgets.pill import HEIGHT, paint_pill, pill_width
from ui.widgets.row_list import LINE, Index, RowList, RowModel, paint_words
from ui.widgets.wrapped import fits, paint_wrapped

_LINE, _HEADING, _GAP = 22, 34, 8
_PADDING, _BESIDE = 30, 28
"""Pixels of a card above, between and below its lines, and beside them."""


def left_words(item: Rectification, today: date) -> str:
    """How long is left."""
    left = item.days_left(today)
    return "" if left is None else words_of_left(left)


def left_tone(item: Rectification, today: date, limits: Limits) -> str:
    """Red where the deadline is over, yellow from some days before on (domain §7.2 Z05)."""
    return tone_of_left(item.days_left(today), limits.warn_days)


@dataclass(frozen=True)
class Card:
    """An item, or the heading of those that follow."""

    item: Rectification | None = None
    heading: str = ""

    def words(self, today: date) -> str:
        """What a screen reader says."""
        if self.item is None:
            return self.heading
        told = (self.item.title(), self.item.owner, self.item.show("deadline"), left_words(self.item, today))
        return "，".join(part for part in told if part)


class _Delegate(QStyledItemDelegate):
    def __init__(self, parent: CardList, session: Session, lines: int) -> None:
        super().__init__(parent)
        self._list, self._session, self._lines = parent, session, lines
        self._metrics = QFontMetrics(_small())

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        card: Card = index.data(LINE)
        if card.item is None:
            return QSize(80, _HEADING)
        rows = len(self._foot(card.item, self._list.viewport().width() - _BESIDE))
        return QSize(80, _PADDING + (self._lines + rows) * _LINE + _GAP)

    def _foot(self, item: Rectification, room: int) -> list[FootRow]:
        words = left_words(item, self._session.today)
        if self._lines == 1:
            return [FootRow(_told(item), bool(words))]
        return foot_rows(item, pill_width(words) + 8 if words else 0, self._metrics, room)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        card: Card = index.data(LINE)
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        if card.item is None:
            painter.setFont(_small())
            paint_words(painter, rect.adjusted(2, 8, -2, 0), card.heading, "text2")
        else:
            self._paint(painter, rect.adjusted(1, 1, -3, -_GAP), card.item, state)
        painter.restore()

    def _paint(self, painter: QPainter, rect: QRect, item: Rectification, state: QStyle.StateFlag) -> None:
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        hovered = bool(state & QStyle.StateFlag.State_MouseOver)
        painter.setPen(QPen(theme.colour("accent" if chosen else "line"), 1))
        painter.setBrush(theme.colour("sel" if chosen else "hover" if hovered else "surface"))
        painter.drawRoundedRect(QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)
        inner = rect.adjusted(12, 8, -12, -8)
        painter.setFont(fonts.sized(fonts.BASE))
        painter.setPen(theme.colour("text"))
        paint_wrapped(painter, inner, item.title(), _LINE, self._lines)
        words, tone = left_words(item, self._session.today), left_tone(item, self._session.today, self._session.limits)
        rows = self._foot(item, inner.width())
        for place, row in enumerate(rows):
            top, room = inner.bottom() - 23 - (len(rows) - 1 - place) * _LINE, inner.width()
            if row.pill:
                width = pill_width(words)
                left = inner.right() - width if row.text else inner.left()
                paint_pill(painter, QRectF(left, top + 1, width, HEIGHT), words, tone, chosen=chosen)
                room -= width + 8
            painter.setFont(_small())
            paint_words(painter, QRect(inner.left(), top, room, _LINE), row.text, "text2", mode=row.mode)


@dataclass(frozen=True)
class FootRow:
    """A line below the title of a card; `pill`: how long is left stands at its right."""

    text: str
    pill: bool = False
    mode: Qt.TextElideMode = Qt.TextElideMode.ElideRight


def foot_rows(item: Rectification, pill: int, metrics: QFontMetrics, room: int) -> list[FootRow]:
    """Who answers for an item, its number, and how long is left, on one line where there is room for all of it; what would be
    cut by another part has a line of its own. A number is shortened in its middle: its end tells it from others.

    pill: pixels that it takes with the gap before it, 0 where there is none.
    """
    if fits(_told(item), metrics, room - pill):
        return [FootRow(_told(item), pill > 0)]
    rows = [FootRow(item.owner or NO_OWNER)]
    rows += [FootRow(item.number, mode=Qt.TextElideMode.ElideMiddle)] if item.number else []
    beside = next((place for place, row in enumerate(rows) if fits(row.text, metrics, room - pill)), None)
    if pill and beside is None:
        return [*rows, FootRow("", True)]
    return [replace(row, pill=pill > 0 and place == beside) for place, row in enumerate(rows)]


def _told(item: Rectification) -> str:
    return " · ".join(part for part in (item.owner, item.number) if part) or NO_OWNER


def _small() -> QFont:
    return fonts.sized(9.75)


class CardList(RowList):
    """Cards one below the other; the one that is current is said, Enter opens it."""

    chosen = Signal(int)
    """The id of an item."""
    opened = Signal(int)

    def __init__(self, name: str, session: Session, *, lines: int = 1) -> None:
        """lines: how many a title may take."""
        super().__init__(name)
        self._fixed = lines == 1
        self._model = RowModel[Card](lambda card: card.words(session.today), lambda card: card.item is None)
        self.setModel(self._model)
        self.setItemDelegate(_Delegate(self, session, lines))
        self.selectionModel().currentChanged.connect(lambda current, _before: self._say(current))
        self.selectionModel().currentChanged.connect(lambda current, _before: self._show_heading(current))
        self.doubleClicked.connect(lambda index: self.opened.emit(self._number(index)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if not self._fixed and event.size().width() != event.oldSize().width():
            self.scheduleDelayedItemsLayout()  # a narrower card may take a line more

    def show_cards(self, cards: Sequence[Card]) -> None:
        """Shows these cards; none is current."""
        self._model.show(list(cards))

    def choose(self, number: int) -> bool:
        """Makes the item current where it is here; without saying so."""
        rows = {card.item.id: row for row, card in enumerate(self._model.lines) if card.item is not None}
        self.selectionModel().blockSignals(True)
        if number in rows:
            index = self._model.index(rows[number])
            self.setCurrentIndex(index)
            self._show_heading(index)
            self.scrollTo(index)
        else:
            self.clearSelection()
            self.setCurrentIndex(self._model.index(-1))
        self.selectionModel().blockSignals(False)
        self.viewport().update()
        return number in rows

    def items(self) -> list[Rectification]:
        """The items that are shown, in their order."""
        return [card.item for card in self._model.lines if card.item is not None]

    def _number(self, index: Index) -> int:
        card = index.data(LINE) if index.isValid() else None
        return card.item.id if isinstance(card, Card) and card.item is not None else 0

    def _show_heading(self, index: Index) -> None:
        """A heading cannot be current: with the first card below it, it comes into sight."""
        above = self._model.index(index.row() - 1) if index.row() > 0 else None
        if above is not None and not self._number(above):
            self.scrollTo(above)

    def _say(self, index: Index) -> None:
        if number := self._number(index):
            self.chosen.emit(number)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2) and (
            number := self._number(self.currentIndex())
        ):
            self.opened.emit(number)
        else:
            super().keyPressEvent(event)
