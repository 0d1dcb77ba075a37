"""What becomes of a record that is being written, in every case: one table for what is kept, one order for what is shown."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class When(Enum):
    """Why it is asked."""

    LEFT = "another record or tab is asked for, a new one is begun, or the ledger is closed"
    REPLACED = "a record of which something is known takes its place"
    DELETED = "it is put into the recycle bin"


class Content(Enum):
    """What is typed."""

    NOTHING = "nothing"
    OCCASION = "a new record: only which meeting it is"
    FORM = "a new record: something in the form"
    TOLD = "a new record: a subject, a text, an item, or who came"
    CHANGED = "a record that is saved"
    SEALED = "a record that was archived while it was being changed: without a reason nothing goes into it"


class Fate(Enum):
    """What becomes of it. What should go into the ledger and has something to be mended stays in its draft."""

    FORGET = "its draft is dropped"
    DRAFT = "it waits in its draft"
    SAVE = "it goes into the ledger"


_USUAL = {
    Content.NOTHING: Fate.FORGET,
    Content.OCCASION: Fate.DRAFT,
    Content.FORM: Fate.DRAFT,
    Content.TOLD: Fate.SAVE,
    Content.CHANGED: Fate.SAVE,
    Content.SEALED: Fate.DRAFT,
}
FATES = {
    When.LEFT: _USUAL,
    When.REPLACED: _USUAL | {Content.FORM: Fate.SAVE},
    When.DELETED: _USUAL,  # what was typed goes with the record, and comes back with it
}
"""What becomes of what is typed. What stands in a record that was deleted or undone meanwhile is in its draft already, and comes
back with it, or as a new record where nothing can bring it back."""


def content(*, typed: bool, saved: bool, locked: bool, told: bool, in_form: bool) -> Content:
    """What is typed: whether anything is; whether the record is in the ledger, and locked; what is said in a new one."""
    if not typed:
        return Content.NOTHING
    if saved:
        return Content.SEALED if locked else Content.CHANGED
    return Content.TOLD if told else Content.FORM if in_form else Content.OCCASION


BEGUN = 0
"""The record that was begun and is in no ledger yet, in place of an id."""


@dataclass(frozen=True)
class Place:
    """What is open, and what could be."""

    open: int
    """The record that is open, BEGUN for a new one."""
    typed: bool
    """Whether it is being changed."""
    listed: frozenset[int]
    """The records that there are, those of the recycle bin excepted."""
    waits: bool = False
    """Whether a new record waits in its draft."""
    went: int = 0
    """The record that went while it was open, until another one is chosen; 0 for none."""
    beside: int = 0
    """The record that stood beside the open one in the list."""
    first: int = 0
    """The record at the top of the list."""

    @property
    def gone(self) -> bool:
        """Whether the open record was deleted, or its registration undone."""
        return self.open != BEGUN and self.open not in self.listed

    @property
    def stays(self) -> bool:
        """Whether what is open is left as it is, for it is being changed."""
        return self.typed and not self.gone

    def next(self) -> int:
        """What is shown when the ledger has changed; BEGUN is the record that waits, or an empty one."""
        if self.stays:
            return self.open
        if self.went in self.listed:
            return self.went  # it is back
        if self.open in self.listed:
            return self.open
        if self.waits or not self.listed:  # where none is left, nothing of what went may stay in the editor
            return BEGUN
        return self.beside if self.beside in self.listed else self.first
