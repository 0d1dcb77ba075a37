"""销号申请单 on A4: the item as a form, the pictures of before and after side by side, places to sign."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from io import BytesIO
from pathlib import Path
from typing import Any

from models.exports.closing_form import BLANK_DAY, SIGNATURES, TITLE, ClosingForm, Picture
from models.exports.pdf import characters
from models.exports.pdf.boxcell import Cell, Gap, Row
from models.exports.pdf.fonts import FANG, HEI, SONG
from models.exports.pdf.fonts import TITLE as TITLE_FACE
from models.exports.pdf.pages import A4, MM, Block, Page, draw_blocks, paginate, save_document
from models.exports.pdf.paragraph import CENTER, JUSTIFY, LEFT, RIGHT, Paragraph, Style
from models.exports.pictures import ready

PAGE = Page(A4, left=24 * MM, right=24 * MM, top=24 * MM, bottom=20 * MM, number_at=11 * MM)
_TEXT, _LABEL = Style(FANG, 12, 18, LEFT), Style(HEI, 12, 17, CENTER)
_LONG = _TEXT.but(align=JUSTIFY)
_NOTE = Style(SONG, 9, 13.5, LEFT)
_NAMED = 72.0
_HIGHS = ((150.0, 96.0), (120.0, 76.0), (96.0, 60.0))
"""Points: the width of a cell with a label; the most that a picture is high and the least that there is for the review, less
where all is on one page then."""


@dataclass(frozen=True)
class Shot:
    """A picture with its caption; stays whole."""

    data: BytesIO
    width: float
    size: tuple[float, float]
    keep_next: bool = False

    @property
    def height(self) -> float:
        """Points, with some room below."""
        return self.size[1] + 4

    def split(self, height: float, *, force: bool) -> tuple[Shot | None, Shot | None]:
        """A picture is not cut."""
        return (self, None) if force or height >= self.height else (None, self)

    def draw(self, canvas: Any, x: float, top: float) -> None:
        """In the middle of its width."""
        from reportlab.lib.utils import ImageReader

        self.data.seek(0)
        wide, high = self.size
        canvas.drawImage(ImageReader(self.data), x + (self.width - wide) / 2, top - high, wide, high)


def write_closing_pdf(form: ClosingForm, path: Path) -> None:
    """Writes the form; raises TargetBusy where `path` cannot be written."""
    tried = [paginate(_blocks(form, *_HIGHS[0]), PAGE.height)]
    for highs in _HIGHS[1:]:
        if len(tried[-1]) > 1:
            tried.append(paginate(_blocks(form, *highs), PAGE.height))
    pages = min(tried, key=len)
    title = characters.printable(TITLE)
    save_document(path, PAGE, title, form.branch, [partial(draw_blocks, PAGE, blocks) for blocks in pages])


def _blocks(form: ClosingForm, high: float, review: float) -> list[Block]:
    note: list[Block] = [Gap(6), Paragraph(form.note, _NOTE, PAGE.width)] if form.note else []
    return [
        Paragraph(TITLE, Style(TITLE_FACE, 22, 36, CENTER), PAGE.width, keep_next=True),
        Paragraph(form.branch, Style(SONG, 12, 22, CENTER), PAGE.width, keep_next=True),
        Gap(4, keep_next=True),
        *(_row(pairs) for pairs in form.rows),
        *_shots(form, high),
        Row([_label("验收意见"), _review(form.review)], least=review, keep_next=True),
        _signatures(),
        *note,
    ]


def _label(text: str, width: float = _NAMED) -> Cell:
    return Cell([Paragraph(text, _LABEL, width - 8)], width, side=4, shaded=True, repeats=True)


def _text(text: str, width: float, style: Style) -> Cell:
    return Cell([Paragraph(line, style, width - 12) for line in text.splitlines() or [""]], width, side=6)


def _row(pairs: Sequence[tuple[str, str]]) -> Row:
    """Two labels with their texts, or one with a text that may be long."""
    if len(pairs) == 1:
        ((label, text),) = pairs
        return Row([_label(label), _text(text, PAGE.width - _NAMED, _LONG)], breaks=True)
    width = PAGE.width / 2 - _NAMED
    return Row([cell for label, text in pairs for cell in (_label(label), _text(text, width, _TEXT))])


def _review(text: str) -> Cell:
    """What the reviewer found, or room to write it by hand."""
    width = PAGE.width - _NAMED
    lines = [Paragraph(line, _LONG, width - 12) for line in text.splitlines()]
    return Cell([*lines, Gap(0 if lines else 60)], width, side=6)


def _signatures() -> Row:
    """Places to sign: the program signs for nobody."""
    width = PAGE.width / len(SIGNATURES)
    day = Style(FANG, 11, 18, RIGHT)
    cells = [
        Cell(
            [Paragraph(f"{label}：", _TEXT, width - 12), Gap(26), Paragraph(BLANK_DAY, day, width - 12)], width, side=6
        )
        for label in SIGNATURES
    ]
    return Row(cells, least=70)


def _shots(form: ClosingForm, high: float) -> list[Row]:
    """整改前 and 整改后 beside each other, as many rows as the longer of them has pictures."""
    pairs = max(len(form.before), len(form.after))
    if not pairs:
        return []
    half = PAGE.width / 2
    rows = [Row([_label("整改前", half), _label("整改后", half)], keep_next=True)]
    for place in range(pairs):
        cells = [_shot(each[place : place + 1], half, high) for each in (form.before, form.after)]
        rows.append(Row(cells, keep_next=place == pairs - 1))  # who signs a second page sees there what was put right
    return rows


def _shot(pictures: Sequence[Picture], width: float, high: float) -> Cell:
    """A picture with its caption; the caption alone where it cannot be shown; nothing where there is none."""
    if not pictures:
        return Cell([], width)
    caption = Paragraph(pictures[0].caption, _NOTE.but(align=CENTER), width - 12)
    data = ready(pictures[0].file)
    if data is None:
        return Cell([caption, Paragraph("（图片打不开，见附件）", _NOTE.but(align=CENTER), width - 12)], width, side=6)
    return Cell([Shot(data, width - 12, _fitted(data, width - 12, high)), caption], width, side=6)


def _fitted(data: BytesIO, width: float, most: float) -> tuple[float, float]:
    """Points: as large as there is room, in its proportions."""
    from PIL import Image

    with Image.open(data) as picture:
        wide, high = picture.size
    scale = min(width / wide, most / high)
    return wide * scale, high * scale
