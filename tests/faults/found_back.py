"""Changes a ledger at random after a backup, brings everything back from it, and takes that back again.

    python -m tests.faults.found_back 200 [--seed 7] [--control]

Each time: every record of the backup that was not in its bin must be as it was, every other one as it is now; the next comparison
must find nothing; the ledger must be sound, and its journal alone must give it again; undo must lead to the very rows of before,
and redo forth again. Every fourth ledger went back to an earlier state after the backup, and gave the same ids to other
records: these must stay, and the others come under new ids. 200 take about four minutes. Exit 0 if that held each time, 1 with the first that did not. With --control
one field more is changed behind its back: that must end in a violation.
"""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
from pathlib import Path
from typing import Any

from models.fields import Record
from models.kinds.numbers import Reference
from models.records import RECORDS, Attachment, Branch, Member
from models.safekeeping.backing_up import back_up
from models.safekeeping.comparing import Differences
from models.safekeeping.finding_back import bring_back, whole
from models.safekeeping.folder import listed
from models.safekeeping.looking_into import differences
from models.safekeeping.same import links_of
from models.store import Ledger
from models.store.backup_names import BY_HAND
from models.store.backups import folder_of
from tests.faults.children import dice_for, say
from tests.faults.operations import NAME, Violation, empty, opened
from tests.models.store.samples import filled, value_of
from tests.models.store.states import rows_of
from tests.models.store.test_rebuilding import everything, rebuilt

BEFORE, AFTER = 45, 35
"""So many actions before the backup, and after it."""
ONCE = {"id_number", "number", "year", "quarter"}
KEPT = {"owner", "owner_id"}


def kept(ledger: Ledger) -> Path:
    """A backup of the ledger as it is."""
    back_up(ledger, BY_HAND, always=True)
    return listed(folder_of(ledger.path))[0].file


def compared(ledger: Ledger, backup: Path) -> Differences:
    return differences(ledger, backup, "这份备份")


def everything_of(found: Differences) -> dict[tuple[str, int], Any]:
    return {key: names for each in found.found for key, names in whole(each).items()}


def wanted_of(ledger: Ledger) -> dict[tuple[str, int], Record]:
    """What is not in the bin, nor belongs to what is."""
    gone = {(c.table, r.id) for c in RECORDS for r in ledger.all(c, deleted=True)}
    found: dict[tuple[str, int], Record] = {(c.table, r.id): r for c in RECORDS for r in ledger.all(c)}

    def binned(record: Record) -> bool:
        name = "owner_id" if isinstance(record, Attachment) else record.parent
        above = links_of(record).get(name)
        return above is not None and (above in gone or (above in found and binned(found[above])))

    return {key: record for key, record in found.items() if not binned(record)}


def act(ledger: Ledger, dice: random.Random, number: int) -> None:
    """Something at random: adding, changing, deleting, bringing out of the bin, undo, redo."""
    cls = dice.choice(RECORDS)
    there, gone = ledger.all(cls), ledger.all(cls, deleted=True)
    what = dice.choice(["add", "add", "add", "change", "change", "remove", "remove", "out", "undo", "redo"])
    if what == "undo":
        ledger.undo("核对")
    elif what == "redo":
        ledger.redo()
    elif what == "add" and not (cls is Branch and ledger.ever(Branch)):  # of which there is one, and no other
        with ledger.unit(f"登记{number}", reason="核对") as unit:
            made = filled(unit, cls, number)
            for about in cls.fields:
                if about.name in ONCE:
                    value = f"{number}" if about.kind.empty == "" else 1900 + number % 190
                    setattr(made, about.name, value)
            if isinstance(made, Branch):
                made.id = 1  # as the program knows it
            if isinstance(made, Attachment):
                owner = dice.choice([o for c in RECORDS[:12] for o in ledger.all(c)] or [Member()])
                made.owner, made.owner_id = owner.table, owner.id
            unit.add(made)
    elif what == "change" and there:
        record = dice.choice(there)
        free = [f for f in cls.fields if not isinstance(f.kind, Reference) and f.name not in ONCE | KEPT]
        for about in dice.sample(free, min(2, len(free))):
            setattr(record, about.name, value_of(about, dice.randrange(3)))
        with ledger.unit(f"修改{number}", reason="核对") as unit:
            unit.save(record)
    elif what in ("remove", "out") and (there if what == "remove" else gone):
        with ledger.unit(f"移{number}", reason="核对") as unit:
            (unit.remove if what == "remove" else unit.restore)(dice.choice(there if what == "remove" else gone))


def trial(ledger: Ledger, dice: random.Random, *, control: bool = False) -> bool:
    """One ledger; whether the dice changed anything that could be brought back. Raises Violation."""
    for number in range(BEFORE):
        act(ledger, dice, number)
    wanted, backup = wanted_of(ledger), kept(ledger)
    for number in range(BEFORE, BEFORE + AFTER):
        act(ledger, dice, number)
    before, others = rows_of(ledger), {key: one for key, one in there(ledger).items() if key not in wanted}
    found = compared(ledger, backup)
    if not found.found:
        return False
    bring_back(ledger, found, everything_of(found), reason="找回")
    if control:
        with ledger.unit("改动", reason="核对") as unit:
            member = ledger.all(Member)[0]
            member.note += "改"
            unit.save(member)
    now = there(ledger)
    for what, held in (
        ("a record is not as the backup has it", {key: now.get(key) for key in wanted} == wanted),
        ("another record was changed", {key: now.get(key) for key in others} == others),
        ("the ledger is not sound", ledger.damage(RECORDS) == []),
        ("its journal tells another story", rebuilt(ledger.path) == everything(ledger)),
        ("something is left to be brought back", compared(ledger, backup).found == []),
    ):
        if not held:
            raise Violation(what)
    line = ledger.undo("撤销")
    if line is None or not line.label.startswith("从备份找回") or rows_of(ledger) != before:
        raise Violation("taking it back leads to another ledger")
    ledger.redo()
    if there(ledger) != now:
        raise Violation("doing it again leads to another ledger")
    return True


def trial_of_a_past_that_was_left(ledger: Ledger, dice: random.Random) -> int:
    """A ledger that went back to an earlier state and on from there; how many records of its former past came back. Raises
    Violation."""
    for number in range(BEFORE):
        act(ledger, dice, number)
    early = ledger.path.with_name("从前.zbtz")
    ledger.copy_to(early)
    for number in range(BEFORE, BEFORE + AFTER):
        act(ledger, dice, number)
    backup = kept(ledger)
    ledger.close()
    early.replace(ledger.path)
    with Ledger.open(ledger.path) as now:
        for number in range(BEFORE + AFTER, BEFORE + 2 * AFTER):
            act(now, dice, number)
        before, rows = there(now), rows_of(now)
        found = compared(now, backup)
        known = found.pieces()
        if not known:
            return 0
        brought = bring_back(now, found, everything_of(found), reason="找回")
        after = there(now)
        gone = {key: one for key, one in before.items() if key not in after}  # lines of a list that made way
        told = {k: one for k, one in before.items() if k not in gone and (k not in known or known[k].other)}
        missing = sum(one.gone for one in known.values())
        for what, held in (
            ("a record of the present was changed", {key: after.get(key) for key in told} == told),
            ("not as many came as were missing", len(after) - len(before) + len(gone) == missing),
            ("a record went unsaid", {one.title() for one in gone.values()} == set(brought.replaced)),
            ("the ledger is not sound", now.damage(RECORDS) == []),
            ("something is left to be brought back", compared(now, backup).found == []),
        ):
            if not held:
                raise Violation(what)
        now.undo("撤销")
        if rows_of(now) != rows:
            raise Violation("taking it back leads to another ledger")
        return len(known)


def there(ledger: Ledger) -> dict[tuple[str, int], Record]:
    return {(cls.table, one.id): one for cls in RECORDS for one in ledger.all(cls)}


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("times", type=int)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--control", action="store_true")
    arguments = parser.parse_args()
    changed = 0
    for number in range(arguments.times):
        with tempfile.TemporaryDirectory() as folder:
            (Path(folder) / NAME).write_bytes(empty())
            with opened(Path(folder)) as ledger:
                try:
                    dice = dice_for(arguments.seed, number)
                    if number % 4 == 3:
                        changed += bool(trial_of_a_past_that_was_left(ledger, dice))
                    else:
                        changed += trial(ledger, dice, control=arguments.control)
                except Violation as violation:
                    say(f"violated: number {number}: {violation}")
                    return 1
    say(
        f"{arguments.times} ledgers, {changed} of them changed after the backup: all came back, and could be taken back"
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
