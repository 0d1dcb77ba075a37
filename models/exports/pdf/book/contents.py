"""目录: a line for each heading, dots, and the page, which is a link."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from models.exports.pdf.book.leaves import CHAPTER, PART, RECORD, UPRIGHT, Draw, Mark
from models.exports.pdf.fonts import FANG, HEI, SONG, TITLE, typeface
from models.exports.pdf.pages import Block, draw_blocks, paginate
from models.exports.pdf.paragraph import CENTER, LEFT, Paragraph, Style, draw_text

HEADING = "目录"
_STYLES = {CHAPTER: Style(HEI, 13, 27, LEFT), PART: Style(SONG, 12, 23, LEFT)}
_RECORD = Style(FANG, 11.5, 19.5, LEFT)
_INDENT = 15.0  # points a level
_NUMBER = 34.0  # points that the page's number has


@dataclass(frozen=True)
class Line:
    """One line of the contents; `target`: the name of the place that it leads to."""

    text: Paragraph
    level: int
    page: int
    target: str

    @classmethod
    def of(cls, mark: Mark, page: int, target: str) -> Line:
        """The line of a heading, cut where it is longer than one: the whole of it is on the record's own page."""
        width = UPRIGHT.width - mark.level * _INDENT - _NUMBER
        style = _STYLES.get(mark.level, _RECORD)
        text = _cut(mark.text, typeface(style.face).widths(mark.text), width / style.size)
        return cls(Paragraph(text, style, width, keep_next=mark.level < RECORD), mark.level, page, target)

    @property
    def keep_next(self) -> bool:
        """A heading of others is not the last on a page."""
        return self.text.keep_next

    @property
    def height(self) -> float:
        """Points."""
        return self.text.height

    def split(self, height: float, *, force: bool) -> tuple[Line | None, Line | None]:
        """It is never broken."""
        return (self, None) if force else (None, self)

    def draw(self, canvas: Any, x: float, top: float) -> None:
        """Text, dots, number, and the link over them."""
        style, last, right = self.text.style, self.text.lines[-1], x + UPRIGHT.width
        x += self.level * _INDENT
        self.text.draw(canvas, x, top)
        number, face = str(self.page), typeface(SONG)
        bottom = top - self.height
        baseline = bottom + style.leading - (style.leading - style.size) / 2 - 0.88 * style.size
        start = right - face.width(number) * 11
        draw_text(canvas, face, number, 11, start, baseline)
        canvas.saveState()
        canvas.setLineCap(1)
        canvas.setLineWidth(0.9)
        canvas.setStrokeGray(0.45)
        canvas.setDash(0, 4.5)
        canvas.line(x + last.width * style.size + 8, baseline + 2.5, right - _NUMBER + 8, baseline + 2.5)
        canvas.restoreState()
        canvas.linkRect("", self.target, (x, bottom, right, top), relative=0, thickness=0)


def _cut(text: str, widths: Sequence[float], room: float) -> str:
    """The text, or as much of it as fits with an ellipsis behind it; `widths` and `room` in em."""
    if sum(widths) <= room:
        return text
    used, kept = 1.0, 0
    while used + widths[kept] <= room:
        used, kept = used + widths[kept], kept + 1
    return text[:kept].rstrip("，、；：（“《 ") + "…"


def contents_draws(lines: Sequence[Line]) -> list[Draw]:
    """The pages of the contents."""
    heading = Paragraph(HEADING, Style(TITLE, 22, 48, CENTER, spread=4), UPRIGHT.width, keep_next=True)
    blocks: list[Block] = [heading, *lines]
    return [partial(draw_blocks, UPRIGHT, page) for page in paginate(blocks, UPRIGHT.height)]
