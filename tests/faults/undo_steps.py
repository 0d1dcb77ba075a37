"""Does, takes back, does again and restarts, at random and for long, against a model that is kept in memory.

    python -m tests.faults.undo_steps 20000 [--seed 7] [--control] [--encrypted]

After each step the records must be those of the model, and so must what can be taken back and done again; at the end of each
ledger, of 250 steps, it must be sound and its journal alone must give it again. 20,000 steps take about four minutes. Exit 0 if
that held each time, 1 with the first that did not. With --control the model forgets one step: that must end in a violation.
"""

from __future__ import annotations

import random
import sys
import tempfile
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from models.records import RECORDS, Attendance, Meeting, Member
from models.store import Ledger
from models.store.backups import folder_of
from models.store.migrations import STEPS
from models.store.rebuilding import rebuild, story_of
from tests.faults.afterwards import story
from tests.faults.asked import asked, command
from tests.faults.children import dice_for, say
from tests.faults.operations import NAME, REBUILT, Violation, empty, opened

STEPS_PER_LEDGER = 250
Rows = dict[tuple[str, int], tuple[object, ...]]


@dataclass
class Model:
    """What the ledger should hold, and what it held before each step that can be taken back."""

    rows: Rows = field(default_factory=dict)
    done: list[tuple[str, Rows, Rows]] = field(default_factory=list)
    undone: list[tuple[str, Rows, Rows]] = field(default_factory=list)

    def did(self, label: str, rows: Rows, wrote: bool) -> None:
        """wrote: even where all is as before, for what is put into the bin and taken out again was done."""
        if wrote:
            self.done.append((label, self.rows, rows))
            self.undone.clear()
            self.rows = rows

    def undo(self) -> None:
        if self.done:
            self.undone.append(self.done.pop())
            self.rows = self.undone[-1][1]

    def redo(self) -> None:
        if self.undone:
            self.done.append(self.undone.pop())
            self.rows = self.done[-1][2]


def rows_of(ledger: Ledger) -> Rows:
    """What is in the ledger, by table and id, with the bin."""
    found: Rows = {}
    for table, names in (
        ("member", "name, note"),
        ("meeting", "subject, body"),
        ("attendance", "meeting_id, member_id, name"),
    ):
        for number, deleted, *values in ledger._conn.execute(
            f"SELECT id, deleted_at IS NOT NULL, {names} FROM {table}"
        ):
            found[table, number] = (bool(deleted), *(value or "" for value in values))
    return found


def act(ledger: Ledger, label: str, rows: Rows, dice: random.Random) -> tuple[Rows, bool]:
    """Some writes in one action; gives what there should be then, and whether anything was written."""
    rows, wrote = dict(rows), False
    with ledger.unit(label) as unit:
        for _ in range(dice.randrange(1, 5)):
            people = [number for table, number in rows if table == "member"]
            what = dice.choice(["add", "many", "save", "bin", "out", "meeting"])
            if what in ("save", "bin", "out") and people:
                number = dice.choice(people)
                member = ledger.get(Member, number)
                assert member is not None
                gone, name, note = was = rows["member", number]
                if what == "save":
                    note = member.note = f"{label} {dice.random()}"
                    unit.save(member)
                elif what == "bin":
                    gone = True
                    unit.remove(member)
                else:
                    gone = False
                    unit.restore(member)
                rows["member", number] = (gone, name, note)
                wrote |= rows["member", number] != was
            elif what == "meeting" and people:
                meeting = Meeting(subject=label, body="议" * dice.randrange(50))
                rows["meeting", unit.add(meeting)] = (False, label, meeting.body)
                for number in dice.sample(people, min(3, len(people))):
                    there = Attendance(meeting_id=meeting.id, member_id=number, name="到")
                    rows["attendance", unit.add(there)] = (False, meeting.id, number, "到")
                wrote = True
            else:
                made = [Member(name=f"{label}{n}", note="") for n in range(1 if what == "add" else 4)]
                unit.add_all(made)
                rows |= {("member", one.id): (False, one.name, "") for one in made}
                wrote = True
    return rows, wrote


def live(folder: Path, steps: int, dice: random.Random, tally: Counter[str], *, control: bool = False) -> None:
    """So many steps of one ledger; raises Violation."""
    (folder / NAME).write_bytes(empty())
    ledger, model = opened(folder), Model()
    for number in range(steps):
        step = dice.choice(["do", "do", "undo", "undo", "redo", "redo", "restart"])
        tally[step] += 1
        match step:
            case "do":
                label = f"第{number}次"
                model.did(label, *act(ledger, label, model.rows, dice))
            case "undo":
                ledger.undo()
                model.undo()
            case "redo":
                ledger.redo()
                if not (control and tally["redo"] == 9):
                    model.redo()
            case _:
                ledger.close()
                ledger = opened(folder)
        told = [line.label if (line := look()) else None for look in (ledger.undoable, ledger.redoable)]
        wanted = [stack[-1][0] if stack else None for stack in (model.done, model.undone)]
        if rows_of(ledger) != model.rows or told != wanted:
            ledger.close()
            raise Violation(f"step {number} ({step}) leads to another ledger than the model's")
    found, end = ledger.damage(RECORDS), story(ledger)
    ledger.close()
    (folder / "空.zbtz").write_bytes(empty())
    rebuild(folder / REBUILT, story_of(folder_of(folder / NAME)), base=folder / "空.zbtz", steps=STEPS, at="")
    with Ledger.open(folder / REBUILT) as again:
        if found or story(again) != end:
            raise Violation(f"after {steps} steps the ledger is not sound, or its journal tells another story: {found}")


def run(steps: int, seed: int, folder: Path, *, control: bool = False) -> Counter[str]:
    """So many steps; raises Violation."""
    tally: Counter[str] = Counter()
    while tally.total() < steps:
        with tempfile.TemporaryDirectory(dir=folder) as place:
            live(
                Path(place), min(STEPS_PER_LEDGER, steps - tally.total()), dice_for(seed, tally.total()), tally, control=control
            )  # fmt: skip
    return tally


def main() -> int:
    parser = command(__doc__, "steps")
    parser.add_argument("--control", action="store_true")
    arguments = asked(parser)
    with tempfile.TemporaryDirectory() as folder:
        try:
            tally = run(arguments.steps, arguments.seed, Path(folder), control=arguments.control)
        except Violation as violation:
            say(f"violated: {violation}")
            return 1
    each = ", ".join(f"{name} {count}" for name, count in sorted(tally.items()))
    say(f"{tally.total()} steps ({each}): each led to what the model has")
    return 0


if __name__ == "__main__":
    sys.exit(main())
