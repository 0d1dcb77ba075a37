"""What is seen of a statistic: its picture, its figures and how they were counted, on cards beside or below each other."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from models.statistics.catalogue import Statistic
from models.statistics.pictures import Picture, caption, picture_of
from models.statistics.rows import columns_of, definition, rows_of
from models.statistics.table import Table
from ui.charts.chart import Chart
from ui.charts.figure_table import FigureTable
from ui.widgets.card import Card
from ui.widgets.label import plain_label
from ui.widgets.layouts import empty
from ui.widgets.pill import Pill
from ui.widgets.scrolling import scrolling
from ui.widgets.segmented import Segmented

_EDGE = 24  # pixels free at the right
_TITLE = 36  # pixels of a title with a choice in it, and of the one beside it
_WIDEST = 1480  # pixels of the cards: a number is read together with its word
_SIDE_BY_SIDE = 900  # pixels from which picture and table stand beside each other
_FEW = 3  # up to so many columns a table leaves room beside it
_FIGURES_NARROW, _FIGURES_WIDE = (5, 4), (4, 5)  # how picture and table share the width; compared figures need more


class Preview(QWidget):
    """Shows one statistic; cards are made anew for each."""

    opened = Signal(str, str, object)
    """The title of the table, what was clicked, and the Cell with its people."""
    cut = Signal(str)
    """Another variant was chosen."""

    def __init__(self) -> None:
        super().__init__()
        self._chart: Chart | None = None
        self._figures: list[FigureTable] = []
        self._first: Card | None = None
        self._beside = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self.variants = Segmented(self)
        self.variants.hide()
        self.variants.setAccessibleName("分段和口径")
        self.variants.chosen.connect(self.cut)
        inner = QWidget()
        inner.setObjectName("canvas")
        self._column = column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, _EDGE, 20)
        self._cards = QVBoxLayout()
        self._cards.setSpacing(14)
        column.addLayout(self._cards)
        column.addStretch(1)
        self._area = scrolling(inner)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._area)

    def show_tables(
        self, known: Statistic, variant: str, tables: Sequence[Table], earlier: Sequence[Table | None], instead: QWidget
    ) -> None:
        """Shows tables, each with the same on the day compared with; `instead` takes the keyboard if it was on a card."""
        kept = self._take_out(instead)
        said = _definition(tables)
        alone = len(tables) == 1 and not known.picture and len(tables[0].columns) <= _FEW
        for table, then in zip(tables, earlier, strict=True):
            picture = picture_of(known.drawn_as(variant), table, then)
            card = self._figure_card(table, then, "人数" if picture else table.title)
            if picture:
                drawn = self._picture_card(known.drawn_as(variant), table, then, picture)
                self._side_by_side(drawn, card, _FIGURES_WIDE if then else _FIGURES_NARROW)
            elif alone:  # a table of few columns does not need the whole width
                self._side_by_side(card, said, _FIGURES_NARROW)
            else:
                self._cards.addWidget(card)
        if not alone:
            self._cards.addWidget(said)
        self._put_variants(known, variant, kept)

    def fields(self) -> list[QWidget]:
        """What takes the keyboard, in the order in which the eye goes."""
        return [self.variants, *([self._chart] if self._chart else []), *self._figures]

    def to_top(self) -> None:
        """Shows the beginning."""
        self._area.verticalScrollBar().setValue(0)

    def _take_out(self, instead: QWidget) -> bool:
        """Removes the cards shown before; whether the choice of variants had the keyboard, which has to go back to it."""
        focus = self.window().focusWidget()
        kept = focus is self.variants
        if focus is not None and self._area.isAncestorOf(focus) and not kept:
            instead.setFocus(Qt.FocusReason.OtherFocusReason)
        self.variants.hide()
        self.variants.setParent(self)
        self._chart, self._first, self._figures = None, None, []
        empty(self._cards)
        return kept

    def _put_variants(self, known: Statistic, variant: str, focus: bool) -> None:
        """The choice of variants stands in the title of the first card."""
        self.variants.set_items([(one, one) for one in known.variants])
        self.variants.choose(variant)
        if len(known.variants) > 1 and self._first is not None:
            self._first.header.addStretch(1)
            self._first.header.addWidget(self.variants)
            self.variants.show()
            if focus:  # only what is seen takes the keyboard, and layouts show what they hold a turn later
                for outer in (self._first.parentWidget(), self._first, self.variants.parentWidget()):
                    if outer is not None:
                        outer.show()
                self.variants.setFocus(Qt.FocusReason.OtherFocusReason)

    # ---- cards ----
    def _figure_card(self, table: Table, before: Table | None, title: str) -> Card:
        figures = FigureTable()
        self._figures.append(figures)
        figures.show_rows(columns_of(table, before), rows_of(table, before), table.title)
        figures.opened.connect(partial(self.opened.emit, table.title))
        card = Card(title)
        self._first = self._first or card
        card.header.addStrut(_TITLE)
        if table.verdict:
            card.header.addWidget(Pill("相符" if table.agrees else "待核对", "ok" if table.agrees else "bad"))
            card.header.addStretch(1)
            card.body.addWidget(plain_label(table.verdict + "。", "second", wrap=True))
        card.body.addWidget(figures)
        card.body.addStretch(1)
        return card

    def _picture_card(self, kind: str, table: Table, before: Table | None, picture: Picture) -> Card:
        card = self._first = Card(table.title)
        card.header.addStrut(_TITLE)
        self._chart = Chart()
        self._chart.show_picture(picture, table.title)
        self._chart.opened.connect(
            lambda place: self.opened.emit(table.title, picture.names[place], picture.cells[place])
        )
        card.body.addWidget(self._chart)
        told = caption(kind, table, before)
        if told:
            card.body.addWidget(plain_label(told, "note", wrap=True))
        card.body.addStretch(1)
        return card

    def _side_by_side(self, left: Card, right: Card, shares: tuple[int, int]) -> None:
        """Two cards beside each other, or below where there is no room."""
        holder = QWidget()
        self._beside = QBoxLayout(QBoxLayout.Direction.LeftToRight, holder)
        self._beside.setContentsMargins(0, 0, 0, 0)
        self._beside.setSpacing(14)
        self._beside.addWidget(left, shares[0])
        self._beside.addWidget(right, shares[1])
        self._cards.addWidget(holder)
        self._arrange()

    def _arrange(self) -> None:
        wide = self._area.viewport().width() - _EDGE >= _SIDE_BY_SIDE
        way = QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        if self._beside.direction() != way:
            self._beside.setDirection(way)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._column.setContentsMargins(0, 0, max(_EDGE, self.width() - _WIDEST), 20)
        self._arrange()


def _definition(tables: Sequence[Table]) -> Card:
    """How it was counted, once for all tables that say the same."""
    card = Card("统计口径")
    said = dict.fromkeys(sentence for table in tables for sentence in definition(table) if sentence[:2] != "核对")
    for sentence in said:
        card.body.addWidget(plain_label(sentence.removeprefix("统计口径："), "second", wrap=True))
    card.body.addStretch(1)
    return card
