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
    "number", "source", "document", "found", "category", "problem", "cause", "measures", "lead", "owner", "kind", "deadline",
    "state", "round",
)  # fmt: skip
_AFTER = ("outcome", "reviewer", "review_body", "reviewed_on", "closed_on", "closing_document")
_SAID = (("回头看", "looked_back_on", "look_back"), ("反馈", "fed_back_on", "feedback"))
"""A day with what was found or said on it, in one column."""
_RARE = {"document", "round", "review_body", "closing_document", "look_back", "feedback"}
"""Columns that are there where an item has something in them: a register with all of them needs larger paper."""


def rectifications_of(items: Sequence[Rectification], year: int | None) -> list[Rectification]:
    """The items found in a year, or all, by the day on which they were found."""
    return sorted((i for i in items if in_year(i.found, year)), key=lambda i: (day_order(i.found), i.number, i.id))


def _course(entries: Sequence[Progress]) -> str:
    """2026-03-12 制度已修订（张某）, one entry a line, by day."""
    ordered = sorted(entries, key=lambda e: day_order(e.day))
    return "\n".join(f"{e.show('day')} {e.text}{f'（{e.by}）' if e.by else ''}".strip() for e in ordered)


def _said(item: Rectification, day: str, text: str, *, full: bool) -> str:
    return " ".join(part for part in (item.show(day), shown(item, text, full=full)) if part)


def _used(names: Sequence[str], items: Sequence[Rectification]) -> list[str]:
    """The usual columns, and of the rare ones those that say something."""
    return [n for n in names if n not in _RARE or any(item.show(n) for item in items)]


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
    before, after = (_used(names, listed) for names in (_BEFORE, _AFTER))
    said = [each for each in _SAID if _used(each[2:], listed) or any(getattr(item, each[1]) for item in listed)]
    rows = []
    for item in listed:
        course = _course(progress.get(item.id, ()))
        rows.append(
            [
                *(shown(item, name, full=full) for name in before),
                course if full else masked_text(course),
                *(shown(item, name, full=full) for name in after),
                *(_said(item, day, text, full=full) for _, day, text in said),
            ]
        )
    return Sheet(
        title=headline(branch, "问题整改台账", year),
        subtitle=as_of(today, f"{len(listed)}项", full=full),
        columns=[
            *columns_of(Rectification, before),
            Column(Progress.label, field_of(Progress, "text").width),
            *columns_of(Rectification, after),
            *(Column(label, field_of(Rectification, text).width, least=8) for label, _, text in said),
        ],
        rows=rows,
        repeated=(0, before.index("problem")),
        footnote=note("正文中的号码已脱敏", full=full),
    )
