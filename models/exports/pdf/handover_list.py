"""移交清单 on A4: who hands over what to whom, the checksum in groups, papers to be ticked, places to sign for three."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path

from models.exports.minutes import chinese_number
from models.exports.pdf import characters
from models.exports.pdf.boxcell import Cell, Gap, Row
from models.exports.pdf.columns import column_widths
from models.exports.pdf.fonts import FANG, HEI, SONG
from models.exports.pdf.fonts import TITLE as TITLE_FACE
from models.exports.pdf.grid import Grid, Type, sheet_rows
from models.exports.pdf.pages import A4, MM, Block, Page, draw_blocks, paginate, save_document
from models.exports.pdf.paragraph import CENTER, JUSTIFY, LEFT, RIGHT, Paragraph, Style
from models.exports.sheet import Sheet
from models.exports.title_lines import title_lines
from models.handover.listing import BLANK_DAY, PRIVATE, SIGNATURES, STATEMENT, TITLE, HandoverList

PAGE = Page(A4, left=22 * MM, right=22 * MM, top=21 * MM, bottom=19 * MM, number_at=10.5 * MM)
_HEADING = Style(HEI, 13, 24, LEFT)
_LABEL, _TEXT = Style(HEI, 11, 16, CENTER), Style(FANG, 11.5, 16, LEFT)
_NOTE = Style(SONG, 9, 13.5, JUSTIFY)
_STATEMENT = Style(FANG, 11.5, 18, JUSTIFY, indent=2)
_NAMED, _ROW, _SIGN = 66.0, 24.0, 82.0
_TITLE_LINE = 22  # characters
_TYPES = (Type(10, 14, 19.5, 2), Type(9.5, 13, 17.5, 1.6), Type(9, 12.5, 16, 1.2))
"""The first with which the electronic part stays on the first page, and the papers on the second."""


def write_handover_pdf(listed: HandoverList, path: Path) -> None:
    """Writes the list; raises TargetBusy where `path` cannot be written."""
    for type_ in _TYPES:
        pages = [
            *paginate([*_above(listed), *_electronic(listed, type_)], PAGE.height),
            *paginate([*_papers(listed), *_signatures(listed)], PAGE.height),
        ]
        if len(pages) <= 2:
            break
    title = characters.printable(f"{listed.unit}{TITLE}")
    draws = [partial(draw_blocks, PAGE, blocks) for blocks in pages]
    save_document(path, PAGE, title, listed.unit, draws, subject=listed.file)


def _above(listed: HandoverList) -> Iterator[Block]:
    for line in title_lines(listed.unit, f"支部台账{TITLE}", _TITLE_LINE):
        yield Paragraph(line, Style(TITLE_FACE, 20, 30, CENTER), PAGE.width, keep_next=True)
    yield Gap(8, keep_next=True)
    for pairs in listed.facts():
        yield _fact(pairs)


def _fact(pairs: Sequence[tuple[str, str]]) -> Row:
    """Two labels with their texts, or one with a long text."""
    cells: list[Cell] = []
    for label, text in pairs:
        width = PAGE.width / len(pairs) - _NAMED
        style = _TEXT.but(size=10.5) if len(pairs) == 1 else _TEXT
        inner = [Paragraph(line, style, width - 12) for line in characters.paragraphs(text)]
        cells += [_label(label), Cell(inner, width, side=6, above=3, below=3)]
    return Row(cells, least=_ROW)


def _label(text: str) -> Cell:
    return Cell([Paragraph(text, _LABEL, _NAMED - 6)], _NAMED, side=3, shaded=True)


def _heading(number: int, text: str) -> Iterator[Block]:
    yield Gap(7, keep_next=True)
    yield Paragraph(f"{chinese_number(number)}、{text}", _HEADING, PAGE.width, keep_next=True)


def _electronic(listed: HandoverList, type_: Type) -> Iterator[Block]:
    yield from _heading(1, "电子账本")
    yield _grid(listed.table, type_)
    yield Gap(4)
    for number, line in enumerate([*listed.troubles, *listed.notes, PRIVATE], 1):
        yield Paragraph(f"注{number}：{line}", _NOTE, PAGE.width)


def _papers(listed: HandoverList) -> Iterator[Block]:
    yield from _heading(2, "纸质材料和实物")
    yield _grid(listed.papers, Type(10.5, 14, 22.5, 2))
    yield Gap(4)
    yield Paragraph(listed.papers.footnote, _NOTE, PAGE.width)


def _grid(sheet: Sheet, type_: Type) -> Grid:
    _, widths = column_widths(sheet, PAGE.width)
    head, *rows = sheet_rows(sheet, widths, type_, together=False)
    return Grid(head, rows)


def _signatures(listed: HandoverList) -> Iterator[Block]:
    """Places to sign: the program signs for nobody."""
    yield from _heading(3, "交接签字")
    yield Paragraph(STATEMENT, _STATEMENT, PAGE.width, keep_next=True)
    yield Gap(5, keep_next=True)
    parties, width = listed.parties, PAGE.width / len(SIGNATURES)
    cells = []
    for label, name in zip(SIGNATURES, (parties.giver, parties.receiver, parties.witness), strict=True):
        inner = width - 16
        head = Paragraph(label + (f"（{name}）" if name else ""), Style(HEI, 11, 17, LEFT), inner)
        sign = Paragraph("签字：", _TEXT, inner)
        day = Paragraph(BLANK_DAY, _TEXT.but(align=RIGHT), inner)
        room = max(10.0, _SIGN - head.height - sign.height - day.height - 12)
        cells.append(Cell([head, sign, Gap(room), day], width, side=8, above=6, below=6, middle=False))
    yield Row(cells, least=_SIGN)
