"""佐证: the files that are evidence of an item of the register, its own and those of the entries on its progress; and what any
file that goes out belongs to."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from models.records import Attachment, Progress, Rectification, Training

if TYPE_CHECKING:
    from models.store import Ledger


@dataclass(frozen=True)
class Filed:
    """A file, and the entry on the progress that it was reported with; None where it belongs to the item, or to
    the training batch, itself."""

    about: Attachment
    entry: Progress | None = None

    @property
    def where(self) -> str:
        """What it belongs to, in a few words."""
        if self.entry is not None:
            return f"进展 {self.entry.show('day')}".strip()
        return Training.label if self.about.owner == Training.table else Rectification.label


def files_of(ledger: Ledger, item: Rectification) -> list[Filed]:
    """The files of an item: its own in the order in which they were added, then those of its progress by day."""
    if not item.id:
        return []
    found = [Filed(each) for each in ledger.all(Attachment, owner=item.table, owner_id=item.id)]
    entries = sorted(ledger.parts(Progress, item), key=lambda entry: (str(entry.day or ""), entry.id))
    for entry in entries:
        found += [Filed(each, entry) for each in ledger.all(Attachment, owner=entry.table, owner_id=entry.id)]
    return found


def with_files(owners: Iterable[tuple[str, int]], progress: Iterable[Progress]) -> set[int]:
    """The ids of the items that have a file, their own or one of their progress; owners: table and id of each attachment."""
    known = set(owners)
    own = {number for table, number in known if table == Rectification.table}
    told = {entry.rectification_id for entry in progress if (entry.table, entry.id) in known}
    return own | {number for number in told if number}
