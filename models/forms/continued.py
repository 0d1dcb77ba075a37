"""A list that goes on under the same headings further down or on the next sheet (续表): where it does, and who goes into which part."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from models.fields import Record
from models.forms.find_list import FILLED_LINE
from models.forms.form import LIST, Area, Slot
from models.forms.list_body import FOOT, is_total
from models.forms.rows import PEOPLE
from models.forms.sheet_part import SheetPart

_NUMBER = r"[\d一二三四五六七八九十]*"
_GOES_ON = re.compile(
    rf"[（(【\[]?\s*(接上[表页]|(?<![手连继后陆])续([表页]{_NUMBER}|{_NUMBER}(?=\s*([）)】\]]|$))))\s*[）)】\]]?"
)
_COUNTED = re.compile(rf"[（(]\s*第?{_NUMBER}页?\s*[）)]$|(?<=[册表单簿账t])\s*\d{{1,2}}$", re.IGNORECASE)
"""What tells the parts of one list apart: 花名册（二）, 名单 (2), Sheet2; 第一党小组 is another list."""
_NO_TITLE = re.compile(r"第?\s*\d*\s*页.*|\W*\d*\W*|.*(签[字名章]|盖章).*|.*[:：]\s*")
_YEAR = re.compile(r"20\d\d(?=\s*年)|(?<=年度[:：])\s*20\d\d")


def continued(areas: Sequence[Area], sheets: Sequence[SheetPart]) -> list[Area]:
    """The areas, those that go on with one before them marked so and called as it is; what its heading says holds for them too."""
    by_part = {sheet.entry.part: sheet for sheet in sheets}
    out: list[Area] = []
    for place, under in groupby(areas, key=lambda area: area.place):
        group = list(under)
        before = [a for a in out if a.block == 0 and all(_alike(a, area) for area in group)]
        if len({area.title for area in group}) > 1:
            before = []
        found = _goes_on(group[0], before, out, by_part[place[0]]) if before else None
        out += group if found is None else [_part_of(found, area) for area in group]
    return out


def _alike(one: Area, other: Area) -> bool:
    """Whether two lists ask the same of the same records, in whatever order of columns."""
    both = (one, other)
    keys = [sorted(slot.key for slot in area.slots) for area in both]
    return (
        all(a.kind == LIST and a.section is None for a in both) and one.subject is other.subject and keys[0] == keys[1]
    )


def _goes_on(area: Area, before: Sequence[Area], every: Sequence[Area], sheet: SheetPart) -> Area | None:
    """The first part of the list with which an area goes on, None if it is a list of its own."""
    here = [a for a in every if a.sheet.part == area.sheet.part]
    start = max((a.body.stop for a in here), default=1)
    title, years = _between(sheet, start, area.top)
    said, name = _bare(title), "" if here else area.sheet.name
    for one in reversed(before):
        if (said and said != _bare(one.title)) or not years <= set(_YEAR.findall("\n".join((one.title, *one.above)))):
            continue
        told = bool(_GOES_ON.search(title) or _GOES_ON.search(name))
        again = _bare(one.sheet.name) == _bare(name) and said == _bare(one.title)
        if one.sheet.part == area.sheet.part or told or again:
            return next(a for a in every if a.place == (one.first or one.place))
    return None


def _part_of(first: Area, area: Area) -> Area:
    like: dict[str, list[Slot]] = defaultdict(list)
    for slot in first.slots:
        like[slot.key].append(slot)
    found = [(slot, like[slot.key].pop(0)) for slot in area.slots]
    slots = [replace(s, source=f.source, reason=f.reason) for s, f in found]
    title = first.title or first.sheet.name
    return replace(area, title=title, above=first.above, notes=(), slots=tuple(slots), first=first.place)


def _between(sheet: SheetPart, start: int, stop: int) -> tuple[str, set[str]]:
    """The nearest text that stands alone in a row between two lists and is no total, note or page number; and all years there."""
    title, years = "", set[str]()
    for row in range(start, stop):
        texts = [t for c in range(1, sheet.last_column + 1) if (t := sheet.text(row, c))]
        years |= set(_YEAR.findall("\n".join(texts)))
        if len(texts) == 1 and not is_total(sheet, row) and not _says_no_title(texts[0]):
            title = texts[0]
    return title, years


def _says_no_title(text: str) -> bool:
    return bool(FOOT.search(text) or FILLED_LINE.match(text) or _NO_TITLE.fullmatch(text))


def _bare(text: str) -> str:
    """A title or the name of a sheet without what says that it goes on."""
    return re.sub(r"\s+", "", _COUNTED.sub("", _GOES_ON.sub("", text).strip()))


def written_again(areas: Sequence[Area]) -> list[str]:
    """What is to be said of a list that is called 续表 and asks something else than those before it: it has everybody again."""
    found = []
    for number, area in enumerate(areas):
        before = [one for one in areas[:number] if one.kind == LIST and one.subject is area.subject]
        sheet = "" if any(one.sheet.part == area.sheet.part for one in before) else area.sheet.name
        told = _GOES_ON.search(area.title) or _GOES_ON.search(sheet)
        if area.kind == LIST and area.first is None and before and told:
            unit = "人" if area.subject.__name__ in PEOPLE else "事项"
            found.append(
                f"“{area.sheet.name}”第 {area.top} 行的表头写着续表，栏目和前面的名单不一样，当作另一份名单填："
                f"前面的{unit}在这里又写了一遍。要接着前面填，请把两处的栏目改成一样再填"
            )
    return list(dict.fromkeys(found))


@dataclass(frozen=True)
class Room:
    """What the rows of a part are for. named: the records that stand in some already · free: how many rows are for others ·
    strangers: how many name somebody else."""

    named: Sequence[Record]
    free: int
    strangers: int

    @property
    def grows(self) -> bool:
        """Whether rows may be put in: a part all of whose rows are taken is a list that is filled."""
        return self.free > 0 or not (self.named or self.strangers)


def dealt(parts: Sequence[Area], records: Sequence[Record], rooms: Sequence[Room]) -> list[list[Record]]:
    """The records of each part: who is named in it, and of the others so many as there is room; down the first, then the next.

    Who finds no row goes into the last; where columns stand side by side there, they become longer alike.
    """
    named = {id(record) for room in rooms for record in room.named}
    rest = [record for record in records if id(record) not in named]
    tail = [k for k, area in enumerate(parts) if area.place == parts[-1].place]
    longer = [k for k in tail if rooms[k].grows] or tail[-1:]
    missing = max(0, len(rest) - sum(room.free for room in rooms))
    added = -(-missing // len(longer))
    order = {id(record): k for k, record in enumerate(records)}
    out = []
    for k, room in enumerate(rooms):
        size = room.free + (added if k in longer else 0)
        out.append(sorted([*room.named, *rest[:size]], key=lambda record: order[id(record)]))
        rest = rest[size:]
    return out


def told(parts: Sequence[Area], lists: Sequence[Sequence[Record]]) -> str:
    """What is to be said about a list that goes on: where, and how many stand in each part."""
    unit = "人" if parts[0].subject.__name__ in PEOPLE else "条"
    counts: dict[tuple[str, int], int] = {}
    for area, records in zip(parts, lists, strict=True):
        counts[area.place] = counts.get(area.place, 0) + len(records)
    names = {area.place: area.sheet.name for area in parts}
    several = len({place[0] for place in counts}) > 1
    said = [
        (f"“{names[place]}”" if several or not k else "") + f"第 {place[1]} 行的表头下 {count} {unit}"
        for k, (place, count) in enumerate(counts.items())
    ]
    return f"同样的表头有 {len(counts)} 处，当作一份名单的续表接着填，不重复：{'，'.join(said)}"
