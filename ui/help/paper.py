"""How a page of the help looks: what Qt makes of Markdown, in the sizes, distances and colours of the program."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtGui import (
    QBrush,
    QFont,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFragment,
    QTextFrameFormat,
    QTextLength,
    QTextTable,
)

from ui.look import fonts, theme

_SIZES = {1: 16.5, 2: 12.0, 3: 10.5}
"""Points of the headings by their level."""
_ABOVE = {1: 0, 2: 22, 3: 14}
"""Pixels above them; below there are `_BELOW`."""
_BELOW, _APART, _IN_LIST = 6, 8, 2
_LINE = 145.0
"""Height of a line of text in hundredths of the font's own."""
_INDENT = 22  # pixels of a list
MARGIN = 26


def dress(document: QTextDocument) -> None:
    """Gives a page that was read from Markdown its look in the theme in force."""
    document.setDefaultFont(fonts.sized(fonts.BASE))
    document.setDocumentMargin(MARGIN)
    document.setIndentWidth(_INDENT)
    whole = QTextCursor(document)
    whole.beginEditBlock()  # it is laid out once, and not after each change
    _dress_tables(document)
    for block in blocks(document):
        cursor = QTextCursor(block)
        level = block.blockFormat().headingLevel()
        made = QTextBlockFormat()
        made.setTopMargin(_ABOVE.get(level, 0))
        cell = cursor.currentTable() is not None
        made.setBottomMargin(0 if cell else _BELOW if level else _IN_LIST if block.textList() else _APART)
        if not cell and not has_picture(block):  # a line with a picture is as high as that
            made.setLineHeight(_LINE, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        cursor.mergeBlockFormat(made)
        _dress_words(block, level)
    whole.endEditBlock()


def blocks(document: QTextDocument) -> Iterator[QTextBlock]:
    """The paragraphs of a page."""
    block = document.begin()
    while block.isValid():
        yield block
        block = block.next()


def has_picture(block: QTextBlock) -> bool:
    """Whether a picture stands in a paragraph."""
    return "\ufffc" in block.text()


def _fragments(block: QTextBlock) -> Iterator[QTextFragment]:
    piece = block.begin()
    while not piece.atEnd():
        yield piece.fragment()
        piece += 1


def _dress_words(block: QTextBlock, level: int) -> None:
    now = theme.theme()
    pieces = []
    for fragment in _fragments(block):
        made = fragment.charFormat()
        if made.isImageFormat():
            continue
        if level:
            made.clearProperty(QTextCharFormat.Property.FontSizeAdjustment)  # Qt would rather have its own sizes
            made.setFontPointSize(_SIZES.get(level, fonts.BASE))
            made.setFontWeight(QFont.Weight.Bold)
        if made.isAnchor():
            made.setForeground(theme.colour(now.link))
            made.setFontUnderline(False)
        else:
            made.setForeground(theme.colour(now.text))
        if made.fontFixedPitch():
            made.setFontFamilies(fonts.sized(fonts.BASE).families())
            made.setFontFixedPitch(False)
            made.setBackground(theme.colour(now.line2))
        pieces.append((fragment.position(), fragment.length(), made))
    for begin, length, made in pieces:  # a block must not change while one goes over its pieces
        cursor = QTextCursor(block)
        cursor.setPosition(begin)
        cursor.setPosition(begin + length, QTextCursor.MoveMode.KeepAnchor)
        cursor.setCharFormat(made)


def _dress_tables(document: QTextDocument) -> None:
    now = theme.theme()
    for frame in document.rootFrame().childFrames():
        if not isinstance(frame, QTextTable):
            continue
        look = frame.format()
        look.setBorderCollapse(True)
        look.setBorder(1)
        look.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
        look.setBorderBrush(QBrush(theme.colour(now.line)))
        look.setCellPadding(6)
        look.setCellSpacing(0)
        look.setTopMargin(4)
        look.setBottomMargin(10)
        look.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
        share = (30, 70) if frame.columns() == 2 else (100 // frame.columns(),) * frame.columns()
        look.setColumnWidthConstraints([QTextLength(QTextLength.Type.PercentageLength, part) for part in share])
        frame.setFormat(look)
        for column in range(frame.columns()):
            cell = frame.cellAt(0, column)
            made = cell.format()
            made.setBackground(theme.colour(now.head))
            cell.setFormat(made)
