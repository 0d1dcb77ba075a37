"""③ 新年度计划: what the plan of the new year has, and the ways to fill it."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QHeaderView, QStackedWidget, QTreeWidget, QTreeWidgetItem

from models.records import PlannedMeeting
from models.rules.planning.lines import plan_year
from models.rules.planning.proposing import proposed
from ui.dialogs.year_turn.step import Step, Turn
from ui.session import Session
from ui.tabs.meetings.plan_making import by_rules, from_last_year
from ui.widgets.button import button
from ui.widgets.empty_state import EmptyState
from ui.widgets.label import plain_label, plain_tip


class PlanStep(Step):
    """Opens the dialogs that fill a plan, for the new year."""

    label = "③ 新年度计划"

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._turn: Turn | None = None
        self._said = plain_label("", "second", wrap=True)
        self.rules = button("按规定生成…", self.fill_by_rules, icon_name="list-checks", kind="primary")
        self.copy = button("抄上一年的计划…", self.copy_last, icon_name="calendar")
        self._see = button("看新年度的计划", self._show_plan, kind="link")
        ways = QHBoxLayout()
        ways.setSpacing(10)
        for each in (self.rules, self.copy):
            ways.addWidget(each)
        ways.addStretch(1)
        ways.addWidget(self._see)
        self.tree = QTreeWidget()
        self.tree.setHeaderLabels(["时间", "会议", "内容", "负责人", "备注"])
        self.tree.setRootIsDecorated(False)
        self.tree.setUniformRowHeights(True)
        self.tree.setAccessibleName("新年度的会议计划")
        self.tree.header().setProperty("slim", True)
        for place, width in enumerate((110, 150, 0, 100, 230)):
            if width:
                self.tree.setColumnWidth(place, width)
        self.tree.header().setStretchLastSection(False)
        self.tree.header().setSectionResizeMode(2, QHeaderView.ResizeMode.Stretch)
        self.column.addWidget(self._said)
        self.column.addLayout(ways)
        self._empty = EmptyState(
            "calendar", "", "按规定和支部固定的主题党日排出全年该开的会，或者抄上一年的；列入以后都能改。"
        )
        self._stack = QStackedWidget()
        self._stack.addWidget(self.tree)
        self._stack.addWidget(self._empty)
        self.column.addWidget(self._stack, 1)

    def _lines(self, turn: Turn) -> list[PlannedMeeting]:
        lines = [line for line in turn.snapshot.planned if plan_year(line) == turn.year + 1]
        return sorted(lines, key=lambda line: (str(line.day), line.id))

    def count(self, turn: Turn) -> int:
        return len(self._lines(turn))

    def show_turn(self, turn: Turn) -> None:
        self._turn, year = turn, turn.year + 1
        lines, lacking = self._lines(turn), proposed(turn.snapshot, year, self.session.today)
        there = f"{year} 年计划已有 {len(lines)} 次" if lines else f"{year} 年还没有计划"
        more = f"按规定还可以列入 {len(lacking)} 次" if lacking else "按规定该开的会都列入了"
        self._said.setText(f"{there}，{more}。先列出清单看过再写入；结转过来的会议已经在里面，不会重复。")
        self.rules.setEnabled(bool(lacking))
        self.copy.show_label(f"抄 {turn.year} 年的计划…")
        self.copy.setEnabled(any(plan_year(line) == turn.year for line in turn.snapshot.planned))
        self._see.show_label(f"看 {year} 年的计划")
        self._see.setEnabled(bool(lines))
        self._empty.heading.setText(f"{year} 年还没有计划")
        self._stack.setCurrentIndex(0 if lines else 1)
        self.tree.clear()
        for line in lines:
            words = [line.show("day"), line.title(), line.subject, line.lead, line.note]
            item = QTreeWidgetItem(self.tree, words)
            for place, text in enumerate(words):
                item.setToolTip(place, plain_tip(text))
        if (first := self.tree.topLevelItem(0)) is not None:
            self.tree.setCurrentItem(first)

    def fill_by_rules(self) -> None:
        """Adds what the rules ask for and the plan does not have."""
        if self._turn is not None:
            by_rules(self.session, self._turn.snapshot, self._turn.year + 1, self)

    def copy_last(self) -> None:
        """Adds the lines of the old year."""
        if self._turn is not None:
            from_last_year(self.session, self._turn.snapshot, self._turn.year + 1, self)

    def _show_plan(self) -> None:
        lines = self._lines(self._turn) if self._turn is not None else []
        if lines:
            self.leading.emit(PlannedMeeting.table, lines[0].id)
