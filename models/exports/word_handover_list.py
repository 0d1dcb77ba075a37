"""移交清单 as a Word file, for those who add lines before it is signed: the same parts in the same order as the PDF."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT as VERTICAL
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.shared import Mm, Pt

from models.exports.atomic import write_atomic
from models.exports.sheet import Sheet
from models.exports.title_lines import title_lines
from models.exports.word import (
    BODY,
    LABEL,
    TITLE,
    UNIT,
    fill_cell,
    fill_pairs,
    grid,
    new_document,
    page_numbers,
    put_text,
    save_fixed,
    unbroken,
)
from models.exports.word_table import ALIGNED, narrow_margins
from models.handover.listing import BLANK_DAY, PRIVATE, SIGNATURES, STATEMENT, HandoverList
from models.handover.listing import TITLE as LIST

_WIDTH_MM, _NAMED_MM = 166.0, 25.0
_TABLE_MM, _PAPER_MM = (20.0, 30.0, 27.0, 11.0, 11.0, 67.0), (12.0, 66.0, 18.0, 36.0, 34.0)
_ROW_MM, _PAPER_ROW_MM = 6.0, 8.0
_LINE = 13.0  # points from line to line in the tables, whatever font takes the place of one that is not there
_TITLE_LINE = 22  # characters


def write_handover_docx(listed: HandoverList, path: Path) -> None:
    """Writes the list; raises TargetBusy where `path` cannot be written."""
    document = new_document(f"{listed.unit}{LIST}", listed.unit, margins=(22, 22, 21, 19), footer=10)
    page_numbers(document.sections[0].footer.paragraphs[0])
    for line in title_lines(listed.unit, f"支部台账{LIST}", _TITLE_LINE):
        put_text(document.add_paragraph(), line, TITLE, 20, ALIGN.CENTER)
    _facts(document, listed)
    _heading(document, "一、电子账本")
    _table(document, listed.table, _TABLE_MM, _ROW_MM)
    for number, note in enumerate([*listed.troubles, *listed.notes, PRIVATE], 1):
        put_text(document.add_paragraph(), f"注{number}：{note}", UNIT, 9, ALIGN.LEFT)
    _heading(document, "二、纸质材料和实物").paragraph_format.page_break_before = True
    _table(document, listed.papers, _PAPER_MM, _PAPER_ROW_MM)
    put_text(document.add_paragraph(), listed.papers.footnote, UNIT, 9, ALIGN.LEFT)
    _heading(document, "三、交接签字")
    put_text(document.add_paragraph(), STATEMENT, BODY, 11.5, ALIGN.LEFT, indent=2)
    _signatures(document, listed)
    write_atomic(path, lambda beside: save_fixed(document, beside))


def _heading(document: Any, text: str) -> Any:
    made = document.add_paragraph()
    put_text(made, text, LABEL, 13, ALIGN.LEFT)
    made.paragraph_format.space_before = Pt(6)
    made.paragraph_format.keep_with_next = True
    return made


def _facts(document: Any, listed: HandoverList) -> None:
    half = _WIDTH_MM / 2 - _NAMED_MM
    table = grid(document, (_NAMED_MM, half, _NAMED_MM, half))
    fill_pairs(table, listed.facts(), height_mm=8, size=11)


def _table(document: Any, sheet: Sheet, widths_mm: tuple[float, ...], height_mm: float) -> None:
    table = grid(document, widths_mm)
    narrow_margins(table)
    for number, texts in enumerate(([column.label for column in sheet.columns], *sheet.rows)):
        row = unbroken(table.add_row(), heading=number == 0)
        row.height = Mm(height_mm)
        for cell, column, text in zip(row.cells, sheet.columns, texts, strict=True):
            align = ALIGNED["center" if number == 0 else column.align]
            fill_cell(cell, text.splitlines(), LABEL if number == 0 else UNIT, 9.5, align)
            for paragraph in cell.paragraphs:
                paragraph.paragraph_format.line_spacing = Pt(_LINE)


def _signatures(document: Any, listed: HandoverList) -> None:
    parties = listed.parties
    names = (parties.giver, parties.receiver, parties.witness)
    row = unbroken(grid(document, [_WIDTH_MM / 3] * 3).add_row())
    for cell, label, name in zip(row.cells, SIGNATURES, names, strict=True):
        fill_cell(cell, [label + (f"（{name}）" if name else ""), "签字：", "", BLANK_DAY], BODY, 11.5)
        cell.paragraphs[-1].alignment = ALIGN.RIGHT
        cell.vertical_alignment = VERTICAL.TOP
