"""Has every single call of the system fail, or be the last, in whatever the program does to the disk; looks what is there then.

    python -m tests.faults.syscalls 0 [--seed 7] [--only edit …] [--fault kill …] [--control] [--encrypted]

For each operation (see operations) strace counts the calls that open, write, sync, cut, rename or remove a file. Then it is done
again for each of them: killed at that call (kill), the call refused as on a full disk (ENOSPC) or with an I/O error (EIO), and
refused with all that are written after it (full). What was refused must be said in a sentence and be tried again with success;
nothing may be there in part; afterwards the ledger must go on. 0 takes all points, nearly 10,000 in three quarters of an hour; another number so
many, chosen at random. Needs strace. Exit 0 if that held each time, 1 with the first violation, 2 where nothing can be traced.
With --control the child works without a rollback journal on the disk: that must end in a violation.
"""

from __future__ import annotations

import os
import re
import sys
import tempfile
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.faults.afterwards import look
from tests.faults.asked import asked, command
from tests.faults.children import WRITING, Scene, can_trace, child, chosen, dice_for, say, scene
from tests.faults.operations import OPERATIONS, Operation, Violation

KILL, FULL = "kill", "full"
FAULTS = (KILL, "ENOSPC", "EIO", FULL)
GROWING = ("write", "pwrite64")
"""The calls that a full disk refuses."""


@dataclass(frozen=True)
class Point:
    """A call in an operation, and what happens to it: the arguments for strace."""

    scene: Scene
    fault: str
    inject: tuple[str, ...]

    def __str__(self) -> str:
        return f"{self.scene.operation.name} {self.scene.seed}: {' '.join(self.inject)}"

    @property
    def strace(self) -> list[str]:
        calls = ",".join(one.partition(":")[0] for one in self.inject)
        return ["-o", os.devnull, "-e", f"trace={calls}", *(x for one in self.inject for x in ("-e", f"inject={one}"))]


def calls_of(made: Scene, folder: Path) -> list[str]:
    """The calls that an operation makes, in their order."""
    record = folder / "calls"
    child(made.fresh(), made.operation, made.seed, strace=["-o", str(record), "-e", "trace=" + ",".join(WRITING)])
    return re.findall(r"^\d+ +(\w+)\(", record.read_text(errors="replace"), re.M)


def points_of(made: Scene, folder: Path, faults: Sequence[str]) -> list[Point]:
    """All points of an operation. strace counts each call by its name."""
    points: list[Point] = []
    count: Counter[str] = Counter()
    for call in calls_of(made, folder):
        count[call] += 1
        for fault in faults:
            what = "signal=KILL" if fault == KILL else f"error={fault}"
            if fault != FULL:
                points.append(Point(made, fault, (f"{call}:{what}:when={count[call]}",)))
            elif call in GROWING:
                others = {other: count[other] + (other != call) for other in GROWING}
                points.append(Point(made, fault, tuple(f"{o}:error=ENOSPC:when={n}+" for o, n in others.items())))
    return points


def strike(point: Point, control: str = "") -> list[str]:
    """What the child said; raises Violation."""
    made = point.scene
    place = made.fresh()
    told = child(place, made.operation, made.seed, strace=point.strace, control=control)
    if not told.ended and point.fault != KILL:
        raise Violation(f"{point}: it did not come to its end")
    try:
        look(place, made.before, made.after, told.words)
        if point.fault not in (KILL, FULL) and not {"done", "alone"} & {*told.words}:
            raise Violation(f"refused twice: {told.words}")
    except Violation as violation:
        raise Violation(f"{point}: {violation} ({told.words})") from violation
    return told.words


def run(
    many: int,
    seed: int,
    folder: Path,
    *,
    operations: Sequence[Operation] = (),
    faults: Sequence[str] = FAULTS,
    control: str = "",
) -> tuple[Counter[str], Counter[str]]:
    """Points by their fault, and how many of them were refused; raises Violation."""
    struck: Counter[str] = Counter()
    refused: Counter[str] = Counter()
    points = [
        point
        for operation in operations or OPERATIONS.values()
        for point in points_of(scene(folder / operation.name, operation, seed), folder, faults)
    ]
    if many:
        points = dice_for(seed).sample(points, min(many, len(points)))
    for point in points:
        words = strike(point, control)
        struck[point.fault] += 1
        refused[point.fault] += any(word.startswith("refused") for word in words)
    return struck, refused


def main() -> int:
    parser = command(__doc__, "points")
    parser.add_argument("--only", nargs="+", default=(), choices=OPERATIONS)
    parser.add_argument("--fault", nargs="+", default=FAULTS, choices=FAULTS)
    parser.add_argument("--control", action="store_true")
    arguments = asked(parser)
    if not can_trace():
        say("strace is not there, or may not hold another process: tests.faults.kills needs none")
        return 2
    only = arguments.only or (["big"] if arguments.control else [])
    with tempfile.TemporaryDirectory() as folder:
        try:
            struck, refused = run(
                arguments.points, arguments.seed, Path(folder), operations=chosen(only), faults=arguments.fault,
                control="memory" if arguments.control else "",
            )  # fmt: skip
        except Violation as violation:
            say(f"violated: {violation}")
            return 1
    each = ", ".join(f"{fault} {count} ({refused[fault]} refused)" for fault, count in struck.items())
    say(f"{struck.total()} points: {each}: nothing lost, nothing in part, each tried again or gone on after it")
    return 0


if __name__ == "__main__":
    sys.exit(main())
