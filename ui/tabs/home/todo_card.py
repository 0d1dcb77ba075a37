"""待办提醒: what is to be done by the days left, and quietly below it what was answered and what the self check found."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from functools import partial
from itertools import groupby, pairwise

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout

from models.rules import Todo
from models.rules.finding import ERROR, LEVEL_WORDS, WARNING
from ui.dialogs.answered_dialog import AnsweredDialog
from ui.dialogs.run import run
from ui.session import Session
from ui.tabs.home.answering import Answering
from ui.widgets.button import button
from ui.widgets.card import Card
from ui.widgets.label import plain_label
from ui.widgets.layouts import empty, shown
from ui.widgets.link_label import LinkLabel
from ui.widgets.pill import Pill
from ui.widgets.todo_row import TodoRow

_ICON_OF = {
    "member": "user", "meeting": "calendar", "planned_meeting": "calendar", "training": "graduation-cap", "rectification": "list-checks",
    "branch": "flag", "task": "clipboard-check", "responsibility": "list-checks",
}  # fmt: skip
WIDE, NARROW = 348, 324
"""Pixels of the cards at the right."""
_ROW, _FEWEST = 52, 5
_HIGH, _AROUND = 59, 93  # pixels of a row as it is drawn, and of the card without rows
_SOON = timedelta(days=7)


def _when(todo: Todo, today: date) -> str:
    """The heading that it stands below where all are shown."""
    if todo.due is None:
        return "没有期限"
    return "已到期" if todo.due < today else "七天之内" if todo.due <= today + _SOON else "以后"


class TodoCard(Card):
    """The nearest ones beside the matrix; all of them under headings when asked for."""

    findings_wanted = Signal()
    unfolded = Signal(bool)
    """Whether all of them are shown."""

    def __init__(self, session: Session, go: Callable[[Todo], object]) -> None:
        """go: shows where a reminder is settled."""
        super().__init__("待办提醒")
        self._session, self._go = session, go
        self.answering = Answering(session, self, go)
        self._found: Sequence[Todo] = ()
        self._rows: list[TodoRow] = []
        self._all = False
        self._place = 0
        self._room = _FEWEST
        self._count = Pill("", "bad")
        self.header.addWidget(self._count)
        self.header.addStretch(1)
        self.more = button("全部", self._toggle, kind="link")
        self.header.addWidget(self.more)
        self.rows = QVBoxLayout()
        self.rows.setSpacing(0)
        self.body.addLayout(self.rows)
        self.body.addStretch(1)
        self.checks, self.kept = LinkLabel("", "second"), LinkLabel("", "second")
        self.checks.clicked.connect(self.findings_wanted)
        self.kept.clicked.connect(self.show_answered)
        self.kept.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        foot = QHBoxLayout()
        foot.setSpacing(10)
        foot.addWidget(self.checks, 1)
        foot.addWidget(self.kept)
        self.body.addLayout(foot)
        session.checking.done.connect(self.show_checks)

    def give_height(self, beside: int, whole: int) -> None:
        """beside: pixels of what is beside the rows · whole: pixels that the card may have, 0 where it may have any."""
        room = max(_FEWEST, beside // _ROW, (whole - _AROUND) // _HIGH)
        if room == self._room:
            return
        self._room = room
        more = self._found[len(self._rows) : room]
        if self._all or len(self._rows) == min(room, len(self._found)):
            self.more.setVisible(len(self._found) > room)
        elif more:
            self._add(more)  # a window that opens grows a few times: what is there already stays
            self._come_after_one_another()
        else:
            self._show()

    def show_todos(self, found: Sequence[Todo], kept: int) -> None:
        """kept: how many are kept back by answers."""
        self._found = found
        late = any(todo.tone == "bad" for todo in found)
        self._count.show_text(str(len(found)), "bad" if late else "warn")
        self._count.setVisible(bool(found))
        self.kept.setText(f"暂不提醒 {kept} 条 ›")
        self.kept.setVisible(kept > 0)
        self.show_checks()
        self._show()

    def _toggle(self) -> None:
        self._all = not self._all
        self.unfolded.emit(self._all)
        self._show()

    def _show(self) -> None:
        held = self._remember_place()
        if held:
            self.setFocus()  # else it goes from row to row as they are taken out, and what scrolls goes along
        today = self._session.today
        empty(self.rows)
        self._rows = []
        if not self._found:
            nothing = "没有需要马上处理的事。到期的、快到期的会列在这里，提前提醒。"
            self.rows.addWidget(plain_label(nothing, "note", wrap=True))
        elif self._all:
            for when, those in groupby(self._found, lambda todo: _when(todo, today)):
                self._add(list(those), when)
        else:
            self._add(self._found[: self._room])
        self.more.setText("收起" if self._all else f"全部 {len(self._found)}")
        self.more.setAccessibleName("收起待办提醒" if self._all else f"全部 {len(self._found)} 条待办提醒")
        self._come_after_one_another()
        if held:
            self.take_keyboard()

    def _come_after_one_another(self) -> None:
        """The rows are to be seen, and Tab goes through them: drawn anew, they would come last of all."""
        self.more.setVisible(len(self._found) > self._room)
        shown(self.rows)
        for one, next_ in pairwise((self.more, *self._rows, self.checks)):
            self.setTabOrder(one, next_)

    def _remember_place(self) -> bool:
        """Notes the row the keyboard was at last; says whether it is there, be a dialog over the window or not."""
        row = self.focusWidget()
        if row is None or row not in self._rows:
            return False
        self._place = self._rows.index(row)
        return self.window().focusWidget() is row

    def take_keyboard(self) -> None:
        """The keyboard to the row it was at, or to the one that took its place."""
        self._remember_place()
        if self._rows:
            row = self._rows[min(self._place, len(self._rows) - 1)]
            row.setFocus(Qt.FocusReason.ShortcutFocusReason)
            QTimer.singleShot(0, row, partial(self._bring_to_sight, row))  # once it has its place

    def _bring_to_sight(self, row: TodoRow) -> None:
        around = self.parentWidget()
        while around is not None and not isinstance(around, QScrollArea):
            around = around.parentWidget()
        if around is not None:
            around.ensureWidgetVisible(row, 0, _ROW)

    def _add(self, those: Sequence[Todo], heading: str = "") -> None:
        if heading:
            line = plain_label(f"{heading} {len(those)}", "note")
            line.setContentsMargins(0, 10, 0, 2)
            self.rows.addWidget(line)
        for todo in those:
            badge = todo.badge(self._session.today)
            row = TodoRow(_ICON_OF.get(todo.table, "info"), todo.title, todo.detail, badge, todo.tone)
            row.clicked.connect(lambda todo=todo: self._go(todo))
            row.menu_wanted.connect(lambda place, todo=todo: self._menu(todo, place))
            row.declined.connect(lambda todo=todo: self.answering.not_here(todo))
            self.rows.addWidget(row)
            self._rows.append(row)

    def todo_rows(self) -> list[TodoRow]:
        """The rows that are shown."""
        return list(self._rows)

    def _menu(self, todo: Todo, place: QPoint) -> None:
        menu = self.answering.menu(todo)
        menu.exec(place)
        menu.deleteLater()

    def show_answered(self) -> None:
        """What was answered, with a way to take an answer back."""
        run(AnsweredDialog(self._session, self.window()))

    def show_checks(self) -> None:
        """What the self check has found, as soon as it is made."""
        check = self._session.checking.ready
        if check is None:
            self.checks.setText("自查：正在检查…")
            self._session.checking.want()
            return
        counts = Counter(finding.level for finding in check.open)
        told = [f"{LEVEL_WORDS[level]} {counts[level]}" for level in (ERROR, WARNING) if counts[level]]
        self.checks.setText(f"自查：{'、'.join(told)} ›" if told else "自查：没有发现问题 ›")
