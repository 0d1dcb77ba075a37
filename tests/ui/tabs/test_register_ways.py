"""整改台账 as a board and by deadline: what stands where, what is chosen is the same in all, and the keys."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics

from models.kinds import PartialDate
from models.records import Rectification
from models.records.rectification import CLOSED, FOR_REVIEW, LONG_TERM, REGISTERED, WORKING
from models.rules.limits import Limits
from tests.ui.small_branch import TODAY
from ui import fonts
from ui.tabs.register.cards import Card, _broken, left_tone, left_words
from ui.tabs.register.deadlines import by_month


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
        "未定时限　1 项", 2,
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


def test_a_long_title_takes_two_lines_and_no_more(shell):
    metrics = QFontMetrics(fonts.sized(fonts.BASE))
    lines = _broken("很长的问题" * 20, metrics, 120, 2)
    assert len(lines) == 2
    assert metrics.horizontalAdvance(lines[0]) <= 120
    assert "".join(lines) == "很长的问题" * 20
    assert _broken("短", metrics, 120, 2) == ["短"]
    room = metrics.horizontalAdvance("三个字")
    assert _broken("三个字，四个字", metrics, room, 2) == ["三个", "字，四个字"]
    assert Card(Rectification(problem="短", owner="甲")).words(TODAY) == "短，甲"


def test_a_month_that_is_not_over_stands_once_and_after_what_is_overdue():
    whens = ("2026-11", "2026-11-08", "2026-11-29", "2026-10")
    items = [Rectification(problem=when, state=WORKING, deadline=PartialDate.parse(when)) for when in whens]
    assert [card.heading or card.item.title() for card in by_month(items, date(2026, 11, 26))] == [
        "已逾期　2 项", "2026-10", "2026-11-08", "2026年11月　2 项", "2026-11", "2026-11-29",
    ]  # fmt: skip
