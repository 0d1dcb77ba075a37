"""A thin bar that shows a share."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.look import theme


class Bar(QWidget):
    """A bar filled to `share` (0 to 1). tone: ok, warn, bad, info, neutral, or a colour of the theme such as accent."""

    def __init__(self, share: float = 0, tone: str = "ok", thickness: int = 6, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._thickness = thickness
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.show_share(share, tone)

    def show_share(self, share: float, tone: str = "ok") -> None:
        """Changes the share, cut to 0…1, and the tone."""
        self._share, self._tone = max(0.0, min(1.0, share)), tone
        self.setAccessibleName(f"{self._share:.0%}")
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(120, self._thickness)

    def minimumSizeHint(self) -> QSize:
        return QSize(24, self._thickness)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        whole = QRectF(0, (self.height() - self._thickness) / 2, self.width(), self._thickness)
        painter.setBrush(theme.colour("line2"))
        painter.drawRoundedRect(whole, self._thickness / 2, self._thickness / 2)
        if self._share > 0:
            filled = QRectF(whole)
            filled.setWidth(max(float(self._thickness), whole.width() * self._share))
            painter.setBrush(self._ink())
            painter.drawRoundedRect(filled, self._thickness / 2, self._thickness / 2)
        painter.end()

    def _ink(self) -> QColor:
        if self._tone == "neutral":
            return theme.colour("text3")
        return theme.colour(self._tone)
