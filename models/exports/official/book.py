"""The workbook of the official table: the same sheets, headings, merges, drop-downs and code lists as the form of 2017.

Kept as the form has them: text for dates and ID numbers, a number for a mobile telephone (its rule asks for one). Other than
in the form, which holds one example and puts everything on one A4: it is printed across A3 with repeated headings, as many
pages as it takes, and columns are narrower than in the form where they hold less, so that it can be read on paper.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from models.exports.excel import packed
from models.exports.layout import lines_taken
from models.exports.official.code_sheets import SHEETS, Branching, entries
from models.exports.official.columns import DATES, NOTE, PARTY_COMMITTEE, SUMMED_UP, TITLE, OfficialColumn
from models.exports.official.printing import A3, MARGIN, printed_widths
from models.exports.official.table import OfficialTable
from models.kinds import clean

FIRST = 5
"""The row of the first person; rows 3 and 4 are the headings."""
_LAST = 65536  # to which the form's rules reach
_MOST = 409.0
_LINE, _MORE = 14.25, 2.5  # points; where another typeface stands for 宋体 its lines are higher
_THIN, _DASHED = Side(style="thin"), Side(style="dashed")
_BOX = Border(left=_THIN, right=_THIN, top=_THIN, bottom=_THIN)
_HEI = Font(name="黑体", size=11)
_CHOOSE = "请从下拉项中选择"


def _song(size: float, *, bold: bool = False) -> Font:
    return Font(name="宋体", size=size, bold=bold)


def write_official(table: OfficialTable, path: Path) -> None:
    """Writes the workbook; raises OSError as the file system does, so call it through `write_atomic`."""
    book = Workbook()
    book.remove(book.worksheets[0])
    book.properties.creator = "支部台账"
    book._named_styles["Normal"].font = _song(11)  # type: ignore[attr-defined]  # widths are counted in its digits
    page = book.create_sheet(TITLE)
    wide = printed_widths(table)
    _head(page, table, wide)
    for number, cells in enumerate(table.rows, FIRST):
        _person(page, number, cells, table.columns, wide)
    _foot(page, FIRST + len(table.rows), len(table.columns))
    _rules(page, table.columns)
    _view_and_print(page, table)
    for name, about in SHEETS.items():
        _code_sheet(book.create_sheet(name), entries(name), about)
    path.write_bytes(packed(book))


@dataclass(frozen=True)
class _Look:
    font: Font
    horizontal: Any = None
    wrap: bool = False
    border: Border | None = None
    format: str = "@"
    vertical: Any = "center"


def _put(page: Worksheet, row: int, column: int, text: str, look: _Look) -> Any:
    cell = page.cell(row, column)
    cell.font, cell.number_format = look.font, look.format
    cell.alignment = Alignment(horizontal=look.horizontal, vertical=look.vertical, wrap_text=look.wrap or None)
    if look.border is not None:
        cell.border = look.border
    if text:
        cell.value = clean(text) if text == text.strip() else text  # the form's own blanks stay
        cell.data_type = "s"  # openpyxl takes '=…' for a formula
    return cell


def _head(page: Worksheet, table: OfficialTable, wide: Sequence[float]) -> None:
    last = len(table.columns)
    _put(page, 1, 1, TITLE, _Look(_song(22, bold=True), "center"))
    page.merge_cells(start_row=1, end_row=1, start_column=1, end_column=last)
    _put(page, 2, 1, PARTY_COMMITTEE, _Look(_song(12), format="General"))
    _put(page, 2, 2, table.superior, _Look(_song(12), "left"))
    page.cell(2, 2).alignment = Alignment(horizontal="left", vertical="center", wrap_text=True)
    page.merge_cells("B2:C2")
    _put(page, 2, last - 2, SUMMED_UP, _Look(_song(12), "right"))
    day = f"{table.day.year} 年 {table.day.month} 月 {table.day.day} 日"
    _put(page, 2, last - 1, day, _Look(_song(12), "left"))
    page.merge_cells(start_row=2, end_row=2, start_column=last - 1, end_column=last)
    look, small = _Look(_HEI, "center", True, _BOX), _Look(_HEI, None, False, _BOX, "General")
    for place, column in enumerate(table.columns, 1):
        letter = get_column_letter(place)
        page.column_dimensions[letter].width = wide[place - 1]
        page.column_dimensions[letter].alignment = Alignment(vertical="center")
        _put(page, 3, place, column.group or column.heading, look)
        _put(page, 4, place, column.heading if column.group else "", small if column.group else look)
        if not column.group:
            page.merge_cells(f"{letter}3:{letter}4")
        elif table.columns[place - 2].group == column.group:
            page.cell(3, place).value = None
            page.merge_cells(start_row=3, end_row=3, start_column=place - 1, end_column=place)
    superior = lines_taken(clean(table.superior), int((wide[1] + wide[2]) * 11 / 12) - 1)
    for row, height in ((1, 27), (2, 20.25 + (superior - 1) * _LINE * 12 / 11), (3, 26.1), (4, 24)):
        page.row_dimensions[row].height = height


def _person(
    page: Worksheet, row: int, cells: Sequence[str], columns: Sequence[OfficialColumn], wide: Sequence[float]
) -> None:
    lines = 1
    for place, (text, column, width) in enumerate(zip(cells, columns, wide, strict=True), 1):
        look = _Look(_song(11), "left", column.wraps, _BOX) if column.name else _Look(_song(12), "center", False, _BOX)
        cell = _put(page, row, place, text, look)
        if column.name == "phone":
            cell.number_format = "0_ "
            if len(text) == 11 and text.isascii() and text.isdigit():
                cell.value = int(text)
        lines = max(lines, lines_taken(clean(text), int(width) - 1))
    page.row_dimensions[row].height = min(_MOST, lines * _LINE + (lines - 1) * _MORE)


def _foot(page: Worksheet, row: int, last: int) -> None:
    for place in range(1, last + 1):
        _put(page, row, place, NOTE if place == 1 else "", _Look(_song(11), "left", format="General", vertical=None))
        page.cell(row, place).border = Border(top=_DASHED)
    page.merge_cells(start_row=row, end_row=row, start_column=1, end_column=last)
    page.row_dimensions[row].height = 14.4


def _rules(page: Worksheet, columns: Sequence[OfficialColumn]) -> None:
    """The form's own rules of what may be typed, on the rows that it has them on."""
    letters = {column.name: get_column_letter(place) for place, column in enumerate(columns, 1)}
    identity = DataValidation("textLength", "16", "18", operator="between", error="请输入合法身份证号码")
    identity.errorTitle = "公民身份证号格式错误"
    phone = DataValidation("whole", "13000000000", "20000000000", operator="between", error="请输入正确格式的手机号码")
    phone.errorTitle = "联系电话格式错误"
    days = DataValidation("date", "1", "73051", operator="between", error="请按照年-月-日格式输入，例1900-01-01")
    days.errorTitle = "日期格式错误"
    rules = {identity: ["id_number"], phone: ["phone"], days: [name for name in letters if name in DATES]}
    shared: dict[str, list[str]] = {}
    for column in columns:
        if column.codes:
            shared.setdefault(f"{column.codes}!$A$1:$A${len(entries(column.codes))}", []).append(column.name)
        elif column.words:
            shared.setdefault(f'"{",".join(column.words)}"', []).append(column.name)
    for formula, names in shared.items():
        rules[DataValidation("list", formula, error=_CHOOSE)] = names
    for rule, names in rules.items():
        rule.allowBlank = rule.showInputMessage = rule.showErrorMessage = True
        for name in names:
            letter = letters[name]
            for area in (f"{letter}1", f"{letter}{FIRST}", f"{letter}{FIRST + 1}:{letter}{_LAST}"):
                rule.add(area)
        page.add_data_validation(rule)


def _view_and_print(page: Worksheet, table: OfficialTable) -> None:
    page.sheet_view.showGridLines = False
    page.sheet_format.defaultRowHeight = 13.5
    page.freeze_panes = f"C{FIRST}"
    page.print_title_rows = f"3:{FIRST - 1}"
    page.print_area = f"A1:{get_column_letter(len(table.columns))}{FIRST + len(table.rows)}"
    page.page_setup.orientation, page.page_setup.paperSize = "landscape", A3
    page.page_setup.fitToWidth, page.page_setup.fitToHeight = 1, 0
    page.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    margins = page.page_margins
    margins.left = margins.right = MARGIN
    margins.top = margins.bottom = 0.75
    margins.header = margins.footer = 0.3
    foot: Any = page.oddFooter
    foot.center.text = "第 &P 页 共 &N 页"


def _code_sheet(page: Worksheet, texts: Sequence[str], about: Branching) -> None:
    """The list for the drop-downs in column A, hidden where the list for reading stands beside it."""
    for letter, width in about.widths.items():
        page.column_dimensions[letter].width = width
    page.column_dimensions["A"].hidden = about.last != "A"
    boxed = _Look(_song(12), "left", False, _BOX, "General")
    for row, text in enumerate(texts, 1):
        _put(page, row, 1, text, _Look(_song(12), format="General"))
        page.row_dimensions[row].height = 31.2 if len(text) > 50 else 15.6
    if about.last == "A":
        return
    last = ord(about.last) - ord("A") + 1
    for row in range(1, len(texts) + 1):
        for place in range(2, last + 1):
            page.cell(row, place).border = _BOX
    for words, top, bottom in about.groups:
        _block(page, words, (top, 2, bottom, 2), boxed)
    for words, top, bottom in about.subgroups:
        _block(page, words, (top, 3, bottom, 3), _Look(_song(12), "center", True, _BOX, "General"))
    for row, text in enumerate(texts, 1):
        in_group = any(top <= row <= bottom for _, top, bottom in about.groups)
        in_subgroup = any(top <= row <= bottom for _, top, bottom in about.subgroups)
        first = 4 if in_subgroup else 3 if in_group else 2
        indent = about.indent if in_group else ""
        _block(page, indent + text, (row, first, row, last), _Look(_song(12), "left", len(text) > 50, _BOX, "General"))


def _block(page: Worksheet, text: str, area: tuple[int, int, int, int], look: _Look) -> None:
    """A text over an area of cells: top, left, bottom, right."""
    top, left, bottom, right = area
    _put(page, top, left, text, look)
    if (top, left) != (bottom, right):
        page.merge_cells(start_row=top, start_column=left, end_row=bottom, end_column=right)
