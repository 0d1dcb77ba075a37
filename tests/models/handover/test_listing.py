"""移交清单: who, what, the checksum in groups, papers to be ticked; as PDF of two pages and as Word; the index of attachments."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import openpyxl
from docx import Document

from models.exports.pdf.handover_list import write_handover_pdf
from models.exports.word_handover_list import write_handover_docx
from models.handover.listing import PAPERS, SIGNATURES, HandoverList, grouped
from models.handover.manifest import INDEX, LIST_XLSX
from models.handover.packing import Packed
from models.handover.receiving import receive
from models.records import Attachment
from models.store import Ledger
from tests.models.exports.pdf_reader import ReadPdf


def listed(packed: Packed) -> HandoverList:
    return HandoverList.of(packed.manifest, packed.file.name, packed.size, packed.sha256)


def words(path: Path) -> str:
    """All text of a Word file."""
    document = Document(str(path))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(paragraph.text for paragraph in document.paragraphs), *cells])


def test_pdf_and_word_say_the_same(packed: Packed, tmp_path: Path):
    made = listed(packed)
    write_handover_pdf(made, tmp_path / "清单.pdf")
    write_handover_docx(made, tmp_path / "清单.docx")
    read = ReadPdf(tmp_path / "清单.pdf")
    assert len(read.lines) == 2
    flat = [text.replace("\n", "").replace(" ", "") for text in (read.text, words(tmp_path / "清单.docx"))]
    for text in flat:
        for wanted in ("王建国", "李敏", "赵志强", "2026年11月23日", "移交.zbyj", "会议记录本在三楼档案柜", "党员名册",
                       "支部党员大会", "2024—2026", *SIGNATURES, *(paper for paper in PAPERS if paper)):  # fmt: skip
            assert wanted in text, wanted
        assert packed.sha256 in text
    assert grouped("0123456789abcdef") == "01234567 89abcdef"


def test_the_first_page_of_the_word_file_has_room_for_the_whole_list(packed: Packed, tmp_path: Path):
    write_handover_docx(listed(packed), tmp_path / "清单.docx")
    document = Document(str(tmp_path / "清单.docx"))
    facts, table, *_ = document.tables
    lines = [cell.paragraphs[0].paragraph_format.line_spacing for row in table.rows for cell in row.cells]
    assert {line.pt for line in lines} == {13.0}, (
        "a font that takes the place of another does not make the lines higher"
    )
    least = sum(row.height.mm for each in (facts, table) for row in each.rows[:22])
    least += (22 - len(table.rows)) * table.rows[0].height.mm
    assert least < 297 - 40 - 3 * 12 - 10 - 20, "22 lines, three of the title, a heading and the notes"
    assert table.columns[2].width.mm >= 27, "2024—2026 stays on one line"


def test_the_same_list_gives_the_same_bytes(packed: Packed, tmp_path: Path):
    for name in ("a", "b"):
        write_handover_pdf(listed(packed), tmp_path / f"{name}.pdf")
        write_handover_docx(listed(packed), tmp_path / f"{name}.docx")
    for kind in ("pdf", "docx"):
        assert (tmp_path / f"a.{kind}").read_bytes() == (tmp_path / f"b.{kind}").read_bytes()


def test_a_long_list_goes_on_and_nothing_is_lost(packed: Packed, tmp_path: Path):
    rows = [["组织生活", f"其他会议{number}", "2026", "1", "", "说明" * 30] for number in range(60)]
    wrong = [f"“{'长' * 60}{number}.jpg”（会议）：文件不见了" for number in range(40)]
    parties = replace(packed.manifest.parties, giver="欧阳" * 12, receiver="", witness="", note="备注<b>&" * 60)
    manifest = replace(packed.manifest, rows=rows, troubles=wrong, parties=parties, unit="中国共产党" + "某某" * 30)
    write_handover_pdf(HandoverList.of(manifest, "移交.zbyj"), tmp_path / "长.pdf")
    write_handover_docx(HandoverList.of(manifest, "移交.zbyj"), tmp_path / "长.docx")
    flat = ReadPdf(tmp_path / "长.pdf").text.replace("\n", "")
    for text in (flat, words(tmp_path / "长.docx")):
        for number in (0, 31, 59):
            assert f"其他会议{number}" in text
        assert "39.jpg”（会议）：文件不见了" in text
        assert "备注<b>&" in text


def test_the_list_in_the_file_tells_the_checksum_of_the_ledger(packed: Packed):
    """The file cannot know its own."""
    inside = HandoverList.of(packed.manifest, packed.file.name)
    digits = next(entry.sha256 for entry in packed.manifest.entries if entry.name == "支部.zbtz")
    assert (("账本校验值", grouped(digits)),) in inside.facts()
    assert (("校验值", grouped(packed.sha256)),) in listed(packed).facts()


def test_the_workbooks_name_every_attachment(packed: Packed, tmp_path: Path):
    received = receive(packed.file, tmp_path)
    book = openpyxl.load_workbook(received.ledger.with_name(INDEX))
    rows = [[cell.value for cell in row] for row in book.active.iter_rows(min_row=4)]
    with Ledger.open(received.ledger) as ledger:
        kept = ledger.ever(Attachment)
    assert [row[1] for row in rows] == [one.name for one in kept]
    for row, one in zip(rows, kept, strict=True):
        assert row[7].startswith(f"{one.sha256[:2]}/{one.sha256}")
        assert row[8] == "完好"
        assert row[3].startswith("会议 ")
        assert (received.ledger.parent / "支部-附件" / row[7]).is_file()
    assert rows[-1][3].endswith("在回收站")
    assert openpyxl.load_workbook(received.ledger.with_name(LIST_XLSX)).sheetnames[1] == "纸质材料和实物"


def test_what_is_masked_elsewhere_is_not_told_in_the_list(packed: Packed):
    told = json.dumps([packed.manifest.rows, packed.manifest.notes], ensure_ascii=False)
    assert not any(len(run) >= 11 for run in "".join(c if c.isdigit() else " " for c in told).split())
