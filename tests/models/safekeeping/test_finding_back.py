"""Chosen records come back from a backup, with all that belongs to them and all that they refer to, in one step or not at all."""

from __future__ import annotations

import random

import pytest

from models.records import (
    RECORDS,
    AgendaItem,
    Attendance,
    Member,
    Rectification,
    Task,
    Transfer,
)
from models.safekeeping.finding_back import bring_back, whole
from models.store import Ledger, LedgerRefused
from tests.faults.found_back import compared, everything_of, kept, trial, trial_of_a_past_that_was_left
from tests.models.safekeeping.people import DAY, People, add, remove, save
from tests.models.store.states import rows_of
from tests.models.store.test_rebuilding import everything


@pytest.mark.parametrize("seed", range(4))
def test_all_of_it_brought_back_is_the_backup_and_undone_it_never_was(ledger: Ledger, seed: int) -> None:
    assert trial(ledger, random.Random(seed)), "the dice change something"


@pytest.mark.parametrize("seed", range(3))
def test_a_past_that_was_left_comes_beside_the_present(ledger: Ledger, seed: int) -> None:
    assert trial_of_a_past_that_was_left(ledger, random.Random(seed)) > 3


def test_a_meeting_comes_back_with_its_people_and_its_items(ledger: Ledger, people: People) -> None:
    backup = kept(ledger)
    remove(ledger, people.there[0])
    remove(ledger, people.meeting)
    save(ledger, people.item, yes=1)
    found = compared(ledger, backup)
    (meeting,) = found.found
    assert meeting.gone
    assert meeting.name == "2026-11-02 支部党员大会 讨论工作"
    assert meeting.belongs == {"到会情况": 2, "议题": 1}
    assert {piece.key for piece in meeting.parts} == {
        ("attendance", people.there[0].id),
        ("agenda_item", people.item.id),
    }
    brought = bring_back(ledger, found, whole(meeting))
    assert brought.told == "已从备份找回会议：2026-11-02 支部党员大会 讨论工作"
    assert [one.id for one in ledger.parts(Attendance, people.meeting)] == [one.id for one in people.there]
    assert ledger.parts(AgendaItem, people.meeting)[0].yes == 2


def test_what_was_taken_back_altogether_comes_back_under_its_id(ledger: Ledger, people: People) -> None:
    """Undo leaves no row, not even in the bin."""
    rows, backup = rows_of(ledger), kept(ledger)
    while ledger.undo():
        pass
    found = compared(ledger, backup)
    bring_back(ledger, found, everything_of(found))
    assert rows_of(ledger) == rows
    assert ledger.damage(RECORDS) == []


def test_who_is_referred_to_and_gone_is_brought_along_and_said(ledger: Ledger, people: People) -> None:
    add(ledger, Transfer(member_id=people.who.id, direction="转出", other="某支部", issued=DAY))
    backup = kept(ledger)
    remove(ledger, people.who)
    remove(ledger, people.meeting)
    remove(ledger, people.task)
    save(ledger, people.there[0], state="缺席")
    found = compared(ledger, backup)
    (task,) = [each for each in found.found if isinstance(each.root.then, Task)]
    brought = bring_back(ledger, found, whole(task))
    assert brought.label == "从备份找回待办事项：补签到表"
    assert brought.along == ["2026-11-02 支部党员大会 讨论工作", "单雨桐"], (
        "the meeting, and through its roll the person"
    )
    assert "一并找回它们涉及的 2026-11-02 支部党员大会 讨论工作、单雨桐" in brought.told
    assert people.who in ledger.all(Member)
    assert ledger.get(Attendance, people.there[0].id).state == "到"
    assert ledger.undo().label == brought.label
    assert ledger.all(Task) == []


def test_chosen_fields_of_a_changed_record(ledger: Ledger, people: People) -> None:
    backup = kept(ledger)
    save(ledger, people.who, phone="13900006099", note="改了", group="二组")
    found = compared(ledger, backup)
    (piece,) = found.found[0].pieces
    told = {each.label: (each.then, each.now) for each in piece.differences}
    assert told == {
        "手机号": ("139****6021", "139****6099"),
        "备注": ("空", "改了"),
        "党小组": ("空", "二组"),
    }
    bring_back(ledger, found, {piece.key: ["phone"]})
    now = ledger.get(Member, people.who.id)
    assert (now.phone, now.note, now.group) == ("13900006021", "改了", "二组")


def test_numbers_that_look_the_same_when_masked_are_told_apart(ledger: Ledger, people: People) -> None:
    backup = kept(ledger)
    save(ledger, people.who, phone="13911116021")
    (each,) = compared(ledger, backup).found[0].root.differences
    assert (each.then, each.now) == ("139****6021", "139****6021（遮住的部分不同）")


def test_a_number_that_was_given_again_is_said_and_nothing_changed(ledger: Ledger, people: People) -> None:
    backup = kept(ledger)
    remove(ledger, people.register)
    remove(ledger, people.meeting)
    add(ledger, Rectification(number="2026-自查-01", problem="另一件", found=DAY))
    found, before = compared(ledger, backup), everything(ledger)
    with pytest.raises(LedgerRefused, match="备份里的“2026-自查-01 记录不全”与现在的“2026-自查-01 另一件”编号相同"):
        bring_back(ledger, found, everything_of(found))
    assert everything(ledger) == before


def test_a_line_of_the_roll_written_anew_makes_way(ledger: Ledger, people: People) -> None:
    backup = kept(ledger)
    with ledger.unit("改名单") as unit:
        unit.save_parts(people.meeting, [Attendance(member_id=people.who.id, name="单雨桐", state="请假")], Attendance)
    found = compared(ledger, backup)
    brought = bring_back(ledger, found, everything_of(found))
    assert list(brought.replaced) == ["单雨桐"]
    assert ledger.parts(Attendance, people.meeting) == people.there
