"""What one may answer to a reminder: its article, later, or that it does not apply; each answer is one action that can be undone."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from functools import partial

from PySide6.QtWidgets import QMenu, QWidget

from models.kinds import PartialDate, add_months
from models.records import Waiver
from models.records.waiver import LATER
from models.rules import Todo
from models.rules.todo import CONVERSION, PERSON
from ui.dialogs.article_dialog import ArticleDialog
from ui.dialogs.later_dialog import later_day
from ui.dialogs.run import run
from ui.dialogs.waiving import put_down, say_not_here
from ui.look.icons import icon
from ui.session import Session

_HINT = "如：本支部没有划分党小组"
_NOTE = "下一个周期照常提醒。"


class Answering:
    """The answers to reminders of one page."""

    def __init__(self, session: Session, parent: QWidget, go: Callable[[Todo], object]) -> None:
        """go: shows where a reminder is settled."""
        self._session, self._parent, self._go = session, parent, go

    def menu(self, todo: Todo) -> QMenu:
        """All that can be done with a reminder."""
        menu = QMenu(self._parent)
        words = "记录转正讨论" if todo.at == CONVERSION else "去办理"
        menu.addAction(icon("chevron-right"), f"{words}\tEnter", partial(self._go, todo))
        if todo.at == CONVERSION:
            menu.addAction(icon("user"), "打开个人页", partial(self._go, replace(todo, at=PERSON)))
        menu.addAction(icon("info"), "查看依据…", partial(self.show_article, todo))
        menu.addSeparator()
        later = menu.addMenu(icon("clock"), LATER)
        for words, day in self.days():
            later.addAction(f"{words}（{day.month}月{day.day}日）", partial(self.later, todo, day))
        later.addAction("选日期…", partial(self.choose_day, todo))
        menu.addAction(icon("x"), "不适用…\tDel", partial(self.not_here, todo))
        return menu

    def days(self) -> list[tuple[str, date]]:
        """The days that are offered."""
        today = self._session.today
        return [
            ("明天", today + timedelta(days=1)),
            ("一周后", today + timedelta(days=7)),
            ("一个月后", add_months(today, 1)),
        ]

    def show_article(self, todo: Todo) -> None:
        """What the reminder rests on, as it was in force on the day of the event."""
        run(ArticleDialog(todo.rule, todo.on or self._session.today, self._parent.window(), about=todo.title))

    def later(self, todo: Todo, until: date) -> None:
        """Keeps the reminder back until a day."""
        answer = Waiver(key=todo.key, subject=todo.title, answer=LATER, until=PartialDate.of(until))
        put_down(self._session, [answer], f"稍后提醒：{todo.title}")

    def choose_day(self, todo: Todo) -> None:
        """Asks until which day."""
        until = later_day(self._parent.window(), todo.title, self._session.today)
        if until is not None:
            self.later(todo, until)

    def not_here(self, todo: Todo) -> None:
        """Asks why it does not apply."""
        say_not_here(self._session, self._parent, todo.key, todo.title, todo.title, hint=_HINT, note=_NOTE)
