"""By what an answer to a finding is kept: one name for one thing, the same from day to day."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta

import pytest

from models.records import Attendance
from models.records.meeting import ABSENT, GENERAL
from models.rules import findings
from tests.models.rules.cases.making import meeting, people, snapshot

TODAY = date(2026, 11, 23)
DAYS = [date(2026, month, 15) for month in range(1, 13)]
OF_THE_DAY = ("还没有到，已记了",)
"""What is said only until a day has come: that somebody was ticked off before it."""


@pytest.mark.parametrize("day", DAYS, ids=str)
def test_no_two_things_of_a_day_have_one_key(sample, day):
    found = findings(sample, day)
    assert len(found) > 20
    often = [key for key, times in Counter(f.key for f in found).items() if times > 1]
    assert not [[f.message for f in found if f.key == key] for key in often]


@pytest.mark.parametrize("day", DAYS, ids=str)
def test_a_thing_has_the_same_key_on_the_next_day(sample, day):
    now, next_day = findings(sample, day), findings(sample, day + timedelta(days=1))
    kept = {f.key for f in next_day}
    again = {(f.rule, f.subject, f.table, f.record) for f in next_day}
    gone = [f for f in now if f.key not in kept and not any(words in f.message for words in OF_THE_DAY)]
    assert not [f.message for f in gone if (f.rule, f.subject, f.table, f.record) in again]


def test_what_is_said_of_several_people_of_one_meeting_are_several_things():
    held = meeting(GENERAL)
    three = people(3)
    away = [Attendance(id=m.id, meeting_id=held.id, member_id=m.id, name=m.name, state=ABSENT) for m in three]
    found = [f for f in findings(snapshot(held, attendances=away, members=three), TODAY) if f.rule == "M01"]
    assert len(found) == 3
    assert len({f.key for f in found}) == 3


def test_a_gap_of_last_year_is_not_one_of_this_year():
    found = [
        f for f in findings(snapshot(meeting("集体学习", "2025-01-03"), members=people(9)), TODAY) if f.rule == "ZWH"
    ]
    assert [f.slot for f in found] == ["2025", "2026"]
