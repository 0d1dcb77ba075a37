"""The field one searches in: magnifier, hint of the shortcut, and a cross that empties it."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction, QColor, QFont, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QLineEdit, QWidget

from ui.look import fonts, theme
from ui.look.icons import icon
from ui.widgets.only_words import WordLine

_KEYPAD = Qt.KeyboardModifier.KeypadModifier


class SearchField(WordLine):
    """A search field. Escape empties it, Down or Enter leads to what was found; the shortcut's hint shows while it is empty."""

    searched = Signal(str)
    """What is to be searched: on every change, and only on committed text while an input method composes."""
    descended = Signal()
    """Down or Enter was pressed: the user wants to go on with what was found."""

    def __init__(self, placeholder: str, shortcut_hint: str = "", parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self._hint, self._wide = shortcut_hint, 0
        self.setPlaceholderText(placeholder)
        self.setAccessibleName(placeholder)
        self.addAction(icon("search"), QLineEdit.ActionPosition.LeadingPosition)
        self._clear = QAction(icon("x"), "清空", self)
        self._clear.triggered.connect(self.clear)
        self.textChanged.connect(self._changed)

    def give_way(self, wide: int, least: int) -> None:
        """As wide as `wide` where there is room, and never narrower than `least`."""
        self._wide = wide
        self.setMinimumWidth(least)
        self.setMaximumWidth(wide)

    def sizeHint(self) -> QSize:
        usual = super().sizeHint()
        return QSize(self._wide or usual.width(), usual.height())

    def _changed(self, text: str) -> None:
        if text and self._clear not in self.actions():
            self.addAction(self._clear, QLineEdit.ActionPosition.TrailingPosition)
        elif not text:
            self.removeAction(self._clear)
        self.searched.emit(text)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        else:
            super().keyPressEvent(event)
            if (
                event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter)
                and not event.modifiers() & ~_KEYPAD
            ):
                self.descended.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._hint or self.text() or self.hasFocus():
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        font = fonts.sized(8.25, QFont.Weight.Medium)
        painter.setFont(font)
        width = painter.fontMetrics().horizontalAdvance(self._hint) + 16
        box = self.rect().adjusted(self.width() - width - 8, 7, -8, -7).toRectF().adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setPen(QPen(QColor(theme.theme().line)))
        painter.setBrush(QColor(theme.theme().head))
        painter.drawRoundedRect(box, 4, 4)
        painter.setPen(QColor(theme.theme().text3))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, self._hint)
        painter.end()
