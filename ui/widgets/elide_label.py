"""A line of text that is cut with an ellipsis where there is no room; the whole text is then its tooltip."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from ui.widgets.label import plain_tip
from ui.widgets.restyle import restyle

_LEADS = " ›"


class ElideLabel(QLabel):
    """A label on one line that gives way. `role` is a role of the style sheet: page, title, strong, second, note.

    mode: where the ellipsis stands; for paths the middle.
    """

    def __init__(
        self,
        text: str = "",
        role: str = "",
        parent: QWidget | None = None,
        *,
        mode: Qt.TextElideMode = Qt.TextElideMode.ElideRight,
    ) -> None:
        super().__init__(text, parent)
        self._mode = mode
        self._shorter: Sequence[str] = ()
        self.setTextFormat(Qt.TextFormat.PlainText)
        if role:
            self.setProperty("role", role)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def show_tone(self, tone: str) -> None:
        """Colours the text by a state: ok, warn, bad, info, link, or '' for the ordinary colour."""
        restyle(self, "tone", tone)

    def setText(self, text: str) -> None:
        self._shorter = ()
        super().setText(text)
        self._tell()

    def say(self, text: str, shorter: Sequence[str]) -> None:
        """A text, and what is shown instead of cutting it: the first that fits, from the longest on."""
        self.setText(text)
        self._shorter = shorter
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._tell()

    def is_cut(self) -> bool:
        """Whether the text does not fit."""
        return self.fontMetrics().horizontalAdvance(self.text()) > self.contentsRect().width()

    def _tell(self) -> None:
        self.setToolTip(plain_tip(self.text()) if self.is_cut() else "")

    def _shown(self, width: int) -> str:
        """The text as it is painted in so many pixels; the mark at its end that it leads somewhere stays."""
        text, metrics = self.text(), self.fontMetrics()
        if self._shorter and metrics.horizontalAdvance(text) > width:  # the last may still be cut
            text = next((each for each in self._shorter if metrics.horizontalAdvance(each) <= width), self._shorter[-1])
        if not text.endswith(_LEADS) or not self.is_cut():
            return metrics.elidedText(text, self._mode, width)
        rest = width - metrics.horizontalAdvance(_LEADS)
        return metrics.elidedText(text.removesuffix(_LEADS), self._mode, rest) + _LEADS

    def minimumSizeHint(self) -> QSize:
        return QSize(min(super().sizeHint().width(), 24), super().minimumSizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        shown = self._shown(self.contentsRect().width())
        painter.setPen(self.palette().color(self.foregroundRole()))
        painter.drawText(self.contentsRect(), int(self.alignment()) | Qt.TextFlag.TextSingleLine, shown)
        painter.end()
