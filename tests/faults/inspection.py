"""Kills the program while it makes 迎检材料, again and again, goes on, and looks whether a folder was ever torn.

    python -m tests.faults.inspection 50 [--seed 7]

Each round begins with the folder and the zip of another year in place. A child process makes those of this year and gets
SIGKILL after a random file, or a moment later; half of the kills fall into the end, when index, zip and exchange are made.
After each kill the folder must be the old one or the new one, byte for byte, and so must the zip; only in the moment of the
exchange may the old folder stand whole beside its place, under the name “…（替换前）”. Then the next child goes on, is
perhaps killed too, and at last one is left alone: the folder and the zip must then equal those of work that nobody
interrupted, nothing else may be left beside them, and the log must have a line. 50 rounds take some minutes. Exit 0 if all
of it held, 1 with the first violation otherwise; a table of figures at the end.
"""

from __future__ import annotations

import argparse
import hashlib
import random
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from models.inspection.exchange import Place, finish
from models.inspection.journal import STEPS, work_folder
from models.store import Ledger
from ui.progress_lines import progress_of

ROOT = Path(__file__).parents[2]
TODAY = date(2026, 11, 23)
NAME = "迎检材料"
OLD, NEW = ("--year", "2025"), ("--year", "2026")
_MADE = (0, 1)
"""How the command ends when the folder is made: 1 where something in it is missing."""
_KILLS_A_ROUND = 3
_AT_THE_END = 4
"""So many of the last files count as the end: index and zip."""


class Violation(AssertionError):
    """A folder was torn, or not what uninterrupted work makes."""


@dataclass
class Tally:
    """What happened."""

    rounds: int = 0
    kills: int = 0
    after: Counter[str] = field(default_factory=Counter)
    """How the folder stood after a kill: old, new, or old beside its place."""
    gone_on: int = 0
    """How many files were taken over from interrupted work."""
    made: int = 0
    files: int = 0
    seconds: list[float] = field(default_factory=list)


Files = dict[str, str]
"""Path → hash."""


def files_of(folder: Path) -> Files:
    """Every file below a folder."""
    return {
        file.relative_to(folder).as_posix(): hashlib.sha256(file.read_bytes()).hexdigest()
        for file in sorted(folder.rglob("*"))
        if file.is_file()
    }


class Kills:
    """Rounds over one ledger, in a folder of their own."""

    def __init__(
        self, ledger: Path, folder: Path, dice: random.Random, only: Sequence[str] = (), most: int = _KILLS_A_ROUND
    ) -> None:
        """only: these parts of the folder · most: kills in a round."""
        self.ledger, self.folder, self.dice, self.tally = ledger, folder, dice, Tally()
        self._most = most
        self._only = [word for name in only for word in ("--only", name)]
        self.target = folder / NAME
        self.zip = folder / f"{NAME}.zip"
        self._steps = 1
        self.old = self._alone(folder / "旧", OLD)
        self.new = self._alone(folder / "新", NEW)

    def _alone(self, folder: Path, days: Sequence[str]) -> tuple[Files, bytes]:
        """What uninterrupted work makes."""
        folder.mkdir()
        begun = time.monotonic()
        with self._child(folder / NAME, days) as child:
            _, said = child.communicate()
        if child.returncode not in _MADE:
            raise Violation(said)
        self.tally.seconds.append(time.monotonic() - begun)
        self._steps = sum(progress_of(line) is not None for line in said.splitlines())
        return files_of(folder / NAME), (folder / f"{NAME}.zip").read_bytes()

    def _child(self, target: Path, days: Sequence[str]) -> subprocess.Popen[str]:
        command = [
            sys.executable, "-B", str(ROOT / "main.py"), "export", "inspection", "--ledger", str(self.ledger), *days, "--out",
            str(target), "--zip", "--progress", "--today", TODAY.isoformat(), *self._only,
        ]  # fmt: skip
        return subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, cwd=ROOT)

    def round(self) -> None:
        """Puts the old pair in place, interrupts the work on the new one, and lets it end; raises Violation."""
        self._reset()
        for _ in range(1 + self.dice.randrange(self._most)):
            if self._kill():
                break
        known = self._known()
        with self._child(self.target, NEW) as child:
            _, said = child.communicate()
        if child.returncode not in _MADE:
            raise Violation(f"going on ended with {child.returncode}: {said}")
        if files_of(self.target) != self.new[0]:
            raise Violation(f"not as uninterrupted work makes it: {self._differing(self.new[0])}")
        if self.zip.read_bytes() != self.new[1]:
            raise Violation("the zip is not as uninterrupted work makes it")
        left = {each.name for each in self.folder.iterdir()} - {"旧", "新", NAME, self.zip.name}
        if left:
            raise Violation(f"left beside it: {left}")
        with Ledger.open(self.ledger) as ledger:
            if not any(NAME in str(line["what"]) for line in ledger.exports()):
                raise Violation("not in the log")
        self.tally.rounds += 1
        self.tally.gone_on += known
        self.tally.made += len(self.new[0])

    def _reset(self) -> None:
        for each in self.folder.iterdir():
            if each.name not in ("旧", "新"):
                shutil.rmtree(each) if each.is_dir() else each.unlink()
        shutil.copytree(self.folder / "旧" / NAME, self.target)
        shutil.copyfile(self.folder / "旧" / f"{NAME}.zip", self.zip)

    def _kill(self) -> bool:
        """Kills one child and looks at what is there; whether it had ended by itself."""
        at_the_end = self.dice.random() < 0.5
        most = self._steps - self.dice.randrange(_AT_THE_END) if at_the_end else self.dice.randrange(self._steps)
        with self._child(self.target, NEW) as child:
            assert child.stderr is not None
            for place, _line in enumerate(child.stderr, 1):
                if place >= most:
                    time.sleep(self.dice.random() * (0.5 if at_the_end else 0.05))
                    child.kill()
                    break
        self.tally.kills += child.returncode not in _MADE
        self.tally.after[self._state()] += 1
        return child.returncode in _MADE

    def _state(self) -> str:
        """old, new, or aside; raises Violation for anything else."""
        beside = self.folder / f"{NAME}（替换前）"
        zipped = self.zip.read_bytes()
        if zipped not in (self.old[1], self.new[1]):
            raise Violation("a torn zip")
        if not self.target.exists():
            if files_of(beside) != self.old[0]:
                raise Violation("no folder, and none that is whole beside its place")
            return "the old one beside its place"
        found = files_of(self.target)
        if found == self.old[0]:
            return "the old one"
        if found == self.new[0]:
            return "the new one"
        raise Violation(f"a torn folder: {self._differing(self.old[0])}")

    def _differing(self, other: Files) -> list[str]:
        found = files_of(self.target)
        return sorted(name for name in {*found, *other} if found.get(name) != other.get(name))[:9]

    def _known(self) -> int:
        """How many files the interrupted work has finished."""
        work = work_folder(self.target)
        finish(Place(self.target, work))
        try:
            lines = (work / STEPS).read_text("utf-8", "replace").splitlines()
        except OSError:
            return 0
        return max(len(lines) - 1, 0)


def table(tally: Tally) -> str:
    """The figures."""
    lines = [
        ("rounds", str(tally.rounds)),
        ("kills", str(tally.kills)),
        *((f"after a kill: {state}", str(number)) for state, number in sorted(tally.after.items())),
        ("files of uninterrupted work", str(tally.made // max(tally.rounds, 1))),
        ("files finished before the kill and gone on with, on average", f"{tally.gone_on / max(tally.rounds, 1):.0f}"),
        ("torn folders, torn zips, differing files", "0"),
        ("seconds of uninterrupted work", f"{min(tally.seconds):.1f} to {max(tally.seconds):.1f}"),
    ]
    return "\n".join(f"{name:62}{number:>12}" for name, number in lines)


def main() -> int:
    from models.sample import write_sample

    parser = argparse.ArgumentParser()
    parser.add_argument("rounds", type=int)
    parser.add_argument("--seed", type=int, default=7)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="inspection-") as place:
        ledger = Path(place) / "示例.zbtz"
        with Ledger.create(ledger) as made:
            write_sample(made, today=TODAY)
        work = Path(place) / "out"
        work.mkdir()
        kills = Kills(ledger, work, random.Random(arguments.seed))
        try:
            for number in range(arguments.rounds):
                kills.round()
                say(f"round {number + 1}: {dict(kills.tally.after)}")
        except Violation as violation:
            sys.stderr.write(f"round {kills.tally.rounds + 1}, seed {arguments.seed}: {violation}\n")
            return 1
    say(table(kills.tally))
    return 0


def say(words: str) -> None:
    sys.stdout.write(words + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
