"""The text of the minutes: written in a serif on fixed lines, as it will be printed."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent, QTextBlockFormat, QTextCursor
from PySide6.QtWidgets import QFrame

from models.kinds import clean, taken_out
from models.rules.minutes import GAP, bare_headings, open_gaps
from ui.look.fonts import MINUTES_LINE, body_font
from ui.widgets.only_words import WordPage
from ui.widgets.snippet import characters, units

_WIDEST = 1000  # pixels of a line: longer ones are hard to go back from


class BodyText(WordPage):
    """The text of the minutes, in a serif with a fixed line height; plain text only."""

    edited = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAcceptRichText(False)
        self.setFont(body_font())
        self.setObjectName("minutes")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName("会议记录正文")
        self.setPlaceholderText("按会议顺序记：谁讲了什么，一人一段")
        self.setTabChangesFocus(True)
        self._quiet = self._on_gap = False
        self.textChanged.connect(lambda: None if self._quiet else self.edited.emit())

    def resizeEvent(self, event: QResizeEvent) -> None:
        self.setViewportMargins(0, 0, max(0, self.width() - _WIDEST), 0)
        super().resizeEvent(event)

    def load(self, text: str) -> None:
        """Shows a text, without saying that it was edited."""
        self._quiet = True
        self.setPlainText(text)
        cursor = QTextCursor(self.document())
        cursor.select(QTextCursor.SelectionType.Document)
        lines = QTextBlockFormat()
        lines.setLineHeight(MINUTES_LINE, QTextBlockFormat.LineHeightTypes.FixedHeight.value)
        cursor.mergeBlockFormat(lines)
        self.document().clearUndoRedoStacks()
        self._quiet = False

    def words(self) -> str:
        """The text as it can be kept."""
        return clean(self.toPlainText())

    def tidy(self) -> str:
        """Takes out of the text what cannot be kept, as one step of undo, and gives the note about it; '' where all can."""
        lost = taken_out(self.toPlainText())
        if lost:
            self._quiet = True
            cursor = QTextCursor(self.document())
            cursor.select(QTextCursor.SelectionType.Document)
            cursor.insertText(self.words())
            self._quiet = False
        return lost

    def insert(self, text: str, *, own_lines: bool = False) -> None:
        """Puts a text in at the cursor as one step of undo, and selects its first gap; own_lines: as paragraphs of their own."""
        cursor = self.textCursor()
        whole = self.toPlainText()
        start, end = (characters(whole, place) for place in (cursor.selectionStart(), cursor.selectionEnd()))
        if own_lines:
            text = ("\n" if whole[:start].rpartition("\n")[2].strip() else "") + text
            text += "\n" if whole[end:].partition("\n")[0].strip() else ""
        cursor.insertText(text)
        self.setTextCursor(cursor)
        for first, last in open_gaps(text)[:1]:
            self._select(start + first, start + last)
        self.setFocus()

    def next_gap(self) -> bool:
        """Selects the next gap that is to be filled in, from the cursor on and then from the top; False where there is none."""
        whole = self.toPlainText()
        gaps, at = open_gaps(whole), characters(whole, self.textCursor().selectionEnd())
        for gap in ([each for each in gaps if each[0] >= at] or gaps)[:1]:
            self._select(*gap)
        self.setFocus()
        return bool(gaps)

    def to_open_place(self) -> None:
        """Brings the keyboard to what is to be filled in first: selects a gap, or goes below a heading with nothing under it."""
        whole = self.toPlainText()
        gaps, bare = open_gaps(whole), bare_headings(whole)
        if gaps and not any(place < gaps[0][0] for _, place in bare):
            self._select(*gaps[0])
        elif bare:
            self._select(bare[0][1], bare[0][1])
        self.setFocus()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and self._steps(event):
            return True
        return super().event(event)

    def _steps(self, event: QKeyEvent) -> bool:
        """Tab and Shift+Tab go from gap to gap, as in a form, and out of the text behind the last and before the first: whoever
        filled one in and went on stood in the names, and the next digit marked somebody."""
        keys = {Qt.Key.Key_Tab: Qt.KeyboardModifier.NoModifier, Qt.Key.Key_Backtab: Qt.KeyboardModifier.ShiftModifier}
        key = Qt.Key(event.key())
        if self.isReadOnly() or key not in keys or event.modifiers() != keys[key]:
            return False
        whole, cursor = self.toPlainText(), self.textCursor()
        if key == Qt.Key.Key_Tab:
            behind = characters(whole, cursor.selectionEnd())
            gap = next((each for each in open_gaps(whole) if each[0] >= behind), None)
        else:
            before = characters(whole, cursor.selectionStart())
            gap = next((each for each in reversed(open_gaps(whole)) if each[1] <= before), None)
        if gap:
            self._select(*gap)
        return gap is not None

    # What a double click takes

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """On a gap it takes that and nothing beside it: to Qt the words around belong to it."""
        gap = self._gap_at(event.position().toPoint()) if event.button() == Qt.MouseButton.LeftButton else None
        if gap is None:
            super().mouseDoubleClickEvent(event)
            return
        self._on_gap = True
        self._select(*gap)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if not self._on_gap:  # else a hand that trembles takes part of it
            super().mouseMoveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._on_gap = False
        super().mouseReleaseEvent(event)

    def _gap_at(self, place: QPoint) -> tuple[int, int] | None:
        """From where to where the gap goes that stands at a place of the viewport, in characters; None where none does."""
        cursor, whole = self.cursorForPosition(place), self.toPlainText()
        before = self.cursorRect(cursor).left() > place.x()  # the cursor stands behind the letter that was clicked
        at = characters(whole, cursor.position()) - before
        return next((gap.span() for gap in GAP.finditer(whole) if gap.start() <= at < gap.end()), None)

    def _select(self, start: int, end: int) -> None:
        """Selects from one place to another, in characters, and scrolls to them."""
        whole = self.toPlainText()
        cursor = QTextCursor(self.document())
        cursor.setPosition(units(whole[:start]))
        cursor.setPosition(units(whole[:end]), QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)
        self.ensureCursorVisible()

    def show_words(self, at: int, words: str) -> None:
        """Selects words of the text, and scrolls to them; `at`: where they stood when they were found."""
        text = self.toPlainText()
        place = at if text.startswith(words, at) else text.find(words)
        if place >= 0 and words:
            self._select(place, place + len(words))
