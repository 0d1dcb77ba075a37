"""The minutes as a Word file in the style of an official document, with the same lines in the same order as the PDF.

Measures after GB/T 9704-2012 (domain §9.3). 28 characters of 16 points are a little more than 156 mm, so each stands a
quarter of a point closer to the next; a fixed 28.95 points gives 22 lines on 225 mm.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.enum.text import WD_LINE_SPACING
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt

from models.exports.atomic import write_atomic
from models.exports.minutes import Minutes
from models.exports.minutes_official import LABEL, head_of, is_heading, plain, recorded, session_of, title_of
from models.exports.word import BODY, TITLE, UNIT, add_field, add_run, save_fixed
from models.exports.word import LABEL as HEADING
from models.exports.word_minutes import minutes_document

_SIZE, _LINE = 16.0, 28.95  # points
_CLOSER = -0.25
_NUMBER, _FOOTER_MM = 14.0, 25.2  # the dashes of the number stand 7 mm below the text
_BLANK_ITEM, _BLANK_ALL = 2, 6  # lines to write on


def write_minutes_official_docx(minutes: Minutes, path: Path) -> None:
    """Writes the minutes to `path`; raises TargetBusy where it cannot be written."""
    document = _document(minutes)
    for line in title_of(minutes):
        add_run(_paragraph(document, ALIGN.CENTER, kept=True), line, TITLE, 22)
    for line in session_of(minutes):
        _text(_paragraph(document, ALIGN.CENTER, kept=True), line)
    _paragraph(document, kept=True)
    for told in head_of(minutes):
        _labelled(_paragraph(document, ALIGN.LEFT if told.names else ALIGN.JUSTIFY, indent=2), told.label, told.text)
    _sections(document, minutes)
    end = document.paragraphs[-1].paragraph_format
    end.keep_with_next = end.widow_control = True  # nobody is to sign a page with nothing else on it
    _paragraph(document, kept=True)
    for label in minutes.signatures:
        _text(_paragraph(document, indent=2, kept=True), f"{plain(label)}：")
    day = _paragraph(document, ALIGN.RIGHT)
    day.paragraph_format.right_indent = Pt(4 * _SIZE)
    _text(day, recorded(minutes))
    if minutes.note:
        day.paragraph_format.keep_with_next = True
        _text(_paragraph(document), minutes.note)
    write_atomic(path, lambda beside: save_fixed(document, beside))


def _document(minutes: Minutes) -> Any:
    document = minutes_document(minutes, margins=(28, 26, 37, 35), footer=_FOOTER_MM)
    section = document.sections[0]
    document.settings.odd_and_even_pages_header_footer = True
    for footer, align in ((section.footer, ALIGN.RIGHT), (section.even_page_footer, ALIGN.LEFT)):
        _page_number(footer.paragraphs[0], align)
    return document


def _page_number(paragraph: Any, align: Any) -> None:
    """— 1 —, outside on both sides of a leaf, a character from the edge of the text."""
    layout = paragraph.paragraph_format
    layout.alignment = align
    layout.left_indent = layout.right_indent = Pt(_NUMBER)
    layout.line_spacing_rule, layout.line_spacing = WD_LINE_SPACING.EXACTLY, Pt(_NUMBER + 2)
    add_run(paragraph, "— ", UNIT, _NUMBER)
    add_field(paragraph, "PAGE", UNIT, _NUMBER)
    add_run(paragraph, " —", UNIT, _NUMBER)


def _paragraph(document: Any, align: Any = ALIGN.JUSTIFY, *, indent: int = 0, kept: bool = False) -> Any:
    """An empty paragraph. `indent`: characters before the first line · `kept`: on the page of the next one."""
    paragraph = document.add_paragraph()
    layout = paragraph.paragraph_format
    layout.alignment = align
    layout.space_before = layout.space_after = Pt(0)
    layout.line_spacing_rule, layout.line_spacing = WD_LINE_SPACING.EXACTLY, Pt(_LINE)
    layout.widow_control = False  # a page has its 22 lines, whatever the next begins with
    for name in ("w:autoSpaceDE", "w:autoSpaceDN"):  # no blank beside figures: 28 characters are 28 characters
        off = OxmlElement(name)
        off.set(qn("w:val"), "0")
        paragraph._p.pPr.insert_element_before(
            off, "w:bidi", "w:adjustRightInd", "w:snapToGrid", "w:spacing", "w:ind", "w:jc"
        )
    if kept:
        layout.keep_with_next = True
    if indent:
        layout.first_line_indent = Pt(indent * (_SIZE + _CLOSER))
    return paragraph


def _text(paragraph: Any, text: str, font: str = BODY, between: float = _CLOSER) -> None:
    """`between`: points added after each character."""
    run = add_run(paragraph, text, font, _SIZE)
    spacing = OxmlElement("w:spacing")
    spacing.set(qn("w:val"), str(round(between * 20)))
    run._element.rPr.insert_element_before(spacing, "w:w", "w:kern", "w:position", "w:sz")


def _labelled(paragraph: Any, label: str, text: str) -> None:
    """主 持 人：张三, the label as wide as those of four characters, without blanks in it."""
    if 1 < len(label) < LABEL:
        wider = (LABEL - len(label)) / (len(label) - 1) * (_SIZE + _CLOSER)
        _text(paragraph, label[:-1], between=wider + _CLOSER)
        label = label[-1]
    _text(paragraph, f"{label}：{text}")


def _sections(document: Any, minutes: Minutes) -> None:
    for section in minutes.sections:
        if section.heading:
            _text(_paragraph(document, ALIGN.LEFT, indent=2, kept=True), section.heading, HEADING)
        for number, text in enumerate(section.paragraphs, 1):
            heading = is_heading(text)
            kept = heading and number < len(section.paragraphs)
            align = ALIGN.LEFT if heading else ALIGN.JUSTIFY
            _text(_paragraph(document, align, indent=2, kept=kept), text, HEADING if heading else BODY)
        for _ in range(0 if section.paragraphs else _BLANK_ITEM if section.heading else _BLANK_ALL):
            _paragraph(document)
