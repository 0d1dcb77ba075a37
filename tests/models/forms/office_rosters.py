"""Rosters as offices have them: line breaks, groups, blocks side by side, cover sheets, examples, odd places."""

from __future__ import annotations

from pathlib import Path

from openpyxl import Workbook
from openpyxl.formatting.rule import FormulaRule
from openpyxl.styles import PatternFill, Protection
from openpyxl.worksheet.datavalidation import DataValidation

from .blank_forms import YELLOW
from .office_making import form, frame, put, roster


@form("01 换行表头与出生年月（岁）.xlsx")
def _(path: Path) -> None:
    book, sheet, _, last = roster(
        ["序\n号", "姓 名", "性\n别", "民\n族", "出生年月\n（岁）", "学历\n学位", "入党\n时间", "单位及\n职务", "联系\n电话", "备 注"],
        title="中共××市委组织部\n党员花名册", line=["单位：                                    ", None, None, None, None, None, None, "2026年  月  日"],
    )  # fmt: skip
    sheet.merge_cells("A2:G2")
    sheet.merge_cells("H2:J2")
    sheet[f"A{last + 1}"] = "填表人：            审核人：            联系电话："
    sheet.page_setup.orientation = "landscape"
    sheet.print_title_rows = "1:3"
    book.save(path)


@form("02 党小组小计.xlsx")
def _(path: Path) -> None:
    book, sheet, _, _ = roster(["序号", "党小组", "姓名", "性别", "党龄", "年龄"], rows=13)
    for start, group, rows in ((4, "第一党小组", 3), (8, "第二党小组", 3), (12, "第三党小组", 3)):
        sheet[f"B{start}"] = group
        sheet.merge_cells(f"B{start}:B{start + rows - 1}")
        total = start + rows
        sheet[f"A{total}"] = "小计"
        sheet.merge_cells(f"A{total}:B{total}")
        sheet[f"C{total}"] = f"=COUNTA(C{start}:C{total - 1})"
        sheet[f"E{total}"] = f"=SUM(E{start}:E{total - 1})"
    sheet["A16"], sheet["C16"], sheet["E16"] = "合计", "=C7+C11+C15", "=E7+E11+E15"
    book.save(path)


@form("03 组名行.xlsx")
def _(path: Path) -> None:
    book, sheet, _, _ = roster(["序号", "姓名", "性别", "身份证号码", "手机号码"], rows=12)
    for row, text in ((4, "一、第一党小组"), (8, "二、第二党小组"), (12, "三、第三党小组")):
        sheet[f"A{row}"] = text
        sheet.merge_cells(f"A{row}:E{row}")
    book.save(path)


@form("04 小计没有组名.xlsx")
def _(path: Path) -> None:
    book, sheet, _, _ = roster(["序号", "姓名", "性别", "电话"], rows=9)
    for row in (7, 11):
        sheet[f"A{row}"], sheet[f"B{row}"] = "小计", f"=COUNTA(B{row - 3}:B{row - 1})"
    sheet["A12"], sheet["B12"] = "合计", "=B7+B11"
    book.save(path)


@form("05 左右两栏名单.xlsx")
def _(path: Path) -> None:
    book, sheet, _, _ = roster(
        ["序号", "姓名", "性别", "手机", "序号", "姓名", "性别", "手机"], title="党员通讯录", rows=12
    )
    for k in range(12):
        sheet.cell(4 + k, 1, k + 1)
        sheet.cell(4 + k, 5, k + 13)
    book.save(path)


@form("06 上下两张名单.xlsx")
def _(path: Path) -> None:
    book, sheet, _, last = roster(["序号", "姓名", "性别", "入党日期", "转正日期"], title="正式党员名册", rows=5)
    top = last + 3
    sheet[f"A{top}"] = "预备党员名册"
    sheet.merge_cells(f"A{top}:E{top}")
    put(sheet, top + 1, ["序号", "姓名", "性别", "入党日期", "联系电话"])
    frame(sheet, f"A{top + 1}:E{top + 3}")
    sheet[f"A{top + 4}"], sheet[f"B{top + 4}"] = "合计", f"=COUNTA(B{top + 2}:B{top + 3})"
    book.save(path)


@form("07 封面与隐藏表.xlsx")
def _(path: Path) -> None:
    book, sheet, _, last = roster(["序号", "姓名", "性别", "民族", "学历"], rows=6)
    sheet.title = "名册"
    cover = book.create_sheet("封面", 0)
    cover["B4"] = "党 员 信 息 统 计 报 表"
    cover["B8"], cover["B10"], cover["B12"] = (
        "填报单位（盖章）：__________________",
        "填报日期：      年    月    日",
        "填表人：____________",
    )
    codes = book.create_sheet("码表")
    for k, text in enumerate(("01 汉族", "08 壮族", "11 满族"), start=1):
        codes.cell(k, 1, text)
    codes.sheet_state = "veryHidden"
    nation = DataValidation("list", formula1="码表!$A$1:$A$3", allow_blank=True)
    nation.add(f"D4:D{last}")
    sheet.add_data_validation(nation)
    book.save(path)


@form("08 受保护的表.xlsx")
def _(path: Path) -> None:
    book, sheet, _, last = roster(["序号", "姓名", "公民身份证号", "性别", "人员类别"], rows=8)
    sheet.protection.sheet = True
    sheet.protection.password = "zzb"
    for row in sheet[f"A4:E{last}"]:
        for cell in row:
            cell.protection = Protection(locked=False)
    sheet.conditional_formatting.add(f"C4:C{last}", FormulaRule(["COUNTIF($C$4:$C$11,C4)>1"], fill=YELLOW))
    book.save(path)


@form("11 模板.xltx")
def _(path: Path) -> None:
    book, _, _, _ = roster(["序号", "姓名", "性别", "职务"], rows=5)
    book.template = True
    book.save(path)


@form("12 预填序号与例行.xlsx")
def _(path: Path) -> None:
    book, sheet, _, last = roster(["序号", "姓名", "性别", "出生年月", "民族", "学历", "工作岗位", "电话"], rows=21)
    put(sheet, 4, ["例", "张三", "男", "1985.03", "01 汉族", "21 大学", "011 公务员", "13800000000"])
    for k in range(20):
        sheet.cell(5 + k, 1, str(k + 1))
    sheet[f"A{last + 1}"] = "注：1.出生年月格式为1985.03；2.学历填最高学历。"
    sheet.merge_cells(f"A{last + 1}:H{last + 1}")
    book.save(path)


@form("15 分组多表.xlsx")
def _(path: Path) -> None:
    book = Workbook()
    book.remove(book.active)
    for name in ("第一党小组", "第二党小组", "第三党小组"):
        sheet = book.create_sheet(name)
        sheet["A1"] = f"{name}党员名单"
        put(sheet, 2, ["序号", "姓名", "性别", "党内职务"])
        frame(sheet, "A2:D6")
    book.save(path)


@form("20 很宽的表.xlsx")
def _(path: Path) -> None:
    headings = [
        "序号", "姓名", "性别", "民族", "籍贯", "出生日期", "公民身份号码", "学历", "学位", "毕业院校", "专业", "参加工作时间",
        "人员类别", "入党日期", "转正日期", "党龄", "入党介绍人", "所在党支部", "所在党小组", "党内职务", "工作单位及职务", "工作岗位",
        "专业技术职务", "新社会阶层", "是否农民工", "手机号码", "固定电话", "家庭住址", "户籍所在地", "党籍状态", "是否失联党员", "失去联系日期",
        "是否流动党员", "外出流向", "紧急联系人", "紧急联系人电话", "年度学时", "备注",
    ]  # fmt: skip
    book, _, _, _ = roster(headings, rows=60, title="党员信息采集汇总表", line=["党组织名称："])
    book.save(path)


@form("34 签到表.xlsx")
def _(path: Path) -> None:
    book, _, _, _ = roster(
        ["序号", "姓名", "签名", "备注"], title="党员大会签到表", rows=6, numbered=True, line=["时间：", None, "地点："]
    )
    book.save(path)


@form("35 英文默认名与空行.xlsx")
def _(path: Path) -> None:
    book = Workbook()
    sheet = book.active
    sheet["C6"] = "在职党员到社区报到登记表"
    sheet.merge_cells("C6:H6")
    put(sheet, 9, ["编号", "党员姓名", "性 别", "所在单位、职务", "联系方式", "报到社区"], 3)
    frame(sheet, "C9:H15")
    for row in range(10, 16):
        sheet.cell(row, 3).fill = PatternFill("solid", start_color="DDEBF7")
    book.save(path)


@form("36 合计在上.xlsx")
def _(path: Path) -> None:
    book, sheet, _, last = roster(["序号", "姓名", "性别", "党龄"], rows=6)
    sheet["A4"], sheet["B4"], sheet["D4"] = "合计", f"=COUNTA(B5:B{last})", f"=SUM(D5:D{last})"
    book.save(path)


@form("37 左右两张名单.xlsx")
def _(path: Path) -> None:
    book = Workbook()
    sheet = book.active
    sheet["A1"], sheet["E1"] = "正式党员名单", "预备党员名单"
    sheet.merge_cells("A1:C1")
    sheet.merge_cells("E1:G1")
    put(sheet, 2, ["序号", "姓名", "转正日期", None, "序号", "姓名", "入党日期"])
    frame(sheet, "A2:C8")
    frame(sheet, "E2:G8")
    sheet["A9"], sheet["B9"] = "合计", "=COUNTA(B3:B8)"
    sheet["E9"], sheet["F9"] = "合计", "=COUNTA(F3:F8)"
    book.save(path)


@form("38 组名在首行.xlsx")
def _(path: Path) -> None:
    book, sheet, _, _ = roster(["党小组", "序号", "姓名", "性别"], rows=9)
    for row, text in ((4, "第一党小组"), (7, "第二党小组"), (10, "第三党小组")):
        sheet[f"A{row}"] = text
    for row in (6, 9):
        sheet[f"A{row}"], sheet[f"C{row}"] = "小计", f"=COUNTA(C{row - 2}:C{row - 1})"
    sheet["A12"], sheet["C12"] = "合计", "=C6+C9+COUNTA(C10:C11)"
    book.save(path)
