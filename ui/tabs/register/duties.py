"""责任清单: who answers for what and how often, what the check of a quarter found; as a list, or by month as a plan."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import ClassVar

from PySide6.QtCore import Signal

from models.fields import by_parent
from models.records import Responsibility, ResponsibilityCheck
from models.rules.periods import Span, quarter_of
from models.rules.register.duties import (
    AS_NEEDED,
    CURRENT,
    Checks,
    how,
    in_order,
    missing,
    plan_of,
    to_check,
    without_result,
)
from models.rules.register.months import months_words
from models.rules.register.usual_duties import proposed
from ui.dialogs.export_dialog import export
from ui.dialogs.register.check_dialog import CheckDialog
from ui.dialogs.register.duty_dialog import DutyDialog
from ui.dialogs.register.duty_sheet import DutySheet
from ui.dialogs.register.oversight_dialog import export_oversight
from ui.dialogs.run import run
from ui.session import Session
from ui.table.columns import PILL, Column, of_field
from ui.tabs.detail import Detail
from ui.tabs.list_page import Filter, ListPage
from ui.tabs.register.duty_detail import DutyDetail
from ui.tabs.register.duty_months import LEGEND, TONES, MonthTable
from ui.tabs.register.duty_words import duties_words
from ui.widgets.button import button
from ui.widgets.segmented import Segmented
from ui.widgets.stepper import Stepper

_LIST, _MONTHS = "list", "months"


class DutiesPage(ListPage[Responsibility]):
    """The other room of the tab of the register; its title and the choice of the quarter stand in the row of the tab."""

    key, label, icon = "duties", "责任清单", "clipboard-check"
    cls = Responsibility
    tables = frozenset({"responsibility", "responsibility_check", "member", "closed_year"})
    search_hint = "事项、责任人、职务"
    searched = ("text", "post", "owner", "standard", "note")
    keyed = ("post", "frequency", "months", "since", "until")
    first_sort = (0, True)
    exports = "duties"
    dialog_width: ClassVar[int] = 720
    empty = (
        "还没有责任清单",
        "列出书记、支委各负责什么、多久做一次、做到什么程度；每季度对照检查一次，结果写进督查通报。",
    )
    instead = "\n分工变了的请填“终止日期”，不要删除，过去季度的检查结果才留得住。"
    keys = "双击或 F2 修改 · Del 删除 · Ctrl+C 复制到 Excel · Ctrl+F 查找"

    described = Signal()
    """The sentence below the title has changed."""

    def __init__(self, session: Session) -> None:
        self.quarter = self.ended = quarter_of(session.today.year, session.today.month).earlier()
        self._checks: Checks = {}
        self._place: dict[int, int] = {}
        self._begun = False
        self.months = MonthTable(session, lambda: self.quarter.year, lambda: self._checks)
        super().__init__(session)
        self.title.hide()
        self.subtitle.hide()
        self.top.setContentsMargins(0, 0, 0, 0)
        self.search.setFixedWidth(196)
        self.stepper = Stepper(lambda: self._step(Span.earlier), lambda: self._step(Span.later), "季度")
        self.checking = button("季度检查…", self.check, icon_name="check", hint="对照清单逐项登记这个季度的检查结果")
        self.beside = (self.stepper, self.checking)
        self.months.chosen.connect(lambda record: self.table.choose(record.id) if record else None)
        self.months.opened.connect(self.edit)
        self.months.changing.connect(self.change)
        self.months.deleting.connect(self.delete)
        self.months.menu_wanted.connect(self._menu)

    # What it says of itself

    def make_columns(self) -> list[Column]:
        return [
            of_field(Responsibility, "post", width=12, wraps=True, order=lambda duty: self._place[duty.id]),
            of_field(Responsibility, "owner", width=9, wraps=True),
            of_field(Responsibility, "text", width=34, gives=True, wraps=True, text=lambda duty: duty.title(), sort=()),
            of_field(Responsibility, "frequency", width=8),
            Column("#plan", "计划月份", 13, self._plan_words, wraps=True),
            Column("#check", "季度检查", 10, self._how, paint=PILL, tone=lambda duty: TONES.get(self._how(duty), "neutral")),
        ]  # fmt: skip

    def _plan_words(self, duty: Responsibility) -> str:
        plan = plan_of(duty)
        words = months_words(plan.months) or (AS_NEEDED if duty.frequency == AS_NEEDED else "未定")
        return f"{words}（{plan.lost}？）" if plan.lost else words

    def _how(self, duty: Responsibility) -> str:
        return how(duty, self.quarter, self._checks, self.session.today)

    def make_detail(self) -> Detail:
        return DutyDetail(self.session, self.edit, self.check)

    def dialog(self, record: Responsibility) -> DutyDialog:
        return DutyDialog(self.session, record, self.window())

    def add_chooser(self) -> None:
        super().add_chooser()
        self.segments.setAccessibleName("哪些责任事项")

    def add_tools(self) -> None:
        self.ways = Segmented()
        self.ways.setAccessibleName("怎样看责任清单")
        self.ways.set_items([(_LIST, "清单"), (_MONTHS, "按月计划")])
        self.ways.chosen.connect(self.show_way)
        self.tools.addWidget(self.ways)
        self.tools.addStretch(1)
        self.tools.add_menu("成批添加", "list-checks", self._ways_to_add, hint="按职务列出常见的责任，或从 Excel 粘贴")
        self.add_columns_tool()
        self.add_outputs_tool("导出责任清单、按月计划、督查通报")
        self.add_tool("新增责任", "plus", self.new, kind="primary", hint="Ctrl+N")

    def _ways_to_add(self) -> list[tuple[str, Callable[[], object]]]:
        return [("按职务列出常见的…", self.propose), ("从 Excel 粘贴…", self.add_many)]

    def empty_actions(self) -> list[tuple[str, str, Callable[[], object]]]:
        return [
            ("按职务列出常见的…", "primary", self.propose),
            ("从 Excel 粘贴…", "", self.add_many),
            ("新增责任", "", self.new),
        ]

    def filters(self) -> list[Filter[Responsibility]]:
        begin, today = self.quarter.begin, self.session.today
        spans = [span for span in self._spans() if span.begin <= today] or self._spans()
        open_ids = {duty.id for span in spans for duty in missing(self.listing.records, span, self._checks)}
        words = {without_result(span, today) for span in spans}
        return [
            Filter("now", "现行", lambda d: d.until is None or d.until.last() > begin),
            Filter("open", words.pop() if len(words) == 1 else CURRENT, lambda d: d.id in open_ids),
            Filter("all", "全部", lambda d: True),
        ]

    def _spans(self) -> list[Span]:
        """The quarter that is shown, in the plan those of its year."""
        if self.ways.key() != _MONTHS:
            return [self.quarter]
        return [quarter_of(self.quarter.year, month) for month in (1, 4, 7, 10)]

    def describe(self, records: Sequence[Responsibility]) -> str:
        return duties_words(records, self._spans(), self._checks, self.session.today) if records else ""

    def blank(self) -> Responsibility:
        return Responsibility(frequency="每季度")

    # Showing

    def read(self) -> list[Responsibility]:
        """At first the last quarter that is over is shown, while something in it is not checked; else the one that runs."""
        self._checks = by_parent(self.session.ledger.all(ResponsibilityCheck))
        records = in_order(super().read())
        self._place = {duty.id: place for place, duty in enumerate(records)}
        if not self._begun and records:
            self._begun = True
            self.quarter = self.ended if missing(records, self.ended, self._checks) else self.ended.later()
        return records

    def reload(self) -> None:
        super().reload()
        self._tell_quarter()

    def _tell_quarter(self) -> None:
        words, by_year = self.quarter.full_name(), self.ways.key() == _MONTHS
        running = self.ended.later()
        first = min((c.year or 9999 for those in self._checks.values() for c in those), default=running.year) - 1
        earlier, later = (_year_before, _year_after) if by_year else (Span.earlier, Span.later)
        on = later(self.quarter).year <= running.year + 1 if by_year else self.quarter.begin < running.begin
        shown = f"{self.quarter.year}年" if by_year else words
        closed = self.session.closed_words(self.quarter.year)
        self.stepper.show_words(shown, back=earlier(self.quarter).year >= first, on=on, closed=closed)
        self.checking.setToolTip(f"对照清单逐项登记{words}的检查结果")
        self.described.emit()

    def _step(self, step: Callable[[Span], Span]) -> None:
        """By quarters, in the plan by years."""
        if self.ways.key() == _MONTHS:
            step = _year_before if step is Span.earlier else _year_after
        self.show_quarter(step(self.quarter))

    @property
    def any_duty(self) -> bool:
        """Whether there is anything to check."""
        return bool(self.listing.records)

    def show_quarter(self, quarter: Span) -> None:
        """Shows what the check of another quarter found; the plan by month is that of its year."""
        self.quarter = quarter
        self.reload()

    def show_way(self, key: str) -> None:
        """The list with the chosen duty beside it, or the plan of a year."""
        plan = key == _MONTHS
        self.tools.withdraw(self.columns_tool, plan)
        self.detail.setVisible(not plan)
        self.stack.show_way(self.months if plan else self.table)
        running = self.ended.later()
        if not plan and self.quarter.begin > running.begin:  # the plan of the next year was looked at
            self.quarter = running
        self.reload()

    def _search(self) -> None:
        super()._search()
        self.months.show_ids(self.listing.shown)
        if (number := self.table.current_id()) and number != self.months.current_id():
            self.months.choose(number)

    def _say_foot(self) -> None:
        if self.ways.key() == _MONTHS:
            self.stack.say(f"{self.quarter.year}年　{LEGEND}")
        else:
            super()._say_foot()

    def take_keyboard(self) -> None:
        if self.listing.records and self.ways.key() == _MONTHS:
            self.months.setFocus()
        else:
            super().take_keyboard()

    def go_to(self, table: str, number: int) -> None:
        """Without a number: what the check of the last quarter has left open, as the reminder says."""
        if number:
            super().go_to(table, number)
            return
        self.quarter, self._begun = self.ended, True
        self.segments.choose("open")
        self.reload()

    # Doing

    def check(self) -> None:
        """Opens the check of the quarter that is shown."""
        rows = to_check(self._whole(), self.quarter, self._checks)
        if rows:
            run(CheckDialog(self.session, self.quarter, rows, self._checks, self.window()))
        else:
            words = f"{self.quarter.full_name()}没有要检查的责任事项，先列出责任清单，或换一个季度"
            self.session.refuse(words)

    def _whole(self) -> list[Responsibility]:
        return self.session.ledger.all(Responsibility)

    def propose(self) -> None:
        """Shows what the posts of the committee usually answer for, to be changed and added."""
        found = proposed(self.session.members, self._whole(), self.session.today)
        if found:
            run(DutySheet(self.session, found, self.window()))
        else:
            words = "名册里没有填党内职务的支委，或常见的责任都已经在清单里；可以直接新增，或从 Excel 粘贴"
            self.session.refuse(words)

    def paste(self) -> None:
        """Cells of a spreadsheet are looked at in the sheet first."""
        self.add_many()

    def add_many(self) -> None:
        """An empty sheet to paste a list into."""
        run(DutySheet(self.session, [], self.window()))

    def export_register(self) -> None:
        export(self.session, self.window(), self.exports, year=self.quarter.year)

    def outputs(self) -> list[tuple[str, Callable[[], object]]]:
        report = partial(export_oversight, self.session, self.window())
        return [("责任清单和按月计划…", self.export_register), ("督查通报…", report)]

    def menu_actions(self) -> list[tuple[str, Callable[[], object]]]:
        return [("季度检查…", self.check)]


def _year_before(quarter: Span) -> Span:
    return Span(quarter.year - 1, quarter.first_month, 3)


def _year_after(quarter: Span) -> Span:
    return Span(quarter.year + 1, quarter.first_month, 3)
