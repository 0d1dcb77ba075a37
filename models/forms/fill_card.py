"""Fills cards: one person or record each, one sheet per person in one file, or one file per person."""

from __future__ import annotations

from collections.abc import Sequence

from models.fields import Record
from models.forms.contents import called
from models.forms.fill_list import Work
from models.forms.form import Area
from models.forms.named_cards import placed
from models.forms.package import SheetEntry
from models.forms.sheet_copies import add_copies


def fill_cards(work: Work, area: Area, records: Sequence[Record]) -> None:
    """Fills the cards of a sheet; where there are more records than cards, the sheet is copied for them
    first, unless a card says whose it is: a copy of it would say so too."""
    if any(area.said):
        _write(work, area, area.sheet, placed(area, records, work.facts))
        work.result.records += len(records)
        return
    size = len(area.cards)
    blocks = [records[k : k + size] for k in range(0, len(records), size)]
    if not blocks:
        return
    entries = [area.sheet]
    if len(blocks) > 1:
        entries = add_copies(work.package, area.sheet, [called(block[0], work.facts.snapshot) for block in blocks])
        work.result.copied(area.sheet.name, [entry.name for entry in entries])
    for entry, block in zip(entries, blocks, strict=True):
        _write(work, area, entry, block)
    work.result.records += len(records)


def _write(work: Work, area: Area, entry: SheetEntry, records: Sequence[Record | None]) -> None:
    """One record into each card of a sheet, in turn; a card of nobody stays as it is."""
    writer = work.writer(area, work.sheet(entry), {})
    for card, record in zip(area.cards, records, strict=False):
        if record is not None:
            writer.put(record, [(slot, slot.at) for slot in card if slot.at != (0, 0)])
    work.package.parts[entry.part] = writer.done()
