"""A sheet as a Word document, to be edited before it is handed in: A4 or A3 across, the heading row on every page."""

from __future__ import annotations

from collections.abc import Sequence
from copy import deepcopy
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from docx import Document
from docx.enum.section import WD_ORIENT
from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT, WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from models.exports.layout import PADDING, Paper, lines_taken, paper_for, widths
from models.exports.sheet import Sheet
from models.exports.word import days_below, keep_dates, kept_on_a_line, narrowed_dates
from models.kinds import clean

_A4_MM, _A3_MM, _MARGIN_MM, _TOP_MM = (297, 210), (420, 297), 10, 15
_LARGEST, _SMALLEST, _READ = 10.5, 6.0, 8.0  # points; the last is the size in which a line of PAGE characters is full
_AN_INCH, _POINTS = 25.4, 72
_KEPT = 0.25  # of a page: a row that may be higher is split where it has to be
_BESIDE = 2.8  # points that a cell keeps free beside its text
_SHORT = 18  # characters: a fixed word, a number
_BELOW = 3  # points between the table and a note
_LINE = 1.5  # of the size of the letters: no font that is put in the place of 宋体 needs more
_SONG, _HEI = "宋体", "黑体"
ALIGNED = {"left": WD_ALIGN_PARAGRAPH.LEFT, "center": WD_ALIGN_PARAGRAPH.CENTER, "right": WD_ALIGN_PARAGRAPH.RIGHT}


def write_table_docx(sheet: Sheet, path: Path) -> None:
    """Writes the sheet as one table; raises OSError as the file system does, so call it through `write_atomic`."""
    write_tables_docx([sheet], path)


def write_tables_docx(sheets: Sequence[Sheet], path: Path) -> None:
    """Writes several sheets into one document, one below the other."""
    document = Document()
    widest = max((paper_for(sheet) for sheet in sheets), key=lambda paper: paper.a3)
    width, high = _page(document, widest, upright=all(sheet.upright for sheet in sheets))
    for place, sheet in enumerate(sheets):
        paper = paper_for(sheet)
        for number, part in enumerate(paper.parts):
            new = place == number == 0 and document.paragraphs
            first = document.paragraphs[0] if new else document.add_paragraph()
            first.paragraph_format.page_break_before = number > 0
            first.paragraph_format.space_before = Pt(20 if place and not number else 0)
            _add(document, part, first, paper.line, width, high)
    document.core_properties.author = "支部台账"
    document.core_properties.comments = ""
    document.core_properties.title = clean(sheets[0].title)[:255]  # more is refused by Word
    document.save(str(path))


def _add(document: Any, sheet: Sheet, first: Any, line: int, width: float, high: float) -> None:
    """Title, table, `width` mm wide, and what stands below it. first: the paragraph of the title · line: half-width
    characters that go on a line · high: mm of a page."""
    _paragraph(first, sheet.title, 18, bold=True)
    first.paragraph_format.keep_with_next = True
    facts = [(fact, WD_ALIGN_PARAGRAPH.LEFT) for fact in sheet.facts]
    for text, align in (*facts, (sheet.subtitle, WD_ALIGN_PARAGRAPH.RIGHT)):
        below = document.add_paragraph()
        _paragraph(below, text, 10.5, align)
        below.paragraph_format.keep_with_next = True
    wide = widths(sheet, line)
    # A wide table gets smaller letters, as a spreadsheet that is fitted to the width of the page does.
    taken = sum(wide) + PADDING * len(wide)
    size = max(_SMALLEST, min(_LARGEST, _READ * line / taken))
    table = document.add_table(rows=0, cols=len(sheet.columns), style="Table Grid")
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    table.autofit = False
    narrow_margins(table)
    share = width / taken
    lengths = [Mm((width + PADDING) * share) for width in wide]
    for column, length in zip(table.columns, lengths, strict=True):
        column.width = length
    headings = [column.label for column in sheet.columns]
    # Title and table are on one page where that is sure to hold them; else the title stays with the first row of it.
    whole = _height(sheet, lengths, width, size) <= high * _POINTS / _AN_INCH
    across = _across(lengths, size)
    kept = len(sheet.rows) + bool(sheet.notes) if whole else 1
    rooms = [length.pt - _BESIDE for length in lengths]
    models: dict[_Look, Any] = {}
    for number, cells in enumerate([headings, *sheet.rows]):
        low = _row_height(cells, across, size) <= high * _POINTS / _AN_INCH * _KEPT
        look = _Look(number == 0, number == 0 or low, number == 0 or number - 1 in sheet.strong, number < kept)
        if look not in models:
            models[look] = _model(table, sheet, lengths, size, look)
        row = deepcopy(models[look])
        for cell, text, room in zip(row.tc_lst, cells, rooms, strict=True):
            run = cell.p_lst[0].r_lst[0]
            run.text = days_below(clean(text))
            if "-" in text:
                keep_dates(run)
                narrowed_dates(run, text)
            if 0 < len(text) <= _SHORT and run.rPr.find(qn("w:w")) is None:
                kept_on_a_line(run, clean(text), room, size)
        table._tbl.append(row)
    notes = sheet.notes or ([sheet.footnote] if sheet.footnote else [])
    for number, note in enumerate(notes, 1):
        below = document.add_paragraph()
        below.paragraph_format.keep_with_next = whole and number < len(notes)
        _paragraph(below, note, 9, WD_ALIGN_PARAGRAPH.LEFT)
        below.paragraph_format.space_before = Pt(_BELOW)


@dataclass(frozen=True)
class _Look:
    """How a row is: the headings, not to be split over pages, strong, on the page of the next."""

    heading: bool
    unsplit: bool
    strong: bool
    kept: bool


def _model(table: Any, sheet: Sheet, lengths: Sequence[Any], size: float, look: _Look) -> Any:
    """A row without text. To copy it takes a sixth of the time that python-docx needs to make a row: 5,000 are no long wait."""
    row = table.add_row()
    if look.unsplit:
        _mark(row._tr.get_or_add_trPr(), "w:cantSplit")
    if sheet.row_height:
        row.height = Pt(sheet.row_height)
    if look.heading:
        _mark(row._tr.get_or_add_trPr(), "w:tblHeader")
    for cell, length, column in zip(row.cells, lengths, sheet.columns, strict=True):
        cell.width = length
        cell.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER
        align = ALIGNED["center" if look.heading else column.align]
        _paragraph(cell.paragraphs[0], "", size, align, font=_HEI if look.strong else _SONG)
        if look.kept:
            cell.paragraphs[0].paragraph_format.keep_with_next = True
    table._tbl.remove(row._tr)
    return row._tr


def _across(lengths: Sequence[Any], size: float) -> list[int]:
    """The half-width characters that are sure to go on a line of each column."""
    # a letter less than goes on a line: punctuation and numbers are not parted, and move to the next
    return [max(1, int((length.pt - 3) * 2 / size) - 1) for length in lengths]


def _row_height(row: Sequence[str], across: Sequence[int], size: float) -> float:
    return size * _LINE * max(lines_taken(clean(text), n) for text, n in zip(row, across, strict=True))


def _height(sheet: Sheet, lengths: Sequence[Any], width: float, size: float) -> float:
    """The points that title, table and notes need at most."""
    headings = [column.label for column in sheet.columns]
    across = _across(lengths, size)
    needed = [max(sheet.row_height, _row_height(row, across, size)) for row in (headings, *sheet.rows)]
    page = width * _POINTS / _AN_INCH
    around = [(sheet.title, 18), (sheet.subtitle, 10.5), *((fact, 10.5) for fact in sheet.facts)]
    around += [(note, 9) for note in sheet.notes or [sheet.footnote]]
    return (
        sum(needed)
        + _BELOW * len(around)
        + sum(lines_taken(clean(text), int(page * 2 / of)) * of * _LINE for text, of in around)
    )


def _page(document: Any, paper: Paper, *, upright: bool) -> tuple[float, float]:
    """The paper with the page number at the foot; gives the room between its margins in mm, across and down."""
    section = document.sections[0]
    across, high = _A3_MM if paper.a3 else _A4_MM
    if upright:
        across, high = high, across
    section.orientation = WD_ORIENT.PORTRAIT if upright else WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Mm(across), Mm(high)
    section.left_margin = section.right_margin = Mm(_MARGIN_MM)
    section.top_margin, section.bottom_margin = Mm(_TOP_MM), Mm(_TOP_MM)
    section.footer_distance = Mm(8)
    foot = section.footer.paragraphs[0]
    foot.alignment = WD_ALIGN_PARAGRAPH.CENTER
    for text in ("第 ", "PAGE", " 页 共 ", "NUMPAGES", " 页"):
        if not text.isupper():
            _run(foot, text, 10)
            continue
        for kind in ("begin", "", "end"):
            run = _run(foot, "", 10)
            mark = OxmlElement("w:fldChar" if kind else "w:instrText")
            if kind:
                mark.set(qn("w:fldCharType"), kind)
            else:
                mark.text = text
            run._r.append(mark)
    return across - 2 * _MARGIN_MM, high - 2 * _TOP_MM


def _paragraph(
    paragraph: Any,
    text: str,
    size: float,
    align: Any = WD_ALIGN_PARAGRAPH.CENTER,
    *,
    bold: bool = False,
    font: str = _SONG,
) -> None:
    paragraph.alignment = align
    paragraph.paragraph_format.space_after = Pt(0)
    _run(paragraph, clean(text), size, bold=bold, font=font)


def _run(paragraph: Any, text: str, size: float, *, bold: bool = False, font: str = _SONG) -> Any:
    run = paragraph.add_run(text)
    run.font.size, run.font.bold, run.font.name = Pt(size), bold, font
    # The name above is for Latin letters only; Chinese ones have their own.
    run._r.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), font)
    return run


def narrow_margins(table: Any) -> None:
    """Half a millimetre beside the text of each cell instead of Word's two: sixteen columns have to fit on A4."""
    margins = OxmlElement("w:tblCellMar")
    for side in ("w:left", "w:right"):
        margin = OxmlElement(side)
        margin.set(qn("w:w"), "28")
        margin.set(qn("w:type"), "dxa")
        margins.append(margin)
    table._tbl.tblPr.append(margins)


def _mark(properties: Any, name: str) -> None:
    """Switches on a property of a table row that python-docx has no name for."""
    properties.append(OxmlElement(name))
