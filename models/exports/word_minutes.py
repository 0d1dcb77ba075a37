"""The minutes as a Word file for those who change them before signing: the same parts in the same order as the PDF."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.shared import Mm, Pt

from models.exports.atomic import write_atomic
from models.exports.minutes import Minutes, Section
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
from models.exports.word_table import narrow_margins

_FORM_MM = (22.5, 59.0, 22.5, 52.0)
_SIGNED_MM = (18.5, 33.5)  # for three places to sign
_VOTE_MM = (44.0, 23.0, 18.5, 18.5, 12.5, 14.5, 10.5, 14.5)
_VOTE_INVALID_MM = (33.5, *_VOTE_MM[1:-1], 10.5, _VOTE_MM[-1])


def write_minutes_docx(minutes: Minutes, path: Path) -> None:
    """Writes the minutes to `path`; raises TargetBusy where it cannot be written."""
    document = _document(minutes)
    _centered(document, minutes.branch, UNIT, 15)
    _centered(document, minutes.heading, TITLE, 22)
    _centered(document, minutes.session, BODY, 13)
    table = grid(document, _FORM_MM)
    fill_pairs(table, minutes.rows, height_mm=9.5, size=13)
    _whole_row(table, [(minutes.content_label, LABEL, 13, ALIGN.CENTER, 0)])
    _whole_row(table, _content(minutes.sections), least_mm=0 if _written(minutes) else 90)
    _votes(document, minutes.vote_headings, minutes.votes)
    _signatures(document, minutes.signatures)
    day = f"记录日期：{minutes.recorded_on or '　　　　年　　月　　日'}"
    put_text(document.add_paragraph(), day, BODY, 13, ALIGN.RIGHT)
    if minutes.note:
        put_text(document.add_paragraph(), minutes.note, BODY, 9.5, ALIGN.LEFT)
    write_atomic(path, lambda beside: save_fixed(document, beside))


def _document(minutes: Minutes) -> Any:
    document = minutes_document(minutes, margins=(28, 26, 28, 27), footer=15)
    page_numbers(document.sections[0].footer.paragraphs[0])
    return document


def minutes_document(minutes: Minutes, *, margins: tuple[float, float, float, float], footer: float) -> Any:
    """An empty document for minutes; the measures as `new_document` takes them."""
    heading = minutes.heading + minutes.session
    return new_document(heading, minutes.branch, minutes.title, margins=margins, footer=footer)


def _centered(document: Any, text: str, font: str, size: float) -> None:
    if text:
        put_text(document.add_paragraph(), text, font, size, ALIGN.CENTER)


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
    table = grid(document, _VOTE_MM if len(headings) == len(_VOTE_MM) else _VOTE_INVALID_MM)
    narrow_margins(table)
    for cell, text in zip(unbroken(table.add_row(), heading=True).cells, headings, strict=True):
        fill_cell(cell, text.splitlines(), LABEL, 12, ALIGN.CENTER)
        for paragraph in cell.paragraphs:
            paragraph.paragraph_format.keep_with_next = True
    for line in votes:
        for number, (cell, text) in enumerate(zip(unbroken(table.add_row()).cells, line, strict=True)):
            fill_cell(cell, text.splitlines(), BODY, 12, ALIGN.CENTER if number else ALIGN.LEFT)


def _signatures(document: Any, labels: Sequence[str]) -> None:
    """Places to sign by hand: the program signs for nobody (domain §9.1)."""
    document.add_paragraph().paragraph_format.space_after = Pt(0)
    table = grid(document, _FORM_MM if len(labels) == 2 else _SIGNED_MM * len(labels))
    (row := unbroken(table.add_row())).height = Mm(19)
    for number, label in enumerate(labels):
        fill_cell(row.cells[2 * number], label.splitlines(), LABEL, 13, ALIGN.CENTER)
