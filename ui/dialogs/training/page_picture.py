"""The first page of a PDF, drawn as large as there is room, with a word below it on what is seen."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent
from PySide6.QtPdf import QPdfDocument
from PySide6.QtWidgets import QSizePolicy, QWidget

from models.workplace import Workplace


class PagePicture(QWidget):
    """Shows what `show_page` is given to write; without a page it says why there is none."""

    def __init__(self) -> None:
        super().__init__()
        self._document = QPdfDocument(self)
        self._data = QBuffer(self)
        self._image = QImage()
        self._why = ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(320, 240)
        self.setAccessibleName("证书预览")

    def show_page(self, write: Callable[[Path], object]) -> None:
        """Shows the first page of what `write` makes; nothing of it stays in the folder for temporary files."""
        with Workplace() as folder:
            file = Path(folder) / "预览.pdf"
            write(file)
            made = file.read_bytes()
        self._document.close()
        self._data.close()
        self._data.setData(QByteArray(made))
        self._data.open(QIODevice.OpenModeFlag.ReadOnly)
        self._document.load(self._data)
        self._why, self._image = "", QImage()
        self.update()

    def say(self, why: str) -> None:
        """Says why there is no page to see."""
        self._document.close()
        self._why, self._image = why, QImage()
        self.update()

    @property
    def says(self) -> str:
        """What is said instead of a page; '' where a page is shown."""
        return self._why

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        if self._why or not self._document.pageCount():
            painter.setPen(self.palette().placeholderText().color())
            centred = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
            painter.drawText(QRectF(self.rect()).adjusted(24, 0, -24, 0), int(centred), self._why)
        else:
            picture = self._drawn()
            size = picture.deviceIndependentSize()
            place = QPointF((self.width() - size.width()) / 2, (self.height() - size.height()) / 2)
            painter.drawImage(place, picture)
            painter.setPen(self.palette().mid().color())
            painter.drawRect(QRectF(place, size).adjusted(0, 0, -1, -1))
        painter.end()

    def _drawn(self) -> QImage:
        """The page in the size of now."""
        points, ratio = self._document.pagePointSize(0), self.devicePixelRatioF()
        scale = min(self.width() / points.width(), self.height() / points.height())
        size = QSize(round(points.width() * scale * ratio), round(points.height() * scale * ratio))
        if self._image.size() != size:
            self._image = QImage(size, QImage.Format.Format_RGB32)
            self._image.fill(QColor("white"))
            over = QPainter(self._image)
            over.drawImage(0, 0, self._document.render(0, size))
            over.end()
            self._image.setDevicePixelRatio(ratio)
        return self._image
