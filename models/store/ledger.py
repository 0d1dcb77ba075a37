"""The ledger: one SQLite file, opened with care, read as records, written in units that can be undone."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from models.fields import Record
from models.store import backups, history, migrations, opening, triggers
from models.store.errors import LedgerRefused
from models.store.history import DO, REDO, UNDO, Change, UndoStacks, UnitLine
from models.store.rows import columns, from_row
from models.store.unit import Unit

if TYPE_CHECKING:
    from sqlite_utils import Database

R = TypeVar("R", bound=Record)
Clock = Callable[[], datetime]


class Ledger:
    """An open ledger; one thread owns it. Close it, or use it in a `with`."""

    def __init__(self, path: Path, conn: sqlite3.Connection, clock: Clock) -> None:
        self.path = path
        self._conn = conn
        self._clock = clock
        self._open_unit: int | None = None
        self.touched: frozenset[str] = frozenset()
        """The tables that the last action wrote to."""
        conn.create_function("current_unit", 0, lambda: self._open_unit)

    # Opening and closing

    @classmethod
    def open(
        cls, path: Path, *, clock: Clock = datetime.now, steps: Sequence[migrations.Step] = migrations.STEPS
    ) -> Ledger:
        """Opens a ledger, migrating it after a verified backup where it is older; raises LedgerRefused."""
        version = opening.check_header(path, len(steps))
        opening.check_writable(path)
        opening.keep_crash_evidence(path, backups.folder_of(path))
        conn = opening.connect(path)
        try:
            opening.check_sound(conn, path.name)
            if version < len(steps):
                backups.verified_copy(conn, backups.folder_of(path) / f"{path.stem}-升级前-格式{version}{path.suffix}")
                _migrate(conn, version, steps)
            triggers.ensure(conn)
            return cls(path, conn, clock)
        except BaseException:
            conn.close()
            raise

    @classmethod
    def create(
        cls, path: Path, *, clock: Clock = datetime.now, steps: Sequence[migrations.Step] = migrations.STEPS
    ) -> Ledger:
        """Makes an empty ledger and opens it; raises LedgerRefused where there is a file or no folder."""
        if path.exists():
            raise LedgerRefused(f"“{path.name}”已经存在，未作任何改动。请换一个文件名，或直接打开它。")
        if not path.parent.is_dir():
            raise LedgerRefused(f"文件夹“{path.parent}”不存在，没有新建账本。请先建好文件夹。")
        part = path.with_name("~" + path.name + ".part")
        try:
            part.unlink(missing_ok=True)
            conn = opening.connect(part)
            conn.execute(f"PRAGMA application_id = {opening.APPLICATION_ID}")
            _migrate(conn, 0, steps)
            conn.close()
            part.rename(path)
        except (OSError, sqlite3.OperationalError):
            raise LedgerRefused(
                f"不能在“{path.parent}”里新建账本（没有写入权限或磁盘已满），未留下任何文件。"
            ) from None
        finally:
            part.unlink(missing_ok=True)
            part.with_name(part.name + "-journal").unlink(missing_ok=True)
        return cls.open(path, clock=clock, steps=steps)

    def close(self) -> None:
        """Closes the file; nothing is pending, every unit was committed."""
        self._conn.close()

    def __enter__(self) -> Ledger:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @cached_property
    def _db(self) -> Database:
        # sqlite-utils takes a tenth of a second to load: only when something is written.
        from sqlite_utils import Database

        return Database(self._conn, execute_plugins=False)

    def now(self) -> str:
        """The present moment by the ledger's clock, ISO, to the second."""
        return self._clock().isoformat(sep=" ", timespec="seconds")

    # Reading

    def get(self, cls: type[R], number: int) -> R | None:
        """One record, also from the recycle bin; None if there never was one."""
        found = self.fetch(cls, [number])
        return found[0] if found else None

    def fetch(self, cls: type[R], numbers: Sequence[int]) -> list[R]:
        """Records by id, in the order asked for; ids without a row are passed over."""
        names = ", ".join(f'"{n}"' for n in columns(cls))
        found: dict[int, R] = {}
        for begin in range(0, len(numbers), 500):
            some = list(numbers[begin : begin + 500])
            marks = ", ".join("?" * len(some))
            for row in self._conn.execute(f'SELECT {names} FROM "{cls.table}" WHERE id IN ({marks})', some).fetchall():
                found[row[0]] = from_row(cls, row)
        return [found[n] for n in numbers if n in found]

    def all(self, cls: type[R], *, deleted: bool = False, **equal: Any) -> list[R]:
        """All records of a table by id, those of the recycle bin with `deleted`; `equal` narrows by columns."""
        names = ", ".join(f'"{n}"' for n in columns(cls))
        unknown = set(equal) - set(columns(cls))
        if unknown:
            raise KeyError(f"{cls.__name__}: {unknown}")
        where = "".join(f' AND "{name}" IS ?' for name in equal)
        state = "NOT NULL" if deleted else "NULL"
        rows = self._conn.execute(
            f'SELECT {names} FROM "{cls.table}" WHERE deleted_at IS {state}{where} ORDER BY id', list(equal.values())
        ).fetchall()
        return [from_row(cls, row) for row in rows]

    def parts(self, cls: type[R], parent: Record) -> list[R]:
        """The parts of one class that a record has (attendances of a meeting …), in the order in which they were added."""
        return self.all(cls, **dict[str, Any]({cls.parent: parent.id})) if parent.id else []

    def keys(self, cls: type[Record], names: Sequence[str], *, deleted: bool = False) -> list[tuple[Any, ...]]:
        """The id and some columns of all rows, as SQLite keeps them: what a list needs to sort, narrow and count."""
        unknown = set(names) - set(columns(cls))
        if unknown:
            raise KeyError(f"{cls.__name__}: {unknown}")
        wanted = ", ".join(f'"{name}"' for name in ("id", *names))
        state = "NOT NULL" if deleted else "NULL"
        return self._conn.execute(
            f'SELECT {wanted} FROM "{cls.table}" WHERE deleted_at IS {state} ORDER BY id'
        ).fetchall()

    def count(self, cls: type[Record]) -> int:
        """How many records a table has, without the recycle bin."""
        return int(self._conn.execute(f'SELECT count(*) FROM "{cls.table}" WHERE deleted_at IS NULL').fetchone()[0])

    # Writing

    @contextmanager
    def unit(self, label: str, *, note: str = "") -> Iterator[Unit]:
        """One action: all of it is kept, or none. A unit that changed nothing leaves no line of history.

        label: what the user did, as the history and the undo button show it · note: JSON with more about it.
        """
        with self._writing(label, DO, None, note):
            yield Unit(self._db, self.now())

    @contextmanager
    def _writing(self, label: str, kind: str, target: int | None, note: str = "") -> Iterator[int]:
        if self._open_unit is not None:
            raise RuntimeError("a unit is open already")
        _ = self._db
        try:
            self._conn.execute("BEGIN IMMEDIATE")
            self._conn.execute(
                "INSERT INTO unit (at, label, kind, target, note) VALUES (?, ?, ?, ?, ?)",
                [self.now(), label, kind, target, note or None],
            )
            number = int(self._conn.execute("SELECT last_insert_rowid()").fetchone()[0])
            self._open_unit = number
            yield number
            rows = self._conn.execute("SELECT DISTINCT tbl FROM change WHERE unit = ?", [number]).fetchall()
            self._conn.execute("COMMIT" if rows else "ROLLBACK")
            self.touched = frozenset(table for (table,) in rows)
            if rows:
                self._stacks.note(number, kind, target)
        except sqlite3.OperationalError as error:
            self._rollback()
            if "full" in str(error) or "disk I/O" in str(error):
                raise LedgerRefused("没有保存：磁盘已满或写不进去。账本保持原样，请腾出空间后再保存。") from error
            raise
        except BaseException:
            self._rollback()
            raise
        finally:
            self._open_unit = None

    def _rollback(self) -> None:
        if self._conn.in_transaction:
            self._conn.execute("ROLLBACK")

    # Undo and history

    @cached_property
    def _stacks(self) -> UndoStacks:
        return UndoStacks(self._conn)

    def undoable(self) -> UnitLine | None:
        """The action that undo would take back."""
        return self._unit_line(self._stacks.done[-1]) if self._stacks.done else None

    def redoable(self) -> UnitLine | None:
        """The action that redo would do again."""
        return self._unit_line(self._stacks.undone[-1]) if self._stacks.undone else None

    def undo(self) -> UnitLine | None:
        """Takes the last action back, whatever it was, and gives it; None if there is none."""
        return self._apply(self.undoable(), UNDO)

    def redo(self) -> UnitLine | None:
        """Does the action taken back last again, and gives it; None if there is none."""
        return self._apply(self.redoable(), REDO)

    def _apply(self, line: UnitLine | None, kind: str) -> UnitLine | None:
        if line is not None:
            with self._writing(line.label, kind, line.id):
                history.apply(self._conn, line.id, backwards=kind == UNDO)
        return line

    def _unit_line(self, number: int) -> UnitLine:
        row = self._conn.execute("SELECT id, at, label, kind, target, note FROM unit WHERE id = ?", [number]).fetchone()
        return UnitLine(row[0], row[1], row[2], row[3], row[4], row[5] or "")

    def units(self, most: int = 200) -> list[UnitLine]:
        """The last actions, newest first."""
        rows = self._conn.execute("SELECT id FROM unit ORDER BY id DESC LIMIT ?", [most]).fetchall()
        return [self._unit_line(number) for (number,) in rows]

    def undone(self) -> frozenset[int]:
        """Ids of the actions that are taken back at present and can be done again."""
        return frozenset(self._stacks.undone)

    def changes(self, line: UnitLine) -> list[Change]:
        """What one action changed, in the order in which it was done."""
        return history.of_unit(self._conn, line)

    def history(self, record: Record) -> list[Change]:
        """What a record went through, newest first."""
        return history.of_record(self._conn, record.table, record.id)

    # Drafts: typing that is not yet saved, outside the log

    def save_draft(self, key: str, body: dict[str, Any]) -> None:
        """Keeps the typing of a form that is open, under a key of the form's."""
        self._conn.execute(
            "INSERT OR REPLACE INTO draft (key, at, body) VALUES (?, ?, ?)",
            [key, self.now(), json.dumps(body, ensure_ascii=False)],
        )

    def draft(self, key: str) -> tuple[str, dict[str, Any]] | None:
        """When a draft was kept, and what it said; None if there is none."""
        row = self._conn.execute("SELECT at, body FROM draft WHERE key = ?", [key]).fetchone()
        return None if row is None else (row[0], json.loads(row[1]))

    def drafts(self) -> list[str]:
        """The keys of all drafts, newest first."""
        return [key for (key,) in self._conn.execute("SELECT key FROM draft ORDER BY at DESC").fetchall()]

    def drop_draft(self, key: str) -> None:
        """Forgets a draft, after its form was saved or given up."""
        self._conn.execute("DELETE FROM draft WHERE key = ?", [key])

    def copy_to(self, path: Path) -> None:
        """Makes a verified copy of the ledger as it is now; raises OSError where it cannot be written."""
        backups.verified_copy(self._conn, path)

    # Log of exports, check

    def log_export(self, what: str, rows: int, *, full: bool, purpose: str = "", recipient: str = "") -> None:
        """Notes that data left the ledger (domain §11 X03)."""
        self._conn.execute(
            "INSERT INTO export_log (at, what, rows, full, purpose, recipient) VALUES (?, ?, ?, ?, ?, ?)",
            [self.now(), what, rows, int(full), purpose, recipient],
        )

    def exports(self) -> list[dict[str, Any]]:
        """What left the ledger, newest first."""
        cursor = self._conn.execute("SELECT at, what, rows, full, purpose, recipient FROM export_log ORDER BY id DESC")
        names = [c[0] for c in cursor.description]
        return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]

    def damage(self, records: Sequence[type[Record]]) -> list[str]:
        """What is wrong with the file: SQLite's own check, then each row against the log. Empty when sound."""
        found = [f"数据库结构：{line}" for (line,) in self._conn.execute("PRAGMA integrity_check") if line != "ok"]
        found += [f"数据引用：{line[0]} 第 {line[1]} 行" for line in self._conn.execute("PRAGMA foreign_key_check")]
        for cls in records:
            for row in history.differs_from_log(self._conn, cls.table):
                found.append(f"{cls.label} {row} 号与修改记录不一致，可能被其他程序改过或磁盘损坏")
        return found


def _migrate(conn: sqlite3.Connection, version: int, steps: Sequence[migrations.Step]) -> None:
    """Takes the file to the newest version in one transaction; the version number is written last."""
    from sqlite_utils import Database

    conn.execute("PRAGMA foreign_keys = OFF")
    db = Database(conn, execute_plugins=False)
    with db.atomic():
        triggers.drop(conn)
        for step in steps[version:]:
            step(db)
        triggers.ensure(conn)
        if conn.execute("PRAGMA foreign_key_check").fetchall():
            raise sqlite3.IntegrityError("a migration broke a reference")
        conn.execute(f"PRAGMA user_version = {len(steps)}")
    conn.execute("PRAGMA foreign_keys = ON")
