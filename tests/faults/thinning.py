"""Makes and thins backups for random years, with clocks that jump, and looks whether one is lost that must not be.

    python -m tests.faults.thinning 3000 [--seed 1]

Each round makes 200 backups, one by one, at moments that go on or jump to anywhere from 1980 to 2098, and thins after each as the
program does. The newest ten, the first and those from before an upgrade must always be there, and never more than are allowed.
3,000 rounds take two minutes. Ends with an AssertionError where that did not hold.
"""

from __future__ import annotations

import random
from datetime import datetime, timedelta

from models.safekeeping.thinning import MOST, NEWEST, kept
from models.store.backup_names import BEFORE_UPGRADE, START, WHYS, BackupName
from tests.faults.asked import command
from tests.faults.children import say

BACKUPS = 200


def history(dice: random.Random, steps: int) -> None:
    """Makes backups one by one and thins after each, as the program does; raises AssertionError where one is lost that must not be."""
    present: set[BackupName] = set()
    first, upgrades, moment = None, set(), datetime(2026, 11, 23, 9, 30)
    jumps = dice.random() < 0.5
    made: list[BackupName] = []
    for number in range(1, steps + 1):
        moment += timedelta(hours=dice.choice((0, 1, 5, 30, 24 * 7, 24 * 40)))
        if moment.year >= 2099 or (jumps and dice.random() < 0.2):
            moment = datetime(dice.randint(1980, 2098), dice.randint(1, 12), dice.randint(1, 28), dice.randrange(24))
        why = dice.choice(WHYS) if dice.random() < 0.3 else START
        if why == BEFORE_UPGRADE and len(upgrades) >= 8:
            why = START
        name = BackupName(number, moment.isoformat(" ")[:16], why)
        first = first or name
        made.append(name)
        present = kept({*present, name})
        upgrades |= {name} if why == BEFORE_UPGRADE else set()
        assert set(made[-NEWEST:]) <= present, "one of the newest was lost"
        assert first in present, "the first was lost"
        assert upgrades <= present, "one from before an upgrade was lost"
        assert len(present) <= MOST, "too many"


def main() -> None:
    given = command(__doc__, "rounds", 1, ledgers=False).parse_args()
    for number in range(given.rounds):
        history(random.Random(given.seed * 1_000_003 + number), BACKUPS)
    say(
        f"{given.rounds} histories of {BACKUPS} backups: the newest {NEWEST}, the first and those from before an upgrade were always"
        f" there, and never more than {MOST}"
    )


if __name__ == "__main__":
    main()
