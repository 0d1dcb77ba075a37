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
    for entry in _by_day(ledger.parts(Progress, item)):
        found += [Filed(each, entry) for each in ledger.all(Attachment, owner=entry.table, owner_id=entry.id)]
    return found


def files_by_item(ledger: Ledger) -> dict[int, list[Attachment]]:
    """The same of all items that have files, by their id; each table is read once."""
    by_owner: dict[tuple[str, int], list[Attachment]] = {}
    for each in ledger.all(Attachment):
        by_owner.setdefault((each.owner, each.owner_id or 0), []).append(each)
    found = {number: list(files) for (table, number), files in by_owner.items() if table == Rectification.table}
    for entry in _by_day(ledger.all(Progress)):
        if (files := by_owner.get((entry.table, entry.id))) and entry.rectification_id:
            found.setdefault(entry.rectification_id, []).extend(files)
    return found


def _by_day(entries: Iterable[Progress]) -> list[Progress]:
    return sorted(entries, key=lambda entry: (str(entry.day or ""), entry.id))


NAMED = "附件："


def evidence_words(text: str, files: Iterable[Attachment]) -> str:
    """What is said of the evidence of an item: what is written, and in a line of its own the names of the files."""
    named = "、".join(file.name for file in files)
    return "\n".join(part for part in (text, f"{NAMED}{named}" if named else "") if part)


def without_files(text: str) -> str:
    """What is written of the evidence, where the names of the files stand below it."""
    lines = text.split("\n")
    return "\n".join(lines[:-1] if lines[-1].startswith(NAMED) else lines)


def with_files(owners: Iterable[tuple[str, int]], progress: Iterable[Progress]) -> set[int]:
    """The ids of the items that have a file, their own or one of their progress; owners: table and id of each attachment."""
    known = set(owners)
    own = {number for table, number in known if table == Rectification.table}
    told = {entry.rectification_id for entry in progress if (entry.table, entry.id) in known}
    return own | {number for number in told if number}
