"""Runs one command: a refusal is one sentence on stderr and exit code 2; the work itself is loaded when it is asked for."""

from __future__ import annotations

import argparse
import os
import sys
from contextlib import redirect_stdout
from datetime import date
from importlib import import_module
from io import StringIO, TextIOWrapper

from models import ourselves, workplace
from models.error_places import described
from models.kinds import one_line
from models.store import LedgerDamaged, LedgerRefused
from models.store.opening import refuse_kept
from ui.commands.printing import DONE, PROBLEMS, REFUSED
from ui.commands.unlocking import unlock

_WORK = {
    "demo": "sample:write_demo",
    "import": "importing:import_file",
    "template": "roster:write_blank",
    "reconcile": "roster:compare",
    "export": "exporting:export",
    "fill": "filling:fill",
    "check": "checking:check",
    "guide": "guiding:write_guide",
    "handover": "handing:hand_over",
    "receive": "handing:receive",
    "backup": "keeping_safe:back_up",
    "restore": "keeping_safe:restore",
    "recover": "keeping_safe:recover",
}
"""Command → module of this package and function; each takes the arguments and the day, and gives the exit code."""
_READING = ("check", "export")
"""Those that may be given a backup for a ledger: they write nothing in it."""


def run(arguments: argparse.Namespace) -> int:
    """Runs one command; a refusal is one sentence on stderr and exit code 2."""
    from models.exports import ExportRefused, TargetBusy
    from models.imports import FileRefused

    if isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(
            errors="replace"
        )  # a Windows console without the sign of a rare name must not stop the work
    today = arguments.today or date.today()
    workplace.join()
    workplace.sweep()
    module, _, name = _WORK[arguments.command].partition(":")
    work = getattr(import_module(f"ui.commands.{module}"), name)
    said = StringIO()
    why = ""
    code = REFUSED
    try:
        if getattr(arguments, "ledger", None) is not None:
            if arguments.command not in _READING:
                refuse_kept(arguments.ledger)
            unlock(arguments.ledger)
        with redirect_stdout(said):
            code = work(arguments, today)
    except LedgerDamaged as refusal:
        why = str(refusal) if "recover" in str(refusal) else f"{refusal}{_anew(arguments)}"
    except (LedgerRefused, FileRefused, ExportRefused, TargetBusy) as refusal:
        why = str(refusal)
    except Exception as error:
        # A mistake of ours: told as the window tells it, the kind and the places but no text, which could hold names.
        why = f"程序出错，没有做完：{described(error)}。请把这一行发给技术人员。"
    if not _shown(said.getvalue()) and code != REFUSED:
        code, why = PROBLEMS, "已经做完，但结果写不出来（磁盘已满或输出已关闭）。"
    if why:
        print(one_line(why), file=sys.stderr)
    return code


def _anew(arguments: argparse.Namespace) -> str:
    """How a ledger that is damaged or gone is made anew, where it has left what that needs."""
    from models.safekeeping.recovering import possible

    ledger = getattr(arguments, "ledger", None)
    if ledger is None or arguments.command == "recover" or not possible(ledger):
        return ""
    named = f'"{ledger}"' if " " in str(ledger) else ledger  # as it is typed, here and on Windows
    return f"它的备份还在，要恢复请用命令 {ourselves.name()} recover --ledger {named}。"


def _shown(text: str) -> bool:
    """Writes to standard output; False if nobody takes it. A reader that has seen enough (`| head -1`) is none."""
    if sys.stdout is None:
        return True
    try:
        sys.stdout.write(text)
        sys.stdout.flush()
    except OSError as error:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # or Python says it again at the end, in English
        return isinstance(error, BrokenPipeError)
    return True


__all__ = ["DONE", "PROBLEMS", "REFUSED", "run"]
