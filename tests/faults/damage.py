"""Damages copies of a ledger as a bad disk does, and looks whether a record was changed without a word.

    python -m tests.faults.damage 5000 [--seed 7] [--control] [--encrypted]

Turned bits, sectors of zeros or noise, ranges written over, pages swapped or as they were before, a file cut short; the journal
lies beside it, whole. Each copy must be refused, byte for byte as it was, or be told by the check, or hold every record and all
history as before. 5,000 copies take about five minutes. Exit 0 if that held each time, 1 with the first that was changed in
silence. With --control only SQLite's own check is asked: that must end in a violation.
"""

from __future__ import annotations

import random
import sys
import tempfile
from collections import Counter
from pathlib import Path

from models.records import RECORDS
from models.store import Ledger, LedgerRefused, soundness
from tests.faults.afterwards import story
from tests.faults.asked import asked, command
from tests.faults.children import dice_for, say
from tests.faults.operations import NAME, OPERATIONS, Violation, big, clock, edit, opened, prepare

SECTOR, PAGE = 512, 4096
REFUSED, TOLD, UNCHANGED = "refused", "told", "unchanged"


def damaged(whole: bytes, older: bytes, dice: random.Random) -> tuple[str, bytes]:
    """A damaged copy and the name of the damage; `older`: the file as it was before, of which a page may come back."""
    content = bytearray(whole)
    kind = dice.choice(["bit", "bit", "bit", "bits", "zeros", "noise", "range", "swap", "stale", "cut"])
    at, page = dice.randrange(len(content)), dice.randrange(len(content) // PAGE) * PAGE
    sector = at // SECTOR * SECTOR
    match kind:
        case "bit" | "bits":
            for _ in range(1 if kind == "bit" else dice.randrange(2, 200)):
                content[dice.randrange(len(content))] ^= 1 << dice.randrange(8)
        case "zeros":
            content[sector : sector + SECTOR] = bytes(SECTOR)
        case "noise":
            content[sector : sector + SECTOR] = dice.randbytes(SECTOR)
        case "range":
            size = min(dice.randrange(1, 20_000), len(content) - at)
            content[at : at + size] = dice.randbytes(size)
        case "swap":
            other = dice.randrange(len(content) // PAGE) * PAGE
            content[page : page + PAGE], content[other : other + PAGE] = (
                content[other : other + PAGE],
                content[page : page + PAGE],
            )
        case "stale":
            page = dice.randrange(len(older) // PAGE) * PAGE
            content[page : page + PAGE] = older[page : page + PAGE]
        case _:
            del content[dice.choice([at, page]) :]
    return kind, bytes(content)


def look(path: Path, wanted: object, *, control: bool = False) -> str:
    """How it went with a damaged copy; raises Violation."""
    content = path.read_bytes()
    try:
        with Ledger.open(path, clock=clock) as ledger:
            found = list(soundness._sqlite(ledger._conn)) if control else ledger.damage(RECORDS)
            if found:
                return TOLD
            if story(ledger) != wanted:
                raise Violation("changed in silence")
            return UNCHANGED
    except LedgerRefused:
        if path.read_bytes() != content:
            raise Violation("refused, and yet written to") from None
        return REFUSED


def run(many: int, seed: int, folder: Path, *, control: bool = False) -> Counter[str]:
    """So many damaged copies, of a ledger of each size by turns; raises Violation."""
    tally: Counter[str] = Counter()
    dice = dice_for(seed)
    files = []
    folder.mkdir(exist_ok=True)
    for number, more in enumerate((0, 1)):
        place = folder / f"{number}"
        prepare(place, OPERATIONS["edit"], seed)
        older = (place / NAME).read_bytes()
        with opened(place) as ledger:
            for _ in range(6):
                (big if more else edit)(place, ledger, dice)
            wanted = story(ledger)
        files.append((place / NAME, (place / NAME).read_bytes(), older, wanted))
    for number in range(many):
        path, whole, older, wanted = files[dice.random() < 0.15]
        kind, content = damaged(whole, older, dice)
        path.write_bytes(content)
        try:
            how = look(path, wanted, control=control)
        except Violation as violation:
            raise Violation(f"copy {number} ({kind}): {violation}") from violation
        except Exception as error:
            raise Violation(f"copy {number} ({kind}): {type(error).__name__} {error}") from error
        tally[how] += 1
    return tally


def main() -> int:
    parser = command(__doc__, "copies")
    parser.add_argument("--control", action="store_true")
    arguments = asked(parser)
    with tempfile.TemporaryDirectory() as folder:
        try:
            tally = run(arguments.copies, arguments.seed, Path(folder), control=arguments.control)
        except Violation as violation:
            say(f"violated: {violation}")
            return 1
    say(
        f"{tally.total()} damaged ledgers: {tally[REFUSED]} refused untouched, {tally[TOLD]} told by the check,"
        f" {tally[UNCHANGED]} with every record as before: none changed in silence"
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
