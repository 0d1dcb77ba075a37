"""A paragraph of one style: broken into lines once, justified, drawn character by character with the right font."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import groupby, pairwise
from typing import Any

from models.exports.pdf.breaking import Line, break_lines, in_word
from models.exports.pdf.characters import printable
from models.exports.pdf.fonts import BOXED_SIZE, FANG, Embedded, Glyph, Typeface, typeface

LEFT, CENTER, RIGHT, JUSTIFY = "left", "center", "right", "justify"
_WIDEST_GAP = 0.5  # em between two characters of a justified line; a looser line stays ragged


@dataclass(frozen=True)
class Style:
    """How a paragraph looks. `size`, `leading`: points · `indent`: of the first line, em ·
    `spread`: em a short label is drawn out to · `names`: a list of people, best broken between them ·
    `together`: lines that stay together at the foot and at the head of a page."""

    face: str = FANG
    size: float = 14
    leading: float = 25
    align: str = JUSTIFY
    indent: float = 0
    spread: float = 0
    names: bool = False
    together: int = 2

    def but(self, **changes: Any) -> Style:
        """This style with some things different."""
        return _but(self, *changes.items())


@lru_cache(256)  # the same few again and again
def _but(style: Style, *changes: tuple[str, Any]) -> Style:
    return replace(style, **dict(changes))


class Paragraph:
    """A block: some lines of text, all of one style, in a given width (points)."""

    def __init__(self, text: str, style: Style, width: float, *, keep_next: bool = False) -> None:
        self.text = printable(text)
        self.style = style
        self.width = width
        self.keep_next = keep_next
        self.widths = typeface(style.face).widths(self.text)
        self.lines = break_lines(self.text, self.widths, width / style.size, style.indent, names=style.names)
        self._first, self._last = True, True

    @property
    def height(self) -> float:
        """Points."""
        return len(self.lines) * self.style.leading

    def _part(self, lines: list[Line], *, first: bool, last: bool) -> Paragraph:
        part: Paragraph = object.__new__(type(self))
        part.__dict__.update(self.__dict__)
        part.lines, part._first, part._last = lines, self._first and first, self._last and last
        part.keep_next = self.keep_next and last
        return part

    def closer(self, share: float) -> Paragraph:
        """The same lines with that share of their leading."""
        part = self._part(self.lines, first=True, last=True)
        part.style = self.style.but(leading=self.style.leading * share)
        return part

    def split(self, height: float, *, force: bool) -> tuple[Paragraph | None, Paragraph | None]:
        """The lines that fit into `height` and the others; as many as the style says stay together unless `force`."""
        fits = int((height + 1e-6) / self.style.leading)
        count = len(self.lines)
        if fits >= count:
            return self, None
        if not force:
            fits = min(fits, count - self.style.together)
            fits = 0 if fits < self.style.together else fits
        if fits <= 0:
            return None, self
        return self._part(self.lines[:fits], first=True, last=False), self._part(
            self.lines[fits:], first=False, last=True
        )

    def draw(self, canvas: Any, x: float, top: float) -> None:
        """Draws the lines; the first begins at `top`."""
        size, leading = self.style.size, self.style.leading
        # Chinese characters fill a square from 0.12 em below the baseline to 0.88 em above it.
        baseline = top - (leading - size) / 2 - 0.88 * size
        for number, line in enumerate(self.lines):
            indent = self.style.indent if number == 0 and self._first else 0
            final = number == len(self.lines) - 1 and self._last
            self._draw_line(canvas, line, x, baseline, indent, final=final)
            baseline -= leading

    def _draw_line(self, canvas: Any, line: Line, x: float, baseline: float, indent: float, *, final: bool) -> None:
        """Draws one line that begins `indent` em from `x`."""
        start, extra = self._placed(line, indent, final)
        text, size = self.text[line.start : line.end], self.style.size
        draw_text(canvas, typeface(self.style.face), text, size, x + (indent + start) * size, baseline, extra)

    def _placed(self, line: Line, indent: float, final: bool) -> tuple[float, float]:
        """Where the line starts and what is added between its characters, in em."""
        room = self.width / self.style.size - indent
        free = max(0.0, room - line.width)
        gaps = gaps_of(self.text[line.start : line.end])
        align = self.style.align
        if line.width < self.style.spread and gaps:
            extra = (self.style.spread - line.width) / gaps
            return ((room - self.style.spread) / 2 if align == CENTER else 0.0), extra
        if align == JUSTIFY and not final and gaps and free / gaps <= _WIDEST_GAP:
            return 0.0, free / gaps
        return {CENTER: free / 2, RIGHT: free}.get(align, 0.0), 0.0


def gaps_of(text: str) -> int:
    """The number of places between characters that may be widened; numbers and words stay as they are."""
    return sum(not (in_word(a) and in_word(b)) for a, b in pairwise(text))


def draw_text(
    canvas: Any, face: Typeface, text: str, size: float, x: float, baseline: float, extra: float = 0.0
) -> None:
    """Draws a line of text from `x`; `extra`: em added at each gap. The text is drawn as it is, nothing in it is markup.

    It writes what a text object of reportlab would write (PDF 32000, 9.4), all at once: most of a document is such lines.
    """
    glyphs = face.glyphs(text)
    if not extra and len({(glyph.font, glyph.boxed) for glyph in glyphs}) == 1 and not glyphs[0].boxed:
        canvas._code.append(f"BT {_shown(canvas, glyphs[0].font, text, size, x, baseline)} ET")
        return
    code = []
    for (font, boxed, wordly), run in groupby(
        zip(glyphs, text, strict=True),
        key=lambda pair: (pair[0].font, pair[0].boxed, bool(extra) and in_word(pair[1])),
    ):
        drawn = [glyph for glyph, _ in run]
        if boxed:
            code.append("0 Tc")
            for glyph in drawn:
                code.append(_boxed(canvas, glyph, size, x, baseline))
                x += (glyph.width + extra) * size
            continue
        code.append(f"{0 if wordly else extra * size:.4f} Tc")
        code.append(_shown(canvas, font, "".join(glyph.text for glyph in drawn), size, x, baseline))
        x += (sum(glyph.width for glyph in drawn) + extra * (1 if wordly else len(drawn))) * size
    canvas._code.append(f"BT {' '.join(code)} 0 Tc ET")


def _shown(canvas: Any, font: Embedded, text: str, size: float, x: float, baseline: float) -> str:
    """Text of one font from `x`, in the words of a page."""
    name, codes = font.getSubsetInternalName(0, canvas._doc), font.codes(text, canvas._doc)
    return f"{name} {size:.4f} Tf 1 0 0 1 {x:.4f} {baseline:.4f} Tm <{codes}> Tj"


def _boxed(canvas: Any, glyph: Glyph, size: float, x: float, baseline: float) -> str:
    """The code of a character that no font has, small, in a frame: it can be seen, and looked up."""
    canvas.setLineWidth(0.4)
    canvas.rect(x + 0.03 * size, baseline - 0.06 * size, (glyph.width - 0.06) * size, 0.82 * size)
    return _shown(canvas, glyph.font, glyph.text, size * BOXED_SIZE, x + 0.08 * size, baseline + 0.12 * size)
