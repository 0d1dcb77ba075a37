"""A paragraph that begins with a label, drawn out as wide as the labels above and below it."""

from __future__ import annotations

from typing import Any

from models.exports.pdf.breaking import Line, break_lines
from models.exports.pdf.fonts import typeface
from models.exports.pdf.paragraph import Paragraph, Style, draw_text


class Labelled(Paragraph):
    """主 持 人：张三. What is copied out of the PDF has no blanks in the label (ActualText)."""

    def __init__(self, label: str, text: str, style: Style, width: float, spread: float) -> None:
        """spread: em that a shorter label is drawn out to."""
        super().__init__(f"{label}：{text}", style, width)
        self._label = len(label)
        free = spread - sum(self.widths[: self._label])
        self._between = free / (self._label - 1) if free > 0 and self._label > 1 else 0.0
        if self._between:
            self.widths = [w + self._between * (at < self._label - 1) for at, w in enumerate(self.widths)]
            self.lines = break_lines(self.text, self.widths, width / style.size, style.indent, names=style.names)

    def _draw_line(self, canvas: Any, line: Line, x: float, baseline: float, indent: float, *, final: bool) -> None:
        if line.start == 0 and self._between:
            size, wide = self.style.size, sum(self.widths[: self._label])
            label = self.text[: self._label]
            canvas._code.append(f"/Span <</ActualText <FEFF{label.encode('utf-16-be').hex().upper()}>>> BDC")
            draw_text(canvas, typeface(self.style.face), label, size, x + indent * size, baseline, self._between)
            canvas._code.append("EMC")
            line, indent = Line(self._label, line.end, line.width - wide), indent + wide
        super()._draw_line(canvas, line, x, baseline, indent, final=final)
