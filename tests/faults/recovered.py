"""Destroys ledgers, and recovers them as the window does; destroyed.py does it with the journal and a backup that it chooses.

    python -m tests.faults.recovered 300 [--seed 1] [--encrypted]

A ledger with actions and backups is destroyed in one of seven ways, some of its backups too. Recovered, which chooses the way by
itself, it must be as it was at its last action, and sound. 300 ledgers take about five minutes. Ends with an AssertionError where
that did not hold.
"""

from __future__ import annotations

import random
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from tests.faults import operations
from tests.faults.asked import asked, command
from tests.faults.children import say

if TYPE_CHECKING:
    from models.store import Ledger

RUINS = ("gone", "empty", "short", "noise", "flips", "header", "text")


def ruin(path: Path, how: str, dice: random.Random) -> None:
    """Destroys a ledger that nobody has open."""
    content = bytearray(path.read_bytes())
    match how:
        case "gone":
            path.unlink()
            return
        case "empty":
            content = bytearray()
        case "short":
            del content[dice.randrange(1, len(content)) :]
        case "noise":
            begin = dice.randrange(len(content) // 2)
            content[begin : begin + 40_000] = dice.randbytes(min(40_000, len(content) - begin))
        case "flips":
            for _ in range(200):
                content[dice.randrange(len(content))] ^= 1 << dice.randrange(8)
        case "header":
            content[:100] = dice.randbytes(100)
        case _:
            content = bytearray("误存成了文本".encode())
    path.write_bytes(content)


def some(ledger: Ledger, dice: random.Random) -> None:
    """A few actions; one that a closed year refuses is none."""
    from models.store import Sealed
    from tests.models.store.test_rebuilding import busy

    for _ in range(dice.randint(1, 6)):
        with suppress(Sealed):
            busy(ledger, dice, 1)


def one(place: Path, dice: random.Random) -> None:
    """A ledger with actions and backups is destroyed, now and then with a backup too, and is afterwards as it was."""
    from models.records import RECORDS
    from models.safekeeping.backing_up import back_up
    from models.safekeeping.folder import listed
    from models.safekeeping.recovering import recover
    from models.store import Ledger
    from models.store.backups import folder_of
    from tests.models.store.samples import added
    from tests.models.store.test_rebuilding import everything

    path = place / "支部.zbtz"
    with Ledger.create(path, secret=operations.secret()) as ledger:
        added(ledger, RECORDS[0])
        for _ in range(dice.randint(0, 4)):
            some(ledger, dice)
            back_up(ledger, "定时")
        some(ledger, dice)
        before = everything(ledger)
    for kept in listed(folder_of(path)):
        if dice.random() < 0.3:
            ruin(kept.file, dice.choice(RUINS), dice)
    ruin(path, dice.choice(RUINS), dice)
    recover(path)
    with Ledger.open(path) as ledger:
        assert everything(ledger) == before, "not to the last action"
        assert ledger.damage(RECORDS) == []


def main() -> None:
    given = asked(command(__doc__, "rounds", 1))
    for number in range(given.rounds):
        with tempfile.TemporaryDirectory() as place:
            one(Path(place), random.Random(given.seed * 1_000_003 + number))
    say(f"{given.rounds} destroyed ledgers: each recovered to its last action, every row equal")


if __name__ == "__main__":
    main()
