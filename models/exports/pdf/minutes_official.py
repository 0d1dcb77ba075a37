"""The minutes laid out as an official document after GB/T 9704-2012 (domain §9.3): 22 lines of 28 characters, no boxes."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from models.exports.minutes import Minutes
from models.exports.minutes_head import NAME_ROWS
from models.exports.pdf import characters
from models.exports.pdf.boxcell import BlankLines, Gap
from models.exports.pdf.fonts import HEI, SONG, TITLE, typeface
from models.exports.pdf.pages import A4, MM, Block, Page, draw_blocks, paginate, save_document
from models.exports.pdf.paragraph import CENTER, LEFT, RIGHT, Paragraph, Style, draw_text

PAGE = Page(A4, left=28 * MM, right=26 * MM, top=37 * MM, bottom=35 * MM, number_at=28 * MM - 14 * 0.38)
LINES, CHARACTERS = 22, 28
_SIZE, _LEADING = 16.0, PAGE.height / LINES
_MEASURE = (
    CHARACTERS * _SIZE
)  # 448 points, drawn a little narrower: 28 characters of 16 points are 2 mm more than 156 mm
_TEXT = Style(size=_SIZE, leading=_LEADING, indent=2)
_HEADING = _TEXT.but(face=HEI, align=LEFT)
_BLANK_LINES = 2
_NUMBER_SIZE = 14.0


def write_minutes_official_pdf(minutes: Minutes, path: Path) -> None:
    """Writes the minutes to `path`; raises TargetBusy where it cannot be written."""
    pages = paginate(list(_blocks(minutes)), PAGE.height)
    draws: list[Callable[[Any], None]] = [partial(_draw, blocks, number) for number, blocks in enumerate(pages, 1)]
    title = f"{minutes.heading}{minutes.session}"
    save_document(path, PAGE, title, minutes.branch, draws, subject=minutes.title, numbered=False)


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


def _blocks(minutes: Minutes) -> Iterator[Block]:
    title = Style(TITLE, 22, _LEADING, CENTER)
    for text in (minutes.branch, minutes.heading):
        if text:
            yield Paragraph(text, title, _MEASURE, keep_next=True)
    if minutes.session:
        yield Paragraph(minutes.session, _TEXT.but(align=CENTER, indent=0), _MEASURE, keep_next=True)
    yield Gap(_LEADING)
    for row in minutes.rows:
        for label, text in row:
            style = _TEXT.but(align=LEFT, names=True) if label in NAME_ROWS else _TEXT
            between = "，" if label.endswith("人数") else " "
            yield Paragraph(f"{_plain(label)}：{between.join(characters.paragraphs(text))}", style, _MEASURE)
    texts = [block for section in minutes.sections for block in _section(section.heading, section.paragraphs)]
    if texts and isinstance(texts[-1], Paragraph):
        texts[-1].keep_next = True  # nobody is to sign a page with nothing else on it
    yield from texts
    for label in minutes.signatures:
        yield Paragraph(f"{_plain(label)}：", _TEXT, _MEASURE, keep_next=True)
    day = minutes.recorded_on or "　　　　年　　月　　日"
    yield Paragraph(f"记录日期：{day}", _TEXT.but(align=RIGHT, indent=0), _MEASURE)


def _section(heading: str, paragraphs: Sequence[str]) -> Iterator[Block]:
    if heading:
        yield Paragraph(heading, _HEADING, _MEASURE, keep_next=True)
    written = [text for raw in paragraphs for text in characters.paragraphs(raw)]
    for text in written:
        yield Paragraph(text, _TEXT, _MEASURE)
    if not written:
        yield BlankLines(_BLANK_LINES, _MEASURE, _LEADING, keep_next=True)


def _plain(label: str) -> str:
    return re.sub(r"\s", "", label)
