"""Importing a roster: first what would happen to each row, with every reason; written only when that was seen; then the result."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any, ClassVar

from PySide6.QtWidgets import QCheckBox, QWidget

from models.forms.refused import FILLED
from models.imports import (
    ADDED,
    FileRefused,
    Plan,
    Wishes,
    write_plan,
)
from models.imports.elsewhere import belongs_to
from models.imports.grid import Sheet
from models.imports.own_sheets import is_template
from models.imports.returned import returned_rows
from models.imports.subject import PEOPLE, PROBLEMS, Subject
from models.records import Member
from models.rules.completeness import BRANCH
from models.store import UnitLine
from models.store.backup_names import BEFORE_IMPORT
from ui.dialogs.ask import refuse
from ui.dialogs.filling_alike import fill_branch, lacking, own_name
from ui.dialogs.import_file import RosterFileDialog
from ui.dialogs.import_result import ImportResult
from ui.dialogs.import_returned import save_returned
from ui.dialogs.import_rows import ImportRows
from ui.dialogs.import_words import fates, unmapped
from ui.dialogs.importing import RECONCILE, TEMPLATE, save_template
from ui.dialogs.safekeeping.kept_first import kept_first
from ui.session import Session
from ui.widgets.button import button
from ui.widgets.empty_state import Action
from ui.widgets.label import plain_label

_START = (
    "把花名册文件拖到这里",
    "先看每一行会怎样，确认后才写入；写入后可以整批撤销。有错的行不会丢，退回成一份工作簿，改好再导入。",
)
_ELSEWHERE = {PEOPLE.key: "导入党员花名册", PROBLEMS.key: "导入问题清单"}
"""Where the rows of a file are imported that are not those of this page."""

_RESAVE = "请先用 Excel 或 WPS 另存为 .xlsx，关闭这里后用“填表”"


class ImportDialog(RosterFileDialog):
    """From a file to the plan, the columns, and the button that writes; then what was done. reconcile_instead: the user
    would rather compare than import. fill_instead: the file is a form, to be filled · other_instead: its rows are those of another
    page."""

    title: ClassVar[str] = "导入党员花名册"
    start: ClassVar[tuple[str, str]] = _START
    later: ClassVar[str] = "写入前已逐行列过；其中日期和号码的问题，“自查”里还会列出"

    def __init__(self, session: Session, file: Path | None, parent: QWidget | None) -> None:
        super().__init__(session, parent, self.title, self.start)
        self.reconcile_instead = False
        self.fill_instead: Path | None = None
        self.other_instead: Path | None = None
        self._other: Subject | None = None
        self._unit: UnitLine | None = None
        self._filled: UnitLine | None = None
        self._result = ImportResult(self._undo, self._save_returned, self._fill_branch)
        self._stack.addWidget(self._result)
        self.add_options()
        self._hint = plain_label("还没有写入任何内容。", "note")
        self._another = button("换一个文件…", self.choose_file)
        self._fill = button("填这张表…", self._fill_form, icon_name="clipboard-check")
        self._import = button("", self._import_elsewhere, icon_name="upload")
        self._save = button("保存退回的行…", self._save_returned, icon_name="download")
        self._close = button("取消", self.reject)
        self._write = button("写入账本", self._take, icon_name="check", kind="primary")
        self.foot.addWidget(self._hint, 1)
        for part in (self._another, self._fill, self._import, self._save, self._close, self._write):
            self.foot.addWidget(part)
        self.show_start()
        if file is not None:
            self.take_file(file)

    def add_options(self) -> None:
        """Adds what holds for the whole file."""
        self._clear = QCheckBox("文件里空着的，也清空账本里的内容")
        self._clear.setToolTip("只限文件里有的栏目，姓名除外；会清空哪些，先在“逐行结果”里列出：原值 → 空")
        self._clear.toggled.connect(self._set_clear)
        self.options.insertWidget(0, self._clear)

    def planning(self, name: str) -> Callable[[], Plan]:
        return self.or_elsewhere(partial(_with_keys, super().planning(name)))

    def or_elsewhere(self, plan: Callable[[], Plan]) -> Callable[[], Plan]:
        """The plan, with what the file is instead where it has no heading: looked for while the window goes on."""
        return partial(_or_elsewhere, plan, self._sheets) if self.takes_along() else plan

    def write(self, plan: Plan) -> None:
        """Writes the plan as one action; raises FileRefused."""
        write_plan(plan, self._session.ledger)

    def ways_to_begin(self) -> Sequence[Action]:
        return [
            *super().ways_to_begin(),
            (TEMPLATE, "link", self._template, "file-spreadsheet"),
            (RECONCILE, "link", self._reconcile, "list-checks"),
        ]

    def first_tabs(self) -> list[tuple[QWidget, str]]:
        self._rows = ImportRows()
        self._rows.decided.connect(self.decide)
        return [(self._rows, "逐行结果")]

    def _template(self) -> None:
        save_template(self._session, self)

    def _reconcile(self) -> None:
        self.reconcile_instead = True
        self.reject()

    def _fill_form(self) -> None:
        self.fill_instead = self._file
        self._leave()

    def _import_elsewhere(self) -> None:
        self.other_instead = self._file
        self._leave()

    def _leave(self) -> None:
        """Closes for what comes instead; she may think better of it."""
        self.reject()
        if self.isVisible():
            self.fill_instead = self.other_instead = None

    # The plan

    def set_ready(self, ready: bool) -> None:
        started, done = self._stack.currentWidget() is self.start_page, self._stack.currentWidget() is self._result
        report = self._plan.report() if self._plan is not None else {"added": 0, "updated": 0}
        change = report["added"] + report["updated"]
        self._write.setVisible(not started and not done)
        self._write.setEnabled(ready and change > 0)
        self._write.setText(f"写入账本：{self._counts(report)}" if change else "没有需要写入的")
        self._another.setVisible(not started)
        self._fill.setVisible(not started and not done and self._is_form())
        self._import.setVisible(not started and self._is_unread() and self._other is not None)
        self._save.setVisible(not started and not done and self._returned() > 0)
        self._save.setEnabled(ready)
        self._hint.setText("" if done else "还没有写入任何内容。")
        self._close.setText("关闭" if done else "取消")

    def _counts(self, report: Mapping[str, Any]) -> str:
        counted = self.subject.counted
        return f"新增 {report['added']} {counted}，更新 {report['updated']} {counted}"

    def _returned(self) -> int:
        return returned_rows(self._plan) if self._plan is not None else 0

    def _is_blank(self) -> bool:
        """Whether the file has a heading, or the labels of a form for one person, and nobody in it."""
        return self.takes_along() and self._plan is not None and _is_blank(self._plan)

    def _is_form(self) -> bool:
        """Whether the file is a blank form, or one of which nothing is known but that it is not read here; of a kind that is filled."""
        blank = self._is_blank() and not is_template(self._sheets)
        return self._can_be_filled() and (blank or (self._is_unread() and self._other is None))

    def _can_be_filled(self) -> bool:
        return self.takes_along() and self._file is not None and self._file.suffix.lower() in FILLED

    def _where_it_is_filled(self) -> str:
        return "请用下面的“填这张表”" if self._can_be_filled() else _RESAVE

    def _is_unread(self) -> bool:
        return self._plan is not None and self._plan.no_heading

    def takes_along(self) -> bool:
        """Whether there is a file that can be opened elsewhere."""
        return self._file is not None and self._file.suffix.lower() != ".json"

    def what_else(self) -> str:
        self._other = self._plan.elsewhere if self._plan is not None else None
        if self._other is not None:
            self._import.show_label(f"{_ELSEWHERE[self._other.key]}…")
            return f"这像一份{self._other.register}：请用下面的“{_ELSEWHERE[self._other.key]}”。"
        if self.takes_along():
            return f"上级要填的表，{self._where_it_is_filled()}；不是的，请在下面指出第几行是表头。"
        return super().what_else()

    def show_plan(self, plan: Plan) -> None:
        read = [about for about in plan.sheets if not about.skipped]
        rows = self.subject.of_rows
        words = f"读了 {len(read)} 张工作表、{len(plan.rows)} 行{rows}：{fates(plan) or f'没有{rows}'}"
        words += unmapped(plan)
        serious = any(row.serious for row in plan.rows)
        self._said.setText(words + "。看不准的没有猜，每一处怎样处理了写在下面。" if serious else words + "。")
        if self._is_blank() and is_template(self._sheets):
            self._said.setText(words + "。这是本程序的空白模板，还没有填人：请从第 4 行起填好、保存，再导入。")
        elif self._is_blank():
            self._said.setText(f"{words}。这像一张空白表：要填它，{self._where_it_is_filled()}。")
        self._rows.show_plan(plan, self._known)

    def _set_clear(self, on: bool) -> None:
        if on != self._wishes.clear and self._plan is not None:
            self.plan_again(replace(self._wishes, clear=on))

    def first_wishes(self, recalled: Wishes) -> Wishes:
        return replace(recalled, clear=self._clear.isChecked())

    def _show_full(self, full: bool) -> None:
        super()._show_full(full)
        self._rows.show_full(full)

    # Writing

    def _take(self) -> None:
        assert self._plan is not None
        report = self._plan.report()
        serious = sum(row.serious for row in self._plan.rows)
        told = f"已导入：{self._counts(report)}"
        told += f"；{serious} 行要核对，{self.later}" if serious else ""
        if not kept_first(self._session, BEFORE_IMPORT, self):
            return
        try:
            with self._session.heard(told):
                self.write(self._plan)
        except FileRefused as refusal:
            refuse(self, str(refusal))
            self.plan_again()
            return
        self._unit, self._filled = self._session.ledger.undoable(), None
        if self.subject.cls is Member:
            self._result.offer_branch(len(lacking(self._session, BRANCH)), own_name(self._session))
        self._result.show_plan(self._plan, self._returned())
        self._said.setText(told + "。")
        self._stack.setCurrentWidget(self._result)
        self.set_ready(False)
        self._close.setFocus()

    def _fill_branch(self) -> None:
        if fill_branch(self._session, self):
            self._filled = self._session.ledger.undoable()
            self._result.say_filled(own_name(self._session))

    def _undo(self) -> None:
        if self._filled is not None and self._session.ledger.undoable() == self._filled:
            self._session.undo()  # what was added to it goes first
        if self._session.ledger.undoable() == self._unit:
            self._session.undo()
            self._said.setText("已撤销这次导入。")
            self._result.say_undone()

    def _save_returned(self) -> None:
        assert self._plan is not None
        save_returned(self._session, self, self._bar, self._plan, self._file, self._sheets, self._saved)

    def _saved(self, target: Path, words: str) -> None:
        self._said.setText(words)
        self._result.say_saved(target)


def _is_blank(plan: Plan) -> bool:
    """Whether a heading was found and nothing below it."""
    found = any(column.field == plan.subject.anchor for column in plan.columns)
    return found and not plan.refusal and not plan.rows


def _or_elsewhere(plan: Callable[[], Plan], sheets: Sequence[Sheet]) -> Plan:
    made = plan()
    if made.no_heading:
        made.elsewhere = belongs_to(sheets, made.subject)
    return made


def _with_keys(plan: Callable[[], Plan]) -> Plan:
    """The plan, with the readings of the new names: found while the window goes on, and not while it writes."""
    made = plan()
    for row in made.of_fate(ADDED):
        if row.record is not None:
            row.record.derive()
    return made
