"""The branch whose ledger it is: one record, which is there when its settings were saved."""

from __future__ import annotations

from typing import TYPE_CHECKING

from models.records import Branch

if TYPE_CHECKING:
    from models.store import Ledger


def our_branch(ledger: Ledger) -> Branch:
    """The branch; an empty record until its settings were saved."""
    return ledger.get(Branch, 1) or Branch(id=1)
