"""What is written in these tests, and looked for on the disk; what a ledger holds, to be compared."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

from models.records import RECORDS, Attachment
from models.store import Ledger
from models.store.attachments import Attachments

NAME, WORDS, PASSWORD = "欧阳志远", "不可外传 110105194912310021", "一句记得住的话2026"
TODAY = date(2026, 11, 23)


def in_clear(folder: Path) -> list[str]:
    """The files below a folder in which the words can be read."""
    words = [NAME.encode(), WORDS.encode(), b"110105194912310021"]
    return sorted(
        file.relative_to(folder).as_posix()
        for file in folder.rglob("*")
        if file.is_file() and any(word in file.read_bytes() for word in words)
    )


def held(path: Path) -> tuple[Any, ...]:
    """All that a ledger and its folder of attachments hold; it must be sound."""
    with Ledger.open(path) as ledger:
        assert ledger.damage(RECORDS) == []
        conn = ledger._conn
        tables = [name for (name,) in conn.execute("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY 1")]
        rows = {name: conn.execute(f'SELECT * FROM "{name}" ORDER BY 1').fetchall() for name in tables}
        schema = conn.execute("SELECT type, name, sql FROM sqlite_schema ORDER BY 1, 2").fetchall()
        store = Attachments(ledger)
        files = [(one.name, store.damaged(one)) for one in ledger.all(Attachment)]
        return rows, schema, files, ledger.undoable(), ledger.redoable(), ledger.drafts()
