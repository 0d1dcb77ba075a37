"""Rosters with what programs and careful people put into them: tables, rich text, drop-downs, formats, shared formulas."""

from __future__ import annotations

import re
from pathlib import Path

from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.comments import Comment
from openpyxl.formatting.rule import FormulaRule
from openpyxl.styles import Font
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.table import Table

from .blank_forms import YELLOW
from .office_making import form, put, rewritten, roster, share_texts


@form("09 超级表.xlsx")
def _(path: Path) -> None:
    book, sheet, _, last = roster(["序号", "姓名", "性别", "出生日期", "入党日期"], rows=6)
    sheet.unmerge_cells("A1:E1")
    sheet.add_table(Table(displayName="党员表", ref=f"A3:E{last}"))
    for row in range(4, last + 1):
        sheet[f"D{row}"].number_format = "yyyy/m/d"
        sheet[f"E{row}"].number_format = "yyyy-mm"
    sheet["G3"], sheet["G4"] = "人数", "=COUNTA(党员表[姓名])"
    book.save(path)


@form("10 富文本标题.xlsx")
def _(path: Path) -> None:
    book, sheet, _, _ = roster(["姓名", "性别", "籍贯", "参加工作时间"], rows=4)
    bold, line = InlineFont(b=True, sz=12, rFont="宋体"), InlineFont(u="single", sz=12, rFont="宋体")
    sheet["A2"] = CellRichText(
        TextBlock(bold, "填报单位："),
        TextBlock(line, "                    "),
        TextBlock(bold, " 填报时间："),
        TextBlock(line, "    年  月  日"),
    )
    sheet["C3"] = CellRichText("籍贯", TextBlock(InlineFont(color="FFFF0000", rFont="宋体"), "*"))
    book.save(path)


@form("16 WPS另存.xlsx")
def _(path: Path) -> None:
    book, sheet, _, last = roster(["序号", "姓名", "性别", "出生日期", "身份证号"], rows=6, numbered=True)
    sheet[f"A{last + 1}"], sheet[f"B{last + 1}"] = "合计", f"=COUNTA(B4:B{last})"
    book.save(path)

    def wps(name: str, data: bytes) -> bytes:
        if name != "xl/worksheets/sheet1.xml":
            return data
        data = (
            data.replace(b"<sheetData>", b'<cols><col min="1" max="1" width="6.5" customWidth="1"/></cols><sheetData>')
            if b"<cols>" not in data
            else data
        )
        data = re.sub(rb"<row ", rb'<row spans="1:5" customFormat="1" ht="24" customHeight="1" ', data)
        return data.replace(
            b"</worksheet>",
            b'<extLst><ext uri="{wps}"><a:wps xmlns:a="http://www.wps.cn/x" v="1"/></ext></extLst></worksheet>',
        )

    rewritten(path, wps)


@form("17 共享字符串与文字样式.xlsx")
def _(path: Path) -> None:
    book, sheet, _, _ = roster(["序号", "姓名", "性别", "入党时间", "转正时间"], rows=5)
    thin, line = InlineFont(sz=12, rFont="仿宋"), InlineFont(u="single", sz=12, rFont="仿宋")
    sheet["A2"] = CellRichText(
        TextBlock(thin, "填报单位："), TextBlock(line, "              "), TextBlock(thin, "填报时间：    年  月  日")
    )
    book.save(path)
    share_texts(path)


@form("18 共享公式.xlsx")
def _(path: Path) -> None:
    book, sheet, first, last = roster(["序号", "姓名", "性别", "党龄", "党龄档次"], rows=5)
    for row in range(first, last + 1):
        sheet[f"E{row}"] = f'=IF(D{row}="","",IF(D{row}>=30,"30年以上","30年以下"))'
    sheet[f"A{last + 1}"], sheet[f"D{last + 1}"] = "平均", f"=AVERAGE(D{first}:D{last})"
    book.save(path)

    def shared(name: str, data: bytes) -> bytes:
        if name != "xl/worksheets/sheet1.xml":
            return data
        data = re.sub(rb'(<c r="E4"[^>]*>)<f>', rb'\1<f t="shared" ref="E4:E8" si="0">', data)
        return re.sub(rb'(<c r="E[5-8]"[^>]*>)<f>.*?</f>', rb'\1<f t="shared" si="0"/>', data)

    rewritten(path, shared)


@form("19 条件格式与打印标题.xlsx")
def _(path: Path) -> None:
    book, sheet, first, last = roster(["序号", "姓名", "性别", "年龄", "是否流动党员", "是否失联党员"], rows=8)
    sheet.conditional_formatting.add(f"A{first}:F{last}", FormulaRule([f'$E{first}="是"'], fill=YELLOW))
    sheet.conditional_formatting.add(f"D{first}:D{last}", FormulaRule([f"$D{first}>=60"], font=Font(bold=True)))
    sheet.print_title_rows, sheet.print_area = "1:3", f"A1:F{last}"
    sheet.freeze_panes = f"C{first}"
    sheet.auto_filter.ref = f"A3:F{last}"
    sheet["B3"].comment = Comment("与身份证一致", "组织部")
    book.save(path)


@form("21 空的有效性.xlsx")
def _(path: Path) -> None:
    book, sheet, first, last = roster(["姓名", "性别", "学历", "民族"], rows=6)
    for column, rule in (
        ("B", DataValidation("list")),
        ("C", DataValidation("list", formula1='""')),
        ("D", DataValidation("none")),
    ):
        rule.add(f"{column}{first}:{column}{last}")
        sheet.add_data_validation(rule)
    book.save(path)


@form("22 日期格式.xlsx")
def _(path: Path) -> None:
    book, sheet, first, last = roster(["姓名", "出生日期", "入党日期", "转正日期", "参加工作日期"], rows=50)
    for row in range(first, last + 1):
        for column, code in (("B", "yyyy-mm-dd"), ("C", 'yyyy"年"m"月"d"日"'), ("D", "yyyy.mm"), ("E", "@")):
            sheet[f"{column}{row}"].number_format = code
    book.save(path)


@form("23 名称与间接下拉.xlsx")
def _(path: Path) -> None:
    book, sheet, first, last = roster(["姓名", "性别", "学历", "民族", "人员类别"], rows=6)
    codes = book.create_sheet("选项")
    for k, text in enumerate(
        ("11 博士研究生", "12 硕士研究生", "21 大学", "22 大专", "41 中等专科", "6 普通高中", "7 初中"), start=1
    ):
        codes.cell(k, 1, text)
    put(codes, 1, ["男", "女"], 3)
    for k, text in enumerate(("正式党员", "预备党员"), start=1):
        codes.cell(k, 6, text)
    codes.sheet_state = "hidden"
    book.defined_names["学历码"] = DefinedName("学历码", attr_text="选项!$A$1:$A$7")
    book.defined_names["类别"] = DefinedName("类别", attr_text="OFFSET(选项!$F$1,0,0,COUNTA(选项!$F:$F),1)")
    for column, formula in (
        ("B", "选项!$C$1:$D$1"),
        ("C", "学历码"),
        ("D", 'INDIRECT("选项!$A$20:$A$30")'),
        ("E", "类别"),
    ):
        rule = DataValidation("list", formula1=formula)
        rule.add(f"{column}{first}:{column}{last}")
        sheet.add_data_validation(rule)
    book.save(path)
