"""Kills the upgrade of a ledger of every released schema, and looks whether it comes to the same end all the same.

    python -m tests.faults.migrations 30 [--seed 7] [--only 1 …] [--control] [--encrypted]

For each version that there was a ledger is made as its program left it, with rows, changes and history. Its upgrade is killed
so many times at random moments, the killed ledger opened again by the program: it must then be what an upgrade without a kill
makes of it, record by record and in all its history, and the copy from before the upgrade must be whole. 30 kills for each of
seven versions take about five minutes; tests.faults.syscalls kills it at each call. Exit 0 if that held each time, 1 with the
first violation. With --control a record was changed by half an
upgrade that the log knows nothing of: that must end in a violation.
"""

from __future__ import annotations

import random
import sys
import tempfile
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from models.store import cipher, connecting, migrations
from tests.faults.afterwards import look
from tests.faults.asked import asked, command
from tests.faults.children import child, dice_for, say, scene
from tests.faults.operations import OLD, Operation, Violation, migrate, old_ledger


def of_version(version: int) -> Operation:
    """The upgrade of a ledger of a version."""

    def ready(folder: Path, dice: random.Random) -> None:
        old_ledger(folder / OLD, version, dice, many=20)

    return Operation(migrate, ready, on_ledger=False)


def run(kills: int, seed: int, folder: Path, *, versions: Sequence[int] = (), control: bool = False) -> Counter[int]:
    """So many kills of the upgrade from each version; raises Violation."""
    tally: Counter[int] = Counter()
    for version in versions or range(1, len(migrations.STEPS)):
        made = scene(folder / str(version), of_version(version), seed)
        dice = dice_for(seed, version)
        while tally[version] < kills:
            place = made.fresh()
            if control:
                _half_upgraded(place / OLD)
            told = child(place, made.operation, made.seed, after=dice.uniform(0, made.seconds * 0.95))
            tally[version] += not told.ended
            try:
                look(place, made.before, made.after, told.words)
            except Violation as violation:
                raise Violation(f"from version {version}: {violation}") from violation
    return tally


def _half_upgraded(path: Path) -> None:
    """Half an upgrade: a record is changed, and the log does not know."""
    conn = connecting.bare(path, cipher.secret_of(path))
    conn.execute("BEGIN")
    for (name,) in conn.execute("SELECT name FROM sqlite_schema WHERE type = 'trigger'").fetchall():
        conn.execute(f'DROP TRIGGER "{name}"')
    conn.execute("INSERT INTO member (name) VALUES ('half an upgrade')")
    conn.execute("COMMIT")
    conn.close()


def main() -> int:
    parser = command(__doc__, "kills")
    parser.add_argument("--only", nargs="+", type=int, default=())
    parser.add_argument("--control", action="store_true")
    arguments = asked(parser)
    with tempfile.TemporaryDirectory() as folder:
        try:
            tally = run(
                arguments.kills, arguments.seed, Path(folder), versions=arguments.only, control=arguments.control
            )
        except Violation as violation:
            say(f"violated: {violation}")
            return 1
    each = ", ".join(f"version {version} {count}" for version, count in sorted(tally.items()))
    say(f"{tally.total()} kills of upgrades (from {each}): each came to the same ledger, the copy from before whole")
    return 0


if __name__ == "__main__":
    sys.exit(main())
