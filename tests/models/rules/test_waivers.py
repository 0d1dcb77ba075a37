"""Answers to reminders: until when they hold, and that the last one counts."""

from datetime import date

import pytest

from models.kinds import PartialDate
from models.records import Waiver
from models.records.waiver import LATER, NOT_HERE
from models.rules import Todo
from models.rules.waivers import answered, unanswered


def todo(record, slot="2026-11"):
    return Todo("支委会尚未召开", "", None, "warn", "meeting", record, "ZWH", slot)


def waiver(key, answer=LATER, until="2026-12-01"):
    return Waiver(key=key, answer=answer, until=PartialDate.parse(until) if until else None)


@pytest.mark.parametrize(
    ("answer", "until", "on", "shown"),
    [
        (LATER, "2026-12-01", date(2026, 11, 30), False),
        (LATER, "2026-12-01", date(2026, 12, 1), True),
        (LATER, None, date(2026, 11, 30), True),
        (NOT_HERE, None, date(2030, 1, 1), False),
    ],
)
def test_until_when_an_answer_holds(answer, until, on, shown):
    said = [todo(1)]
    assert bool(unanswered(said, [waiver(said[0].key, answer, until)], on)) is shown


def test_an_answer_is_about_one_period():
    said = [todo(0, "2026-11"), todo(0, "2026-12")]
    assert unanswered(said, [waiver(said[0].key, NOT_HERE, None)], date(2026, 12, 5)) == [said[1]]


def test_the_last_answer_counts():
    first, second = waiver("a", LATER, "2026-12-01"), waiver("a", LATER, "2026-12-31")
    assert answered([first, second], date(2026, 12, 15)) == {"a": second}
