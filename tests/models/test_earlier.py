"""What was done before the ledger was opened is known by its number, and asked about once a day of it until she does something new."""

from datetime import datetime

import pytest

from models.earlier import Earlier
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
    line = earlier.to_ask()
    return line.label[-1] if line else ""


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
    earlier.agree(earlier.to_ask())
    again.undo()
    assert asked(earlier) == "", "another of Sunday"
    again.undo()
    assert asked(earlier) == "甲", "Friday"
    earlier.agree(earlier.to_ask())
    again.undo()
    assert asked(earlier) == "", "nothing is left"
    assert again.undoable() is None


def test_she_is_asked_anew_when_she_has_done_something_since(again):
    earlier = Earlier(again)
    earlier.agree(earlier.to_ask())
    again.undo()
    do(again, "丁")
    again.undo()
    assert asked(earlier) == "乙"


def test_what_is_done_again_is_of_this_sitting(again):
    earlier = Earlier(again)
    earlier.agree(earlier.to_ask())
    again.undo()
    again.undo()
    line = again.redo()
    earlier.done_again(line)
    do(again, "丁")  # whatever was agreed to is over
    again.undo()
    assert asked(earlier) == ""
    again.undo()
    assert asked(earlier) == "甲"


def test_a_ledger_without_actions_asks_nothing(ledger):
    assert Earlier(ledger).to_ask() is None
