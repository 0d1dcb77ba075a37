"""The list of hostile files: name, how it is made, and what has to become of it."""

from __future__ import annotations

import json
import re

from tests.faults.hostile_books import (
    BOOK,
    EITHER,
    LINKS,
    MEGABYTE,
    READ,
    REFUSED,
    SHEET,
    STRINGS,
    STYLES,
    THEME,
    TYPES,
    Hostile,
    Rows,
    after,
    cell,
    csv,
    doubled,
    edit,
    in_every_part,
    last_row,
    long_string_everywhere,
    lying_sizes,
    many_sheets,
    more_ods_rows,
    ods,
    ole,
    packed,
    parts_of,
    with_parts,
    without,
    workbook,
)

LAUGHS = (
    b'<!DOCTYPE l [<!ENTITY a0 "ha">'
    + b"".join(b'<!ENTITY a%d "%s">' % (n, b"&a%d;" % (n - 1) * 10) for n in range(1, 10))
    + b"]>"
)
QUADRATIC = b'<!DOCTYPE l [<!ENTITY a "' + b"a" * 50_000 + b'">]>'
OUTSIDE = b'<!DOCTYPE l [<!ENTITY a SYSTEM "file:///etc/hostname">]>'
VALUED = '<table:table-cell office:value-type="string"><text:p>甲</text:p></table:table-cell>'
WIDE = VALUED.replace("<table:table-cell", '<table:table-cell table:number-columns-repeated="200"')
A_ROW = f"<table:table-row>{VALUED}</table:table-row>"


def spaces() -> bytes:
    return b" " * (150 * MEGABYTE)


def _rows(first: int, last: int, inside: str = "", about: str = "") -> bytes:
    return "".join(f'<row r="{n}"{about}>{inside.replace("#", str(n))}</row>' for n in range(first, last)).encode()


def _merges(count: int) -> bytes:
    areas = "".join(f'<mergeCell ref="F{n}:G{n}"/>' for n in range(1, count + 1))
    return f'<mergeCells count="{count}">{areas}</mergeCells>'.encode()


def _strings(rows: Rows, inside: bytes) -> bytes:
    """The honest file whose strings have one more, put at the end."""
    parts = parts_of(rows)
    return packed({**parts, STRINGS: parts[STRINGS].replace(b"</sst>", inside + b"</sst>")})


def _nested_runs(rows: Rows) -> bytes:
    depth = 20_000
    return _strings(rows, b"<si>" + b"<r>" * depth + b"<t>x</t>" + b"</r>" * depth + b"</si>")


def _utf16(rows: Rows) -> bytes:
    parts = parts_of(rows)
    text = parts[SHEET].decode()
    text = text if text.startswith("<?xml") else '<?xml version="1.0" encoding="UTF-16"?>' + text
    return packed({**parts, SHEET: text.replace("utf-8", "UTF-16").encode("utf-16")})


def _no_addresses(rows: Rows) -> bytes:
    """Cells say where they are by their order alone, and the last row is far down."""
    parts = parts_of(rows)
    sheet = re.sub(rb'(<c) r="[A-Z]+\d+"', rb"\1", parts[SHEET])
    return packed(
        {**parts, SHEET: sheet.replace(b"</sheetData>", b'<row r="1048576"><c><v>1</v></c></row></sheetData>')}
    )


def _loop(rows: Rows) -> bytes:
    """The workbook names itself as its sheet."""
    parts = parts_of(rows)
    return packed({**parts, LINKS: parts[LINKS].replace(b"/xl/worksheets/sheet1.xml", b"/xl/workbook.xml")})


XLSX = [
    Hostile("空格炸弹.xlsx", after(SHEET, b"<sheetData>", spaces)),
    Hostile("行炸弹.xlsx", after(SHEET, b"<sheetData>", lambda: b"<row/>" * 20_000_000)),
    Hostile("字符串炸弹.xlsx", lambda rows: _strings(rows, b"<si><t>" + spaces() + b"</t></si>")),
    Hostile("样式炸弹.xlsx", after(STYLES, b"<cellXfs", spaces)),
    Hostile("主题炸弹.xlsx", after(THEME, b"<a:themeElements>", spaces), READ),
    Hostile("图片炸弹.xlsx", with_parts(xl__media__image1_dot_png=lambda: bytes(300 * MEGABYTE)), READ),
    Hostile("谎报大小.xlsx", lying_sizes),
    Hostile("九十九兆空格.xlsx", after(SHEET, b"<sheetData>", lambda: b" " * (99 * MEGABYTE)), READ),
    Hostile("一串到处用.xlsx", long_string_everywhere),
    Hostile("百万字符串.xlsx", lambda rows: _strings(rows, b"<si><t>a</t></si>" * 3_000_000), READ),
    Hostile("百万样式.xlsx", edit(STYLES, b"</cellXfs>", lambda: b"<xf/>" * 3_000_000 + b"</cellXfs>"), READ),
    Hostile("百万空行.xlsx", edit(SHEET, b"</sheetData>", lambda: _rows(90, 1_048_577, about=' s="1"') + b"</sheetData>"), READ),
    Hostile("百万空格子.xlsx", edit(SHEET, b"</sheetData>", lambda: _rows(90, 1_048_577, '<c r="A#" s="0"/>') + b"</sheetData>"), READ),
    Hostile("远角.xlsx", last_row(cell("XFD1048576"), b'r="1048576"')),
    Hostile("远角空格子.xlsx", last_row(b'<c r="XFD1048576" s="0"/>', b'r="1048576"'), READ, READ),
    Hostile("两万行空格子.xlsx", edit(SHEET, b"</sheetData>", lambda: _rows(90, 20_001, '<c r="GR#" s="0"/>') + b"</sheetData>"), READ, READ),
    Hostile("三十兆元素.xlsx", edit(SHEET, b"<sheetData>", lambda: b"<a/>" * 4_000_000 + b"<sheetData>"), READ),
    Hostile("两份九十兆.xlsx", lambda rows: packed({**parts_of(rows), STRINGS: spaces()[: 90 * MEGABYTE] + parts_of(rows)[STRINGS], SHEET: spaces()[: 90 * MEGABYTE] + parts_of(rows)[SHEET]})),
    Hostile("远角等号带空格.xlsx", last_row(b'<c r = "XFD1048576"><v>1</v></c>', b'r="1048576"')),
    Hostile("远角小写.xlsx", last_row(cell("xfd1048576"), b'r="1048576"')),
    Hostile("远角尖括号属性.xlsx", last_row(b'<c x=">" r="XFD1048576"><v>1</v></c>', b'r="1048576"')),
    Hostile("远角没有地址.xlsx", _no_addresses),
    Hostile("一行一百万格.xlsx", edit(SHEET, b"</sheetData>", lambda: b"<row>" + b"<c><v>1</v></c>" * 1_000_000 + b"</row></sheetData>")),
    Hostile("列号太大.xlsx", last_row(cell("ZZZZZZ9"))),
    Hostile("负行号.xlsx", last_row(cell("A-5"), b'r="-5"')),
    Hostile("行号为零.xlsx", last_row(cell("A0"), b'r="0"')),
    Hostile("行号超大.xlsx", last_row(cell("A99999999999999999999"), b'r="99999999999999999999"')),
    Hostile("千表远角.xlsx", many_sheets),
    Hostile("千个表.xlsx", lambda rows: many_sheets(rows, 1900, "B2"), READ, READ),
    Hostile("亿万笑.xlsx", edit(SHEET, b"<worksheet", LAUGHS + b"<worksheet")),
    Hostile("平方实体.xlsx", edit(SHEET, b"<worksheet", QUADRATIC + b"<worksheet")),
    Hostile("外部实体.xlsx", edit(SHEET, b"<worksheet", OUTSIDE + b"<worksheet")),
    Hostile("样式里的实体.xlsx", edit(STYLES, b"<styleSheet", LAUGHS + b"<styleSheet")),
    Hostile("主题里的实体.xlsx", edit(THEME, b"<a:theme ", LAUGHS + b"<a:theme "), READ, READ),
    Hostile("UTF-16.xlsx", _utf16),
    Hostile("无值公式.xlsx", last_row(cell("A90", b"<f>1+1</f>")), READ, READ),
    Hostile("外部公式.xlsx", last_row(cell("F90", b"<f>[1]Sheet1!A1</f><v>7</v>")), READ, READ),
    Hostile("DDE公式.xlsx", last_row(cell("F90", b"<f>cmd|'/C calc'!A0</f><v>7</v>")), READ, READ),
    Hostile("宏改名.xlsx", with_parts(xl__vbaProject_dot_bin=b"\xd0\xcf\x11\xe0" + bytes(5000)), READ, READ),
    Hostile("重名部件.xlsx", doubled),
    Hostile("两点名.xlsx", with_parts(**{"__dot____dot____x_dot_xml": b"<x/>", "..__..__etc__x": b"x"})),
    Hostile("绝对名.xlsx", with_parts(__etc__x=b"x")),
    Hostile("盘符名.xlsx", with_parts(**{"C:__x": b"x"})),
    Hostile("负一字符串.xlsx", last_row(cell("A90", b"<v>-1</v>", t="s"))),
    Hostile("超界字符串.xlsx", last_row(cell("A90", b"<v>999999</v>", t="s"))),
    Hostile("尺寸不实.xlsx", lambda rows: edit(SHEET, parts_dimension(rows), b'<dimension ref="A1:XFD1048576"/>')(rows), READ, READ),
    Hostile("尺寸过小.xlsx", lambda rows: edit(SHEET, parts_dimension(rows), b'<dimension ref="A1"/>')(rows), READ, READ),
    Hostile("巨大合并.xlsx", edit(SHEET, b"</sheetData>", b'</sheetData><mergeCells><mergeCell ref="F20:XFD1048576"/></mergeCells>'), READ, READ),
    Hostile("巨大合并远格.xlsx", edit(SHEET, b"</sheetData>", b'<row r="1048576"><c r="XFD1048576"/></row></sheetData><mergeCells><mergeCell ref="F20:XFD1048576"/></mergeCells>'), READ, READ),
    Hostile("合并两万处.xlsx", edit(SHEET, b"</sheetData>", lambda: b"</sheetData>" + _merges(20_000))),
    Hostile("合并两百万处.xlsx", edit(SHEET, b"</sheetData>", lambda: b"</sheetData>" + _merges(2_000_000))),
    Hostile("非数.xlsx", last_row(cell("F90", b"<v>NaN</v>") + cell("G90", b"<v>INF</v>") + cell("H90", b"<v>1e308</v>") + cell("I90", b"<v>-1e999</v>")), READ, READ),
    Hostile("控制字符.xlsx", last_row(cell("F90", b"<is><t>\x01\x07</t></is>", t="inlineStr")), READ, EITHER),
    Hostile("转义控制符.xlsx", last_row(cell("F90", b"<is><t>_x0000_&#x1;</t></is>", t="inlineStr")), READ, EITHER),
    Hostile("满格三万字.xlsx", last_row(cell("F90", b"<is><t>" + "记".encode() * 32_767 + b"</t></is>", t="inlineStr")), READ, READ),
    Hostile("超过三万字.xlsx", last_row(cell("F90", b"<is><t>" + "记".encode() * 40_000 + b"</t></is>", t="inlineStr"))),
    Hostile("深层富文本.xlsx", _nested_runs, READ, EITHER),
    Hostile("深层元素.xlsx", edit(SHEET, b"<sheetData>", lambda: b"<a>" * 200_000 + b"</a>" * 200_000 + b"<sheetData>"), READ),
    Hostile("坏的类型表.xlsx", edit(TYPES, b"<Types", b"<Typos"), READ, EITHER),
    Hostile("没有类型表.xlsx", without(TYPES), READ, EITHER),
    Hostile("没有关系.xlsx", without(LINKS)),
    Hostile("没有表.xlsx", without(SHEET)),
    Hostile("没有字符串.xlsx", without(STRINGS)),
    Hostile("没有样式.xlsx", without(STYLES), READ, READ),
    Hostile("关系成环.xlsx", _loop),
    Hostile("关系指外.xlsx", edit(LINKS, b"/xl/worksheets/sheet1.xml", b"file:///etc/hostname")),
    Hostile("关系指上.xlsx", edit(LINKS, b"/xl/worksheets/sheet1.xml", b"../../../etc/hostname")),
    Hostile("同一张表两次.xlsx", edit(BOOK, b"</sheets>", b'<sheet xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" name="B" sheetId="9" r:id="rId1"/></sheets>'), READ, READ),
    Hostile("截断.xlsx", lambda rows: workbook(rows)[:-300]),
    Hostile("半截.xlsx", lambda rows: workbook(rows)[:2500]),
    Hostile("尾巴多余.xlsx", lambda rows: workbook(rows) + bytes(70_000)),
    Hostile("前面多余.xlsx", lambda rows: b"PK\x03\x04" + workbook(rows), READ, EITHER),
    Hostile("空字节.xlsx", in_every_part(lambda data: data + b"\0"), READ, EITHER),
]  # fmt: skip
OTHERS = [
    Hostile("加密.xlsx", ole("EncryptedPackage", "EncryptionInfo")),
    Hostile("旧格式空壳.xls", ole("Workbook")),
    Hostile("网页.xls", lambda rows: b"<html><table>" + b"<tr><td>x</td></tr>" * 1000 + b"</table></html>"),
    Hostile("文本改名.xlsx", lambda rows: csv(rows).encode()),
    Hostile("带空字节.csv", lambda rows: csv(rows).encode() + b"\0" * 1000),
    Hostile("一行二十九兆.csv", lambda rows: csv(rows).encode() + b"a" * (29 * MEGABYTE)),
    Hostile("一行逗号.csv", lambda rows: csv(rows).encode() + b"," * (29 * MEGABYTE), READ),
    Hostile("一行逗号后有字.csv", lambda rows: csv(rows).encode() + b"," * (28 * MEGABYTE) + "甲".encode()),
    Hostile("全是逗号行.csv", lambda rows: csv(rows).encode() + b",,,\r\n" * (29 * MEGABYTE // 5), READ),
    Hostile("换行后有字.csv", lambda rows: csv(rows).encode() + b"\n" * (29 * MEGABYTE) + csv(rows).encode()),
    Hostile("全是换行.csv", lambda rows: csv(rows).encode() + b"\n" * (29 * MEGABYTE), READ),
    Hostile("全是引号.csv", lambda rows: csv(rows).encode() + b'"' * (29 * MEGABYTE)),
    Hostile("超过三十兆.csv", lambda rows: csv(rows).encode() + b"a," * (50 * MEGABYTE)),
    Hostile("短行无数.csv", lambda rows: csv(rows).encode() + b"a,b\n" * 7_000_000),
    Hostile("嵌套十万.json", lambda rows: b"[" * 100_000 + b"]" * 100_000),
    Hostile("嵌套在里.json", lambda rows: b'[{"a":' * 100_000 + b"1" + b"}]" * 100_000),
    Hostile("空对象无数.json", lambda rows: b"[" + b"{}," * 9_000_000 + b"{}]"),
    Hostile("重复的键.json", lambda rows: objects(rows).replace(b"[{", b'[{"' + str(rows[0][0]).encode() + b'": "\xe5\x81\x87",', 1), READ),
    Hostile("超大整数.json", lambda rows: objects(rows).replace(b"}]", b', "x": ' + b"9" * 4000 + b"}]"), READ),
    Hostile("更大整数.json", lambda rows: objects(rows).replace(b"}]", b', "x": ' + b"9" * 5000 + b"}]")),
    Hostile("孤立代理.json", lambda rows: objects(rows).replace(b"}]", b', "x": "\\ud800"}]'), READ),
    Hostile("非数.json", lambda rows: objects(rows).replace(b"}]", b', "x": NaN}]')),
    Hostile("平常.ods", ods(), READ),
    Hostile("内容炸弹.ods", ods(lambda content: content.replace("<office:body>", " " * (150 * MEGABYTE) + "<office:body>"))),
    Hostile("重复行.ods", more_ods_rows(A_ROW.replace("<table:table-row", '<table:table-row table:number-rows-repeated="1048576"'))),
    Hostile("重复行许多次.ods", more_ods_rows(A_ROW.replace("<table:table-row", '<table:table-row table:number-rows-repeated="20000"'), 500)),
    Hostile("重复列许多次.ods", more_ods_rows(lambda: f"<table:table-row>{WIDE * 500}</table:table-row>")),
    Hostile("重复空行.ods", more_ods_rows('<table:table-row table:number-rows-repeated="1048000"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>'), READ),
    Hostile("空行后有字.ods", more_ods_rows('<table:table-row table:number-rows-repeated="1048000"><table:table-cell/></table:table-row>' + A_ROW)),
    Hostile("长字重复.ods", more_ods_rows(A_ROW.replace("甲", "甲" * 30_000).replace("<table:table-row", '<table:table-row table:number-rows-repeated="15000"'))),
    Hostile("空列后有字.ods", more_ods_rows(f'<table:table-row><table:table-cell table:number-columns-repeated="1000000000"/>{VALUED}</table:table-row>')),
    Hostile("负重复.ods", more_ods_rows(A_ROW.replace("<table:table-row", '<table:table-row table:number-rows-repeated="-5"'))),
    Hostile("没有关上.ods", ods(lambda content: content.replace("</table:table>", ""))),
    Hostile("开到底.ods", ods(lambda content: content.replace("</table:table>", "<table:shapes>" * 3_000_000))),
    Hostile("实体.ods", ods(lambda content: content.replace("<office:document-content", LAUGHS.decode() + "<office:document-content"))),
]  # fmt: skip
BOOKS = [*XLSX, *OTHERS]


def parts_dimension(rows: Rows) -> bytes:
    found = re.search(rb"<dimension [^>]*/>", parts_of(rows)[SHEET])
    assert found is not None
    return found[0]


def objects(rows: Rows) -> bytes:
    """The rows as a list of objects."""
    head, *body = rows
    return json.dumps([dict(zip(map(str, head), row, strict=True)) for row in body], ensure_ascii=False).encode()


__all__ = ["BOOKS", "REFUSED"]
