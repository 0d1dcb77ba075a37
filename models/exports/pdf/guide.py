"""快速指南: two pages of A4 to lie beside the keyboard. The words are in resources/help/guide.toml; nothing of a ledger is in it."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from models.exports.pdf.boxcell import Cell, Gap, Row
from models.exports.pdf.fonts import HEI, SONG, typeface
from models.exports.pdf.fonts import TITLE as TITLE_FACE
from models.exports.pdf.pages import A4, MM, Block, Page, draw_blocks, save_document
from models.exports.pdf.paragraph import CENTER, JUSTIFY, LEFT, Paragraph, Style, draw_text

GUIDE_FILE = Path(__file__).parents[3] / "resources" / "help" / "guide.toml"
TITLE = "支部台账快速指南"
PAGE = Page(A4, left=20 * MM, right=20 * MM, top=17 * MM, bottom=19 * MM, number_at=9.5 * MM)
_TITLE, _ABOUT = Style(TITLE_FACE, 22, 34, LEFT), Style(SONG, 10.5, 17, LEFT)
_HEADING = Style(HEI, 13, 20, LEFT)
_TEXT, _KEY = Style(SONG, 11, 17.5, JUSTIFY), Style(HEI, 10.5, 16, CENTER)
_CELL, _NAME = Style(SONG, 10.5, 16, LEFT), Style(HEI, 10.5, 16, LEFT)
_MARK = 18.0
"""Points between the edge and the text of a step or a point."""
_KEYS = (0.17, 0.33, 0.17, 0.33)
_ANSWERS = (0.24, 0.76)
"""Shares of the width that the columns of the tables have."""


def write_guide_pdf(path: Path) -> None:
    """Writes the guide; raises TargetBusy where `path` cannot be written."""
    pages = guide_pages()
    save_document(path, PAGE, TITLE, "支部台账", [partial(draw_blocks, PAGE, blocks) for blocks in pages])


def guide_pages() -> list[list[Block]]:
    """The blocks of each page; those of one page fit on it, which a test holds."""
    with GUIDE_FILE.open("rb") as file:
        told = tomllib.load(file)
    pages = [[block for part in page["part"] for block in _part(part)] for page in told["page"]]
    pages[0][:0] = [Paragraph(told["title"], _TITLE, PAGE.width), Paragraph(told["about"], _ABOUT, PAGE.width)]
    return pages


@dataclass(frozen=True)
class Marked:
    """A paragraph with a number at its left, or a dot where it has none."""

    mark: str
    text: Paragraph
    keep_next: bool = False

    @property
    def height(self) -> float:
        """Points."""
        return self.text.height + 2

    def split(self, height: float, *, force: bool) -> tuple[Marked | None, Marked | None]:
        """It stays whole."""
        return (self, None) if force else (None, self)

    def draw(self, canvas: Any, x: float, top: float) -> None:
        """The mark, and the text beside it."""
        style = self.text.style
        baseline = top - (style.leading - style.size) / 2 - 0.88 * style.size
        if self.mark:
            draw_text(canvas, typeface(HEI), self.mark, style.size, x + 2, baseline)
        else:
            canvas.circle(x + 6, baseline + 0.36 * style.size, 1.6, stroke=0, fill=1)
        self.text.draw(canvas, x + _MARK, top)


@dataclass(frozen=True)
class Heading:
    """The heading of a part, with a line below it."""

    text: Paragraph
    keep_next: bool = True
    height: float = 26.0

    def split(self, height: float, *, force: bool) -> tuple[Heading | None, Heading | None]:
        """It stays whole."""
        return (self, None) if force else (None, self)

    def draw(self, canvas: Any, x: float, top: float) -> None:
        """The words, and the line."""
        self.text.draw(canvas, x, top)
        canvas.saveState()
        canvas.setLineWidth(0.8)
        canvas.setStrokeGray(0.45)
        canvas.line(x, top - 21.5, x + self.text.width, top - 21.5)
        canvas.restoreState()


def _part(part: Mapping[str, Any]) -> Iterator[Block]:
    yield Gap(9)
    yield Heading(Paragraph(part["heading"], _HEADING, PAGE.width))
    for number, step in enumerate(part.get("steps", ()), 1):
        yield Marked(f"{number}.", Paragraph(step, _TEXT, PAGE.width - _MARK))
    for point in part.get("points", ()):
        yield Marked("", Paragraph(point, _TEXT, PAGE.width - _MARK))
    for row in part.get("rows", ()):
        yield _row(row)


def _row(row: Sequence[str]) -> Row:
    """Keys and what they do side by side, or a question and its answer; what is left empty is written by hand."""
    shares = _KEYS if len(row) == len(_KEYS) else _ANSWERS
    cells = []
    for place, (text, share) in enumerate(zip(row, shares, strict=True)):
        width, names = PAGE.width * share, place % 2 == 0
        style = (_KEY if shares is _KEYS else _NAME) if names else _CELL
        cells.append(Cell([Paragraph(text, style, width - 10)], width, above=2, below=2, shaded=names))
    return Row(cells, least=21 if all(row) else 28)
