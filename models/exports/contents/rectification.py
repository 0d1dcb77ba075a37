"""整改台账: the rectification register with the course of each item."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from types import MappingProxyType

from models.exports.contents.common import as_of, day_order, headline, in_year, note
from models.exports.contents.rectification_columns import Looked, choosable, keys_of, usual
from models.exports.selection import Selection
from models.exports.sheet import Sheet
from models.exports.within import Within
from models.records import Attachment, Branch, Progress, Rectification, RectificationStep

_REPEATED = ("number", "problem")


def rectifications_of(items: Sequence[Rectification], year: Within) -> list[Rectification]:
    """The items found in a year, or all, by the day on which they were found."""
    return sorted((i for i in items if in_year(i.found, year)), key=lambda i: (day_order(i.found), i.number, i.id))


def chosen_items(items: Sequence[Rectification], year: Within, selection: Selection) -> list[Rectification]:
    """Those of a selection in its order; without one those of a year, or all. What was deleted meanwhile is not among them."""
    if selection.ids is None:
        return rectifications_of(items, year)
    known = {item.id: item for item in items}
    return [known[number] for number in dict.fromkeys(selection.ids) if number in known]


def rectification_sheet(
    items: Sequence[Rectification],
    progress: Mapping[int, Sequence[Progress]],
    branch: Branch,
    *,
    today: date,
    year: Within = None,
    full: bool,
    selection: Selection | None = None,
    steps: Mapping[int, Sequence[RectificationStep]] = MappingProxyType({}),
    files: Mapping[int, Sequence[Attachment]] = MappingProxyType({}),
) -> Sheet:
    """The register; `progress`, `steps` and `files` by the id of the item. Without a year all items are in it; selection: which items and which
    columns in which order, where it is not all with the usual ones."""
    selection = selection or Selection()
    listed = chosen_items(items, year, selection)
    keys = keys_of(selection.columns) or usual(listed, steps)
    columns = [choosable()[key] for key in keys]
    looked = [
        Looked(item, progress.get(item.id, ()), today, full, steps.get(item.id, ()), files.get(item.id, ()))
        for item in listed
    ]
    return Sheet(
        title=headline(branch, "问题整改台账", None if selection.ids is not None else year),
        subtitle=as_of(today, f"{len(listed)}项", full=full),
        columns=[column.column for column in columns],
        rows=[[column.text(one) for column in columns] for one in looked],
        repeated=tuple(keys.index(key) for key in _REPEATED if key in keys) or (0,),
        footnote=note("正文中的号码已脱敏", full=full),
    )
