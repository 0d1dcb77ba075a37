"""A page of the help to read: Markdown in the look of the program, pictures as wide as there is room, found words marked."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, QUrl, Signal
from PySide6.QtGui import (
    QColor,
    QImage,
    QPainter,
    QPen,
    QResizeEvent,
    QTextBlock,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
)
from PySide6.QtWidgets import QFrame, QTextBrowser, QTextEdit

from ui.help import paper
from ui.help.pages import FOLDER, HelpPage
from ui.help.searching import words_of
from ui.look import theme

_PICTURE = QTextDocument.ResourceType.ImageResource.value
_READ_AS = QTextDocument.MarkdownFeature.MarkdownDialectGitHub | QTextDocument.MarkdownFeature.MarkdownNoHTML
_WIDEST = 780
"""Pixels of a line of text: longer ones are hard to follow. Wide windows leave room at the right."""


class Reader(QTextBrowser):
    """Shows one page. Links are only told, for whoever knows the pages."""

    followed = Signal(str, str)
    """A link was clicked: the file of a page, '' for this one, and the heading it leads to."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("helpPage")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName("说明")
        self.setOpenLinks(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.anchorClicked.connect(self._follow)
        self._query = ""
        self._page: HelpPage | None = None
        self._whole: dict[str, QImage] = {}
        self.missing: list[str] = []
        """The pictures of this page that are not there."""

    def show_page(self, page: HelpPage, heading: str = "", query: str = "") -> None:
        """Shows a page from a heading on, with the words of a query marked; '' for its beginning."""
        if page is not self._page:
            self._page = page
            self._write()
        self.mark(query)
        place = self.place_of(heading)
        if place is None:
            self.verticalScrollBar().setValue(0)
        else:
            layout = self.document().documentLayout()
            self.verticalScrollBar().setValue(int(layout.blockBoundingRect(place).top()) - 10)

    def write_again(self) -> None:
        """The colours have changed."""
        if self._page is not None:
            at = self.verticalScrollBar().value()
            self._write()
            self.mark(self._query)
            self.verticalScrollBar().setValue(at)

    def _write(self) -> None:
        assert self._page is not None
        self.missing = []
        self._fit()
        document = self.document()
        document.setMarkdown(self._page.text(), _READ_AS)
        paper.dress(document)
        self.moveCursor(QTextCursor.MoveOperation.Start)

    def place_of(self, heading: str) -> QTextBlock | None:
        """The block of a heading; None where the page has none of these words."""
        for block in paper.blocks(self.document()):
            if heading and block.blockFormat().headingLevel() and block.text().strip() == heading:
                return block
        return None

    def mark(self, query: str) -> None:
        """Marks all places where a word of the query stands."""
        self._query = query
        made = QTextCharFormat()
        made.setBackground(theme.colour("warn_bg"))
        made.setForeground(theme.colour("warn"))
        self.setExtraSelections([_selection(cursor, made) for cursor in self._places(words_of(query))])

    def _places(self, words: Sequence[str]) -> list[QTextCursor]:
        found = []
        for word in words:
            cursor = self.document().find(word)
            while not cursor.isNull():
                found.append(cursor)
                cursor = self.document().find(word, cursor)
        return found

    def _follow(self, url: QUrl) -> None:
        self.followed.emit(url.path(), url.fragment(QUrl.ComponentFormattingOption.FullyDecoded))

    # Width

    def room(self) -> int:
        """Pixels of a line."""
        return min(_WIDEST, self.viewport().width() - 2 * paper.MARGIN)

    def _fit(self) -> None:
        wide = self.room() + 2 * paper.MARGIN
        self.setLineWrapMode(QTextEdit.LineWrapMode.FixedPixelWidth)
        self.setLineWrapColumnOrWidth(wide)

    def resizeEvent(self, event: QResizeEvent) -> None:
        before = self.lineWrapColumnOrWidth()
        super().resizeEvent(event)
        self._fit()
        if self._page is not None and self.lineWrapColumnOrWidth() != before:
            document = self.document()
            for name in self._whole:
                document.addResource(_PICTURE, QUrl(name), self._fitting(name))
            document.markContentsDirty(0, document.characterCount())

    def loadResource(self, kind: int, name: QUrl | str) -> object:
        """The pictures of the page; nothing else is loaded, from nowhere else."""
        path = name.toString() if isinstance(name, QUrl) else name
        if int(kind) != _PICTURE:
            return None
        if path not in self._whole:
            self._whole[path] = QImage(str(FOLDER / path))
        if self._whole[path].isNull():
            self.missing.append(path)
        return self._fitting(path)

    def _fitting(self, name: str) -> QImage:
        """A picture as wide as there is room, in the pixels of the screen, with a line around it."""
        whole, ratio = self._whole[name], self.devicePixelRatioF()
        wide = min(whole.width(), self.room())
        if whole.isNull() or wide <= 0:
            return whole
        size = QSize(round(wide * ratio), round(whole.height() * wide / whole.width() * ratio))
        made = whole.scaled(size, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation)
        made = made.convertToFormat(QImage.Format.Format_RGB32)
        painter = QPainter(made)
        painter.setPen(QPen(QColor(theme.theme().line3), ratio))
        painter.drawRect(made.rect().adjusted(0, 0, -1, -1))
        painter.end()
        made.setDevicePixelRatio(ratio)
        return made


def _selection(cursor: QTextCursor, look: QTextCharFormat) -> QTextEdit.ExtraSelection:
    made = QTextEdit.ExtraSelection()
    made.cursor, made.format = cursor, look
    return made
