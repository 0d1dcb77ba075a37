"""A process that holds a committee, and tells how much memory it took: the window that shows it, or its rows as tuples.

    python -m tests.benchmarks.held window|tuples LEDGER

window: the first page and the roster, with everything that was read for them · tuples: the rows of all the tables that the first
page reads. Counted is what came after everything was loaded and a window over the sample was there, in bytes.
"""

from __future__ import annotations

import gc
import os
import sys
import tempfile
from pathlib import Path
from typing import Any

from models.records import RECORDS
from models.store import Ledger
from models.store.rows import columns
from tests.benchmarks.committee import SAMPLE, TODAY, copied


def resident() -> int:
    """Bytes of this process in memory. Raises OSError where the system does not tell."""
    gc.collect()
    return int(Path("/proc/self/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")


def window(path: Path, folder: Path) -> Any:
    """The window over a ledger, with the pages that were looked at."""
    from tests.benchmarks.lists import application
    from ui.session import Session
    from ui.settings import Settings
    from ui.shell import Shell

    application()
    shell = Shell(Session(Ledger.open(path), TODAY, Settings(folder / "settings")))
    shell.resize(1440, 900)
    shell.show()
    shell.session.checking.stop()
    for key in ("members", "home", "members"):
        shell.turn_to(key)
        application().processEvents()
    shell.session.checking.stop()
    return shell


def tuples(path: Path) -> Any:
    """All rows as Python has them from SQLite."""
    with Ledger.open(path) as ledger:
        read = []
        for cls in RECORDS:
            names = ", ".join(f'"{name}"' for name in columns(cls))
            read.append(ledger._conn.execute(f'SELECT {names} FROM "{cls.table}"').fetchall())
        return read


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "示例").mkdir()
        sample = window(copied(SAMPLE, Path(folder) / "示例"), Path(folder))
        before = resident()
        held = window(Path(sys.argv[2]), Path(folder)) if sys.argv[1] == "window" else tuples(Path(sys.argv[2]))
        sys.stdout.write(f"{resident() - before}\n")
        sys.stdout.flush()
        os._exit(0 if held and sample else 1)


if __name__ == "__main__":
    main()
