"""督查通报 and the like as a Word file, to be worked over before it is sent out: the same parts in the same order as the PDF."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.enum.text import WD_LINE_SPACING
from docx.shared import Pt

from models.exports.atomic import write_atomic
from models.exports.fitting import is_narrow
from models.exports.layout import PADDING, widths
from models.exports.minutes import chinese_number
from models.exports.report import SIGNED_DAY, SIGNED_LINE, SIGNED_NAME, Report
from models.exports.sheet import Column, Sheet
from models.exports.title_lines import title_lines
from models.exports.word import (
    BODY,
    LABEL,
    TITLE,
    UNIT,
    fill_cell,
    grid,
    new_document,
    page_numbers,
    put_text,
    save_fixed,
    unbroken,
    with_room_for_figures,
)
from models.exports.word_table import ALIGNED, narrow_margins

_WIDTH_MM, _MARGIN_MM = 166.0, 22
_CELL, _TEXT = 10.5, 14  # points
_LINE = 90  # half-width characters of that size between the margins
_GIVEN = 0.5  # of its width, which a column of running text gives at most
_TITLE_LINE = 22  # characters


def write_oversight_docx(report: Report, path: Path, *, signed: Sequence[str] = ()) -> None:
    """Writes the report to `path`; raises TargetBusy where it cannot be written. signed: 落款, who and when."""
    write_reports_docx([report], path, signed=signed)


def write_reports_docx(reports: Sequence[Report], path: Path, *, signed: Sequence[str] = ()) -> None:
    """Writes several reports into one document, each from a page of its own on."""
    document = _document(reports[0])
    for place, report in enumerate(reports):
        _report(document, report, signed, new_page=place > 0)
    write_atomic(path, lambda beside: save_fixed(document, beside))


def _report(document: Any, report: Report, signed: Sequence[str], *, new_page: bool) -> None:
    for place, line in enumerate(title_lines(report.branch, report.title, _TITLE_LINE)):
        paragraph = _kept(document, line, TITLE, 20)
        paragraph.paragraph_format.page_break_before = new_page and place == 0
    _kept(document, report.subtitle, UNIT, 11)
    for number, chapter in enumerate(report.chapters, 1):
        _kept(document, f"{chinese_number(number)}、{chapter.heading}", LABEL, 14, ALIGN.LEFT, above=10)
        for text in chapter.texts:
            put_text(document.add_paragraph(), text, BODY, _TEXT, indent=2)
        for place, table in enumerate(chapter.tables):
            if place or chapter.texts:
                _between(document)
            _table(document, table)
        if chapter.note:
            put_text(document.add_paragraph(), chapter.note, UNIT, 9, ALIGN.LEFT)
    if signed:
        _signed(document, *signed)
    put_text(document.add_paragraph(), report.footnote, UNIT, 9, ALIGN.LEFT)


def _signed(document: Any, name: str, day: str) -> None:
    """落款, on one page with the end of what it stands below and with the note."""
    above = document.paragraphs[-1:]
    if document.tables and document.element.body[-2].tag == document.tables[-1]._tbl.tag:  # the last is the section
        above = [paragraph for cell in document.tables[-1].rows[-1].cells for paragraph in cell.paragraphs]
    for paragraph in above:
        paragraph.paragraph_format.keep_with_next = True
    lines = [(line, SIGNED_NAME) for line in title_lines(name, "", SIGNED_LINE)]
    for place, (text, free) in enumerate([*lines, (day, SIGNED_DAY)]):
        paragraph = _kept(document, text, BODY, _TEXT, ALIGN.RIGHT, above=0 if place else 16)
        paragraph.paragraph_format.right_indent = Pt(free * _TEXT)


def _document(report: Report) -> Any:
    document = new_document(
        report.title, report.branch, report.subtitle, margins=(_MARGIN_MM, _MARGIN_MM, 25, 24), footer=13
    )
    page_numbers(document.sections[0].footer.paragraphs[0])
    return document


def _kept(document: Any, text: str, font: str, size: float, align: Any = ALIGN.CENTER, *, above: float = 0) -> Any:
    """A heading, on the page of what follows it."""
    paragraph = document.add_paragraph()
    put_text(paragraph, text, font, size, align)
    paragraph.paragraph_format.keep_with_next = True
    paragraph.paragraph_format.space_before = Pt(above)
    return paragraph


def _between(document: Any) -> None:
    """A little room; two tables without it would be one."""
    layout = document.add_paragraph().paragraph_format
    layout.space_before = layout.space_after = Pt(0)
    layout.line_spacing_rule, layout.line_spacing = WD_LINE_SPACING.EXACTLY, Pt(8)
    layout.keep_with_next = True


def _whole(wide: Sequence[float], columns: Sequence[Column]) -> list[float]:
    """The widths where running text gives what the table is too wide: numbers and fixed words, 请核对, stay on one line."""
    prose = [0.0 if is_narrow(column) else width for width, column in zip(wide, columns, strict=True)]
    over = sum(wide) + PADDING * len(wide) - _LINE
    given = min(max(over, 0.0) / (sum(prose) or 1.0), _GIVEN)
    return [width - of * given for width, of in zip(wide, prose, strict=True)]


def _table(document: Any, sheet: Sheet) -> None:
    wide = widths(sheet, _LINE)
    figures = [column.number for column in sheet.columns]
    if any(figures):  # as wide as declared, whatever they hold
        wide = [column.width for column in sheet.columns]
    fair = _whole(with_room_for_figures(wide, sheet.rows), sheet.columns)
    share = _WIDTH_MM / (sum(fair) + PADDING * len(fair))
    table = grid(document, [(each + PADDING) * share for each in fair])
    narrow_margins(table)
    headings = [column.label for column in sheet.columns]
    for number, texts in enumerate([headings, *sheet.rows]):
        row = unbroken(table.add_row(), heading=number == 0)
        for cell, text, column in zip(row.cells, texts, sheet.columns, strict=True):
            align = ALIGN.CENTER if number == 0 else ALIGNED[column.align]
            fill_cell(cell, text.splitlines(), LABEL if number == 0 else UNIT, _CELL, align)
            if number == 0:
                for paragraph in cell.paragraphs:
                    paragraph.paragraph_format.keep_with_next = True
