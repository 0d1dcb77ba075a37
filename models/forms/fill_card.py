"""Fills cards: one person or record each, one sheet per person in one file, or one file per person."""

from __future__ import annotations

from collections.abc import Sequence

from models.fields import Record
from models.forms.contents import called
from models.forms.fill_list import Work
from models.forms.form import Area
from models.forms.sheet_copies import add_copies


def fill_cards(work: Work, area: Area, records: Sequence[Record]) -> None:
    """Fills the cards of a sheet; where there are more records than cards, the sheet is copied for them first."""
    size = len(area.cards)
    blocks = [records[k : k + size] for k in range(0, len(records), size)]
    if not blocks:
        return
    entries = [area.sheet]
    if len(blocks) > 1:
        entries = add_copies(work.package, area.sheet, [called(block[0], work.facts.snapshot) for block in blocks])
        work.result.copied(area.sheet.name, [entry.name for entry in entries])
    for entry, block in zip(entries, blocks, strict=True):
        sheet = work.sheet(entry)
        writer = work.writer(area, sheet, {})
        for card, record in zip(area.cards, block, strict=False):
            writer.put(record, [(slot, slot.at) for slot in card if slot.at != (0, 0)])
        work.package.parts[entry.part] = writer.done()
    work.result.records += len(records)
