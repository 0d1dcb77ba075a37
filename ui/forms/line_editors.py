"""Editors of one line: plain text, a day with its calendar, a person with the roster behind it."""

from __future__ import annotations

from PySide6.QtCore import QDate, QEvent, QPoint, Qt, Signal
from PySide6.QtGui import QAction, QFocusEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QLineEdit, QMenu, QWidgetAction

from models.fields import Field
from models.kinds import (
    BirthDay,
    PartialDate,
    People,
    Unreadable,
)
from ui.forms.person_completer import PersonCompleter
from ui.look.icons import icon
from ui.session import Session
from ui.widgets.calendar import Calendar
from ui.widgets.only_words import WordLine

_BACK_AT_ONCE = (
    Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.MenuBarFocusReason,
)  # fmt: skip


def goes_on(event: QKeyEvent) -> bool:
    """Whether a key asks for the next field: Enter without Ctrl or Shift."""
    plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
    return plain and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class LineEditor(WordLine):
    """Text on one line."""

    edited = Signal()
    left = Signal()

    def __init__(self, field: Field) -> None:
        super().__init__()
        self.setPlaceholderText(field.help)
        self.setToolTip(field.help)
        self.textEdited.connect(self.edited)
        self.editingFinished.connect(self.left)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if goes_on(event) and not self.property("inGrid"):
            self.focusNextChild()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """What Tab has chosen is chosen backwards, so that the beginning of a long text is seen."""
        super().focusInEvent(event)
        if self.text() and self.selectedText() == self.text():
            self.end(False)
            self.home(True)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """A text longer than the line is read from its beginning, unless the keyboard comes back at once."""
        super().focusOutEvent(event)
        if event.reason() not in _BACK_AT_ONCE:
            self.setCursorPosition(0)

    def value_text(self) -> str:
        return self.text()

    def set_value_text(self, text: str) -> None:
        self.setText(text)
        self.setCursorPosition(0)


class DayEditor(LineEditor):
    """A day, month or year, typed in any usual way; a calendar for those who prefer to click."""

    def __init__(self, field: Field) -> None:
        super().__init__(field)
        self._field = field
        if not field.help:
            self.setPlaceholderText("如 1985-03-12" if isinstance(field.kind, BirthDay) else "如 2026-03-12")
        pick = QAction(icon("calendar"), "打开日历", self)
        pick.triggered.connect(self._open_calendar)
        self.addAction(pick, QLineEdit.ActionPosition.TrailingPosition)
        self._clicked_into = False

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._clicked_into = event.reason() == Qt.FocusReason.MouseFocusReason

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """The first click takes all of a day that stands there, as Tab does: what is typed then is another day, and not put into it."""
        super().mouseReleaseEvent(event)
        if self._clicked_into and not self.hasSelectedText():
            self.selectAll()
        self._clicked_into = False

    def _open_calendar(self) -> None:
        try:
            known = self._field.kind.read(self.text())
        except Unreadable:
            known = None
        first = known.first() if isinstance(known, PartialDate) else None
        calendar = Calendar(QDate(first.year, first.month, first.day) if first else None)
        menu = QMenu(self)
        holder = QWidgetAction(menu)
        holder.setDefaultWidget(calendar)
        menu.addAction(holder)

        def take(day: QDate) -> None:
            self.setText(day.toString("yyyy-MM-dd"))
            self.edited.emit()
            menu.close()

        calendar.clicked.connect(take)
        calendar.activated.connect(take)
        menu.popup(self.mapToGlobal(QPoint(0, self.height() + 2)))


class PersonEditor(LineEditor):
    """A name, or several divided by 、; members are offered by name, pinyin, initials and telephone tail."""

    def __init__(self, field: Field, session: Session) -> None:
        super().__init__(field)
        self._completer = PersonCompleter(self, session, several=isinstance(field.kind, People))

    def spelled_out(self) -> str:
        """Takes the members whose pinyin or initials stand here; what is said of words in letters that are nobody's."""
        return self._completer.spelled_out()

    def event(self, event: QEvent) -> bool:
        """Tab takes the name that is offered before it goes on: half a pinyin must not stay as a name."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() == Qt.Key.Key_Tab:
            self._completer.takes(event)
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._completer.takes(event):
            super().keyPressEvent(event)
