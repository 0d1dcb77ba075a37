"""Forms that are not filled: one Chinese sentence, the file as it was, nothing written."""

from __future__ import annotations

import zipfile

import openpyxl
import pytest
from openpyxl.worksheet.formula import ArrayFormula

from models.forms import FormRefused, read_form

from . import blank_forms


@pytest.mark.parametrize(
    ("name", "data", "word"),
    [
        ("空.xlsx", b"", "空文件"), ("坏.xlsx", b"PK\x03\x04" + b"x" * 200, "损坏"), ("其他.xlsx", b"%PDF-1.7", "PDF"),
        ("老.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "Workbook".encode("utf-16-le") + b"\0" * 600, ".xlsx"),
        ("文本.csv", "姓名,性别\n".encode(), ".xlsx"), ("坏.xls", b"\x01\x02" * 300, "请选择 .xlsx、.xlsm 或 .xltx 空白表"),
    ],
)  # fmt: skip
def test_what_is_no_workbook(tmp_path, name, data, word):
    path = tmp_path / name
    path.write_bytes(data)
    with pytest.raises(FormRefused, match=word) as refusal:
        read_form(path)
    assert "没有填写" in str(refusal.value)
    assert str(refusal.value).count("。") == 1
    assert "导入" not in str(refusal.value)
    assert ".json" not in str(refusal.value)


def test_a_doctype_in_a_part_and_a_bomb(tmp_path):
    path = blank_forms.simple(tmp_path / "表.xlsx", ["姓名", "性别"])
    with zipfile.ZipFile(path) as archive:
        kept = {name: archive.read(name) for name in archive.namelist()}
    kept["xl/worksheets/sheet1.xml"] = b'<!DOCTYPE x [<!ENTITY a "b">]>' + kept["xl/worksheets/sheet1.xml"]
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in kept.items():
            archive.writestr(name, data)
    with pytest.raises(FormRefused, match="DOCTYPE"):
        read_form(path)


def test_a_workbook_without_anything_known(tmp_path):
    path = blank_forms.simple(tmp_path / "表.xlsx", ["物资", "单价", "数量"])
    with pytest.raises(FormRefused, match="表头"):
        read_form(path)


def test_missing_file(tmp_path):
    with pytest.raises(FormRefused, match="不存在"):
        read_form(tmp_path / "没有.xlsx")


def test_never_over_the_blank_form(tmp_path, fill):
    blank = blank_forms.simple(tmp_path / "表.xlsx", ["姓名", "性别"])
    before = blank.read_bytes()
    for out in (blank, tmp_path / "." / "表.xlsx"):
        with pytest.raises(FormRefused, match="空白表"):
            fill(blank, 1, out=out)
    with pytest.raises(FormRefused, match="结尾"):
        fill(blank, 1, out=tmp_path / "表.pdf")
    assert blank.read_bytes() == before


def test_nobody_to_fill_in(tmp_path, fill):
    blank = blank_forms.simple(tmp_path / "表.xlsx", ["姓名", "性别"], title="流动党员名册")
    with pytest.raises(FormRefused, match="要填的党员一名也没有") as said:
        fill(blank, 3)
    assert "年度" not in str(said.value), "a roster has none that could be another"


def test_an_empty_roster_is_told_from_one_without_such_people(tmp_path, fill):
    """It said to choose another year."""
    blank = blank_forms.simple(tmp_path / "表.xlsx", ["姓名", "性别"], title="流动党员名册")
    with pytest.raises(FormRefused, match="名册还是空的，没有填写，表格也未改动，请先在“党员名册”页导入花名册"):
        fill(blank, 0)


@pytest.mark.parametrize("trouble", ["array", "spanning", "pivot", "several", "macro"])
def test_rows_are_not_put_in_where_something_cannot_follow(tmp_path, fill, trouble):
    blank = blank_forms.rich_roster(tmp_path / "花名册.xlsx", rows=3)
    book = openpyxl.load_workbook(blank)
    if trouble == "array":
        book["花名册"]["L4"] = ArrayFormula("L4:L9", "=G4:G9*2")
    elif trouble == "spanning":
        for row in (5, 7):
            book["花名册"].merge_cells(f"B{row}:B{row + 1}")
    elif trouble == "several":
        book["统计"]["C1"] = "=SUM(花名册:统计!A1)"
    book.save(blank)
    if trouble in ("pivot", "macro"):
        part = "xl/worksheets/_rels/sheet1.xml.rels" if trouble == "pivot" else "xl/_rels/workbook.xml.rels"
        kind = "pivotTable" if trouble == "pivot" else "vbaProject"
        with zipfile.ZipFile(blank) as archive:
            kept = {name: archive.read(name) for name in archive.namelist()}
        line = f'<Relationship Id="rId99" Type="http://schemas.openxmlformats.org/x/{kind}" Target="/xl/x.bin"/></Relationships>'
        kept[part] = kept[part].replace(b"</Relationships>", line.encode())
        with zipfile.ZipFile(blank, "w") as archive:
            for name, data in kept.items():
                archive.writestr(name, data)
    before = blank.read_bytes()
    with pytest.raises(FormRefused, match="加够行数"):
        fill(blank, 9)
    assert blank.read_bytes() == before
    assert [p.name for p in tmp_path.iterdir() if p.suffix == ".xlsx"] == ["花名册.xlsx"]
    if trouble != "spanning":
        assert fill(blank, 3).records == 3  # without rows put in it can be filled


def test_a_list_that_is_full_of_others(tmp_path, fill):
    blank = blank_forms.simple(tmp_path / "表.xlsx", ["姓名", "性别"], rows=2)
    book = openpyxl.load_workbook(blank)
    book.active["A2"], book.active["A3"] = "薛巧兰", "谭子辉"
    book.save(blank)
    with pytest.raises(FormRefused, match="没有空行"):
        fill(blank, 3)
