"""A line for each who did not come, to write the reason; and for each who is left out, what it rests on."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterator, Sequence
from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from models.kinds import one_line
from models.records import Attendance
from models.records.meeting import ABSENT, EXCUSED, LEFT_OUT
from models.rules.attendance import unproved
from ui.forms.completer import Completer
from ui.forms.line_editors import goes_on
from ui.tabs.meetings.roll_people import SHORT
from ui.widgets.button import Button, button
from ui.widgets.elide_label import ElideLabel
from ui.widgets.label import plain_label, plain_tip
from ui.widgets.only_words import WordLine
from ui.widgets.restyle import restyle

ROW = 35
_NAME, _STATE = 62, 16  # pixels for a name and the short word for its state
_TONES = {EXCUSED: "warn", ABSENT: "bad", LEFT_OUT: "info"}


class _Used(Completer):
    """Reasons that were written down before, the most used first; offered as soon as the empty line is entered."""

    def __init__(self, line: QLineEdit, used: Callable[[], Sequence[str]]) -> None:
        super().__init__(line, first=False)
        self._used = used

    def offers(self, word: str) -> Iterator[tuple[str, str]]:
        return ((reason, reason) for reason in self._used() if word in reason and word != reason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusIn and not self._line.text():
            self.offer()
        return super().eventFilter(watched, event)


class ReasonLine(WordLine):
    """The reason of one person. Enter goes on to the next person, Esc back to this one."""

    left = Signal(bool)
    """Whether to the next person."""

    def __init__(self, part: Attendance, used: Callable[[], Sequence[str]]) -> None:
        super().__init__(part.reason)
        self.part = part
        self.setPlaceholderText("写明原因")
        self.setCursorPosition(0)
        self.setProperty("small", True)
        self._completer = _Used(self, used)
        self.textEdited.connect(self._typed)
        self.show_part()

    def show_part(self) -> None:
        """Says whose reason it is, and marks one that is still missing."""
        if one_line(self.text()) != self.part.reason:
            self.setText(self.part.reason)
            self.setCursorPosition(0)
        self.setToolTip(plain_tip(self.part.reason))
        self.setAccessibleName(f"{self.part.name}{self.part.state}原因")
        restyle(self, "tone", "" if self.part.reason else "warn")

    def forget(self) -> None:
        """Has nothing to take back any more; the cursor stays."""
        place = self.cursorPosition()
        self.setText(self.text())
        self.setCursorPosition(place)

    def _typed(self, text: str) -> None:
        self.part.reason = one_line(text)
        self.show_part()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        taken = self._completer.takes(event)
        if goes_on(event):
            self.left.emit(True)
        elif event.key() == Qt.Key.Key_Escape and not taken:
            self.left.emit(False)
        elif not taken:
            super().keyPressEvent(event)


class _Row(QWidget):
    """One person: name and state, and beside them a line to write on or what is missing."""

    def __init__(self, part: Attendance, used: Callable[[], Sequence[str]], prove: Callable[[], None]) -> None:
        super().__init__()
        self.part = part
        self._shown: Attendance | None = None
        self.out = part.state == LEFT_OUT
        self.setFixedHeight(ROW - 5)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        self._name = ElideLabel()
        self._name.setFixedWidth(_NAME)
        row.addWidget(self._name)
        self._state = plain_label("", "note")
        self._state.setFixedWidth(_STATE)
        row.addWidget(self._state)
        if self.out:
            self._why = ElideLabel("", "note")
            row.addWidget(self._why, 1)
            self.line: ReasonLine | Button = button("修改", prove, kind="link")
        else:
            self.line = ReasonLine(part, used)
        row.addWidget(self.line, 0 if self.out else 1)
        self.show_part()

    def show_part(self) -> None:
        """Shows the person as it stands now; of a hundred who are away nothing is drawn again while one is marked."""
        part = self.part
        if self._shown == part:
            return
        self._shown = dataclasses.replace(part)
        self._name.setText(part.name)
        self._state.setText(SHORT[part.state])
        restyle(self._state, "tone", _TONES[part.state])
        if isinstance(self.line, ReasonLine):
            self.line.show_part()
        else:
            lacking = unproved(part)
            self._why.setText(f"缺{lacking}" if lacking else f"{part.ground} · {part.consent}")
            self._why.show_tone("warn" if lacking else "")
            self.line.show_label("补充" if lacking else "修改")
            self.line.setAccessibleName(f"{part.name}不计入应到的依据：{self._why.text()}")


class Reasons(QWidget):
    """The lines of all who need one, in the order of the list; only those that come or go are made and taken away."""

    typed = Signal()
    left = Signal(object, bool)
    """A reason was written: of whom, and whether to go on to the next person."""
    proving = Signal(object)
    """What a person's leaving out rests on is to be written."""

    def __init__(self, used: Callable[[], Sequence[str]]) -> None:
        super().__init__()
        self.setObjectName("canvas")
        self._used = used
        self.rows: list[_Row] = []
        self._ends: tuple[QWidget, QWidget] | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(5)
        self._column.setAlignment(Qt.AlignmentFlag.AlignTop)

    def show_people(self, people: Sequence[Attendance]) -> None:
        """Shows the lines of those among these people who need one."""
        wanted = [part for part in people if part.state in (EXCUSED, ABSENT, LEFT_OUT)]
        kept = {id(row.part): row for row in self.rows}
        rows = []
        for place, part in enumerate(wanted):
            row = kept.get(id(part))
            if row is None or row.out != (part.state == LEFT_OUT):
                row = self._made(part)
                self._column.insertWidget(place, row)
                row.show()
            else:
                row.show_part()
                if self._column.indexOf(row) != place:
                    self._column.insertWidget(place, row)
            rows.append(row)
        for row in self.rows:
            if row not in rows:
                row.hide()
                self._column.removeWidget(row)
                row.deleteLater()
        if [id(row) for row in rows] != [id(row) for row in self.rows]:
            self.rows = rows
            self._order()

    def between(self, before: QWidget, after: QWidget) -> None:
        """Tab comes to the lines from `before`, the list of people, and goes on to `after`."""
        self._ends = before, after

    def forget(self) -> None:
        """What is written is kept: Ctrl+Z in a line would empty it, and nobody would see it go."""
        for row in self.rows:
            if isinstance(row.line, ReasonLine):
                row.line.forget()

    def _order(self) -> None:
        if self._ends is None:
            return
        last, after = self._ends
        for row in self.rows:
            QWidget.setTabOrder(last, row.line)
            last = row.line
        QWidget.setTabOrder(last, after)

    def _made(self, part: Attendance) -> _Row:
        row = _Row(part, self._used, partial(self.proving.emit, part))
        if isinstance(row.line, ReasonLine):
            row.line.textEdited.connect(self.typed)
            row.line.left.connect(partial(self.left.emit, part))
        return row

    def line_of(self, part: Attendance) -> QWidget | None:
        """The line of a person, or the link to what leaving out rests on; None for who needs none."""
        return next((row.line for row in self.rows if row.part is part), None)
