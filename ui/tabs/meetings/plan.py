"""计划: the meetings that the branch means to hold in a year, made from the rules, and which record each became."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QMenu, QStackedWidget

from models.exports.contents.plan import plan_of
from models.records import PlannedMeeting
from models.rules.held import hollow_ones
from models.rules.meetings import Duty, duties
from models.rules.planning.lines import HOLLOW, OPEN, OVERDUE, RECORDED, plan_year
from models.rules.planning.matching import fates
from ui.session import Session
from ui.tabs.meetings.plan_actions import PlanActions
from ui.tabs.meetings.plan_card import PlanCard
from ui.tabs.meetings.plan_list import PlanLine, PlanList, by_month
from ui.widgets.card import Card
from ui.widgets.elide_label import ElideLabel
from ui.widgets.empty_state import EmptyState
from ui.widgets.label import plain_label
from ui.widgets.segmented import Segmented
from ui.widgets.stepper import Stepper

_ALL = "all"


class PlanView(PlanActions):
    """The plan of a year by month, with the chosen line beside it."""

    key, label = "plan", "计划"
    tables = frozenset({
        "planned_meeting", "meeting", "attendance", "agenda_item", "attachment", "branch", "member", "status_change", "closed_year",
    })  # fmt: skip

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._said = ""
        self.add_button("预览打印", "printer", self.print_out, hint="预览打印 Ctrl+P")
        self.add_button("导出", "file-spreadsheet", self.export, hint="导出计划表：Excel、PDF、Word")
        more = self.add_button("生成", "list-checks", lambda: None, hint="按规定生成、抄上一年的计划")
        menu = QMenu(more)
        menu.addAction("按规定生成…", self.generate)
        menu.addAction("抄上一年的计划…", self.copy_last)
        more.setMenu(menu)
        self.add_button("列入会议", "plus", self.new, kind="primary", hint="Ctrl+N")

        self.stepper = Stepper(lambda: self.show_year(self.year - 1), lambda: self.show_year(self.year + 1), "年")
        self._sum = ElideLabel("", "second")
        self.states = Segmented(self)
        self.states.setAccessibleName("计划的状态")
        self.states.chosen.connect(lambda _key: self._list_again())
        self.list = PlanList(session.today)
        self.list.chosen.connect(self._chosen)
        self.list.recording.connect(lambda _shown: self.record())
        self.list.editing.connect(lambda _shown: self.edit())
        self.list.deleting.connect(lambda _shown: self.delete())
        self.card = PlanCard(
            session.today,
            {
                "record": self.record, "edit": self.edit, "move": self.put_off, "delete": self.delete, "part": self.part,
                "rejoin": self.rejoin, "choose": self.choose_record,
            },
        )  # fmt: skip
        self.card.setFixedWidth(300)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.list)
        self.stack.addWidget(
            EmptyState(
                "calendar",
                "这一年还没有计划",
                "按规定和支部固定的主题党日排出全年该开的会，先看清单再列入；以后从计划里一点就能记录。",
                [("按规定生成…", "primary", self.generate), ("抄上一年的计划…", "", self.copy_last)],
            )
        )
        self.stack.addWidget(plain_label("没有这种状态的会议", "note"))
        bar = QHBoxLayout()
        bar.setSpacing(12)
        bar.addWidget(self.stepper)
        bar.addWidget(self._sum, 1)
        bar.addWidget(self.states)
        frame = Card()
        frame.body.addLayout(bar)
        frame.body.addWidget(self.stack, 1)
        self._keys = plain_label("空格 记录或打开 · 回车 修改 · Delete 删除", "note")
        frame.body.addWidget(self._keys)
        row = QHBoxLayout(self)
        row.setContentsMargins(24, 0, 18, 16)
        row.setSpacing(14)
        row.addWidget(frame, 1)
        row.addWidget(self.card)

    # Showing

    def reload(self) -> None:
        self._snapshot = self.session.checking.snapshot()
        self._became = fates(
            self._snapshot.planned,
            self._snapshot.meetings,
            self.session.today,
            self._snapshot.limits,
            hollow_ones(self._snapshot),
        )
        self._list_again()

    def show_year(self, year: int, number: int = 0) -> None:
        """Shows the plan of another year, and chooses a line in it."""
        self.year = year
        self._list_again(number)

    def _years(self) -> tuple[int, int]:
        known = {plan_year(line) for line in self._snapshot.planned} - {0}
        known |= {m.day.year for m in self._snapshot.meetings if m.day}
        this = self.session.today.year
        return min(known | {this, self.year}), max(known | {this + 1, self.year})

    def _list_again(self, number: int = 0) -> None:
        first, last = self._years()
        self.stepper.show_words(
            f"{self.year} 年", back=self.year > first, on=self.year < last, closed=self.session.closed_words(self.year)
        )
        lines = plan_of(self._snapshot.planned, self.year)
        count = {
            state: sum(self._became[line.id].state == state for line in lines)
            for state in (OPEN, OVERDUE, RECORDED, HOLLOW)
        }
        self.states.set_items(
            [(_ALL, f"全部 {len(lines)}"), *((s, f"{s} {n}") for s, n in count.items() if n or s != HOLLOW)]
        )
        self.states.setVisible(bool(lines))
        self._keys.setVisible(bool(lines))
        key = self.states.key()
        kept = [line for line in lines if key in (_ALL, self._became[line.id].state)]
        if number and number not in {line.id for line in kept} and number in {line.id for line in lines}:
            self.states.choose(_ALL)
            kept = lines
        shown, ids = self.list.current(), {line.id for line in kept}
        current = shown.line.id if shown and shown.line else 0
        number = number or (current if current in ids else self._next(kept))
        self.stack.setCurrentIndex(0 if kept else 2 if lines else 1)
        self.list.show_lines(by_month(kept, self._became, self.year), number)
        fixed = self.session.branch.party_day
        self._sum.setText(f"主题党日：{fixed}" if fixed else "支部信息里没有写主题党日")
        self._said = f"{self.year} 年计划 {len(lines)} 次" if lines else f"{self.year} 年还没有计划"
        if lines:
            self._said += f" · 已记录 {count[RECORDED]}" + (f" · 逾期 {count[OVERDUE]}" if count[OVERDUE] else "")
        self.described.emit()

    def _next(self, lines: Sequence[PlannedMeeting]) -> int:
        """The first line that is still to come; without one the last that is overdue, or the first of all."""
        of = {state: [line.id for line in lines if self._became[line.id].state == state] for state in (OPEN, OVERDUE)}
        return (of[OPEN] or of[OVERDUE][-1:] or [0])[0]

    def subtitle(self) -> str:
        return self._said

    def _chosen(self, shown: PlanLine | None) -> None:
        duty = self._duty(shown.line) if shown and shown.line else None
        self.card.show_line(shown, duty)

    def _duty(self, line: PlannedMeeting) -> Duty | None:
        known = duties(self._snapshot, self.session.today)
        return next((d for d in known if d.kind == line.kind), None)

    @classmethod
    def shows(cls, table: str) -> bool:
        return table == PlannedMeeting.table

    def go_to(self, table: str, number: int) -> None:
        self.refresh()
        line = next((line for line in self._snapshot.planned if line.id == number), None)
        if line is not None:
            self.show_year(plan_year(line), number)

    def take_keyboard(self) -> None:
        self.list.setFocus()

    def set_narrow(self, narrow: bool) -> None:
        self.card.setFixedWidth(268 if narrow else 300)

    def start_search(self) -> None:
        self.states.setFocus(Qt.FocusReason.ShortcutFocusReason)
