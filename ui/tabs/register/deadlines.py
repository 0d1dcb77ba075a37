"""时限: the items by the month in which they are due; first those that are overdue, then the months, those without a deadline, and
last those that wait for none: what is kept up for long, and what is closed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import groupby

from PySide6.QtGui import QResizeEvent

from models.records import Rectification
from models.records.rectification import CLOSED, LONG_TERM
from ui.session import Session
from ui.tabs.register.cards import Card, CardList

_OVER, _NO_DEADLINE = "已逾期", "未定时限"
_WIDEST = 1100  # pixels of a card: its title and what is left of its time belong together
_LAST = (_NO_DEADLINE, LONG_TERM, CLOSED)


class Deadlines(CardList):
    """The cards by month."""

    def __init__(self, session: Session) -> None:
        super().__init__("按时限排列的整改事项", session)
        self._today = session.today
        self.setContentsMargins(24, 4, 14, 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self.setViewportMargins(24, 4, max(10, self.width() - 24 - _WIDEST), 0)
        super().resizeEvent(event)

    def show_items(self, items: Sequence[Rectification]) -> None:
        """Shows these."""
        self.show_cards(by_month(items, self._today))


def by_month(items: Sequence[Rectification], today: date) -> list[Card]:
    """Headings and cards: 已逾期, then a heading for each month, then 未定时限, 长期坚持 and 已销号, the latest first."""
    latest = sorted(items, key=lambda item: (str(item.closed_on or ""), item.id), reverse=True)
    closed = [item for item in latest if _heading(item, today) == CLOSED]
    others = [item for item in items if _heading(item, today) != CLOSED]
    others.sort(key=lambda item: (_place(_heading(item, today)), str(item.deadline or "9999"), item.id))
    found = []
    for heading, those in groupby([*others, *closed], key=lambda item: _heading(item, today)):
        cards = [Card(item) for item in those]
        found += [Card(heading=f"{heading}　{len(cards)} 项"), *cards]
    return found


def _place(heading: str) -> int:
    return -1 if heading == _OVER else 1 + _LAST.index(heading) if heading in _LAST else 0


def _heading(item: Rectification, today: date) -> str:
    if not item.is_open():
        return item.stands
    if item.deadline is None:
        return _NO_DEADLINE
    if item.deadline.last() < today:
        return _OVER
    day = item.deadline
    return f"{day.year}年{day.month}月" if day.month else f"{day.year}年"
