"""Small pictures of files: made one at a time while the window is idle, kept for the next time, never at any price."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QSize, Qt, QTimer
from PySide6.QtGui import QColor, QImage, QImageReader, QPainter, QPixmap, QPixmapCache
from PySide6.QtPdf import QPdfDocument

from models.store.attachment_gate import PICTURES, suffix_of

SIDE = 44
"""Pixels of a small picture."""
# Larger ones are shown as an icon: they would stall the window. A JPEG is made small while it is read, others only then.
_MOST_POINTS, _MOST_WHOLE, _MOST_BYTES = 60_000_000, 20_000_000, 30 * 1024 * 1024
_BROKEN, _LOCKED, _TOO_LARGE = "图片打不开，可能已损坏", "有密码，没有预览", "太大，没有预览"

Done = Callable[[QPixmap | None, str], None]
"""Takes the picture, or None and why there is none ('' for a kind of file that has none)."""


class Thumbnails(QObject):
    """A queue of one-at-a-time; a picture that is not wanted any more is not made."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._waiting: deque[tuple[Path, str, float, Done]] = deque()
        self._timer = QTimer(self, interval=0)
        self._timer.timeout.connect(self._next)

    def ask(self, file: Path, name: str, scale: float, done: Done) -> None:
        """Wants the picture of a file whose attachment is called `name`; `scale`: of the screen."""
        self._waiting.append((file, name, scale, done))
        self._timer.start()

    def forget(self) -> None:
        """Drops what is still waiting."""
        self._waiting.clear()

    def _next(self) -> None:
        if not self._waiting:
            self._timer.stop()
            return
        file, name, scale, done = self._waiting.popleft()
        key = f"attachment:{file.name}:{scale:g}"
        picture = QPixmap()
        if QPixmapCache.find(key, picture):
            done(picture, "")
            return
        image, why = thumbnail(file, name, scale)
        if image is None:
            done(None, why)
            return
        picture = QPixmap.fromImage(image)
        picture.setDevicePixelRatio(scale)
        QPixmapCache.insert(key, picture)
        done(picture, "")


def thumbnail(file: Path, name: str, scale: float = 1.0) -> tuple[QImage | None, str]:
    """The picture of a file, at most SIDE × `scale` pixels; None and why there is none."""
    side, suffix = round(SIDE * scale), suffix_of(name)
    if suffix not in PICTURES and suffix != ".pdf":
        return None, ""
    try:
        if file.stat().st_size > _MOST_BYTES:
            return None, _TOO_LARGE
    except OSError:
        return None, _BROKEN
    return _of_picture(file, side) if suffix in PICTURES else _of_pdf(file, side)


def _of_picture(file: Path, side: int) -> tuple[QImage | None, str]:
    reader = QImageReader(str(file))
    reader.setDecideFormatFromContent(True)
    reader.setAutoTransform(True)
    size = reader.size()
    if not size.isValid():
        return None, _BROKEN
    if size.width() * size.height() > (_MOST_POINTS if reader.format() == b"jpeg" else _MOST_WHOLE):
        return None, _TOO_LARGE
    reader.setScaledSize(size.scaled(side, side, Qt.AspectRatioMode.KeepAspectRatio).expandedTo(QSize(1, 1)))
    image = reader.read()
    return (None, _BROKEN) if image.isNull() else (image, "")


def _says_pdf(file: Path) -> bool:
    """Whether a file says of itself that it is a PDF, within its first kilobyte, as readers ask for it."""
    with file.open("rb") as read:
        return b"%PDF-" in read.read(1024)


def _of_pdf(file: Path, side: int) -> tuple[QImage | None, str]:
    document = QPdfDocument()
    try:
        error = document.load(str(file))
        if error != QPdfDocument.Error.None_ or document.pageCount() < 1:
            locked = error == QPdfDocument.Error.IncorrectPassword
            return None, _LOCKED if locked else "文件打不开，可能已损坏" if _says_pdf(
                file
            ) else "内容不是 PDF，与文件名不符"
        points = document.pagePointSize(0).toSize().expandedTo(QSize(1, 1))
        # Drawn larger and made small: at 44 pixels each hairline of a form would be a beam.
        size = points.scaled(6 * side, 6 * side, Qt.AspectRatioMode.KeepAspectRatio).expandedTo(QSize(1, 1))
        page = QImage(size, QImage.Format.Format_RGB32)
        page.fill(QColor("white"))
        painter = QPainter(page)
        painter.drawImage(0, 0, document.render(0, size))
        painter.end()
        smooth = Qt.TransformationMode.SmoothTransformation
        return page.scaled(side, side, Qt.AspectRatioMode.KeepAspectRatio, smooth), ""
    finally:
        document.close()
        document.deleteLater()
