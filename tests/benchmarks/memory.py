"""How much memory the window takes with a committee in it, beside the same rows as tuples; each in a process of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from tests.benchmarks.committee import committee
from tests.benchmarks.paired import NotHere, Pair, Reach, Row

ROOT = Path(__file__).parents[2]


@contextmanager
def _pair(members: int, folder: Path) -> Iterator[Pair]:
    if not Path("/proc/self/statm").exists():
        raise NotHere("this system does not tell how much memory a process has")
    ledger = committee(members)
    yield Pair(partial(_held, "window", ledger), partial(_held, "tuples", ledger))


def _held(what: str, ledger: Path) -> float:
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen"}
    command = [sys.executable, "-m", "tests.benchmarks.held", what, str(ledger)]
    done = subprocess.run(command, cwd=ROOT, env=environment, check=True, capture_output=True, text=True)
    return float(done.stdout)


ROWS = [
    Row(
        name="memory",
        what="what the window takes with its first page and the roster",
        against="the rows of all tables as tuples",
        sizes=(1_000, 10_000, 100_000),
        of="members",
        reach={100_000: Reach(ratio=1.0)},
        pair=_pair,
        unit="B",
        once=True,
    )
]
