"""The pages of the program as a column of tabs: icon, label and badge, or where the window is narrow the label small below the icon."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QKeyEvent, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QTabBar

from ui.look import fonts, theme
from ui.look.icons import check, pixmap
from ui.widgets.painted_tabs import PaintedTabs
from ui.widgets.pill import HEIGHT as PILL_HEIGHT
from ui.widgets.pill import paint_pill, pill_width

WIDE, SLIM, MARGIN, SLIM_MARGIN = 208, 68, 14, 6
"""The side bar with labels beside the icons, with labels below them, and what is free at the sides of either, in pixels."""
ICON = 18
_STEP, _LOW, _GAP = 44, 36, 4
"""Pixels from row to row, the same in a low window, and what is free between two rows."""
_SMALL = 9.0
"""Points of a label below its icon: four characters are 48 pixels wide."""


def paint_ground(painter: QPainter, row: QRectF, colour: str, *, focus: bool) -> None:
    """Paints what is below a row: a colour of the theme, '' for none, and a line around it where the keyboard is."""
    if colour:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour(colour))
        painter.drawRoundedRect(row, 8, 8)
    if focus:
        painter.setPen(theme.colour("link"))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(row.adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)


def paint_below(
    painter: QPainter, row: QRect, drawn: QPixmap, label: str, weight: QFont.Weight = QFont.Weight.Normal
) -> None:
    """Paints an icon and its label below, in the pen of the painter, in the middle of a row."""
    top = row.top() + max(0, (row.height() - ICON - 15) // 2)
    painter.drawPixmap(row.left() + (row.width() - ICON) // 2, top, drawn)
    painter.setFont(fonts.sized(_SMALL, weight))
    words = QRect(row.left(), top + ICON, row.width(), 16)
    painter.drawText(words, int(Qt.AlignmentFlag.AlignCenter) | int(Qt.TextFlag.TextDontClip), label)


class Navigation(PaintedTabs):
    """Tabs below each other, painted as rows with icon, label and badge; `keys` names them."""

    def __init__(self) -> None:
        super().__init__()
        self.keys: list[str] = []
        self._icons: list[str] = []
        self._badges: dict[str, tuple[str, str]] = {}
        self._slim, self._step = False, _STEP
        self.setObjectName("navigation")
        self.setShape(QTabBar.Shape.RoundedWest)
        self.setAccessibleName("导航")

    def add(self, key: str, icon: str, label: str) -> None:
        check(icon)  # an unknown name is refused now, not while painting
        self.keys.append(key)
        self._icons.append(icon)
        self.addTab(label)
        self._describe(self.count() - 1)

    def set_badge(self, key: str, text: str, tone: str) -> None:
        self._badges[key] = (text, tone)
        self._describe(self.keys.index(key))
        self.update()

    def _describe(self, place: int) -> None:
        """In words what is drawn; where of a badge only a point is, by the tooltip too."""
        badge, _ = self._badges.get(self.keys[place], ("", ""))
        words = f"{self.tabText(place)} {badge}".strip()
        self.setAccessibleTabName(place, words)
        self.setTabToolTip(place, words if self._slim else "")

    def set_slim(self, slim: bool) -> None:
        self._slim = slim
        for place in range(self.count()):
            self._describe(place)
        self.setIconSize(self.iconSize())  # the one way to have Qt ask anew how large the tabs are

    def set_low(self, low: bool) -> None:
        """Moves the rows together, or apart again."""
        self._step = _LOW if low else _STEP
        self.setIconSize(self.iconSize())
        self.updateGeometry()

    def saves(self) -> int:
        """How many pixels of height a low window saves."""
        return (_STEP - _LOW) * self.count()

    def tabSizeHint(self, index: int) -> QSize:
        return QSize(SLIM - 2 * SLIM_MARGIN if self._slim else WIDE - 2 * MARGIN, self._step)

    def sizeHint(self) -> QSize:
        return QSize(self.tabSizeHint(0).width(), self._step * self.count())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        now, last = self.currentIndex(), self.count() - 1
        places = {Qt.Key.Key_Up: now - 1, Qt.Key.Key_Down: now + 1, Qt.Key.Key_Home: 0, Qt.Key.Key_End: last}
        if event.key() in places:
            self.setCurrentIndex(max(0, min(last, places[Qt.Key(event.key())])))
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for index in range(self.count()):
            self._paint_row(painter, index)
        painter.end()

    def _paint_row(self, painter: QPainter, index: int) -> None:
        row = QRectF(0, index * self._step, self.width(), self._step - _GAP)
        current = index == self.currentIndex()
        ground = "tint" if current else "line2" if index == self._hover else ""
        paint_ground(painter, row, ground, focus=current and self._focus.shown)
        ink = "link" if current else "text2"
        weight = QFont.Weight.Bold if current else QFont.Weight.Normal
        drawn = pixmap(self._icons[index], ICON, ink, self.devicePixelRatioF())
        badge, tone = self._badges.get(self.keys[index], ("", "neutral"))
        if self._slim:
            painter.setPen(theme.colour(ink))
            paint_below(painter, row.toRect(), drawn, self.tabText(index), weight)
            if badge and tone != "neutral":
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(theme.colour(theme.tone(tone)[0]))
                painter.drawEllipse(QRectF((self.width() + ICON) / 2 - 1, row.top() + 3, 7, 7))
            return
        painter.drawPixmap(12, round(row.top() + (row.height() - ICON) / 2), drawn)
        width = pill_width(badge) + 4 if badge else 0
        painter.setFont(fonts.sized(fonts.BASE, weight))
        painter.setPen(theme.colour(ink))
        words = row.adjusted(40, 0, -10 - width, 0)
        shown = painter.fontMetrics().elidedText(self.tabText(index), Qt.TextElideMode.ElideRight, int(words.width()))
        painter.drawText(words, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, shown)
        if badge:
            box = QRectF(row.right() - 10 - width, row.top() + (row.height() - PILL_HEIGHT) / 2, width, PILL_HEIGHT)
            paint_pill(painter, box, badge, tone, chosen=current)
