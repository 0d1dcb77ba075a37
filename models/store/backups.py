"""Verified copies of a ledger: a copy that was not opened and checked is not a backup.

A backup is begun in the thread that owns the ledger, which takes moments, and finished in any: the copy is synced, opened, checked
against what the ledger was, renamed, and its hash is written beside it.
"""

from __future__ import annotations

import errno
import glob
import hashlib
import os
import re
import secrets
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from models.records import Meeting, Member
from models.replacing import replace
from models.store import chain, cipher, connecting, triggers
from models.store.backup_names import FOLDER, HASH_SUFFIX
from models.store.cipher import Secret
from models.store.errors import LedgerLocked, LedgerRefused

_making: set[Path] = set()
"""Copies that are being made: what else ends in .part was left by a power cut."""


class BackupDamaged(Exception):
    """A backup is not what it was; the text says in a few words how that is known."""


@dataclass(frozen=True)
class State:
    """How far a ledger is: the version of the file, its first and last action, and how many records and lines of the log of
    exports it has. Of the records the members, those who left too, and the minutes of meetings: what people count."""

    version: int
    last: int
    head: str
    origin: str
    records: int
    exports: int
    members: int
    meetings: int


@dataclass(frozen=True)
class Begun:
    """A copy that is not verified yet, and what it must be."""

    part: Path
    state: State
    secret: Secret | None


def folder_of(ledger: Path) -> Path:
    """The folder beside a ledger that takes its backups."""
    return ledger.with_name(ledger.stem + FOLDER)


def state_of(conn: sqlite3.Connection) -> State:
    """How far a ledger is; of one from before the chain by its log alone."""
    there = triggers.tables(conn)
    each = {
        name: conn.execute(f'SELECT count(*) FROM "{name}" WHERE deleted_at IS NULL').fetchone()[0] for name in there
    }
    records, counted = sum(each.values()), [each.get(cls.table, 0) for cls in (Member, Meeting)]
    version = int(conn.execute("PRAGMA user_version").fetchone()[0])
    exports = conn.execute("SELECT coalesce(max(id), 0) FROM export_log").fetchone()[0]
    if not triggers.columns_of(conn, "chain"):
        last = conn.execute("SELECT coalesce(max(id), 0) FROM unit").fetchone()[0]
        return State(version, last, "", "", records, exports, *counted)
    first = conn.execute("SELECT hash FROM chain ORDER BY unit LIMIT 1").fetchone()
    return State(version, *chain.head(conn), first[0] if first else "", records, exports, *counted)


def verified_copy(conn: sqlite3.Connection, target: Path) -> None:
    """Copies the open ledger to `target`, checks the copy and syncs it; raises OSError or sqlite3.DatabaseError.

    The copy is made beside the target and renamed, so a target that exists is whole; a copy that failed leaves nothing.
    """
    finish(begin(conn, target), target)


def plain_copy(conn: sqlite3.Connection, target: Path) -> None:
    """Copies the open ledger to `target` as it is: for what is read once and thrown away. Of a large one, checking and syncing
    take four times as long as copying. Raises OSError or sqlite3.DatabaseError, and leaves nothing then."""
    part = begin(conn, target).part
    try:
        replace(part, target)
    finally:
        _drop(part)


def begin(conn: sqlite3.Connection, target: Path) -> Begun:
    """Copies the open ledger beside `target`; in the thread that owns it. Raises OSError or sqlite3.DatabaseError."""
    made_folder(target.parent)
    clear_half_made(target.parent, "~备份-*")  # it may be anywhere: what else ends so there may be somebody's
    secret = connecting.secret_of(conn)
    part = part_of(target)
    _making.add(part)
    try:
        clear(part)
        state = state_of(conn)
        try:
            with closing(connecting.bare(part, secret)) as copy:
                copy.execute("PRAGMA synchronous=OFF")  # it is synced whole before it counts
                conn.backup(copy)
        except sqlite3.OperationalError as error:
            raise _unwritable(error, part) from error
    except BaseException:
        _drop(part)
        raise
    return Begun(part, state, secret)


def finish(begun: Begun, target: Path, *, hashed: Path | None = None) -> str:
    """Verifies a copy, puts it in place and gives its SHA-256, which is written to `hashed` after it; in any thread. Raises
    OSError or sqlite3.DatabaseError, and leaves nothing then."""
    part = begun.part
    try:
        with part.open("r+b") as file:
            os.fsync(file.fileno())
        try:
            with closing(connecting.bare(part, begun.secret)) as copy:
                if copy.execute("PRAGMA integrity_check").fetchall() != [("ok",)] or state_of(copy) != begun.state:
                    raise sqlite3.DatabaseError("the copy is not sound")
        except sqlite3.OperationalError as error:
            raise _unwritable(error, part) from error
        digest = digest_of(part)
        replace(part, target)
        sync_folder(target.parent)
    finally:
        _drop(part)
    if hashed is not None:
        write_whole(hashed, f"{digest}  {target.name}\n".encode())
    return digest


def verified(file: Path) -> State:
    """Reads a backup through, by the hash beside it and by SQLite's own check, and gives how far it is; writes nothing. Raises
    BackupDamaged."""
    try:
        known = file.with_suffix(HASH_SUFFIX).read_bytes()[:64].decode("ascii", "replace")
    except OSError:
        known = ""  # a power cut came between the two, or the hash is what is damaged: SQLite's check must do
    try:
        if re.fullmatch("[0-9a-f]{64}", known) and digest_of(file) != known:
            raise BackupDamaged("内容与校验值不符")
        with closing(looked_at(file)) as conn:
            if conn.execute("PRAGMA integrity_check").fetchall() != [("ok",)]:
                raise BackupDamaged("数据库结构有损坏")
            return state_of(conn)
    except LedgerLocked:
        raise BackupDamaged("是用以前的密码加密的，要用它的恢复单或密码打开") from None
    except (OSError, sqlite3.Error, UnicodeDecodeError, LedgerRefused):
        raise BackupDamaged("文件读不出来") from None


def holds(file: Path, number: int, digest: str) -> bool:
    """Whether a backup holds an action with that number and hash."""
    try:
        with closing(looked_at(file)) as conn:
            return chain.hash_of(conn, number) == digest
    except (sqlite3.Error, LedgerRefused):
        return False


def peek(file: Path) -> State | None:
    """How far a backup is, at a glance; None where it cannot be read."""
    try:
        with closing(looked_at(file)) as conn:
            return state_of(conn)
    except (sqlite3.Error, UnicodeDecodeError, OSError, ValueError, LedgerRefused):
        return None


def looked_at(file: Path) -> sqlite3.Connection:
    """A connection that only reads a file that nobody writes to, and leaves nothing beside it; raises LedgerLocked where it is
    encrypted and this process was not given the key."""
    return connecting.looking(file, cipher.secret_of(file))


def digest_of(file: Path) -> str:
    """The SHA-256 of a file, hex; raises OSError."""
    with file.open("rb") as read:
        return hashlib.file_digest(read, "sha256").hexdigest()


def write_whole(target: Path, content: bytes) -> None:
    """Writes a small file, synced, whole or not at all; raises OSError."""
    part = target.with_name("~" + target.name + ".part")
    try:
        with part.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        replace(part, target)
        sync_folder(target.parent)
    finally:
        clear(part)


def _unwritable(error: sqlite3.Error, part: Path) -> OSError:
    """A full disk and a folder that cannot be written are no matter of SQL."""
    return OSError(errno.EIO, str(error), str(part))


def _drop(part: Path) -> None:
    for left in (part, part.with_name(part.name + "-journal")):
        with suppress(OSError):
            left.unlink(missing_ok=True)
    _making.discard(part)


def part_of(target: Path) -> Path:
    """The name under which a file is made, beside the place that it gets when it is whole."""
    return target.with_name("~" + target.name + ".part")


def sweep(ledger: Path) -> None:
    """Takes away what a killed program had half made: of the ledger itself, and of what is in its folder of backups. The caller
    holds the ledger, so nobody else is at work on them."""
    with suppress(OSError):
        for part in (part_of(ledger), part_of(part_of(ledger))):  # an empty one is made anew under such a name
            clear(part)
        clear_half_made(folder_of(ledger))
        for begin in ("~", "~~"):  # see beside, and what is half made under such a name
            clear_half_made(ledger.parent, f"{begin}{glob.escape(ledger.stem)}-{'[0-9a-f]' * 8}")


@contextmanager
def beside(ledger: Path) -> Iterator[Path]:
    """A name beside a ledger under which another is made; nothing is left there at the end, or, where the program is killed, once the
    ledger is opened."""
    part = ledger.with_name(f"~{ledger.stem}-{secrets.token_hex(4)}.part")
    _making.add(part)
    try:
        yield part
    finally:
        _drop(part)


def clear_half_made(folder: Path, named: str = "~*") -> None:
    """Takes away what is half made in a folder, unless it is being made in this process; what cannot be taken away stays."""
    for left in folder.glob(f"{named}.part*"):
        whole = left.with_name(left.name.removesuffix("-journal"))
        if whole.suffix == ".part" and whole not in _making:
            with suppress(OSError):
                left.unlink()


def clear(part: Path) -> None:
    """Takes away a file that is half made, and its rollback journal."""
    part.unlink(missing_ok=True)
    part.with_name(part.name + "-journal").unlink(missing_ok=True)


def made_folder(folder: Path) -> None:
    """Makes a folder, unless it is there, that a power cut does not take away again."""
    if not folder.is_dir():
        folder.mkdir(exist_ok=True)
        sync_folder(folder.parent)


def sync_folder(folder: Path) -> None:
    """Makes a rename in the folder outlive a power cut; Windows has no such call and needs none."""
    if os.name == "posix":
        number = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(number)
        finally:
            os.close(number)
