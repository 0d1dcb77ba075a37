"""A sheet as bordered rows among other blocks of a page; where it goes on, its heading stands again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from models.exports.pdf import characters
from models.exports.pdf.boxcell import Cell, Row
from models.exports.pdf.columns import column_widths, side
from models.exports.pdf.fonts import HEI, SONG
from models.exports.pdf.pages import fill
from models.exports.pdf.paragraph import CENTER, LEFT, RIGHT, Paragraph, Style
from models.exports.sheet import Sheet

_WHOLE = 330.0  # points: a table up to this height is moved to the next page rather than broken


@dataclass(frozen=True)
class Type:
    """How large a table is set: size, leading, least height of a row, free space above and below and beside, in points."""

    size: float
    leading: float
    row: float
    free: float
    side: float = 4.0


def sheet_rows(sheet: Sheet, widths: Sequence[float], type_: Type, *, together: bool) -> list[Row]:
    """The heading and the rows of a sheet; `together`: none of them but the last ends a page."""
    rows = []
    for number, texts in enumerate(([column.label for column in sheet.columns], *sheet.rows)):
        cells = []
        for column, text, wide in zip(sheet.columns, texts, widths, strict=True):
            align = CENTER if number == 0 else {"right": RIGHT, "center": CENTER}.get(column.align, LEFT)
            strong = number == 0 or number - 1 in sheet.strong
            style = Style(HEI if strong else SONG, type_.size, type_.leading, align)
            inner = [Paragraph(part, style, wide - 2 * type_.side) for part in characters.paragraphs(text)]
            cells.append(Cell(inner, wide, side=type_.side, above=type_.free, below=type_.free, shaded=number == 0))
        rows.append(Row(cells, least=type_.row, keep_next=number == 0 or together))
    return rows


@dataclass(frozen=True)
class Grid:
    """A table among other blocks: moved whole where it is small, else broken between rows."""

    head: Row
    rows: Sequence[Row]
    keep_next: bool = False

    @classmethod
    def of(cls, sheet: Sheet, width: float) -> Grid:
        """The sheet as wide as that, in the size of type that its columns allow."""
        size, widths = column_widths(sheet, width)
        head, *rows = sheet_rows(sheet, widths, Type(size, round(size * 1.4, 1), 18.5, 2, side(size)), together=False)
        return cls(head, rows)

    @cached_property
    def height(self) -> float:
        """Points."""
        return self.head.height + sum(row.height for row in self.rows)

    def split(self, height: float, *, force: bool) -> tuple[Grid | None, Grid | None]:
        """The rows that fit below the heading, and the others below the same heading."""
        if not force and self.height <= _WHOLE:
            return None, self
        placed, rest = fill(self.rows, height - self.head.height, force=force)
        if not placed:
            return None, self
        # What is filled from rows is rows, whole ones and parts.
        first, others = [p for p in placed if isinstance(p, Row)], [r for r in rest if isinstance(r, Row)]
        return replace(self, rows=first), (replace(self, rows=others) if others else None)

    def draw(self, canvas: Any, x: float, top: float) -> None:
        """Heading and rows."""
        for row in (self.head, *self.rows):
            row.draw(canvas, x, top)
            top -= row.height
