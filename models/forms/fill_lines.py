"""Fills the lines about the form itself, and tables of numbers: one cell each, taken from the branch."""

from __future__ import annotations

import re
from collections.abc import Sequence

from models.forms.fill_list import Work
from models.forms.form import COUNTS, Area, Slot
from models.forms.of_form import answered
from models.records import Branch

_USUAL = re.compile(r"\s|中国共产党|^中共|委员会|[（(][^）)]*[)）]")


def fill_lines(work: Work, area: Area) -> None:
    """Fills what the ledger knows; the rest stays for somebody to write."""
    sheet = work.sheet(area.sheet)
    writer = work.writer(area, sheet, {})
    slots = [slot for slot in area.slots if slot.at != (0, 0)]
    slots = [slot for slot in slots if slot.source is None or answered(slot.source, work.facts)]
    if area.kind == COUNTS:
        slots = _of_branch(work, area, slots)
    writer.put(work.facts.snapshot.branch, [(slot, slot.at) for slot in slots])
    work.package.parts[area.sheet.part] = writer.done()


def _of_branch(work: Work, area: Area, slots: Sequence[Slot]) -> list[Slot]:
    """Of a table with a row for each branch the row that names this one, else the first free row."""
    named = [slot for slot in slots if slot.path]
    if not named:
        return list(slots)
    rows = {slot.at[0] for slot in named if slot.path[0] and _same(slot.path[0], work.facts.snapshot.branch)}
    free = {slot.at[0] for slot in named if not slot.path[0]}
    kept = rows if len(rows) == 1 else free if not rows else set()
    if not kept:
        work.result.notes.append(f"“{area.sheet.name}”里认不出哪一行是本支部，没有填")
    return [slot for slot in named if slot.at[0] in kept]


def _same(text: str, branch: Branch) -> bool:
    """Whether a row names the branch by its full or its short name."""
    said = _USUAL.sub("", text)
    return bool(said) and said in (_USUAL.sub("", branch.name), _USUAL.sub("", branch.short_name))
