"""Shared formulas, which are kept once for many cells and counted from the first: written out before rows are put in."""

from __future__ import annotations

from models.forms.addresses import cell_of
from models.forms.formulas import moved
from models.forms.spans import Edit, edited, parse, quoted


class Impossible(ValueError):
    """Something in the sheet that cannot follow an insertion; the text names it in Chinese."""


def with_plain_formulas(data: bytes) -> bytes:
    """The sheet with each shared formula written out in its cells: shared ones count from their first cell."""
    root = parse(data)
    masters: dict[str, tuple[str, int, int]] = {}
    edits: list[Edit] = []
    for cell in root.all("c"):
        formula = cell.child("f")
        if formula is None or formula.get("t") != "shared":
            continue
        row, column = cell_of(cell.get("r"))
        number = formula.get("si")
        if formula.text:
            masters[number] = formula.text, row, column
        text, first_row, first_column = masters.get(number, ("", row, column))
        if not text:
            raise Impossible("有读不懂的共用公式")
        plain = moved(text, row - first_row, column - first_column)
        tag = formula.tag.encode()
        edits.append((formula.start, formula.end, b"<" + tag + b">" + quoted(plain) + b"</" + tag + b">"))
    return edited(data, edits)
