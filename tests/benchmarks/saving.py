"""What a save costs in a ledger of any size; `tests.faults.saving` measures the same on a disk of one's choice."""

from __future__ import annotations

import itertools
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from models.store import Ledger
from tests.benchmarks.committee import copied
from tests.benchmarks.paired import Pair, Reach, Row
from tests.faults.saving import PROMISED, Saves, person

_AT_ONCE = 10


@contextmanager
def _pair(members: int, folder: Path) -> Iterator[Pair]:
    with Ledger.open(copied(members, folder)) as ledger:
        saves = Saves(ledger, folder)
        numbers = itertools.count(1)

        def ours() -> None:
            for _ in range(_AT_ONCE):
                saves.ours(person(next(numbers)))

        def theirs() -> None:
            for _ in range(_AT_ONCE):
                saves.theirs(person(next(numbers)))

        yield Pair(ours, theirs)
        saves.plain.close()


ROWS = [
    Row(
        name="save",
        what=f"{_AT_ONCE} members saved one by one: unit, history, chain, journal",
        against="a plain INSERT and COMMIT each, with the same settings",
        sizes=(48, 1_000, 10_000, 100_000),
        of="members",
        reach=dict.fromkeys((48, 10_000, 100_000), Reach(ratio=PROMISED)),
        pair=_pair,
        clock=time.perf_counter,  # it waits for the disk
    )
]
