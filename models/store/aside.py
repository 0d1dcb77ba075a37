"""What a ledger keeps beside its records and outside the change log: drafts of open forms, the log of exports, and what was
once said about files of a kind (which heading fills which field)."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing, suppress
from pathlib import Path
from typing import Any

from models.kinds import encodable
from models.store import cipher, connecting
from models.store.clocked import Clocked
from models.store.errors import LedgerRefused, reading, saving


class Aside(Clocked):
    """Drafts, memory and the log of exports. Each call is a save of its own; raises LedgerRefused where the disk is full."""

    def save_draft(self, key: str, body: dict[str, Any]) -> None:
        """Keeps the typing of a form that is open, under a key of the form's."""
        with saving():
            self._conn.execute(
                "INSERT OR REPLACE INTO draft (key, at, body) VALUES (?, ?, ?)",
                [key, self.now(), encodable(json.dumps(body, ensure_ascii=False))],
            )

    def draft(self, key: str) -> tuple[str, dict[str, Any]] | None:
        """When a draft was kept, and what it said; None if there is none that can be read."""
        with reading("草稿"):
            row = self._conn.execute(
                "SELECT CAST(at AS BLOB), CAST(body AS BLOB) FROM draft WHERE key = ?", [key]
            ).fetchone()
        body = None if row is None else _object(row[1])
        return None if body is None else (row[0].decode("utf-8", "replace"), body)

    def drafts(self) -> list[str]:
        """The keys of all drafts, newest first, in the order of keeping: clocks are set back at times."""
        with reading("草稿"):
            rows = self._conn.execute("SELECT CAST(key AS BLOB) FROM draft ORDER BY rowid DESC").fetchall()
        return [
            key.decode("utf-8", "replace") for (key,) in rows
        ]  # one that is damaged is nobody's, and leads to no draft

    def drop_draft(self, key: str) -> None:
        """Forgets a draft, after its form was saved or given up."""
        with saving():
            self._conn.execute("DELETE FROM draft WHERE key = ?", [key])

    def remember(self, key: str, body: dict[str, Any]) -> None:
        """Keeps what the user once said, under a key such as `import:<fingerprint>`; it replaces what was kept there."""
        with saving():
            self._conn.execute(
                "INSERT OR REPLACE INTO memory (key, at, body) VALUES (?, ?, ?)",
                [key, self.now(), encodable(json.dumps(body, ensure_ascii=False))],
            )

    def remembered(self, key: str) -> dict[str, Any] | None:
        """What was kept under a key; None if nothing was that can be read."""
        with suppress(sqlite3.DatabaseError):
            row = self._conn.execute("SELECT CAST(body AS BLOB) FROM memory WHERE key = ?", [key]).fetchone()
            return None if row is None else _object(row[0])
        return None

    def log_export(self, what: str, rows: int, *, full: bool, purpose: str = "", recipient: str = "") -> None:
        """Notes that data left the ledger (domain §11 X03). Files are written by then: the refusal says that they are there."""
        before = self.last_export()
        try:
            with saving():
                self._conn.execute(
                    "INSERT INTO export_log (at, what, rows, full, purpose, recipient) VALUES (?, ?, ?, ?, ?, ?)",
                    [self.now(), what, rows, int(full), purpose, recipient],
                )
        except LedgerRefused as refusal:
            if self.last_export() > before:
                return  # the disk failed just behind the moment from which it counts: twice would be one too many
            raise LedgerRefused(
                "这一次没有记入导出记录：磁盘已满或账本写不进去。已经写好的文件是完整的，留在原处；账本的记录没有改动。"
                "请处理后再做一次，使导出记录完整。"
            ) from refusal

    def last_export(self) -> int:
        """The number of the last line of the log of exports; 0 where there is none, or none that can be read."""
        with suppress(sqlite3.Error):
            return int(self._conn.execute("SELECT ifnull(max(id), 0) FROM export_log").fetchone()[0])
        return 0

    def exports(self) -> list[dict[str, Any]]:
        """What left the ledger, newest first; raises LedgerRefused where a damaged file holds what cannot be read."""
        with reading("导出记录"):
            return _exports(self._conn)

    @staticmethod
    def exports_in(copy: Path) -> list[dict[str, Any]]:
        """`exports` of a copy that another process has just opened with care and closed; raises LedgerRefused. Opened like a ledger
        that is to be written to, all of it would be read through again."""
        with reading("导出记录"), closing(connecting.bare(copy, cipher.secret_of(copy))) as conn:
            return _exports(conn)


def _exports(conn: sqlite3.Connection) -> list[dict[str, Any]]:
    cursor = conn.execute("SELECT at, what, rows, full, purpose, recipient FROM export_log ORDER BY id DESC")
    names = [c[0] for c in cursor.description]
    return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]


def _object(kept: Any) -> dict[str, Any] | None:
    """The object that was kept as JSON, in bytes; None where it is damaged, be it no UTF-8 any more: what stands aside must never be
    in the way of the records."""
    try:
        body = json.loads(kept)
    except (ValueError, TypeError, RecursionError):
        return None
    return body if isinstance(body, dict) else None
