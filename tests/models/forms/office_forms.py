"""Blank forms as real offices have them: odd layouts, old habits and the quirks of several programs, each made by a function."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable, Sequence
from datetime import date
from io import BytesIO
from pathlib import Path

from openpyxl import Workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.comments import Comment
from openpyxl.formatting.rule import FormulaRule
from openpyxl.styles import Alignment, Font, PatternFill, Protection
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.table import Table
from openpyxl.worksheet.worksheet import Worksheet

from .blank_forms import FRAME, YELLOW

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


def _rewritten(path: Path, change: Callable[[str, bytes], bytes]) -> None:
    """The parts of a workbook, each through `change`: what other programs write and openpyxl does not."""
    with zipfile.ZipFile(path) as archive:
        parts = [(info.filename, archive.read(info)) for info in archive.infolist()]
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts:
            archive.writestr(name, change(name, data))
    path.write_bytes(buffer.getvalue())


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

    _rewritten(path, wps)


@form("17 共享字符串与文字样式.xlsx")
def _(path: Path) -> None:
    book, sheet, _, _ = roster(["序号", "姓名", "性别", "入党时间", "转正时间"], rows=5)
    thin, line = InlineFont(sz=12, rFont="仿宋"), InlineFont(u="single", sz=12, rFont="仿宋")
    sheet["A2"] = CellRichText(
        TextBlock(thin, "填报单位："), TextBlock(line, "              "), TextBlock(thin, "填报时间：    年  月  日")
    )
    book.save(path)
    _share_texts(path)


def _share_texts(path: Path) -> None:
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

    _rewritten(path, change)
    head = b'<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr(
            "xl/sharedStrings.xml", head + b"".join(b"<si>" + text + b"</si>" for text in texts) + b"</sst>"
        )


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

    _rewritten(path, shared)


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


DAY = date(2026, 11, 23)
