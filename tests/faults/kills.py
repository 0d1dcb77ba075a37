"""Kills the program in the middle of its work, again and again, and looks whether the ledger holds what it should.

    python -m tests.faults.kills 200 [--seed 7]

A child process adds rows, a few or a thousand at a time, takes every seventh action back, and says `half` in the middle of
each action and `done` after it. It gets SIGKILL at a random word. Then the ledger must open, be sound, and hold exactly the
actions that were acknowledged, each of them whole; one more may be there, whose `done` was not yet said. 200 kills take
about two minutes. Exit 0 if nothing was lost and nothing was there in part, 1 with the first violation otherwise.
"""

from __future__ import annotations

import argparse
import os
import random
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count
from pathlib import Path

from models.records import RECORDS, Member
from models.store import Ledger

ROOT = Path(__file__).parents[2]
KILLS_PER_LEDGER = 10


class Violation(AssertionError):
    """The ledger does not hold what was acknowledged."""


@dataclass
class Tally:
    """What happened."""

    kills: int = 0
    actions: int = 0
    hot_journals: int = 0
    in_the_middle: int = 0


def is_undo(number: int) -> bool:
    return number % 7 == 6


def names_of(number: int) -> list[str]:
    """The people that an action adds: every fifth time more than SQLite's cache holds, so that the file is written early."""
    return [f"{number}-{row}" for row in range(400 if number % 5 == 3 else 1 + number % 4)]


def expected(actions: int) -> list[str]:
    """The people in the ledger after so many actions."""
    done: list[list[str]] = []
    for number in range(actions):
        if is_undo(number):
            done.pop()
        else:
            done.append(names_of(number))
    return sorted(name for names in done for name in names)


def work(path: Path) -> None:
    """The child: acts until it is killed."""
    with Ledger.open(path) as ledger:
        for number in count(len(ledger.units(most=1_000_000))):
            if is_undo(number):
                ledger.undo()
            else:
                people = [Member(name=name, note="记" * (1000 if number % 5 == 3 else 9)) for name in names_of(number)]
                middle = len(people) // 2
                with ledger.unit(f"第{number}次") as unit:
                    unit.add_all(people[:middle])
                    say(f"half {number}")
                    unit.add_all(people[middle:])
            say(f"done {number}")


def say(words: str) -> None:
    sys.stdout.write(words + "\n")
    sys.stdout.flush()


def words_until_killed(path: Path, most: int) -> Iterator[tuple[str, int]]:
    """What a child says until it is killed at the word `most`, and what it still said before the signal came."""
    command = [sys.executable, "-m", "tests.faults.kills", "0", "--work", str(path)]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=ROOT, env=environment) as child:
        assert child.stdout is not None
        for place, line in enumerate(child.stdout):
            if place == most:
                child.kill()
            if line.endswith("\n"):
                word, number = line.split()
                yield word, int(number)


def kill_once(path: Path, acknowledged: int, dice: random.Random, tally: Tally) -> int:
    """Kills one child and gives the number of actions that the ledger then holds; raises Violation."""
    word = ""
    for word, number in words_until_killed(path, dice.randrange(16)):
        if word == "done":
            acknowledged = max(acknowledged, number + 1)
    journal = path.with_name(path.name + "-journal")
    tally.kills += 1
    tally.hot_journals += journal.exists() and journal.stat().st_size > 0
    tally.in_the_middle += word == "half"
    with Ledger.open(path) as ledger:
        held = len(ledger.units(most=1_000_000))
        tally.actions += held
        if held not in (acknowledged, acknowledged + 1):
            raise Violation(f"{acknowledged} actions were acknowledged, {held} are there")
        if sorted(member.name for member in ledger.all(Member)) != expected(held):
            raise Violation(f"the {held} actions are not whole")
        if found := ledger.damage(RECORDS):
            raise Violation(found[0])
    return held


def run(kills: int, seed: int, folder: Path) -> Tally:
    """So many kills, over a new ledger every ten; raises Violation."""
    dice, tally = random.Random(seed), Tally()
    while tally.kills < kills:
        path = folder / f"支部{tally.kills}.zbtz"
        Ledger.create(path).close()
        held = 0
        for _ in range(min(KILLS_PER_LEDGER, kills - tally.kills)):
            held = kill_once(path, held, dice, tally)
    return tally


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("kills", type=int)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--work", type=Path, help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.work:
        work(arguments.work)
    with tempfile.TemporaryDirectory() as folder:
        try:
            tally = run(arguments.kills, arguments.seed, Path(folder))
        except Violation as violation:
            say(f"violated: {violation}")
            return 1
    say(
        f"{tally.kills} kills, {tally.in_the_middle} of them between the halves of an action, {tally.hot_journals} hot"
        f" journals rolled back: no acknowledged action lost, none there in part"
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
