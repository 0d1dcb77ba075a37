"""Certificates on lying A4 or A5: one page a person, a plain frame, and texts that shrink rather than be cut."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from models.exports.certificate import Certificate
from models.exports.errors import ExportRefused
from models.exports.pdf.characters import printable
from models.exports.pdf.fonts import FANG, SONG, TITLE, typeface
from models.exports.pdf.pages import A4, MM, Page, save_document
from models.exports.pdf.paragraph import CENTER, JUSTIFY, LEFT, Paragraph, Style
from models.kinds import quoted

_LYING = {"A4": (A4[1], A4[0]), "A5": (210 * MM, 148 * MM)}
_OUTER, _INNER, _CORNER = 9.0, 11.6, 7.0
"""mm on A4 from the edge of the paper to the two lines of the frame; how deep the inner one steps back at the corners."""
_SIDE, _TOP, _BOTTOM = 36.0, 27.0, 22.0
"""mm on A4 from the edge of the paper to the text."""
_RED = (0.64, 0.11, 0.09)
_SEAL = 40.0
"""mm, on any paper, that who issues it and the day are given at least: a seal of 42 mm is put over them."""
_STEPS = tuple(1 - step / 20 for step in range(9))
"""How much a text shrinks to fit, in steps down to three fifths."""
_TITLE, _LEAST_TITLE, _UNDER, _BODY = 46.0, 26.0, 13.0, 22.0
_TITLE_SPREAD, _FOOT_SHARE = 0.55, 0.62


@dataclass(frozen=True)
class Laid:
    """One certificate on its paper: what is drawn, how far to the right of the text and below its head."""

    page: Page
    scale: float
    title: str
    placed: Sequence[tuple[float, float, Paragraph]]


def laid_out(certificate: Certificate, paper: str, name: str) -> Laid:
    """Lays a certificate out as large as it fits; raises ExportRefused where it is too long even at its smallest.

    name: whose it is, for the refusal.
    """
    size = _LYING[paper]
    scale = size[0] / _LYING["A4"][0]
    side, top, bottom = (each * MM * scale for each in (_SIDE, _TOP, _BOTTOM))
    page = Page(size, left=side, right=side, top=top, bottom=bottom, number_at=0)
    for step in _STEPS:
        placed = _placed(certificate, page, scale, step)
        if placed is not None:
            return Laid(page, scale, certificate.title, placed)
    raise ExportRefused(
        f"{quoted(name)}的证书文字太长，缩到最小也放不进一页 {paper}，没有导出。请改短模板，或换大一些的纸。"
    )


def _placed(
    certificate: Certificate, page: Page, scale: float, step: float
) -> list[tuple[float, float, Paragraph]] | None:
    """The parts with their places: the head at the top, the foot at the bottom, the text between; None if it is too much."""
    head = [_title(certificate.title, page.width, scale, step)]
    under = Style(SONG, _UNDER * scale * max(step, 0.7), _UNDER * scale * 1.7 * max(step, 0.7), CENTER)
    head += [Paragraph(line, under, page.width) for line in certificate.under]
    size = _BODY * scale * step
    body = [_text(line, size, page.width) for line in certificate.body]
    foot = [_signed(line, size, page.width * _FOOT_SHARE) for line in certificate.foot]
    signed = max(_height(foot), _SEAL * MM if foot else 0)
    free = page.height - _height(head) - _height(body) - signed
    if free < size * 0.8:
        return None
    placed, y = [], 0.0
    for one in head:
        placed.append((0.0, y, one))
        y += one.height
    y += free * (0.5 if foot else 0.42)
    for one in body:
        placed.append((0.0, y, one))
        y += one.height
    wide = max((_width(one) for one in foot), default=0.0)
    y = page.height - signed + (signed - _height(foot)) / 2
    for one in foot:
        placed.append((page.width - wide - size - (one.width - wide) / 2, y, one))
        y += one.height
    return placed


def _title(text: str, width: float, scale: float, step: float) -> Paragraph:
    """On one line where that leaves it large enough; a short one is drawn out."""
    text = printable(text)
    wide = typeface(TITLE).width(text)
    spread = wide + _TITLE_SPREAD * (len(text) - 1) if len(text) <= 6 else wide
    size = min(_TITLE * scale * max(step, 0.6), width / max(spread, 1))
    size = max(size, _LEAST_TITLE * scale * max(step, 0.6))
    return Paragraph(text, Style(TITLE, size, size * 1.5, CENTER, spread=spread if spread > wide else 0), width)


def _text(text: str, size: float, width: float) -> Paragraph:
    """A paragraph; who is addressed (张三同志：) begins at the margin."""
    called = text.endswith(("：", ":"))
    return Paragraph(text, Style(FANG, size, size * 1.75, LEFT if called else JUSTIFY, 0 if called else 2), width)


def _signed(text: str, size: float, width: float) -> Paragraph:
    """A line of the foot."""
    return Paragraph(text, Style(FANG, size, size * 1.6, CENTER), width)


def _height(parts: Sequence[Paragraph]) -> float:
    return sum(part.height for part in parts)


def _width(part: Paragraph) -> float:
    return max((line.width for line in part.lines), default=0.0) * part.style.size


def write_certificates_pdf(pages: Sequence[Laid], path: Path, *, author: str = "", subject: str = "") -> None:
    """Writes the certificates, one page each; raises TargetBusy where `path` cannot be written."""
    first = pages[0]
    draws = [partial(_draw, laid) for laid in pages]
    save_document(path, first.page, first.title, author, draws, subject=subject, numbered=False)


def _draw(laid: Laid, canvas: Any) -> None:
    _frame(canvas, laid.page.size, laid.scale)
    top = laid.page.size[1] - laid.page.top
    for number, (x, y, part) in enumerate(laid.placed):
        canvas.setFillColorRGB(*(_RED if number == 0 else (0, 0, 0)))
        part.draw(canvas, laid.page.left + x, top - y)


def _frame(canvas: Any, size: tuple[float, float], scale: float) -> None:
    """A strong line, and inside it a fine one that steps back at the corners."""
    canvas.saveState()
    canvas.setStrokeColorRGB(*_RED)
    outer, inner, corner = (each * MM * scale for each in (_OUTER, _INNER, _CORNER))
    wide, high = size
    canvas.setLineWidth(2.6 * scale)
    canvas.rect(outer, outer, wide - 2 * outer, high - 2 * outer)
    canvas.setLineWidth(0.7 * scale)
    left, right, low, top = inner, wide - inner, inner, high - inner
    path = canvas.beginPath()
    path.moveTo(left + corner, low)
    for x, y in (
        (right - corner, low), (right - corner, low + corner), (right, low + corner),
        (right, top - corner), (right - corner, top - corner), (right - corner, top),
        (left + corner, top), (left + corner, top - corner), (left, top - corner),
        (left, low + corner), (left + corner, low + corner),
    ):  # fmt: skip
        path.lineTo(x, y)
    path.close()
    canvas.drawPath(path)
    for x, y in ((left, low), (right - corner, low), (right - corner, top - corner), (left, top - corner)):
        side = corner * 0.62
        canvas.rect(x + (corner - side) / 2, y + (corner - side) / 2, side, side)
    canvas.restoreState()
