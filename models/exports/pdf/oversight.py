"""督查通报 and the like on A4: title, figures, and the tables below their headings, each going on under its own heading row."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from models.exports.contents.oversight import Chapter
from models.exports.minutes import chinese_number
from models.exports.pdf.boxcell import Gap
from models.exports.pdf.fonts import HEI, SONG, TITLE
from models.exports.pdf.grid import Grid
from models.exports.pdf.pages import A4, MM, Block, Page, draw_blocks, paginate, save_document
from models.exports.pdf.paragraph import CENTER, LEFT, RIGHT, Paragraph, Style
from models.exports.report import SIGNED_DAY, SIGNED_LINE, SIGNED_NAME, Report
from models.exports.sheet import Sheet
from models.exports.title_lines import title_lines

PAGE = Page(A4, left=22 * MM, right=22 * MM, top=25 * MM, bottom=24 * MM, number_at=13 * MM)
_TITLE, _BELOW = Style(TITLE, 20, 32, CENTER), Style(SONG, 11, 20, CENTER)
_HEADING, _TEXT = Style(HEI, 14, 26, LEFT), Style(size=14, leading=25, indent=2)
_NOTE = Style(SONG, 9, 14, LEFT)
_SIGNED = Style(size=14, leading=25, align=RIGHT)
_TITLE_LINE = 22  # characters


def write_oversight_pdf(report: Report, path: Path, *, signed: Sequence[str] = ()) -> None:
    """Writes the report to `path`; raises TargetBusy where it cannot be written. signed: 落款, who and when."""
    write_reports_pdf([report], path, signed=signed)


def write_reports_pdf(reports: Sequence[Report], path: Path, *, signed: Sequence[str] = ()) -> None:
    """Writes several reports into one document, each from a page of its own on."""
    pages = [
        blocks for report in reports for blocks in paginate([*_above(report), *_chapters(report, signed)], PAGE.height)
    ]
    draws = [partial(draw_blocks, PAGE, blocks) for blocks in pages]
    first = reports[0]
    save_document(path, PAGE, first.title, first.branch, draws, subject=first.subtitle)


def _above(report: Report) -> Iterator[Block]:
    for line in title_lines(report.branch, report.title, _TITLE_LINE):
        yield Paragraph(line, _TITLE, PAGE.width, keep_next=True)
    yield Paragraph(report.subtitle, _BELOW, PAGE.width, keep_next=True)


def _chapters(report: Report, signed: Sequence[str]) -> Iterator[Block]:
    for number, chapter in enumerate(report.chapters, 1):
        yield Gap(10, keep_next=True)
        yield Paragraph(f"{chinese_number(number)}、{chapter.heading}", _HEADING, PAGE.width, keep_next=True)
        yield from _chapter(chapter, last=number == len(report.chapters))
    yield from _signed(signed)
    yield Gap(8, keep_next=True)
    yield Paragraph(report.footnote, _NOTE, PAGE.width)


def _signed(signed: Sequence[str]) -> Iterator[Block]:
    """落款 on the page of what it stands below: a long name breaks by its meaning, the day is further from the edge."""
    if not signed:
        return
    name, day = signed
    yield Gap(16, keep_next=True)
    for line in title_lines(name, "", SIGNED_LINE):
        yield Paragraph(line, _SIGNED, PAGE.width - SIGNED_NAME * _SIGNED.size, keep_next=True)
    yield Paragraph(day, _SIGNED, PAGE.width - SIGNED_DAY * _SIGNED.size, keep_next=True)


def _chapter(chapter: Chapter, *, last: bool) -> Iterator[Block]:
    """Texts, tables, and the note, which never stands on a page without any of the table; nor does the foot of the report,
    which follows the last chapter."""
    for place, text in enumerate(chapter.texts, 1):
        followed = bool(chapter.tables) or (last and not chapter.note)
        yield Paragraph(text, _TEXT, PAGE.width, keep_next=place == len(chapter.texts) and followed)
    for place, table in enumerate(chapter.tables):
        yield Gap(6, keep_next=True)
        grid = Grid.of(_even(table), PAGE.width)
        followed = last or bool(chapter.note)
        yield replace(grid, keep_next=followed and place == len(chapter.tables) - 1)
    if chapter.note:
        yield Gap(3, keep_next=True)
        yield Paragraph(chapter.note, _NOTE, PAGE.width, keep_next=last)


def _even(table: Sheet) -> Sheet:
    """Columns of figures are as wide as they are declared, whatever they hold: two such tables stand below one another."""
    columns = [replace(c, least=c.width) if c.number else c for c in table.columns]
    return replace(table, columns=columns)
