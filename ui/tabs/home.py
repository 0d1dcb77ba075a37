"""首页: how the branch stands today: four figures, the year's organization life, what is due, the last meetings, ages."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from models.kinds import PartialDate
from models.records import Meeting
from models.rules import Snapshot, figures, findings, todos
from models.rules.attendance import count
from models.rules.meetings import coverage
from models.rules.periods import quarter_of
from ui.session import Session
from ui.tabs.page import Page, page_of
from ui.widgets.bar import Bar
from ui.widgets.button import button
from ui.widgets.card import Card
from ui.widgets.empty_state import EmptyState
from ui.widgets.figure_card import FigureCard
from ui.widgets.label import plain_label
from ui.widgets.layouts import empty
from ui.widgets.link_label import LinkLabel
from ui.widgets.matrix import Matrix
from ui.widgets.matrix_legend import MatrixLegend
from ui.widgets.pill import Pill
from ui.widgets.scrolling import scrolling
from ui.widgets.todo_row import TodoRow

_ICON_OF = {
    "member": "user", "meeting": "calendar", "planned_meeting": "calendar", "training": "graduation-cap", "rectification": "list-checks",
    "branch": "flag", "task": "clipboard-check", "responsibility": "list-checks", "attendance": "circle-alert",
}  # fmt: skip
_TONE_OF_KIND = {"党课": "warn"}
_MOST_TODOS = 6
_RECENT = 4


class HomePage(Page):
    """The first tab."""

    key, label, icon = "home", "首页", "home"
    tables = frozenset({"branch", "member", "meeting", "attendance", "agenda_item", "training", "enrolment",
                        "rectification", "progress", "planned_meeting", "task", "responsibility", "responsibility_check"})  # fmt: skip

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.buttons.addWidget(button("记录会议", self.new, icon_name="plus", kind="primary", hint="Ctrl+N"))
        self._cards = {
            "members": FigureCard("在册党员", "users"),
            "meetings": FigureCard("本季度三会一课", "notebook-pen"),
            "rectifications": FigureCard("未销号整改", "list-checks"),
            "trainings": FigureCard("年度学时达标", "graduation-cap"),
        }
        top = QHBoxLayout()
        top.setSpacing(14)
        for key, card in self._cards.items():
            card.clicked.connect(lambda key=key: self.asked.emit(key, "", 0))
            top.addWidget(card, 1)

        self._year = QComboBox()
        self._year.setAccessibleName("年度")
        self._year.currentTextChanged.connect(lambda _text: self._show_coverage())
        self._matrix = Matrix()
        self._matrix.cell_clicked.connect(self._cell)
        self._matrix_card = Card("三会一课落实情况")
        self._year.setFixedWidth(106)
        self._year.setProperty("small", True)
        self._matrix_card.header.addWidget(self._year)
        self._matrix_card.header.addStretch(1)
        self._matrix_card.header.addWidget(MatrixLegend())
        self._matrix_card.body.addWidget(self._matrix)
        self._matrix_card.body.addStretch(1)
        self._todo_card = Card("待办提醒")
        self._todo_card.setFixedWidth(332)
        self._todo_count = Pill("", "bad")
        self._todo_card.header.addWidget(self._todo_count)
        self._todo_card.header.addStretch(1)
        self._all = False
        self._more = button("全部", self._toggle_all, kind="link")
        self._todo_card.header.addWidget(self._more)
        self._todos = QVBoxLayout()
        self._todos.setSpacing(0)
        self._todo_card.body.addLayout(self._todos)
        self._todo_card.body.addStretch(1)
        self._checks = LinkLabel("", "second")
        self._checks.clicked.connect(lambda: self.asked.emit("findings", "", 0))
        self._todo_card.body.addWidget(self._checks)
        middle = QHBoxLayout()
        middle.setSpacing(14)
        middle.addWidget(self._matrix_card, 1)
        middle.addWidget(self._todo_card)

        self._recent_card = Card("最近会议")
        self._recent_card.header.addStretch(1)
        self._recent_card.header.addWidget(button("查看全部", lambda: self.asked.emit("meetings", "", 0), kind="link"))
        self._recent = QGridLayout()
        self._recent.setHorizontalSpacing(12)
        self._recent.setVerticalSpacing(10)
        self._recent.setColumnStretch(2, 1)
        self._recent_card.body.addLayout(self._recent)
        self._recent_card.body.addStretch(1)
        self._ages_card = Card("年龄结构")
        self._ages_card.setFixedWidth(332)
        self._mean_age = plain_label("", "note")
        self._ages_card.header.addStretch(1)
        self._ages_card.header.addWidget(self._mean_age)
        self._ages = QGridLayout()
        self._ages.setHorizontalSpacing(12)
        self._ages.setVerticalSpacing(10)
        self._ages.setColumnStretch(1, 1)
        self._ages_card.body.addLayout(self._ages)
        self._ages_card.body.addStretch(1)
        bottom = QHBoxLayout()
        bottom.setSpacing(14)
        bottom.addWidget(self._recent_card, 1)
        bottom.addWidget(self._ages_card)

        inner = QWidget()
        inner.setObjectName("canvas")
        rows = QVBoxLayout(inner)
        rows.setContentsMargins(24, 0, 24, 20)
        rows.setSpacing(14)
        rows.addLayout(top)
        rows.addLayout(middle, 1)
        rows.addLayout(bottom)
        self._full = scrolling(inner)
        self._empty = EmptyState(
            "flag",
            "从这里开始",
            "先填支部信息，再从现有的 Excel 花名册导入党员；以后每开一次会记一条，该补的、快到期的都会在这里提醒。",
            [
                ("导入党员花名册", "primary", lambda: self.asked.emit("import", "", 0)),
                ("填写支部信息", "", lambda: self.asked.emit("settings", "", 0)),
            ],
        )
        self.column.addWidget(self._full, 1)
        self.column.addWidget(self._empty, 1)

    def take_keyboard(self) -> None:
        if not self._empty.isHidden():
            self._empty.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def reload(self) -> None:
        empty = not self.session.members and not self.session.ledger.count(Meeting)
        self._full.setVisible(not empty)
        self._empty.setVisible(empty)
        today = PartialDate.of(self.session.today)
        quarter = quarter_of(self.session.today.year, self.session.today.month)
        left = (quarter.end - self.session.today).days
        self.subtitle.setText(f"{today.chinese(weekday=True)} · {quarter.name()}还剩 {left} 天")
        if empty:
            return
        self._snapshot = Snapshot.of(self.session.ledger)
        self._show_years()
        self._show_figures()
        self._show_coverage()
        self._show_todos()
        self._show_recent()

    def _show_years(self) -> None:
        years = {self.session.today.year} | {m.day.year for m in self._snapshot.meetings if m.day}
        wanted = [f"{year} 年度" for year in sorted(years, reverse=True)]
        if [self._year.itemText(i) for i in range(self._year.count())] != wanted:
            self._year.blockSignals(True)
            self._year.clear()
            self._year.addItems(wanted)
            self._year.setCurrentText(f"{self.session.today.year} 年度")
            self._year.blockSignals(False)

    def _show_figures(self) -> None:
        now = figures(self._snapshot, self.session.today)
        self._cards["members"].show(
            str(now.members), "名", f"正式 {now.full} · 预备 {now.probationary} · 流动党员 {now.floating}"
        )
        missing = "还差：" + "、".join(now.missing) if now.missing else "本季度要求的都已开展"
        share = now.held / now.required if now.required else None
        self._cards["meetings"].show(str(now.held), f"/ {now.required} 项", missing, share=share)
        words = [f"{now.overdue} 项逾期"] if now.overdue else []
        words += [f"{now.due_soon} 项 {self._snapshot.limits.remind_days} 日内到期"] if now.due_soon else []
        tone = "bad" if now.overdue else "neutral"
        self._cards["rectifications"].show(str(now.open_items), "项", " · ".join(words) or "没有逾期", tone=tone)
        share = now.reached / now.counted if now.counted else None
        behind = now.counted - now.reached
        note = f"标准 {now.hours_needed:g} 学时 · " + (f"{behind} 人未达标" if behind else "全部达标")
        self._cards["trainings"].show(str(now.reached), f"/ {now.counted} 人", note, share=share)
        self._mean_age.setText(f"平均 {now.average_age:.1f} 岁" if now.average_age is not None else "")
        empty(self._ages)
        most = max((number for _, number in now.age_bands), default=0)
        for row, (label, number) in enumerate(now.age_bands):
            self._ages.addWidget(plain_label(label), row, 0)
            self._ages.addWidget(
                Bar(number / most if most else 0, "accent" if number == most else "accent_soft"), row, 1
            )
            amount = plain_label(f"{number} 人")
            amount.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            self._ages.addWidget(amount, row, 2)

    def _show_coverage(self) -> None:
        year = int(self._year.currentText()[:4] or self.session.today.year)
        today = self.session.today
        self._matrix.show(coverage(self._snapshot, year, today), today.month if year == today.year else 0)

    def _toggle_all(self) -> None:
        self._all = not self._all
        self._show_todos()

    def _show_todos(self) -> None:
        found = todos(self._snapshot, self.session.today)
        empty(self._todos)
        shown = found if self._all else found[:_MOST_TODOS]
        for todo in shown:
            row = TodoRow(
                _ICON_OF.get(todo.table, "info"), todo.title, todo.detail, todo.badge(self.session.today), todo.tone
            )
            row.clicked.connect(lambda t=todo: self.asked.emit(page_of(t.table), t.table, t.record))
            self._todos.addWidget(row)
        if not found:
            nothing = plain_label("没有需要马上处理的事", "note")
            self._todos.addWidget(nothing)
        others = sum(f.level != "info" for f in findings(self._snapshot, self.session.today))
        self._checks.setText(f"数据检查：{others} 处请核对 ›" if others else "数据检查：没有发现问题 ›")
        self._todo_count.show_text(str(len(found)), "bad" if any(t.tone == "bad" for t in found) else "warn")
        self._todo_count.setVisible(bool(found))
        self._more.setText("收起" if self._all else f"全部 {len(found)}")
        self._more.setVisible(len(found) > _MOST_TODOS)

    def _show_recent(self) -> None:
        empty(self._recent)
        dated = [m for m in self._snapshot.meetings if m.day and m.day.first() <= self.session.today]
        dated.sort(key=lambda m: (m.show("day"), m.start), reverse=True)
        if not dated:
            words = plain_label("还没有开过的会议。开完会按右上角“记录会议”，会议就列在这里。", "note", wrap=True)
            self._recent.addWidget(words, 0, 0, 1, 5)
        for row, meeting in enumerate(dated[:_RECENT]):
            day = meeting.day
            assert day is not None
            when = plain_label(f"{day.month}月{day.day}日" if day.whole else str(day), "note")
            title = LinkLabel(meeting.subject or meeting.title())
            title.setAccessibleName(f"打开 {meeting.kind} {meeting.title()}")
            title.clicked.connect(lambda n=meeting.id: self.asked.emit("meetings", "meeting", n))
            total = count(self._snapshot.attendances.get(meeting.id, []))
            self._recent.addWidget(when, row, 0)
            self._recent.addWidget(
                Pill(meeting.kind, _TONE_OF_KIND.get(meeting.kind, "info")), row, 1, Qt.AlignmentFlag.AlignLeft
            )
            self._recent.addWidget(title, row, 2)
            if total.expected:
                bar = Bar(total.rate, "ok")
                bar.setFixedWidth(88)
                self._recent.addWidget(bar, row, 3)
                came = plain_label(f"到会 {total.present}/{total.expected}", "note")
                self._recent.addWidget(came, row, 4)

    def _cell(self, _line: object, cell: object) -> None:
        """A month that was held opens its meeting; one that was not leads to a new record."""
        numbers = getattr(cell, "meeting_ids", ())
        if numbers:
            self.asked.emit("meetings", "meeting", numbers[-1])
        else:
            self.asked.emit("meetings", "new", 0)

    def new(self) -> None:
        self.asked.emit("meetings", "new", 0)

    def go_to(self, table: str, number: int) -> None:
        self.refresh()
