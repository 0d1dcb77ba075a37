"""A Word template of her own for certificates: its blanks are filled, everything else stays as it was laid out."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from docx import Document
from docx.oxml.ns import qn

from models.exports.atomic import write_atomic
from models.exports.certificate import BLANK, Values, check_blanks, filled
from models.exports.errors import ExportRefused
from models.exports.pdf.characters import printable
from models.exports.word import save_fixed

_MOST_BYTES = 20 * 1024 * 1024
_NO_XML = {0xFFFE: None, 0xFFFF: None}


def template_text(path: Path) -> str:
    """All text of a template, paragraph by paragraph; raises ExportRefused where it cannot be used."""
    text = "\n".join("".join(piece.text or "" for piece in pieces) for pieces in _paragraphs(_opened(path)))
    check_blanks(text, path.name)
    if not BLANK.search(text):
        raise ExportRefused(f"“{path.name}”里没有 {{姓名}} 这样的空，没有导出。请在模板里写上要填的空。")
    return text


def write_certificate_docx(template: Path, values: Values, path: Path) -> None:
    """Writes the template with its blanks filled for one person; raises TargetBusy where `path` cannot be written."""
    document = _opened(template)
    for pieces in _paragraphs(document):
        _fill(pieces, values)
    write_atomic(path, lambda beside: save_fixed(document, beside))


def _opened(path: Path) -> Any:
    try:
        if path.stat().st_size > _MOST_BYTES:
            raise ExportRefused(f"模板“{path.name}”超过 20 MB，没有导出。请压缩其中的图片再试。")
        return Document(str(path))
    except FileNotFoundError:
        raise ExportRefused(f"找不到模板“{path.name}”，没有导出。请核对文件是否还在原处。") from None
    except ExportRefused:
        raise
    except Exception as error:  # whatever a file that is no Word file makes the library say
        raise ExportRefused(f"模板“{path.name}”打不开，没有导出。请用 Word 或 WPS 另存为 .docx 再试。") from error


def _paragraphs(document: Any) -> Iterator[list[Any]]:
    """The pieces of text of each paragraph: of the body, tables, text boxes, heads and feet."""
    parts = [document.element.body]
    for section in document.sections:
        for each in (
            section.header, section.footer, section.first_page_header, section.first_page_footer,
            section.even_page_header, section.even_page_footer,
        ):  # fmt: skip
            if not each.is_linked_to_previous:
                parts.append(each._element)
    for part in parts:
        for paragraph in part.iter(qn("w:p")):
            pieces = [piece for piece in paragraph.iter(qn("w:t")) if _paragraph_of(piece) is paragraph]
            if pieces:
                yield pieces


def _paragraph_of(piece: Any) -> Any:
    """The paragraph that a piece stands in, which may be in a text box that stands in another."""
    return next(piece.iterancestors(qn("w:p")))


def _fill(pieces: list[Any], values: Values) -> None:
    """Fills the blanks of a paragraph; one that Word has cut into pieces takes the look of where it begins."""
    texts = [piece.text or "" for piece in pieces]
    whole = "".join(texts)
    begins = [sum(map(len, texts[:place])) for place in range(len(texts))]
    for found in reversed(list(BLANK.finditer(whole))):
        start, end = found.span()
        said = printable(filled(found[0], values)).translate(_NO_XML)
        first = max(place for place, at in enumerate(begins) if at <= start and texts[place])
        for place in range(len(texts) - 1, first - 1, -1):
            low, high = max(start - begins[place], 0), end - begins[place]
            if high <= 0:
                continue
            kept = texts[place][high:]
            texts[place] = texts[place][:low] + (said if place == first else "") + kept
    for piece, text in zip(pieces, texts, strict=True):
        if piece.text != text:
            piece.text = text
            piece.set(qn("xml:space"), "preserve")
