"""Blocks onto pages: what fits, what is split, what stays together; page numbers and the document itself."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

from models.exports.atomic import write_atomic
from models.exports.pdf.characters import printable
from models.exports.pdf.fonts import SONG, load, typeface
from models.exports.pdf.paragraph import draw_text

MM = 72 / 25.4
A4, A3 = (210 * MM, 297 * MM), (297 * MM, 420 * MM)


class Block(Protocol):
    """Something that has a height (points), can be drawn below a line, and can be split where it is too high."""

    @property
    def keep_next(self) -> bool:
        """Whether it must not be the last on a page, as a heading."""

    @property
    def height(self) -> float:
        """Points."""

    def split(self, height: float, *, force: bool) -> tuple[Any, Any]:
        """The part that fits into `height` and the rest, either may be None; `force`: the first part may not be None."""

    def draw(self, canvas: Any, x: float, top: float) -> None:
        """Draws it with its upper left corner at (x, top)."""


def fill(blocks: Sequence[Block], height: float, *, force: bool) -> tuple[list[Block], list[Block]]:
    """The blocks, or parts of them, that go into `height` and those that are left; a heading never ends the first.

    With `force` (an empty page) at least one part is placed, however high it is.
    """
    placed: list[Block] = []
    left = height
    for number, block in enumerate(blocks):
        if block.height <= left + 1e-6:
            placed.append(block)
            left -= block.height
            continue
        head, tail = block.split(left, force=force and not placed)
        rest = [*([tail] if tail is not None else []), *blocks[number + 1 :]]
        if head is not None:
            return [*placed, head], rest
        while placed and placed[-1].keep_next and (len(placed) > 1 or not force):
            rest.insert(0, placed.pop())
        return placed, rest
    return placed, []


@dataclass(frozen=True)
class Page:
    """A page's size and margins in points, and where its number stands."""

    size: tuple[float, float]
    left: float
    right: float
    top: float
    bottom: float
    number_at: float

    @property
    def width(self) -> float:
        """Between the margins."""
        return self.size[0] - self.left - self.right

    @property
    def height(self) -> float:
        """Between the margins."""
        return self.size[1] - self.top - self.bottom


def paginate(blocks: Sequence[Block], height: float) -> list[list[Block]]:
    """The blocks of each page; one page at least."""
    pages: list[list[Block]] = []
    rest = list(blocks)
    while rest or not pages:
        placed, rest = fill(rest, height, force=True)
        pages.append(placed)
    return pages


def draw_blocks(page: Page, blocks: Sequence[Block], canvas: Any) -> None:
    """The blocks of one page below one another."""
    y = page.size[1] - page.top
    for block in blocks:
        block.draw(canvas, page.left, y)
        y -= block.height


def draw_number(canvas: Any, page: Page, number: int, total: int) -> None:
    """第 x 页 共 y 页, in the middle below the text."""
    text, size, face = f"第 {number} 页 共 {total} 页", 10.5, typeface(SONG)
    draw_text(canvas, face, text, size, page.left + (page.width - face.width(text) * size) / 2, page.number_at)


def save_document(
    path: Path,
    page: Page,
    title: str,
    author: str,
    draws: Sequence[Callable[[Any], None]],
    *,
    subject: str = "",
    numbered: bool = True,
    pages: Sequence[Page] = (),
) -> None:
    """Writes a PDF of one page for each of `draws`, whole or not at all; the same input gives the same bytes. Pages that
    are forms of their own, and are divided after printing, are not `numbered`.

    pages: where not all are like `page`, what each is like. Raises TargetBusy where `path` cannot be written.
    """
    write_atomic(
        path, lambda beside: _save(beside, pages or [page] * len(draws), title, author, subject, draws, numbered)
    )


def _save(
    path: Path,
    pages: Sequence[Page],
    title: str,
    author: str,
    subject: str,
    draws: Sequence[Callable[[Any], None]],
    numbered: bool,
) -> None:
    from reportlab import rl_config
    from reportlab.pdfgen.canvas import Canvas

    rl_config.useA85 = 0  # pages as they are compressed: a quarter smaller than as letters and digits
    first: Any = load("DwSong-Regular").fontName  # else Helvetica is named, and not embedded
    canvas = Canvas(
        str(path),
        pagesize=pages[0].size,
        invariant=1,
        pageCompression=1,
        lang="zh-CN",
        initialFontName=first,
    )
    canvas.setTitle(printable(title))
    canvas.setAuthor(printable(author))
    canvas.setSubject(printable(subject))
    canvas.setCreator("支部台账")
    canvas.setProducer("支部台账")
    for number, (draw, page) in enumerate(zip(draws, pages, strict=True), 1):
        canvas.setPageSize(page.size)
        draw(canvas)
        if numbered:
            draw_number(canvas, page, number, len(draws))
        canvas.showPage()
    canvas.save()
