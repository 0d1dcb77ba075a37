"""首页: how the branch stands today: four figures, the year's organization life, what is due, the last records, ages."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer

from models.kinds import PartialDate
from models.records import Meeting
from models.rules import Todo
from models.rules.figures import figures
from models.rules.periods import quarter_of
from models.rules.recent import recent
from models.rules.todos import todos
from models.rules.waivers import unanswered
from ui.session import Session
from ui.tabs.home.ages_card import AgesCard
from ui.tabs.home.cards import HomeCards
from ui.tabs.home.coverage_card import CoverageCard
from ui.tabs.home.figures_row import FiguresRow
from ui.tabs.home.recent_card import MOST, RecentCard
from ui.tabs.home.todo_card import NARROW, WIDE, TodoCard
from ui.tabs.meetings.kinds_menu import BEGIN, kinds_menu, show_by_key
from ui.tabs.page import Page, way_to
from ui.tabs.pages import HOME, page_of
from ui.widgets.button import button
from ui.widgets.empty_state import EmptyState
from ui.widgets.scrolling import scrolling


class HomePage(Page):
    """The first tab."""

    key, label, icon = HOME.names
    tables = frozenset({
        "branch", "member", "meeting", "attendance", "agenda_item", "training", "course", "enrolment", "rectification", "progress",
        "rectification_step", "planned_meeting", "task", "responsibility", "responsibility_check", "transfer", "contact",
        "status_change", "award", "waiver", "attachment",
    })  # fmt: skip

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._last_export = -1
        self.search = button("", lambda: self.asked.emit("find", "", 0), icon_name="search", kind="find")
        self.buttons.addWidget(self.search)
        self.buttons.addWidget(
            button(
                "一键迎检",
                lambda: self.asked.emit("inspection", "", 0),
                icon_name="shield-check",
                hint="全年材料装进一个文件夹",
            )
        )
        # The kind is chosen here: behind the menu no record is open, into which what comes too early would be typed.
        self.record = button("记录会议", lambda: None, icon_name="plus", kind="primary", hint="Ctrl+N")
        self.record.setMenu(kinds_menu(self.record, self._begin))
        self.buttons.addWidget(self.record)
        self.figures = FiguresRow()
        self.figures.asked.connect(lambda table, at: self._lead(table, 0, at))
        self.coverage = CoverageCard(session)
        self.coverage.asked.connect(self._lead)
        self.todos = TodoCard(session, self._settle)
        self.todos.findings_wanted.connect(lambda: self.asked.emit("findings", "", 0))
        self.recent = RecentCard()
        self.recent.asked.connect(lambda table, number: self.asked.emit(page_of(table), table, number))
        self.ages = AgesCard()
        self.cards = HomeCards(self.figures, (self.coverage, self.recent), (self.todos, self.ages))
        self.cards.resized.connect(self._fit_todos)
        self.todos.unfolded.connect(self.cards.unfold)
        self._full = scrolling(self.cards, whole_width=True)
        self._empty = EmptyState(
            "flag",
            "从这里开始",
            "从现有的 Excel 花名册导入党员，填好支部信息；以后每开一次会记一条，该补的、快到期的都会在这里提醒。",
            [
                ("导入党员花名册", "primary", lambda: self.asked.emit("import", "", 0)),
                ("支部信息…", "", lambda: self.asked.emit("settings", "", 0)),
            ],
        )
        self.column.addWidget(self._full, 1)
        self.column.addWidget(self._empty, 1)
        self.set_narrow(False)

    def _fit_todos(self) -> None:
        """As many reminders as there is room for: beside the matrix, and on a high screen down to what stands at the foot."""
        left = self._full.viewport().height() - self.cards.taken() if self.cards.beside else 0
        self.todos.give_height(self.coverage.matrix.sizeHint().height(), left)

    def take_keyboard(self) -> None:
        if self._empty.isHidden():
            self.todos.take_keyboard()
        else:
            self._empty.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def set_narrow(self, narrow: bool) -> None:
        self.cards.set_right(NARROW if narrow else WIDE)
        self.search.show_label("搜索　Ctrl+K" if narrow else "搜索党员、会议、整改　Ctrl+K")

    def refresh(self) -> None:
        """Exports change no record, and settle a reminder nevertheless."""
        last = self.session.ledger.last_export()
        self._stale |= last != self._last_export
        self._last_export = last
        super().refresh()

    def reload(self) -> None:
        nothing = not self.session.members and not self.session.ledger.count(Meeting)
        self._full.setVisible(not nothing)
        self._empty.setVisible(nothing)
        today = self.session.today
        quarter = quarter_of(today.year, today.month)
        left = (quarter.end - today).days
        over = f"{quarter.name()}还剩 {left} 天" if left else f"{quarter.name()}今天结束"
        self.subtitle.setText(f"{PartialDate.of(today).chinese(weekday=True)} · {over}")
        if nothing:
            return
        snapshot = self.session.checking.snapshot()
        now = figures(snapshot, today)
        self.figures.show_figures(now, snapshot.limits.remind_days)
        self.coverage.show_snapshot(snapshot)
        found = todos(snapshot, today)
        asked = unanswered(found, snapshot.waivers, today)
        self._fit_todos()
        self.todos.show_todos(asked, len(found) - len(asked))
        self.recent.show_recent(recent(snapshot, today, MOST))
        self.ages.show_ages(now)
        QTimer.singleShot(0, self, self._level)

    def _level(self) -> None:
        """The two cards at the bottom are of one height, so that those above them are, too."""
        low = max(card.sizeHint().height() for card in (self.recent, self.ages))
        for card in (self.recent, self.ages):
            card.setMinimumHeight(low)
        self._fit_todos()

    # What leads on

    def _settle(self, todo: Todo) -> None:
        self._lead(todo.table, todo.record, todo.at)

    def _lead(self, table: str, number: int, at: str) -> None:
        self.mending.emit(*way_to(table, number, at))

    def new(self) -> None:
        show_by_key(self.record)

    def _begin(self, kind: str) -> None:
        self._lead(Meeting.table, 0, f"{BEGIN}/{kind}")

    def go_to(self, table: str, number: int) -> None:
        self.refresh()
