"""Opening a ledger with care: the header is read first, and what is not ours is refused untouched, in one sentence.

The order of the steps, the settings and the reasons are those of the fault experiments: TRUNCATE + EXTRA lost nothing in
16,800 simulated power losses, the defaults of SQLite lost an acknowledged save in 383 of 2,060.
"""

from __future__ import annotations

import re
import shutil
import sqlite3
import stat
import tempfile
from pathlib import Path

from models.records import RECORDS
from models.store import chain, cipher, connecting, history, triggers
from models.store.backup_names import BEFORE_CRASH, ledger_of
from models.store.cipher import Secret
from models.store.errors import LedgerBusy, LedgerDamaged, LedgerKept, LedgerLocked, LedgerRefused, primary_code
from models.store.rows import columns

MAGIC = b"SQLite format 3\0"
APPLICATION_ID = 0x5A425441  # "ZBTA"
BUSY = "账本“{}”已在另一个窗口或程序中打开，请到那个窗口操作，或关闭后再打开。"
_BESIDE_RECORDS = ("unit", "change", "chain", "draft", "memory", "export_log")
_DAMAGED = "账本“{}”已损坏，未作任何改动。请在窗口里打开它（或用命令 recover），从备份和操作流水恢复到最后一步。"

_LONGEST = 255
"""Bytes that a name may have on Linux."""
_READ_ONLY = (
    "账本“{}”是只读的，或所在文件夹不能写入，未作任何改动。请去掉只读属性，或把账本复制到能写入的文件夹再打开。"
)


def refuse_kept(path: Path) -> None:
    """Raises LedgerKept for a backup, and for what else is kept among the backups: what would be written there goes with it."""
    ledger = ledger_of(path)
    if ledger is not None:
        raise LedgerKept(path.name, ledger.stem)


def refuse_long(path: Path, more: int = len("-journal")) -> None:
    """Raises LedgerRefused for a name beside which the files that go with it could have none. more: bytes that theirs are longer."""
    if len(path.name.encode("utf-8", "surrogatepass")) + more > _LONGEST:
        raise LedgerRefused(f"账本的文件名太长（“{path.name[:20]}…”），未作任何改动。请改成 60 个汉字以内的名字再试。")


def check_header(path: Path, newest: int) -> int:
    """The schema version of the ledger at `path`; raises LedgerRefused for what is not a ledger that we can open.

    Reads 100 bytes and writes nothing; an encrypted ledger (0) tells its version only after `connect`. Where a crash left a
    journal the version may be that of the action that is yet to be rolled back, so ask again after `connect`.
    """
    name = path.name
    try:
        kind = path.stat().st_mode
        if stat.S_ISDIR(kind):
            raise LedgerRefused(f"“{name}”是文件夹，不是账本文件，请重新选择。")
        if not stat.S_ISREG(kind):  # a pipe would wait for ever
            raise LedgerRefused(f"“{name}”不是支部台账的账本文件，未作任何改动。请重新选择。")
        with path.open("rb") as file:
            header = file.read(100)
    except (FileNotFoundError, NotADirectoryError, ValueError):
        raise LedgerDamaged(f"找不到账本“{path}”，未新建任何文件。请核对文件名，或从“打开账本”中选择。") from None
    except OSError:
        raise LedgerRefused(
            f"读不到账本“{name}”（没有读取权限或磁盘有问题），未作任何改动。请换一个有权限的用户，或检查磁盘。"
        ) from None
    if len(header) == 100 and cipher.id_in(header):
        return 0
    if len(header) < 100 or not header.startswith(MAGIC):
        raise LedgerDamaged(f"“{name}”不是支部台账的账本文件，未作任何改动。请重新选择。")
    version = int.from_bytes(header[60:64], "big")
    application = int.from_bytes(header[68:72], "big")
    if application != APPLICATION_ID:
        raise LedgerDamaged(f"“{name}”是其他程序的数据库，未作任何改动。请重新选择。")
    check_version(version, newest, name)
    return version


def check_version(version: int, newest: int, name: str) -> None:
    """Raises LedgerRefused for a ledger that a newer program wrote."""
    if version > newest:
        raise LedgerRefused(
            f"账本“{name}”由更新版本的支部台账写成（格式 {version}，本程序认识到 {newest}），未作任何改动。请先升级程序。"
        )


def check_writable(path: Path) -> None:
    """Raises LedgerRefused where a save would fail later: a read-only file, or a folder without room for the journal."""
    try:
        with path.open("r+b"):
            pass
        with tempfile.NamedTemporaryFile(dir=path.parent, prefix="~写入检查"):
            pass
    except OSError:
        raise LedgerRefused(_READ_ONLY.format(path.name)) from None


def check_takes_writes(conn: sqlite3.Connection, name: str) -> None:
    """Raises LedgerRefused where SQLite opened the file for reading only, as it does, without a word, where the system would not
    let it write at that moment: every save would fail until the ledger is opened anew."""
    try:
        conn.execute("DELETE FROM draft WHERE 0")
    except sqlite3.DatabaseError as error:
        if primary_code(error) == sqlite3.SQLITE_READONLY:
            raise LedgerRefused(_READ_ONLY.format(name)) from None
        raise LedgerRefused(_DAMAGED.format(name)) from None


def keep_crash_evidence(path: Path, folder: Path) -> None:
    """Copies a ledger with a rollback journal left by a crash aside, before SQLite rolls it back.

    Raises LedgerBusy where the journal is that of another process at work, LedgerRefused where the copies cannot be kept.
    """
    real = path.resolve()  # SQLite keeps the journal beside the file that a link points to
    journal = real.with_name(real.name + "-journal")
    if not journal.exists() or journal.stat().st_size == 0:
        return
    if _held_elsewhere(real):
        raise LedgerBusy(BUSY.format(path.name))
    try:
        folder.mkdir(exist_ok=True)
        for file in (real, journal):
            part = folder / f"~{file.name}.part"
            try:
                shutil.copy2(file, part)
                part.replace(folder / f"{BEFORE_CRASH}{file.name}")
            finally:  # half a copy among the backups would be taken for a backup
                part.unlink(missing_ok=True)
    except OSError:
        raise LedgerRefused(
            f"账本“{path.name}”上次异常退出，恢复之前要先留一份副本，但副本写不进“{folder.name}”（磁盘已满或不能写入），"
            "账本未作任何改动。请腾出空间再打开。"
        ) from None


def _held_elsewhere(path: Path) -> bool:
    """Whether another process has locked the file; looks without being able to write, and needs no key for it."""
    conn = sqlite3.connect(path.as_uri() + "?mode=ro", uri=True, timeout=1.0)
    try:
        conn.execute("SELECT count(*) FROM sqlite_schema").fetchall()
    except sqlite3.DatabaseError as error:
        return primary_code(error) == sqlite3.SQLITE_BUSY
    finally:
        conn.close()
    return False


def connect(path: Path, secret: Secret | None = None, *, sqlcipher: bool = False) -> sqlite3.Connection:
    """A connection with the settings of the ledger, holding it exclusively; raises LedgerBusy, LedgerLocked or LedgerRefused.

    secret: the key of a file that is yet to be made; one that is there tells by itself whether it is encrypted · sqlcipher:
    see connecting.bare.
    """
    try:
        secret = secret or cipher.secret_of(path)
    except LedgerLocked:
        if _held_elsewhere(path.resolve()):  # nobody is asked for a password in vain
            raise LedgerBusy(BUSY.format(path.name)) from None
        from models.store import keyfile

        if any(map(cipher.known, keyfile.belonging(path))):  # what tells its key is damaged
            raise LedgerDamaged(_DAMAGED.format(path.name)) from None
        raise
    conn = connecting.bare(path, secret, sqlcipher=sqlcipher, timeout=1.0)
    try:
        for pragma in (
            "locking_mode=EXCLUSIVE", "journal_mode=TRUNCATE", "synchronous=EXTRA", "foreign_keys=ON",
            "recursive_triggers=ON", "secure_delete=ON", "cell_size_check=ON", "temp_store=MEMORY",
        ):  # fmt: skip
            conn.execute(f"PRAGMA {pragma}").fetchall()
        conn.execute("BEGIN EXCLUSIVE")
        conn.execute("COMMIT")
    except (sqlite3.DatabaseError, UnicodeDecodeError) as error:
        conn.close()
        if isinstance(error, sqlite3.Error) and primary_code(error) == sqlite3.SQLITE_BUSY:
            raise LedgerBusy(BUSY.format(path.name)) from None
        raise LedgerDamaged(_DAMAGED.format(path.name)) from None
    return conn


def settle(conn: sqlite3.Connection) -> None:
    """Has SQLite play back the journal of a write that failed half-way; raises sqlite3.Error where it still cannot.

    SQLite puts that off until the next read, and a change of the journal mode before it would drop the journal unplayed:
    the file would keep half an action.
    """
    conn.execute("SELECT count(*) FROM sqlite_schema").fetchall()


def release(conn: sqlite3.Connection) -> None:
    """Closes a connection and leaves one file: the empty journal goes, under the lock, so that no other process misses it.

    Where a write failed and could not be rolled back yet, the journal holds what the file should be: it is played back
    first, and where that fails it stays for the next opening.
    """
    try:
        settle(conn)
        conn.execute("PRAGMA locking_mode = NORMAL").fetchall()
        conn.execute("PRAGMA journal_mode = DELETE").fetchall()
    except sqlite3.Error:  # a damaged file, or one that is gone; a journal beside it does no harm
        pass
    finally:
        conn.close()


_KINDS = "('table', 'index', 'trigger', 'view')"
"""What a schema may hold; SQLite itself does not look whether a damaged line says so, and takes in what it makes."""


def check_sound(conn: sqlite3.Connection, name: str, newest: int) -> int:
    """The version of a connected ledger; raises LedgerDamaged if it is damaged, LedgerRefused if it carries triggers or views not ours."""
    try:
        version = int(conn.execute("PRAGMA user_version").fetchone()[0])
        # Of a plain one the header told it.
        ours = conn.execute("PRAGMA application_id").fetchone()[0] == APPLICATION_ID
        answer = conn.execute("PRAGMA quick_check(1)").fetchall()
        orphans = conn.execute("PRAGMA foreign_key_check").fetchall()
        foreign = triggers.foreign(conn, older=version < newest)
        unknown = conn.execute(f"SELECT 1 FROM sqlite_schema WHERE type NOT IN {_KINDS} LIMIT 1").fetchone()
    except (sqlite3.DatabaseError, UnicodeDecodeError):
        raise LedgerDamaged(_DAMAGED.format(name)) from None
    check_version(version, newest, name)
    if answer != [("ok",)] or orphans or not ours or unknown:
        raise LedgerDamaged(_DAMAGED.format(name))
    if foreign:
        raise LedgerRefused(
            f"账本“{name}”里有其他程序加入的内容（{foreign[0]}），为防改动失真，没有打开。请用备份，或请技术人员查看。"
        )
    return version


def check_whole(conn: sqlite3.Connection, name: str) -> None:
    """Raises LedgerDamaged where a table or a column is gone that the records, the history or the log are kept in, or where what
    every save needs of the history (its end, what can be undone) cannot be read."""
    wanted = {cls.table: {*columns(cls), "deleted_at"} for cls in RECORDS} | {name: set() for name in _BESIDE_RECORDS}
    for table, names in wanted.items():
        present = triggers.columns_of(conn, table)
        if not present or not names <= set(present):
            raise LedgerDamaged(_DAMAGED.format(name))
    try:
        chain.head(conn)
        history.UndoStacks(conn)
    except sqlite3.DatabaseError:  # text that is no longer UTF-8: SQLite's own check looks at none
        raise LedgerDamaged(_DAMAGED.format(name)) from None


def risky_location(path: Path) -> str:
    """A warning where the ledger lies in a folder that a cloud program copies or on a network share; '' elsewhere."""
    clouds = (
        "onedrive", "dropbox", "坚果云", "nutstore", "百度网盘", "baidunetdisk", "wps云盘", "wpsdrive", "icloud", "nextcloud",
    )  # fmt: skip
    parts = [part.lower().replace(" ", "") for part in path.resolve().parts]
    if any(cloud in part for part in parts for cloud in clouds):
        return "账本在云盘同步文件夹里，同步程序可能在写入时动它。建议移到本机普通文件夹，备份可以放云盘。"
    if str(path).startswith(("\\\\", "//")) or filesystem_of(path, _mounts()) in _NETWORK:
        return "账本在网络共享上，断网时可能损坏。建议移到本机磁盘。"
    return ""


_NETWORK = frozenset({"cifs", "smb3", "nfs", "nfs4", "fuse.sshfs", "davfs", "9p"})


def _mounts() -> str:
    table = Path("/proc/self/mounts")
    return table.read_text(encoding="utf-8", errors="replace") if table.exists() else ""


def filesystem_of(path: Path, mounts: str) -> str:
    """The kind of file system that holds `path`, by the text of /proc/self/mounts; '' if it does not say."""
    best, kind = "", ""
    for line in mounts.splitlines():
        _, mount, filesystem, *_ = line.split(" ")
        mount = re.sub(r"\\([0-7]{3})", lambda m: chr(int(m[1], 8)), mount)  # a blank is written \040
        if path.resolve().is_relative_to(mount) and len(mount) >= len(best):
            best, kind = mount, filesystem
    return kind
