"""What the home page and the self check cost: all rules over all records, beside one pass that only reads these records."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from models.records import RECORDS
from models.rules import Snapshot, findings
from models.rules.figures import figures
from models.rules.recent import recent
from models.rules.todos import todos
from models.store import Ledger
from models.store.rows import columns
from tests.benchmarks.committee import TODAY, committee
from tests.benchmarks.paired import Pair, Reach, Row

_SHOWN = 5


@contextmanager
def _pair(members: int, folder: Path) -> Iterator[Pair]:
    with Ledger.open(committee(members)) as ledger:

        def ours() -> None:
            snapshot = Snapshot.of(ledger)
            figures(snapshot, TODAY)
            todos(snapshot, TODAY)
            recent(snapshot, TODAY, _SHOWN)
            findings(snapshot, TODAY)

        def theirs() -> None:
            for cls in RECORDS:
                names = ", ".join(f'"{name}"' for name in columns(cls))
                ledger._conn.execute(
                    f'SELECT {names} FROM "{cls.table}" WHERE deleted_at IS NULL ORDER BY id'
                ).fetchall()

        yield Pair(ours, theirs)


ROWS = [
    Row(
        name="home",
        what="the home page and the self check: records, figures, reminders, findings of all rules",
        against="one pass that reads these rows from SQLite",
        sizes=(48, 1_000, 10_000, 100_000),
        of="members",
        reach={10_000: Reach(ratio=3.0)},
        pair=_pair,
    )
]
