"""Cards keep their order in both lay-outs, and the room that is left is below them."""

import pytest
from PySide6.QtWidgets import QApplication

from ui.widgets.card import Card
from ui.widgets.card_columns import CardColumns

WIDE, NARROW = 800, 300


@pytest.fixture
def cards(qtbot):
    """Five cards, the first, fourth and fifth at the left."""
    made = CardColumns(wide_from=500)
    qtbot.addWidget(made)
    made.resize(WIDE, 900)
    for title, column in zip("甲乙丙丁戊", (0, 1, 1, 0, 0), strict=True):
        made.add(Card(title), column)
    made.show()
    QApplication.processEvents()
    return made


def below_each_other(cards: CardColumns) -> list[str]:
    """The titles of each column from top to bottom."""
    places: dict[int, list[tuple[int, str]]] = {}
    for card in cards.findChildren(Card):
        places.setdefault(card.x(), []).append((card.y(), card.title.text()))
    return ["".join(title for _, title in sorted(column)) for _, column in sorted(places.items())]


def tops(cards: CardColumns) -> set[int]:
    """Where the columns begin."""
    return {
        min(c.y() for c in cards.findChildren(Card) if c.x() == x) for x in {c.x() for c in cards.findChildren(Card)}
    }


def turn(cards: CardColumns, width: int) -> None:
    cards.resize(width, 900)
    QApplication.processEvents()


def test_two_columns_in_the_order_of_the_cards_begin_at_the_top(cards):
    assert below_each_other(cards) == ["甲丁戊", "乙丙"]
    assert tops(cards) == {0}


def test_one_column_has_them_all_in_order_and_so_has_the_way_back(cards):
    turn(cards, NARROW)
    assert below_each_other(cards) == ["甲乙丙丁戊"]
    assert tops(cards) == {0}
    turn(cards, WIDE)
    assert below_each_other(cards) == ["甲丁戊", "乙丙"]
    assert tops(cards) == {0}
