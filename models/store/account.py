"""Under which account of the computer the program runs: the ledger keeps it with each action, for secretaries change."""

from __future__ import annotations

import getpass


def account() -> str:
    """The name of the account, '' where the system knows none. It stays in the ledger; logs and exports do not have it."""
    try:
        return getpass.getuser()
    except (ImportError, KeyError, OSError):  # Windows without USERNAME, a system without a list of users
        return ""
