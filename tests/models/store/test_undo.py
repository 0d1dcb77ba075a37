"""Undo and redo: from the first action on, over restarts, in the order of doing, whatever lies in between."""

from __future__ import annotations

from pathlib import Path

import pytest

from models.records import RECORDS, Attendance, Meeting, Member
from models.store import Ledger
from tests.models.store.samples import added
from tests.models.store.states import rows_of


def labels(ledger: Ledger) -> tuple[str, str]:
    """What the undo and the redo button would say."""
    undo, redo = ledger.undoable(), ledger.redoable()
    return (undo.label if undo else "", redo.label if redo else "")


def test_the_first_action_is_taken_back_once(ledger: Ledger) -> None:
    """Asked for nothing before: the window asks for `undoable` first, a command does not."""
    added(ledger, Member)
    assert ledger.undo() is not None
    assert ledger.undo() is None
    assert ledger.count(Member) == 0


def test_nothing_done_is_nothing_to_undo(ledger: Ledger) -> None:
    assert (ledger.undo(), ledger.redo()) == (None, None)
    assert ledger.units() == []


def test_undo_and_redo_go_on_after_a_restart(tmp_path: Path) -> None:
    path = tmp_path / "支部.zbtz"
    states = []
    with Ledger.create(path) as ledger:
        states.append(rows_of(ledger))
        for turn, cls in enumerate(RECORDS):
            added(ledger, cls, turn % 2)  # neither archived nor void: that would need a reason
            states.append(rows_of(ledger))
        ledger.undo()
    for state in reversed(states[:-2]):
        with Ledger.open(path) as ledger:
            ledger.undo("核对")  # a year that is closed opens only so
            assert rows_of(ledger) == state
    with Ledger.open(path) as ledger:
        assert ledger.undo() is None
    for state in states[1:]:
        with Ledger.open(path) as ledger:
            ledger.redo()
            assert rows_of(ledger) == state
    with Ledger.open(path) as ledger:
        assert ledger.redo() is None
        assert ledger.damage(RECORDS) == []


def test_a_new_action_after_undo_ends_redo(tmp_path: Path) -> None:
    path = tmp_path / "支部.zbtz"
    with Ledger.create(path) as ledger:
        for name in "甲乙丙":
            with ledger.unit(name) as unit:
                unit.add(Member(name=name))
        ledger.undo()
        ledger.undo()
        assert labels(ledger) == ("甲", "乙")
        assert {line.label for line in ledger.units() if line.id in ledger.undone()} == {"乙", "丙"}
        with ledger.unit("丁") as unit:
            unit.add(Member(name="丁"))
        assert labels(ledger) == ("丁", "")
        assert ledger.redo() is None
        assert ledger.undone() == frozenset()
    with Ledger.open(path) as ledger:
        assert labels(ledger) == ("丁", "")
        ledger.undo()
        ledger.undo()
        assert labels(ledger) == ("", "甲")


def test_an_action_that_failed_does_not_end_redo(ledger: Ledger) -> None:
    added(ledger, Member)
    ledger.undo()
    with ledger.unit("什么也没做"):
        pass
    assert labels(ledger) == ("", "登记党员")


def test_undo_and_redo_are_lines_of_history_that_name_their_action(ledger: Ledger) -> None:
    made = added(ledger, Member)
    [done] = ledger.units()
    ledger.undo()
    assert ledger.touched == {"member"}
    ledger.redo()
    assert [(line.kind, line.target) for line in ledger.units()] == [("redo", done.id), ("undo", done.id), ("do", None)]
    assert [(c.before is None, c.after is None) for c in ledger.history(made)] == [
        (True, False), (False, True), (True, False),
    ]  # fmt: skip


def test_one_undo_takes_a_whole_import_back(ledger: Ledger) -> None:
    known = added(ledger, Member)
    before = rows_of(ledger)
    with ledger.unit("导入名册") as unit:
        unit.add_all([Member(name=f"党员{n}") for n in range(300)])
        known.phone = "13900139000"
        unit.save(known)
    after = rows_of(ledger)
    ledger.undo()
    assert rows_of(ledger) == before
    ledger.redo()
    assert rows_of(ledger) == after
    assert len(ledger.units(most=2)) == 2


def test_a_record_that_is_changed_twice_in_one_action_comes_back_as_it_was_before(ledger: Ledger) -> None:
    known = added(ledger, Member)
    before = rows_of(ledger)
    with ledger.unit("登记并修改") as unit:
        new = Member(name="初")
        unit.add(new)
        for record in (known, new):
            for name in ("再", "三"):
                record.name = name
                unit.save(record)
        unit.remove(new)
    after = rows_of(ledger)
    ledger.undo()
    assert rows_of(ledger) == before
    ledger.redo()
    assert rows_of(ledger) == after


def test_parents_and_parts_of_one_action_go_and_come_in_the_order_of_their_links(ledger: Ledger) -> None:
    with ledger.unit("开会") as unit:
        meetings = [Meeting(kind="党课"), Meeting(kind="主题党日")]
        for meeting in meetings:
            unit.add(meeting)
        part = Attendance(meeting_id=meetings[0].id, name="甲")
        unit.add(part)
        part.meeting_id = meetings[1].id
        unit.save(part)
    after = rows_of(ledger)
    for _ in range(2):
        ledger.undo()
        assert ledger.count(Meeting) == 0
        ledger.redo()
        assert rows_of(ledger) == after


def test_the_log_counts_where_an_action_failed_after_it_was_kept(ledger: Ledger) -> None:
    """As when the disk fails at the very end of a commit; here a stray COMMIT stands for it."""
    added(ledger, Member)

    def failing() -> None:
        with ledger.unit("导入") as unit:
            unit.add(Member(name="甲"))
            ledger._conn.execute("COMMIT")
            raise OSError

    with pytest.raises(OSError, match=r"^$"):
        failing()
    assert ledger.count(Member) == 2
    assert labels(ledger) == ("导入", "")
    ledger.undo()
    assert ledger.count(Member) == 1
    assert ledger.damage(RECORDS) == []


def test_history_says_under_which_account_an_action_was_done(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "支部.zbtz"
    with Ledger.create(path) as ledger:
        monkeypatch.setenv("LOGNAME", "wang")
        added(ledger, Member)
        monkeypatch.setenv("LOGNAME", "li")
        ledger.undo()
    with Ledger.open(path) as ledger:
        assert [(line.kind, line.by) for line in ledger.units()] == [("undo", "li"), ("do", "wang")]
