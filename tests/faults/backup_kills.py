"""Kills the program while it backs up and restores, again and again, and looks whether ledger and backups are whole.

    python -m tests.faults.backup_kills 100 [--seed 1] [--encrypted]

A child works on a ledger, backs it up, to a second folder too, and goes back to a backup, until it gets SIGKILL at a random
moment. The ledger must then be sound, and every backup that is in place whole, with its hash or without, in the second folder
too. 100 kills take about five minutes. Ends with an AssertionError where that did not hold.
"""

from __future__ import annotations

import os
import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from models.store import cipher
from tests.faults import operations
from tests.faults.asked import asked, command
from tests.faults.children import say

ROOT = Path(__file__).parents[2]
WORK = """
import random, sys
from pathlib import Path
from models.safekeeping.backing_up import back_up
from models.safekeeping.folder import listed
from models.safekeeping.restoring import restore
from models.records import Member
from models.store import Ledger
from models.store.backups import folder_of
path, stick, dice = Path(sys.argv[1]), Path(sys.argv[2]), random.Random(int(sys.argv[3]))
begun = False
while True:
    with Ledger.open(path) as ledger:
        for _ in range(dice.randint(1, 4)):
            with ledger.unit("登记") as unit:
                unit.add(Member(name="甲", note="记" * dice.randint(0, 2000)))
            back_up(ledger, "定时", second=stick)
            if not begun:
                print("ready", flush=True)
            begun = True
    kept = dice.choice(listed(folder_of(path)))
    restore(kept.file, kept.title, path)
"""


def one(path: Path, stick: Path, dice: random.Random) -> None:
    """One process, killed after a while; raises AssertionError where anything is not as it should be."""
    from models.records import RECORDS
    from models.safekeeping.folder import listed, why_damaged
    from models.safekeeping.second import place_in
    from models.store import Ledger
    from models.store.backups import folder_of

    doing = [sys.executable, "-c", WORK, str(path), str(stick), str(dice.randrange(1 << 30))]
    environment = {**os.environ, **cipher.handed_on(operations.secret())}
    pipe = subprocess.PIPE
    with subprocess.Popen(doing, cwd=ROOT, stdout=pipe, stderr=pipe, env=environment) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.readline()
        time.sleep(dice.random() * 2)
        ended = process.poll()
        process.kill()
        assert ended is None, process.stderr.read().decode()[-2000:]
    with Ledger.open(path) as ledger:
        assert ledger.damage(RECORDS) == []
    for folder in (folder_of(path), place_in(stick, folder_of(path))):
        for kept in listed(folder):
            assert why_damaged(kept) == "", kept.file.name


def rounds(many: int, seed: int) -> int:
    """So many kills of a ledger that lives on; gives how many backups there were at the end."""
    from models.safekeeping.folder import listed
    from models.safekeeping.second import choose
    from models.store import Ledger
    from models.store.backups import folder_of

    with tempfile.TemporaryDirectory() as place:
        path, stick = Path(place) / "支部.zbtz", Path(place) / "U盘"
        Ledger.create(path, secret=operations.secret()).close()
        stick.mkdir()
        choose(stick, folder_of(path), "")
        for number in range(many):
            one(path, stick, random.Random(seed * 1_000_003 + number))
        return len(listed(folder_of(path)))


def main() -> None:
    given = asked(command(__doc__, "rounds", 1))
    left = rounds(given.rounds, given.seed)
    say(
        f"{given.rounds} kills of backups and restores: the ledger was always sound, no backup in its place was damaged ({left} left)"
    )


if __name__ == "__main__":
    main()
