"""Comparing the roster with a committee's list: who is on one of them only, which cells differ, and what is taken over."""

from __future__ import annotations

import os
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import ClassVar

from PySide6.QtWidgets import QWidget

from models.exports import ExportRefused, TargetBusy
from models.exports.atomic import write_or_refuse
from models.exports.contents.export_log import Line
from models.exports.names import dated_name
from models.imports import FileRefused, Plan
from models.imports.reconcile import Reconciliation, reconcile, take_over
from models.imports.reconcile_sheets import in_a_line, reconcile_sheets
from models.kinds import encodable
from models.records import Member
from ui.dialogs.ask import WRITTEN_FILES, file_to_write, refuse, show_file
from ui.dialogs.import_file import RosterFileDialog
from ui.dialogs.purpose_dialog import PurposeDialog
from ui.dialogs.reconcile_list import ReconcileList
from ui.dialogs.run import run
from ui.jobs import Waiting
from ui.session import Session
from ui.widgets.button import button
from ui.widgets.label import plain_label

_START = (
    "把上级发来的名单拖到这里",
    "逐人逐栏和名册比对：多了谁、少了谁、哪一栏不一致。只看不改；要采用对方的，勾选以后才写入，可以撤销。",
)


class ReconcileDialog(RosterFileDialog):
    """One list; after each action it is compared again, and what is left is said."""

    asks: ClassVar[str] = "选择上级发来的名单"

    def __init__(self, session: Session, file: Path | None, parent: QWidget | None) -> None:
        super().__init__(session, parent, "与上级名单核对", _START)
        self._found: Reconciliation | None = None
        self._done = ""
        self._written: Path | None = None
        self._hint = plain_label("", "note")
        self._another = button("换一个文件…", self.choose_file)
        self._open = button("打开导出的文件", self._show_written, icon_name="file-spreadsheet")
        self._export = button("导出核对结果…", self._ask_export, icon_name="file-spreadsheet")
        self._take = button("采用勾选的", self._take_ticked, icon_name="check", kind="primary")
        self.foot.addWidget(self._hint, 1)
        for part in (self._another, self._open, self._export, button("关闭", self.reject), self._take):
            self.foot.addWidget(part)
        self.show_start()
        if file is not None:
            self.take_file(file)

    def first_tabs(self) -> list[tuple[QWidget, str]]:
        self._list = ReconcileList()
        self._list.ticked.connect(self._count)
        self._list.decided.connect(self.decide)
        return [(self._list, "核对结果")]

    def read_file(self, file: Path) -> None:
        self._found, self._done, self._written = None, "", None
        super().read_file(file)

    def _people(self) -> list[Member]:
        return [known for known in self._known.values() if isinstance(known, Member)]

    def show_plan(self, plan: Plan) -> None:
        self._found = reconcile(plan, self._people(), today=self._session.today)
        counts = in_a_line(self._found)
        words = "名册和名单一致" if self._found.same else "还剩：" if self._done else ""
        left = "，".join(dict.fromkeys(" ".join(column.heading.split()) for column in plan.unmapped))
        missed = f"；没有比较的列：{left}" if left else ""
        self._said.setText(f"{self._done}{words}{'（' + counts + '）' if self._found.same else counts}{missed}。")
        self._list.show_found(self._found, several=sum(not about.skipped for about in plan.sheets) > 1)

    def set_ready(self, ready: bool) -> None:
        started = self._stack.currentWidget() is self.start_page
        self._ready = ready
        for part in (self._another, self._export, self._take):
            part.setVisible(not started)
        self._open.setVisible(not started and self._written is not None)
        self._export.setEnabled(ready)
        self._hint.setText("名册没有改动。" if not self._done else "")
        self._count()

    def _count(self) -> None:
        cells, people = self._list.chosen()
        words = _told(len(cells), len(people))
        self._take.setText(words or "采用勾选的")
        self._take.setEnabled(self._ready and bool(words))

    def _show_full(self, full: bool) -> None:
        super()._show_full(full)
        self._list.show_full(full)

    # Taking over

    def _take_ticked(self) -> None:
        """Writes what is ticked, cells and people, as one action."""
        assert self._found is not None
        cells, people = self._list.chosen()
        told = f"已{_told(len(cells), len(people))}"
        try:
            with self._session.heard(f"核对名册：{told}"):
                take_over(self._found, cells, self._session.ledger, people=people)
        except FileRefused as refusal:
            refuse(self, str(refusal))
        else:
            self._done, self._first = f"{told}（Ctrl+Z 可撤销）。", self._wishes
        self.plan_again()

    # Exporting

    def _ask_export(self) -> None:
        if self._found is None or self._file is None:
            return
        asked = export_purpose(self._found, self, self._session.ledger.exports())
        if not run(asked):
            return
        folder = self._session.settings.export_folder()
        proposed = folder / dated_name("名册核对", self._session.today, ".xlsx")
        target = file_to_write(self, "导出核对结果", WRITTEN_FILES["xlsx"], proposed)
        if target is None:
            return
        if os.path.exists(target) and os.path.exists(self._file) and target.samefile(self._file):
            refuse(self, f"“{target.name}”是要核对的文件，没有覆盖，也没有导出。请换一个文件名。")
            return
        sheets = reconcile_sheets(self._found, today=self._session.today, full=asked.full)
        about = (self._found.rows, asked.full, asked.purpose or "窗口核对", asked.recipient)

        def write() -> None:
            from models.exports.excel import write_xlsx

            write_or_refuse(target, lambda path: write_xlsx(list(sheets.values()), path, names=list(sheets)))

        self._bar.show()
        Waiting(write, partial(self._exported, target, about), self._not_exported, self).start()

    def _exported(self, target: Path, about: tuple[int, bool, str, str], _nothing: object) -> None:
        self._bar.hide()
        rows, full, purpose, recipient = about
        self._session.ledger.log_export(
            encodable(f"名册核对：{target.name}"),
            rows,
            full=full,
            purpose=encodable(purpose),
            recipient=encodable(recipient),
        )
        self._session.settings.exported_to(target)
        self._written = target
        self._said.setText(f"核对结果已导出：{target.name}")
        self._open.show()

    def _not_exported(self, error: Exception) -> None:
        self._bar.hide()
        if not isinstance(error, (ExportRefused, TargetBusy)):
            raise error
        refuse(self, str(error))

    def _show_written(self) -> None:
        if self._written is not None:
            show_file(self._written, self)


def _told(cells: int, people: int) -> str:
    return "，".join(([f"采用 {cells} 处"] if cells else []) + ([f"新增 {people} 人"] if people else []))


def export_purpose(found: Reconciliation, parent: QWidget | None, log: Sequence[Line]) -> PurposeDialog:
    """Asks how, for what and to whom the result leaves. log: of exports."""
    return PurposeDialog(
        "导出核对结果",
        "导出",
        f"将导出 {found.rows} 行核对结果。",
        "默认打码：身份证号、手机号只留首尾，住址只到街道。",
        parent,
        hint="如：年度名册核对（不打码时必填，记入导出记录）",
        log=log,
        masked=True,
    )
