"""What the dialogs about a roster file share: choosing or dropping it, reading it, correcting how it is read, remembering that."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any, ClassVar

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QCheckBox, QDialog, QHBoxLayout, QStackedWidget, QTabWidget, QVBoxLayout, QWidget

from models.fields import Record
from models.imports import FileRefused, Plan, RowPlan, Wishes
from models.imports.child import read_sheets
from models.imports.grid import Sheet
from models.imports.memory import Marks, forget, keep, marks_of, recall, told
from models.imports.planning import plan_sheets
from models.imports.subject import PEOPLE, Subject
from models.kinds import encodable
from models.records import Member
from models.store import LedgerRefused
from ui.dialogs.ask import ROSTER_FILES, confirm, file_to_open
from ui.dialogs.import_columns import ImportColumns
from ui.dialogs.import_given_up import question
from ui.dialogs.import_preview import ImportPreview
from ui.dialogs.import_start import ImportStart
from ui.jobs import InTurn, Waiting
from ui.session import Session
from ui.settings import ROSTERS
from ui.widgets.busy_bar import BusyBar
from ui.widgets.button import button
from ui.widgets.elide_label import ElideLabel
from ui.widgets.empty_state import Action
from ui.widgets.file_drop import FileDrop
from ui.widgets.rule import rule

_LARGEST = QSize(1180, 760)
_SHOW_IT = "请在下面选工作表，指出第几行是表头。"


class RosterFileDialog(QDialog):
    """A first page, then tabs about one file; subclasses add what they show of its plan, and the buttons at the foot; when
    these are there they call `show_start`."""

    subject: ClassVar[Subject] = PEOPLE
    asks: ClassVar[str] = "选择花名册"
    files: ClassVar[str] = ROSTER_FILES
    takes: ClassVar[str] = "支持 .xlsx、.xls、.ods、.csv，以及本程序导出的党员名册 .json；可以有多张工作表。"

    def __init__(self, session: Session, parent: QWidget | None, title: str, start: tuple[str, str]) -> None:
        super().__init__(parent)
        self._session = session
        self._file: Path | None = None
        self._known: dict[int, Record] = {}
        self._sheets: list[Sheet] = []
        self._marks: Marks = {}
        self._wishes = self._first = Wishes()
        self._corrected = self._kept = False
        self._plan: Plan | None = None
        self._waiting: Waiting | InTurn | None = None
        self.setWindowTitle(title)
        room = parent.window().size() if parent else self.screen().availableSize()
        self.resize(min(_LARGEST.width(), room.width() - 60), min(_LARGEST.height(), room.height() - 50))
        self._title = ElideLabel(title, "title", mode=Qt.TextElideMode.ElideMiddle)
        self._said = ElideLabel("", "second")
        self._bar = BusyBar("正在读取")
        self._notice = ElideLabel("", "note")
        self._forget = button("忘记", self._forget_all, kind="link", hint="不再照上次改过的读，按自动识别重新来")
        notice = QHBoxLayout()
        notice.addWidget(self._notice, 1)
        notice.addWidget(self._forget)
        self.start_page = ImportStart(*start, self.ways_to_begin())
        self._columns, self._preview = ImportColumns(), ImportPreview()
        self._columns.corrected.connect(self._correct_column)
        self._preview.headings_shown.connect(self._show_heading)
        self._preview.sheet_wanted.connect(self._want_sheet)
        self._tabs = QTabWidget()
        for page, label in self.first_tabs():
            self._tabs.addTab(page, label)
        self._tabs.addTab(self._preview, "文件内容和表头")
        self._tabs.addTab(self._columns, "表头对应")
        self._full = QCheckBox("显示完整的号码和住址")
        self._full.toggled.connect(self._show_full)
        self._main = QWidget()
        self.middle = QVBoxLayout(self._main)
        self.middle.setContentsMargins(0, 0, 0, 0)
        self.middle.setSpacing(8)
        self.middle.addLayout(notice)
        self.middle.addWidget(self._tabs, 1)
        self.options = QHBoxLayout()
        self.options.setSpacing(18)
        self.options.addWidget(self._full)
        self.options.addStretch(1)
        self.middle.addLayout(self.options)
        self._stack = QStackedWidget()
        for page in (self.start_page, self._main):
            self._stack.addWidget(page)
        self.foot = QHBoxLayout()
        self.foot.setSpacing(10)
        column = QVBoxLayout(self)
        column.setContentsMargins(22, 18, 22, 14)
        column.setSpacing(8)
        column.addWidget(self._title)
        column.addWidget(self._said)
        column.addWidget(self._bar)
        column.addWidget(self._stack, 1)
        column.addWidget(rule())
        column.addLayout(self.foot)
        drop = FileDrop(self)
        drop.hovered.connect(self.start_page.light_up)
        drop.dropped.connect(self.take_file)

    # What subclasses say

    def ways_to_begin(self) -> Sequence[Action]:
        """The buttons of the first page."""
        return [("选择文件…", "primary", self.choose_file, "folder-open")]

    def first_tabs(self) -> list[tuple[QWidget, str]]:
        """The tabs before those about the file itself."""
        raise NotImplementedError(type(self).__name__)

    def show_plan(self, plan: Plan) -> None:
        """Shows what was found in the file."""
        raise NotImplementedError(type(self).__name__)

    def what_else(self) -> str:
        """What a file in which no heading was found may be, and what to do then."""
        return f"{_SHOW_IT}如果这是上级要填的表，或者别的台账，请关闭后用“填表”，或到那一页去导入。"

    def first_wishes(self, recalled: Wishes) -> Wishes:
        """What is wanted of a file before it is seen."""
        return recalled

    def take_keyboard(self) -> None:
        """Puts the keyboard where one begins when a file has been read."""
        self._tabs.currentWidget().setFocus()

    def set_ready(self, ready: bool) -> None:
        """Whether what is shown is true now, so that it can be acted on."""
        raise NotImplementedError(type(self).__name__)

    # From a file to a plan

    def show_start(self, sentence: str = "") -> None:
        """The first page again, with the sentence about a file that was refused."""
        self._file, self._plan = None, None
        self._title.setText(self.windowTitle())
        self._said.setText(self.takes)
        self._bar.hide()
        self.start_page.work(False)
        self.start_page.say(sentence)
        self._stack.setCurrentWidget(self.start_page)
        self.set_ready(False)

    def choose_file(self) -> None:
        """Asks for a file."""
        file = file_to_open(self, self.asks, self.files, self._session.settings.source_folder(ROSTERS))
        if file is not None:
            self._session.settings.chosen_from(file, ROSTERS)
            self.take_file(file)

    def take_file(self, file: Path) -> None:
        """Reads a file in place of the one that is shown, unless she would rather go on with that."""
        if self.may_give_up():
            self.read_file(file)

    def read_file(self, file: Path) -> None:
        """Reads a file, in a process of its own; the window stays awake."""
        self.start_page.say("")
        self._file, self._plan = file, None
        self._title.setText(encodable(file.name))
        self._said.setText("正在读取…")
        self.start_page.work(True)
        self._stack.setCurrentWidget(self.start_page)
        self._wait(partial(_read, file, self.subject), self._sheets_read)

    def _wait(self, work: Callable[[], Any], done: Callable[[Any], None]) -> None:
        if self._waiting is not None:  # an earlier reading, or one with other wishes
            self._waiting.give_up()
        self._bar.show()
        self.set_ready(False)
        self._waiting = Waiting(work, done, self._failed, self)
        self._waiting.start()

    def _sheets_read(self, found: tuple[list[Sheet], Marks]) -> None:
        self._sheets, self._marks = found
        recalled = recall(self._marks, self._session.ledger.remembered, self.subject)
        self._wishes = self._first = self.first_wishes(recalled)
        self._corrected = self._kept = False
        self.plan_again()

    def plan_again(self, wishes: Wishes | None = None) -> None:
        """Finds out again what the file says, with other wishes or because the ledger has changed."""
        self._wishes = self._wishes if wishes is None else wishes
        # Cells from the clipboard are a sheet without a file.
        name = encodable(self._file.name) if self._file is not None else self._sheets[0].name
        self._wait(self.planning(name), self._planned)

    def planning(self, name: str) -> Callable[[], Plan]:
        """What makes the plan, of the ledger as it is now."""
        members = self._session.ledger.all(Member)
        self._known = {member.id: member for member in members}
        today, branch, wishes = self._session.today, self._session.branch, self._wishes
        return partial(plan_sheets, name, self._sheets, members, today=today, branch=branch, wishes=wishes)

    def _failed(self, error: Exception) -> None:
        self._waiting = None
        self.show_start(str(error) if isinstance(error, FileRefused) else "")
        if not isinstance(error, FileRefused):
            raise error

    def _planned(self, plan: Plan) -> None:
        """Shows it a page at a time, and lets the window go on in between; until all of it is there it is still being read."""
        self._waiting = InTurn(
            (
                lambda: self._preview.show_plan(plan, self._sheets, self._wishes),
                lambda: self._columns.show_plan(plan),
                lambda: self._show_all(plan),
            ),
            self,
        )
        self._waiting.start()

    def _show_all(self, plan: Plan) -> None:
        self._waiting, self._plan = None, plan
        self._bar.hide()
        self._remember(plan)
        for place in range(self._tabs.count()):
            self._tabs.setTabVisible(place, not plan.refusal or self._tabs.widget(place) is self._preview)
        first = self._stack.currentWidget() is not self._main
        self._stack.setCurrentWidget(self._main)
        if plan.refusal:
            self._say_unread(plan)
            return
        self.show_plan(plan)
        if not any(column.field == self.subject.anchor for column in plan.columns):
            label = self.subject.anchored.label
            self._said.setText(f"还没有哪一列对应“{label}”：请在“表头对应”里为{label}所在的那一列选“{label}”。")
        self.set_ready(True)
        if first:
            self._tabs.setCurrentIndex(0)
            self.take_keyboard()

    def _say_unread(self, plan: Plan) -> None:
        """No sheet is read: the user shows where the heading is, or which sheet to read."""
        self._tabs.setCurrentWidget(self._preview)
        self._preview.setFocus()
        missing = f"没有找到表头（要有“{self.subject.anchored.label}”一栏）。"
        unread = "没有要读的工作表。请在下面选一张，勾选“读这张表”。"
        self._said.setText(missing + self.what_else() if plan.no_heading else unread)
        self.set_ready(False)

    # Corrections

    def _correct_column(self, heading: str, name: str) -> None:
        self._correct(replace(self._wishes, mapping={**self._wishes.mapping, heading: name}))

    def _show_heading(self, sheet: str, rows: tuple[int, int] | None) -> None:
        headings = {name: kept for name, kept in self._wishes.headings.items() if name != sheet}
        self._correct(replace(self._wishes, headings=headings if rows is None else {**headings, sheet: rows}))

    def _want_sheet(self, sheet: str, wanted: bool) -> None:
        self._correct(replace(self._wishes, sheets={**self._wishes.sheets, sheet: wanted}))

    def decide(self, row: RowPlan, who: str) -> None:
        """Who a row is; of this file only, so it is not kept for others."""
        self.plan_again(replace(self._wishes, people={**self._wishes.people, row.key: who}))

    def _correct(self, wishes: Wishes) -> None:
        self._corrected, self._kept = True, False  # until the plan is there
        self.plan_again(wishes)

    def reject(self) -> None:
        if self.may_give_up(closing=True):
            super().reject()

    def may_give_up(self, *, closing: bool = False) -> bool:
        """Whether the file that is shown can be left, by Esc too: what she put right in its plan, and has not written, is asked
        about first. closing: the dialog is closed, else another file comes in its place."""
        if self._stack.currentWidget() is not self._main:
            return True
        asked = question(self._first, self._wishes, kept=self._kept, closing=closing)
        return not asked or confirm(self, asked, "关闭" if closing else "换一个文件", no="接着核对")

    def _remember(self, plan: Plan) -> None:
        """Keeps what was corrected for other files of the kind, and says what is kept."""
        ledger, words = self._session.ledger, "这种表上次改过，已照上次的读："
        if self._corrected:
            words = "已记住，下次遇到同样的表头也这样读："
            try:
                keep(self._sheets, plan, self._wishes, ledger.remembered, ledger.remember)
                self._kept = not plan.refusal  # of a sheet that is not read nothing is kept
            except LedgerRefused:
                words = "账本现在写不进去，下面的改动没有记住："
        said = self._wishes.of_the_kind
        self._notice.setText(words + told(self._wishes, self.subject) if said else "")
        self._notice.setVisible(said)
        self._forget.setVisible(said)

    def _forget_all(self) -> None:
        forget(self._marks, self._session.ledger.remembered, self._session.ledger.remember)
        self._corrected = False
        nothing: dict[str, Any] = {"mapping": {}, "headings": {}, "sheets": {}}
        self._first = replace(self._first, **nothing)  # that is kept, and not lost with the plan
        self.plan_again(replace(self._wishes, **nothing))

    def _show_full(self, full: bool) -> None:
        self._preview.show_full(full)
        self._columns.show_full(full)


def _read(file: Path, subject: Subject) -> tuple[list[Sheet], Marks]:
    """The sheets, and what tells the kind of the file again; done while the window goes on."""
    sheets = read_sheets(file)
    return sheets, marks_of(sheets, subject)
