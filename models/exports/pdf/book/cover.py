"""The cover: what it is, of which year, whose; two red rules and nothing else. No emblem is drawn."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from models.exports.pdf import characters
from models.exports.pdf.fonts import HEI, SONG, TITLE, typeface
from models.exports.pdf.pages import A4, MM
from models.exports.pdf.paragraph import CENTER, Paragraph, Style

_RED = (0.74, 0.09, 0.09)
_LEFT, _WIDTH = 28 * MM, A4[0] - 54 * MM
_RULES = 214 * MM  # from the lower edge
_FOOT = 62 * MM


@dataclass(frozen=True)
class Cover:
    """superior: '' where it is not known · title: a line each · note: masked or whole · made: as of which day."""

    superior: str
    year: int
    title: Sequence[str]
    branch: str
    note: str
    made: str

    def draw(self, canvas: Any) -> None:
        """The whole page."""
        canvas.saveState()
        canvas.setFillColorRGB(*_RED)
        canvas.rect(_LEFT, _RULES, _WIDTH, 3.2, stroke=0, fill=1)
        canvas.rect(_LEFT, _RULES - 6.4, _WIDTH, 0.9, stroke=0, fill=1)
        canvas.rect(_LEFT + _WIDTH / 2 - 24 * MM, _FOOT - 9 * MM, 48 * MM, 0.9, stroke=0, fill=1)
        canvas.restoreState()
        above = _lines(self.superior, Style(SONG, 15, 25, CENTER))
        y = _RULES + 12 * MM + sum(line.height for line in above)
        _stack(canvas, above, y)
        y = _RULES - 34 * MM
        y = _stack(canvas, _lines(f"{self.year}年度", Style(TITLE, 30, 56, CENTER)), y)
        y -= 6 * MM
        for line in self.title:
            spread = 7.4 if len(line) < 7 else 0.0
            y = _stack(canvas, _lines(line, Style(TITLE, 44, 68, CENTER, spread=spread)), y)
        branch = _lines(self.branch, Style(HEI, _size(self.branch), 29, CENTER))
        _stack(canvas, branch, _FOOT + sum(line.height for line in branch) - 4 * MM)
        y = _stack(canvas, _lines(self.made, Style(SONG, 13, 22, CENTER)), _FOOT - 14 * MM)
        _stack(canvas, _lines(self.note, Style(SONG, 11, 20, CENTER)), y)


def _size(text: str) -> float:
    """The largest type in which the name of the branch stands on one line; else one in which two lines look well."""
    need = typeface(HEI).width(characters.printable(text))
    return next((size for size in (20, 19, 18, 17, 16, 15, 14) if need * size <= _WIDTH), 17)


def _lines(text: str, style: Style) -> list[Paragraph]:
    return [Paragraph(line, style, _WIDTH) for line in characters.paragraphs(text)]


def _stack(canvas: Any, lines: Sequence[Paragraph], y: float) -> float:
    for line in lines:
        line.draw(canvas, _LEFT, y)
        y -= line.height
    return y
