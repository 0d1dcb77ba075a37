"""What the fault experiments share: the look at what an operation left that was killed, refused, or lost its power.

`seen` tells what a folder holds, as the program shows it. All of it must be as before the operation or as after it, and as after it
where that was said to be done.
"""

from __future__ import annotations

import hashlib
import json
import random
import shutil
from functools import lru_cache
from io import BytesIO
from pathlib import Path

from models.records import RECORDS
from models.safekeeping.second import carry
from models.store import Ledger, LedgerRefused
from models.store.backup_names import BY_HAND
from models.store.backups import folder_of
from models.store.chain import START
from models.store.migrations import STEPS
from models.store.rebuilding import following, rebuild, story_of
from tests.faults.operations import (
    BACKUP,
    BOOK,
    NAME,
    NEW,
    OLD,
    REBUILT,
    STICK,
    TEXT,
    Violation,
    clock,
    edit,
    empty,
    opened,
    rebuilding,
    secret,
)  # fmt: skip

STORY = "操作流水"


def everything(ledger: Ledger) -> str:
    """All that a ledger holds, as one hash."""
    conn = ledger._conn
    tables = [cls.table for cls in RECORDS] + ["unit", "change", "chain", "draft", "memory", "export_log"]
    rows = [[name, conn.execute(f'SELECT * FROM "{name}" ORDER BY 1').fetchall()] for name in tables]
    return hashlib.sha256(repr(rows).encode("utf-8", "replace")).hexdigest()


def _ledger(path: Path) -> str:
    try:
        with Ledger.open(path, clock=clock) as ledger:
            if found := ledger.damage(RECORDS):
                raise Violation(f"{path.name}: {found[0]}")
            return everything(ledger)
    except LedgerRefused as refusal:
        raise Violation(f"{path.name}: {refusal}") from refusal


_KNOWN: dict[tuple[bytes, str], str] = {}
"""Copies that were looked at already, by their bytes."""


def _copy(path: Path) -> str:
    """A copy is looked at once: nothing is written to it."""
    key = hashlib.sha256(path.read_bytes()).digest(), path.name
    if key not in _KNOWN:
        place = path.with_name("又一份.zbtz")
        place.write_bytes(path.read_bytes())
        _KNOWN[key] = _ledger(place)
        place.unlink()
        shutil.rmtree(folder_of(place), ignore_errors=True)
    return _KNOWN[key]


def _cells(path: Path) -> str:
    return _cells_of(path.read_bytes(), path.name)


@lru_cache(64)
def _cells_of(content: bytes, name: str) -> str:
    from openpyxl import load_workbook

    try:
        pages = [[*page.iter_rows(values_only=True)] for page in load_workbook(BytesIO(content))]
    except Exception as error:
        raise Violation(f"{name} cannot be read: {error}") from error
    return hashlib.sha256(repr(pages).encode()).hexdigest()


def _json(path: Path) -> str:
    try:
        return repr(len(json.loads(path.read_bytes()))) + hashlib.sha256(path.read_bytes()).hexdigest()
    except ValueError as error:
        raise Violation(f"{path.name} cannot be read: {error}") from error


def seen(folder: Path) -> dict[str, str]:
    """What the folder holds, by name, as the program shows it at its next start; raises Violation where something is torn.

    The journal is read first: it must be true before the ledger is opened, which may be what it is to replace.
    """
    lines = following(story_of(folder_of(folder / NAME)), 0, START)
    found = {STORY: lines[-1].hash} if lines else {}
    looks = {NAME: _ledger, OLD: _ledger, NEW: _ledger, REBUILT: _ledger, BACKUP: _copy, BOOK: _cells, TEXT: _json}
    for name, look_at in looks.items():
        if (folder / name).exists():
            found[name] = look_at(folder / name)
    for kept in folder.glob("*-备份/*-升级前-*"):
        found[kept.name] = _copy(kept)
    for kept in folder.glob(
        "*-备份/备份-*-手动.zbtz"
    ):  # one that was refused for its hash alone is there, and made again
        found[BY_HAND] = _copy(kept)
    for kept in folder.glob(f"{STICK}/*/备份-*.zbtz"):  # whether it came so far is told, and no part of the promise
        _copy(kept)
    return found


def look(
    folder: Path, before: dict[str, str], after: dict[str, str], words: list[str], *, goes_on: bool = True
) -> None:
    """Raises Violation where the folder holds anything else than before or after, than after what was done, or leaves something
    behind; then, with `goes_on`, does one more action, and rebuilds the ledger from its journal."""
    if wrong := [word for word in words if word.startswith("error")]:
        raise Violation(wrong[0])
    now = seen(folder)
    for name in {**before, **after, **now}:
        old, new = before.get(name), after.get(name)
        if now.get(name) not in (old, new):
            raise Violation(f"{name} is neither as before nor as after")
        if ("done" in words or ("alone" in words and name != STORY)) and now.get(name) != new:
            raise Violation(f"{name} is not as it was said to be")
        if (
            name == NAME
            and old != new
            and now.get(name) == new
            and words
            and all(w.startswith("refused") for w in words)
        ):
            raise Violation(f"{name} was changed by what was refused")
    if not (folder / NEW).exists() and NEW in after:
        Ledger.create(folder / NEW, clock=clock, secret=secret()).close()
    if (folder / NAME).exists() and not (folder / REBUILT).exists() and REBUILT in after:
        rebuilding(folder, None, random.Random(1))  # type: ignore[arg-type]
    if goes_on and (folder / NAME).exists():
        _goes_on(folder)
    if (folder / STICK).exists():
        carry(folder_of(folder / NAME), folder / STICK)
    left = [
        p.name for p in folder.rglob("*")
        if ".part" in p.name or (p.name.endswith("-journal") and not p.name.startswith("异常退出前-"))
    ]  # fmt: skip
    if left:
        raise Violation(f"{left} stays behind")


def _goes_on(folder: Path) -> None:
    """One more action; then the journal alone gives the same ledger."""
    with opened(folder) as ledger:
        edit(folder, ledger, random.Random(99))
        if ledger.alone:
            raise Violation(ledger.alone)
        wanted = story(ledger)
    made, base = folder / "又.zbtz", folder / "空.zbtz"
    base.write_bytes(empty())
    rebuild(made, story_of(folder_of(folder / NAME)), base=base, steps=STEPS, at="")
    with Ledger.open(made, clock=clock) as again:
        if story(again) != wanted:
            raise Violation("the journal tells another story")


def story(ledger: Ledger) -> object:
    """All records and all history: what a journal tells."""
    conn = ledger._conn
    names = [cls.table for cls in RECORDS] + ["unit", "change", "chain"]
    return [conn.execute(f'SELECT * FROM "{name}" ORDER BY 1').fetchall() for name in names]
