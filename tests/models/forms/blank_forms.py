"""Blank forms made by the tests, as committees make them."""

from __future__ import annotations

from pathlib import Path

from openpyxl import Workbook
from openpyxl.chart import BarChart, Reference
from openpyxl.comments import Comment
from openpyxl.formatting.rule import CellIsRule, FormulaRule
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.hyperlink import Hyperlink

_THIN = Side(style="thin")
FRAME = Border(left=_THIN, right=_THIN, top=_THIN, bottom=_THIN)
YELLOW = PatternFill("solid", start_color="FFFF99")


def rich_roster(path: Path, rows: int = 6) -> Path:
    """A roster with all that a form can have: two rows of headings, totals, drop-downs, names, notes, a chart, hidden sheets."""
    book = Workbook()
    sheet = book.active
    sheet.title = "花名册"
    sheet["A1"] = "××镇党员花名册"
    sheet.merge_cells("A1:J1")
    sheet["A2"], sheet["H2"] = "填报单位：", "填报日期：    年  月  日"
    upper = {"A": "序号", "B": "姓名", "C": "基本情况", "F": "党内情况", "H": "是否流动党员", "I": "虚岁", "J": "特长"}
    lower = {"C": "性别", "D": "民族", "E": "出生年月", "F": "入党时间", "G": "党龄"}
    for letter, text in upper.items():
        sheet[f"{letter}3"] = text
    for letter, text in lower.items():
        sheet[f"{letter}4"] = text
    for ref in ("A3:A4", "B3:B4", "C3:E3", "F3:G3", "H3:H4", "I3:I4", "J3:J4"):
        sheet.merge_cells(ref)
    last = 4 + rows
    for row in range(5, last + 1):
        for column in range(1, 11):
            cell = sheet.cell(row, column)
            cell.border, cell.alignment = FRAME, Alignment(horizontal="center", wrap_text=True)
        sheet[f"A{row}"] = row - 4
        sheet[f"F{row}"].number_format = 'yyyy"年"m"月"d"日"'
        sheet[f"I{row}"] = f'=IF(B{row}="","",G{row}+1)'
        sheet[f"E{row}"].fill = YELLOW
    total = last + 1
    sheet[f"A{total}"] = "合计"
    sheet[f"B{total}"] = f"=COUNTA(B5:B{last})"
    sheet[f"G{total}"] = f"=SUM(G5:G{last})"
    sheet[f"A{total + 1}"] = "填表人：        审核人：        联系电话："
    nations = book.create_sheet("代码")
    for k, text in enumerate(("01 汉族", "02 蒙古族", "03 回族", "08 壮族"), start=1):
        nations.cell(k, 1, text)
    nations.sheet_state = "hidden"
    counts = book.create_sheet("统计")
    counts["A1"], counts["B1"] = "女党员", f'=COUNTIF(花名册!$C$5:$C${last},"女")'
    counts["A2"], counts["B2"] = "总数", f"=花名册!B{total}"
    counts["A3"], counts["B3"] = "名称", "=COUNTA(名单)"
    for rule, ref in (
        (DataValidation("list", formula1='"男,女"'), f"C5:C{last}"),
        (DataValidation("list", formula1="代码!$A$1:$A$4"), f"D5:D{last}"),
        (DataValidation("list", formula1='"是,否"'), f"H5:H{last}"),
    ):
        rule.add(ref)
        sheet.add_data_validation(rule)
    sheet.conditional_formatting.add(f"G5:G{last}", CellIsRule("greaterThan", ["40"], font=Font(bold=True)))
    sheet.conditional_formatting.add(f"A5:J{last}", FormulaRule(['$H5="是"'], fill=YELLOW))
    book.defined_names["名单"] = DefinedName("名单", attr_text=f"花名册!$B$5:$B${last}")
    sheet.print_area = f"A1:J{total + 1}"
    sheet.print_title_rows = "3:4"
    sheet.auto_filter.ref = f"A4:J{last}"
    sheet.freeze_panes = "C5"
    sheet.protection.sheet = True
    sheet[f"A{total}"].comment = Comment("自动合计", "组织科")
    sheet["B3"].comment = Comment("与身份证一致", "组织科")
    sheet[f"B{total + 1}"].hyperlink = Hyperlink(ref=f"B{total + 1}", location=f"花名册!B{total}")
    chart = BarChart()
    chart.add_data(Reference(sheet, min_col=7, min_row=5, max_row=last))
    sheet.add_chart(chart, f"A{total + 4}")
    sheet.row_dimensions[5].height = 22
    sheet.column_dimensions["B"].width = 17.5
    book.save(path)
    return path


def card(path: Path, *, below: bool = False) -> Path:
    """A form for one person, the blank cells beside the labels or below them; a family table at the end is about others."""
    book = Workbook()
    sheet = book.active
    sheet.title = "登记表"
    sheet["A1"] = "党员登记表"
    sheet.merge_cells("A1:F1")
    labels = [
        ["姓名", "性别", "民族"],
        ["出生年月", "文化程度", "籍贯"],
        ["入党时间", "转正时间", "手机号码"],
        ["身份证号码", "政治面貌", "年龄"],
    ]
    for k, line in enumerate(labels):
        for j, text in enumerate(line):
            row, column = (2 + 2 * k, j + 1) if below else (2 + k, 2 * j + 1)
            sheet.cell(row, column, text)
            sheet.cell(row + below, column + (not below)).border = FRAME
    if not below:
        sheet["A6"] = "工作单位及职务："
        sheet.merge_cells("B6:F6")
        sheet["A7"] = "家庭主要成员"
        for j, text in enumerate(("称谓", "姓名", "年龄", "政治面貌", "工作单位")):
            sheet.cell(7, j + 2, text)
        sheet["F9"].border = FRAME
        sheet["A10"], sheet["B10"] = "特长", None
        sheet["B10"].border = FRAME
    sheet.print_area = "A1:F12"
    book.save(path)
    return path


def simple(path: Path, headings: list[str], *, rows: int = 3, title: str = "", foot: str = "") -> Path:
    """A title, one row of headings, framed rows, and a line at the foot."""
    book = Workbook()
    sheet = book.active
    if title:
        sheet["A1"] = title
        sheet.merge_cells(start_row=1, start_column=1, end_row=1, end_column=len(headings))
    top = 2 if title else 1
    for column, text in enumerate(headings, start=1):
        sheet.cell(top, column, text)
        for row in range(top + 1, top + 1 + rows):
            sheet.cell(row, column).border = FRAME
    if foot:
        sheet.cell(top + 1 + rows, 1, foot)
    book.save(path)
    return path
