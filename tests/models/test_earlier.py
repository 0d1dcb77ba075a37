"""What was done before the ledger was opened is known by its number, and asked about once a day of it until she does something new."""

from datetime import datetime

import pytest

from models.earlier import Earlier, Way
from models.records import Member
from models.store import Ledger

_DAYS = [datetime(2026, 11, 20, 9), datetime(2026, 11, 22, 15, 4), datetime(2026, 11, 22, 15, 9)]


def do(ledger, name):
    with ledger.unit(f"新增党员：{name}") as unit:
        unit.add(Member(name=name))


@pytest.fixture
def again(ledger):
    """A ledger opened anew on Monday, with an action of Friday and two of Sunday in it."""
    for moment, name in zip(_DAYS, ("甲", "乙", "丙"), strict=True):
        with ledger.dated(moment):
            do(ledger, name)
    path = ledger.path
    ledger.close()
    with Ledger.open(path, clock=lambda: datetime(2026, 11, 23, 9)) as opened:
        yield opened


def asked(earlier):
    line = earlier.to_ask(Way.BACK)
    return line.label[-1] if line else ""


def agree(earlier, way):
    """She is asked about the next action, and agrees."""
    earlier.agree(earlier.to_ask(way), way)


def test_what_was_done_since_the_ledger_was_opened_is_not_asked_about(again):
    earlier = Earlier(again)
    do(again, "丁")
    assert asked(earlier) == ""
    again.undo()
    assert asked(earlier) == "丙"


def test_a_clock_that_was_set_back_makes_nothing_earlier(again):
    earlier = Earlier(again)
    with again.dated(_DAYS[0]):
        do(again, "丁")
    assert asked(earlier) == ""


def test_she_is_asked_once_a_day(again):
    earlier = Earlier(again)
    agree(earlier, Way.BACK)
    again.undo()
    assert asked(earlier) == "", "another of Sunday"
    again.undo()
    assert asked(earlier) == "甲", "Friday"
    agree(earlier, Way.BACK)
    again.undo()
    assert asked(earlier) == "", "nothing is left"
    assert again.undoable() is None


def test_she_is_asked_anew_when_she_has_done_something_since(again):
    earlier = Earlier(again)
    agree(earlier, Way.BACK)
    again.undo()
    do(again, "丁")
    again.undo()
    assert asked(earlier) == "乙"


def test_what_is_done_again_is_of_this_sitting(again):
    earlier = Earlier(again)
    agree(earlier, Way.BACK)
    again.undo()
    again.undo()
    earlier.touched(again.redo())
    do(again, "丁")  # whatever was agreed to is over
    again.undo()
    assert asked(earlier) == ""
    again.undo()
    assert asked(earlier) == "甲"


def test_a_ledger_without_actions_asks_nothing(ledger):
    assert Earlier(ledger).to_ask(Way.BACK) is None
    assert Earlier(ledger).to_ask(Way.AGAIN) is None


def test_what_was_taken_back_before_is_done_again_once_she_was_asked_for_its_day(again):
    for _ in range(3):
        again.undo()
    earlier = Earlier(again)
    assert earlier.to_ask(Way.AGAIN).label[-1] == "甲", "Friday"
    agree(earlier, Way.AGAIN)
    earlier.touched(again.redo())
    assert earlier.to_ask(Way.AGAIN).label[-1] == "乙", "Sunday"
    agree(earlier, Way.AGAIN)
    earlier.touched(again.redo())
    assert earlier.to_ask(Way.AGAIN) is None, "another of Sunday"
    assert asked(earlier) == "", "it was done again in this sitting"


def test_what_was_taken_back_in_this_sitting_is_done_again_unasked(again):
    earlier = Earlier(again)
    agree(earlier, Way.BACK)
    earlier.touched(again.undo())
    assert earlier.to_ask(Way.AGAIN) is None


def test_whoever_agrees_to_undo_a_day_has_not_agreed_to_do_it_again(again):
    again.undo()
    earlier = Earlier(again)
    agree(earlier, Way.BACK)
    assert earlier.to_ask(Way.AGAIN).label[-1] == "丙"


def test_in_a_ledger_that_was_just_made_nothing_is_earlier(tmp_path):
    with Ledger.create(tmp_path / "新.zbtz") as made:
        do(made, "甲")
        earlier = Earlier(made)
        assert (made.undoable().label, asked(earlier)) == ("新增党员：甲", "")


def closed_and_opened(again, earlier, meanwhile=lambda _path: None):
    """The mark of the ledger opened anew after something was done to its file."""
    earlier.leave()
    path = again.path
    again.close()
    meanwhile(path)
    return Ledger.open(path, clock=lambda: datetime(2026, 11, 23, 10))


def test_a_sitting_goes_on_where_the_ledger_was_closed_for_a_moment(again):
    earlier = Earlier(again)
    do(again, "丁")
    with closed_and_opened(again, earlier) as opened:
        after = Earlier(opened)
        assert asked(after) == "丁"
        after.go_on(earlier)
        assert asked(after) == ""
        opened.undo()
        assert asked(after) == "丙"


def test_a_sitting_ends_where_a_backup_is_put_in_the_place_of_the_ledger(again, tmp_path):
    again.copy_to(tmp_path / "备份.zbtz")
    earlier = Earlier(again)
    do(again, "丁")
    with closed_and_opened(again, earlier, (tmp_path / "备份.zbtz").replace) as opened:
        do(opened, "戊")
    with Ledger.open(opened.path) as opened:
        after = Earlier(opened)
        after.go_on(earlier)
        assert asked(after) == "戊", "it has the number that 丁 had"
