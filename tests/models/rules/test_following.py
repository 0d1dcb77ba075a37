"""A snapshot that is brought up to date after an action is the one that would be read anew, whatever was done."""

from __future__ import annotations

import random
from contextlib import suppress
from datetime import date
from typing import Any

import pytest

from models.fields import Record
from models.records import RECORDS, Attendance, Branch, Contact, Meeting, Member
from models.rules.snapshot import Snapshot
from models.store import Ledger, Sealed
from tests.models.rules.any_records import any_records

TODAY = date(2026, 11, 23)
_STEPS = 40


@pytest.fixture
def meeting(ledger: Ledger) -> Meeting:
    """A meeting with two on its list, and another without."""
    held = Meeting(kind="党员大会")
    with ledger.unit("记") as unit:
        unit.add(held)
        unit.add_all([Attendance(meeting_id=held.id, name=name) for name in ("张伟", "李娜")])
        unit.add(Meeting(kind="党课"))
    return held


def follows(ledger: Ledger, last: Snapshot) -> Snapshot:
    """The next snapshot after one; it must be the one that a new reader would have."""
    made = Snapshot.of(ledger, last)
    assert made == Snapshot.of(ledger)
    return made


def _tied(ledger: Ledger, dice: random.Random, record: Any) -> Any:
    """The same record, belonging to what is there."""
    for _, _, table, name, *_ in ledger._conn.execute(f"PRAGMA foreign_key_list({record.table})"):
        there = [number for (number,) in ledger._conn.execute(f"SELECT id FROM {table}")]
        setattr(record, name, dice.choice(there) if there else None)
    return record


def _one(dice: random.Random, cls: type[Record]) -> Record:
    return dice.choice(any_records(dice.randrange(10**9), TODAY)[cls] or [cls()])


def _act(ledger: Ledger, dice: random.Random, label: str) -> None:
    cls = dice.choice(RECORDS)
    there: list[Any] = ledger.all(cls)
    gone: list[Any] = ledger.all(cls, deleted=True)
    what = dice.choice(("add", "save", "save", "move", "remove", "restore", "undo", "undo", "redo"))
    if what == "undo":
        ledger.undo("试")
    elif what == "redo":
        ledger.redo()
    elif what == "restore" and gone:
        with ledger.unit(label, reason="试") as unit:
            unit.restore(dice.choice(gone))
    elif what == "remove" and there:
        with ledger.unit(label, reason="试") as unit:
            unit.remove(dice.choice(there))
    elif what == "add" or not there:
        made: list[Record] = any_records(dice.randrange(10**9), TODAY)[cls]
        if cls is not Branch:
            with ledger.unit(label, reason="试") as unit:
                for record in made:
                    record.id = 0
                    unit.add(_tied(ledger, dice, record))
    else:
        record, like = dice.choice(there), _tied(ledger, dice, _one(dice, cls))
        names = [cls.parent] if what == "move" and cls.parent else [field.name for field in cls.fields]
        for name in names:
            setattr(record, name, getattr(like, name))
        with ledger.unit(label, reason="试") as unit:
            unit.save(record)


@pytest.mark.parametrize("seed", range(8))
def test_after_whatever_was_done(ledger: Ledger, seed: int):
    dice, last = random.Random(seed), Snapshot.of(ledger)
    for step in range(_STEPS):
        try:
            _act(ledger, dice, f"第{step}步")
        except Sealed:
            continue
        if dice.random() < 0.7:  # some follow several actions
            last = follows(ledger, last)
    assert last.unit, "nothing was ever written"


def test_what_was_not_written_is_the_same_object(ledger: Ledger, meeting: Meeting):
    person = Member(name="张伟")
    with ledger.unit("新增") as unit:
        unit.add(person)
    before = Snapshot.of(ledger)
    person.note = "改过"
    with ledger.unit("修改") as unit:
        unit.save(person)
    after = follows(ledger, before)
    assert after.attendances is before.attendances
    assert after.members is not before.members
    assert (before.members[0].note, after.members[0].note) == ("", "改过")


def test_a_part_that_was_moved_is_with_its_new_record_only(ledger: Ledger):
    two = [Member(name="张伟"), Member(name="张伟")]
    with ledger.unit("新增") as unit:
        unit.add_all(two)
        talk = Contact(member_id=two[0].id)
        unit.add(talk)
    before = Snapshot.of(ledger)
    talk.member_id = two[1].id
    with ledger.unit("合并") as unit:
        unit.save(talk)
    assert list(follows(ledger, before).contacts) == [two[1].id]


def test_many_that_were_written_at_once(ledger: Ledger, meeting: Meeting):
    before = Snapshot.of(ledger)
    with ledger.unit("导入") as unit:
        unit.add_all([Member(name=f"第{number}人") for number in range(600)])
        unit.add_all([Attendance(meeting_id=meeting.id, name=f"第{number}人") for number in range(600)])
    assert len(follows(ledger, before).members) == 600
    ledger.undo()
    follows(ledger, before)


def test_what_is_under_way_is_not_kept(ledger: Ledger, meeting: Meeting):
    before = Snapshot.of(ledger)
    with suppress(ZeroDivisionError), ledger.unit("没有做成") as unit:
        unit.add(Member(name="不在"))
        amid = Snapshot.of(ledger, before)
        assert [member.name for member in amid.members] == ["不在"]
        raise ZeroDivisionError
    assert follows(ledger, amid).members == []


def test_exports_are_always_read_anew(ledger: Ledger, meeting: Meeting):
    before = Snapshot.of(ledger)
    ledger.log_export("党员名册", 1, full=False)
    assert follows(ledger, before).exported == ["党员名册"]
