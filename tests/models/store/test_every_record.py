"""What holds for every record class: it comes back as it was kept, its history is told, it can be removed, undone, redone."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest

from models.fields import Record
from models.kinds import Reference
from models.records import RECORDS, Attendance
from models.store import Ledger
from tests.models.store.samples import added, value_of
from tests.models.store.states import rows_of

WHY = "核对"
"""Of what is sealed, as a year that is closed, each change needs a reason."""
every_record = pytest.mark.parametrize("cls", RECORDS, ids=lambda c: c.table)


@every_record
@pytest.mark.parametrize("turn", range(3))
def test_a_filled_record_comes_back_equal(ledger: Ledger, cls: type[Record], turn: int) -> None:
    made = added(ledger, cls, turn)
    assert ledger.get(cls, made.id) == made
    assert made in ledger.all(cls)
    assert all(getattr(made, f.name) != f.kind.empty for f in cls.fields), (
        "a field was not filled, so nothing was shown"
    )


@every_record
def test_an_empty_record_comes_back_equal(ledger: Ledger, cls: type[Record]) -> None:
    made = cls()
    with ledger.unit("登记") as unit:
        unit.add(made)
    assert ledger.get(cls, made.id) == made


@every_record
def test_records_added_together_come_back_in_order(ledger: Ledger, cls: type[Record]) -> None:
    one, *others = [added(ledger, cls, turn) for turn in range(3)]
    copies = [dataclasses.replace(record, id=0) for record in (one, *others)]
    with ledger.unit("导入", reason=WHY) as unit:
        unit.add_all(copies)
    assert ledger.fetch(cls, [c.id for c in reversed(copies)]) == copies[::-1]
    assert len({r.id for r in (one, *others, *copies)}) == 6


@every_record
def test_history_tells_what_each_field_was_and_is(ledger: Ledger, cls: type[Record]) -> None:
    made = added(ledger, cls)
    for field in cls.fields:
        if isinstance(field.kind, Reference) or field.derived:
            continue
        was = getattr(made, field.name)
        setattr(made, field.name, value_of(field, 1))
        with ledger.unit(f"修改{field.label}", reason=WHY) as unit:
            unit.save(made)
        newest = ledger.history(made)[0]
        assert newest.unit.label == f"修改{field.label}"
        assert newest.before is not None
        assert newest.after is not None
        assert newest.before[field.name] == field.kind.store(was)
        assert newest.after[field.name] == field.kind.store(getattr(made, field.name))
        assert field.name in newest.names()
    first = ledger.history(made)[-1]
    assert first.before is None
    assert ledger.changes(ledger.units()[0])[-1] == ledger.history(made)[0]


@every_record
def test_a_removed_record_lies_in_the_bin_until_restored(ledger: Ledger, cls: type[Record]) -> None:
    made = added(ledger, cls)
    others = ledger.count(cls) - 1
    with ledger.unit("删除", reason=WHY) as unit:
        unit.remove(made)
    assert made not in ledger.all(cls)
    assert ledger.all(cls, deleted=True) == [made]
    assert ledger.get(cls, made.id) == made
    assert ledger.count(cls) == others
    assert made.id not in [row[0] for row in ledger.keys(cls, [])]
    assert ledger.keys(cls, [cls.fields[0].name], deleted=True)[0][0] == made.id
    with ledger.unit("恢复", reason=WHY) as unit:
        unit.restore(made)
    assert made in ledger.all(cls)
    assert ledger.all(cls, deleted=True) == []


@every_record
def test_undo_and_redo_give_back_every_byte(tmp_path: Path, cls: type[Record]) -> None:
    path = tmp_path / "支部.zbtz"
    with Ledger.create(path) as ledger:
        states = [rows_of(ledger)]
        made = added(ledger, cls, 0)
        states.append(rows_of(ledger))
        for field in cls.fields:
            if not isinstance(field.kind, Reference):
                setattr(made, field.name, value_of(field, 1))
        with ledger.unit("修改", reason=WHY) as unit:
            unit.save(made)
        states.append(rows_of(ledger))
        with ledger.unit("删除", reason=WHY) as unit:
            unit.remove(made)
        states.append(rows_of(ledger))
        for _ in range(2):
            for state in reversed(states[:-1]):
                assert ledger.undo(WHY) is not None
                assert rows_of(ledger) == state
            assert ledger.undo() is None
            for state in states[1:]:
                assert ledger.redo() is not None
                assert rows_of(ledger) == state
            assert ledger.redo() is None
        assert ledger.damage(RECORDS) == []


def test_fields_narrow_a_reading_by_their_values(ledger: Ledger) -> None:
    for cls in RECORDS:
        one, other = added(ledger, cls, 0), added(ledger, cls, 2)
        for field in cls.fields:
            value = getattr(one, field.name)
            found = ledger.all(cls, **{field.name: value})
            assert one in found
            assert (other in found) == (getattr(other, field.name) == value), (cls.table, field.name)
            empty = ledger.all(cls, **{field.name: field.kind.empty})
            assert one not in empty


def test_an_unknown_column_is_a_mistake_and_no_sql(ledger: Ledger) -> None:
    cls = RECORDS[0]
    with pytest.raises(KeyError):
        ledger.all(cls, **{'name" IS NULL; --': "x"})
    with pytest.raises(KeyError):
        ledger.keys(cls, ["name, (SELECT 1)"])


def test_words_of_many_rows_are_kept_once(ledger: Ledger) -> None:
    for number in range(2):
        with ledger.unit("登记") as unit:
            unit.add(Attendance(name="单雨桐", state="出席", reason=f"第 {number} 次"))
    first, second = ledger.all(Attendance)
    assert first.name is second.name
    assert first.state is second.state
    assert (first.reason, second.reason) == ("第 0 次", "第 1 次")
