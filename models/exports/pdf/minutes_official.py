"""The minutes laid out as an official document after GB/T 9704-2012 (domain §9.3): 22 lines of 28 characters, no boxes."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

from models.exports.minutes import Minutes, Section
from models.exports.minutes_official import (
    CHARACTERS,
    LABEL,
    LINES,
    head_of,
    is_heading,
    plain,
    recorded,
    session_of,
    title_of,
)
from models.exports.pdf import characters
from models.exports.pdf.boxcell import BlankLines, Gap
from models.exports.pdf.fonts import HEI, SONG, TITLE, typeface
from models.exports.pdf.labelled import Labelled
from models.exports.pdf.pages import A4, MM, Block, Page, draw_blocks, paginate, save_document
from models.exports.pdf.paragraph import CENTER, LEFT, RIGHT, Paragraph, Style, draw_text

PAGE = Page(A4, left=28 * MM, right=26 * MM, top=37 * MM, bottom=35 * MM, number_at=28 * MM - 14 * 0.38)
_SIZE, _LEADING = 16.0, PAGE.height / LINES
_MEASURE = CHARACTERS * _SIZE  # drawn a little narrower: 28 characters of 16 points are 2 mm more than 156 mm
# together: a page has its 22 lines, whatever the next begins with
_TEXT = Style(size=_SIZE, leading=_LEADING, indent=2, together=1)
_HEADING = _TEXT.but(face=HEI, align=LEFT)
_TITLE = Style(TITLE, 22, _LEADING, CENTER)
_DAY_FROM_RIGHT = 4  # characters
_BLANK_ITEM, _BLANK_LEAST = 2, 6  # lines to write on: below an item without a record, and on what is left of a page
_SIGNED_WITH = 2  # lines of the text that stand above the signatures at least
_NUMBER_SIZE = 14.0


def write_minutes_official_pdf(minutes: Minutes, path: Path) -> None:
    """Writes the minutes to `path`; raises TargetBusy where it cannot be written."""
    pages = official_pages(minutes)
    draws: list[Callable[[Any], None]] = [partial(_draw, blocks, number) for number, blocks in enumerate(pages, 1)]
    title = f"{minutes.heading}{minutes.session}"
    save_document(path, PAGE, title, minutes.branch, draws, subject=minutes.title, numbered=False)


def official_pages(minutes: Minutes) -> list[list[Block]]:
    """The blocks of each page."""
    above, below = [*_above(minutes)], [*_below(minutes)]
    left = LINES - round(sum(block.height for block in [*above, *below]) / _LEADING) % LINES
    left += 0 if left >= _BLANK_LEAST else LINES
    texts = [block for section in minutes.sections for block in _section(section, left)]
    return paginate([*above, *texts[:-1], *_kept(texts[-1]), *below], PAGE.height)


def _draw(blocks: Sequence[Block], number: int, canvas: Any) -> None:
    canvas.saveState()
    canvas.translate(PAGE.left, 0)
    canvas.scale(PAGE.width / _MEASURE, 1)
    draw_blocks(Page(PAGE.size, 0, 0, PAGE.top, PAGE.bottom, 0), blocks, canvas)
    canvas.restoreState()
    face, text = typeface(SONG), f"— {number} —"
    width = face.width(text) * _NUMBER_SIZE
    odd = PAGE.left + PAGE.width - _NUMBER_SIZE - width
    draw_text(canvas, face, text, _NUMBER_SIZE, odd if number % 2 else PAGE.left + _NUMBER_SIZE, PAGE.number_at)


def _above(minutes: Minutes) -> Iterator[Block]:
    for line in title_of(minutes):
        yield Paragraph(line, _TITLE, _MEASURE, keep_next=True)
    for line in session_of(minutes):
        yield Paragraph(line, _TEXT.but(align=CENTER, indent=0), _MEASURE, keep_next=True)
    yield Gap(_LEADING, keep_next=True)
    for told in head_of(minutes):
        style = _TEXT.but(align=LEFT, names=True) if told.names else _TEXT
        yield Labelled(told.label, told.text, style, _MEASURE, LABEL)


def _section(section: Section, left: int) -> Iterator[Block]:
    """A part of the text; where nothing was put down, `left` lines to write on, or a few below a heading."""
    if section.heading:
        yield Paragraph(section.heading, _HEADING, _MEASURE, keep_next=True)
    written = [text for raw in section.paragraphs for text in characters.paragraphs(raw)]
    for number, text in enumerate(written, 1):
        heading = is_heading(text)
        yield Paragraph(text, _HEADING if heading else _TEXT, _MEASURE, keep_next=heading and number < len(written))
    if not written:
        yield BlankLines(_BLANK_ITEM if section.heading else left, _MEASURE, _LEADING)


def _kept(last: Block) -> Iterator[Block]:
    """The end of the text, of which some lines go with the signatures: nobody is to sign a page with nothing else on it."""
    if isinstance(last, BlankLines):
        yield replace(last, keep_next=True)
        return
    head, tail = last.split(last.height - _SIGNED_WITH * _LEADING, force=False)
    if head is not None:
        yield head
    if tail is not None:
        tail.keep_next, tail.style = True, tail.style.but(together=_SIGNED_WITH)
        yield tail


def _below(minutes: Minutes) -> Iterator[Block]:
    yield Gap(_LEADING, keep_next=True)
    for label in minutes.signatures:
        yield Paragraph(f"{plain(label)}：", _TEXT, _MEASURE, keep_next=True)
    day = _TEXT.but(align=RIGHT, indent=0)
    yield Paragraph(recorded(minutes), day, _MEASURE - _DAY_FROM_RIGHT * _SIZE, keep_next=bool(minutes.note))
    if minutes.note:
        yield Paragraph(minutes.note, _TEXT.but(indent=0), _MEASURE)
