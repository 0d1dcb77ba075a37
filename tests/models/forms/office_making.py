"""How blank forms of offices are made: the list of all of them, frames, rosters, and what other programs write."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable, Sequence
from io import BytesIO
from pathlib import Path

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font
from openpyxl.worksheet.worksheet import Worksheet

from .blank_forms import FRAME

CENTRE = Alignment(horizontal="center", vertical="center", wrap_text=True)
FORMS: dict[str, Callable[[Path], None]] = {}


def form(name: str) -> Callable[[Callable[[Path], None]], Callable[[Path], None]]:
    """Lists a maker of a form under the name of its file."""

    def keep(maker: Callable[[Path], None]) -> Callable[[Path], None]:
        FORMS[name] = maker
        return maker

    return keep


def frame(sheet: Worksheet, ref: str) -> None:
    for row in sheet[ref]:
        for cell in row:
            cell.border, cell.alignment = FRAME, CENTRE


def put(sheet: Worksheet, row: int, texts: Sequence[object], column: int = 1) -> None:
    for k, text in enumerate(texts):
        if text is not None:
            sheet.cell(row, column + k, text)


def roster(
    headings: Sequence[str],
    *,
    title: str = "党员花名册",
    rows: int = 10,
    line: Sequence[object] = (),
    numbered: bool = False,
) -> tuple[Workbook, Worksheet, int, int]:
    """A title, a line about the form, headings and framed rows: the workbook, its sheet, the first row and the last."""
    book = Workbook()
    sheet = book.active
    last_column = sheet.cell(1, len(headings)).column_letter
    sheet["A1"] = title
    sheet.merge_cells(f"A1:{last_column}1")
    sheet["A1"].font = Font(name="方正小标宋简体", size=20, bold=True)
    sheet["A1"].alignment = CENTRE
    put(sheet, 2, line)
    put(sheet, 3, headings)
    frame(sheet, f"A3:{last_column}{3 + rows}")
    if numbered:
        for k in range(rows):
            sheet.cell(4 + k, 1, k + 1)
    return book, sheet, 4, 3 + rows


def rewritten(path: Path, change: Callable[[str, bytes], bytes]) -> None:
    """The parts of a workbook, each through `change`: what other programs write and openpyxl does not."""
    with zipfile.ZipFile(path) as archive:
        parts = [(info.filename, archive.read(info)) for info in archive.infolist()]
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts:
            archive.writestr(name, change(name, data))
    path.write_bytes(buffer.getvalue())


def share_texts(path: Path) -> None:
    """Keeps the texts of the first sheet in the table of shared strings, as Excel and WPS do."""
    texts: list[bytes] = []

    def shared(found: re.Match[bytes]) -> bytes:
        texts.append(found[2])
        return found[1] + b' t="s"><v>' + str(len(texts) - 1).encode() + b"</v></c>"

    def change(name: str, data: bytes) -> bytes:
        if name == "xl/worksheets/sheet1.xml":
            return re.sub(rb'(<c [^>]*?) t="inlineStr"><is>(.*?)</is></c>', shared, data, flags=re.DOTALL)
        if name == "[Content_Types].xml":
            kind = b"application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"
            return data.replace(
                b"</Types>", b'<Override PartName="/xl/sharedStrings.xml" ContentType="' + kind + b'"/></Types>'
            )
        if name == "xl/_rels/workbook.xml.rels":
            kind = b"http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings"
            return data.replace(
                b"</Relationships>",
                b'<Relationship Id="rId99" Type="' + kind + b'" Target="sharedStrings.xml"/></Relationships>',
            )
        return data

    rewritten(path, change)
    head = b'<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr(
            "xl/sharedStrings.xml", head + b"".join(b"<si>" + text + b"</si>" for text in texts) + b"</sst>"
        )
