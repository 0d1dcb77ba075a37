"""Kills a hand-over in the middle, where it is packed and where it is received, and looks what is left.

    python -m tests.faults.handover_kills 100 [--seed 7]

A ledger with attachments of some megabytes is packed, or a file of it is received, by the program in a process of its own,
which gets SIGKILL at a random moment. Afterwards the ledger that is handed over must be sound; where there is a file it must
be whole, and where the ledger says that it was handed over there must be one. Where it is received there must be nothing, or
a folder with all of it. 100 kills take about two minutes. Exit 0 if that held each time, 1 with the first violation otherwise.
"""

from __future__ import annotations

import argparse
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from models.handover.handing import hand_over, handed_over
from models.handover.manifest import Parties
from models.handover.receiving import differences, look, verify
from models.records import RECORDS, Attachment, Handover, Member
from models.store import Ledger
from models.store.attachments import Attachments

ROOT = Path(__file__).parents[2]
TODAY = date(2026, 11, 23)
FILES, BYTES = 24, 400_000


class Violation(AssertionError):
    """Something is left that is not whole."""


@dataclass
class Tally:
    """What happened. left: kills after which a part of the work lay there under a name that is swept later."""

    kills: int = 0
    finished: int = 0
    left: int = 0
    took: dict[str, float] = field(default_factory=dict)


def make(folder: Path) -> Path:
    """A ledger with attachments, closed."""
    dice = random.Random(3)
    with Ledger.create(folder / "支部.zbtz") as ledger:
        with ledger.unit("登记党员") as unit:
            unit.add_all([Member(name=f"党员{number}") for number in range(200)])
        store = Attachments(ledger)
        for number in range(FILES):
            file = folder / f"照片{number}.jpg"
            file.write_bytes(b"\xff\xd8\xff" + dice.randbytes(BYTES))
            about = store.take(file, TODAY)
            about.owner, about.owner_id = Member.table, 1
            with ledger.unit("添加附件") as unit:
                unit.add(about)
            file.unlink()
        return ledger.path


def run(kills: int, seed: int, folder: Path) -> Tally:
    """So many kills, packing and receiving by turns; raises Violation."""
    dice, tally = random.Random(seed), Tally()
    old = make(folder)
    stick, new = folder / "U盘", folder / "新电脑"
    for place in (stick, new):
        place.mkdir()
    file = stick / "移交.zbyj"
    with Ledger.open(old) as ledger:
        hand_over(ledger, folder / "好.zbyj", Parties("2026-11-23"), today=TODAY)
    commands = {
        "handover": ["--ledger", old, "--out", file, "--today", "2026-11-23"],
        "receive": [folder / "好.zbyj", "--to", new],
    }
    for what, arguments in commands.items():
        begun = time.monotonic()
        _child(what, arguments).wait()
        tally.took[what] = time.monotonic() - begun
        _look(what, old, file, new, tally)
    while tally.kills < kills:
        what = ("handover", "receive")[tally.kills % 2]
        child = _child(what, commands[what])
        # Most of the time goes into starting: the work itself is at the end.
        begin = 0.35 if dice.random() < 0.9 else 0.0
        since = time.monotonic()
        try:
            child.wait(tally.took[what] * dice.uniform(begin, 1.0))
            tally.finished += 1
            tally.took[what] = time.monotonic() - since  # the machine has become faster
        except subprocess.TimeoutExpired:
            child.send_signal(signal.SIGKILL)
            child.wait()
            tally.took[what] *= 1.01
        tally.kills += 1
        _look(what, old, file, new, tally)
    return tally


def _child(what: str, arguments: list[object]) -> subprocess.Popen[bytes]:
    nowhere = subprocess.DEVNULL
    return subprocess.Popen(
        [sys.executable, str(ROOT / "main.py"), what, *map(str, arguments)],
        stdout=nowhere, stderr=nowhere, env={**os.environ, "PYTHONUTF8": "1"},
    )  # fmt: skip


def _look(what: str, old: Path, file: Path, new: Path, tally: Tally) -> None:
    """Raises Violation where what is left is not as it should be; clears it away."""
    if what == "handover":
        _look_at_stick(old, file, tally)
    else:
        _look_at_arrival(new, tally)


def _look_at_stick(old: Path, file: Path, tally: Tally) -> None:
    others = [path for path in file.parent.iterdir() if path != file]
    tally.left += bool(others)
    if any(not path.name.startswith("~") for path in others):
        raise Violation(f"{others} lies beside the file")
    with Ledger.open(old) as ledger:
        if found := ledger.damage(RECORDS):
            raise Violation(found[0])
        left = handed_over(ledger)
        kept = [one for one in ledger.all(Handover) if one.file == file.name]
        if (kept or (left is not None and left.file == file.name)) and not file.exists():
            raise Violation("the ledger says that it was handed over, and there is no file")
    if file.exists():
        verify(file)  # raises where it is not whole
        file.unlink()
        with Ledger.open(old) as ledger:  # back to where it began, or the next kill would find it handed over
            while (line := ledger.undoable()) is not None and line.label.startswith("移交"):
                ledger.undo()
    for path in others:
        path.unlink()


def _look_at_arrival(new: Path, tally: Tally) -> None:
    for place in new.iterdir():
        if place.name.startswith("~接收-"):
            tally.left += 1
        else:
            file = new.parent / "好.zbyj"
            with Ledger.open(place / "支部.zbtz") as ledger:
                wrong = differences(look(file), ledger) + ledger.damage(RECORDS)
                store = Attachments(ledger)
                wrong += [said for one in ledger.all(Attachment) if (said := store.damaged(one))]
            if wrong:
                raise Violation(wrong[0])
        shutil.rmtree(place)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("kills", type=int)
    parser.add_argument("--seed", type=int, default=7)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        try:
            tally = run(arguments.kills, arguments.seed, Path(folder))
        except Violation as violation:
            sys.stdout.write(f"violated: {violation}\n")
            return 1
    sys.stdout.write(
        f"{tally.kills} kills ({tally.finished} came too late), {tally.left} left a part behind under a name that is swept:"
        " no torn file, no torn folder, no ledger that was wrong about it\n"
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
