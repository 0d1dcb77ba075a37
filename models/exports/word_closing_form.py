"""销号申请单 as a Word file, for those who change it before it is signed: the same parts in the same order as the PDF."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT as VERTICAL
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.shared import Mm, Pt

from models.exports.atomic import write_atomic
from models.exports.closing_form import BLANK_DAY, SIGNATURES, TITLE, ClosingForm, Picture
from models.exports.pictures import ready
from models.exports.word import (
    BODY,
    LABEL,
    UNIT,
    fill_cell,
    fill_pairs,
    grid,
    new_document,
    put_text,
    save_fixed,
    unbroken,
)
from models.exports.word import TITLE as TITLE_FONT

_COLUMNS_MM = (25.0, 56.0, 25.0, 56.0)
_PICTURE_MM = 72.0, 42.0


def write_closing_docx(form: ClosingForm, path: Path) -> None:
    """Writes the form; raises TargetBusy where `path` cannot be written."""
    document = new_document(TITLE, form.branch, margins=(24, 24, 24, 20))
    put_text(document.add_paragraph(), TITLE, TITLE_FONT, 22, ALIGN.CENTER)
    put_text(document.add_paragraph(), form.branch, UNIT, 12, ALIGN.CENTER)
    table = grid(document, _COLUMNS_MM)
    fill_pairs(table, form.rows, height_mm=9, size=12)
    _pictures(table, form)
    row = unbroken(table.add_row())
    row.height = Mm(28)
    row.cells[1].merge(row.cells[3])
    fill_cell(row.cells[0], ["验收意见"], LABEL, 12, ALIGN.CENTER)
    fill_cell(row.cells[1], form.review.splitlines(), BODY, 12)
    _keep_with_next(row)  # nobody is to sign a page with nothing else on it
    signed = grid(document, [sum(_COLUMNS_MM) / len(SIGNATURES)] * len(SIGNATURES))
    row = unbroken(signed.add_row())
    for cell, label in zip(row.cells, SIGNATURES, strict=True):
        fill_cell(cell, [f"{label}：", "", BLANK_DAY], BODY, 12)
        cell.paragraphs[-1].alignment = ALIGN.RIGHT
        cell.vertical_alignment = VERTICAL.TOP
    if form.note:
        _keep_with_next(row)
        put_text(document.add_paragraph(), form.note, UNIT, 9, ALIGN.LEFT)
    write_atomic(path, lambda beside: save_fixed(document, beside))


def _keep_with_next(row: Any) -> None:
    """The row stays on the page of the one below it."""
    for cell in row.cells:
        for paragraph in cell.paragraphs:
            paragraph.paragraph_format.keep_with_next = True


def _pictures(table: Any, form: ClosingForm) -> None:
    """整改前 and 整改后 beside each other."""
    pairs = max(len(form.before), len(form.after))
    if not pairs:
        return
    for number in range(pairs + 1):
        row = unbroken(table.add_row())
        cells = row.cells
        for place, pictures in ((0, form.before), (2, form.after)):
            cell = cells[place].merge(cells[place + 1])
            if number == 0:
                fill_cell(cell, ["整改后" if place else "整改前"], LABEL, 12, ALIGN.CENTER)
            elif number <= len(pictures):
                _picture(cell, pictures[number - 1])
        if number in (0, pairs):
            _keep_with_next(row)  # who signs a second page sees there what was put right


def _picture(cell: Any, picture: Picture) -> None:
    from PIL import Image

    data = ready(picture.file)
    if data is not None:
        with Image.open(data) as opened:
            wide, high = opened.size
        scale = min(_PICTURE_MM[0] / wide, _PICTURE_MM[1] / high)
        data.seek(0)
        place = cell.paragraphs[0]
        place.alignment = ALIGN.CENTER
        place.paragraph_format.space_before = Pt(3)
        place.add_run().add_picture(data, width=Mm(wide * scale), height=Mm(high * scale))
        put_text(cell.add_paragraph(), picture.caption, UNIT, 9, ALIGN.CENTER)
    else:
        fill_cell(cell, [picture.caption, "（图片打不开，见附件）"], UNIT, 9, ALIGN.CENTER)
