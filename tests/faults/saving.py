"""Measures what history, the chain and the journal of actions add to a save.

    python -m tests.faults.saving 500 [--folder FOLDER] [--encrypted]

By turns a member is added as one action of a ledger, and as one INSERT and COMMIT into a table of the same columns in a plain file
with the same settings: so many pairs, in a folder of the disk that is to be measured (the folder for temporary files if none is
named). Says the middle of both, and of the ratio of each pair. 500 pairs take a minute on a slow disk. Exit 0 if the ratio is at
most 2.5, 1 if it is more.
"""

from __future__ import annotations

import sys
import tempfile
import time
from pathlib import Path
from statistics import median

from models.records import Member
from models.store import Ledger, opening, rows
from tests.faults.asked import asked, command
from tests.faults.children import say
from tests.faults.operations import NAME, empty, opened, secret

PROMISED = 2.5


def person(number: int) -> Member:
    return Member(name=f"党员{number}", sex="男", nation="汉族", phone="13800138000", note="注" * 20)


class Saves:
    """One member after the other, added as an action of a ledger, or as one INSERT and COMMIT into a plain file."""

    def __init__(self, ledger: Ledger, folder: Path) -> None:
        names = [f'"{name}"' for name in rows.columns(Member)]
        self.plain = opening.connect(folder / "plain.db", secret())
        self.plain.execute(f"CREATE TABLE member ({', '.join(names)}, deleted_at, PRIMARY KEY (id)) STRICT".replace('"id"', "id INTEGER", 1)
                           .replace('",', '" TEXT,').replace("deleted_at,", "deleted_at TEXT,"))  # fmt: skip
        self._insert = f"INSERT INTO member ({', '.join(names)}) VALUES ({', '.join('?' for _ in names)})"
        self._ledger = ledger
        self._kept = 0

    def ours(self, one: Member) -> None:
        with self._ledger.unit("登记党员") as unit:
            unit.add(one)

    def theirs(self, one: Member) -> None:
        one.derive()  # what is sorted and searched by is worked out in both
        self._kept += 1
        one.id = self._kept
        self.plain.execute("BEGIN IMMEDIATE")
        self.plain.execute(self._insert, tuple(rows.to_row(one).values()))
        self.plain.execute("COMMIT")


def run(pairs: int, folder: Path) -> tuple[list[float], list[float]]:
    """The seconds of each save in a ledger and in a plain file."""
    (folder / NAME).write_bytes(empty())
    ours, theirs = [], []
    with opened(folder) as ledger:
        saves = Saves(ledger, folder)
        for number in range(pairs + 10):
            one, other = person(number), person(number)
            begun = time.perf_counter()
            saves.ours(one)
            between = time.perf_counter()
            saves.theirs(other)
            ours.append(between - begun)
            theirs.append(time.perf_counter() - between)
        saves.plain.close()
    return ours[10:], theirs[10:]  # the first ones load what is loaded once


def main() -> int:
    parser = command(__doc__, "pairs")
    parser.add_argument("--folder", type=Path)
    arguments = asked(parser)
    with tempfile.TemporaryDirectory(dir=arguments.folder) as folder:
        ours, theirs = run(arguments.pairs, Path(folder))
    ratio = median(one / other for one, other in zip(ours, theirs, strict=True))
    say(
        f"{len(ours)} pairs: a save {median(ours) * 1000:.2f} ms, a plain insert {median(theirs) * 1000:.2f} ms, ratio {ratio:.2f}"
        f" (of the sums {sum(ours) / sum(theirs):.2f}), at most {PROMISED} is promised"
    )
    return int(ratio > PROMISED)


if __name__ == "__main__":
    sys.exit(main())
