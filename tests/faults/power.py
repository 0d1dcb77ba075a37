"""Takes the power away in the middle of whatever the program does to the disk, and looks at what may be left.

    python -m tests.faults.power 10000 [--seed 7] [--only edit …] [--control off|delete|journal] [--encrypted]

strace records the calls of each operation (see operations). From them the states are made in which the disk may be when the power
goes at any call, or after the end (see disk): so many different ones, by turns from all operations. In each of them the ledger must
open and be sound, and all must be as before the operation or as after it, as after it where that was said to be done. 10,000
states take about half an hour. Needs strace. Exit 0 if that held each time, 1 if not, with the number of violations and the
first, 2 where nothing can be traced. With --control the operation `edit` is done with synchronous=OFF, with
journal_mode=DELETE and synchronous=FULL, or without syncing the journal of actions: that must end in violations.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import sys
import tempfile
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from tests.faults.afterwards import look
from tests.faults.asked import asked, command
from tests.faults.children import Scene, can_trace, child, chosen, dice_for, say, scene
from tests.faults.disk import STRACE, Disk, Event, Reader
from tests.faults.operations import OPERATIONS, Operation, Violation

TRIES = 40
"""After so many states in a row that were seen already an operation has no more."""


@dataclass
class Tally:
    """What was seen."""

    states: Counter[str] = field(default_factory=Counter)
    acknowledged: int = 0
    violations: list[str] = field(default_factory=list)


@dataclass
class Recorded:
    """An operation and its calls."""

    scene: Scene
    place: Path
    calls: list[Event]
    seen: set[bytes] = field(default_factory=set)
    left: int = TRIES


def record(made: Scene, control: str = "") -> Recorded:
    """Does the operation under strace."""
    place, calls = made.fresh("录"), made.folder.with_name(made.folder.name + ".calls")
    reader = Reader(place, unsynced=".zbls" if control == "journal" else "")
    told = child(place, made.operation, made.seed, strace=["-o", str(calls), *STRACE], control=control)
    if told.words != ["done"]:
        raise AssertionError(f"{made.operation.name}: {told.words}")
    events = reader.read(calls)
    calls.unlink()
    place = made.fresh("录")  # as it was before
    return Recorded(made, place, events)


def lose_power(one: Recorded, dice_seed: object, tally: Tally) -> None:
    """One state more; a violation is noted."""
    dice = dice_for(0, dice_seed)
    disk = Disk(one.place)
    for event in one.calls[: dice.choice([len(one.calls), *(dice.randint(0, len(one.calls)) for _ in range(3))])]:
        disk.take(event)
    state = disk.after_power_loss(dice)
    hashed = hashlib.sha256(repr((disk.told, sorted(state))).encode())
    for path in sorted(state):
        hashed.update(hashlib.sha256(state[path] or b"").digest())
    digest = hashed.digest()
    if digest in one.seen:
        one.left -= 1
        return
    one.seen.add(digest)
    one.left = TRIES
    place = one.scene.folder.with_name("后")
    shutil.rmtree(place, ignore_errors=True)
    for path, content in sorted(state.items(), key=lambda item: len(item[0])):
        target = place / os.path.relpath(path, one.place)
        if content is None:
            target.mkdir()
        else:
            target.write_bytes(content)
    tally.states[one.scene.operation.name] += 1
    tally.acknowledged += "done" in disk.told
    try:
        look(place, one.scene.before, one.scene.after, disk.told, goes_on=tally.states.total() % 10 == 0)
    except Violation as violation:
        tally.violations.append(f"{one.scene.operation.name} {one.scene.seed}, {dice_seed}: {violation}")


def run(states: int, seed: int, folder: Path, *, operations: Sequence[Operation] = (), control: str = "") -> Tally:
    """So many states."""
    tally, turn = Tally(), 0
    recorded: list[Recorded] = []
    while tally.states.total() < states:
        if not (recorded := [one for one in recorded if one.left > 0]):  # anew, with other values
            turn += 1
            for operation in operations or OPERATIONS.values():
                place = folder / f"{operation.name}{turn}"
                recorded.append(record(scene(place, operation, seed + turn), control))
        for one in recorded:
            if tally.states.total() < states:
                lose_power(one, (seed, turn, tally.states.total(), one.left), tally)
    return tally


def main() -> int:
    parser = command(__doc__, "states")
    parser.add_argument("--only", nargs="+", default=(), choices=OPERATIONS)
    parser.add_argument("--control", choices=("off", "delete", "journal"), default="")
    arguments = asked(parser)
    if not can_trace():
        say("strace is not there, or may not hold another process")
        return 2
    only = arguments.only or (["edit"] if arguments.control else [])
    with tempfile.TemporaryDirectory() as folder:
        tally = run(arguments.states, arguments.seed, Path(folder), operations=chosen(only), control=arguments.control)
    each = ", ".join(f"{name} {count}" for name, count in sorted(tally.states.items()))
    said = f"{tally.states.total()} states ({each}), {tally.acknowledged} of them after the end"
    if tally.violations:
        say(f"violated: {len(tally.violations)} of {said}: {tally.violations[0]}")
        return 1
    say(f"{said}: nothing acknowledged is lost, nothing is there in part")
    return 0


if __name__ == "__main__":
    sys.exit(main())
