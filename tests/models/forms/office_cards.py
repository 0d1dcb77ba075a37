"""Cards and registers as offices have them: floating members, transfers, meetings, training, problems, tables of numbers."""

from __future__ import annotations

from pathlib import Path

from openpyxl import Workbook

from .office_making import form, frame, put, roster


@form("13 登记卡（照片）.xlsx")
def _(path: Path) -> None:
    book = Workbook()
    sheet = book.active
    sheet.title = "登记卡"
    sheet["A1"] = "流动党员登记表"
    sheet.merge_cells("A1:G1")
    put(sheet, 2, ["姓名", None, "性别", None, "民族", None, "（照片）"])
    put(sheet, 3, ["出生年月", None, "学历", None, "籍贯", None])
    put(sheet, 4, ["身份证号码", None, None, None, "手机号码", None])
    put(sheet, 5, ["所在党支部", None, None, None, "党员类别", None])
    put(sheet, 6, ["外出日期", None, "外出流向", None, None, None, None])
    put(sheet, 7, ["外出原因", None, "党组织联系人", None, "最近联系日期", None, None])
    put(sheet, 8, ["家庭成员", "姓名", "与本人关系", "工作单位", None, "电话", None])
    sheet["A11"] = "支部意见"
    sheet["B11"] = "（盖章）\n    年  月  日"
    for ref in ("G2:G5", "B4:D4", "B5:D5", "D6:G6", "F7:G7", "D8:E8", "A8:A10", "D9:E9", "D10:E10", "B11:G11"):
        sheet.merge_cells(ref)
    frame(sheet, "A2:G11")
    sheet.page_setup.orientation = "landscape"
    sheet.print_area = "A1:G11"
    book.save(path)


@form("14 一格一项.xlsx")
def _(path: Path) -> None:
    book = Workbook()
    sheet = book.active
    sheet.title = "信息卡"
    sheet["A1"] = "党员信息卡"
    lines = [
        "姓名：____________    性别：______    民族：________",
        "出生年月：____________    学历：____________",
        "入党时间：      年   月   日",
        "工作单位及职务：________________________",
        "联系电话：",
        "特长：____________",
        "填表日期：      年   月   日",
    ]
    for k, text in enumerate(lines):
        sheet[f"A{3 + k}"] = text
        sheet.merge_cells(f"A{3 + k}:D{3 + k}")
    book.save(path)


@form("24 三会一课.xlsx")
def _(path: Path) -> None:
    book, sheet, _, last = roster(
        ["序号", "会议\n类别", "召开\n时间", "地点", "主持人", "主要议题", "应到\n人数", "实到\n人数", "到会率", "缺席人员及原因"],
        title="2026年度“三会一课”记录台账", rows=10, line=["党支部名称：", None, None, None, None, None, None, "支部书记："],
    )  # fmt: skip
    for row in range(4, last + 1):
        sheet[f"I{row}"].number_format = "0.0%"
        sheet[f"C{row}"].number_format = "yyyy/m/d"
    sheet[f"A{last + 1}"], sheet[f"G{last + 1}"] = "合计", f"=SUM(G4:G{last})"
    book.save(path)


@form("25 会议记录单.xlsx")
def _(path: Path) -> None:
    book = Workbook()
    sheet = book.active
    sheet.title = "记录"
    sheet["A1"] = "2026年党员大会会议记录"
    sheet.merge_cells("A1:D1")
    put(sheet, 2, ["会议名称", None, "会议类型", None])
    put(sheet, 3, ["时间", None, "地点", None])
    put(sheet, 4, ["主持人", None, "记录人", None])
    put(sheet, 5, ["应到人数", None, "实到人数", None])
    put(sheet, 6, ["缺席人员及原因"])
    put(sheet, 7, ["会议内容"])
    put(sheet, 8, ["主持人签字", None, "记录人签字", None])
    for row in (6, 7):
        sheet.merge_cells(f"B{row}:D{row}")
    frame(sheet, "A2:D8")
    sheet.row_dimensions[7].height = 300
    book.save(path)


@form("26 培训台账.xlsx")
def _(path: Path) -> None:
    book, sheet, first, last = roster(
        ["序号", "培训班名称", "培训时间", "地点", "主办单位", "学时", "参训人数", "培训内容"],
        title="2026年党员教育培训台账",
        rows=6,
    )
    sheet[f"A{last + 1}"], sheet[f"F{last + 1}"] = "合计", f"=SUM(F{first}:F{last})"
    book.save(path)


@form("27 学员名册.xlsx")
def _(path: Path) -> None:
    book, _, _, _ = roster(
        ["序号", "姓名", "性别", "单位及职务", "培训班次", "参训情况", "学时", "考核结果"],
        title="2026年培训学员名册",
        rows=5,
    )
    book.save(path)


@form("28 整改销号表.xlsx")
def _(path: Path) -> None:
    book, sheet, _, _ = roster(
        ["序号", "存在问题", "整改措施", "责任\n领导", "责任人", "整改时限", "整改进展", "完成情况", "是否销号", "销号时间"],
        title="主题教育检视问题整改台账", rows=5,
    )  # fmt: skip
    sheet.column_dimensions["B"].width = 30
    book.save(path)


@form("29 整改销号单.xlsx")
def _(path: Path) -> None:
    book = Workbook()
    sheet = book.active
    sheet["A1"] = "问题整改销号单"
    sheet.merge_cells("A1:D1")
    put(sheet, 2, ["问题来源", None, "整改时限", None])
    put(sheet, 3, ["问题描述"])
    put(sheet, 4, ["整改措施"])
    put(sheet, 5, ["完成情况"])
    put(sheet, 6, ["责任人", None, "销号日期", None])
    put(sheet, 7, ["验收意见", "（签字）     年  月  日"])
    for row in (3, 4, 5, 7):
        sheet.merge_cells(f"B{row}:D{row}")
    frame(sheet, "A2:D7")
    book.save(path)


@form("30 流动党员登记表.xlsx")
def _(path: Path) -> None:
    book, _, _, _ = roster(
        ["序号", "姓名", "性别", "身份证号", "外出日期", "外出流向", "外出原因", "联系电话", "联系人", "最近联系日期"],
        title="流动党员登记表", rows=6, line=["填报党支部："],
    )  # fmt: skip
    book.save(path)


@form("31 组织关系转接登记表.xlsx")
def _(path: Path) -> None:
    book, sheet, _, last = roster(
        ["序号", "姓名", "性别", "身份证号码", "人员类别", "转出党组织", "转往党组织", "介绍信编号", "转出时间", "党费交至", "有效期", "回执日期", "联系电话"],
        title="2026年党员组织关系转接登记表", rows=3, line=["单位："],
    )  # fmt: skip
    for row in range(4, last + 1):
        sheet[f"I{row}"].number_format = "yyyy-mm-dd"
    book.save(path)


@form("32 统计表.xlsx")
def _(path: Path) -> None:
    book = Workbook()
    sheet = book.active
    sheet["A1"] = "党员情况统计表"
    sheet.merge_cells("A1:L1")
    sheet["A2"] = "填报单位：                填报日期：    年  月  日"
    upper = {"A": "支部名称", "B": "党员总数", "C": "性别", "E": "民族", "F": "年龄", "J": "学历", "L": "高知党员"}
    lower = dict(
        zip(
            "CDEFGHIJK",
            ["男", "女", "少数民族", "35岁及以下", "36-45岁", "46-59岁", "60岁及以上", "大专及以上", "高中及以下"],
            strict=True,
        )
    )
    for letter, text in upper.items():
        sheet[f"{letter}3"] = text
    for letter, text in lower.items():
        sheet[f"{letter}4"] = text
    for ref in ("A3:A4", "B3:B4", "C3:D3", "F3:I3", "J3:K3", "L3:L4"):
        sheet.merge_cells(ref)
    frame(sheet, "A3:L6")
    sheet["A7"], sheet["B7"] = "合计", "=SUM(B5:B6)"
    book.save(path)


@form("33 行列统计表.xlsx")
def _(path: Path) -> None:
    book = Workbook()
    sheet = book.active
    sheet["A1"] = "党员队伍结构情况统计表"
    put(sheet, 2, ["项目", "合计", "男", "女", "预备党员", "35岁以下", "35岁-45岁"])
    for k, text in enumerate(("党员总数", "少数民族", "大学本科及以上", "专业技术人员")):
        sheet.cell(3 + k, 1, text)
    sheet["B3"] = "=C3+D3"
    frame(sheet, "A2:G6")
    book.save(path)
