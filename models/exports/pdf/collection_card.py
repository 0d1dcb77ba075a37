"""The 党员基本信息采集表 on A4: one page a person, the drop-down items as boxes with a tick, places to sign at the foot."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from models.exports.collection_card import BLANK_DAY, TITLE, CollectionCard, Item
from models.exports.pdf import characters
from models.exports.pdf.boxcell import Cell, Gap, Row
from models.exports.pdf.fonts import FANG, HEI, SONG, typeface
from models.exports.pdf.fonts import TITLE as TITLE_FACE
from models.exports.pdf.pages import A4, MM, Block, Page, paginate, save_document
from models.exports.pdf.paragraph import CENTER, LEFT, RIGHT, Paragraph, Style, draw_text

PAGE = Page(A4, left=25 * MM, right=25 * MM, top=24 * MM, bottom=18 * MM, number_at=10 * MM)
_TEXT = Style(FANG, 13, 19.5, LEFT)
_LABEL = Style(HEI, 12, 17, CENTER, spread=4)
_NOTE = Style(SONG, 9, 13.5, LEFT)
_SIDE = 8.0
_HALF = PAGE.width / 2
_LABELS = {1: (78.0,), 2: (78.0, 70.0), 3: (78.0, 50.0, 48.0)}
_TEXTS = {3: (_HALF - 128, 88.0), 2: (_HALF - 78,)}
"""Points of all cells but the last, which takes what is left; one line runs down the middle of the form."""
_BOX, _APART, _TIGHT = 10.0, 18.0, 8.0
_ROOMY = ((41.0, 88.0), (38.0, 80.0), (34.0, 70.0), (29.0, 58.0))
"""Points of a row and of a place to sign; the first with which the form stays on its page."""


@dataclass(frozen=True)
class Ticks:
    """Words with a box before each, one of them ticked; drawn, because no typeface of ours has the ticked box."""

    options: tuple[str, ...]
    chosen: str
    width: float
    keep_next: bool = False

    @property
    def height(self) -> float:
        """Points."""
        return _TEXT.leading * len(self._lines())

    def split(self, height: float, *, force: bool) -> tuple[Ticks | None, Ticks | None]:
        """A line of boxes stays whole."""
        return (self, None) if force or height >= self.height else (None, self)

    def _taken(self, options: Sequence[str], apart: float) -> float:
        words = sum(typeface(FANG).width(option) * _TEXT.size + _BOX + 4 for option in options)
        return words + apart * (len(options) - 1)

    @property
    def _apart(self) -> float:
        return _APART if self._taken(self.options, _APART) <= self.width else _TIGHT

    def _lines(self) -> list[list[str]]:
        """The options, as many on a line as there is room for."""
        lines: list[list[str]] = [[]]
        for option in self.options:
            if lines[-1] and self._taken([*lines[-1], option], self._apart) > self.width:
                lines.append([])
            lines[-1].append(option)
        return lines

    def draw(self, canvas: Any, x: float, top: float) -> None:
        """The boxes and the words."""
        for line in self._lines():
            baseline, left = top - (_TEXT.leading - _TEXT.size) / 2 - 0.88 * _TEXT.size, x
            for option in line:
                self._box(canvas, left, baseline, ticked=option == self.chosen)
                draw_text(canvas, typeface(FANG), option, _TEXT.size, left + _BOX + 4, baseline)
                left += self._taken([option], 0) + self._apart
            top -= _TEXT.leading

    def _box(self, canvas: Any, x: float, baseline: float, *, ticked: bool) -> None:
        canvas.saveState()
        canvas.setLineWidth(0.8)
        bottom = baseline - 0.6
        canvas.rect(x, bottom, _BOX, _BOX)
        if ticked:
            canvas.setLineWidth(1.5)
            canvas.setLineCap(1)
            canvas.setLineJoin(1)
            path = canvas.beginPath()
            path.moveTo(x + 1.9, bottom + 5.2)
            path.lineTo(x + 4.3, bottom + 2.4)
            path.lineTo(x + 9.6, bottom + 9.4)
            canvas.drawPath(path)
        canvas.restoreState()


def write_cards_pdf(cards: Sequence[CollectionCard], path: Path) -> None:
    """Writes the forms of one or more people, each on a page of its own; raises TargetBusy where it cannot be written."""
    pages = [page for card in cards for page in _pages(card)]
    draws: list[Callable[[Any], None]] = [partial(_draw, blocks) for blocks in pages]
    title = TITLE + (f"　{cards[0].name}" if len(cards) == 1 else "")
    branch = cards[0].branch if cards else ""
    save_document(path, PAGE, characters.printable(title), branch, draws, numbered=False)


def _pages(card: CollectionCard) -> list[list[Block]]:
    """One page; with very long texts the signatures go on to a second."""
    for least, sign in _ROOMY:
        blocks = _blocks(card, least, sign)
        if sum(block.height for block in blocks) <= PAGE.height:
            break
    return paginate(blocks, PAGE.height)


def _draw(blocks: Sequence[Block], canvas: Any) -> None:
    y = PAGE.size[1] - PAGE.top
    for block in blocks:
        block.draw(canvas, PAGE.left, y)
        y -= block.height


def _blocks(card: CollectionCard, least: float, sign: float) -> list[Block]:
    width = PAGE.width
    return [
        Paragraph(TITLE, Style(TITLE_FACE, 22, 40, CENTER), width, keep_next=True),
        Gap(4, keep_next=True),
        _heading(card.above),
        *(_row(items, least) for items in card.rows),
        *_signatures(card.signatures, sign),
        Gap(7),
        *(
            Paragraph(f"{number}. {text}" if len(card.notes) > 1 else text, _NOTE, width)
            for number, text in enumerate(card.notes, 1)
        ),
    ]


@dataclass(frozen=True)
class _Heading:
    """The line over the table: the committee at the left, the day at the right."""

    left: Paragraph
    right: Paragraph
    keep_next: bool = True

    @property
    def height(self) -> float:
        return max(self.left.height, self.right.height)

    def split(self, height: float, *, force: bool) -> tuple[_Heading | None, _Heading | None]:
        return (self, None) if force or height >= self.height else (None, self)

    def draw(self, canvas: Any, x: float, top: float) -> None:
        self.left.draw(canvas, x, top)
        self.right.draw(canvas, x + self.left.width, top)


def _heading(text: str) -> Block:
    """The name of a committee is set a little smaller before it is broken."""
    wide = PAGE.width - 180
    day = Style(SONG, 11.5, 22, RIGHT)
    size = next((size for size in (11.5, 11.0, 10.5, 10.0, 9.5) if typeface(SONG).width(text) * size <= wide), 10.5)
    left = Paragraph(text, day.but(size=size, align=LEFT), wide)
    return _Heading(left, Paragraph(f"填表日期：{BLANK_DAY}", day, PAGE.width - wide))


def _row(items: Sequence[Item], least: float) -> Row:
    labels, given = _LABELS[len(items)], _TEXTS.get(len(items), ())
    texts = (*given, PAGE.width - sum(labels) - sum(given))
    cells: list[Cell] = []
    for item, label, width in zip(items, labels, texts, strict=True):
        cells += [_label(item.label, label), Cell(_content(item, width - 2 * _SIDE), width, side=_SIDE)]
    return Row(cells, least=least)


def _label(text: str, width: float) -> Cell:
    """A label in the middle of its cell."""
    lines = text.split("\n")
    style = _LABEL.but(spread=_LABEL.spread if len(lines) == 1 and width > 60 else 0)
    return Cell([Paragraph(line, style, width) for line in lines], width, side=0, repeats=True)


def _content(item: Item, width: float) -> list[Block]:
    if item.options:
        return [Ticks(item.options, item.text, width)]
    blank = item.shown() if not item.text else ""
    style = _TEXT.but(indent=len(blank) - len(blank.lstrip("　")))  # blanks at the start of a line are not set
    return [Paragraph(line, style, width) for line in characters.paragraphs(item.shown())]


def _signatures(labels: Sequence[str], sign: float) -> list[Row]:
    """Four places to sign or seal, two and two; each says when."""
    width = _HALF
    rows = []
    for place in range(0, len(labels), 2):
        cells = []
        for label in labels[place : place + 2]:
            head = Paragraph(f"{label}：", Style(HEI, 12, 19, LEFT), width - 2 * _SIDE)
            day = Paragraph(BLANK_DAY, _TEXT.but(size=12, leading=19, align=RIGHT), width - 2 * _SIDE)
            gap = Gap(sign - head.height - day.height - 12)
            cells.append(Cell([head, gap, day], width, side=_SIDE, above=6, below=6, middle=False))
        rows.append(Row(cells, least=sign, keep_next=place + 2 < len(labels)))
    return rows
