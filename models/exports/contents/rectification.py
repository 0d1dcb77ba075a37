"""整改台账: the rectification register with the course of each item."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from models.exports.contents.common import as_of, columns_of, day_order, headline, in_year, note
from models.exports.privacy import masked_text, shown
from models.exports.sheet import Column, Sheet
from models.fields import field_of
from models.records import Branch, Progress, Rectification

_BEFORE = (
    "number", "source", "found", "category", "problem", "cause", "measures", "lead", "owner", "kind", "deadline", "state",
)  # fmt: skip
_AFTER = ("outcome", "reviewer", "reviewed_on", "closed_on")


def rectifications_of(items: Sequence[Rectification], year: int | None) -> list[Rectification]:
    """The items found in a year, or all, by the day on which they were found."""
    return sorted((i for i in items if in_year(i.found, year)), key=lambda i: (day_order(i.found), i.number, i.id))


def _course(entries: Sequence[Progress]) -> str:
    """2026-03-12 制度已修订（张某）, one entry a line, by day."""
    ordered = sorted(entries, key=lambda e: day_order(e.day))
    return "\n".join(f"{e.show('day')} {e.text}{f'（{e.by}）' if e.by else ''}".strip() for e in ordered)


def rectification_sheet(
    items: Sequence[Rectification],
    progress: Mapping[int, Sequence[Progress]],
    branch: Branch,
    *,
    today: date,
    year: int | None = None,
    full: bool,
) -> Sheet:
    """The register; `progress` by the id of the item. Without a year all items are in it."""
    listed = rectifications_of(items, year)
    rows = []
    for item in listed:
        course = _course(progress.get(item.id, ()))
        rows.append(
            [
                *(shown(item, name, full=full) for name in _BEFORE),
                course if full else masked_text(course),
                *(shown(item, name, full=full) for name in _AFTER),
            ]
        )
    return Sheet(
        title=headline(branch, "问题整改台账", year),
        subtitle=as_of(today, f"{len(listed)}项", full=full),
        columns=[
            *columns_of(Rectification, _BEFORE),
            Column(Progress.label, field_of(Progress, "text").width),
            *columns_of(Rectification, _AFTER),
        ],
        rows=rows,
        footnote=note("正文中的号码已脱敏", full=full),
    )
