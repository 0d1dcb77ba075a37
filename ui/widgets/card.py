"""A white card with a title: the ground on which everything on a page stands."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget


class Card(QFrame):
    """A card; put content into `body`, and what belongs at the right of the title into `header`."""

    def __init__(self, title: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self.setAccessibleName(title)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 14, 18, 14)
        column.setSpacing(10)
        self.title = QLabel(title)
        self.title.setProperty("role", "title")
        self._top = QWidget()
        self._top.setMinimumHeight(26)  # that of a link, so that titles of neighbouring cards stand level
        row = QHBoxLayout(self._top)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        row.addWidget(self.title)
        self.header = QHBoxLayout()
        self.header.setSpacing(10)
        row.addLayout(self.header, 1)
        column.addWidget(self._top)
        self._top.setVisible(bool(title))
        self.body = QVBoxLayout()
        self.body.setSpacing(8)
        column.addLayout(self.body, 1)
