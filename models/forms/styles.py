"""What the styles of a workbook say about a cell: how numbers are shown, whether it holds text, whether it has a frame."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass, field

from models.forms.blanks import columns
from models.forms.package import Package
from models.forms.spans import Element, quoted

_BUILT_IN = {14: "m/d/yy", 15: "d-mmm-yy", 16: "d-mmm", 17: "mmm-yy", 22: "m/d/yy h:mm", 27: 'yyyy"年"m"月"',
             28: 'm"月"d"日"', 29: 'm"月"d"日"', 30: "m-d-yy", 31: 'yyyy"年"m"月"d"日"', 36: 'yyyy"年"m"月"',
             49: "@", 50: 'yyyy"年"m"月"', 51: 'm"月"d"日"', 57: 'yyyy"年"m"月"', 58: 'm"月"d"日"'}  # fmt: skip
_HIGHEST = 409.0
"""The most points that a row can have."""
_LINE = 1.3
"""How high a line of 宋体 stands at the least, in sizes of its letters."""
_SIDES = ("left", "right", "top", "bottom", "start", "end")


@dataclass(frozen=True)
class Style:
    """format: the number format, '' for General · framed: whether the cell has a border on any side · wrapped: whether
    long text goes on in the next line · size: of the letters, in points · font: the parts of the font as for a run of text ·
    bold, across, down: how it looks on the screen."""

    format: str = ""
    framed: bool = False
    wrapped: bool = False
    size: float = 11.0
    font: bytes = b""
    bold: bool = False
    across: str = ""
    down: str = ""

    @property
    def is_date(self) -> bool:
        """Whether the format shows numbers as days."""
        plain = re.sub(r'"[^"]*"|\\.|\[[^\]]*\]|_.|\*.', "", self.format.split(";")[0])
        return bool(re.search(r"[yYdD]", plain)) or bool(re.search(r"^[^0#?]*m+[^0#?]*$", plain, re.IGNORECASE))


@dataclass
class Styles:
    """The styles of a workbook by their number."""

    known: list[Style] = field(default_factory=list)

    @classmethod
    def of(cls, package: Package) -> Styles:
        part = package.related(package.workbook(), "styles")
        if not part:
            return cls()
        root = package.tree(part)
        formats = dict(_BUILT_IN)
        for about in root.all("numFmt"):
            formats[int(about.get("numFmtId", "0"))] = about.get("formatCode")
        borders = root.child("borders")
        framed = [
            any(side.name in _SIDES and side.get("style", "none") != "none" for side in border.children)
            for border in (borders.children if borders else [])
        ]
        fonts = root.child("fonts")
        sizes = [
            next((float(e.get("val", "11")) for e in f.all("sz")), 11.0) for f in (fonts.children if fonts else [])
        ]
        looks = [_run_look(font) for font in (fonts.children if fonts else [])]
        cells = root.child("cellXfs")
        known = []
        for about in cells.children if cells else []:
            format_, border = int(about.get("numFmtId", "0")), int(about.get("borderId", "0"))
            font, placed = int(about.get("fontId", "0")), about.child("alignment")
            known.append(
                Style(
                    formats.get(format_, ""),
                    border < len(framed) and framed[border],
                    placed is not None and placed.get("wrapText") in ("1", "true"),
                    sizes[font] if font < len(sizes) else 11.0,
                    looks[font] if font < len(looks) else b"",
                    font < len(looks) and b"<b/>" in looks[font],
                    "" if placed is None else placed.get("horizontal"),
                    "" if placed is None else placed.get("vertical"),
                )
            )
        return cls(known)

    def of_cell(self, number: int) -> Style:
        """The style with a number; the plain one where there is none."""
        return self.known[number] if 0 <= number < len(self.known) else Style()

    def underlined(self, number: int) -> bytes:
        """The look of a run of text in a cell of a style, with a line under it."""
        return b"<rPr>" + self.of_cell(number).font + b"<u/></rPr>"


def _run_look(font: Element) -> bytes:
    """The parts of a font as a run of text has them: its name is called rFont there, and it is not underlined yet."""
    out = b""
    for part in font.children:
        name = part.name
        if name == "u":
            continue
        inner = b"".join(b" " + k.encode() + b'="' + quoted(v) + b'"' for k, v in part.attributes.items())
        shown = name != "b" or part.get("val") not in ("0", "false")
        out += b"<" + (b"rFont" if name == "name" else name.encode()) + inner + b"/>" if shown else b""
    return out


def height_of(text: str, width: float, size: float) -> float:
    """The height in points that a text needs which goes on in the next line, in a cell of a width; 0 for a single line."""
    room = max(2.0, width * 11 / size - 1)
    wide = room // 2 * 2  # half a character of Chinese does not stand at the end of a line
    lines = sum(max(1, math.ceil(columns(line) / (room if line.isascii() else wide))) for line in text.split("\n"))
    return round(min(_HIGHEST, lines * size * 1.4 + 4), 1) if lines > 1 else 0.0


def cut_off(text: str, width: float, size: float, height: float) -> bool:
    """Whether a text surely does not fit into a cell: not even if its lines stand as close as they can."""
    lines = sum(max(1, math.ceil(columns(line) / max(2.0, width * 11 / size))) for line in text.split("\n"))
    return lines * size * _LINE > height


def line_of(size: float, standard: float) -> float:
    """The height in points of a row with one line of text; 0 where the usual height is enough for letters of that size."""
    return round(size * 1.4, 1) if standard < size * 1.3 else 0.0
