"""A number that must not be broken, in a cell too narrow for it: a style like the cell's own that shrinks instead of wrapping."""

from __future__ import annotations

import re

from models.forms.blanks import columns
from models.forms.package import Package
from models.forms.spans import edited, set_attribute
from models.forms.styles import Style, height_of

_UNBROKEN = re.compile(r"\d[\dXx*-]{10,}")
"""Numbers of identity cards, telephones, accounts, masked ones too; days are shorter."""
_LEAST = 5.0
"""Points below which letters cannot be read on paper: two lines are better then."""


def must_shrink(value: object, style: Style, room: float) -> bool:
    """Whether a value is a number that would go on in the next line of its cell. room: the width in characters."""
    if not isinstance(value, str) or not style.wrapped or not _UNBROKEN.fullmatch(value):
        return False
    return height_of(value, room, style.size) > 0 and room * 11 / columns(value) >= _LEAST


def shrinking(package: Package, number: int) -> int:
    """The number of a cell style that is the one with this number, but for shrinking to fit in place of wrapping; it is put
    behind the others of the workbook where there is none. The same number where it has no alignment to change."""
    part = package.related(package.workbook(), "styles")
    xfs = package.tree(part).child("cellXfs") if part else None
    if xfs is None or not 0 <= number < len(xfs.children):
        return number
    data, own = package.parts[part], xfs.children[number]
    placed = own.child("alignment")
    if placed is None:
        return number
    edits = [
        set_attribute(data, own, "applyAlignment", "1"),
        set_attribute(data, placed, "wrapText", None),
        set_attribute(data, placed, "shrinkToFit", "1"),
    ]
    copy = edited(data[own.start : own.end], [(a - own.start, b - own.start, new) for a, b, new in edits])
    for place, other in enumerate(xfs.children):
        if data[other.start : other.end] == copy:
            return place
    count = len(xfs.children)
    package.parts[part] = edited(
        data, [set_attribute(data, xfs, "count", str(count + 1)), (xfs.close, xfs.close, copy)]
    )
    return count
