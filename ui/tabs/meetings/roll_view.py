"""The names of those who are expected, in two columns, each with how it was: marked by keys, a click or a menu."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QListView, QMenu

from models.records import Attendance
from models.records.meeting import ABSENT, EXCUSED, LEFT_OUT, PRESENT, STATES
from models.rules.roll_call import mark
from ui.forms.line_editors import goes_on
from ui.tabs.meetings.roll_people import ROW, SHORT, RollDelegate, RollModel

KEYS_SHORT = " ".join(f"{n}{SHORT[state]}" for n, state in enumerate(STATES, 1)) + " · 回车写原因"
KEYS_HINT = (
    "空格依次记 到、请假、缺席；直接记："
    + "，".join(f"{n} {state}" for n, state in enumerate(STATES, 1))
    + "；回车写原因或依据"
)
_NEXT = {"": PRESENT, PRESENT: EXCUSED, EXCUSED: ABSENT, ABSENT: PRESENT}
_HOW = ("state", "reason", "ground", "consent", "passed")
"""What a mark may change of a person."""
_CHOOSING = frozenset(
    (
        Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Home, Qt.Key.Key_End, Qt.Key.Key_PageUp,
        Qt.Key.Key_PageDown, Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter,
    )
)  # fmt: skip
"""Keys after which it is sure that somebody of the list is meant."""


class RollView(QListView):
    """Names in two columns; space or a click goes to the next state, 1 to 5 say one, the menu of a person has them all."""

    toggled = Signal()
    leaving_out = Signal(int)
    """The person of this row is to be left out of 应到, which needs a ground."""
    asked = Signal(int)
    """Enter on the person of this row: the reason is to be written."""
    removing = Signal(int)
    """The person of this row is to be taken from the list."""
    all_present = Signal()
    not_marked = Signal()
    """A digit came before somebody was chosen."""

    def __init__(self) -> None:
        super().__init__()
        self._before: list[list[tuple[Attendance, dict[str, Any]]]] = []
        """What those marked were before each mark, the last at the end."""
        self._last = 0
        """How many of these marks came after all else that was changed in the record."""
        self._unchosen = False
        """Whether it was reached by Tab, and nobody was gone to since."""
        self._unseen = self._blind = False
        """Whether other people stand here that were not painted yet; whether it was so when the mouse was pressed."""
        self.people = RollModel()
        self.setModel(self.people)
        self.setItemDelegate(RollDelegate(self))
        self.setObjectName("roll")
        self.setFlow(QListView.Flow.LeftToRight)
        self.setWrapping(True)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setAutoScroll(False)  # a name cut off at the edge would move away after a click, under the next one
        self.setAccessibleName(f"到会名单，{KEYS_HINT}")

    def show_people(self, parts: list[Attendance]) -> None:
        """Shows these people; who is current stays current."""
        row = self.currentIndex().row()
        before = self.people.parts[row] if 0 <= row < len(self.people.parts) else None
        there = {id(part) for part in parts}
        self._before = [mark for mark in self._before if all(id(part) in there for part, _ in mark)]
        self.go_on()
        self._unseen = self.isVisible() and [p.name for p in self.people.parts] != [p.name for p in parts]
        self.people.show(parts)
        self._fit()
        if before is not None:
            same = [(p.member_id, p.name) == (before.member_id, before.name) for p in parts]
            self.go_to(same.index(True) if True in same else 0)

    def go_to(self, row: int) -> None:
        """Makes the person of a row the current one; the last where there is none."""
        self.setCurrentIndex(self.people.index(min(row, len(self.people.parts) - 1)))
        self.scrollTo(self.currentIndex())

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._fit()
        super().resizeEvent(event)

    def _fit(self) -> None:
        """Always two columns, beside the bar where there is one; Qt itself keeps its place free where it is not needed."""
        lines = -(-len(self.people.parts) // 2)
        always, never = Qt.ScrollBarPolicy.ScrollBarAlwaysOn, Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        self.setVerticalScrollBarPolicy(always if lines * ROW > self.contentsRect().height() else never)
        self.setGridSize(QSize(self.viewport().width() // 2 - 1, ROW))

    def say(self, index: QModelIndex, state: str) -> None:
        """Puts down how the person of a row stands to the meeting."""
        if not index.isValid():
            return
        if state == LEFT_OUT:
            self.leaving_out.emit(index.row())
            return
        part = self.people.parts[index.row()]
        self.remember([part])
        mark(part, state)
        self.people.dataChanged.emit(index, index)
        self.toggled.emit()

    def remember(self, parts: Sequence[Attendance]) -> None:
        """That these are about to be marked: Ctrl+Z takes that back, and not the whole record with it."""
        self._before.append([(part, {name: getattr(part, name) for name in _HOW}) for part in parts])
        self._last += 1

    def go_on(self) -> None:
        """Something else was changed in the record: from elsewhere the marks before it are not taken back."""
        self._last = 0

    def forget_all(self) -> None:
        """What is kept by now is taken back by the window's Ctrl+Z."""
        self._before.clear()
        self.go_on()

    def forget(self) -> None:
        """Nothing came of the mark that was remembered last."""
        self._before.pop()
        self._last = max(self._last - 1, 0)

    def take_back(self) -> list[Attendance]:
        """Takes back the last mark, where nothing else was changed after it, and gives those who were marked."""
        return self._take_back() if self._last else []

    def _take_back(self) -> list[Attendance]:
        mark, self._last = self._before.pop(), max(self._last - 1, 0)
        for part, how in mark:
            for name, value in how.items():
                setattr(part, name, value)
        self.viewport().update()
        self.toggled.emit()
        return [part for part, _ in mark]

    def event(self, event: QEvent) -> bool:
        early = event.type() == QEvent.Type.ShortcutOverride and bool(self._before)
        if early and isinstance(event, QKeyEvent) and event.matches(QKeySequence.StandardKey.Undo):
            event.accept()  # the window's Ctrl+Z is for what is kept
            return True
        return super().event(event)

    def _toggle(self, index: QModelIndex) -> None:
        """Who sits in or is left out stays so: a slip of the mouse must not take away a consent."""
        if index.isValid() and (state := self.people.parts[index.row()].state) in _NEXT:
            self.say(index, _NEXT[state])

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Who filled in the last gap of the text and goes on with Tab, typing digits, has nobody in mind."""
        reason = event.reason()
        if reason not in (Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason):
            self._unchosen = reason in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)
        super().focusInEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        index = self.currentIndex()
        digit = event.text() in tuple("12345")
        if digit and self._unchosen:
            self.not_marked.emit()
            return
        self._unchosen = self._unchosen and event.key() not in _CHOOSING
        if event.key() == Qt.Key.Key_Space:
            self._toggle(index)
        elif event.matches(QKeySequence.StandardKey.SelectAll):
            self.all_present.emit()
        elif event.matches(QKeySequence.StandardKey.Undo) and self._before:
            self._take_back()
        elif digit:
            self.say(index, STATES[int(event.text()) - 1])
        elif goes_on(event) and index.isValid():
            self.asked.emit(index.row())
        elif event.key() == Qt.Key.Key_Delete and index.isValid():
            self.removing.emit(index.row())
        else:
            super().keyPressEvent(event)
            if self.currentIndex() != index:
                self.scrollTo(self.currentIndex())

    def paintEvent(self, event: QPaintEvent) -> None:
        self._unseen = False
        super().paintEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click that leaves the day of the meeting renews the list under it: it was on somebody of before, and marks nobody."""
        self._blind = self._unseen
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._unchosen = False
        super().mouseReleaseEvent(event)
        if event.button() == Qt.MouseButton.LeftButton and not self._blind:
            self._toggle(self.indexAt(event.position().toPoint()))
        self._blind = False

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        keys = event.reason() == QContextMenuEvent.Reason.Keyboard
        index = self.currentIndex() if keys else self.indexAt(event.pos())
        if not index.isValid():
            return
        self.setCurrentIndex(index)
        menu = self.menu_of(index)
        place = self.visualRect(index).bottomLeft() if keys else event.pos()
        menu.exec(self.viewport().mapToGlobal(place))
        menu.deleteLater()

    def menu_of(self, index: QModelIndex) -> QMenu:
        """The menu of a person: every state with its key, and taking away who is not of the branch."""
        menu = QMenu(self)
        part = self.people.parts[index.row()]
        for number, state in enumerate(STATES, 1):
            action = menu.addAction(
                f"{state}{'应到…' if state == LEFT_OUT else ''}\t{number}", partial(self.say, index, state)
            )
            action.setCheckable(True)
            action.setChecked(state == part.state)
        if part.member_id is None:
            menu.addSeparator()
            menu.addAction("移出名单\tDelete", partial(self.removing.emit, index.row()))
        return menu
