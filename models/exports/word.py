"""What all Word files of forms and minutes are made with: a page, text in the fonts of an office PC, tables, page numbers."""

from __future__ import annotations

import re
import unicodedata
import zipfile
from collections.abc import Iterable, Sequence
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

from models.exports.layout import columns_taken

# Names as Word and WPS have them on office PCs; where 方正小标宋 is missing they put 宋体 in its place (domain §9.3).
TITLE, BODY, LABEL, UNIT = "方正小标宋简体", "仿宋", "黑体", "宋体"
_IN_A_DATE = re.compile(r"(?<=(?<!\d)\d{4})-(?=\d{2}(?!\d))|(?<=\d{4}-\d{2})-(?=\d{2}(?!\d))")
_BEHIND_A_DAY = re.compile(r"(?<=-\d{2})(?=（\d{4}-)")
_DATE = 10  # characters: 2026-08-31
_NUMBER = re.compile(r"\d{4}-\d\d-\d\d|\d{4}-[^-\s]{2,6}-\d{2,3}")
_WIDER = dict.fromkeys("0123456789", 0.64) | {"-": 0.37, ".": 0.32, "%": 0.95, "/": 0.34}
_WIDEST = 0.65  # the like of other letters
"""Of the size: how wide figures are in DejaVu Sans, which LibreOffice puts in the place of a 宋体 that is not there."""
_HAIR = 0.5  # points, by which a column may be narrower than what it was made for
_NARROWED = 95  # percent of the width of its letters, with which ten fit into a column of ten
_FIXED = datetime(2000, 1, 1)  # the same minutes give the same bytes


def new_document(
    title: str,
    author: str,
    subject: str = "",
    *,
    margins: tuple[float, float, float, float],
    footer: float | None = None,
) -> Any:
    """An empty A4 document whose properties say what it is. margins: left, right, top and bottom, in mm · footer: mm between
    the foot of a page and its edge, where it is not as usual."""
    document = Document()
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin, section.right_margin, section.top_margin, section.bottom_margin = map(Mm, margins)
    if footer is not None:
        section.footer_distance = Mm(footer)
    about = document.core_properties
    about.title, about.author, about.subject = _property(title), _property(author), _property(subject)
    about.language, about.comments, about.last_modified_by = "zh-CN", "", ""
    about.created = about.modified = _FIXED
    return document


def _property(text: str) -> str:
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
    keep_dates(run._r)
    run.font.size = Pt(size)
    run.font.name = font
    run._element.rPr.rFonts.set(qn("w:eastAsia"), font)
    return run


def with_room_for_figures(wide: Sequence[int], rows: Sequence[Sequence[str]]) -> list[int]:
    """The widths of columns, in half-width characters, a little more where whole dates and the numbers of items (2026-自查-01) stand:
    figures of the fonts that are put in the place of 宋体 are wider, and these are not to break."""
    least = [*wide]
    for row in rows:
        for place, text in enumerate(row):
            if _NUMBER.fullmatch(text):
                least[place] = max(least[place], columns_taken(text) + 1)
    return least


def days_below(text: str) -> str:
    """The text with a day in a bracket behind another one on a line of its own: LibreOffice took both for one word, too long for a
    column, and ended the line within the second."""
    return _BEHIND_A_DAY.sub("\n", text)


def narrowed_dates(run: Any, text: str) -> None:
    """Sets days that are all of a cell a little narrower: figures of the fonts that are put in the place of 宋体 are wider, and where
    a column has no room to spare the last one went to the next line."""
    if all(len(line) == _DATE and _IN_A_DATE.search(line) for line in text.split("\n")):
        _narrow(run, _NARROWED)


def kept_on_a_line(run: Any, text: str, room: float, size: float) -> None:
    """Sets what is all of a cell narrower where it has room on a line in 宋体 but not in the font that may be put in its place, whose
    figures are wider: 100.0% ended on two lines. room: of a line, in points · size: of the letters, in points."""
    if "\n" in text or columns_taken(text) * size / 2 > room + _HAIR:
        return
    needed = sum(_WIDER.get(char, columns_taken(char) / 2 if char > "\x7f" else _WIDEST) for char in text) * size
    if needed > room:
        _narrow(run, int(100 * room / needed))


def _narrow(run: Any, percent: int) -> None:
    scale = OxmlElement("w:w")
    scale.set(qn("w:val"), str(percent))
    run.rPr.find(qn("w:sz")).addprevious(scale)


def keep_dates(run: Any) -> None:
    """Lets no line end within 2026-08-31 in the element of a run; the number of an item (2026-自查-01) may break."""
    for place in run.findall(qn("w:t")):
        place.text, *rest = _IN_A_DATE.split(place.text or "")
        for text in rest:
            hyphen, after = OxmlElement("w:noBreakHyphen"), OxmlElement("w:t")
            after.text = text
            after.set(qn("xml:space"), "preserve")
            place.addnext(hyphen)
            hyphen.addnext(after)
            place = after


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


def fill_pairs(table: Any, rows: Iterable[Sequence[tuple[str, str]]], *, height_mm: float, size: float) -> None:
    """Rows of a table of four columns, each of one or two labels with what stands beside them. height_mm: the least of a row ·
    size: points."""
    for pairs in rows:
        row = table.add_row()
        row.height, cells = Mm(height_mm), row.cells
        if len(pairs) == 1:
            cells[1].merge(cells[3])
        for place, (label, text) in enumerate(pairs):
            fill_cell(cells[2 * place], [label], LABEL, size, ALIGN.CENTER)
            fill_cell(cells[2 * place + 1], text.splitlines(), BODY, size)


def unbroken(row: Any, *, heading: bool = False) -> Any:
    """The row, told not to break over pages; a heading is repeated on each."""
    row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
    if heading:
        row._tr.trPr.append(OxmlElement("w:tblHeader"))
    return row


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
