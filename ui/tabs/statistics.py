"""统计报表: the statistics of the roster as of a day; every number leads to its people, and from there to the person."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import partial
from itertools import pairwise

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from models.kinds import PartialDate
from models.statistics.catalogue import CATALOGUE, About, Statistic, statistic
from models.statistics.pictures import Picture, caption, picture_of
from models.statistics.roster import Roster
from models.statistics.rows import columns_of, definition, rows_of
from models.statistics.table import Cell, Table
from ui.charts.chart import Chart
from ui.charts.figure_table import FigureTable
from ui.dialogs.people_dialog import PeopleDialog
from ui.dialogs.run import run
from ui.dialogs.statistics_export import export_statistics
from ui.session import Session
from ui.tabs.as_of_bar import AsOfBar
from ui.tabs.page import Page
from ui.widgets.button import button
from ui.widgets.card import Card
from ui.widgets.empty_state import EmptyState
from ui.widgets.label import plain_label
from ui.widgets.layouts import empty
from ui.widgets.pill import Pill
from ui.widgets.scrolling import scrolling
from ui.widgets.segmented import Segmented

_KEY = int(Qt.ItemDataRole.UserRole)
_ENTRY = 36  # pixels of a line of the list
_TITLE = 36  # of a title with a choice in it, and of the one beside it
_SIDE_BY_SIDE = 900  # pixels from which picture and table stand beside each other


class StatisticsPage(Page):
    """At the left what there is to choose from, at the right the picture, the figures and how they were counted."""

    key, label, icon = "statistics", "统计报表", "chart-column"
    tables = frozenset({"member", "branch", "transfer", "status_change"})

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._roster: Roster | None = None
        self._made: dict[tuple[str, str, date], tuple[Table, ...]] = {}
        self._variant_of: dict[str, str] = {}
        self._chart: Chart | None = None
        self._first: Card | None = None
        self._tables_shown: list[FigureTable] = []
        self._list = self._make_list()
        self._variants = Segmented(self)
        self._variants.hide()
        self._variants.setAccessibleName("分段和口径")
        self._variants.chosen.connect(self._cut)
        self._bar = AsOfBar(session.today)
        self._bar.changed.connect(self._show)
        self._cards = QVBoxLayout()
        self._cards.setSpacing(14)
        self._beside = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        inner = QWidget()
        inner.setObjectName("canvas")
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 24, 20)
        column.addLayout(self._cards)
        column.addStretch(1)
        self._area = scrolling(inner)
        right = QVBoxLayout()
        right.setSpacing(14)
        bar = QHBoxLayout()
        bar.setContentsMargins(0, 0, 24, 0)
        bar.addWidget(self._bar)
        right.addLayout(bar)
        right.addWidget(self._area, 1)
        self._full = QWidget()
        row = QHBoxLayout(self._full)
        row.setContentsMargins(24, 0, 0, 0)
        row.setSpacing(18)
        row.addWidget(self._list)
        row.addLayout(right, 1)
        self._empty = EmptyState(
            "chart-column",
            "还没有可以统计的党员",
            "先登记党员或从 Excel 花名册导入；这里随时按截至日期统计人数和构成，每个数字都能点开看是哪些人。",
            [("从 Excel 导入", "primary", lambda: self.asked.emit("import", "", 0)),
             ("新增党员", "", lambda: self.asked.emit("members", "new", 0))],
        )  # fmt: skip
        self.column.addWidget(self._full, 1)
        self.column.addWidget(self._empty, 1)
        self._export = button("导出…", self.print_out, icon_name="download", kind="primary", hint="Excel、PDF、Word")
        self.buttons.addWidget(self._export)
        self._list.setCurrentRow(1)

    def _make_list(self) -> QListWidget:
        made = QListWidget()
        made.setObjectName("statisticsList")
        made.setFixedWidth(186)
        made.setAccessibleName("选择统计表")
        made.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for yearly, heading in ((False, "名册统计"), (True, "年报两表")):
            title = QListWidgetItem(heading)
            title.setFlags(Qt.ItemFlag.NoItemFlags)
            title.setSizeHint(QSize(0, _ENTRY))
            made.addItem(title)
            for known in CATALOGUE:
                if known.annual == yearly:
                    item = QListWidgetItem(known.label)
                    item.setData(_KEY, known.key)
                    item.setToolTip(known.label)
                    item.setSizeHint(QSize(0, _ENTRY))
                    made.addItem(item)
        made.currentItemChanged.connect(lambda _now, _before: self._chosen())
        return made

    # ---- what is shown ----
    def reload(self) -> None:
        self._roster, self._made = None, {}
        there = bool(self.session.members)
        self._full.setVisible(there)
        self._empty.setVisible(not there)
        self._export.setVisible(there)
        self._show()

    def _statistic(self) -> Statistic:
        item = self._list.currentItem()
        return statistic(str(item.data(_KEY)) if item is not None and item.data(_KEY) else CATALOGUE[0].key)

    def _variant(self) -> str:
        known = self._statistic()
        return self._variant_of.get(known.key, known.variants[0])

    def choose(self, key: str, variant: str = "") -> None:
        """Shows a statistic, in a variant if one is named."""
        if variant:
            self._variant_of[key] = variant
        for place in range(self._list.count()):
            if self._list.item(place).data(_KEY) == key:
                self._list.setCurrentRow(place)
        self._show()

    def choose_days(self, on: date, before: date | None = None) -> None:
        """Counts as of another day, compared with another one."""
        self._bar.choose(on, before)
        self._show()

    def _chosen(self) -> None:
        if self.isVisible():
            self._show()
            self._area.verticalScrollBar().setValue(0)

    def _cut(self, variant: str) -> None:
        self._variant_of[self._statistic().key] = variant
        self._show()

    def _tables(self, known: Statistic, on: date) -> tuple[Table, ...]:
        """Made once for a day; forgotten when the ledger changes."""
        if self._roster is None:
            self._roster = Roster.of(self.session.ledger, self.session.members)
        at = (known.key, self._variant(), on)
        if at not in self._made:
            about = About(self._roster, on, self.session.branch.group_names())
            self._made[at] = known.make(about, self._variant())
        return self._made[at]

    def _show(self) -> None:
        if not self.session.members:
            self.subtitle.setText("还没有党员")
            return
        known = self._statistic()
        self._bar.show_year(known.annual)
        self._variants.set_items([(variant, variant) for variant in known.variants])
        self._variants.choose(self._variant())
        on, before = self._bar.on(), self._bar.before()
        tables = self._tables(known, on)
        earlier: Sequence[Table | None] = self._tables(known, before) if before else [None] * len(tables)
        counted = tables[0].counted
        words = [f"截至{PartialDate.of(on).chinese()}", f"在册党员 {counted} 名"]
        words += [f"对比{PartialDate.of(before).chinese()}"] if before else []
        self.subtitle.setText(" · ".join(words))
        kept = self._take_out()
        said = _definition(tables)
        beside = False
        for table, then in zip(tables, earlier, strict=True):
            picture = picture_of(known.drawn_as(self._variant()), table, then)
            card = self._figures(table, then, "人数" if picture else table.title)
            if picture:
                self._side_by_side(self._drawing(known, table, then, picture), card, (5, 4) if then is None else (4, 5))
            elif len(tables) == 1:  # a table of one column does not need the whole width
                beside = True
                self._side_by_side(card, said)
            else:
                self._cards.addWidget(card)
        if not beside:
            self._cards.addWidget(said)
        self._put_variants(known, kept)
        self._order_keys()

    def _take_out(self) -> bool:
        """Removes the cards shown before; whether the choice of variants had the keyboard, which has to go back to it."""
        focus = self.window().focusWidget()
        kept = focus is self._variants
        if focus is not None and self._area.isAncestorOf(focus) and not kept:
            self._list.setFocus(Qt.FocusReason.OtherFocusReason)
        self._variants.hide()
        self._variants.setParent(self)
        self._chart, self._first, self._tables_shown = None, None, []
        empty(self._cards)
        return kept

    def _put_variants(self, known: Statistic, focus: bool) -> None:
        """The choice of variants stands in the title of the first card."""
        if len(known.variants) > 1 and self._first is not None:
            self._first.header.addStretch(1)
            self._first.header.addWidget(self._variants)
            self._variants.show()
            if focus:  # only what is seen takes the keyboard, and layouts show what they hold a turn later
                for outer in (self._first.parentWidget(), self._first, self._variants.parentWidget()):
                    if outer is not None:
                        outer.show()
                self._variants.setFocus(Qt.FocusReason.OtherFocusReason)

    def _order_keys(self) -> None:
        """Tab goes as the eye does: the list, the days, the picture, the figures, and 导出 at the end."""
        inside = [self._variants, *([self._chart] if self._chart else []), *self._tables_shown]
        chain = [self._list, *self._bar.fields(), *inside, self._export]
        for one, next_ in pairwise(chain):
            QWidget.setTabOrder(one, next_)

    def _figures(self, table: Table, before: Table | None, title: str) -> Card:
        figures = FigureTable()
        self._tables_shown.append(figures)
        figures.show_rows(columns_of(table, before), rows_of(table, before), table.title)
        figures.opened.connect(partial(self._open, table.title))
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

    def _drawing(self, known: Statistic, table: Table, before: Table | None, picture: Picture) -> Card:
        card = self._first = Card(table.title)
        card.header.addStrut(_TITLE)
        self._chart = Chart()
        self._chart.show_picture(picture, table.title)
        self._chart.opened.connect(lambda place: self._open(table.title, picture.names[place], picture.cells[place]))
        card.body.addWidget(self._chart)
        told = caption(known.drawn_as(self._variant()), table, before)
        if told:
            card.body.addWidget(plain_label(told, "note", wrap=True))
        card.body.addStretch(1)
        return card

    def _side_by_side(self, left: Card, right: Card, shares: tuple[int, int] = (5, 4)) -> None:
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
        wide = self._area.viewport().width() - 24 >= _SIDE_BY_SIDE
        way = QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        if self._beside.direction() != way:
            self._beside.setDirection(way)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    # ---- what leads on ----
    def _open(self, title: str, label: str, cell: Cell) -> None:
        """The people behind a number."""
        dialog = PeopleDialog(f"{title} · {label}", cell, self.window())
        if run(dialog) and dialog.member_id:
            self.asked.emit("members", "member", dialog.member_id)

    def print_out(self) -> None:
        """Ctrl+P and the button: what is shown, or all, into a file."""
        if self.session.members:
            known = self._statistic()
            only = f"{known.key}:{self._variant()}" if len(known.variants) > 1 else known.key
            export_statistics(self.session, self.window(), only, known.label, self._bar.on(), self._bar.before())

    def take_keyboard(self) -> None:
        self._list.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def new(self) -> None:
        self.asked.emit("members", "new", 0)

    def go_to(self, table: str, number: int) -> None:
        self.refresh()


def _definition(tables: Sequence[Table]) -> Card:
    """How it was counted, once for all tables that say the same."""
    card = Card("统计口径")
    said = dict.fromkeys(sentence for table in tables for sentence in definition(table) if sentence[:2] != "核对")
    for sentence in said:
        card.body.addWidget(plain_label(sentence.removeprefix("统计口径："), "second", wrap=True))
    card.body.addStretch(1)
    return card
