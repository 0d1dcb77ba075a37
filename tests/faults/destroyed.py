"""Destroys ledgers, and makes them anew from the backups and the journal of actions.

    python -m tests.faults.destroyed 300 [--seed 7] [--control] [--encrypted]

A ledger lives through random actions, undo and redo, restarts, and backups now and then. Then it is deleted, cut short, written
over or has 200 bits turned; at times the newest backup is damaged too, or all are gone, and the journal has a line at its end
that was being written. The newest sound backup, or nothing, and the journal must give it back: every row, all history, the head
of the chain. 300 ledgers take about five minutes. Exit 0 if that held each time, 1 with the first that was not.
With --control the journal has lost a line: that must end in a violation.
"""

from __future__ import annotations

import random
import shutil
import sys
import tempfile
from collections import Counter
from pathlib import Path

from models.records import RECORDS
from models.store import Ledger, LedgerRefused
from models.store.backups import folder_of
from models.store.journal_files import files_in
from models.store.migrations import STEPS
from models.store.rebuilding import rebuild, story_of
from tests.faults.afterwards import story
from tests.faults.asked import asked, command
from tests.faults.children import dice_for, say
from tests.faults.operations import NAME, REBUILT, Violation, clock, edit, empty, opened, roster


def live(folder: Path, dice: random.Random) -> object:
    """A life of a ledger; gives what it holds in the end."""
    (folder / NAME).write_bytes(empty())
    ledger = opened(folder)
    ledger._journal.full = dice.choice([2_000, 100_000, 8_000_000])
    roster(folder, ledger, random.Random(1))
    for number in range(dice.randrange(4, 40)):
        match dice.randrange(12):
            case 0:
                ledger.copy_to(folder_of(folder / NAME) / f"备份-{number:03}.zbtz")
            case 1:
                ledger.close()
                ledger = opened(folder)
            case 2 | 3:
                ledger.undo()
            case 4:
                ledger.redo()
            case 5:
                roster(folder, ledger, dice)
            case _:
                edit(folder, ledger, dice)
    wanted = story(ledger)
    ledger.close()
    return wanted


def destroy(path: Path, dice: random.Random) -> str:
    """Destroys a file, and gives how."""
    content = bytearray(path.read_bytes())
    how = dice.choice(["deleted", "cut short", "written over", "200 bits turned"])
    match how:
        case "deleted":
            path.unlink()
            return how
        case "cut short":
            del content[dice.randrange(len(content)) :]
        case "written over":
            content[:] = dice.randbytes(len(content))
        case _:
            for _ in range(200):
                content[dice.randrange(len(content))] ^= 1 << dice.randrange(8)
    path.write_bytes(content)
    return how


def sound(path: Path) -> bool:
    """Whether a backup may be the base: told on a copy of it."""
    place = path.parent.parent / "看.zbtz"
    shutil.copy(path, place)
    try:
        with Ledger.open(place, clock=clock) as ledger:
            return ledger.damage(RECORDS) == []
    except LedgerRefused:
        return False


def once(folder: Path, dice: random.Random, *, control: bool = False) -> tuple[str, str]:
    """One ledger: how it was destroyed, and on what it was made anew; raises Violation."""
    wanted = live(folder, dice)
    kept = folder_of(folder / NAME)
    copies = sorted(kept.glob("备份-*.zbtz"))
    how = destroy(folder / NAME, dice)
    if copies and dice.random() < 0.4:
        destroy(copies[-1], dice)
    if dice.random() < 0.2:
        for copy in copies:
            copy.unlink(missing_ok=True)
    file = files_in(kept)[-1]
    if dice.random() < 0.5:  # a line that was being written when the power went
        file.write_bytes(
            file.read_bytes() + f"9999\t{dice.randbytes(32).hex()}\t[9999,".encode()[: dice.randrange(1, 70)]
        )
    if control:
        lines = file.read_bytes().split(b"\n")
        file.write_bytes(b"\n".join([lines[0], *lines[2:]]))
        for copy in copies:
            copy.unlink(missing_ok=True)
    base = next((copy for copy in reversed(copies) if copy.exists() and sound(copy)), None)
    rebuild(folder / REBUILT, story_of(kept), base=base, steps=STEPS, at="2026-11-23 09:30:00")
    with Ledger.open(folder / REBUILT, clock=clock) as again:
        if found := again.damage(RECORDS):
            raise Violation(f"{how}, from {base and base.name}: {found[0]}")
        if story(again) != wanted:
            raise Violation(f"{how}, from {base and base.name}: it is not what it was")
    return how, "a backup" if base else "the journal alone"


def run(many: int, seed: int, folder: Path, *, control: bool = False) -> Counter[str]:
    """So many ledgers; raises Violation."""
    tally: Counter[str] = Counter()
    for number in range(many):
        place = folder / str(number)
        place.mkdir()
        try:
            tally.update(once(place, dice_for(seed, number), control=control))
        except Violation as violation:
            raise Violation(f"ledger {number}: {violation}") from violation
        shutil.rmtree(place)
    return tally


def main() -> int:
    parser = command(__doc__, "ledgers")
    parser.add_argument("--control", action="store_true")
    arguments = asked(parser)
    with tempfile.TemporaryDirectory() as folder:
        try:
            tally = run(arguments.ledgers, arguments.seed, Path(folder), control=arguments.control)
        except Violation as violation:
            say(f"violated: {violation}")
            return 1
    each = ", ".join(f"{count} {what}" for what, count in sorted(tally.items()))
    say(
        f"{arguments.ledgers} destroyed ledgers ({each}): each made anew to its last action, every row and all history equal"
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
