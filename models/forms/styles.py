"""What the styles of a workbook say about a cell: how numbers are shown, whether it holds text, whether it has a frame."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from models.forms.package import Package

_BUILT_IN = {14: "m/d/yy", 15: "d-mmm-yy", 16: "d-mmm", 17: "mmm-yy", 22: "m/d/yy h:mm", 27: 'yyyy"年"m"月"',
             28: 'm"月"d"日"', 29: 'm"月"d"日"', 30: "m-d-yy", 31: 'yyyy"年"m"月"d"日"', 36: 'yyyy"年"m"月"',
             49: "@", 50: 'yyyy"年"m"月"', 51: 'm"月"d"日"', 57: 'yyyy"年"m"月"', 58: 'm"月"d"日"'}  # fmt: skip
_SIDES = ("left", "right", "top", "bottom", "start", "end")


@dataclass(frozen=True)
class Style:
    """format: the number format, '' for General · framed: whether the cell has a border on any side · wrapped: whether
    long text goes on in the next line · size: of the letters, in points."""

    format: str = ""
    framed: bool = False
    wrapped: bool = False
    size: float = 11.0

    @property
    def is_text(self) -> bool:
        """Whether the cell was made for text."""
        return self.format == "@"

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
                )
            )
        return cls(known)

    def of_cell(self, number: int) -> Style:
        """The style with a number; the plain one where there is none."""
        return self.known[number] if 0 <= number < len(self.known) else Style()
