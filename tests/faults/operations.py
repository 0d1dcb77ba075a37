"""What the fault experiments share: everything that the program does to the disk (see afterwards for the look at what it left).

Each operation begins in a folder of its own, made by `prepare`, and is done again and again, by a child that is killed, whose
disk is full, or whose computer loses its power.
"""

from __future__ import annotations

import random
import sqlite3
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from models.exports.atomic import TargetBusy
from models.exports.deliver import deliver
from models.exports.errors import ExportRefused
from models.imports.grid import Sheet
from models.imports.planning import plan_sheets
from models.imports.refused import FileRefused
from models.imports.writing import write_plan
from models.records import Meeting, Member
from models.safekeeping.backing_up import back_up
from models.safekeeping.restoring import restore
from models.safekeeping.second import place_in
from models.store import Ledger, LedgerRefused
from models.store.backup_names import BY_HAND
from models.store.backups import BackupDamaged, folder_of
from models.store.cipher import Secret
from models.store.migrations import STEPS
from models.store.rebuilding import rebuild, story_of

TODAY = date(2026, 11, 23)
NAME, OLD, NEW, REBUILT, BACKUP = "支部.zbtz", "旧.zbtz", "新.zbtz", "重建.zbtz", "支部-备份/副本.zbtz"
BOOK, TEXT, STICK = "名册.xlsx", "名册.json", "U盘"
PEOPLE = 24
REFUSALS = (LedgerRefused, BackupDamaged, ExportRefused, TargetBusy, FileRefused, OSError, sqlite3.OperationalError)
"""What an operation may raise where the disk takes nothing: a sentence, or what the window makes one of."""


class Violation(AssertionError):
    """Something that was acknowledged is not there, or something is there in part."""


def clock() -> datetime:
    """Stands still, so that an action done twice is the same to the byte."""
    return datetime(2026, 11, 23, 9, 30)


_secret: Secret | None = None


def encrypt() -> None:
    """Has all ledgers that are made from here on be encrypted."""
    global _secret
    _secret = Secret.new()
    _empty.cache_clear()


def secret() -> Secret | None:
    """The key of new ledgers."""
    return _secret


def opened(folder: Path, name: str = NAME) -> Ledger:
    return Ledger.open(folder / name, clock=clock)


@lru_cache
def _empty(version: int) -> bytes:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "空.zbtz"
        Ledger.create(path, steps=STEPS[:version], secret=_secret).close()
        return path.read_bytes()


def empty(version: int = len(STEPS)) -> bytes:
    """The file of a new ledger of a version, made once."""
    return _empty(version)


# What is there before


def prepare(folder: Path, operation: Operation, seed: int) -> None:
    """What an operation begins with: a ledger with some history, a backup and exports from before, or what it needs."""
    dice = random.Random(seed)
    folder.mkdir(exist_ok=True)
    operation.ready(folder, dice)


def _with_ledger(folder: Path, dice: random.Random) -> None:
    (folder / NAME).write_bytes(empty())
    with opened(folder) as ledger:
        with ledger.unit("登记党员") as unit:
            unit.add_all([Member(name=f"党员{n}", note="记" * dice.randrange(60)) for n in range(PEOPLE)])
        for name in (BOOK, TEXT):
            deliver(ledger, "roster", folder / name, today=TODAY)
        for number in range(3):
            edit(folder, ledger, random.Random(number))
        ledger.copy_to(folder / BACKUP)
        edit(folder, ledger, random.Random(4))
        edit(folder, ledger, random.Random(5))
        ledger.undo()


def _with_old(folder: Path, dice: random.Random) -> None:
    old_ledger(folder / OLD, dice.randrange(1, len(STEPS)), dice)


def old_ledger(path: Path, version: int, dice: random.Random, many: int = 8) -> None:
    """A ledger as the program of that version left it: members and meetings, added, changed and taken back, in units of the log."""
    path.write_bytes(empty(version))
    with Ledger.open(path, clock=clock, steps=STEPS[:version]) as ledger:
        conn = ledger._conn
        for number in range(many):
            table = dice.choice(["member", "meeting", "training", "rectification"])
            names = [
                r[1] for r in conn.execute(f"PRAGMA table_info({table})") if r[2] == "TEXT" and r[1] != "deleted_at"
            ]
            conn.execute("BEGIN")
            label = f"第{number}次"
            ledger._acting.under_way = conn.execute(
                "INSERT INTO unit (at, label, kind) VALUES (?, ?, 'do')", [ledger.now(), label]
            ).lastrowid
            for row in range(dice.randrange(1, 6)):
                text = (
                    {n: f"{label}{row}" for n in dice.sample(names, 4)}
                    if table == "member"
                    else {"note": f"{label}{row}"}
                )
                marks = ", ".join(f'"{n}"' for n in text)
                conn.execute(f"INSERT INTO {table} ({marks}) VALUES ({', '.join('?' * len(text))})", [*text.values()])
            conn.execute(f"UPDATE {table} SET note = ? WHERE id % 3 = 1", [label + "改"])
            if version >= len(STEPS):
                from models.store import chain

                chain.extend(conn)
            conn.execute("COMMIT")
            ledger._acting.under_way = None


def _with_stick(folder: Path, dice: random.Random) -> None:
    _with_ledger(folder, dice)
    place_in(folder / STICK, folder_of(folder / NAME)).mkdir(parents=True)


def _nothing(folder: Path, dice: random.Random) -> None:
    pass


# What is done


def edit(folder: Path, ledger: Ledger, dice: random.Random) -> None:
    """A form that is saved: some added, some changed, one put into the bin."""
    people = ledger.all(Member)
    with ledger.unit("修改党员") as unit:
        unit.add(Member(name=f"新{len(people)}", note="注" * dice.randrange(200)))
        for person in dice.sample(people, min(3, len(people))):
            person.note = f"改 {dice.random()}"
            unit.save(person)
        unit.add(Meeting(subject="支委会", body="议" * dice.randrange(2000)))
        if people:
            unit.remove(dice.choice(people))


def big(folder: Path, ledger: Ledger, dice: random.Random) -> None:
    """More than SQLite's cache holds, so that the file is written before the commit."""
    with ledger.unit("批量修改") as unit:
        unit.add_all([Member(name=f"批{n}", note="记" * 3000) for n in range(dice.randrange(90, 160))])
        for person in ledger.all(Member)[:PEOPLE]:
            person.note = "录" * 3000
            unit.save(person)


def undo(folder: Path, ledger: Ledger, dice: random.Random) -> None:
    ledger.undo()


def redo(folder: Path, ledger: Ledger, dice: random.Random) -> None:
    ledger.redo()


def roster(folder: Path, ledger: Ledger, dice: random.Random) -> None:
    """A roster that is imported: some are new, some known."""
    rows = [["姓名", "性别", "备注"]]
    rows += [[f"党员{n}", "男", f"导入{n}"] for n in range(dice.randrange(4, PEOPLE))]
    rows += [[f"来者{n}", "女", "注" * 80] for n in range(dice.randrange(3, 40))]
    write_plan(plan_sheets("名册.xlsx", [Sheet("名册", rows)], ledger.all(Member), today=TODAY), ledger)


def book(folder: Path, ledger: Ledger, dice: random.Random) -> None:
    deliver(ledger, "roster", folder / BOOK, today=TODAY)


def text(folder: Path, ledger: Ledger, dice: random.Random) -> None:
    deliver(ledger, "roster", folder / TEXT, today=TODAY)


def backup(folder: Path, ledger: Ledger, dice: random.Random) -> None:
    ledger.copy_to(folder / BACKUP)


def migrate(folder: Path, ledger: Ledger, dice: random.Random) -> None:
    opened(folder, OLD).close()


def create(folder: Path, ledger: Ledger, dice: random.Random) -> None:
    Ledger.create(folder / NEW, clock=clock, secret=_secret).close()


def rebuilding(folder: Path, ledger: Ledger, dice: random.Random) -> None:
    base = folder / BACKUP if dice.randrange(2) else None
    story = story_of(folder_of(folder / NAME))
    if story.unread:
        raise LedgerRefused("操作流水没有读全，没有重建。")
    rebuild(folder / REBUILT, story, base=base, steps=STEPS, at="2026-11-23 09:30:00")


def keeping(folder: Path, ledger: Ledger, dice: random.Random) -> None:
    """A backup as the window makes it, carried to a second folder."""
    if back_up(ledger, BY_HAND, always=True, second=folder / STICK).name is None:
        raise AssertionError("no backup")


def going_back(folder: Path, ledger: Ledger, dice: random.Random) -> None:
    restore(folder / BACKUP, "副本", folder / NAME)


Act = Callable[[Path, Ledger, random.Random], None]


@dataclass(frozen=True)
class Operation:
    """ready: makes what there is before · on_ledger: done to the open ledger; the others open what they need."""

    act: Act
    ready: Callable[[Path, random.Random], None] = _with_ledger
    on_ledger: bool = True

    @property
    def name(self) -> str:
        return self.act.__name__


OPERATIONS = {
    one.name: one
    for one in (
        Operation(edit), Operation(big), Operation(undo), Operation(redo), Operation(roster), Operation(book),
        Operation(text), Operation(backup), Operation(migrate, _with_old, on_ledger=False),
        Operation(create, _nothing, on_ledger=False), Operation(rebuilding, on_ledger=False),
        Operation(going_back, on_ledger=False),
        Operation(keeping, _with_stick),
    )
}  # fmt: skip


def do(folder: Path, operation: Operation, seed: int, say: Callable[[str], None], control: str = "") -> None:
    """The child: does it, and once more where it was refused, in the ledger that is open. Says `done`, `alone` where the journal
    did not take it, `refused …`, or `error …`."""
    ledger: Any = None
    for _ in range(2):
        try:
            if operation.on_ledger and ledger is None:
                ledger = opened(folder)
                _weaken(ledger, control)
            operation.act(folder, ledger, random.Random(seed))
            say("alone" if ledger is not None and ledger.alone else "done")
            break
        except REFUSALS as refusal:
            say(f"refused {refusal}")
        except BaseException as error:
            say(f"error {type(error).__name__} {error}")
            break
    if ledger is not None:
        ledger.close()


def _weaken(ledger: Ledger, control: str) -> None:
    """Takes a promise away, to see that the experiment notices."""
    pragmas = {
        "off": ("synchronous=OFF",), "delete": ("locking_mode=NORMAL", "journal_mode=DELETE", "synchronous=FULL"), "memory": ("journal_mode=MEMORY",),
    }  # fmt: skip
    for pragma in pragmas.get(control, ()):
        ledger._conn.execute(f"PRAGMA {pragma}").fetchall()
    if control == "journal":
        from types import SimpleNamespace

        from models.store import journal

        journal.os = SimpleNamespace(**{**vars(journal.os), "fsync": lambda number: None})  # type: ignore[assignment]
