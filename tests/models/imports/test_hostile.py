"""The hostile files that are quick to make, and some damaged ones, in this process; all of them: tests/faults/hostile.py."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from models.imports import FileRefused, extent, gate, grid
from models.imports.planning import plan_sheets
from tests.faults import mutations
from tests.faults.hostile import PEOPLE
from tests.faults.hostile_books import READ, edit, packed, parts_of
from tests.faults.hostile_list import BOOKS

pytestmark = pytest.mark.faults
TODAY = date(2026, 11, 23)
HEAVY = re.compile(r"炸弹|谎报|兆|百万|一串|亿|千|两份|长字|无数|逗号|换行|引号|许多次|合并两|一行")
LIGHT = [book for book in BOOKS if not HEAVY.search(book.name)]


def names(data: bytes, name: str) -> list[str]:
    sheets = grid.sheets_of(gate.admit_bytes(data, name), name)
    return [row.name for row in plan_sheets(name, sheets, [], today=TODAY).rows][:3]


@pytest.mark.parametrize("book", LIGHT, ids=lambda book: book.name)
def test_a_hostile_file_is_read_right_or_refused(book):
    data = book.make(PEOPLE)
    if book.imports == READ:
        assert names(data, book.name) == ["梁志恒", "方秋实", "欧雨桐"]
        return
    with pytest.raises(FileRefused) as refused:
        names(data, book.name)
    assert re.fullmatch(r"[^。\n]+。", str(refused.value))


def test_damaged_files_give_the_same_rows_or_none(tmp_path: Path):
    honest = {name: mutations.rows(data, name) for name, data in mutations.BASES.items()}
    verdicts = [mutations.one_round(seed, honest, tmp_path) for seed in range(50)]
    assert {"read", "refused"} <= set(verdicts)


def test_an_entry_without_a_name_is_a_damaged_file():
    """Python asks for the last letter of its name."""
    data = packed({**parts_of(PEOPLE), "xl/media/a": b"x"}).replace(b"xl/media/a", b"\0l/media/a")
    with pytest.raises(FileRefused, match="损坏"):
        gate.admit_bytes(data, "名册.xlsx")


def test_only_what_is_empty_to_the_end_is_cut_off():
    sheet = parts_of(PEOPLE)["xl/worksheets/sheet1.xml"]
    tail = b'<row r="90" s="1"/><row r="91"><c r="A91" s="1"/></row>'
    longer = sheet.replace(b"</sheetData>", tail + b"</sheetData>")
    assert extent.without_empty_tail(longer) == extent.without_empty_tail(sheet) == sheet
    for more in (
        b"<row><c><v>1</v></c ></row>",
        b'<row><c t="inlineStr"><is/></c ></row>',
        b"<!-- x -->",
        b"<row><c><v/></row>",
    ):
        odd = sheet.replace(b"</sheetData>", tail + more + b"</sheetData>")
        assert extent.without_empty_tail(odd) == odd
    prefixed = re.sub(rb"<(/?)(\w)", rb"<\1x:\2", longer)
    assert extent.without_empty_tail(prefixed) == re.sub(rb"<(/?)(\w)", rb"<\1x:\2", sheet)


def test_one_text_in_many_cells_is_counted_as_often_as_it_is_shown():
    texts = extent.Texts(b"<sst><si><t>" + b"A" * 30_000 + b"</t></si></sst>")
    texts.check(b'<c r="A1" t="s"><v>0</v></c>' * 1000, "名册.xlsx")
    with pytest.raises(FileRefused, match="文字太多"):
        texts.check(b"<c t = 's' r='A1'> <v>0</v></c>" * 1000, "名册.xlsx")


def test_many_merged_places_are_refused():
    """Each cell would be looked up in all of them."""
    merges = b"</sheetData><mergeCells>" + b'<mergeCell ref="F1:G1"/>' * (extent.MOST_MERGES + 1) + b"</mergeCells>"
    with pytest.raises(FileRefused, match="合并"):
        gate.admit_bytes(edit("xl/worksheets/sheet1.xml", b"</sheetData>", merges)(PEOPLE), "名册.xlsx")


def test_a_text_file_keeps_its_row_numbers_and_loses_the_empty_end(tmp_path: Path):
    data = "姓名,性别\n\n梁志恒,男\n,,\n\n\n".encode()
    (sheet,) = grid.sheets_of(gate.admit_bytes(data, "名册.csv"), "名册.csv")
    assert sheet.rows == [["姓名", "性别"], [], ["梁志恒", "男"]]
