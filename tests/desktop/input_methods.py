"""Types Chinese into the program under fcitx5 and under IBus, on a screen of its own, and reads from the ledger what arrived.

    python -m tests.desktop.input_methods [fcitx5] [ibus]

For each: Xvfb, a session bus, the input method with pinyin and the environment that its desktop sets; the program is started for
the first time, pinyin is typed into the guide, words are chosen, and the guide is gone through. The ledger must then have the
branch under the name that was meant, and nothing of the pinyin. Needs Xvfb, xdotool, dbus-run-session, and fcitx5 with fcitx5-pinyin
or ibus with ibus-libpinyin. A minute. Exit 0 if the words arrived each time, 1 if not, 2 where something is missing.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from tests.desktop.screen import screen

ROOT = Path(__file__).parents[2]
TYPED, MEANT = ("zhibu", "dangyuan"), "支部党员"
_NEEDED = {"fcitx5": ("fcitx5",), "ibus": ("ibus-daemon", "ibus")}
_FCITX = {
    "profile": "[Groups/0]\nName=Default\nDefault Layout=us\nDefaultIM=pinyin\n"
    "[Groups/0/Items/0]\nName=keyboard-us\nLayout=\n[Groups/0/Items/1]\nName=pinyin\nLayout=\n[GroupOrder]\n0=Default\n",
    "config": "[Behavior]\nActiveByDefault=True\n",
}
_WAIT = 30  # seconds


@contextmanager
def running(*command: str, environment: dict[str, str]) -> Iterator[subprocess.Popen[bytes]]:
    """A program, ended at the end."""
    started = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        yield started
    finally:
        started.terminate()
        try:
            started.wait(10)
        except subprocess.TimeoutExpired:
            started.kill()


def until(what: str, holds: Callable[[], bool]) -> None:
    """Waits for something. Raises TimeoutError, which names it."""
    end = time.monotonic() + _WAIT
    while not holds():
        if time.monotonic() > end:
            raise TimeoutError(what)
        time.sleep(0.1)


def prepare(method: str, home: Path, environment: dict[str, str]) -> list[str]:
    """What the desktop sets for an input method; the command that starts it."""
    if method == "fcitx5":
        folder = home / ".config" / "fcitx5"
        folder.mkdir(parents=True)
        for name, text in _FCITX.items():
            (folder / name).write_text(text)
        environment |= {"XMODIFIERS": "@im=fcitx", "QT_IM_MODULE": "fcitx"}
        return ["fcitx5", "--disable=wayland"]
    environment |= {"XMODIFIERS": "@im=ibus", "QT_IM_MODULE": "ibus"}
    return ["ibus-daemon", "--xim", "--replace", "--panel=disable"]


def typed(environment: dict[str, str], method: str) -> str:
    """Starts the program, types, and gives the name that the branch has in the ledger."""

    def does(*arguments: str) -> str:
        done = subprocess.run(["xdotool", *arguments], env=environment, capture_output=True, text=True)
        return done.stdout.strip()

    home = Path(environment["HOME"])
    with running(sys.executable, str(ROOT / "main.py"), environment=environment):
        until("the guide is on the screen", lambda: bool(does("search", "--onlyvisible", "--name", "开始使用支部台账")))
        time.sleep(1.5)
        does("windowfocus", does("search", "--onlyvisible", "--name", "开始使用支部台账").split()[0])
        if method == "ibus":
            until("IBus has its pinyin", lambda: _takes_pinyin(environment))
        time.sleep(1)
        for word in TYPED:
            does("type", "--delay", "150", word)
            time.sleep(0.8)
            does("key", "space")
            time.sleep(0.5)
        for _ in range(3):
            does("key", "ctrl+Return")
            time.sleep(1)
        until("there is a ledger", lambda: bool(list(home.rglob("*.zbtz"))))
        time.sleep(2)
    return name_in(next(iter(home.rglob("支部台账/*.zbtz"))))


def _takes_pinyin(environment: dict[str, str]) -> bool:
    """Chooses pinyin; IBus says that it could not before its first window has the keyboard, and does all the same."""
    subprocess.run(["ibus", "engine", "libpinyin"], env=environment, capture_output=True)
    told = subprocess.run(["ibus", "engine"], env=environment, capture_output=True, text=True)
    return told.stdout.strip() == "libpinyin"


def name_in(ledger: Path) -> str:
    """The name of the branch."""
    from models.records import Branch
    from models.store import Ledger

    with Ledger.open(ledger) as opened:
        return "、".join(branch.name for branch in opened.all(Branch))


def inside(method: str) -> int:
    """The trial, in a session bus of its own."""
    with ExitStack() as open_now:
        home = Path(open_now.enter_context(tempfile.TemporaryDirectory(ignore_cleanup_errors=True)))
        environment = {key: value for key, value in os.environ.items() if not key.startswith(("QT_", "XDG_"))}
        environment |= {"HOME": str(home), "DISPLAY": open_now.enter_context(screen("1280x800")), "LANG": "C.UTF-8"}
        command = prepare(method, home, environment)
        if shutil.which("openbox"):
            open_now.enter_context(running("openbox", environment=environment))
        open_now.enter_context(running(*command, environment=environment))
        time.sleep(2)
        try:
            found = typed(environment, method)
        except TimeoutError as nothing:
            sys.stdout.write(f"{method}: waited in vain until {nothing}\n")
            return 1
    sys.stdout.write(f"{method}: typed {' '.join(TYPED)}, the ledger has {found!r}\n")
    return int(found != MEANT)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("methods", nargs="*", metavar="fcitx5|ibus")
    parser.add_argument("--inside", help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.inside:
        return inside(arguments.inside)
    codes = []
    for method in arguments.methods or list(_NEEDED):
        missing = [name for name in ("Xvfb", "xdotool", "dbus-run-session", *_NEEDED[method]) if not shutil.which(name)]
        if missing:
            sys.stdout.write(f"{method}: not tried, there is no {', '.join(missing)}\n")
            codes.append(2)
            continue
        command = ["dbus-run-session", "--", sys.executable, "-m", "tests.desktop.input_methods", "--inside", method]
        codes.append(subprocess.run(command, cwd=ROOT, stderr=subprocess.DEVNULL).returncode)
    return max(codes)


if __name__ == "__main__":
    sys.exit(main())
