"""支部台账: arguments → a command without a window, or the window over a ledger. `main.py --help` lists both."""

from __future__ import annotations

import importlib
import os
import sys
from io import TextIOWrapper

ROOM = 64_000_000  # bytes


def main(arguments: list[str]) -> int:
    """Runs the program and gives its exit code: 0 done, 1 done with problems listed, 2 refused."""
    if _little_room():
        sys.dont_write_bytecode = True
    if len(arguments) == 2 and arguments[0] == "--child":  # see models/ourselves.py
        importlib.import_module(arguments[1]).answer()
        return 0
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):  # a rare character on a console of Windows would end the program half-way
            stream.reconfigure(errors="backslashreplace")
    try:
        from ui.starting.wanted import COMMANDS, wanted

        if arguments and arguments[0] in COMMANDS:
            from ui.arguments import read_command
            from ui.commands import run

            return run(read_command(arguments))
        from ui.starting.start import start

        return start(wanted(arguments))
    except KeyboardInterrupt:
        print("已按要求停下：没有做完的一步没有写入，已经写好的文件是完整的。", file=sys.stderr)
        return 2


def _little_room() -> bool:
    """Whether the disk with the program is nearly full: what Python compiles would be cut off, and no later start could read it."""
    try:
        disk = os.statvfs(os.path.dirname(os.path.abspath(__file__)))
    except (AttributeError, OSError):  # Windows does not tell it so
        return False
    return disk.f_bavail * disk.f_frsize < ROOM


if __name__ == "__main__":
    # What openpyxl leaves half done on a full disk ends in a trace that nobody can catch; the refusal has said it.
    sys.unraisablehook = lambda _: None
    sys.exit(main(sys.argv[1:]))
