"""The password of an encrypted ledger on the command line: from ZBTZ_PASSWORD, which scripts set, or asked on the terminal.

What the recovery sheet says serves as well.
"""

from __future__ import annotations

import os
import sys
from getpass import getpass
from pathlib import Path

from models.store import LedgerLocked, LedgerRefused, cipher, keyfile, recovery
from models.store.keyfile import WrongPassword
from models.store.recovery import WrongSheet

VARIABLE = "ZBTZ_PASSWORD"
_TRIES = 3


def unlock(ledger: Path) -> None:
    """Has this process know the key of a ledger that is encrypted; raises LedgerRefused. Any other file is left alone."""
    number = keyfile.key_in(ledger)
    if not number:
        return
    if why := cipher.unavailable():
        raise LedgerRefused(cipher.UNAVAILABLE.format(ledger.name, why))
    if cipher.known(number) is None:
        password = os.environ.pop(VARIABLE, "")  # not for the processes that are started from here
        if password:
            _by(ledger, password)
        elif sys.stdin is not None and sys.stdin.isatty():
            _ask(ledger)
        else:
            raise LedgerRefused(
                f"“{ledger.name}”有密码，没有打开，未作任何改动。请在终端里运行再输入密码，脚本里请把密码放在环境变量 {VARIABLE} 中。"
            )


def _by(ledger: Path, text: str) -> None:
    try:
        recovery.secret_of(text)
    except WrongSheet:
        keyfile.unlock(ledger, text)
    else:
        recovery.unlock(ledger, text)


def _ask(ledger: Path) -> None:
    for left in reversed(range(_TRIES)):
        try:
            _by(ledger, getpass(f"“{ledger.name}”的密码或恢复单上的八组字符（输入时不显示）："))
        except WrongPassword as wrong:
            if not left:
                raise
            print(wrong, file=sys.stderr)
        except EOFError:
            raise LedgerLocked(ledger.name) from None
        else:
            return
