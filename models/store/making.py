"""Making a new ledger, and taking an older one to the newest version."""

from __future__ import annotations

import json
import os
import signal
import sqlite3
import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, contextmanager, suppress
from pathlib import Path

from models.store import (
    backups,
    chain,
    cipher,
    connecting,
    keyfile,
    migrations,
    opening,
    place,
    sealed_files,
    soundness,
    triggers,
)
from models.store.backup_names import BEFORE_UPGRADE, backups_in, following
from models.store.cipher import Secret
from models.store.errors import LedgerRefused
from models.store.history import UPGRADE

_LONGER = 40
"""Bytes by which the longest name that is ever made beside a ledger is longer than its own: of the copy that a crash leaves."""


@contextmanager
def uninterrupted() -> Iterator[None]:
    """Ctrl+C waits for the end of the block, which is short: clearing away must not be stopped half-way itself."""
    if threading.current_thread() is not threading.main_thread():  # signals come to the main thread only
        yield
        return
    asked: list[int] = []
    before = signal.signal(signal.SIGINT, lambda number, _: asked.append(number))
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
        if asked:
            raise KeyboardInterrupt


def create(path: Path, steps: Sequence[migrations.Step], secret: Secret | None = None) -> None:
    """Makes an empty ledger, whole or not at all, encrypted where there is a key; raises LedgerRefused where there is a file, no
    folder or no room."""
    opening.refuse_kept(path)
    opening.refuse_long(path, _LONGER)
    # Unlike Path.exists, also for a name that no file can have; a link whose target is not there just now (a drive that is
    # not plugged in) would be replaced.
    if os.path.lexists(path):
        raise LedgerRefused(f"“{path.name}”已经存在，未作任何改动。请换一个文件名，或直接打开它。")
    if not os.path.isdir(path.parent):
        raise LedgerRefused(f"文件夹“{path.parent}”不存在，没有新建账本。请先建好文件夹。")
    if secret is not None:
        cipher.give(secret)
    part = backups.part_of(path)
    in_place = False
    try:
        backups.clear(part)
        with closing(opening.connect(part, secret)) as conn:
            conn.execute(f"PRAGMA application_id = {opening.APPLICATION_ID}")
            _migrate(conn, 0, steps, at="")
        part.rename(path)
        in_place = True
        backups.sync_folder(path.parent)
    except BaseException as error:
        if in_place:
            path.unlink(missing_ok=True)
        if not isinstance(error, (OSError, ValueError, sqlite3.OperationalError, LedgerRefused)):
            raise
        raise LedgerRefused(
            f"不能在“{path.parent}”里新建账本（没有写入权限或磁盘已满），未留下任何文件。请换一个文件夹。"
        ) from None
    finally:
        with suppress(OSError, ValueError):
            backups.clear(part)


def upgrade(conn: sqlite3.Connection, path: Path, version: int, steps: Sequence[migrations.Step], at: str) -> None:
    """Takes an open ledger to the newest version after a verified backup; raises LedgerRefused and leaves it as it was.

    What the steps changed in records becomes a line of history, at the moment `at`; it cannot be undone.
    """
    folder = backups.folder_of(path)
    try:
        kept = next((name for name in backups_in(folder) if name.why == BEFORE_UPGRADE), None)
        if kept is None or backups.peek(kept.file_in(folder)) != backups.state_of(
            conn
        ):  # a second try makes no second copy
            name = following(folder, at, BEFORE_UPGRADE)
            begun = backups.begin(conn, name.file_in(folder))
            backups.finish(begun, name.file_in(folder), hashed=name.hash_in(folder))
    except (OSError, sqlite3.DatabaseError):
        raise LedgerRefused(
            f"账本“{path.name}”需要升级格式，但升级前的备份没有做成（磁盘已满或不能写入），账本未作任何改动。请腾出空间再打开。"
        ) from None
    try:
        _migrate(conn, version, steps, at)
    except Exception as error:
        raise LedgerRefused(
            f"账本“{path.name}”升级到格式 {len(steps)} 时出错，已退回原样。请继续用原来的程序打开，并把账本的副本交技术人员查看。"
        ) from error


def tidy(conn: sqlite3.Connection, path: Path) -> None:
    """Where the ledger was encrypted, or is no longer, takes away what is left of the state before, and has both its key files
    be there; else the next opening does."""
    mark = place.mark_of_switching(path)
    with suppress(OSError):
        for target in (mark, keyfile.places(path)[0]):
            for left in sealed_files.parts_of(target):
                left.unlink()
        if mark.exists():
            from models.store import switching

            switching.settle(conn, path)
        if (secret := connecting.secret_of(conn)) is not None:
            keyfile.heal(path, secret)


def take_further(conn: sqlite3.Connection, steps: Sequence[migrations.Step], at: str, *, log: bool) -> None:
    """Takes a copy to the newest version, as `upgrade` does; without `log` what the steps change in records is told elsewhere."""
    version = int(conn.execute("PRAGMA user_version").fetchone()[0])
    if version < len(steps):
        _migrate(conn, version, steps, at, log=log)


def _migrate(
    conn: sqlite3.Connection, version: int, steps: Sequence[migrations.Step], at: str, *, log: bool = True
) -> None:
    """Takes the file to the newest version in one transaction; the version number is written last."""
    from sqlite_utils import Database

    conn.execute("PRAGMA foreign_keys = OFF")
    db = Database(conn, execute_plugins=False)
    with db.atomic():
        # What was changed behind the back of the program before must not pass for a change of the upgrade.
        known = {table: set(soundness.differs_from_log(conn, table)) for table in triggers.tables(conn)}
        triggers.drop(conn)
        for step in steps[version:]:
            step(db)
        if version and log:
            _log_changes(conn, known, at, f"升级到格式 {len(steps)}")
        triggers.ensure(conn)
        if triggers.columns_of(conn, "chain"):
            chain.extend(conn)
        if conn.execute("PRAGMA foreign_key_check").fetchall():
            raise sqlite3.IntegrityError("a migration broke a reference")
        conn.execute(f"PRAGMA user_version = {len(steps)}")
    conn.execute("PRAGMA foreign_keys = ON")


def _log_changes(conn: sqlite3.Connection, known: Mapping[str, set[int]], at: str, label: str) -> None:
    """Writes rows that are no longer as the log left them into the log, as one action of the program's own."""
    changed = [
        (table, row)
        for table in triggers.tables(conn)
        for row in soundness.differs_from_log(conn, table)
        if row not in known.get(table, ())
    ]
    if not changed:
        return
    unit = conn.execute("INSERT INTO unit (at, label, kind) VALUES (?, ?, ?)", [at, label, UPGRADE]).lastrowid
    for table, row in changed:
        last = conn.execute(
            "SELECT after FROM change WHERE tbl = ? AND row = ? ORDER BY id DESC LIMIT 1", [table, row]
        ).fetchone()
        names = triggers.columns_of(conn, table)
        now = conn.execute(f'SELECT * FROM "{table}" WHERE id = ?', [row]).fetchone()
        conn.execute(
            "INSERT INTO change (unit, tbl, row, before, after) VALUES (?, ?, ?, ?, ?)",
            [
                unit,
                table,
                row,
                last and last[0],
                now and json.dumps(dict(zip(names, now, strict=True)), ensure_ascii=False),
            ],
        )
