"""Kills the program in the middle of its work, again and again, and looks whether the ledger holds what it should.

    python -m tests.faults.kills 200 [--seed 7] [--control] [--encrypted]

A child process adds people, in every fifth action also rewrites hundreds of them, takes every seventh action back, and says
`half` in the middle of each action and `done` after it. It gets SIGKILL at a random word. Then the ledger must open, be
sound, and hold exactly the actions that were acknowledged, each of them whole; one more may be there, whose `done` was not
yet said. 200 kills take about two minutes. Exit 0 if nothing was lost and nothing was there in part, 1 with the first
violation otherwise. With --encrypted the ledgers have a key (the package sqlcipher3 must be there). With --control the child works without a rollback journal on the disk: that must end in a violation.
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
from models.store import Ledger, LedgerRefused, cipher
from models.store.cipher import Secret

ROOT = Path(__file__).parents[2]
KILLS_PER_LEDGER = 10
REWRITTEN = 300


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


def is_big(number: int) -> bool:
    """More than SQLite's cache holds, so that the file is written before the commit."""
    return number % 5 == 3


def names_of(number: int) -> list[str]:
    """The people that an action adds."""
    return [f"{number}-{row}" for row in range(100 if is_big(number) else 1 + number % 4)]


def expected(actions: int) -> dict[str, int]:
    """The people in the ledger after so many actions, and the action that wrote each last."""
    states: list[dict[str, int]] = [{}]
    for number in range(actions):
        if is_undo(number):
            states.pop()
        else:
            old = list(states[-1])[:REWRITTEN] if is_big(number) else []
            states.append(states[-1] | dict.fromkeys([*old, *names_of(number)], number))
    return states[-1]


def work(path: Path, *, control: bool) -> None:
    """The child: acts until it is killed."""
    with Ledger.open(path) as ledger:
        ledger._conn.execute(
            "PRAGMA cache_size = -2000"
        ).fetchall()  # SQLCipher would keep 8 MB and write at the commit only
        if control:
            ledger._conn.execute("PRAGMA journal_mode = MEMORY").fetchall()
        for number in count(len(ledger.units(most=1_000_000))):
            if is_undo(number):
                ledger.undo()
            else:
                act(ledger, number)
            say(f"done {number}")


def act(ledger: Ledger, number: int) -> None:
    """One action, in two halves."""
    note = f"{number} " + "记" * (1000 if is_big(number) else 9)
    people = [Member(name=name, note=note) for name in names_of(number)]
    middle = len(people) // 2
    with ledger.unit(f"第{number}次") as unit:
        unit.add_all(people[:middle])
        for person in ledger.all(Member)[:REWRITTEN] if is_big(number) else []:
            if person.note != note:
                person.note = note
                unit.save(person)
        say(f"half {number}")
        unit.add_all(people[middle:])


def say(words: str) -> None:
    sys.stdout.write(words + "\n")
    sys.stdout.flush()


def words_until_killed(path: Path, most: int, *, control: bool) -> Iterator[tuple[str, int]]:
    """What a child says until it is killed at the word `most`, and what it still said before the signal came."""
    command = [
        sys.executable,
        "-m",
        "tests.faults.kills",
        "0",
        "--work",
        str(path),
        *(["--control"] if control else []),
    ]
    environment = {**os.environ, "PYTHONPATH": str(ROOT), **cipher.handed_on(cipher.secret_of(path))}
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=ROOT, env=environment) as child:
        assert child.stdout is not None
        for place, line in enumerate(child.stdout):
            if place == most:
                child.kill()
            if line.endswith("\n"):
                word, number = line.split()
                yield word, int(number)


def kill_once(path: Path, acknowledged: int, dice: random.Random, tally: Tally, *, control: bool = False) -> int:
    """Kills one child and gives the number of actions that the ledger then holds; raises Violation."""
    word = ""
    for word, number in words_until_killed(path, dice.randrange(16), control=control):
        if word == "done":
            acknowledged = max(acknowledged, number + 1)
    journal = path.with_name(path.name + "-journal")
    tally.kills += 1
    tally.hot_journals += journal.exists() and journal.stat().st_size > 0
    tally.in_the_middle += word == "half"
    held = look(path, acknowledged)
    tally.actions += held
    return held


def look(path: Path, acknowledged: int) -> int:
    """The number of actions in the ledger; raises Violation where it is not what it should be."""
    try:
        with Ledger.open(path) as ledger:
            held = len(ledger.units(most=1_000_000))
            if held not in (acknowledged, acknowledged + 1):
                raise Violation(f"{acknowledged} actions were acknowledged, {held} are there")
            if {member.name: int(member.note.split()[0]) for member in ledger.all(Member)} != expected(held):
                raise Violation(f"the {held} actions are not whole")
            if found := ledger.damage(RECORDS):
                raise Violation(found[0])
            return held
    except LedgerRefused as refusal:
        raise Violation(str(refusal)) from refusal


def run(kills: int, seed: int, folder: Path, *, control: bool = False, secret: Secret | None = None) -> Tally:
    """So many kills, over a new ledger every ten; raises Violation."""
    dice, tally = random.Random(seed), Tally()
    while tally.kills < kills:
        path = folder / f"支部{tally.kills}.zbtz"
        Ledger.create(path, secret=secret).close()
        held = 0
        for _ in range(min(KILLS_PER_LEDGER, kills - tally.kills)):
            held = kill_once(path, held, dice, tally, control=control)
    return tally


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("kills", type=int)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--control", action="store_true")
    parser.add_argument("--encrypted", action="store_true")
    parser.add_argument("--work", type=Path, help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.work:
        work(arguments.work, control=arguments.control)
    with tempfile.TemporaryDirectory() as folder:
        try:
            secret = Secret.new() if arguments.encrypted else None
            tally = run(arguments.kills, arguments.seed, Path(folder), control=arguments.control, secret=secret)
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
