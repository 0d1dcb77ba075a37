"""时限: the items that are open by the month in which they are due; first those that are overdue, last those without a deadline."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import groupby

from models.records import Rectification
from ui.session import Session
from ui.tabs.register.cards import Card, CardList

_OVER = "已逾期"


class Deadlines(CardList):
    """The cards by month."""

    def __init__(self, session: Session) -> None:
        super().__init__("按时限排列的整改事项", session)
        self._today = session.today
        self.setContentsMargins(24, 4, 14, 0)
        self.setViewportMargins(24, 4, 10, 0)

    def show_items(self, items: Sequence[Rectification]) -> None:
        """Shows the open ones of these."""
        self.show_cards(by_month(items, self._today))


def by_month(items: Sequence[Rectification], today: date) -> list[Card]:
    """Headings and cards: 已逾期, then a heading for each month, then 未定时限."""
    waiting = [item for item in items if item.is_open()]
    waiting.sort(key=lambda item: (_heading(item, today) != _OVER, str(item.deadline or "9999"), item.id))
    found = []
    for heading, those in groupby(waiting, key=lambda item: _heading(item, today)):
        cards = [Card(item) for item in those]
        found += [Card(heading=f"{heading}　{len(cards)} 项"), *cards]
    return found


def _heading(item: Rectification, today: date) -> str:
    if item.deadline is None:
        return "未定时限"
    if item.deadline.last() < today:
        return _OVER
    day = item.deadline
    return f"{day.year}年{day.month}月" if day.month else f"{day.year}年"
