"""Kills the program in the middle of whatever it does to the disk, again and again, and looks what is there afterwards.

    python -m tests.faults.kills 1000 [--seed 7] [--only edit …] [--control] [--encrypted]

A child does an operation (saving a form, a bulk edit, undo, redo, an import, exports, a backup, the upgrade of an older ledger,
making a new one, rebuilding a destroyed one) and gets SIGKILL at a random moment. Then the ledger must open and be sound and be
as before or as after, as after where that was said to be done; the journal too; files that are exported and backups must be
whole; nothing half may lie about; and one more action later the journal alone must give the same ledger. A ledger goes through
ten kills. 1,000 kills take about ten minutes. Exit 0 if all of that held each time, 1 with the first violation otherwise.
With --control the child works without a rollback journal on the disk: that must end in a violation.
"""

from __future__ import annotations

import random
import shutil
import sys
import tempfile
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from tests.faults.afterwards import look
from tests.faults.asked import asked, command
from tests.faults.children import Scene, child, chosen, dice_for, say, scene
from tests.faults.operations import NAME, NEW, OPERATIONS, REBUILT, Operation, Violation

KILLS_PER_LEDGER = 10


@dataclass
class Tally:
    """What happened. late: children that had ended before the kill · hot: kills that left a rollback journal to be played back."""

    kills: Counter[str] = field(default_factory=Counter)
    late: int = 0
    hot: int = 0
    kept: int = 0


def run(kills: int, seed: int, folder: Path, *, operations: Sequence[Operation] = (), control: str = "") -> Tally:
    """So many kills; raises Violation."""
    dice, tally = dice_for(seed), Tally()
    operations = operations or list(OPERATIONS.values())
    ledger, age = folder / "0", KILLS_PER_LEDGER
    folder.mkdir(exist_ok=True)
    while tally.kills.total() < kills:
        operation = dice.choice(operations)
        number = dice.randrange(1_000_000)
        if not operation.on_ledger and operation.name != "rebuilding":
            made = scene(folder / operation.name, operation, number)
        else:
            if age >= KILLS_PER_LEDGER:
                shutil.rmtree(folder, ignore_errors=True)
                folder.mkdir()
                made, age = scene(ledger, operation, number), 0
            else:
                made = scene(ledger, operation, number, ready=True)
            age += 1
        _kill(made, dice, tally, control)
    return tally


def _kill(made: Scene, dice: random.Random, tally: Tally, control: str) -> None:
    place = made.fresh()
    told = child(place, made.operation, made.seed, after=dice.uniform(0, made.seconds * 0.95), control=control)
    tally.late += told.ended
    tally.kills[made.operation.name] += not told.ended
    tally.hot += any(p.stat().st_size for p in place.glob("*-journal"))
    try:
        look(place, made.before, made.after, told.words)
    except Violation as violation:
        raise Violation(f"{made.operation.name} {made.seed}: {violation}") from violation
    tally.kept += 1
    if (place / NAME).exists():  # it goes on from here
        for one_off in (REBUILT, NEW, "又.zbtz"):
            (place / one_off).unlink(missing_ok=True)
        shutil.rmtree(made.folder)
        place.rename(made.folder)


def main() -> int:
    parser = command(__doc__, "kills")
    parser.add_argument("--only", nargs="+", default=(), choices=OPERATIONS)
    parser.add_argument("--control", action="store_true")
    arguments = asked(parser)
    only = arguments.only or (["big"] if arguments.control else [])
    with tempfile.TemporaryDirectory() as folder:
        try:
            tally = run(
                arguments.kills, arguments.seed, Path(folder) / "账", operations=chosen(only),
                control="memory" if arguments.control else "",
            )  # fmt: skip
        except Violation as violation:
            say(f"violated: {violation}")
            return 1
    each = ", ".join(f"{name} {count}" for name, count in sorted(tally.kills.items()))
    say(
        f"{tally.kills.total()} kills ({each}), {tally.hot} hot journals rolled back, {tally.late} more came too late: no"
        " acknowledged action lost, none there in part, no file torn, no journal that tells another story"
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
