"""The rows of a list before it is filled: free, taken by somebody the form names itself, or by an example."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from models.forms.form import Area, Slot
from models.forms.sheet_part import SheetPart
from models.forms.vocabulary import SEQUENCE

PEOPLE = ("Member", "Enrolment", "Transfer")
"""Records of which each row is a person."""
FREE, TAKEN, EXAMPLE, SAMPLE = "free", "taken", "example", "sample"
"""An EXAMPLE says that it is one and stays; a SAMPLE looks like a real row (张三) and gives way."""

_MARK = re.compile(
    r"^[（(【]?(如|例|例如|示例|样例|范例|举例|填写示例|填写样例|样表)([:：）)】].*|\d*)$|[（(](示例|样例|例)[)）]$"
)
_NOBODY = re.compile(r"张三|李四|王五|赵六|某某某?|[×xXＸ＊*○]{2,}|.(某某?|[×xXＸ＊*○]{1,2})")

_MOST_SAMPLES = 3


@dataclass(frozen=True)
class Line:
    """One row of the body and what is in it already, by slot (without the sequence number)."""

    row: int
    state: str
    said: tuple[tuple[Slot, str], ...] = ()

    @property
    def name(self) -> str:
        """What a person would call the row."""
        return self.said[0][1] if self.said else ""


def main_slot(area: Area) -> Slot | None:
    """The column that tells whether a row is taken: 姓名, else none."""
    return next((s for s in area.slots if s.field == "name" and area.subject.__name__ in PEOPLE), None)


def lines_of(area: Area, sheet: SheetPart, names: set[str]) -> list[Line]:
    """The rows of the body; hidden ones and those inside a merge are passed over. names: of the records to be filled in."""
    main = main_slot(area)
    slots = [s for s in area.slots if not _whole(area, sheet, s)] or list(area.slots)
    column = (main or slots[0]).column
    lines = []
    for row in area.body:
        if sheet.hidden(row) or sheet.merge(row, column)[0] != row:
            continue
        said = tuple((s, sheet.text(row, s.column)) for s in slots if _says(sheet, row, s, names=s == main))
        lines.append(Line(row, _state(area, sheet, row, said, main, names), said))
    if sum(line.state == SAMPLE for line in lines) > _MOST_SAMPLES:  # a list of 赵某, 钱某 is a list that is filled
        lines = [replace(line, state=TAKEN) if line.state == SAMPLE else line for line in lines]
    return lines


def _whole(area: Area, sheet: SheetPart, slot: Slot) -> bool:
    """Whether one cell of the column goes down over the whole body: it names the group, not a row."""
    top, _, bottom, _ = sheet.merge(area.body.start, slot.column)
    return len(area.body) > 1 and top <= area.body.start and bottom >= area.body.stop - 1


def _says(sheet: SheetPart, row: int, slot: Slot, *, names: bool) -> bool:
    """Whether a cell says something about its row; of formulas only one that `names` somebody, by the result in the file."""
    cell = sheet.cells.get((row, slot.column))
    if cell is None or slot.field == SEQUENCE or (cell.formula and not names):
        return False
    return slot.source is not None and bool(sheet.text(row, slot.column))


def _state(
    area: Area, sheet: SheetPart, row: int, said: tuple[tuple[Slot, str], ...], main: Slot | None, names: set[str]
) -> str:
    if any(_MARK.search(sheet.text(row, s.column)) for s in area.slots):
        return EXAMPLE
    if main is None:
        return TAKEN if said else FREE
    name = re.sub(r"\s", "", sheet.text(row, main.column))
    if not name:
        return FREE
    return SAMPLE if _NOBODY.fullmatch(name) and name not in names else TAKEN
