"""A picture of statistics on paper: the shapes of `models.statistics.geometry` on reportlab's canvas."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from models.exports.pdf.characters import printable
from models.exports.pdf.fonts import HEI, SONG, typeface
from models.exports.pdf.paragraph import draw_text
from models.statistics.geometry import CENTER, PAPER, RIGHT, Drawing, Words
from models.statistics.pictures import Picture

SIZE, LARGE = 9.0, 16.0
_INKS = {
    "full": "#B3142C", "soft": "#DE9AA4", "other": "#A8A49C", "before": "#8A8F98", "track": "#F0EEEA",
    "wedge1": "#B3142C", "wedge2": "#E0A3AC", "wedge3": "#6F7F95", "wedge4": "#D9B36A",
}  # fmt: skip


def measure(text: str) -> float:
    """The width of a label in points."""
    return typeface(SONG).width(printable(text)) * SIZE


@dataclass(frozen=True)
class Chart:
    """A block of a page; it is never split."""

    drawing: Drawing
    indent: float = 0.0
    keep_next: bool = True

    @classmethod
    def of(cls, picture: Picture, width: float) -> Chart:
        """The picture in the middle of a width (points), not wider than can be read well."""
        wide = min(width, 420.0)
        return cls(picture.drawn(wide, PAPER, measure), (width - wide) / 2)

    @property
    def height(self) -> float:
        """Points."""
        return self.drawing.height

    def split(self, height: float, *, force: bool) -> tuple[Chart | None, Chart | None]:
        """Whole or not at all."""
        return (self, None) if force else (None, self)

    def draw(self, canvas: Any, x: float, top: float) -> None:
        """Draws it; y of the shapes grows downwards."""
        x += self.indent
        canvas.saveState()
        for box in self.drawing.boxes:
            canvas.setFillColor(_INKS[box.ink])
            canvas.rect(x + box.x, top - box.y - box.height, box.width, box.height, stroke=0, fill=1)
        for wedge in self.drawing.wedges:
            self._ring(canvas, x + wedge.x, top - wedge.y, wedge)
        canvas.restoreState()
        for words in self.drawing.words:
            self._write(canvas, words, x, top)

    def _ring(self, canvas: Any, x: float, y: float, wedge: Any) -> None:
        path = canvas.beginPath()
        begin = 90 - wedge.start - wedge.sweep  # reportlab counts against the clock from the right
        outer, inner = wedge.outer, wedge.inner
        path.arc(x - outer, y - outer, x + outer, y + outer, begin, wedge.sweep)
        path.arcTo(x - inner, y - inner, x + inner, y + inner, begin + wedge.sweep, -wedge.sweep)
        path.close()
        canvas.setFillColor(_INKS[wedge.ink])
        canvas.setStrokeColorRGB(1, 1, 1)
        canvas.setLineWidth(1)
        canvas.drawPath(path, stroke=1 if wedge.sweep < 360 else 0, fill=1)

    def _write(self, canvas: Any, words: Words, x: float, top: float) -> None:
        size = LARGE if words.large else SIZE
        face, text = typeface(HEI if words.large else SONG), printable(words.text)
        free = words.width - face.width(text) * size
        shift = {RIGHT: free, CENTER: free / 2}.get(words.align, 0.0)
        canvas.setFillGray(0.35 if words.quiet else 0)
        baseline = top - words.y - words.height / 2 - 0.38 * size
        draw_text(canvas, face, text, size, x + words.x + shift, baseline)
        canvas.setFillGray(0)
