"""Measures what is promised about speed, and prints one table of ratios.

    python -m tests.benchmarks [NAME …] [--members 48 10000 100000] [--rounds 10] [--seconds 60]

NAME: rows to measure, all without one. --members: the sizes of the rows that are sized by members; --largest: leaves out what is
larger (members, rows, meetings). A round runs ours and what it is measured against; there are so many rounds as fit into the
seconds for each line, three at least. The generated committees (some minutes and a gigabyte for the largest, the first time) are
kept in the folder for temporary files. Exit 0 if every row is within its reach, 1 if one is over it.
"""

from __future__ import annotations

import argparse
import importlib
import pkgutil
import sys
import tempfile
from pathlib import Path

from tests import benchmarks
from tests.benchmarks import paired
from tests.benchmarks.paired import Measured, NotHere, Row
from tests.faults.children import say


def rows() -> list[Row]:
    """The rows of every file here that has some."""
    found = []
    for module in pkgutil.iter_modules(benchmarks.__path__):
        if not module.name.startswith(("__", "test_")):
            found += getattr(importlib.import_module(f"{benchmarks.__name__}.{module.name}"), "ROWS", [])
    return found


def sizes(row: Row, members: list[int] | None, largest: int | None) -> list[int]:
    """The sizes at which a row is to be measured."""
    wanted = members if members and row.of == "members" else row.sizes
    return [size for size in wanted if largest is None or size <= largest]


def measure(row: Row, arguments: argparse.Namespace) -> bool:
    """Measures a row at all its sizes, and prints their lines; whether it is within its reach."""
    first: Measured | None = None
    kept = True
    for size in sizes(row, arguments.members, arguments.largest):
        with tempfile.TemporaryDirectory() as folder:
            try:
                found = paired.measured(row, size, Path(folder), rounds=arguments.rounds, seconds=arguments.seconds)
            except NotHere as why:
                say(f"{row.name:<12} {size:>9,} {row.of:<9} not measured: {why}")
                continue
        first = first or found
        say(paired.line(row, found, first))
        reach = row.reach.get(size)
        kept &= (reach is None or reach.kept(found)) and not found.bent(first)
    return kept


def main() -> int:
    known = rows()
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("names", nargs="*", metavar="NAME", help="、".join(row.name for row in known))
    parser.add_argument("--members", type=int, nargs="+")
    parser.add_argument("--largest", type=int)
    parser.add_argument("--rounds", type=int, default=10)
    parser.add_argument("--seconds", type=float, default=60)
    arguments = parser.parse_args()
    if unknown := set(arguments.names) - {row.name for row in known}:
        parser.error(f"no such row: {'、'.join(sorted(unknown))}")
    wanted = [row for row in known if not arguments.names or row.name in arguments.names]
    for row in wanted:
        say(f"{row.name}: {row.what}, against {row.against}")
    say(paired.heading())
    kept = [measure(row, arguments) for row in wanted]
    say(f"{sum(kept)} of {len(kept)} rows within their reach")
    return int(not all(kept))


if __name__ == "__main__":
    sys.exit(main())
