"""Which of the chosen records go into which part of a list: by the groups of the form, or one part after the other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property

from models.fields import Record
from models.forms.choose import Chosen
from models.forms.contents import Facts, called
from models.forms.continued import Room, dealt, told
from models.forms.form import LIST, Area
from models.forms.package import Package
from models.forms.rows import FREE, PEOPLE, SAMPLE, TAKEN, lines_of
from models.forms.sections import distribute
from models.forms.sheet_part import SheetPart
from models.forms.taken_rows import Owners, meant

_NAMED = 6
"""So many people are named in a note."""


@dataclass(frozen=True)
class Share:
    """What goes into an area: its records, and how many people or things the parts of the same list before it have."""

    chosen: Chosen
    before: int = 0


def shares(areas: Sequence[Area], chosen: Sequence[Chosen], package: Package, facts: Facts, today: date) -> list[Share]:
    """The part of each area; notes say who belongs to no group of the form and which groups are not known."""
    out: dict[int, Share] = {}
    lists: dict[tuple[str, int], list[int]] = {}
    rows = _Rows(package, facts)
    for k, (area, one) in enumerate(zip(areas, chosen, strict=True)):
        first = next((j for j, a in enumerate(areas) if a.place == area.first), k)
        goes_on = area.subject is areas[first].subject and one.records == chosen[first].records
        lists.setdefault(areas[first].place if goes_on else area.place, []).append(k)
    for group in lists.values():
        parts, first_of = [areas[k] for k in group], chosen[group[0]]
        if parts[0].kind != LIST or len(group) == 1 or len({(a.title, a.subject) for a in parts if not a.first}) > 1:
            found = [Share(chosen[k]) for k in group]
        elif parts[0].section is not None:
            found = _by_section(parts, first_of, rows, today)
        else:
            found = _in_turn(parts, first_of, rows)
        out |= dict(zip(group, found, strict=True))
    return [out[k] for k in range(len(areas))]


@dataclass
class _Rows:
    """The rows of the parts of a list, as the form has them."""

    package: Package
    facts: Facts
    sheets: dict[str, SheetPart] = field(default_factory=dict)

    def rooms(self, areas: Sequence[Area], lists: Sequence[Sequence[Record]]) -> list[Room]:
        """The room in each part, given the records that may stand in it; nobody is named in two."""
        out, gone = [], set[int]()
        for area, records in zip(areas, lists, strict=True):
            owners, named, strangers = Owners([one for one in records if id(one) not in gone], self.facts), [], 0
            lines = lines_of(area, self._sheet(area), {called(record, self.facts.snapshot) for record in records})
            for line in (one for one in lines if one.state == TAKEN):
                found = meant(owners.of(line), people=area.subject.__name__ in PEOPLE)
                if found is None:
                    strangers += 1
                    continue
                named.append(found)
                owners.take(found)
            gone |= {id(record) for record in named}
            out.append(Room(named, sum(line.state in (FREE, SAMPLE) for line in lines), strangers))
        return out

    def _sheet(self, area: Area) -> SheetPart:
        part = area.sheet.part
        if part not in self.sheets:
            self.sheets[part] = SheetPart.read(self.package, area.sheet, self._texts)
        return self.sheets[part]

    @cached_property
    def _texts(self) -> list[str]:
        return self.package.texts()


def _in_turn(areas: Sequence[Area], chosen: Chosen, rows: _Rows) -> list[Share]:
    """Down the first part, then the next; it is told where they do not only stand side by side."""
    rooms = rows.rooms(areas, [chosen.records] * len(areas))
    lists = dealt(areas, chosen.records, rooms)
    notes = [*chosen.notes, *([told(areas, lists)] if chosen.records and areas[-1].first is not None else [])]
    return _numbered([replace(chosen, records=records, notes=[]) for records in lists], notes, rooms)


def _by_section(areas: Sequence[Area], chosen: Chosen, rows: _Rows, today: date) -> list[Share]:
    snapshot = rows.facts.snapshot
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
    found = [replace(chosen, records=records, notes=[]) for records in lists]
    return _numbered(found, notes, rows.rooms(areas, lists))


def _numbered(parts: list[Chosen], notes: list[str], rooms: Sequence[Room]) -> list[Share]:
    """Whom the form names itself is counted too."""
    parts[0].notes = list(notes)
    before, out = 0, []
    for part, room in zip(parts, rooms, strict=True):
        out.append(Share(part, before))
        before += len(part.records) + room.strangers
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
