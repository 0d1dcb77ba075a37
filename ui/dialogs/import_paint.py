"""How cells of the dialogs about a roster file are painted: the ground that their model wants, a fate as a pill."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, Qt
from PySide6.QtGui import QBrush, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ui.dialogs.import_words import FATE_TONES
from ui.widgets.pill import HEIGHT, paint_pill, pill_width

Index = QModelIndex | QPersistentModelIndex


class Grounds(QStyledItemDelegate):
    """Paints the ground of a cell, which a style sheet for items would leave out."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        ground = index.data(Qt.ItemDataRole.BackgroundRole)
        if isinstance(ground, QBrush):
            painter.fillRect(option.rect, ground)
        super().paint(painter, option, index)


class FatePills(QStyledItemDelegate):
    """Paints the fate of a row as a pill."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        word = str(index.data() or "")
        super().paint(painter, option, QModelIndex())  # the ground and the selection, without the text
        rect = option.rect
        pill = QRectF(rect.left() + 10, rect.center().y() - HEIGHT / 2 + 0.5, pill_width(word), HEIGHT)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        paint_pill(painter, pill, word, FATE_TONES.get(word, "neutral"), chosen=chosen)
