"""Random years of making backups, with clocks that jump: `python -m tests.faults.thinning 3000 [--seed N]`."""

from __future__ import annotations

import argparse
import random
import sys
from datetime import datetime, timedelta

from models.safekeeping.thinning import MOST, NEWEST, kept
from models.store.backup_names import BEFORE_UPGRADE, START, WHYS, BackupName


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
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("rounds", type=int)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    for number in range(given.rounds):
        history(random.Random(given.seed * 1_000_003 + number), 200)
    sys.stdout.write(
        f"{given.rounds} 段经历、每段 200 次备份：最近 {NEWEST} 份、第一份、升级前的都在，从不超过 {MOST} 份。\n"
    )


if __name__ == "__main__":
    main()
