"""A long table on A4 or A3: heading on each page, page x of y, long cells wrapped, rows broken where they exceed a page."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from models.exports.fitting import is_narrow
from models.exports.layout import paper_for
from models.exports.pdf import characters
from models.exports.pdf.breaking import break_lines
from models.exports.pdf.columns import LEAST_TYPE, SMALL, column_widths, side
from models.exports.pdf.fonts import HEI, SONG, TITLE, typeface
from models.exports.pdf.pages import A3, A4, MM, Page, save_document
from models.exports.pdf.paragraph import CENTER, LEFT, RIGHT, Paragraph, Style, draw_text
from models.exports.sheet import Sheet

# Points: height of a row of one line, padding above and below more.
_LEAST, _PAD = 19.0, 4.0
# The smallest that a column is set, so that its cells stay on one line: of running text, and of names, numbers and dates.
_NARROWED, _NARROWEST = 0.9, 0.8
# A row up to this share of a page goes to the next one whole; a higher one is split, with so many lines on either page.
_KEPT, _TOGETHER = 0.25, 4
_DAY = re.compile(r"\d{4}-(\d\d-\d\d|[一-鿿]+-\d+)")  # or the number of an item
_WORDS = re.compile("[一-鿿]{4,8}")
_MARGIN, _MARGIN_FULL = 15 * MM, 10 * MM


@dataclass(frozen=True)
class _Line:
    """One line of a cell. `width` in em."""

    text: str
    width: float
    size: float


_Lines = tuple[_Line, ...]
_Row = tuple[_Lines, ...]


def write_table_pdf(sheet: Sheet, path: Path, *, author: str = "") -> None:
    """Writes the sheet, in parts one after another where it is too wide for A3; `author`: the branch, for the file's
    properties. Raises TargetBusy where `path` cannot be written."""
    write_tables_pdf([sheet], path, author=author)


def write_tables_pdf(sheets: Sequence[Sheet], path: Path, *, author: str = "") -> None:
    """Writes several sheets into one document, each from a page of its own on and on the paper that it needs."""
    draws: list[Callable[[Any], None]] = []
    pages: list[Page] = []
    for sheet in sheets:
        paper = paper_for(sheet)
        size = A3 if paper.a3 else A4
        if not sheet.upright:
            size = size[1], size[0]
        page = _page(size, _MARGIN)
        if any(column_widths(part, page.width)[0] < SMALL for part in paper.parts):
            page = _page(size, _MARGIN_FULL)
        draws += table_pages(paper.parts, page)
        pages += [page] * (len(draws) - len(pages))
    first = sheets[0]
    title = characters.printable(first.title)
    save_document(path, pages[0], title, author, draws, subject=first.subtitle, pages=pages)


def _page(size: tuple[float, float], beside: float) -> Page:
    return Page(size, left=beside, right=beside, top=15 * MM, bottom=16 * MM, number_at=9 * MM)


def table_pages(parts: Sequence[Sheet], page: Page) -> list[Callable[[Any], None]]:
    """What draws each page of a table that is printed in these parts, which may stand in a larger document."""
    draws: list[Callable[[Any], None]] = []
    for part in parts:
        table = _Table(part, page)
        pages = table.paginate()
        draws += [partial(table.draw, rows, first=i == 0, last=i == len(pages) - 1) for i, rows in enumerate(pages)]
    return draws


class _Table:
    """The sheet laid out on a page."""

    def __init__(self, sheet: Sheet, page: Page) -> None:
        self.sheet = sheet
        self.page = page
        self.size, self.widths = column_widths(sheet, page.width)
        self.side = side(self.size)
        self.leading = round(self.size * 1.4, 1)
        labels = [column.label for column in sheet.columns]
        even = min((self._scale([t], w, _NARROWED, HEI) for t, w in zip(labels, self.widths, strict=True)), default=1.0)
        self.heading: _Row = tuple(
            self._wrapped(label, width, even, HEI) for label, width in zip(labels, self.widths, strict=True)
        )
        self.scales = [
            self._scale([row[place] for row in sheet.rows], width, _NARROWEST if is_narrow(column) else _NARROWED)
            for place, (column, width) in enumerate(zip(sheet.columns, self.widths, strict=True))
        ]
        self.titles = _titles(sheet, page.width)
        self.notes = [
            Paragraph(text, Style(SONG, 9.5, 14), page.width) for text in characters.paragraphs(sheet.footnote)
        ]

    def _scale(self, texts: Sequence[str], width: float, least: float, style: str = SONG) -> float:
        """How small a column is set: one size for all its cells, that none is broken which a little less spares."""
        face, room = typeface(style), (width - 2 * self.side) / self.size
        found, least = 1.0, max(least, min(1.0, LEAST_TYPE / self.size))
        for parts in map(characters.paragraphs, set(texts)):
            need = max(map(face.width, parts), default=0.0)
            if room < need <= room / least:
                found = min(found, room / need)
        return found

    def _wrapped(self, text: str, width: float, scale: float, style: str = SONG) -> _Lines:
        """The lines of a cell: one where it fits, else as many as it takes."""
        face, room = typeface(style), (width - 2 * self.side) / (self.size * scale)
        if _DAY.fullmatch(text) and face.width(text) > room:
            text = f"{text[:5]}\n{text[5:]}"  # the year, and below it what belongs together
        elif _WORDS.fullmatch(text) and room < face.width(text) <= 2 * room:
            half = (len(text) + 1) // 2
            text = f"{text[:half]}\n{text[half:]}"  # 长期, and below it 坚持: not 长期坚 and 持
        return tuple(
            _Line(part[line.start : line.end], line.width, self.size * scale)
            for part in characters.paragraphs(text)
            for line in break_lines(part, face.widths(part), room)
        )

    def _height(self, row: _Row) -> float:
        return max(_LEAST, self.sheet.row_height, max((len(cell) for cell in row), default=0) * self.leading + _PAD)

    def paginate(self) -> list[list[_Row]]:
        """The rows of each page; one page at least, empty or not."""
        pages: list[list[_Row]] = [[]]
        whole = self.page.height - self._height(self.heading)
        left = whole - sum(title.height for title in self.titles)
        for cells in self.sheet.rows:
            row: _Row = tuple(
                self._wrapped(text, width, scale) if text else ()
                for text, width, scale in zip(cells, self.widths, self.scales, strict=True)
            )
            while self._height(row) > left:
                fits, high = int((left - _PAD) / self.leading), self._height(row)
                if high <= whole:
                    fits = min(fits, max(map(len, row)) - _TOGETHER)
                if pages[-1] and (high <= whole * _KEPT or fits < _TOGETHER):
                    pages.append([])
                    left = whole
                    continue
                fits = max(fits, 1)
                pages[-1].append(tuple(cell[:fits] for cell in row))
                row = tuple(cell[fits:] for cell in row)
                pages.append([])
                left = whole
            pages[-1].append(row)
            left -= self._height(row)
        if sum(note.height for note in self.notes) + 4 > left and pages[-1]:
            pages.append([])
        return pages

    def draw(self, rows: Sequence[_Row], canvas: Any, *, first: bool, last: bool) -> None:
        """One page."""
        y = self.page.size[1] - self.page.top
        for title in self.titles if first else ():
            title.draw(canvas, self.page.left, y)
            y -= title.height
        if rows or first:
            y = self._grid([self.heading, *rows], canvas, y)
        y -= 4
        for note in self.notes if last else ():
            note.draw(canvas, self.page.left, y)
            y -= note.height

    def _grid(self, rows: Sequence[_Row], canvas: Any, top: float) -> float:
        """Heading, rows and lines; gives the y below them."""
        y, edges = top, [self.page.left]
        for width in self.widths:
            edges.append(edges[-1] + width)
        canvas.setLineWidth(0.5)
        height = self._height(rows[0])
        canvas.setFillGray(0.953)
        canvas.rect(edges[0], y - height, edges[-1] - edges[0], height, stroke=0, fill=1)
        canvas.setFillGray(0)
        canvas.line(edges[0], y, edges[-1], y)
        for number, row in enumerate(rows):
            height = self._height(row)
            for column, left, width, lines in zip(self.sheet.columns, edges, self.widths, row, strict=False):
                if lines:
                    self._cell(canvas, lines, left, width, y, height, column.align if number else "", number == 0)
            y -= height
            canvas.line(edges[0], y, edges[-1], y)
        for edge in edges:
            canvas.line(edge, top, edge, y)
        return y

    def _cell(
        self, canvas: Any, lines: _Lines, left: float, width: float, top: float, height: float, align: str, head: bool
    ) -> None:
        y = top - (height - len(lines) * self.leading) / 2 - (self.leading - self.size) / 2 - 0.88 * self.size
        face = typeface(HEI if head else SONG)
        for line in lines:
            free = width - 2 * self.side - line.width * line.size
            x = left + self.side + {"left": 0.0, "right": free}.get(align, free / 2)
            draw_text(canvas, face, line.text, line.size, x, y)
            y -= self.leading


def _titles(sheet: Sheet, width: float) -> list[Paragraph]:
    facts = [(fact, Style(SONG, 10.5, 17, LEFT)) for fact in sheet.facts]
    pairs = ((sheet.title, Style(TITLE, 18, 28, CENTER)), *facts, (sheet.subtitle, Style(SONG, 10.5, 18, RIGHT)))
    return [Paragraph(line, style, width) for text, style in pairs for line in characters.paragraphs(text)]
