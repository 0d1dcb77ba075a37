"""What other programs write into workbooks: prefixes, shared formulas, tables, rich text, notes; all stays and follows."""

from __future__ import annotations

import re
import zipfile

import openpyxl
import pytest
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.worksheet.table import Table

from models.forms.addresses import Insertion
from models.forms.row_insertion import with_rows
from models.forms.shared_formulas import Impossible, with_plain_formulas
from models.forms.spans import NotXml, edited, parse, set_attribute, set_text

from . import blank_forms
from .comparing import parts, unexpected
from .invented import branch_of

MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'


def rewrite(path, change):
    """The same workbook with some parts changed: change(name, bytes) → bytes."""
    kept = parts(path)
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in kept.items():
            archive.writestr(name, change(name, data))


def prefixed(name: str, data: bytes) -> bytes:
    """A worksheet with a prefix before each tag, as some programs write it."""
    if "worksheets/sheet" not in name:
        return data
    data = re.sub(rb"<(/?)([a-zA-Z])", rb"<\1x:\2", data)
    return data.replace(b"<x:worksheet xmlns=", b"<x:worksheet xmlns:x=")


def test_a_sheet_with_prefixes(tmp_path, fill):
    blank = blank_forms.simple(
        tmp_path / "表.xlsx", ["序号", "姓名", "性别"], rows=2, foot="填表人：      审核人：    "
    )
    rewrite(blank, prefixed)
    result = fill(blank, 5)
    assert unexpected(blank, result.files[0], result, 3, 3, "Sheet") == []
    rows = list(openpyxl.load_workbook(result.files[0]).active.iter_rows(min_row=2, max_row=6, values_only=True))
    assert {row[1] for row in rows} == {m.name for m in branch_of(5).members}
    assert b"<c " not in parts(result.files[0])["xl/worksheets/sheet1.xml"]


def test_shared_formulas_are_written_out_before_rows_come_in():
    data = (
        f'<worksheet {MAIN}><sheetData><row r="4"><c r="A4"/><c r="C4"><f t="shared" ref="C4:C6" si="0">A4+$A$6</f><v>1</v></c></row>'
        '<row r="5"><c r="A5"/><c r="C5"><f t="shared" si="0"/><v>1</v></c></row>'
        '<row r="6"><c r="A6"/><c r="C6"><f t="shared" si="0"/></c></row></sheetData></worksheet>'
    ).encode()
    plain = [f.text for f in parse(with_plain_formulas(data)).all("f")]
    assert plain == ["A4+$A$6", "A5+$A$6", "A6+$A$6"]
    new = parse(with_rows(data, Insertion("表1", 6, 2)))
    assert {c.get("r"): c.child("f").text for c in new.all("c") if c.child("f")} == {
        "C4": "A4+$A$8", "C5": "A5+$A$8", "C6": "A6+$A$8", "C7": "A7+$A$8", "C8": "A8+$A$8",
    }  # fmt: skip


def test_what_cannot_follow_is_named():
    table = f'<worksheet {MAIN}><sheetData><row r="9"><c r="A9"><f t="dataTable" ref="A9:B12" r1="C1"/></c></row></sheetData></worksheet>'
    with pytest.raises(Impossible, match="模拟运算表"):
        with_rows(table.encode(), Insertion("表1", 6, 2))


def test_page_breaks_scenarios_and_extensions_follow():
    data = (
        f'<worksheet {MAIN}><sheetData><row r="5"/><row r="8"/></sheetData>'
        '<rowBreaks count="1" manualBreakCount="1"><brk id="7" max="16383" man="1"/></rowBreaks>'
        '<ignoredErrors><ignoredError sqref="B2:B5 C9" numberStoredAsText="1"/></ignoredErrors>'
        '<extLst><ext><x14:dataValidations xmlns:x14="a" xmlns:xm="b"><x14:dataValidation type="list"><x14:formula1>'
        "<xm:f>表1!$D$8:$D$9</xm:f></x14:formula1><xm:sqref>B6:B9</xm:sqref></x14:dataValidation></x14:dataValidations>"
        "</ext></extLst></worksheet>"
    ).encode()
    new = with_rows(data, Insertion("表1", 6, 10)).decode()
    assert 'id="17"' in new
    assert 'sqref="B2:B15 C19"' in new
    assert "<xm:f>表1!$D$18:$D$19</xm:f>" in new
    assert "<xm:sqref>B16:B19</xm:sqref>" in new


def test_a_table_grows_and_rich_text_stays(tmp_path, fill):
    blank = blank_forms.simple(tmp_path / "表.xlsx", ["序号", "姓名", "性别"], rows=3)
    book = openpyxl.load_workbook(blank)
    book.active.add_table(Table(displayName="名单", ref="A1:C4"))
    book.active["F1"] = CellRichText("注意 ", TextBlock(InlineFont(b=True), "加粗"))
    book.save(blank)
    result = fill(blank, 9)
    assert unexpected(blank, result.files[0], result, 4, 6, "Sheet") == []
    filled = openpyxl.load_workbook(result.files[0], rich_text=True)
    assert filled.active.tables["名单"].ref == "A1:C10"
    assert isinstance(filled.active["F1"].value, CellRichText)


def test_notes_move_with_their_boxes(tmp_path, fill):
    blank = blank_forms.rich_roster(tmp_path / "花名册.xlsx")
    old = parts(blank)
    result = fill(blank, 60)
    new = parts(result.files[0])
    vml = next(name for name in old if name.endswith(".vml"))

    def rows(data):
        return [int(r) for r in re.findall(rb"<x:Row>(\d+)<", data)]

    assert rows(new[vml]) == [r + 54 if r >= 10 else r for r in rows(old[vml])]


def test_an_edit_changes_its_bytes_only():
    data = '<?xml version="1.0"?><a b = \'1\'  c="x&gt;y"><!-- 不动 --><d/><e>文</e></a>'.encode()
    root = parse(data)
    new = edited(data, [set_attribute(data, root, "b", "2"), set_text(data, root.children[1], "A&B")])
    assert new == data.replace(b"'1'", b'"2"').replace("文".encode(), b"A&amp;B")
    with pytest.raises(NotXml):
        parse(b"<!DOCTYPE a><a/>")
    with pytest.raises(NotXml):
        parse(b"<a><b></a>")


def test_control_characters_and_formulas_in_the_ledger_do_no_harm(tmp_path, fill):
    blank = blank_forms.simple(tmp_path / "表.xlsx", ["姓名", "备注", "籍贯"])
    snapshot = branch_of(1)
    snapshot.members[0].note, snapshot.members[0].native_place = "=1+1\x07<b>&", "第一行\n第二行"
    sheet = openpyxl.load_workbook(fill(blank, snapshot=snapshot).files[0]).active
    assert (sheet["B2"].value, sheet["B2"].data_type) == ("=1+1<b>&", "s")
    assert sheet["C2"].value == "第一行\n第二行"
