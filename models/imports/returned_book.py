"""The workbook of returned rows: the pages as they are, the notes behind the last column, wrong cells coloured and commented."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from openpyxl import Workbook
from openpyxl.cell import Cell as BookCell
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from models.exports.excel import packed, tab_name
from models.exports.layout import columns_taken, lines_taken
from models.imports.own_sheets import NOTES, PINS, pin_rows
from models.imports.returned_page import FORM, HEADING, PERSON, SECTION_LINE, TITLE, Mark, Page
from models.kinds import clean

_ERRORS = ("#NULL!", "#DIV/0!", "#VALUE!", "#REF!", "#NAME?", "#NUM!", "#N/A")
_NOTE_WIDTH, _LEAST, _MOST = 48, 6, 40
_LINE = 15.0  # points
_THIN = Side(style="thin", color="808080")
_BOX = Border(left=_THIN, right=_THIN, top=_THIN, bottom=_THIN)
_FONTS = {
    TITLE: Font(name="宋体", size=12, bold=True),
    HEADING: Font(name="黑体", size=10.5),
    SECTION_LINE: Font(name="宋体", size=10.5, bold=True),
    PERSON: Font(name="宋体", size=10.5),
    FORM: Font(name="宋体", size=10.5),
}
_GREY, _RED, _YELLOW, _PINK = (PatternFill("solid", fgColor=c) for c in ("F2F2F2", "FFC7CE", "FFEB9C", "FDF1F2"))
_NOTE_FONT = Font(name="宋体", size=10.5, color="9C0006")


def write_book(pages: Sequence[Page], path: Path) -> None:
    """Writes the pages; raises OSError as the file system does, so call it through `write_atomic`."""
    book = Workbook()
    book.remove(book.worksheets[0])
    book.properties.creator = "支部台账"
    pins: dict[str, dict[str, str]] = {}
    for page in pages:
        name = tab_name(page.sheet.name, book.sheetnames)
        _fill(book.create_sheet(name), page)
        pins |= {name: page.pins} if page.pins else {}
    if rows := pin_rows(pins):
        hidden = book.create_sheet(PINS)
        hidden.sheet_state = "hidden"
        for row in rows:
            hidden.append(row)
    path.write_bytes(packed(book))


def _fill(sheet: Worksheet, page: Page) -> None:
    widths = _widths(page)
    for line, role in enumerate(page.roles):
        for column in range(page.width):
            _put(_at(sheet, line + 1, column + 1), page, line, column)
        sheet.row_dimensions[line + 1].height = _height(page, line, role, widths)
    for column, width in widths.items():
        sheet.column_dimensions[get_column_letter(column + 1)].width = width
    for top, left, bottom, right in page.sheet.merged:
        sheet.merge_cells(start_row=top + 1, start_column=left + 1, end_row=bottom + 1, end_column=right + 1)
    _notes(sheet, page)
    if page.headings:
        sheet.freeze_panes = f"A{page.headings[0][1] + 2}"
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", 9  # A4
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)


def _at(sheet: Worksheet, row: int, column: int) -> BookCell:
    """A cell; cells are merged only after they are written."""
    cell = sheet.cell(row, column)
    assert isinstance(cell, BookCell)
    return cell


def _put(cell: BookCell, page: Page, line: int, column: int) -> None:
    role, broken = page.roles[line], page.sheet.broken.get((line, column))
    value = page.sheet.cell(line, column)
    cell.font = _FONTS[role]
    cell.number_format = "@"  # what is typed anew stays as typed: 1985-03 does not become the first of March
    if broken is not None:
        # An error again, so that a cell which nobody corrects is not taken for text.
        cell.value, cell.data_type = broken if broken in _ERRORS else "#N/A", "e"
    elif value is not None:
        cell.value = value
        if isinstance(value, str):
            cell.data_type = "s"  # openpyxl takes '=…' for a formula and '#N/A' for an error
    middle = role == HEADING or (role == TITLE and any(m[:2] == (line, column) for m in page.sheet.merged))
    wrap = role in (HEADING, PERSON, FORM)
    cell.alignment = Alignment(horizontal="center" if middle else None, vertical="center", wrap_text=wrap)
    if role in (HEADING, PERSON, FORM):
        cell.border = _BOX
    if role == HEADING:
        cell.fill = _GREY
    if mark := page.marks.get((line, column)):
        _mark(cell, mark)


def _mark(cell: BookCell, mark: Mark) -> None:
    cell.fill = _RED if mark.serious else _YELLOW
    text = clean("\n".join(dict.fromkeys(mark.texts)))
    comment = Comment(text, "支部台账")
    comment.width, comment.height = 260, 30 + 20 * lines_taken(text, 32)  # pixels
    cell.comment = comment


def _notes(sheet: Worksheet, page: Page) -> None:
    """The column 错误提示: its heading beside each heading of the sheet; beside a form, over the note."""
    column = page.width + 1
    for top, bottom in page.headings:
        for line in range(top, bottom + 1):
            _said(_at(sheet, line + 1, column), NOTES if line == top else "", heading=True)
        if bottom > top and page.sheet.merged:  # a file without merged cells is read in another way than one with them
            sheet.merge_cells(start_row=top + 1, start_column=column, end_row=bottom + 1, end_column=column)
    for line, text in page.notes.items():
        if page.roles[line] != FORM:
            _said(_at(sheet, line + 1, column), text)
            continue
        _said(_at(sheet, line + 1, column), NOTES, heading=True)
        _said(_at(sheet, line + 2, column), text)
        last = line + 1
        while last + 1 < len(page.roles) and page.roles[last + 1] == FORM and last + 1 not in page.notes:
            last += 1
        if last > line + 1:
            sheet.merge_cells(start_row=line + 2, start_column=column, end_row=last + 1, end_column=column)


def _said(cell: BookCell, text: str, *, heading: bool = False) -> None:
    cell.font = _FONTS[HEADING] if heading else _NOTE_FONT
    cell.fill, cell.border = _GREY if heading else _PINK, _BOX
    cell.alignment = Alignment(horizontal="center" if heading else None, vertical="center", wrap_text=True)
    if text:
        cell.value, cell.data_type = clean(text), "s"


def _widths(page: Page) -> dict[int, float]:
    """As in the source, where it says so; else as wide as the headings and cells."""
    found: dict[int, float] = {page.width: _NOTE_WIDTH + 2}
    for column in range(page.width):
        texts = [
            str(page.sheet.cell(line, column) or "") for line, role in enumerate(page.roles) if role not in (TITLE, SECTION_LINE)
        ]  # fmt: skip
        longest = max((columns_taken(part) for text in texts for part in text.split("\n")), default=0)
        stated = page.sheet.widths.get(column)
        # A column folded to a stripe in the source cannot be corrected.
        found[column] = stated if stated and stated >= 3 else min(max(longest, _LEAST), _MOST) * 1.05 + 2
    return found


def _height(page: Page, line: int, role: str, widths: dict[int, float]) -> float:
    if role in (TITLE, SECTION_LINE):
        return _LINE + 7
    cells = [(str(page.sheet.cell(line, c) or ""), int(widths[c] - 1)) for c in range(page.width)]
    if role == PERSON:
        cells.append((page.notes.get(line, ""), _NOTE_WIDTH))
    return min(409.0, max(lines_taken(clean(text), max(width, 2)) for text, width in cells) * _LINE + 6)
