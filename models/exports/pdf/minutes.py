"""The minutes on A4: title, head of the form, the text in a box over as many pages as it takes, votes, signatures.

Type sizes and margins follow GB/T 9704-2012 (domain §9.3) where minutes have the same part: 小标宋 22 pt title, 28 mm to
bind, 156 mm of text; the text itself is 14 pt, as the printed record books have it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

from models.exports.minutes import Minutes, Section
from models.exports.minutes_head import NAME_ROWS
from models.exports.minutes_official import is_heading
from models.exports.pdf import characters
from models.exports.pdf.boxcell import BlankLines, Cell, Gap, Row
from models.exports.pdf.closer import fewest_pages
from models.exports.pdf.fonts import HEI, SONG, TITLE
from models.exports.pdf.pages import A4, MM, Block, Page, draw_blocks, save_document
from models.exports.pdf.paragraph import CENTER, LEFT, RIGHT, Paragraph, Style
from models.exports.title_lines import title_lines

PAGE = Page(A4, left=28 * MM, right=26 * MM, top=28 * MM, bottom=27 * MM, number_at=16 * MM)
_BODY = Style()
_TEXT = _BODY.but(size=13, leading=20.5)
_LABEL = Style(HEI, 13, 19.5, CENTER, spread=4)
_ABOVE, _BELOW = 8.0, 10.0  # points around the text in its box
_NOTE = Style(SONG, 9.5, 14, LEFT)
_LABEL_WIDTH, _NARROW_LABEL = 64.0, 52.0
_LEFT_TEXT = 166.0  # points: 2026年12月13日（星期五） on one line
_SESSION = 33  # characters on a line below the heading
_VOTE_WIDTHS = (0.0, 66.0, 54.0, 54.0, 38.0, 42.0, 32.0, 42.0)  # the first takes what is left
_INVALID = 32.0  # of a column of invalid ballots, before the last
_TWO_LINES = 2 * _BODY.leading + _ABOVE + _BELOW
_BLANK_ITEM, _BLANK_LEAST = 2, 6  # lines to write on: below an item without a record, and where nothing was put down


def write_minutes_pdf(minutes: Minutes, path: Path) -> None:
    """Writes the minutes to `path`; raises TargetBusy where it cannot be written."""
    title = f"{minutes.heading}{minutes.session}"
    save_document(path, PAGE, title, minutes.branch, minutes_pages(minutes), subject=minutes.title)


def minutes_pages(minutes: Minutes) -> list[Callable[[Any], None]]:
    """What draws each page of the minutes, which may be one of many in a larger document; a page is like PAGE."""
    pages = fewest_pages(_blocks(minutes), PAGE.height)
    if len(pages) > 1 and not minutes.votes:
        pages[-2:] = _with_text(pages[-2], pages[-1])
    return [partial(draw_blocks, PAGE, blocks) for blocks in pages]


def _with_text(before: Sequence[Block], last: Sequence[Block]) -> list[list[Block]]:
    """The last two pages anew: nobody is to sign a page with nothing else on it, so two lines of the text at least stand
    above the signatures."""
    signed = max(place for place, block in enumerate(last) if isinstance(block, Row))
    there, end = last[:signed], last[signed:]
    *kept, text = before
    if not isinstance(text, Row) or not text.breaks or sum(block.height for block in there) >= _TWO_LINES:
        return [list(before), list(last)]
    parts = [*text.cells[0].blocks, *(part for row in there if isinstance(row, Row) for part in row.cells[0].blocks)]
    whole = replace(text, cells=[replace(text.cells[0], blocks=parts)])
    head: Row | None = None
    tail: Row | None = whole
    for lines in range(1, int(whole.height / _BODY.leading)):
        head, tail = whole.split(whole.height - lines * _BODY.leading, force=False)
        if tail is not None and (head is None or tail.height >= _TWO_LINES):
            break
    moved: list[Block] = [tail or whole, *end]
    if head is not None:
        return [[*kept, head], moved]
    while kept and kept[-1].keep_next:
        moved.insert(0, kept.pop())
    return [kept, moved] if kept else [moved]


def _blocks(minutes: Minutes) -> list[Block]:
    width = PAGE.width
    above: list[Block] = [
        *_centered(minutes.branch, Style(SONG, 15, 24, CENTER)),
        *_centered(minutes.heading, Style(TITLE, 22, 36, CENTER)),
        *(
            block
            for line in title_lines("", minutes.session, _SESSION)
            for block in _centered(line, _TEXT.but(align=CENTER, leading=22))
        ),
        Gap(6),
        *(form_row(row) for row in minutes.rows),
        Row(
            [Cell([Paragraph(minutes.content_label, _LABEL.but(spread=5.5), width)], width, side=0, shaded=True)],
            keep_next=True,
        ),
    ]
    below: list[Block] = [
        *_votes(minutes.vote_headings, minutes.votes),
        _signatures(minutes.signatures),
        _recorded_on(minutes.recorded_on, above=minutes.note),
        *([Paragraph(minutes.note, _NOTE, PAGE.width)] if minutes.note else []),
    ]
    room = PAGE.height - sum(block.height for block in [*above, *below])
    return [*above, Row([_content(minutes.sections, room)], breaks=True), *below]


def _centered(text: str, style: Style) -> list[Block]:
    return [Paragraph(text, style, PAGE.width, keep_next=True)] if text else []


def _label(text: str, width: float = _LABEL_WIDTH, style: Style = _LABEL) -> Cell:
    return Cell(_lines(text, style, width), width, side=0, repeats=True)


def _lines(text: str, style: Style, width: float) -> list[Block]:
    return [Paragraph(line, style, width) for line in characters.paragraphs(text)]


def form_row(parts: Sequence[tuple[str, str]]) -> Row:
    """One or two labels, each with its text beside it, as wide as PAGE."""
    widths = _text_widths(len(parts))
    cells: list[Cell] = []
    for (label, text), width in zip(parts, widths, strict=True):
        style = _TEXT.but(align=LEFT, names=label in NAME_ROWS)
        cells += [_label(label), Cell(_lines(text, style, width - 10), width)]
    return Row(cells)


def _text_widths(parts: int) -> tuple[float, ...]:
    rest = PAGE.width - _LABEL_WIDTH
    return (rest,) if parts == 1 else (_LEFT_TEXT, rest - _LEFT_TEXT - _LABEL_WIDTH)


def _content(sections: Sequence[Section], room: float) -> Cell:
    """The text; where nothing was put down, as many lines to write on as the page has room for."""
    side = 10.0
    width = PAGE.width - 2 * side
    heading = _BODY.but(face=HEI, indent=2, align=LEFT)
    blocks: list[Block] = []
    for section in sections:
        if section.heading:
            blocks.append(Paragraph(section.heading, heading, width, keep_next=True))
        written = [text for raw in section.paragraphs for text in characters.paragraphs(raw)]
        blocks += [Paragraph(text, _BODY.but(indent=2), width, keep_next=is_heading(text)) for text in written]
        if not written:
            free = int((room - _ABOVE - _BELOW) / _BODY.leading)
            blocks.append(BlankLines(_BLANK_ITEM if section.heading else max(free, _BLANK_LEAST), width))
    return Cell(blocks, PAGE.width, side=side, above=_ABOVE, below=_BELOW, middle=False)


def _votes(headings: Sequence[str], votes: Sequence[Sequence[str]]) -> list[Row]:
    if not votes:
        return []
    known = _VOTE_WIDTHS if len(headings) == len(_VOTE_WIDTHS) else (*_VOTE_WIDTHS[:-1], _INVALID, _VOTE_WIDTHS[-1])
    widths = (PAGE.width - sum(known), *known[1:])
    small = _LABEL.but(size=12, leading=18, spread=0)
    heading = Row(
        [_label(text, width, small) for text, width in zip(headings, widths, strict=True)],
        least=44,
        keep_next=True,
    )
    rows = [heading]
    for line in votes:
        cells = [Cell(_lines(line[0], _TEXT.but(size=12, leading=18, align=LEFT), widths[0] - 10), widths[0])]
        style = _TEXT.but(size=12, leading=18, align=CENTER)
        cells += [
            Cell(_lines(text, style, width), width, side=0) for text, width in zip(line[1:], widths[1:], strict=True)
        ]
        # The last one goes with the signatures: nobody is to sign on a page that has nothing else on it.
        rows.append(Row(cells, least=32, keep_next=len(rows) == len(votes)))
    return rows


def _signatures(labels: Sequence[str]) -> Row:
    """Places to sign by hand: the program signs for nobody (domain §9.1). Two stand below the form's columns."""
    label = _LABEL_WIDTH if len(labels) == 2 else _NARROW_LABEL
    rest = _text_widths(2) if len(labels) == 2 else (PAGE.width / len(labels) - label,) * len(labels)
    cells: list[Cell] = []
    for text, width in zip(labels, rest, strict=True):
        cells += [_label(text, label, _LABEL.but(spread=3)), Cell([], width)]
    return Row(cells, least=54, keep_next=True)


def _recorded_on(day: str, above: str) -> Block:
    """`above`: the note that it stands on a page with, or ''."""
    text = f"记录日期：{day}" if day else "记录日期：　　　　年　　月　　日"
    return Paragraph(text, _TEXT.but(align=RIGHT, leading=30), PAGE.width, keep_next=bool(above))
