"""What the tests of the ledger compare: rows of all records, bytes of a file, files of a folder, answers of another process."""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

from models.records import RECORDS
from models.store import Ledger

ROOT = Path(__file__).parents[3]


def rows_of(ledger: Ledger) -> dict[str, list[tuple[Any, ...]]]:
    """Every column of every row of every record, the recycle bin's too."""
    return {c.table: ledger._conn.execute(f'SELECT * FROM "{c.table}" ORDER BY id').fetchall() for c in RECORDS}


def fingerprint(path: Path) -> tuple[str, int]:
    """The bytes of a file and when it was last written."""
    return hashlib.sha256(path.read_bytes()).hexdigest(), path.stat().st_mtime_ns


def names_in(folder: Path) -> list[str]:
    """All files and folders below a folder; of journals, which each ledger has beside it, test_rebuilding.py knows more."""
    found = [p for p in folder.rglob("*") if p.suffix != ".zbls"]
    return sorted(str(p.relative_to(folder)) for p in found if not _holds_a_journal_only(p))


def _holds_a_journal_only(path: Path) -> bool:
    names = [p.suffix for p in path.iterdir()] if path.is_dir() else []
    return bool(names) and set(names) == {".zbls"}


def start(code: str, *arguments: object) -> subprocess.Popen[str]:
    """Another process of the program; it speaks to us by lines."""
    return subprocess.Popen(
        [sys.executable, "-c", code, *map(str, arguments)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        cwd=ROOT,
        env={**os.environ, "PYTHONIOENCODING": "utf-8", "PYTHONPATH": str(ROOT)},
    )


def answer(code: str, *arguments: object) -> Any:
    """What another process prints as JSON."""
    process = start(code, *arguments)
    told, _ = process.communicate(timeout=60)
    assert process.returncode == 0
    return json.loads(told)


OPEN = """
import json, sys
from pathlib import Path
from models.store import Ledger, LedgerRefused
try:
    with Ledger.open(Path(sys.argv[1])) as ledger:
        print(json.dumps(["opened", ""]))
except LedgerRefused as refusal:
    print(json.dumps([type(refusal).__name__, str(refusal)]))
"""
"""Tries to open a ledger and tells how it went."""
