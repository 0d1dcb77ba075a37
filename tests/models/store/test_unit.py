"""One action is one transaction, one undo step and one line of history; or it is nothing."""

from __future__ import annotations

import sqlite3
from datetime import datetime

import pytest

from models.records import RECORDS, AgendaItem, Attendance, Meeting, Member
from models.store import Ledger
from tests.models.store.samples import added
from tests.models.store.states import rows_of


def test_an_action_over_several_tables_is_one_line_and_one_undo_step(ledger: Ledger) -> None:
    empty = rows_of(ledger)
    with ledger.unit("登记党员大会", note='{"人数": 2}') as unit:
        meeting = Meeting(kind="支部党员大会")
        unit.add(meeting)
        for name in ("赵一", "钱二"):
            person = Member(name=name)
            unit.add(person)
            unit.add(Attendance(meeting_id=meeting.id, member_id=person.id, name=name))
    [line] = ledger.units()
    assert (line.label, line.at, line.note) == ("登记党员大会", "2026-11-23 09:30:00", '{"人数": 2}')
    assert ledger.touched == {"meeting", "member", "attendance"}
    assert len(ledger.changes(line)) == 5
    assert ledger.undo() == line
    assert rows_of(ledger) == empty
    assert ledger.undoable() is None


class Stopped(BaseException):
    """Like KeyboardInterrupt: not an Exception."""


@pytest.mark.parametrize("error", [ValueError, Stopped])
def test_an_error_in_the_middle_leaves_nothing(ledger: Ledger, error: type[BaseException]) -> None:
    kept = added(ledger, Member)
    before, lines = rows_of(ledger), ledger.units()

    def broken_import() -> None:
        with ledger.unit("导入") as unit:
            unit.add(Member(name="甲"))
            unit.add_all([Member(name=f"乙{n}") for n in range(250)])
            kept.name = "改过"
            unit.save(kept)
            unit.remove(kept)
            raise error

    with pytest.raises(error):
        broken_import()
    assert rows_of(ledger) == before
    assert ledger.units() == lines
    with ledger.unit("之后") as unit:
        unit.add(Member(name="丙"))
    assert ledger.units()[0].label == "之后"
    assert ledger.damage(RECORDS) == []


def test_a_bad_row_late_in_many_takes_the_early_ones_along(ledger: Ledger) -> None:
    """sqlite-utils commits every 100 rows when it is left alone; inside a unit it must not."""
    rows = [{"id": n, "name": f"党员{n}"} for n in range(1, 551)] + [{"id": 3, "name": "重号"}]
    with pytest.raises(sqlite3.IntegrityError), ledger.unit("导入"):
        ledger._db.table("member").insert_all(rows, batch_size=100)
    assert ledger.count(Member) == 0
    assert ledger.units() == []
    items = [AgendaItem(position=n) for n in range(300)]
    items[-1].position = "末"  # type: ignore[assignment]
    with pytest.raises(sqlite3.IntegrityError), ledger.unit("导入") as unit:
        unit.add_all(items)
    assert ledger.count(AgendaItem) == 0


def test_an_upsert_and_a_replacement_are_logged_like_any_other_change(ledger: Ledger) -> None:
    made = added(ledger, Member)
    with ledger.unit("替换"):
        ledger._db.table("member").insert({"id": made.id, "name": "新"}, replace=True)
    with ledger.unit("并入"):
        ledger._db.table("member").upsert({"id": made.id, "name": "更新"}, pk="id")
    ledger.undo()
    ledger.undo()
    assert ledger.get(Member, made.id) == made
    assert ledger.damage(RECORDS) == []


def test_a_unit_in_a_unit_is_refused_and_the_outer_one_is_not_kept(ledger: Ledger) -> None:
    def nested() -> None:
        with ledger.unit("外") as outer:
            outer.add(Member(name="甲"))
            with ledger.unit("内") as inner:
                inner.add(Member(name="乙"))

    with pytest.raises(RuntimeError):
        nested()
    assert ledger.count(Member) == 0
    assert ledger.units() == []


def test_a_refused_inner_unit_leaves_the_outer_one_as_it_was(ledger: Ledger) -> None:
    with ledger.unit("外") as outer:
        outer.add(Member(name="甲"))
        with pytest.raises(RuntimeError), ledger.unit("内"):
            pass
        outer.add(Member(name="乙"))
    assert [m.name for m in ledger.all(Member)] == ["甲", "乙"]
    assert len(ledger.units()) == 1


def test_an_undo_inside_a_unit_is_refused(ledger: Ledger) -> None:
    added(ledger, Member)
    before = rows_of(ledger)
    with pytest.raises(RuntimeError), ledger.unit("外"):
        ledger.undo()
    assert rows_of(ledger) == before


def test_a_unit_that_changes_nothing_leaves_no_line(ledger: Ledger) -> None:
    made, gone = added(ledger, Member), added(ledger, Member)
    with ledger.unit("删除") as unit:
        unit.remove(gone)
    lines, state = ledger.units(), rows_of(ledger)
    with ledger.unit("什么也没做"):
        pass
    with ledger.unit("照原样保存") as unit:
        unit.save(made)
    with ledger.unit("恢复没有删除的") as unit:
        unit.restore(made)
    with ledger.unit("删除已经删除的") as unit:
        unit.remove(gone)
    with ledger.unit("没有一个") as unit:
        unit.add_all([])
    assert ledger.units() == lines
    assert rows_of(ledger) == state
    assert ledger.touched == frozenset()


def test_a_unit_that_is_over_writes_nothing(ledger: Ledger) -> None:
    with ledger.unit("登记") as unit:
        unit.add(Member(name="甲"))
    with pytest.raises(sqlite3.IntegrityError):
        unit.add(Member(name="乙"))
    assert [m.name for m in ledger.all(Member)] == ["甲"]


def test_a_record_of_a_unit_that_failed_can_be_added_again(ledger: Ledger) -> None:
    one, many = Member(name="甲"), [Member(name="乙"), Member(name="丙")]

    def cut_off() -> None:
        with ledger.unit("登记") as unit:
            unit.add(one)
            unit.add_all(many)
            raise ValueError("断")

    with pytest.raises(ValueError, match="断"):
        cut_off()
    assert [r.id for r in (one, *many)] == [0, 0, 0]
    added(ledger, Member)
    with ledger.unit("再登记") as unit:
        unit.add(one)
        unit.add_all(many)
    assert [m.name for m in ledger.all(Member)][1:] == ["甲", "乙", "丙"]


def test_saving_what_is_not_there_is_a_mistake(ledger: Ledger) -> None:
    for act in ("save", "remove", "restore"):
        with pytest.raises(KeyError), ledger.unit("改") as unit:
            getattr(unit, act)(Member(id=7, name="无"))
    assert ledger.units() == []


def test_numbers_are_never_given_twice(ledger: Ledger) -> None:
    first = added(ledger, Member)
    ledger.undo()
    second = added(ledger, Member)
    with ledger.unit("删除") as unit:
        unit.remove(second)
    third = added(ledger, Member)
    ledger.undo()
    ledger.undo()
    ledger.undo()
    with ledger.unit("导入") as unit:
        people = [Member(name="甲"), Member(name="乙")]
        unit.add_all(people)
    numbers = [first.id, second.id, third.id, *(p.id for p in people)]
    assert len(set(numbers)) == len(numbers)
    assert ledger.history(people[0])[0].unit.label == "导入"
    assert len(ledger.history(people[0])) == 1


def test_parts_are_added_changed_and_removed_with_their_parent(ledger: Ledger) -> None:
    with ledger.unit("登记会议") as unit:
        meeting = Meeting(kind="支委会")
        unit.add(meeting)
        there = [Attendance(name=n) for n in ("甲", "乙", "丙")]
        unit.save_parts(meeting, there, Attendance)
    assert ledger.parts(Attendance, meeting) == there
    before = rows_of(ledger)
    there[0].state = "到"
    with ledger.unit("修改会议") as unit:
        unit.save_parts(meeting, [there[0], there[2], Attendance(name="丁")], Attendance)
    assert [(a.name, a.state) for a in ledger.parts(Attendance, meeting)] == [("甲", "到"), ("丙", ""), ("丁", "")]
    assert ledger.all(Attendance, deleted=True) == [there[1]]
    ledger.undo()
    assert rows_of(ledger) == before
    assert ledger.parts(Attendance, Meeting()) == []


def test_a_clock_that_is_set_back_does_not_change_the_order(tmp_path) -> None:
    moments = iter([datetime(2026, 5, 1), datetime(1980, 1, 1), datetime(2099, 1, 1)] * 9)
    with Ledger.create(tmp_path / "支部.zbtz", clock=lambda: next(moments)) as ledger:
        for number in range(6):
            with ledger.unit(f"第{number}次") as unit:
                unit.add(Member(name="甲"))
        assert [line.label for line in ledger.units()] == [f"第{n}次" for n in range(5, -1, -1)]
        line = ledger.undo()
        assert line is not None
        assert line.label == "第5次"
