"""What it costs to start: until the window is on the screen, and until its first page says all that it has to say.

Both sides are programs of their own on a screen that nobody sees, with settings that know nothing yet. The modules are compiled
first, as they are on the computer of somebody who has used the program once.
"""

from __future__ import annotations

import compileall
import json
import os
import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import cache, partial
from pathlib import Path
from tempfile import TemporaryDirectory

from models.exports.deliver import deliver
from models.store import Ledger
from tests.benchmarks.committee import TODAY, committee, copied
from tests.benchmarks.paired import NotHere, Pair, Reach, Row
from tests.desktop.screen import screen

ROOT = Path(__file__).parents[2]
_PATIENCE, _WAITED = 600, 60  # seconds for a start without a screen, and for one on a screen
_WIDE = 600  # pixels: more than a picture that is shown while a program starts
_BIG = 10_000


_SCREEN = {
    "name": "office", "x": 0, "y": 0, "width": 1440, "height": 900, "logicalDpi": 96, "logicalBaseDpi": 96, "dpr": 1.0,
}  # fmt: skip
"""Of the size of the bare window, which ours fills too. Left to itself Qt gives a screen of 800 pixels, smaller than any office's."""


@cache
def _compiled() -> None:
    for name in ("models", "ui"):
        compileall.compile_dir(ROOT / name, quiet=2)
    for file in ("main.py", "tests/benchmarks/started.py"):
        compileall.compile_file(ROOT / file, quiet=2)


def child(*arguments: str) -> None:
    """Runs a program with a home of its own to its end, which is that of the start."""
    with TemporaryDirectory() as home:
        own = {"HOME": home, "XDG_DATA_HOME": home, "XDG_CONFIG_HOME": home, "APPDATA": home, "LOCALAPPDATA": home}
        screen_of = Path(home) / "screen.json"
        screen_of.write_text(json.dumps({"screens": [_SCREEN]}), encoding="utf-8")
        platform = f"offscreen:configfile={screen_of}"
        environment = os.environ | own | {"QT_QPA_PLATFORM": platform, "PYTHONPATH": str(ROOT)}
        command = [sys.executable, "-m", "tests.benchmarks.started", *arguments]
        subprocess.run(command, env=environment, check=True, capture_output=True, timeout=_PATIENCE)


@contextmanager
def _pair(until: str, members: int, folder: Path) -> Iterator[Pair]:
    _compiled()
    ledger = committee(members) if members >= _BIG else copied(members, folder)
    yield Pair(partial(child, until, str(ledger)), partial(child, "bare"))


@contextmanager
def _peer(name: str, members: int, folder: Path) -> Iterator[Pair]:
    """Each under one Xvfb, from its start until a window of its own is on the screen; LibreOffice opens the roster as a workbook."""
    program = shutil.which(name)
    for what in (name, "Xvfb", "xwininfo"):
        if shutil.which(what) is None:
            raise NotHere(f"{what} is not installed")
    _compiled()
    ledger = copied(members, folder)
    (folder / "peer").mkdir()
    arguments = [str(program)]
    if name == "soffice":
        roster = folder / "名册.xlsx"
        with Ledger.open(ledger) as opened:
            deliver(opened, "roster", roster, today=TODAY)
        arguments += [
            f"-env:UserInstallation={(folder / 'peer').as_uri()}",
            "--calc",
            "--norestore",
            "--nologo",
            str(roster),
        ]
    with screen() as display:
        yield Pair(
            partial(_shown, [sys.executable, str(ROOT / "main.py"), str(ledger)], "main", display),
            partial(_shown, arguments, {"soffice": "libreoffice"}.get(name, name), display),
        )


def _shown(command: list[str], owner: str, display: str) -> float:
    """Seconds until a window of this class is on the screen; the program and its children are ended then."""
    with TemporaryDirectory() as home:
        own = {
            "HOME": home,
            "XDG_DATA_HOME": home,
            "XDG_CONFIG_HOME": home,
            "DISPLAY": display,
            "QT_QPA_PLATFORM": "xcb",
        }
        begun = time.monotonic()
        child = subprocess.Popen(
            command, env=os.environ | own, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
        )
        try:
            while not _mapped(owner, display):
                if time.monotonic() - begun > _WAITED or child.poll() not in (None, 0):
                    raise NotHere(f"{Path(command[0]).name} showed no window here")
                time.sleep(0.01)
            return time.monotonic() - begun
        finally:
            with suppress(ProcessLookupError):
                os.killpg(child.pid, signal.SIGKILL)
            child.wait()
            while _mapped(owner, display):  # or the next one would be there at once
                time.sleep(0.05)


def _mapped(owner: str, display: str) -> bool:
    """Whether the screen has a window of this class that is as large as a window of a program and can be seen."""
    tree = _asked("-root", "-tree", display=display)
    found = re.findall(rf'(0x[0-9a-f]+) .*\(.*"[^"]*{owner}[^"]*".*\)\s+(\d+)x\d+', tree, re.IGNORECASE)
    return any(
        int(width) >= _WIDE and "IsViewable" in _asked("-id", number, display=display) for number, width in found
    )


def _asked(*arguments: str, display: str) -> str:
    command = ["xwininfo", "-display", display, *arguments]
    return subprocess.run(command, capture_output=True, encoding="utf-8", errors="replace").stdout


ROWS = [
    Row(
        name="start",
        what="the program, until its window is painted",
        against="a bare window of PySide6 with one label, until it is painted",
        sizes=(48, 10_000, 100_000),
        of="members",
        reach={48: Reach(ratio=1.5), 100_000: Reach(ratio=2.0)},
        pair=partial(_pair, "painted"),
    ),
    Row(
        name="first page",
        what="the program, until the first page has been painted with all that it says",
        against="a bare window of PySide6 with one label, until it is painted",
        sizes=(48, 10_000),
        of="members",
        reach={},
        pair=partial(_pair, "filled"),
    ),
    *(
        Row(
            name=f"peer {name}",
            what="the program, from its start to its window, by the clock on the wall",
            against=f"{name}, likewise" + (", opening the same roster" if name == "soffice" else ""),
            sizes=(48,),
            of="members",
            reach={48: Reach(ratio=1.0)},
            pair=partial(_peer, name),
        )
        for name in ("soffice", "gnucash", "gramps")
    ),
]
