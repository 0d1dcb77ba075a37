"""What is no roster is refused in one sentence, quickly, and nothing is written."""

from __future__ import annotations

import random
import re
import zipfile
from datetime import date
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest

from models.imports import FileRefused, gate, grid, plan_file
from models.records import Member
from models.store import Ledger
from tests.faults.hostile_books import ods

TODAY = date(2026, 11, 23)
HEAD = ["姓名", "性别", "出生日期", "入党日期"]


def workbook(*rows: list[object]) -> bytes:
    book = openpyxl.Workbook()
    for row in rows or (HEAD, ["张三", "男", "1985-03", "2010.7"]):
        book.active.append(row)
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def changed(data: bytes, part: str, old: bytes, new: bytes) -> bytes:
    """A workbook with some bytes of one part replaced."""
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            content = source.read(name)
            target.writestr(name, content.replace(old, new, 1) if name == part else content)
    return out.getvalue()


def ole(*streams: str, body: bytes = b"") -> bytes:
    """The outside of an OLE container with these names in its directory."""
    names = b"".join(name.encode("utf-16-le").ljust(128, b"\0") for name in streams)
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504) + body.ljust(512, b"\0") + names.ljust(1024, b"\0")


def hidden() -> bytes:
    """The roster stands on a hidden sheet, what one sees is a note."""
    book = openpyxl.load_workbook(BytesIO(workbook()))
    book.active.sheet_state = "hidden"
    book.create_sheet("说明").append(["名册见另一张表"])
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def zipped(*names: str) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name in names:
            archive.writestr(name, "<x/>")
    return out.getvalue()


def doubled() -> bytes:
    data = workbook()
    out = BytesIO(data)
    with zipfile.ZipFile(out, "a") as archive, pytest.warns(UserWarning, match="Duplicate"):
        archive.writestr("xl/worksheets/sheet1.xml", "<worksheet/>")
    return out.getvalue()


SHEET = "xl/worksheets/sheet1.xml"
BIFF_LOCKED = b"\x09\x08\x10\x00\x00\x06\x05\x00" + bytes(12) + b"\x2f\x00\x06\x00" + bytes(6)
REFUSED = {
    "空.xlsx": (b"", "空文件"),
    "文本.xlsx": ("姓名,性别\n张三,男\n".encode(), "不是电子表格"),
    "文档.xlsx": (zipped("[Content_Types].xml", "word/document.xml"), "Word"),
    "演示.xlsx": (zipped("[Content_Types].xml", "ppt/presentation.xml"), "演示"),
    "压缩.xlsx": (zipped("照片.txt"), "压缩包"),
    "二进制.xlsb": (zipped("xl/workbook.bin"), "xlsb"),
    "扫描.xlsx": (b"%PDF-1.7\n", "PDF"),
    "图.xlsx": (b"\x89PNG\r\n\x1a\n", "图片"),
    "账本.xlsx": (b"SQLite format 3\0", "数据库"),
    "网页.xls": (b"<html><table><tr><td>1</td></tr></table></html>", "网页"),
    "加密.xlsx": (ole("EncryptedPackage", "EncryptionInfo"), "密码"),
    "加密.xls": (ole("Workbook", body=BIFF_LOCKED), "密码"),
    "旧文档.doc": (ole("WordDocument"), "Word"),
    "旧坏.xls": (ole("Workbook"), "损坏"),
    "断.xlsx": (workbook()[:-400], "损坏"),
    "实体.xlsx": (changed(workbook(), SHEET, b"<worksheet", b'<!DOCTYPE x [<!ENTITY a "b">]><worksheet'), "DOCTYPE"),
    "重名.xlsx": (doubled(), "重名"),
    "越界.xlsx": (zipped("xl/workbook.xml", "../x.xml"), "指向别处"),
    "远角.xlsx": (changed(workbook(), SHEET, b'r="D2"', b'r="XFD1048576"'), "XFD1048576"),
    "单引号远角.xlsx": (changed(workbook(), SHEET, b'r="D2"', b"r='XFD900000'"), "XFD900000"),
    "坏串.xlsx": (changed(workbook(), SHEET, b"<sheetData>", b'<sheetData><row r="9"><c r="A9" t="s"><v>-1</v></c></row>'), "损坏"),
    "没内容.xlsx": (workbook([None]), "没有任何内容"),
    "没表头.xlsx": (workbook(["甲", "乙"], [1, 2]), "没有找到表头"),
    "没表头.csv": ("今天天气很好\n明天也好\n".encode(), "没有找到表头"),
    "引号.csv": ('姓名,性别\n张三,"男\n李四,女\n'.encode(), "引号"),
    "隐藏.xlsx": (hidden(), "隐藏的工作表"),
    "长格.csv": (f"姓名,备注\n张三,{'记' * 200_000}\n".encode(), "有一格超过"),
    "乱码.csv": (b"\xff\xff\x81\x20,\xfe\xff", "编码"),
}  # fmt: skip


@pytest.mark.parametrize("name", REFUSED)
def test_is_refused_in_one_sentence(tmp_path: Path, ledger: Ledger, name: str):
    data, why = REFUSED[name]
    path = tmp_path / name
    path.write_bytes(data)
    before = ledger.path.read_bytes()
    with pytest.raises(FileRefused, match=why) as refused:
        plan_file(path, ledger.all(Member), today=TODAY)
    assert re.fullmatch(r"[^。\n]+。", str(refused.value))
    assert name in str(refused.value)
    assert ledger.path.read_bytes() == before
    assert path.read_bytes() == data


def test_a_folder_and_a_missing_file_are_refused(tmp_path: Path):
    (tmp_path / "文件夹.xlsx").mkdir()
    for name, why in (("文件夹.xlsx", "文件夹"), ("没有.xlsx", "不存在")):
        with pytest.raises(FileRefused, match=why):
            plan_file(tmp_path / name, [], today=TODAY)


def test_size_is_judged_by_real_bytes(tmp_path: Path):
    bomb = changed(workbook(), SHEET, b"<sheetData>", b"<sheetData>" + b" " * (101 * 1024 * 1024))
    assert len(bomb) < 1_000_000
    with pytest.raises(FileRefused, match="太大"):
        gate.admit_bytes(bomb, "炸弹.xlsx")
    (tmp_path / "大.csv").write_bytes(b"a" * (gate.MOST_BYTES + 1))
    with pytest.raises(FileRefused, match="太大"):
        plan_file(tmp_path / "大.csv", [], today=TODAY)


def test_far_more_cells_than_a_roster_has_are_refused(tmp_path: Path):
    (tmp_path / "密.csv").write_text("姓名,性别\n" + ("1," * 199 + "1\n") * 2001, encoding="utf-8")
    with pytest.raises(FileRefused, match="单元格超过"):
        plan_file(tmp_path / "密.csv", [], today=TODAY)


def test_a_cell_longer_than_excel_allows_is_refused():
    """Such a text as a name kept the import busy for minutes."""
    book = zipfile.ZipFile(BytesIO(workbook(HEAD, ["LONG"])))
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as longer:
        for name in book.namelist():
            longer.writestr(name, book.read(name).replace(b"LONG", "李".encode() * 40_000))
    with pytest.raises(FileRefused, match="有一格超过 32767 个字"):
        grid.sheets_of(gate.admit_bytes(out.getvalue(), "名册.xlsx"), "名册.xlsx")


def test_a_million_formatted_rows_hide_nobody(tmp_path: Path):
    rows = b"".join(b'<row r="%d" s="1"/>' % number for number in range(3, 1_048_577))
    path = tmp_path / "整列格式.xlsx"
    path.write_bytes(changed(workbook(), SHEET, b"</sheetData>", rows + b"</sheetData>"))
    assert plan_file(path, [], today=TODAY).report()["added"] == 1


def test_an_error_cell_without_a_value_does_not_take_that_of_the_next():
    cells = b'<c r="C2" t="e"/><c r="D2" t="e"><f>1/0</f><v>#DIV/0!</v></c>'
    data = workbook(HEAD, ["张三", "男"])
    data = changed(data, SHEET, b"</row></sheetData>", cells + b"</row></sheetData>")
    assert gate.admit_bytes(data, "名册.xlsx").broken == {"Sheet": {(1, 3): "#DIV/0!"}}


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "utf-16", "utf-8-sig", "gb18030"])
def test_a_text_file_is_read_in_each_usual_encoding(tmp_path: Path, encoding: str):
    path = tmp_path / "名册.csv"
    path.write_bytes("姓名,性别\n张三,男\n".encode(encoding))
    assert [row.name for row in plan_file(path, [], today=TODAY).rows] == ["张三"]


def test_what_the_wrong_ending_hides_is_read_by_its_content(tmp_path: Path):
    path = tmp_path / "名册.xls"
    path.write_bytes(workbook())
    assert plan_file(path, [], today=TODAY).report()["added"] == 1


def test_damaged_workbooks_raise_nothing_else():
    data = workbook(HEAD, *([f"张{i}", "男", f"19{i}-03", 2010.07] for i in range(50, 60)))
    rng = random.Random(7)
    read = 0
    for _ in range(1000):
        damaged = bytearray(data)
        if rng.random() < 0.2:
            del damaged[rng.randrange(len(damaged)) :]
        for _ in range(rng.randrange(1, 6)):
            if damaged:
                damaged[rng.randrange(len(damaged))] = rng.randrange(256)
        try:
            sheets = grid.sheets_of(gate.admit_bytes(bytes(damaged), "坏.xlsx"), "坏.xlsx")
        except FileRefused:
            continue
        read += 1
        assert len(sheets[0].rows) == 11
        assert sheets[0].rows[5][0] == "张54"
    assert read < 500


def test_damaged_xml_inside_a_sound_archive_raises_nothing_else():
    data = workbook()
    with zipfile.ZipFile(BytesIO(data)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    rng = random.Random(8)
    for _ in range(300):
        out = BytesIO()
        part = rng.choice(
            [SHEET, "xl/workbook.xml", "xl/styles.xml", "xl/_rels/workbook.xml.rels", "[Content_Types].xml"]
        )
        damaged = bytearray(parts[part])
        for _ in range(rng.randrange(1, 4)):
            damaged[rng.randrange(len(damaged))] = rng.randrange(256)
        with zipfile.ZipFile(out, "w") as archive:
            for name, content in parts.items():
                archive.writestr(name, bytes(damaged) if name == part else content)
        try:
            grid.sheets_of(gate.admit_bytes(out.getvalue(), "坏.xlsx"), "坏.xlsx")
        except FileRefused:
            continue


def test_random_text_files_raise_nothing_else():
    rng = random.Random(9)
    base = '姓名,性别,出生日期\n张三,男,1985.1\n李四,女,"1990"\n'.encode("gb18030")
    for _ in range(500):
        damaged = bytearray(base)
        for _ in range(rng.randrange(1, 6)):
            damaged[rng.randrange(len(damaged))] = rng.randrange(256)
        try:
            grid.sheets_of(gate.admit_bytes(bytes(damaged), "坏.csv"), "坏.csv")
        except FileRefused:
            continue


@pytest.mark.parametrize("tail", [b"", b"<table:shapes>" * 200_000], ids=["not closed", "a hundred thousand deep"])
def test_a_sheet_that_is_not_closed_never_reaches_the_reader(tail: bytes):
    """It would look for the end of the table for ever."""
    with pytest.raises(FileRefused, match="已损坏"):
        gate.admit_bytes(changed(ods()([HEAD]), "content.xml", b"</table:table>", tail), "名册.ods")


def test_an_encoding_that_there_is_not_is_no_error_of_ours():
    with pytest.raises(FileRefused, match="已损坏"):
        gate.admit_bytes(changed(ods()([HEAD]), "content.xml", b'"UTF-8"', b'"true"'), "名册.ods")
