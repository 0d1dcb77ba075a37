"""Statistics on paper: for each table its title, its day, the picture, the figures and how they were counted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from models.exports.pdf.boxcell import Gap, Row
from models.exports.pdf.chart import Chart
from models.exports.pdf.fonts import SONG, TITLE, typeface
from models.exports.pdf.grid import Type, sheet_rows
from models.exports.pdf.pages import A4, MM, Block, Page, draw_blocks, fill, save_document
from models.exports.pdf.paragraph import CENTER, RIGHT, Paragraph, Style
from models.exports.sheet import Sheet
from models.statistics.pictures import Picture

_NOTE = 8.5
_FIGURE = 52.0  # points of a column of figures where there are few of them
_MANY = 9  # a table with more columns is printed across
_BETWEEN = 26.0  # points between two tables on one page
_UPRIGHT = Page(A4, left=20 * MM, right=20 * MM, top=18 * MM, bottom=20 * MM, number_at=11 * MM)
_ACROSS = Page((A4[1], A4[0]), left=18 * MM, right=18 * MM, top=16 * MM, bottom=18 * MM, number_at=10 * MM)
_AGREED = 12  # more rows than this do not keep together with their title


_USUAL, _DENSE = Type(9.5, 13, 18, 2), Type(8.5, 11, 13.2, 1)
"""The second where a table would just not fit on one page."""


@dataclass(frozen=True)
class Section:
    """One table of the document under its heading; its picture, if it has one, and what is said of that."""

    heading: str
    sheet: Sheet
    picture: Picture | None = None
    caption: str = ""


def write_statistics_pdf(sections: Sequence[Section], path: Path, *, author: str) -> None:
    """Writes the document: tables below each other where they fit whole, wide ones on pages across."""
    pages: list[tuple[Page, list[Block]]] = []
    for section in sections:
        page = _ACROSS if len(section.sheet.columns) > _MANY else _UPRIGHT
        blocks = _blocks(section, page.width, author, _USUAL)
        if _height(blocks) > page.height:
            blocks = _blocks(section, page.width, author, _DENSE)
        free = page.height - _height(pages[-1][1]) if pages and pages[-1][0] is page else 0.0
        if _height(blocks) + _BETWEEN <= free:
            pages[-1][1].extend([Gap(_BETWEEN), *blocks])
        else:
            pages += [(page, part) for part in _paginate(blocks, page.height)]
    draws = [partial(draw_blocks, page, blocks) for page, blocks in pages]
    first = sections[0].sheet
    save_document(path, _UPRIGHT, first.title, author, draws, subject=first.subtitle, pages=[page for page, _ in pages])


def _height(blocks: Sequence[Block]) -> float:
    return sum(block.height for block in blocks)


def _paginate(blocks: Sequence[Block], height: float) -> list[list[Block]]:
    """The blocks of each page; a table that goes on has its heading again."""
    head = next(block for block in blocks if isinstance(block, Row))
    pages: list[list[Block]] = []
    rest = list(blocks)
    while rest:
        above: list[Block] = [head] if pages and isinstance(rest[0], Row) else []
        placed, rest = fill(rest, height - _height(above), force=True)
        pages.append([*above, *placed])
    return pages


def _blocks(section: Section, width: float, unit: str, type_: Type) -> list[Block]:
    sheet = section.sheet
    blocks: list[Block] = [
        *([Paragraph(unit, Style(SONG, 11, 17, CENTER), width, keep_next=True)] if unit else []),
        Paragraph(section.heading, Style(TITLE, 16, 26, CENTER), width, keep_next=True),
        Paragraph(sheet.subtitle, Style(SONG, 9.5, 16, RIGHT), width, keep_next=True),
    ]
    if section.picture:
        blocks += [Gap(6, keep_next=True), Chart.of(section.picture, width)]
        if section.caption:
            blocks.append(Paragraph(section.caption, Style(SONG, _NOTE, 13, CENTER), width, keep_next=True))
        blocks.append(Gap(8, keep_next=True))
    blocks += sheet_rows(sheet, _widths(sheet, width), type_, together=len(sheet.rows) <= _AGREED)
    blocks.append(Gap(5))
    return [*blocks, *(Paragraph(note, Style(SONG, _NOTE, 12), width) for note in sheet.notes or [sheet.footnote])]


def _widths(sheet: Sheet, width: float) -> list[float]:
    """The label takes what the figures leave; names and reasons share by what they are declared to need."""
    figures = [column.number for column in sheet.columns]
    if not any(figures):
        whole = sum(column.width for column in sheet.columns)
        return [width * column.width / whole for column in sheet.columns]
    label = max(typeface(SONG).width(row[0]) for row in sheet.rows) * _USUAL.size + 10
    label = min(max(label, 80.0), width * 0.45)
    each = min((width - label) / sum(figures), _FIGURE * 1.6)
    return [each if figure else width - each * sum(figures) for figure in figures]
