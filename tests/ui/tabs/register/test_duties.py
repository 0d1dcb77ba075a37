"""The room of the list of duties: found at once, narrowed, changed and undone; by month; what the keys of the page mean in it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from models.kinds import PartialDate
from models.records import Rectification, Responsibility, ResponsibilityCheck
from models.rules.periods import Span, quarter_of
from tests.ui.small_branch import TODAY
from ui.tabs.register import duties as duties_page
from ui.tabs.register.duty_words import duties_words


@pytest.fixture
def page(shell, session):
    with session.unit("列出") as unit:
        for post, owner, text, frequency, months in (
            ("组织委员", "李敏", "党费收缴", "每月", ""), ("书记", "张伟", "谈心谈话", "每季度", ""),
            ("书记", "张伟", "述职", "每年", "12"), ("纪检委员", "", "抽查", "每年", "胡说"),
        ):  # fmt: skip
            number = unit.add(Responsibility(post=post, owner=owner, text=text, frequency=frequency, months=months))
            if text == "党费收缴":
                unit.add(ResponsibilityCheck(responsibility_id=number, year=2026, quarter=3, result="部分完成"))
                unit.add(ResponsibilityCheck(responsibility_id=number, year=2026, quarter=2, result="完成"))
        unit.add(Responsibility(post="书记", text="以前的", frequency="每月", until=PartialDate(2025, 12, 31)))
    shell.side.choose("rectifications")
    return shell.pages["rectifications"]


@pytest.fixture
def room(page):
    page.rooms.show_room("duties")
    return page.rooms.duties


def texts(table):
    return [duty.text for duty in table.table.records(table.table.ids)]


def column(table, key):
    place = [c.key for c in table.table.columns].index(key)
    return [table.table.index(row, place).data() for row in range(table.table.rowCount())]


def test_the_room_is_made_when_it_is_shown_and_the_register_comes_back(page):
    assert page.rooms._duties is None
    page.rooms.show_room("duties")
    room = page.rooms.duties
    assert room.isVisibleTo(page)
    assert room.checking.isVisibleTo(page)
    assert not page.table.isVisibleTo(page)
    assert page.subtitle.text().startswith("2026 年三季度应检查 2 项")
    page.rooms.show_room("items")
    assert page.table.isVisibleTo(page)
    assert not room.isVisibleTo(page)
    assert not room.checking.isVisibleTo(page)
    assert page.subtitle.text().startswith("未销号")


def test_the_list_has_months_and_the_result_of_the_quarter(room):
    assert texts(room.table) == ["谈心谈话", "述职", "党费收缴", "抽查"]
    assert column(room.table, "#plan") == ["3、6、9、12月", "12月", "每月", "12月（胡说？）"]
    assert column(room.table, "#check") == ["未检查", "", "部分完成", ""]
    room.show_quarter(Span(2026, 4, 3))
    assert column(room.table, "#check") == ["未检查", "", "完成", ""]
    room.segments.choose("all")
    room._narrow()
    assert "以前的" in texts(room.table)
    room.search.setText("李敏")
    room._search()
    assert texts(room.table) == ["党费收缴"]


def test_by_month_each_duty_has_a_sign_where_it_is_planned(room):
    room.ways.choose("months")
    room.show_way("months")
    assert room.months.isVisibleTo(room)
    assert not room.detail.isVisibleTo(room)
    assert texts(room.months) == texts(room.table)
    assert column(room.months, "#9") == ["?", "", "△", ""]
    assert column(room.months, "#6") == ["?", "", "✓", ""]
    assert column(room.months, "#12") == ["○", "○", "○", "○"]
    assert column(room.months, "#2") == ["", "", "?", ""]
    room.months.choose_row(2)
    assert room.table.current().text == "党费收缴"
    assert "✓ 完成" in room.stack._foot.text()


def test_the_plan_of_a_year_counts_the_year_and_says_one_thing_in_one_way(page, room):
    said = page.subtitle.text
    assert said() == "2026 年三季度应检查 2 项，部分完成 1，未检查 1"
    assert "未检查 1" in [room.segments.tabText(place) for place in range(room.segments.count())]
    room.ways.choose("months")
    room.show_way("months")
    assert said() == "2026 年应检查 10 项次，完成 1，部分完成 1，未检查 4，待检查 4"
    room._step(Span.later)
    assert said() == "2027 年计划检查 10 项次"
    room.ways.choose("list")
    room.show_way("list")
    assert said() == "2026 年四季度应检查 4 项，待检查 4"


def test_what_is_deleted_comes_back_by_undo(room, qtbot, session):
    room.table.choose_row(0)
    qtbot.keyClick(room.table, Qt.Key.Key_Delete)
    assert texts(room.table) == ["述职", "党费收缴", "抽查"]
    session.undo()
    assert texts(room.table) == ["谈心谈话", "述职", "党费收缴", "抽查"]


def test_the_reminder_leads_to_what_is_open(shell, page):
    shell.go_to("rectifications", "responsibility", 0)
    room = page.rooms.duties
    assert texts(room.table) == ["谈心谈话"]
    assert room.segments.key() == "open"
    shell.go_to("rectifications", "rectification", page.session.ledger.all(Rectification)[0].id)
    assert page.rooms.duties is None
    assert page.table.isVisibleTo(page)


def test_the_keys_of_the_page_belong_to_the_room_that_is_shown(page, monkeypatch):
    done = []
    for name in ("new", "start_search", "print_out", "take_keyboard"):
        monkeypatch.setattr(duties_page.DutiesPage, name, lambda _self, name=name: done.append(name))
    page.rooms.show_room("duties")
    page.new()
    page.start_search()
    page.print_out()
    page.take_keyboard()
    assert done == ["new", "start_search", "print_out", "take_keyboard"]


def test_without_a_duty_it_says_how_to_begin_and_has_no_quarter(page, session, monkeypatch):
    with session.unit("清空") as unit:
        for duty in session.ledger.all(Responsibility):
            unit.remove(duty)
    page.rooms.show_room("duties")
    room = page.rooms.duties
    assert not room.stepper.isVisibleTo(page)
    opened = []
    monkeypatch.setattr(duties_page, "run", lambda dialog: opened.append(dialog.windowTitle()))
    room._nothing.buttons[0].click()
    room.add_many()
    assert opened == ["按职务列出常见的责任", "成批添加责任事项"]
    room.check()
    assert opened[2:] == []


def test_the_check_opens_with_the_quarter_that_is_shown(room, monkeypatch):
    opened = []
    monkeypatch.setattr(duties_page, "run", lambda dialog: opened.append(dialog.windowTitle()))
    room.checking.click()
    room.show_quarter(Span(2026, 10, 3))
    room.check()
    assert opened == ["季度检查 · 2026年三季度", "季度检查 · 2026年四季度"]


def test_the_arrows_go_by_quarter_and_in_the_plan_by_year(room):
    room.stepper._on.click()
    assert (room.quarter, room.stepper.words.text()) == (Span(2026, 10, 3), "2026年四季度")
    assert not room.stepper._on.isEnabled()
    room.stepper._back.click()
    room.ways.choose("months")
    room.show_way("months")
    assert room.stepper.words.text() == "2026年"
    room.stepper._on.click()
    assert room.quarter == Span(2027, 7, 3)
    assert not room.stepper._on.isEnabled()
    assert column(room.months, "#9") == ["○", "", "○", ""]
    room.ways.choose("list")
    room.show_way("list")
    assert room.quarter == Span(2026, 10, 3)


def test_a_quarter_that_is_checked_gives_way_to_the_one_that_runs(page, session):
    duty = next(d for d in session.ledger.all(Responsibility) if d.text == "谈心谈话")
    with session.unit("检查") as unit:
        unit.add(ResponsibilityCheck(responsibility_id=duty.id, year=2026, quarter=3, result="完成"))
    page.rooms.show_room("duties")
    assert page.rooms.duties.quarter == Span(2026, 10, 3)


def test_what_is_told_of_a_year_adds_up():
    duties = [Responsibility(id=n, post="书记", text=f"事{n}", months="3、6、9、12") for n in range(1, 5)]
    results = zip(duties, ("完成", "部分完成", "未完成", "本季度不涉及"), strict=True)
    checks = {
        duty.id: [ResponsibilityCheck(responsibility_id=duty.id, year=2026, quarter=1, result=result)]
        for duty, result in results
    }
    told = duties_words(duties, [quarter_of(2026, month) for month in (3, 6, 9, 12)], checks, TODAY)
    assert told == "2026 年应检查 16 项次，完成 1，部分完成 1，未完成 1，不涉及 1，未检查 8，待检查 4"
