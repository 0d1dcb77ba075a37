"""Which of the chosen records go into which part of a list: by the groups of the form, or one block after the other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from models.fields import Record
from models.forms.choose import Chosen
from models.forms.contents import Facts, called
from models.forms.continued import dealt, told
from models.forms.form import LIST, Area
from models.forms.package import Package
from models.forms.rows import FREE, SAMPLE, TAKEN, fitting, lines_of
from models.forms.sections import distribute
from models.forms.sheet_part import SheetPart
from models.rules import Snapshot

_NAMED = 6
"""So many people are named in a note."""


@dataclass(frozen=True)
class Share:
    """What goes into an area: its records, and how many of the same list stand in the parts before it."""

    chosen: Chosen
    before: int = 0


def shares(areas: Sequence[Area], chosen: Sequence[Chosen], package: Package, facts: Facts, today: date) -> list[Share]:
    """The part of each area; notes say who belongs to no group of the form and which groups are not known."""
    out: dict[int, Share] = {}
    lists: dict[tuple[str, int], list[int]] = {}
    for k, (area, one) in enumerate(zip(areas, chosen, strict=True)):
        first = next((j for j, a in enumerate(areas) if a.place == area.first), k)
        goes_on = area.subject is areas[first].subject and one.records == chosen[first].records
        lists.setdefault(areas[first].place if goes_on else area.place, []).append(k)
    for group in lists.values():
        parts, first_of = [areas[k] for k in group], chosen[group[0]]
        if parts[0].kind != LIST or len(group) == 1 or len({(a.title, a.subject) for a in parts if not a.first}) > 1:
            found = [Share(chosen[k]) for k in group]
        elif parts[0].section is not None:
            found = _by_section(parts, first_of, facts.snapshot, today)
        elif parts[-1].first is not None:
            found = _going_on(parts, first_of, package, facts)
        else:
            found = _by_block(parts, first_of)
        out |= dict(zip(group, found, strict=True))
    return [out[k] for k in range(len(areas))]


def _going_on(areas: Sequence[Area], chosen: Chosen, package: Package, facts: Facts) -> list[Share]:
    texts = package.texts()
    names = {called(record, facts.snapshot) for record in chosen.records}

    def room(area: Area, rest: Sequence[Record]) -> tuple[list[Record], int]:
        lines = lines_of(area, SheetPart.read(package, area.sheet, texts), names)
        found = [fitting(line, rest, facts) for line in lines if line.state == TAKEN]
        return [those[0] for those in found if len(those) == 1], sum(line.state in (FREE, SAMPLE) for line in lines)

    lists = dealt(areas, chosen.records, room)
    notes = [*chosen.notes, *([told(areas, lists)] if chosen.records else [])]
    return _numbered([replace(chosen, records=records, notes=[]) for records in lists], notes)


def _by_section(areas: Sequence[Area], chosen: Chosen, snapshot: Snapshot, today: date) -> list[Share]:
    names = [area.section or "" for area in areas]
    lists, rest, unknown = distribute(names, chosen.records, snapshot, today)
    notes = list(chosen.notes)
    where = f"“{areas[0].sheet.name}”"
    if len(unknown) == len(names):
        notes.append(f"{where}要分组填，但没有写明各组是账本里的哪个党小组，分不清谁填在哪里")
        rest = []
    elif unknown:
        said = "、".join(f"“{name}”" if name else "没有组名的一组" for name in unknown)
        notes.append(f"{where}里{said}和账本里的党小组对不上，没有填")
    if rest:
        people = "、".join(called(record, snapshot) for record in rest[:_NAMED]) + ("等" if len(rest) > _NAMED else "")
        notes.append(f"{where}有 {len(rest)} 条不属于表上的任何一组，没有填：{people}")
    return _numbered([replace(chosen, records=records, notes=[]) for records in lists], notes)


def _by_block(areas: Sequence[Area], chosen: Chosen) -> list[Share]:
    """Down the first block, then the next; where there are too few rows, all blocks become longer alike."""
    rows, count = len(areas[0].body), len(chosen.records)
    size = rows if count <= rows * len(areas) else -(-count // len(areas))
    lists = [chosen.records[k * size : (k + 1) * size] for k in range(len(areas))]
    return _numbered([replace(chosen, records=records, notes=[]) for records in lists], chosen.notes)


def _numbered(parts: list[Chosen], notes: list[str]) -> list[Share]:
    parts[0].notes = list(notes)
    before, out = 0, []
    for part in parts:
        out.append(Share(part, before))
        before += len(part.records)
    return out


def longer(area: Area, other: Area, added: int) -> Area:
    """An area beside one into which rows were put."""
    beside = area.sheet.part == other.sheet.part and area.top == other.top and area.block > other.block
    return replace(area, body=range(area.body.start, area.body.stop + added)) if beside else area


def order(areas: Sequence[Area]) -> list[int]:
    """The areas in the order of filling: those further down first, for rows that are put in move what is below."""
    return sorted(
        range(len(areas)), key=lambda k: (areas[k].sheet.index, -areas[k].top, -areas[k].body.start, areas[k].block)
    )
