"""The records of a sheet as rows of a page in the words of the file itself: openpyxl makes an object of each cell, which takes
several times as long, and of 10,000 rows of 20 columns 135 MB in the place of 5."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import escape  # that of xml.sax loads all that asks the network: http, mail, ssl
from typing import Any

from openpyxl.cell import Cell
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from models.kinds import clean

_COUNT, _SHARE = re.compile(r"[+-]?\d{1,9}"), re.compile(r"(\d{1,3})\.(\d)%")
_HOURS = re.compile(r"\d{1,7}\.\d{1,2}")
_FORMATS = {"+": "+0;-0;0", "%": '0.0%;-0.0%;"–"', "": '0;-0;"–"', ".": "0.0#"}
_CELL_LIMIT = 32000  # Excel holds 32,767 UTF-16 units in a cell
_AT_ONCE = 500
_DIMENSION, _ROW = re.compile(rb'(<dimension ref=")[^"]*"'), re.compile(rb'<row [^>]*?\br="(\d+)"|</sheetData>')


def cut(text: str, units: int) -> str:
    """At most so many UTF-16 units, which is how Excel counts."""
    if len(text) * 2 <= units:
        return text
    return text.encode("utf-16-le")[: units * 2].decode("utf-16-le", "ignore")


def cell_text(text: str) -> str:
    """What a cell holds of a text: all of it, or as much as Excel takes, and that there is more."""
    text = clean(text)
    shown = cut(text, _CELL_LIMIT)
    return text if len(shown) == len(text) else f"{shown}…（此格共 {len(text)} 字，未完）"


def _figure(text: str) -> tuple[str, str]:
    """A count, a share, a difference (+3, -2) or the dash that stands for none, as a number and the format in which it looks
    the same; '' for what is none of them."""
    if text == "–" or _COUNT.fullmatch(text):
        return "0" if text == "–" else str(int(text)), _FORMATS["+" if text[0] in "+-" else ""]
    if _HOURS.fullmatch(text):
        return repr(float(text)), _FORMATS["."]
    if found := _SHARE.fullmatch(text):
        return repr(int(found[1] + found[2]) / 1000), _FORMATS["%"]
    return "", ""


@dataclass(frozen=True)
class Line:
    """One row: its cells, how each looks (the name of a style), and its height in points."""

    cells: Sequence[str]
    looks: Sequence[str]
    height: float


class Body:
    """The rows of a page from one on, which `put_into` its file."""

    def __init__(self, page: Worksheet, first: int, lines: Iterator[Line], figures: Sequence[bool], last: int) -> None:
        """figures: which columns hold numbers · last: the last row of the page."""
        self._page, self._first, self._lines, self._figures = page, first, lines, figures
        self._corner = f"{get_column_letter(max(len(figures), 1))}{last}"
        self._letters = [get_column_letter(place) for place in range(1, len(figures) + 1)]
        self._styles: dict[tuple[str, str], int] = {}
        for look in page.parent._named_styles.names:  # type: ignore[union-attr]
            self._style(look, "")
        for look in ("右", "中", "左", "合计右", "合计左"):
            for format_ in _FORMATS.values():
                self._style(look, format_)

    def _style(self, look: str, format_: str) -> int:
        """The number by which the file knows a style; all of them are made before the file is written."""
        if (look, format_) not in self._styles:
            cell: Any = Cell(self._page, row=1, column=1)
            cell.style = look
            if format_:
                cell.number_format = format_
            self._styles[look, format_] = cell.style_id
        return self._styles[look, format_]

    def put_into(self, content: bytes) -> Iterator[bytes]:
        """The file of the page with the rows in their place, in pieces."""
        content = _DIMENSION.sub(rb"\g<1>A1:" + self._corner.encode() + b'"', content, count=1)
        at = next(m.start() for m in _ROW.finditer(content) if m[1] is None or int(m[1]) >= self._first)
        yield content[:at]
        pieces: list[str] = []
        for number, line in enumerate(self._lines, self._first):
            pieces.append(self._row(number, line))
            if len(pieces) == _AT_ONCE:
                yield "".join(pieces).encode()
                pieces = []
        yield "".join(pieces).encode()
        yield content[at:]

    def _row(self, number: int, line: Line) -> str:
        cells = []
        for letter, text, look, figure in zip(self._letters, line.cells, line.looks, self._figures, strict=True):
            value, format_ = _figure(text) if figure else ("", "")
            head = f'<c r="{letter}{number}" s="{self._styles[look, format_]}"'
            if value:
                cells.append(f"{head}><v>{value}</v></c>")
            elif text and (text := cell_text(text)):
                cells.append(f'{head} t="inlineStr"><is><t>{escape(text, quote=False)}</t></is></c>')
            else:
                cells.append(f"{head}/>")
        return f'<row r="{number}" ht="{line.height:g}" customHeight="1">{"".join(cells)}</row>'


Bodies = Mapping[str, Body]
"""What is put into the pages of a book, by the names of their files."""
