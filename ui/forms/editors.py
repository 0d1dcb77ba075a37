"""One editor per kind of value. All speak text: what a kind shows it also reads, so a form needs nothing else."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox

from models.fields import Field
from models.kinds import (
    Choice,
    Coded,
    Day,
    MemberName,
    Paragraphs,
    People,
    PersonName,
    YesNo,
)
from ui.forms.line_editors import DayEditor, LineEditor, PersonEditor, goes_on
from ui.forms.word_completer import WordCompleter
from ui.session import Session
from ui.widgets.choice_box import paint_placeholder
from ui.widgets.only_words import WordLine, WordText

_BACK_AT_ONCE = (
    Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.MenuBarFocusReason,
)  # fmt: skip


class ChoiceEditor(QComboBox):
    """One of a list of words; typing narrows the list, other words are possible where the kind keeps them."""

    edited = Signal()
    left = Signal()

    def __init__(self, field: Field, options: Sequence[str], *, free: bool) -> None:
        super().__init__()
        self._free = free
        if free:
            self.setLineEdit(WordLine())
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # the wheel, on its way, does not take the keyboard along
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.addItems(["", *options])
        self.setMaxVisibleItems(14)
        self.setToolTip(field.help)
        self.setMinimumContentsLength(4)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.activated.connect(self._was_activated)
        line = self.lineEdit()
        if line is not None:
            line.setPlaceholderText(field.help)
            line.textEdited.connect(self.edited)
            line.editingFinished.connect(self.left)
            completer = WordCompleter(options, self)
            completer.activated.connect(self._was_completed)
            self.setCompleter(completer)

    def _was_completed(self, text: str) -> None:
        """The line itself takes the text only after this has been told."""
        self.setCurrentText(text)
        self.edited.emit()

    def _take_offered(self) -> None:
        """Enter comes here before it comes to the list of words below the line."""
        completer = self.completer()
        popup = completer.popup() if completer is not None else None
        if popup is not None and popup.isVisible() and popup.currentIndex().isValid():
            self._was_completed(str(popup.currentIndex().data()))

    def _was_activated(self, _row: int) -> None:
        self.edited.emit()
        self.left.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if goes_on(event) and not self.property("inGrid"):
            self._take_offered()
            self.focusNextChild()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() not in _BACK_AT_ONCE:
            self._from_start()

    def _from_start(self) -> None:
        """A text longer than the line is read from its beginning."""
        line = self.lineEdit()
        if line is not None:
            line.setCursorPosition(0)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Where nothing is chosen, the placeholder says what that means; Qt itself shows it only without an entry for nothing."""
        if self._free or self.currentText() or not self.placeholderText():
            super().paintEvent(event)
        else:
            paint_placeholder(self)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scrolling the form must not change a value."""
        event.ignore()

    def setPlaceholderText(self, words: str) -> None:
        """Of a choice that is typed into, the line shows it."""
        line = self.lineEdit()
        if line is not None:
            line.setPlaceholderText(words)
        else:
            super().setPlaceholderText(words)

    def value_text(self) -> str:
        return self.currentText()

    def set_value_text(self, text: str) -> None:
        if self._free:
            self.setCurrentIndex(
                self.findText(text)
            )  # else leaving the line would choose the row, and tell of a change
            self.setEditText(text)
            self._from_start()
        else:
            place = self.findText(text)
            if place < 0:
                self.addItem(text)
                place = self.count() - 1
            self.setCurrentIndex(place)


class GroupEditor(ChoiceEditor):
    """One of the 党小组, asked for anew on every entry: a page outlives changes of the branch and of the roster."""

    def __init__(self, field: Field, session: Session) -> None:
        super().__init__(field, session.group_names(), free=True)
        self._session = session

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._renew()
        super().focusInEvent(event)

    def showPopup(self) -> None:
        self._renew()
        super().showPopup()

    def _renew(self) -> None:
        names = ["", *self._session.group_names()]
        if names == [self.itemText(place) for place in range(self.count())]:
            return
        typed = self.currentText()
        self.blockSignals(True)
        self.clear()
        self.addItems(names)
        self.setCurrentIndex(self.findText(typed))
        self.setEditText(typed)
        self.blockSignals(False)


class TextEditor(WordText):
    """Text of several lines; Tab goes on to the next field."""

    edited = Signal()
    left = Signal()

    def __init__(self, field: Field, lines: int = 3) -> None:
        super().__init__()
        self.setTabChangesFocus(True)
        self.setPlaceholderText(field.help)
        self.setFixedHeight(self.fontMetrics().lineSpacing() * lines + 18)
        self._quiet = False
        self.textChanged.connect(self._changed)

    def _changed(self) -> None:
        if not self._quiet:
            self.edited.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.left.emit()

    def value_text(self) -> str:
        return self.toPlainText()

    def set_value_text(self, text: str) -> None:
        self._quiet = True
        self.setPlainText(text)
        self._quiet = False


Editor = LineEditor | ChoiceEditor | TextEditor


def editor_for(field: Field, session: Session, *, lines: int = 3) -> Editor:
    """The editor of a field."""
    kind = field.kind
    if isinstance(kind, Day):
        made: Editor = DayEditor(field)
    elif isinstance(kind, YesNo):
        made = ChoiceEditor(field, kind.options, free=False)
    elif isinstance(kind, Coded):
        made = ChoiceEditor(field, kind.options, free=True)
    elif isinstance(kind, Choice):
        made = ChoiceEditor(field, kind.options, free=kind.free)
    elif field.name == "group":
        made = GroupEditor(field, session)
    elif isinstance(kind, (People, MemberName)) or (isinstance(kind, PersonName) and field.name != "name"):
        made = PersonEditor(field, session)
    elif isinstance(kind, Paragraphs):
        made = TextEditor(field, lines)
    else:
        made = LineEditor(field)
    made.setAccessibleName(field.label)
    made.setAccessibleDescription(field.help)
    return made


def is_wide(field: Field) -> bool:
    """Whether a field takes the whole width of a form."""
    return isinstance(field.kind, Paragraphs)


__all__ = [
    "ChoiceEditor", "DayEditor", "Editor", "GroupEditor", "LineEditor", "PersonEditor", "TextEditor", "editor_for", "is_wide",
]  # fmt: skip
