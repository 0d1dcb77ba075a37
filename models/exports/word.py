"""The minutes as a Word file for those who change them before signing: the same parts in the same order as the PDF."""

from __future__ import annotations

import unicodedata
import zipfile
from collections.abc import Sequence
from datetime import datetime
from io import BytesIO
from pathlib import Path
from typing import Any

from docx import Document
from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT as VERTICAL
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.enum.text import WD_LINE_SPACING
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from models.exports.atomic import write_atomic
from models.exports.minutes import Minutes, Section
from models.exports.word_table import narrow_margins

# Names as Word and WPS have them on office PCs; where 方正小标宋 is missing they put 宋体 in its place (domain §9.3).
TITLE, BODY, LABEL, UNIT = "方正小标宋简体", "仿宋", "黑体", "宋体"
_FORM_MM = (22.5, 59.0, 22.5, 52.0)
_SIGNED_MM = (18.5, 33.5)  # for three places to sign
_VOTE_MM = (44.0, 23.0, 18.5, 18.5, 12.5, 14.5, 10.5, 14.5)
FIXED = datetime(2000, 1, 1)  # the same minutes give the same bytes


def write_minutes_docx(minutes: Minutes, path: Path) -> None:
    """Writes the minutes to `path`; raises TargetBusy where it cannot be written."""
    document = _document(minutes)
    _centered(document, minutes.branch, UNIT, 15)
    _centered(document, minutes.heading, TITLE, 22)
    _centered(document, minutes.session, BODY, 13)
    table = grid(document, _FORM_MM)
    for parts in minutes.rows:
        row = table.add_row()
        row.height, cells = Mm(9.5), row.cells
        if len(parts) == 1:
            cells[1].merge(cells[3])
        for number, (label, text) in enumerate(parts):
            fill_cell(cells[2 * number], [label], LABEL, 13, ALIGN.CENTER)
            fill_cell(cells[2 * number + 1], text.splitlines(), BODY, 13)
    _whole_row(table, [(minutes.content_label, LABEL, 13, ALIGN.CENTER, 0)])
    _whole_row(table, _content(minutes.sections), least_mm=0 if _written(minutes) else 90)
    _votes(document, minutes.vote_headings, minutes.votes)
    _signatures(document, minutes.signatures)
    day = f"记录日期：{minutes.recorded_on or '　　　　年　　月　　日'}"
    put_text(document.add_paragraph(), day, BODY, 13, ALIGN.RIGHT)
    write_atomic(path, lambda beside: save_fixed(document, beside))


def _document(minutes: Minutes) -> Any:
    document = Document()
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin, section.right_margin = Mm(28), Mm(26)
    section.top_margin, section.bottom_margin, section.footer_distance = Mm(28), Mm(27), Mm(15)
    describe(document, minutes)
    page_numbers(section.footer.paragraphs[0])
    return document


def describe(document: Any, minutes: Minutes) -> None:
    """Says in the properties of the file what it is."""
    about = document.core_properties
    about.title, about.author = property_text(minutes.heading + minutes.session), property_text(minutes.branch)
    about.subject, about.language, about.comments = property_text(minutes.title), "zh-CN", ""
    about.created = about.modified = FIXED
    about.last_modified_by = ""


def property_text(text: str) -> str:
    """Text as a property of the file, which has at most 255 characters."""
    return _safe(text)[:255]


def _safe(text: str) -> str:
    """Text that XML can hold; ordinary text as it is."""
    return "".join(c for c in text if c not in "\ufffe\uffff" and unicodedata.category(c) not in ("Cc", "Cs"))


def put_text(paragraph: Any, text: str, font: str, size: float, align: Any = ALIGN.JUSTIFY, indent: int = 0) -> None:
    """Puts one run of text into an empty paragraph. `size`: points · `indent`: characters before the first line."""
    layout = paragraph.paragraph_format
    layout.alignment = align
    layout.space_before = layout.space_after = Pt(0)
    layout.line_spacing_rule, layout.line_spacing = WD_LINE_SPACING.EXACTLY, Pt(round(size * 1.65 + 1))
    if indent:
        layout.first_line_indent = Pt(indent * size)
    add_run(paragraph, text, font, size)


def add_run(paragraph: Any, text: str, font: str, size: float) -> Any:
    """Adds text of one font to a paragraph. `size`: points."""
    run = paragraph.add_run(_safe(text))
    run.font.size = Pt(size)
    run.font.name = font
    run._element.rPr.rFonts.set(qn("w:eastAsia"), font)
    return run


def _centered(document: Any, text: str, font: str, size: float) -> None:
    if text:
        put_text(document.add_paragraph(), text, font, size, ALIGN.CENTER)


def grid(document: Any, widths_mm: Sequence[float]) -> Any:
    """A table without rows, in the middle of the page, its columns as wide as told."""
    table = document.add_table(rows=0, cols=len(widths_mm), style="Table Grid")
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    table.autofit = False
    for column, width in zip(table.columns, widths_mm, strict=True):
        column.width = Mm(width)
    return table


def fill_cell(cell: Any, lines: Sequence[str], font: str, size: float, align: Any = ALIGN.LEFT) -> None:
    """Puts lines of text into a cell."""
    cell.vertical_alignment = VERTICAL.CENTER
    for number, line in enumerate(lines or [""]):
        put_text(cell.paragraphs[0] if number == 0 else cell.add_paragraph(), line, font, size, align)


def _whole_row(table: Any, lines: Sequence[tuple[str, str, float, Any, int]], *, least_mm: float = 0) -> None:
    row = table.add_row()
    cell = row.cells[0].merge(row.cells[-1])
    if least_mm:
        row.height = Mm(least_mm)
    for number, (text, font, size, align, indent) in enumerate(lines or [("", BODY, 14, ALIGN.LEFT, 0)]):
        place = cell.paragraphs[0] if number == 0 else cell.add_paragraph()
        put_text(place, text, font, size, align, indent)
        place.paragraph_format.keep_with_next = number > 0 and font == LABEL


def _content(sections: Sequence[Section]) -> list[tuple[str, str, float, Any, int]]:
    lines: list[tuple[str, str, float, Any, int]] = []
    for section in sections:
        if section.heading:
            lines.append((section.heading, LABEL, 14, ALIGN.LEFT, 2))
        lines += [(text, BODY, 14, ALIGN.JUSTIFY, 2) for text in section.paragraphs or ("", "")]
    return lines


def _written(minutes: Minutes) -> bool:
    return any(section.paragraphs or section.heading for section in minutes.sections)


def _votes(document: Any, headings: Sequence[str], votes: Sequence[Sequence[str]]) -> None:
    if not votes:
        return
    document.add_paragraph().paragraph_format.space_after = Pt(0)
    table = grid(document, _VOTE_MM)
    narrow_margins(table)
    for cell, text in zip(unbroken(table.add_row(), heading=True).cells, headings, strict=True):
        fill_cell(cell, text.splitlines(), LABEL, 12, ALIGN.CENTER)
        for paragraph in cell.paragraphs:
            paragraph.paragraph_format.keep_with_next = True
    for line in votes:
        for number, (cell, text) in enumerate(zip(unbroken(table.add_row()).cells, line, strict=True)):
            fill_cell(cell, text.splitlines(), BODY, 12, ALIGN.CENTER if number else ALIGN.LEFT)


def unbroken(row: Any, *, heading: bool = False) -> Any:
    """The row, told not to break over pages; a heading is repeated on each."""
    row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
    if heading:
        row._tr.trPr.append(OxmlElement("w:tblHeader"))
    return row


def _signatures(document: Any, labels: Sequence[str]) -> None:
    """Places to sign by hand: the program signs for nobody (domain §9.1)."""
    document.add_paragraph().paragraph_format.space_after = Pt(0)
    table = grid(document, _FORM_MM if len(labels) == 2 else _SIGNED_MM * len(labels))
    (row := unbroken(table.add_row())).height = Mm(19)
    for number, label in enumerate(labels):
        fill_cell(row.cells[2 * number], label.splitlines(), LABEL, 13, ALIGN.CENTER)


def page_numbers(paragraph: Any) -> None:
    """第 x 页 共 y 页, counted by Word."""
    paragraph.alignment = ALIGN.CENTER
    for text, field in (("第 ", "PAGE"), (" 页 共 ", "NUMPAGES"), (" 页", "")):
        add_run(paragraph, text, UNIT, 10.5)
        if field:
            add_field(paragraph, field, UNIT, 10.5)


def add_field(paragraph: Any, field: str, font: str, size: float) -> None:
    """Adds what Word counts itself: PAGE, NUMPAGES."""
    run = add_run(paragraph, "", font, size)
    for kind in ("begin", "", "end"):
        run._element.append(_field_part(kind, field))


def _field_part(kind: str, field: str) -> Any:
    if kind:
        part = OxmlElement("w:fldChar")
        part.set(qn("w:fldCharType"), kind)
        return part
    part = OxmlElement("w:instrText")
    part.text = field
    return part


def save_fixed(document: Any, path: Path) -> None:
    """Saves with a fixed time in each entry of the zip, so that the same minutes give the same bytes."""
    made = BytesIO()
    document.save(made)
    with zipfile.ZipFile(made) as source, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as target:
        for entry in source.infolist():
            fixed = zipfile.ZipInfo(entry.filename, (2000, 1, 1, 0, 0, 0))
            fixed.compress_type = zipfile.ZIP_DEFLATED
            target.writestr(fixed, source.read(entry))
