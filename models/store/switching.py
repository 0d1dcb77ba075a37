"""Encrypting a ledger that was plain, and the other way: whole or not at all, whatever happens in between.

All that the new state needs is written beside the old: key files, attachments, the ledger itself, which is compared row by row.
Then the new ledger takes the place of the old in one rename. A small file (`~<ledger>.转换`) stands there from the beginning to the
end: whoever opens the ledger next, by what it then is, takes the remains of the other state away (`settle`).
"""

from __future__ import annotations

import errno
import json
import os
import re
import sqlite3
from collections.abc import Sequence
from contextlib import closing, suppress
from pathlib import Path

from models.store import (
    attachments,
    backups,
    cipher,
    connecting,
    journal,
    journal_files,
    keyfile,
    opening,
    place,
    sealed_files,
    soundness,
)
from models.store.backup_names import ATTACHMENTS, HASH_SUFFIX, backups_in, name_of
from models.store.cipher import NotOurs, Secret
from models.store.errors import LedgerRefused
from models.store.sealed_files import write_synced

_DAMAGED = ".zb-bad"
_PLAIN_NAME = re.compile(r"([0-9a-f]{64})(\.[a-z0-9]{1,8})?")
_ROOM = "没有{}：磁盘已满，或账本所在的文件夹、备份文件夹不能写入。账本保持原样，请处理后再做一次。"


def _part(ledger: Path) -> Path:
    return ledger.resolve().with_name(f"~{ledger.name}.新")  # in the folder of the file, where the ledger is a link


def _old(ledger: Path) -> Path:
    return ledger.resolve().with_name(f"~{ledger.name}.旧")


def switch_on(ledger: Path, secret: Secret, password: str) -> None:
    """Encrypts a ledger that is not open here; raises LedgerRefused, and all is as it was."""
    if why := cipher.unavailable() or keyfile.weak(password):
        raise LedgerRefused(f"没有加密：{why}")
    cipher.give(secret)
    _change_over(ledger, None, secret, password)


def switch_off(ledger: Path) -> None:
    """Takes the encryption from a ledger that is not open here and whose key this process has; raises LedgerRefused."""
    _change_over(ledger, cipher.secret_of(ledger), None, "")


def _change_over(ledger: Path, before: Secret | None, after: Secret | None, password: str) -> None:
    what = "加密" if after else "取消加密"
    file = place.key(ledger)
    if file is None:  # SQLite would make an empty one
        raise LedgerRefused(f"没有{what}：找不到账本“{ledger.name}”，未作任何改动。请核对它是否被移走或改名。")
    conn = opening.connect(ledger, sqlcipher=True)
    try:
        if connecting.secret_of(conn) != before or place.key(ledger) != file:
            raise LedgerRefused(f"没有{what}：账本已经被另一个程序改过。请重新打开账本。")
        if place.mark_of_switching(ledger).exists():
            settle(conn, ledger)
        _prepare(conn, ledger, before, after, password)
        place.check(ledger, file)
        _swap(conn, ledger)
    except BaseException as error:
        with suppress(OSError, sqlite3.Error):
            settle(conn, ledger)
        if isinstance(error, (OSError, sqlite3.Error)):
            raise LedgerRefused(_ROOM.format(what)) from error
        raise
    finally:
        conn.close()


def _prepare(
    conn: sqlite3.Connection, ledger: Path, before: Secret | None, after: Secret | None, password: str
) -> None:
    """Writes all that the new state needs beside the old."""
    used = after or before
    assert used is not None
    told = {"key": used.id.hex(), "on": after is not None}
    write_synced(place.mark_of_switching(ledger), json.dumps(told).encode())
    if after is not None:
        keyfile.write(ledger, after, password)
    _other_attachments(attachments.folder_of(ledger), after)
    _export(conn, _part(ledger), after)


def _swap(conn: sqlite3.Connection, ledger: Path) -> None:
    """Puts the new file in the place of the old, which keeps a name of its own to be overwritten by."""
    real = ledger.resolve()
    with suppress(OSError):  # a stick without hard links: the old file goes, but cannot be overwritten
        os.link(real, _old(ledger))
    try:
        os.replace(_part(ledger), real)  # under the lock
    except PermissionError:  # Windows lets no open file go
        opening.release(conn)
        os.replace(_part(ledger), real)
    with suppress(OSError):  # it stands there; a power cut that takes it back leaves the old one
        backups.sync_folder(real.parent)
    conn.close()


def convert(file: Path, secret: Secret | None) -> None:
    """Encrypts a ledger that nobody else knows of, or has it be plain; raises OSError or LedgerRefused, and it is as it was."""
    part = _part(file)
    try:
        with closing(opening.connect(file, sqlcipher=True)) as conn:
            _export(conn, part, secret)
            opening.release(conn)
        os.replace(part, file)
    except sqlite3.Error as error:
        raise OSError(errno.EIO, str(error), str(part)) from error
    finally:
        backups.clear(part)


def bring_in_line(made: Path, ledger: Path) -> None:
    """Has a ledger that nobody else knows of be encrypted as the one is whose place it will take, or plain as that is; where that
    tells nothing any more it stays as it is. Raises as `convert` does, and LedgerLocked."""
    if not cipher.id_of(ledger) and not _starts_plain(ledger):
        return
    wanted = cipher.secret_of(ledger)
    if cipher.secret_of(made) != wanted:
        convert(made, wanted)


def bring_attachments_in_line(ledger: Path) -> None:
    """Has the attachments beside a ledger that nobody has open be encrypted as it is, or plain; raises OSError, LedgerRefused."""
    have_attachments_be(attachments.folder_of(ledger), cipher.secret_of(ledger))


def have_attachments_be(folder: Path, secret: Secret | None) -> None:
    """Has the attachments in a folder be sealed with that key, or plain without one; raises OSError, LedgerRefused."""
    _other_attachments(folder, secret)
    if secret is not None:
        _wipe_sealed_since(folder, secret)


def _export(conn: sqlite3.Connection, part: Path, after: Secret | None) -> None:
    """Writes all of an open ledger to a new file, and compares; raises OSError, sqlite3.Error or LedgerRefused."""
    for left in (part, part.with_name(part.name + "-journal")):
        left.unlink(missing_ok=True)
    conn.execute("ATTACH DATABASE ? AS made KEY " + (f'"{after.for_sqlcipher}"' if after else "''"), [str(part)])
    conn.execute("SELECT sqlcipher_export('made')").fetchall()
    for pragma in ("user_version", "application_id"):
        number = conn.execute(f"PRAGMA main.{pragma}").fetchone()[0]
        conn.execute(f"PRAGMA made.{pragma} = {number:d}")
    conn.execute("DETACH DATABASE made")
    with closing(connecting.bare(part, after, sqlcipher=after is None)) as made:
        if made.execute("PRAGMA integrity_check").fetchall() != [("ok",)] or soundness.differing(conn, made):
            raise LedgerRefused("没有做成：写好的新文件与账本核对不一致，已丢弃。账本保持原样，请检查磁盘后再做一次。")
    with part.open("r+b") as file:
        os.fsync(file.fileno())


# Attachments and journal: in the two states they have other names, and lie beside each other for a moment


def _other_attachments(folder: Path, after: Secret | None) -> None:
    """Writes the attachments as the new state has them, where they are not there already; those of another key stay as they
    are, and so do those that are damaged: sealed ones under another ending, or they would go with the sealed. Raises OSError."""
    if after is not None:
        for digest, file in _plain_files(folder):
            if not sealed_files.holds(sealed_files.path_of(folder, after, digest), after, digest):
                data = file.read_bytes()
                if sealed_files.digest_of(data) == digest:
                    sealed_files.put(folder, after, digest, file.suffix, data)
        return
    for file in sorted(folder.glob(f"??/*{sealed_files.SUFFIX}")):
        used = cipher.known(cipher.id_of(file))
        if used is None:
            continue
        try:
            data, suffix = sealed_files.opened(file, used)
        except NotOurs:
            file.rename(file.with_suffix(_DAMAGED))  # what can be done with it is for others to say
            continue
        digest = sealed_files.digest_of(data)
        target = folder / digest[:2] / (digest + suffix)
        if not attachments.holds(target, digest):
            write_synced(target, data)
            backups.sync_folder(folder)


def _plain_files(folder: Path) -> list[tuple[str, Path]]:
    found = ((_PLAIN_NAME.fullmatch(file.name), file) for file in sorted(folder.glob("??/*")))
    return [(name[1], file) for name, file in found if name is not None]


def _sealed_files(folder: Path, key: bytes) -> list[Path]:
    return [file for file in sorted(folder.glob(f"??/*{sealed_files.SUFFIX}")) if key and cipher.id_of(file) == key]


def settle(conn: sqlite3.Connection, ledger: Path) -> None:
    """Takes away what is left of the state that the open ledger is not in; raises OSError, and the next opening tries again.

    Nothing goes before what takes its place is there, whole.
    """
    mark = place.mark_of_switching(ledger)
    secret, (key, was_on) = connecting.secret_of(conn), _told(mark)
    folder = attachments.folder_of(ledger)
    for left in folder.glob("??/~*.part"):  # half an attachment, in clear or sealed
        wipe(left)
    if secret is not None:
        _wipe_sealed_since(folder, secret)
    else:  # those in clear were all there, and synced, before the first of these could be left over
        for file in _sealed_files(folder, key):
            file.unlink()
        beside, among = keyfile.places(ledger)
        for file in keyfile.found(ledger, key) if key else ():
            if file == beside or (file == among and was_on):  # of an older key the backups still have need
                file.unlink()
    for left in (_part(ledger), _part(ledger).with_name(_part(ledger).name + "-journal"), _old(ledger)):
        if place.key(left) == place.key(ledger):  # the old one has two names still
            left.unlink()
        else:
            wipe(left)
    journal.Journal(backups.folder_of(ledger), secret).catch_up(conn)
    for file in journal_files.files_in(backups.folder_of(ledger)):
        told = journal_files.key_of(file)
        if (not told) if secret else (told and told == key.hex()):
            wipe(file)
    mark.unlink(missing_ok=True)
    backups.sync_folder(ledger.parent)


def _wipe_sealed_since(folder: Path, secret: Secret) -> None:
    """Takes away the attachments in clear that are there sealed, whole."""
    for digest, file in _plain_files(folder):
        if sealed_files.holds(sealed_files.path_of(folder, secret, digest), secret, digest):
            wipe(file)


def _told(mark: Path) -> tuple[bytes, bool]:
    """The id of the key, and whether the ledger was to be encrypted; b'' where nothing can be read."""
    with suppress(OSError, ValueError, KeyError, TypeError):
        told = json.loads(mark.read_bytes())
        return bytes.fromhex(told["key"]), bool(told["on"])
    return b"", False


def wipe(file: Path) -> None:
    """Overwrites a file and takes it away. What a solid-state disk keeps of it elsewhere nobody can reach from here."""
    with suppress(FileNotFoundError):
        if file.lstat().st_nlink == 1 and not file.is_symlink():
            with file.open("r+b") as out:
                size = out.seek(0, os.SEEK_END)
                out.seek(0)
                while size > 0:
                    size -= out.write(b"\0" * min(size, 1 << 20))
                out.flush()
                os.fsync(out.fileno())
        file.unlink()


def left_in_clear(folders: Sequence[Path]) -> list[Path]:
    """What lies in folders of backups and can be read without a password: backups from before with their attachments, journals, and
    copies of a crash."""
    found: list[Path] = []
    for folder in folders:
        with suppress(OSError):
            files = (file for file in sorted(folder.iterdir()) if file.is_file())
            found += [file for file in files if _starts_plain(file)]
            found += [file for file in journal_files.files_in(folder) if journal_files.is_in_clear(file)]
            found += [file for _, file in _plain_files(folder / ATTACHMENTS)]
    return found


def clear_away(folders: Sequence[Path]) -> None:
    """Overwrites and takes away what is `left_in_clear`, once a backup in the first of the folders that is encrypted was read through
    and is whole; raises LedgerRefused."""
    try:
        if not any(_sound(name.file_in(folders[0])) for name in backups_in(folders[0])):
            raise LedgerRefused("没有删去：还没有一份加密的备份是完好的。请先在“备份与恢复”里备份一次。")
        for file in left_in_clear(folders):
            wipe(file)
            if name_of(file) is not None:
                file.with_suffix(HASH_SUFFIX).unlink(missing_ok=True)
    except OSError:
        raise LedgerRefused("没有全部删去：有的文件被其他程序占用，或不能写入。请关闭其他程序再试。") from None


def _sound(backup: Path) -> bool:
    with suppress(backups.BackupDamaged):
        return bool(cipher.id_of(backup)) and backups.verified(backup) is not None
    return False


def _starts_plain(file: Path) -> bool:
    with suppress(OSError), file.open("rb") as read:
        return read.read(len(opening.MAGIC)) == opening.MAGIC
    return False
