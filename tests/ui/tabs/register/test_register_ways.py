"""整改台账 as a board and by deadline: what stands where, what is chosen is the same in all, and the keys."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QApplication

from models.kinds import PartialDate
from models.records import Rectification
from models.records.rectification import CLOSED, FOR_REVIEW, LONG_TERM, REGISTERED, WORKING
from models.rules.limits import Limits
from tests.ui.small_branch import TODAY
from ui.look import fonts
from ui.tabs.register.cards import Card, FootRow, foot_rows, left_tone, left_words
from ui.tabs.register.deadlines import by_month
from ui.widgets.row_list import LINE


@pytest.fixture
def page(shell, session):
    with session.unit("登记") as unit:
        for state, deadline in (
            (WORKING, "2026-11-01"), (WORKING, "2026-12-05"), (FOR_REVIEW, "2026-12-20"), (REGISTERED, ""),
            (CLOSED, "2026-05-01"), (LONG_TERM, ""), (WORKING, "2027-01-31"),
        ):  # fmt: skip
            when = PartialDate.parse(deadline) if deadline else None
            unit.add(
                Rectification(problem=f"{state}{deadline}", state=state, deadline=when, found=PartialDate(2026, 4))
            )
    shell.side.choose("rectifications")
    return shell.pages["rectifications"]


def way(page, key):
    page.ways.choose(key)
    page.show_way(key)


def titles(cards):
    return [item.title() for item in cards.items()]


def test_each_item_is_in_the_column_of_its_state(page):
    way(page, "board")
    columns = page.board.columns
    ours = [title for title in titles(columns[WORKING].list) if title.startswith(WORKING)]
    assert ours == ["整改中2026-11-01", "整改中2026-12-05", "整改中2027-01-31"]
    assert [len(columns[state].list.items()) for state in (FOR_REVIEW, CLOSED, LONG_TERM)] == [1, 1, 1]
    assert page.stack.currentWidget().isAncestorOf(page.board)
    assert page.board.isVisibleTo(page)
    way(page, "list")
    assert page.table.isVisibleTo(page)
    assert not page.board.isVisibleTo(page)


def test_what_is_chosen_on_the_board_is_what_the_panel_shows(page):
    way(page, "board")
    page.board.columns[FOR_REVIEW].list.setCurrentIndex(page.board.columns[FOR_REVIEW].list.model().index(0, 0))
    assert page.table.current().title() == "待验收2026-12-20"
    assert page.detail.state.text() == FOR_REVIEW
    assert page.detail.next.text().startswith("验收销号")


def test_left_and_right_go_from_column_to_column(page, qtbot):
    way(page, "board")
    working, review = page.board.columns[WORKING].list, page.board.columns[FOR_REVIEW].list
    working.setFocus()
    working.setCurrentIndex(working.model().index(0, 0))
    qtbot.keyClick(working, Qt.Key.Key_Right)
    assert page.window().focusWidget() is review
    assert page.table.current().state == FOR_REVIEW
    qtbot.keyClick(review, Qt.Key.Key_Left)
    assert page.window().focusWidget() is working


def test_enter_opens_what_is_chosen(page, qtbot, monkeypatch):
    way(page, "deadlines")
    opened = []
    monkeypatch.setattr(type(page), "dialog", lambda self, record: opened.append(record.title()))
    monkeypatch.setattr("ui.tabs.list_actions.run", lambda _dialog: False)
    page.deadlines.setCurrentIndex(page.deadlines.model().index(1, 0))
    qtbot.keyClick(page.deadlines, Qt.Key.Key_Return)
    assert opened == ["整改中2026-11-01"]


def test_by_deadline_the_overdue_come_first_and_those_without_one_last():
    def item(number, deadline, state=WORKING):
        when = PartialDate.parse(deadline) if deadline else None
        return Rectification(id=number, problem=str(number), state=state, deadline=when)

    items = [
        item(1, "2027-01-31"), item(2, ""), item(3, "2026-11-01"), item(4, "2026-11-30"), item(5, "2026-12"),
        item(6, "2026-12-01"), item(7, "2026-10-01", CLOSED), item(8, "", LONG_TERM), item(9, "2027"),
    ]  # fmt: skip
    told = [card.heading or card.item.id for card in by_month(items, TODAY)]
    assert told == [
        "已逾期　1 项", 3, "2026年11月　1 项", 4, "2026年12月　2 项", 5, 6, "2027年　1 项", 9, "2027年1月　1 项", 1,
        "未定时限　1 项", 2, "长期坚持　1 项", 8, "已销号　1 项", 7,
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("deadline", "words", "tone"),
    [
        (date(2026, 11, 22), "逾期 1 天", "bad"),
        (date(2026, 11, 23), "今天到期", "warn"),
        (date(2026, 12, 8), "剩 15 天", "warn"),
        (date(2026, 12, 9), "剩 16 天", "neutral"),
    ],
)
def test_red_is_overdue_and_yellow_within_fifteen_days(deadline, words, tone):
    item = Rectification(state=WORKING, deadline=PartialDate.of(deadline))
    today = date(2026, 11, 23)
    assert (left_words(item, today), left_tone(item, today, Limits())) == (words, tone)


@pytest.mark.parametrize("state", ["all", "long", "closed", "overdue", "answer"])
def test_by_deadline_all_that_the_filter_leaves_is_there(page, state):
    way(page, "deadlines")
    page.segments.choose(state)
    page._narrow()
    assert sorted(item.id for item in page.deadlines.items()) == sorted(page.listing.shown)
    assert not page.listing.shown or page.deadlines.currentIndex().data(LINE).item.id == page.table.current_id()


def test_a_card_says_what_it_is_to_a_screen_reader():
    assert Card(Rectification(problem="短", owner="甲")).words(TODAY) == "短，甲"


def test_the_foot_of_a_card_cuts_neither_who_answers_nor_the_number(shell):
    metrics, item = QFontMetrics(fonts.sized(9.75)), Rectification(owner="欧阳慧敏", number="2026-自查-03")
    name, number = (metrics.horizontalAdvance(text) + 1 for text in (item.owner, item.number))
    middle = Qt.TextElideMode.ElideMiddle
    assert foot_rows(item, 70, metrics, 400) == [FootRow("欧阳慧敏 · 2026-自查-03", True)]
    assert foot_rows(item, 70, metrics, name + 70) == [FootRow(item.owner, True), FootRow(item.number, mode=middle)]
    assert foot_rows(item, 70, metrics, max(name, number) + 10) == [
        FootRow(item.owner), FootRow(item.number, mode=middle), FootRow("", True),
    ]  # fmt: skip
    assert foot_rows(item, 0, metrics, name) == [FootRow(item.owner), FootRow(item.number, mode=middle)]
    assert foot_rows(Rectification(), 70, metrics, 40) == [FootRow("未定责任人"), FootRow("", True)]


def test_a_card_is_as_high_as_its_lines_in_the_width_that_it_has(page):
    way(page, "board")
    cards = page.board.columns[WORKING].list
    with page.session.unit("责任人") as unit:
        for item in page.session.ledger.all(Rectification):
            item.owner, item.number = "阿卜杜外力·麦麦提", f"2026-组织生活会-{item.id:02}"
            unit.save(item)
    page.window().resize(1440, 900)
    QApplication.processEvents()
    wide = cards.visualRect(cards.model().index(0, 0)).height()
    page.window().resize(1200, 680)
    QApplication.processEvents()
    assert cards.visualRect(cards.model().index(0, 0)).height() >= wide
    rows = len(cards.itemDelegate()._foot(cards.items()[0], cards.viewport().width() - 28))
    assert cards.visualRect(cards.model().index(0, 0)).height() == 30 + (2 + rows) * 22 + 8


def test_a_month_that_is_not_over_stands_once_and_after_what_is_overdue():
    whens = ("2026-11", "2026-11-08", "2026-11-29", "2026-10")
    items = [Rectification(problem=when, state=WORKING, deadline=PartialDate.parse(when)) for when in whens]
    assert [card.heading or card.item.title() for card in by_month(items, date(2026, 11, 26))] == [
        "已逾期　2 项", "2026-10", "2026-11-08", "2026年11月　2 项", "2026-11", "2026-11-29",
    ]  # fmt: skip


def test_the_first_heading_comes_back_into_sight_with_its_first_card(page, qtbot):
    way(page, "deadlines")
    cards = page.deadlines
    cards.resize(cards.width(), 120)  # room for one card
    cards.setFocus()
    cards.setCurrentIndex(cards._model.index(len(cards._model.lines) - 1))
    assert not cards.visualRect(cards._model.index(0)).intersects(cards.viewport().rect())
    cards.setCurrentIndex(cards._model.index(1))
    assert cards.viewport().rect().contains(cards.visualRect(cards._model.index(0)))


def test_cards_by_deadline_do_not_grow_with_a_large_screen(shell, page):
    shell.resize(2560, 1000)
    way(page, "deadlines")
    QApplication.processEvents()
    cards = page.deadlines
    assert page.width() > 2000
    assert cards.visualRect(cards.model().index(1, 0)).width() <= 1100
