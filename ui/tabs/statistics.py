"""统计报表: the statistics of the roster as of a day; every number leads to its people, and from there to the person."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from models.kinds import PartialDate
from models.rules.snapshot import Snapshot
from models.statistics.catalogue import About, Statistic
from models.statistics.roster import Roster
from models.statistics.table import Cell, Table
from ui.dialogs.people_dialog import PeopleDialog
from ui.dialogs.run import run
from ui.dialogs.statistics_export import Days, export_statistics
from ui.session import Session
from ui.tabs.as_of_bar import AsOfBar
from ui.tabs.page import Page
from ui.tabs.pages import STATISTICS
from ui.tabs.statistics_list import GROUPS, StatisticsList, group_of
from ui.tabs.statistics_preview import Preview
from ui.widgets.button import button
from ui.widgets.empty_state import EmptyState
from ui.widgets.segmented import Segmented


class StatisticsPage(Page):
    """At the left what there is to choose from, at the right the day, and below it what was counted."""

    key, label, icon = STATISTICS.names
    tables = frozenset({
        "member", "branch", "transfer", "status_change", "contact", "appraisal", "award", "training", "enrolment", "course",
        "meeting", "agenda_item", "attendance",
    })  # fmt: skip

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._roster: Roster | None = None
        self._snapshot: Snapshot | None = None
        self._made: dict[tuple[str, str, date], tuple[Table, ...]] = {}
        self._variant_of: dict[str, str] = {}
        self.list = StatisticsList()
        self.list.chosen.connect(self._chosen)
        self.groups = Segmented()
        self.groups.setAccessibleName("名册统计或年报附表")
        self.groups.set_items(GROUPS)
        self.groups.chosen.connect(self.list.choose_group)
        self.bar = AsOfBar(session.today)
        self.bar.changed.connect(self._show)
        self.preview = Preview()
        self.preview.opened.connect(self._open)
        self.preview.cut.connect(self._cut)
        right = QVBoxLayout()
        right.setSpacing(14)
        bar = QHBoxLayout()
        bar.setContentsMargins(0, 0, 24, 0)
        bar.addWidget(self.bar)
        right.addLayout(bar)
        right.addWidget(self.preview, 1)
        self.full = QWidget()
        row = QHBoxLayout(self.full)
        row.setContentsMargins(24, 0, 0, 0)
        row.setSpacing(18)
        left = QVBoxLayout()
        left.setSpacing(10)
        left.addWidget(self.groups)
        left.addWidget(self.list, 1)
        row.addLayout(left)
        row.addLayout(right, 1)
        self.empty = EmptyState(
            "chart-column",
            "还没有可以统计的党员",
            "先登记党员或从 Excel 花名册导入；这里随时按截至日期统计人数和构成，每个数字都能点开看是哪些人。",
            [("从 Excel 导入", "primary", lambda: self.asked.emit("import", "", 0)),
             ("新增党员", "", lambda: self.asked.emit("members", "new", 0))],
        )  # fmt: skip
        self.column.addWidget(self.full, 1)
        self.column.addWidget(self.empty, 1)
        self.export = button("导出…", self.print_out, icon_name="download", kind="primary", hint="Excel、PDF、Word")
        self.annual = button("年度统计附表…", self.print_annual, icon_name="file-spreadsheet", hint="年报各表一次导出")
        self.fill = button(
            "填表", lambda: self.asked.emit("fill", "", 0), icon_name="clipboard-check", hint="填上级发来的空白表"
        )
        self.buttons.addWidget(self.fill)
        self.buttons.addWidget(self.annual)
        self.buttons.addWidget(self.export)

    # ---- what is shown ----
    def reload(self) -> None:
        self._roster, self._snapshot, self._made = None, None, {}
        there = bool(self.session.members)
        self.full.setVisible(there)
        self.empty.setVisible(not there)
        self.export.setVisible(there)
        self.annual.setVisible(there)
        self.fill.setVisible(there)
        self._show()

    def choose(self, key: str, variant: str = "") -> None:
        """Shows a statistic, in a variant if one is named."""
        if variant:
            self._variant_of[key] = variant
        self.list.choose(key)
        self._show()

    def choose_days(self, on: date, before: date | None = None) -> None:
        """Counts as of another day, compared with another one."""
        self.bar.choose(on, before)
        self._show()

    def _chosen(self) -> None:
        if self.isVisible():
            self._show()
            self.preview.to_top()

    def _cut(self, variant: str) -> None:
        self._variant_of[self.list.statistic().key] = variant
        self._show()

    def _variant(self, known: Statistic) -> str:
        return self._variant_of.get(known.key, known.variants[0])

    def _tables(self, known: Statistic, on: date) -> tuple[Table, ...]:
        """Made once for a day; forgotten when the ledger changes."""
        if self._roster is None:
            self._roster = Roster.of(self.session.ledger, self.session.members)
        variant = self._variant(known)
        at = (known.key, variant, on)
        if at not in self._made:
            if known.annual and self._snapshot is None:
                self._snapshot = self.session.checking.snapshot()
            groups = self.session.branch.group_names()
            self._made[at] = known.make(About(self._roster, on, groups, self._snapshot or Snapshot()), variant)
        return self._made[at]

    def _show(self) -> None:
        if not self.session.members:
            self.subtitle.setText("还没有党员")
            return
        known = self.list.statistic()
        self.groups.choose(group_of(known))
        self.bar.show_year(known.annual)
        on, before = self.bar.on(), self.bar.before()
        tables = self._tables(known, on)
        earlier: Sequence[Table | None] = self._tables(known, before) if before else [None] * len(tables)
        words = [
            f"截至{PartialDate.of(on).chinese()}",
            f"在册党员 {len(self._roster.counted(on)) if self._roster else 0} 名",
        ]
        words += [f"对比{PartialDate.of(before).chinese()}"] if before else []
        self.subtitle.setText(" · ".join(words))
        self.preview.show_tables(known, self._variant(known), tables, earlier, self.list)
        # Tab goes as the eye does: the list, the days, the picture, the figures, and 导出 at the end.
        chain: list[QWidget] = [
            self.groups,
            self.list,
            *self.bar.fields(),
            *self.preview.fields(),
            self.annual,
            self.export,
        ]
        for one, next_ in pairwise(chain):
            QWidget.setTabOrder(one, next_)

    # ---- what leads on ----
    def _open(self, title: str, label: str, cell: Cell) -> None:
        """The people behind a number."""
        dialog = PeopleDialog(f"{title} · {label}", cell, self.window(), self.session.checking.snapshot().apart)
        if run(dialog) and dialog.member_id:
            self.asked.emit("members", "member", dialog.member_id)

    def print_out(self) -> None:
        """Ctrl+P and the button: what is shown, or all, into a file."""
        self._print_out(False)

    def print_annual(self) -> None:
        """All tables of the annual report into one file."""
        self._print_out(True)

    def _print_out(self, annual: bool) -> None:
        if self.session.members:
            known = self.list.statistic()
            only = f"{known.key}:{self._variant(known)}" if len(known.variants) > 1 else known.key
            days = Days(self.bar.on(), self.bar.before(), self.bar.end_of_year())
            export_statistics(self.session, self.window(), only, known.label, days, annual=annual)

    def take_keyboard(self) -> None:
        self.list.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def new(self) -> None:
        self.asked.emit("members", "new", 0)

    def go_to(self, table: str, number: int) -> None:
        self.refresh()
