"""The twelve months of one person's year: a letter for each month that had a meeting, and how often the person came."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.look import fonts, theme
from ui.widgets.matrix_cell import paint_box
from ui.widgets.pointed import Pointed

LETTERS = {"到": "到", "请假": "假", "缺席": "缺", "列席": "列", "未点到": "？", "待开": "待"}
_BOXES = {"到": "held", "请假": "due", "缺席": "missing"}
_INKS = {"到": "ok", "请假": "warn", "缺席": "bad"}
_NUMBERS, _SMALL, _LARGE, _GAP, _WIDEST = 18, 24, 40, 4, 62


@dataclass(frozen=True)
class MonthMark:
    """A month. `state`: a key of LETTERS, '' without a meeting · `figure`: a few digits below the letter ·
    `words`: what the tooltip and a screen reader say."""

    state: str = ""
    figure: str = ""
    words: str = "没有会议"


class YearStrip(Pointed[int]):
    """Twelve boxes, walked by arrow keys, opened by a click, Enter or Space. `large`: with the figures."""

    chosen = Signal(int)
    """A month was clicked, 1–12; 0 where the one that was chosen is clicked again."""

    def __init__(self, *, large: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(0, parent)
        self._box = _LARGE if large else _SMALL
        self._large = large
        self._marks: Sequence[MonthMark] = [MonthMark()] * 12
        self._now = self.month = 0
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName("各月到会情况")

    def show_year(self, marks: Sequence[MonthMark], *, now: int = 0, title: str = "") -> None:
        """Shows twelve months; `now`: the present month, which stands out, 0 for another year."""
        self._marks, self._now, self.month, self._hover = list(marks), now, 0, None
        self.setAccessibleName(f"{title}各月到会情况")
        self._tell()
        self.update()

    def choose(self, month: int) -> None:
        """Marks a month as chosen without saying so; 0 for none."""
        self.month = month
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(12 * (36 if self._large else 24), self._box + _NUMBERS)

    def minimumSizeHint(self) -> QSize:
        return QSize(12 * 20, self._box + _NUMBERS)

    def box_of(self, month: int) -> QRectF:
        """Where a month is painted."""
        step = min(self.width() / 12, float(_WIDEST))
        return QRectF((month - 1) * step + _GAP / 2, 0.5, step - _GAP, self._box - 1)

    def _find(self, point: QPointF) -> int | None:
        step = min(self.width() / 12, float(_WIDEST))
        place = int(point.x() // step)
        return place if 0 <= place < 12 else None

    def _leads(self, place: int) -> bool:
        return bool(self._marks[place].state)

    def _tip(self, place: int) -> str:
        return f"{place + 1}月：{self._marks[place].words}"

    # ---- mouse and keys ----
    def _walk(self, event: QKeyEvent) -> int | None:
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        if event.key() not in steps or event.modifiers() & Qt.KeyboardModifier.AltModifier:
            return None
        return max(0, min(11, self._at + steps[Qt.Key(event.key())]))

    def _open(self) -> None:
        self._tell()
        if not self._leads(self._at):
            self.update()
            return
        month = self._at + 1
        self.choose(0 if month == self.month else month)
        self.chosen.emit(self.month)

    def _tell(self) -> None:
        self.setAccessibleDescription(self._tip(self._at))

    # ---- painting ----
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for place, mark in enumerate(self._marks):
            month, box = place + 1, self.box_of(place + 1)
            self._paint_mark(painter, box, mark, hovered=self._hover == place)
            now = month == self._now
            painter.setFont(fonts.sized(8.25, QFont.Weight.Bold if now else QFont.Weight.Normal))
            painter.setPen(theme.colour("link" if now else "text2"))
            below = QRectF(box.left() - _GAP, self._box, box.width() + 2 * _GAP, _NUMBERS)
            painter.drawText(below, Qt.AlignmentFlag.AlignCenter, f"{month}月" if self._large else str(month))
            focused = self._focus.shown and place == self._at
            if focused or month == self.month:
                painter.setPen(QPen(theme.colour("link"), 2 if focused else 1.5))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRoundedRect(box.adjusted(-0.5, 0, 0.5, 0), 5, 5)
        painter.end()

    def _paint_mark(self, painter: QPainter, box: QRectF, mark: MonthMark, *, hovered: bool) -> None:
        if not mark.state:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("line2"))
            painter.drawRoundedRect(box, 5, 5)
            return
        paint_box(painter, box, _BOXES.get(mark.state, "future"), hovered=hovered)
        painter.setPen(theme.colour(theme.tone(_INKS.get(mark.state, "neutral"))[0]))
        strong = mark.state in ("请假", "缺席", "未点到")
        painter.setFont(fonts.sized(9.75 if self._large else 9, QFont.Weight.Bold if strong else QFont.Weight.Normal))
        letter = LETTERS.get(mark.state, mark.state[:1])
        if not self._large or not mark.figure:
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, letter)
            return
        upper = QRectF(box.left(), box.top() + 2, box.width(), box.height() / 2)
        painter.drawText(upper, Qt.AlignmentFlag.AlignCenter, letter)
        painter.setFont(fonts.sized(7.5))
        lower = QRectF(box.left(), box.center().y() - 1, box.width(), box.height() / 2)
        painter.drawText(lower, Qt.AlignmentFlag.AlignCenter, mark.figure)
