"""One cell of the coverage matrix: what it knows, what it says in words, and how it is painted."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPen

from ui.look import fonts, theme

STATES = {
    "held": "已开", "due": "当期待开", "missing": "缺", "future": "未到", "before": "启用前，未检查",
    "absent": "这时没有这个党小组",
}  # fmt: skip
"""The states of a cell, and their words."""
_TONES = {"held": "ok", "due": "warn", "missing": "bad"}
_NEUTRAL = "neutral"


class Cell(Protocol):
    """One period of a requirement. first_month 1–12; months 1, 3 or 12; state: one of STATES."""

    @property
    def first_month(self) -> int: ...
    @property
    def months(self) -> int: ...
    @property
    def state(self) -> str: ...
    @property
    def text(self) -> str: ...
    @property
    def meeting_ids(self) -> Sequence[int]: ...


class Line(Protocol):
    """One requirement and its periods in a year."""

    @property
    def label(self) -> str: ...
    @property
    def requirement(self) -> str: ...
    @property
    def cells(self) -> Sequence[Cell]: ...


def spoken(line: Line, cell: Cell) -> str:
    """What a cell says in words, for its tooltip and for a screen reader."""
    if cell.months == 1:
        period = f"{cell.first_month}月"
    elif cell.months == 3:
        period = "一二三四"[(cell.first_month - 1) // 3] + "季度"
    else:
        period = "全年" if cell.months == 12 else f"{cell.first_month}–{cell.first_month + cell.months - 1}月"
    said = f"{line.label} {period}：{STATES[cell.state]}"
    return f"{said}，{cell.text}" if cell.text and cell.text != STATES[cell.state] else said


def paint_box(painter: QPainter, box: QRectF, state: str, *, hovered: bool = False) -> None:
    """Paints the ground of a state: plain for held, dashed border for due, solid border for missing."""
    ink, ground = theme.tone(_TONES.get(state, _NEUTRAL))
    edges = {
        "due": (theme.theme().warn_line, Qt.PenStyle.DashLine),
        "missing": (theme.theme().bad_line, Qt.PenStyle.SolidLine),
    }
    edge, style = edges.get(state, (ground, Qt.PenStyle.SolidLine))
    painter.setPen(QPen(theme.colour(ink if hovered else edge), 1, style))
    painter.setBrush(theme.colour(ground))
    painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 5, 5)


def paint_mark(painter: QPainter, box: QRectF, state: str) -> None:
    """Paints what nothing is asked of: a dot for what has not come yet, a dash for what was before the ledger began, nothing
    for a group that was not there."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.colour("line3" if state == "future" else "text3"))
    if state == "future":
        painter.drawEllipse(box.center(), 2, 2)
    elif state == "before":
        painter.drawRect(QRectF(box.center().x() - 4, box.center().y() - 0.5, 8, 1))


def paint_cell(painter: QPainter, box: QRectF, cell: Cell, hovered: bool) -> None:
    """Paints a cell: date or state on the ground of its state; a period of which nothing is asked as a mark."""
    if cell.state not in _TONES and not hovered:
        paint_mark(painter, box, cell.state)
        return
    paint_box(painter, box, cell.state, hovered=hovered)
    ink = theme.tone(_TONES.get(cell.state, _NEUTRAL))[0]
    strong = cell.state in ("due", "missing") or len(cell.meeting_ids) > 1
    text = cell.text or (STATES[cell.state] if cell.state in _TONES else "+")
    font = _fitting(text, box.width() - 2, QFont.Weight.Bold if strong else QFont.Weight.Normal)
    painter.setFont(font)
    painter.setPen(theme.colour(ink))
    shown = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, int(box.width()))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, shown)


def _fitting(text: str, width: float, weight: QFont.Weight) -> QFont:
    """The largest font in which the text fits; the smallest where it never does."""
    for points in (9.0, 8.25, 7.5):
        font = fonts.sized(points, weight)
        if QFontMetrics(font).horizontalAdvance(text) <= width:
            break
    return font
