"""The schema in the file is the schema that the records declare, and SQLite holds to it."""

from __future__ import annotations

import sqlite3

import pytest

from models.fields import Record
from models.kinds import Reference
from models.records import RECORDS
from models.store import Ledger

every_record = pytest.mark.parametrize("cls", RECORDS, ids=lambda c: c.table)


@every_record
def test_columns_are_the_declared_fields_with_their_types(ledger: Ledger, cls: type[Record]) -> None:
    columns = ledger._conn.execute(f'PRAGMA table_info("{cls.table}")').fetchall()
    wanted = [("id", "INTEGER", 1), *((f.name, f.kind.sql, 0) for f in cls.fields), ("deleted_at", "TEXT", 0)]
    # in any order: a column that a later step adds stands behind the others
    assert sorted((name, kind, key) for _, name, kind, _, _, key in columns) == sorted(wanted)


@every_record
def test_links_are_foreign_keys_with_an_index(ledger: Ledger, cls: type[Record]) -> None:
    links = {f.name: f.help for f in cls.fields if isinstance(f.kind, Reference)}
    keys = ledger._conn.execute(f'PRAGMA foreign_key_list("{cls.table}")').fetchall()
    assert {key[3]: key[2] for key in keys} == links
    indexed = [
        column[2]
        for index in ledger._conn.execute(f'PRAGMA index_list("{cls.table}")')
        for column in ledger._conn.execute(f'PRAGMA index_info("{index[1]}")')
    ]
    assert set(links) <= set(indexed)
    if cls.parent:
        assert cls.parent in links


def test_all_tables_are_strict_and_none_is_without_an_owner(ledger: Ledger) -> None:
    tables = {
        name: strict
        for _, name, kind, _, _, strict in ledger._conn.execute("PRAGMA table_list")
        if kind == "table" and not name.startswith("sqlite_")
    }
    assert set(tables) == {c.table for c in RECORDS} | {"unit", "change", "chain", "draft", "export_log", "memory"}
    assert set(tables.values()) == {1}


@every_record
def test_a_value_of_the_wrong_type_is_refused(ledger: Ledger, cls: type[Record]) -> None:
    numbers = [f.name for f in cls.fields if f.kind.sql != "TEXT"]
    made = cls()
    for name in numbers:
        setattr(made, name, "三")
        with pytest.raises(sqlite3.IntegrityError), ledger.unit("登记") as unit:
            unit.add(made)
        setattr(made, name, None)
    assert ledger.units() == []


@every_record
def test_a_link_to_nothing_is_refused(ledger: Ledger, cls: type[Record]) -> None:
    for field in cls.fields:
        if isinstance(field.kind, Reference):
            with pytest.raises(sqlite3.IntegrityError), ledger.unit("登记") as unit:
                unit.add(cls(**{field.name: 99}))
    assert ledger.count(cls) == 0
