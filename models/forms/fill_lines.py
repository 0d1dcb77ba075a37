"""Fills the lines about the form itself, and tables of numbers: one cell each, taken from the branch."""

from __future__ import annotations

from models.forms.fill_list import Work
from models.forms.form import Area


def fill_lines(work: Work, area: Area) -> None:
    """Fills what the ledger knows; the rest stays for somebody to write."""
    sheet = work.sheet(area.sheet)
    writer = work.writer(area, sheet, {})
    writer.put(work.facts.snapshot.branch, [(slot, slot.at) for slot in area.slots if slot.at != (0, 0)])
    work.package.parts[area.sheet.part] = writer.done()
