"""What was done, by whom it can be undone, and what each record went through: read from the change log."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby, starmap
from operator import itemgetter
from typing import TYPE_CHECKING, Any

from models.store.chain import START

if TYPE_CHECKING:
    from models.store.seals import Seals

DO, UNDO, REDO, UPGRADE = "do", "undo", "redo", "upgrade"
Logged = tuple[str, int, "str | None", "str | None"]
_LINE = "u.id, u.at, u.label, u.kind, u.target, u.note, u.by, u.reason"


@dataclass(frozen=True)
class UnitLine:
    """One line of history: an action, when it was done, and whether it was an undo or redo of another, or an upgrade.

    by: the account of the computer under which it was done, '' where it was not kept · reason: why, where one was asked for.
    """

    id: int
    at: str
    label: str
    kind: str
    target: int | None
    note: str = ""
    by: str = ""
    reason: str = ""


@dataclass(frozen=True)
class Change:
    """One row before and after an action; None where there was or is no row."""

    unit: UnitLine
    table: str
    row: int
    before: dict[str, Any] | None
    after: dict[str, Any] | None

    def names(self) -> list[str]:
        """The columns whose values differ."""
        before, after = self.before or {}, self.after or {}
        return [name for name in after or before if before.get(name) != after.get(name)]


class UndoStacks:
    """Which actions can be undone and redone, in order, as the log tells it; survives a restart because the log does.

    after: the number of the action from which on they count."""

    def __init__(self, conn: sqlite3.Connection, after: int = 0) -> None:
        self.done: list[int] = []
        self.undone: list[int] = []
        for number, kind, target in conn.execute("SELECT id, kind, target FROM unit WHERE id > ? ORDER BY id", [after]):
            self.note(number, kind, target)

    def note(self, number: int, kind: str, target: int | None) -> None:
        """Takes in one more unit."""
        if kind == DO:
            self.done.append(number)
            self.undone.clear()
        elif kind == UNDO and target in self.done:
            self.done.remove(target)
            self.undone.append(target)
        elif kind == REDO and target in self.undone:
            self.undone.remove(target)
            self.done.append(target)


def _statement(table: str, row: int, have: str | None, want: str | None) -> tuple[str, list[Any]]:
    """What makes a row what it became, and its values."""
    if want is None:
        return f'DELETE FROM "{table}" WHERE id = ?', [row]
    values: dict[str, Any] = json.loads(want)
    if have is None:
        names = ", ".join(f'"{n}"' for n in values)
        return f'INSERT INTO "{table}" ({names}) VALUES ({", ".join("?" * len(values))})', list(values.values())
    sets = ", ".join(f'"{n}" = ?' for n in values)
    return f'UPDATE "{table}" SET {sets} WHERE id = ?', [*values.values(), row]


def logged(conn: sqlite3.Connection, unit: int) -> list[Logged]:
    """What the log says of a unit, in order."""
    return conn.execute("SELECT tbl, row, before, after FROM change WHERE unit = ? ORDER BY id", [unit]).fetchall()


def apply(conn: sqlite3.Connection, unit: int, *, backwards: bool, seals: Seals) -> None:
    """Does the changes of a unit again, or takes them back; inside a transaction of the caller's. Raises Sealed."""
    changes = logged(conn, unit)[:: -1 if backwards else 1]
    if backwards:  # before any is taken back: archiving may be the last of them
        for table, row, before, after in changes:
            seals.check_row(table, row, _values(after), _values(before))
        if seals.broken:
            raise seals.broken
    put(conn, [(table, row, after, before) for table, row, before, after in changes] if backwards else changes)


def put(conn: sqlite3.Connection, changes: Sequence[Logged]) -> None:
    """Makes rows what they became: table, id, before and after as the log has them; the lines of a list go in with one statement."""
    for statement, rows in groupby(starmap(_statement, changes), key=itemgetter(0)):
        conn.executemany(statement, (values for _, values in rows))


def of_record(conn: sqlite3.Connection, table: str, row: int) -> list[Change]:
    """The changes of one record, newest first."""
    found = conn.execute(
        f"SELECT {_LINE}, c.before, c.after FROM change c JOIN unit u ON u.id = c.unit"
        " WHERE c.tbl = ? AND c.row = ? ORDER BY c.id DESC",
        [table, row],
    ).fetchall()
    return [Change(_line(line[:8]), table, row, _values(line[8]), _values(line[9])) for line in found]


def of_parts(conn: sqlite3.Connection, table: str, link: str, owner: int) -> list[Change]:
    """The changes of all parts that a record has or had, those whose adding was taken back too, in their order."""
    found = conn.execute(
        f"SELECT {_LINE}, c.row, c.before, c.after FROM change c JOIN unit u ON u.id = c.unit"
        " WHERE c.tbl = ? AND json_extract(coalesce(c.after, c.before), '$.' || ?) = ? ORDER BY c.id",
        [table, link, owner],
    ).fetchall()
    return [Change(_line(line[:8]), table, line[8], _values(line[9]), _values(line[10])) for line in found]


def former(conn: sqlite3.Connection, table: str, column: str) -> list[tuple[int, Any]]:
    """What a column had before in the rows of a table, each value once a row."""
    return conn.execute(
        "SELECT DISTINCT row, json_extract(before, '$.' || :column) FROM change WHERE tbl = :table AND after IS NOT NULL"
        " AND json_extract(before, '$.' || :column) IS NOT NULL"
        " AND json_extract(before, '$.' || :column) IS NOT json_extract(after, '$.' || :column)",
        {"table": table, "column": column},
    ).fetchall()


def values_by_day(conn: sqlite3.Connection, table: str, columns: Sequence[str]) -> list[tuple[Any, ...]]:
    """The day of each action that made a row of a table, or gave it other values in these columns: id, day as text, the values. Of rows
    alone whose values were others once: most never were, and it would take longer to read them all than to check them."""
    got, had = ([f"json_extract({side}, '$.{name}')" for name in columns] for side in ("c.after", "c.before"))
    other = " OR ".join(f"{a} IS NOT {b}" for a, b in zip(got, had, strict=True))
    changed = (
        f"SELECT c.row FROM change c WHERE c.tbl = ? AND c.before IS NOT NULL AND c.after IS NOT NULL AND ({other})"
    )
    return conn.execute(
        f"SELECT c.row, substr(u.at, 1, 10), {', '.join(got)} FROM change c JOIN unit u ON u.id = c.unit"
        f" WHERE c.tbl = ? AND c.row IN ({changed}) AND c.after IS NOT NULL AND (c.before IS NULL OR {other}) ORDER BY c.id",
        [table, table],
    ).fetchall()


def of_unit(conn: sqlite3.Connection, line: UnitLine) -> list[Change]:
    """The changes of one action, in their order."""
    found = conn.execute("SELECT tbl, row, before, after FROM change WHERE unit = ? ORDER BY id", [line.id]).fetchall()
    return [Change(line, table, row, _values(before), _values(after)) for table, row, before, after in found]


def last_unit(conn: sqlite3.Connection) -> int:
    """The number of the last action; 0 before the first."""
    return int(conn.execute("SELECT coalesce(max(id), 0) FROM unit").fetchone()[0])


def written_since(conn: sqlite3.Connection, unit: int) -> dict[str, set[int]]:
    """The ids of the rows that were written after an action, by table."""
    found: dict[str, set[int]] = {}
    for table, row in conn.execute("SELECT tbl, row FROM change WHERE unit > ?", [unit]):
        found.setdefault(table, set()).add(row)
    return found


def parents_since(conn: sqlite3.Connection, table: str, link: str, unit: int) -> set[int]:
    """The ids of the records whose parts, of one table, were written after an action; 0 for none. Those that a part was moved
    away from, too."""
    found = conn.execute(
        "SELECT json_extract(before, '$.' || :link), json_extract(after, '$.' || :link), before IS NULL, after IS NULL"
        " FROM change WHERE unit > :unit AND +tbl = :table",  # few are as new; SQLite would go through the table's else
        {"table": table, "link": link, "unit": unit},
    )
    return {
        owner or 0
        for before, after, none_before, none_after in found
        for owner, nobody in ((before, none_before), (after, none_after))
        if not nobody
    }


def _values(text: str | None) -> dict[str, Any] | None:
    return None if text is None else json.loads(text)


def unit_line(conn: sqlite3.Connection, number: int) -> UnitLine:
    """One line of history."""
    return _line(conn.execute(f"SELECT {_LINE} FROM unit u WHERE id = ?", [number]).fetchone())


def before_upgrades(conn: sqlite3.Connection) -> list[tuple[int, str]]:
    """Number and hash of the last action in the chain; and, where that is an upgrade, of the one before, and so on."""
    query = "SELECT u.id, c.hash, u.kind FROM unit u JOIN chain c ON c.unit = u.id ORDER BY u.id DESC"
    found = []
    for number, digest, kind in conn.execute(query):
        found.append((number, digest))
        if kind != UPGRADE:
            return found
    return [*found, (0, START)]


def last_units(conn: sqlite3.Connection, most: int) -> list[UnitLine]:
    """The last actions, newest first."""
    return [_line(row) for row in conn.execute(f"SELECT {_LINE} FROM unit u ORDER BY id DESC LIMIT ?", [most])]


def _line(row: tuple[Any, ...]) -> UnitLine:
    number, at, label, kind, target, note, by, reason = row
    return UnitLine(number, at, label, kind, target, note or "", by or "", reason or "")
