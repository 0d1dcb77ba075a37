"""Importing a roster: first what would happen to each row, with every reason; written only when that was seen."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QProgressBar,
    QStackedWidget,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from models.imports import ADDED, RETURNED, UNCHANGED, UPDATED, FileRefused, Plan, plan_file, write_plan
from models.records import Member
from ui.dialogs.ask import refuse
from ui.dialogs.import_columns import ImportColumns
from ui.dialogs.import_rows import ImportRows
from ui.jobs import Waiting
from ui.session import Session
from ui.widgets.button import button
from ui.widgets.elide_label import ElideLabel
from ui.widgets.label import plain_label
from ui.widgets.pill import Pill
from ui.widgets.rule import rule

_TONES = {ADDED: "ok", UPDATED: "info", UNCHANGED: "neutral", RETURNED: "bad"}


class ImportDialog(QDialog):
    """One file: the plan, the columns, and the button that writes."""

    def __init__(self, session: Session, file: Path, parent: QWidget | None) -> None:
        super().__init__(parent)
        self._session, self._file = session, file
        self._members = session.ledger.all(Member)
        self._plan: Plan | None = None
        self._waiting: Waiting | None = None
        self.setWindowTitle("导入党员花名册")
        room = parent.size() if parent else self.screen().availableSize()
        self.resize(min(980, room.width() - 60), min(680, room.height() - 50))
        self._title = ElideLabel(file.name, "title", mode=Qt.TextElideMode.ElideMiddle)
        self._said = plain_label("正在读取…", "second", wrap=True)
        self._pills = {fate: Pill("", tone) for fate, tone in _TONES.items()}
        self._pills["problems"] = Pill("", "warn")
        sums = QHBoxLayout()
        sums.setSpacing(8)
        for pill in self._pills.values():
            pill.hide()
            sums.addWidget(pill)
        sums.addStretch(1)
        self._rows, self._columns = ImportRows(), ImportColumns()
        self._columns.corrected.connect(self._read)
        self._tabs = QTabWidget()
        self._tabs.addTab(self._rows, "逐行结果")
        self._tabs.addTab(self._columns, "表头对应")
        waiting = QWidget()
        bar = QProgressBar()
        bar.setRange(0, 0)
        bar.setTextVisible(False)
        middle = QVBoxLayout(waiting)
        middle.addStretch(1)
        middle.addWidget(bar)
        middle.addStretch(1)
        self._stack = QStackedWidget()
        self._stack.addWidget(waiting)
        self._stack.addWidget(self._tabs)
        self._write = button("写入账本", self._take, icon_name="check", kind="primary")
        self._write.setEnabled(False)
        foot = QHBoxLayout()
        foot.addWidget(plain_label("还没有写入任何内容。写入后按 Ctrl+Z 可以整批撤销。", "note"), 1)
        foot.addWidget(button("取消", self.reject))
        foot.addWidget(self._write)
        column = QVBoxLayout(self)
        column.setContentsMargins(22, 18, 22, 14)
        column.setSpacing(10)
        column.addWidget(self._title)
        column.addWidget(self._said)
        column.addLayout(sums)
        column.addWidget(self._stack, 1)
        column.addWidget(rule())
        column.addLayout(foot)
        self._read(None)

    def _read(self, mapping: Mapping[str, str] | None) -> None:
        """Reads the file in a process of its own; the window stays awake."""
        self._stack.setCurrentIndex(0)
        self._write.setEnabled(False)
        work = partial(
            plan_file,
            self._file,
            self._members,
            today=self._session.today,
            branch=self._session.branch,
            mapping=mapping,
        )
        if self._waiting is not None:  # an earlier reading, with another mapping
            self._waiting.give_up()
        self._waiting = Waiting(work, self._show, self._failed, self)
        self._waiting.start()

    def _failed(self, error: Exception) -> None:
        self._waiting = None
        self.reject()
        if not isinstance(error, FileRefused):
            raise error
        refuse(self.parentWidget(), str(error))

    def _show(self, plan: Plan) -> None:
        self._waiting, self._plan = None, plan
        report = plan.report()
        counts = {
            ADDED: report["added"],
            UPDATED: report["updated"],
            UNCHANGED: report["unchanged"],
            RETURNED: report["returned"],
        }
        for fate, number in counts.items():
            self._pills[fate].show_text(f"{fate} {number}", _TONES[fate])
            self._pills[fate].setVisible(number > 0)
        serious = sum(p.level != "info" for p in plan.problems)
        self._pills["problems"].show_text(f"需要核对 {serious} 处", "warn")
        self._pills["problems"].setVisible(serious > 0)
        read = [s for s in plan.sheets if not s.skipped]
        words = f"读了 {len(read)} 张工作表、{len(plan.rows)} 行人员"
        unmapped = len({c.heading for c in plan.unmapped})
        words += f"；有 {unmapped} 列没有对应的栏目，不导入" if unmapped else ""
        self._said.setText(words + "。看不准的内容没有猜，留空并列在下面。" if serious else words + "。")
        self._rows.show_plan(plan)
        self._columns.show_plan(plan)
        self._stack.setCurrentIndex(1)
        change = counts[ADDED] + counts[UPDATED]
        self._write.setText(
            f"写入账本：新增 {counts[ADDED]} 人，更新 {counts[UPDATED]} 人" if change else "没有需要写入的"
        )
        self._write.setEnabled(change > 0)

    def _take(self) -> None:
        assert self._plan is not None
        report = self._plan.report()
        serious = sum(problem["level"] != "info" for problem in report["problems"])
        told = f"已导入：新增 {report['added']} 人，更新 {report['updated']} 人"
        with self._session.heard(told + (f"；{serious} 处要核对，见“设置—数据检查”和名册" if serious else "")):
            write_plan(self._plan, self._session.ledger)
        self.accept()
