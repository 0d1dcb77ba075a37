"""The sample as a whole: the same every time, sound, marked as an example."""

from __future__ import annotations

import sqlite3
import time
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from models.fields import Record
from models.kinds import PartialDate, add_months
from models.records import (
    RECORDS,
    Branch,
)
from models.sample import write_sample
from models.store import Ledger

TODAY, ANOTHER = date(2026, 11, 23), date(2026, 1, 2)


def on(value: PartialDate | None) -> date:
    assert value is not None
    return value.first()


def written(folder: Path, today: date) -> Ledger:
    made = Ledger.create(folder / f"{today}.zbtz", clock=lambda: datetime(today.year, today.month, today.day, 9))
    write_sample(made, today=today)
    return made


def dump(ledger: Ledger) -> dict[str, list[Record]]:
    return {cls.table: list(ledger.all(cls)) for cls in RECORDS}


def test_is_the_same_each_time_and_quick(tmp_path: Path) -> None:
    begin = time.process_time()  # what others do on the machine does not count
    with written(tmp_path, TODAY) as first:
        assert time.process_time() - begin < 5
        (tmp_path / "again").mkdir()
        with written(tmp_path / "again", TODAY) as second:
            assert dump(first) == dump(second)


def test_keeps_a_sound_ledger_in_a_handful_of_units(sample: tuple[Ledger, date]) -> None:
    ledger, _ = sample
    assert ledger.damage(RECORDS) == []
    assert 5 <= len(ledger.units()) <= 14
    assert "虚构" in ledger.units()[-1].label


def test_every_value_reads_back_and_nothing_required_is_missing(sample: tuple[Ledger, date]) -> None:
    ledger, _ = sample
    for records in dump(ledger).values():
        for record in records:
            assert record.missing() == [], record
            for field in record.fields:
                value = getattr(record, field.name)
                assert field.kind.doubt(value) == "", (record.title(), field.label)
                if not field.derived:
                    assert field.kind.read(field.kind.show(value)) == value, (record.title(), field.label)


def test_refuses_a_ledger_that_has_a_branch_and_writes_nothing(tmp_path: Path) -> None:
    with written(tmp_path, TODAY) as ledger:
        before = dump(ledger)
        with pytest.raises(sqlite3.IntegrityError):
            write_sample(ledger, today=ANOTHER)
        assert dump(ledger) == before


def test_branch_is_marked_as_an_example_and_its_term_ends_within_four_months(sample: tuple[Ledger, date]) -> None:
    ledger, today = sample
    branch = ledger.get(Branch, 1)
    assert branch is not None
    assert "（示例）" in branch.name
    assert "（示例）" in branch.short_name
    assert len(branch.group_names()) == 3
    ends = add_months(on(branch.elected), 12 * (branch.term_years or 0))
    assert today + timedelta(days=60) < ends <= add_months(today, 4)
