"""Taking over the list of participants that an organizer sends: each row with who it is and what it brings, before it counts."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from typing import ClassVar

from PySide6.QtWidgets import QWidget

from models.imports import ADDED, NEW, RETURNED, UPDATED, FileRefused, Plan
from models.imports.enrolling.planning import batch_of, plan_cells, plan_list
from models.imports.enrolling.seats import Seat
from models.imports.enrolling.writing import carried_out, guests
from models.imports.memory import marks_of
from models.imports.returned import returned_rows
from models.imports.subject import PARTICIPANTS, Subject
from models.records import Enrolment, Training
from models.store.backup_names import BEFORE_IMPORT
from ui.dialogs.import_file import RosterFileDialog
from ui.dialogs.import_returned import save_returned
from ui.dialogs.import_rows import ImportRows
from ui.dialogs.import_words import fates, unmapped
from ui.dialogs.safekeeping.kept_first import kept_first
from ui.dialogs.training.list_detail import ListDetail
from ui.session import Session
from ui.widgets.button import button
from ui.widgets.empty_state import Action
from ui.widgets.label import plain_label
from ui.widgets.only_words import copied_words

_START = (
    "把主办单位发来的名单拖到这里",
    "学时、成绩、结业证号等照名单填到各人名下；先列出来看，谁是谁、改什么都看得到。名册里没有的人不会自己加进来。",
)
_NOTHING_YET = "还没有记入任何内容；名册不会改动。"


class ListImport(RosterFileDialog):
    """From a file or cells to the plan. entries: of the batch as it is being filled; after accepting, as the plan leaves
    them, to be kept with the rest of the batch."""

    subject: ClassVar[Subject] = PARTICIPANTS
    asks: ClassVar[str] = "选择参训名单"
    takes: ClassVar[str] = "支持 .xlsx、.xls、.ods、.csv；也可以在 Excel 或 WPS 里复制名单，再按“粘贴复制的名单”。"

    def __init__(
        self, session: Session, training: Training, entries: Sequence[Enrolment], parent: QWidget | None
    ) -> None:
        self._training, self.entries, self.said = training, list(entries), ""
        super().__init__(session, parent, f"导入参训名单 · {training.title()}", _START)
        self._hint = plain_label(_NOTHING_YET, "note")
        self._another = button("换一份名单…", self._choose_again)
        self._save = button("保存退回的行…", self._save_returned, icon_name="download")
        self._write = button("记入名单", self._take, icon_name="check", kind="primary")
        self._guests = button("", self._all_guests, hint="名册里没有的人也记入名单，不进党员名册，不计入支部学时")
        self.options.addWidget(self._guests)
        self.foot.addWidget(self._hint, 1)
        for part in (self._another, self._save, button("取消", self.reject), self._write):
            self.foot.addWidget(part)
        self.show_start()

    def ways_to_begin(self) -> Sequence[Action]:
        return [*super().ways_to_begin(), ("粘贴复制的名单", "", self.paste, "clipboard-check")]

    def first_tabs(self) -> list[tuple[QWidget, str]]:
        self._detail = ListDetail()
        self._rows = ImportRows("文件", self._detail)
        self._rows.decided.connect(self.decide)
        return [(self._rows, "逐行结果")]

    def _choose_again(self) -> None:
        if self.may_give_up():
            self.show_start()

    def paste(self) -> None:
        """Takes the cells of the clipboard as the list."""
        try:
            sheet = plan_cells(copied_words(), self._session.members)
        except FileRefused as refusal:
            self.show_start(str(refusal))
            return
        self._file = None
        self._title.setText(sheet.name)
        self._sheets_read(([sheet], marks_of([sheet], PARTICIPANTS)))

    # The plan

    def planning(self, name: str) -> Callable[[], Plan]:
        batch = batch_of(self._session.ledger, self._training, self.entries)
        self._detail.roster = sorted(batch.members, key=lambda member: member.sort_key)
        return partial(plan_list, name, self._sheets, batch, today=self._session.today, wishes=self._wishes)

    def set_ready(self, ready: bool) -> None:
        started = self._stack.currentWidget() is self.start_page
        change = sum(len(self._plan.of_fate(fate)) for fate in (ADDED, UPDATED)) if self._plan else 0
        for part in (self._write, self._another):
            part.setVisible(not started)
        self._write.setEnabled(ready and change > 0)
        self._write.show_label(self._words() if change else "没有需要记入的")
        self._save.setVisible(not started and self._plan is not None and returned_rows(self._plan) > 0)
        self._save.setEnabled(ready)
        strangers = len(self._strangers())
        self._guests.setVisible(not started and strangers > 0)
        self._guests.show_label(f"名册外的 {strangers} 人也记入")

    def _words(self) -> str:
        assert self._plan is not None
        return f"记入名单：新增 {len(self._plan.of_fate(ADDED))} 人，更新 {len(self._plan.of_fate(UPDATED))} 人"

    def _strangers(self) -> list[Seat]:
        rows = self._plan.rows if self._plan is not None else []
        return [row for row in rows if isinstance(row, Seat) and row.fate == RETURNED and row.stranger]

    def show_plan(self, plan: Plan) -> None:
        words = f"读了 {len(plan.rows)} 行：{fates(plan) or '没有人员'}"
        new = guests(plan)
        words += f"（其中名册外 {new} 人）" if new else ""
        words += unmapped(plan)
        self._said.setText(words + "。")
        self._rows.show_plan(plan, {})

    def _all_guests(self) -> None:
        people = {row.key: NEW for row in self._strangers()}
        self.plan_again(replace(self._wishes, people={**self._wishes.people, **people}))

    def _show_full(self, full: bool) -> None:
        super()._show_full(full)
        self._rows.show_full(full)

    # Taking it

    def _take(self) -> None:
        assert self._plan is not None
        if not kept_first(self._session, BEFORE_IMPORT, self):
            return
        self.entries = carried_out(self._plan, self.entries)
        returned = len(self._plan.of_fate(RETURNED))
        self.said = f"从“{self._plan.file}”{self._words()}"
        self.said += f"；退回 {returned} 行没有记入" if returned else ""
        self.accept()

    def _save_returned(self) -> None:
        assert self._plan is not None
        told = lambda _target, words: self._hint.setText(words)  # noqa: E731
        save_returned(self._session, self, self._bar, self._plan, self._file, self._sheets, told)
