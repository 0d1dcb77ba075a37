"""Items of the register as cards: what is wrong, who answers for it and by when; painted, in columns or by month."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from models.exports.pdf.breaking import NO_START
from models.records import Rectification
from models.rules.limits import Limits
from models.rules.todo import tone_of_left, words_of_left
from ui import fonts, theme
from ui.session import Session
from ui.widgets.pill import HEIGHT, paint_pill, pill_width
from ui.widgets.row_list import LINE, Index, RowList, RowModel, paint_words

_CARD, _LINE, _HEADING, _GAP = 74, 22, 34, 8


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
        self._session, self._lines = session, lines

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(80, _HEADING if index.data(LINE).item is None else _CARD + _GAP + (self._lines - 1) * _LINE)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        card: Card = index.data(LINE)
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        if card.item is None:
            painter.setFont(fonts.sized(9.75))
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
        for place, text in enumerate(_broken(item.title(), painter.fontMetrics(), inner.width(), self._lines)):
            paint_words(painter, QRect(inner.left(), inner.top() + place * _LINE, inner.width(), 24), text, "text")
        today = self._session.today
        words, tone = left_words(item, today), left_tone(item, today, self._session.limits)
        room = inner.width()
        if words:
            width = pill_width(words)
            pill = QRectF(inner.right() - width, inner.bottom() - HEIGHT - 1, width, HEIGHT)
            paint_pill(painter, pill, words, tone)
            room -= int(width) + 8
        painter.setFont(fonts.sized(9.75))
        told = " · ".join(part for part in (item.owner, item.number) if part)
        paint_words(painter, QRect(inner.left(), inner.bottom() - 23, room, 22), told or "未定责任人", "text2")


def _broken(text: str, metrics: QFontMetrics, width: int, lines: int) -> list[str]:
    """The text on so many lines at most, none of which begins with a closing sign; the last takes the rest, and is shortened
    where it is painted."""
    found: list[str] = []
    while text and len(found) < lines - 1 and metrics.horizontalAdvance(text) > width:
        fits = max((n for n in range(1, len(text)) if metrics.horizontalAdvance(text[:n]) <= width), default=1)
        while fits > 1 and text[fits] in NO_START:
            fits -= 1
        found.append(text[:fits])
        text = text[fits:]
    return [*found, text]


class CardList(RowList):
    """Cards one below the other; the one that is current is said, Enter opens it."""

    chosen = Signal(int)
    """The id of an item."""
    opened = Signal(int)

    def __init__(self, name: str, session: Session, *, lines: int = 1) -> None:
        """lines: how many a title may take."""
        super().__init__(name)
        self._model = RowModel[Card](lambda card: card.words(session.today), lambda card: card.item is None)
        self.setModel(self._model)
        self.setItemDelegate(_Delegate(self, session, lines))
        self.selectionModel().currentChanged.connect(lambda current, _before: self._say(current))
        self.doubleClicked.connect(lambda index: self.opened.emit(self._number(index)))

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
