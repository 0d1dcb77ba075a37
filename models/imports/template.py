"""The blank roster to fill in and import: headings, notes, lists to choose from, an example, all out of the fields' declarations."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from pathlib import Path

from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from models.exports.atomic import write_or_refuse
from models.exports.excel import packed
from models.exports.layout import columns_taken, lines_taken
from models.fields import Field, typed
from models.imports.own_sheets import GUIDE, GUIDE_HEADINGS
from models.imports.template_words import EXAMPLE_COLOUR, RULES, example, hint, is_free, options
from models.records import Branch, Member

ROSTER, LISTS = "党员名册", "选项"
FIRST, LAST = 4, 2000
"""The rows to fill in; row 1 has the group headings, row 2 the headings, row 3 the example."""
_INLINE = 120  # characters; Excel takes no more than 255 in a list written into the rule itself
_LINE = 16.0  # points
_THIN = Side(style="thin", color="808080")
_BOX = Border(left=_THIN, right=_THIN, top=_THIN, bottom=_THIN)
_GROUP, _REQUIRED, _PLAIN = (PatternFill("solid", fgColor=c) for c in ("E4E4E4", "FDE9E7", "F2F2F2"))
_BODY, _BOLD = Font(name="宋体", size=10.5), Font(name="黑体", size=10.5)
_GREY = Font(name="宋体", size=10.5, color=EXAMPLE_COLOUR, italic=True)
_CENTER = Alignment(horizontal="center", vertical="center", wrap_text=True)
_TOP = Alignment(vertical="center", wrap_text=True)


def write_template(path: Path, branch: Branch | None = None) -> None:
    """Writes the blank roster as an xlsx, with the 党小组 of `branch` to choose from where it has any.

    Every cell is in text format, so that ID numbers keep their digits and 1985-03 does not become a day. What is filled in
    is imported without matching a column; the example row is passed over as long as its name begins with 示例.
    Raises TargetBusy or ExportRefused; what was there before is then as it was.
    """
    write_or_refuse(path, lambda beside: _write(beside, branch or Branch()))


def _write(path: Path, branch: Branch) -> None:
    book = Workbook()
    book.remove(book.worksheets[0])
    book.properties.creator = "支部台账"
    fields = in_groups()
    _roster(book.create_sheet(ROSTER), fields, branch)
    _guide(book.create_sheet(GUIDE), fields, branch)
    _lists(book, fields, branch)
    path.write_bytes(packed(book))


def in_groups() -> list[Field]:
    """All fields to fill in, those of one group beside one another, groups in the order in which they first come."""
    order = list(dict.fromkeys(field.group for field in typed(Member)))
    return sorted(typed(Member), key=lambda field: order.index(field.group))


def heading(field: Field) -> str:
    """The heading over a column, with * where it must be filled in."""
    return f"*{field.label}" if field.required else field.label


def _roster(sheet: Worksheet, fields: Sequence[Field], branch: Branch) -> None:
    shown = example(branch)
    column = 1
    for group, several in groupby(fields, key=lambda field: field.group):
        width = len(list(several))
        sheet.cell(1, column, group)
        if width > 1:
            sheet.merge_cells(start_row=1, end_row=1, start_column=column, end_column=column + width - 1)
        column += width
    for place, field in enumerate(fields, start=1):
        letter = get_column_letter(place)
        wide = max(columns_taken(heading(field)), columns_taken(shown.show(field.name)), field.width)
        sheet.column_dimensions[letter].width = min(wide, 30) * 1.05 + 2
        sheet.column_dimensions[letter].number_format = "@"
        sheet.column_dimensions[letter].font = _BODY
        head, line = sheet.cell(2, place, heading(field)), sheet.cell(3, place, shown.show(field.name) or None)
        sheet.cell(1, place).font = head.font = _BOLD
        sheet.cell(1, place).fill, head.fill = _GROUP, _REQUIRED if field.required else _PLAIN
        sheet.cell(1, place).alignment = head.alignment = _CENTER
        line.font, line.alignment, line.number_format = _GREY, _CENTER, "@"
        for row in (1, 2, 3):
            sheet.cell(row, place).border = _BOX
        if text := hint(field):
            head.comment = Comment(text, "支部台账")
            head.comment.width, head.comment.height = 240, 30 + 20 * lines_taken(text, 30)  # pixels
    sheet.row_dimensions[1].height = sheet.row_dimensions[2].height = 24
    sheet.row_dimensions[3].height = _LINE * 2 + 4
    sheet.freeze_panes = "B3"
    sheet.print_title_rows, sheet.print_title_cols = "1:2", "A:A"
    _page(sheet, across=3)


def _guide(sheet: Worksheet, fields: Sequence[Field], branch: Branch) -> None:
    """The sheet 填写说明: the rules for all, then a line for each column."""
    rows = [[GUIDE, "", "", ""], *([rule, "", "", ""] for rule in RULES), GUIDE_HEADINGS]
    table = len(rows)
    for field in fields:
        words = "、".join(options(field, branch)) + ("；也可以填其他内容" if is_free(field) else "")
        rows.append(
            [field.label, "必填" if field.required else "", hint(field), words if options(field, branch) else ""]
        )
    widths = (20, 8, 46, 64)
    for letter, width in zip("ABCD", widths, strict=True):
        sheet.column_dimensions[letter].width = width
    for number, row in enumerate(rows, start=1):
        for place, text in enumerate(row, start=1):
            cell = sheet.cell(number, place, text or None)
            cell.font, cell.alignment = _BOLD if number in (1, table) else _BODY, _TOP
            if number >= table:
                cell.border = _BOX
            if number == table:
                cell.fill = _PLAIN
        if number < table:
            sheet.merge_cells(start_row=number, end_row=number, start_column=1, end_column=4)
            lines = lines_taken(row[0], sum(widths) - 4)
        else:
            lines = max(lines_taken(text, width - 2) for text, width in zip(row, widths, strict=True))
        sheet.row_dimensions[number].height = lines * _LINE + 6
    sheet.freeze_panes = f"A{table + 1}"
    sheet.print_title_rows = f"{table}:{table}"
    _page(sheet)


def _lists(book: Workbook, fields: Sequence[Field], branch: Branch) -> None:
    """The lists to choose from: short ones in the cell's own rule, long ones on a hidden sheet."""
    hidden, used = book.create_sheet(LISTS), 0
    for place, field in enumerate(fields, start=1):
        words = options(field, branch)
        if not words:
            continue
        formula = f'"{",".join(words)}"'
        if len(formula) > _INLINE or any("," in word for word in words):
            used += 1
            letter = get_column_letter(used)
            for row, word in enumerate((field.label, *words), start=1):
                hidden.cell(row, used, word).number_format = "@"
            formula = f"'{LISTS}'!${letter}$2:${letter}${len(words) + 1}"
        rule = DataValidation(type="list", formula1=formula, allow_blank=True)
        rule.errorTitle, rule.error = field.label, f"请从列表里选择{field.label}"
        rule.showErrorMessage = not is_free(field)
        letter = get_column_letter(place)
        rule.add(f"{letter}{FIRST}:{letter}{LAST}")
        book[ROSTER].add_data_validation(rule)
    hidden.sheet_state = "hidden"


def _page(sheet: Worksheet, *, across: int = 1) -> None:
    """A4 landscape, so many pages wide."""
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", 9  # A4
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = across, 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
