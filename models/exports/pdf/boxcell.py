"""Rows of bordered cells that break over pages: each page closes its own border, a heading never stays alone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from models.exports.pdf.pages import Block, fill

_LINE = 0.75
_SHADE = 0.953
_WHOLE = 300.0  # points: a row up to this height is moved to the next page rather than split


@dataclass(frozen=True)
class Gap:
    """Empty height, points."""

    height: float
    keep_next: bool = False

    def split(self, height: float, *, force: bool) -> tuple[Gap | None, Gap | None]:
        """An empty height is not carried over to the next page, unless what is above it goes there too."""
        if self.keep_next and not force:
            return None, self
        return Gap(max(height, 0)), None

    def draw(self, canvas: Any, x: float, top: float) -> None:
        """Nothing to draw."""


@dataclass(frozen=True)
class BlankLines:
    """Thin rules to write on by hand."""

    count: int
    width: float
    leading: float = 25
    keep_next: bool = False

    @property
    def height(self) -> float:
        """Points."""
        return self.count * self.leading

    def split(self, height: float, *, force: bool) -> tuple[BlankLines | None, BlankLines | None]:
        """The rules that fit and the others."""
        fits = max(int((height + 1e-6) / self.leading), 1 if force else 0)
        if fits >= self.count:
            return self, None
        return (replace(self, count=fits) if fits else None), replace(self, count=self.count - fits)

    def draw(self, canvas: Any, x: float, top: float) -> None:
        """One rule at the foot of each line."""
        canvas.saveState()
        canvas.setLineWidth(0.5)
        canvas.setStrokeGray(0.55)
        canvas.setDash(1, 2)
        for number in range(1, self.count + 1):
            y = top - number * self.leading + 4
            canvas.line(x, y, x + self.width, y)
        canvas.restoreState()


@dataclass(frozen=True)
class Cell:
    """A cell of a given outer width. `middle`: its content stands in the middle of the height · `repeats`: on each page."""

    blocks: Sequence[Block]
    width: float
    side: float = 5
    above: float = 4
    below: float = 4
    middle: bool = True
    shaded: bool = False
    repeats: bool = False

    @cached_property
    def height(self) -> float:
        """Points, with its padding."""
        return sum(block.height for block in self.blocks) + self.above + self.below

    def split(self, height: float, *, force: bool) -> tuple[Cell, Cell]:
        """What goes into `height` and the rest."""
        head, rest = fill(self.blocks, height - self.above - self.below, force=force)
        return replace(self, blocks=head), replace(self, blocks=head if self.repeats and not rest else rest)

    def draw(self, canvas: Any, x: float, top: float, height: float) -> None:
        """Border, shade and content, in a row of `height`."""
        canvas.setLineWidth(_LINE)
        if self.shaded:
            canvas.setFillGray(_SHADE)
            canvas.rect(x, top - height, self.width, height, stroke=1, fill=1)
            canvas.setFillGray(0)
        else:
            canvas._code.append(f"n {x:.4f} {top - height:.4f} {self.width:.4f} {height:.4f} re S")  # as `rect` does
        y = top - (self.above + (height - self.height) / 2 if self.middle else self.above)
        for block in self.blocks:
            block.draw(canvas, x + self.side, y)
            y -= block.height


@dataclass(frozen=True)
class Row:
    """Cells side by side, as high as the highest of them. `breaks`: may be split wherever it is, as the text of minutes."""

    cells: Sequence[Cell]
    least: float = 28.5
    breaks: bool = False
    keep_next: bool = False

    @cached_property
    def height(self) -> float:
        """Points."""
        return max(self.least, *(cell.height for cell in self.cells))

    def split(self, height: float, *, force: bool) -> tuple[Row | None, Row | None]:
        """The row's part above the page's end and the part on the next page, both with closed borders."""
        if not force and not self.breaks and self.height <= _WHOLE:
            return None, self
        pairs = [cell.split(height, force=force) for cell in self.cells]
        if not any(head.blocks for head, _ in pairs):
            return None, self
        if not any(tail.blocks for (_, tail), cell in zip(pairs, self.cells, strict=True) if not cell.repeats):
            return (self, None) if force else (None, self)  # only its least height did not fit
        head = replace(self, cells=[head for head, _ in pairs], least=0, keep_next=False)
        return head, replace(self, cells=[tail for _, tail in pairs])

    def draw(self, canvas: Any, x: float, top: float) -> None:
        """All cells."""
        height = self.height
        for cell in self.cells:
            cell.draw(canvas, x, top, height)
            x += cell.width
