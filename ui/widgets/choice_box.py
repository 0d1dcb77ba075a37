"""A choice on one line that gives way: a long one is cut with an ellipsis, and the whole of it is then its tooltip."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QStyle, QStyleOptionComboBox, QStylePainter, QVBoxLayout, QWidget

from ui.widgets.label import plain_tip

_AIR = 3  # pixels above and below a choice in a table


class ChoiceBox(QComboBox):
    """A choice whose width does not follow its longest entry. The wheel passes it by: it scrolls what the choice stands in
    and must not choose something else on its way."""

    def __init__(self, letters: int = 8) -> None:
        """letters: how many are always seen."""
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(letters)
        self.currentTextChanged.connect(lambda _text: self._tell())

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._tell()

    def shown_text(self) -> str:
        """What is seen of the choice."""
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        field = QStyle.SubControl.SC_ComboBoxEditField
        room = self.style().subControlRect(QStyle.ComplexControl.CC_ComboBox, option, field, self).width()
        return self.fontMetrics().elidedText(self._whole(), Qt.TextElideMode.ElideRight, room)

    def _whole(self) -> str:
        return self.placeholderText() if self.currentIndex() < 0 else self.currentText()

    def _tell(self) -> None:
        whole = self._whole()
        self.setToolTip(plain_tip(whole) if self.shown_text() != whole else "")

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        if self.currentIndex() < 0:
            option.palette.setBrush(QPalette.ColorRole.ButtonText, option.palette.placeholderText())
        option.currentText = self.shown_text()
        painter.setPen(option.palette.color(QPalette.ColorRole.Text))
        self.style().drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option, painter, self)
        self.style().drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option, painter, self)
        painter.end()


def paint_placeholder(choice: QComboBox) -> None:
    """Draws a choice in which nothing stands with its placeholder, in a colour that no chosen entry has."""
    painter, option = QStylePainter(choice), QStyleOptionComboBox()
    choice.initStyleOption(option)
    painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
    part, field = QStyle.ComplexControl.CC_ComboBox, QStyle.SubControl.SC_ComboBoxEditField
    room = choice.style().subControlRect(part, option, field, choice).adjusted(1, 0, -1, 0)
    painter.setPen(option.palette.color(QPalette.ColorRole.PlaceholderText))
    painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, choice.placeholderText())
    painter.end()


def with_air(choice: QComboBox) -> QWidget:
    """The choice as a cell of a table, with a little room around it."""
    around = QWidget()
    row = QVBoxLayout(around)
    row.setContentsMargins(0, _AIR, 8, _AIR)
    row.addWidget(choice)
    return around
