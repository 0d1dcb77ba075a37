"""Cells from the clipboard: under which columns they stand, whom they are about, what would change; then written as one action."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QDialog,
    QHBoxLayout,
    QRadioButton,
    QStackedWidget,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from models.imports import ADDED, UPDATED, FileRefused, Plan, write_plan
from models.imports.pasting import Pasted, pasted, plan_onto, plan_people
from models.imports.plan import ERROR, RowPlan
from models.imports.wishes import RowKey
from models.records import Member
from models.store.backup_names import BEFORE_IMPORT
from ui.dialogs.ask import confirm, refuse
from ui.dialogs.import_columns import ImportColumns
from ui.dialogs.import_rows import ImportRows
from ui.dialogs.run import run
from ui.dialogs.safekeeping.kept_first import kept_first
from ui.privacy.private_clipboard import mark
from ui.session import Session
from ui.table.copying import for_spreadsheet
from ui.widgets.button import button
from ui.widgets.empty_state import EmptyState
from ui.widgets.label import plain_label
from ui.widgets.only_words import copied_words
from ui.widgets.restyle import restyle
from ui.widgets.rule import rule


class PasteDialog(QDialog):
    """The plan of what the clipboard brings. selected: the people of the selected rows, from top to bottom ·
    shown: the columns of the list · first: the column from which cells without headings stand."""

    def __init__(
        self, session: Session, text: str, selected: Sequence[Member], shown: Sequence[str], first: int, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._session, self._text, self._selected = session, text, list(selected)
        self._shown, self._first = shown, first
        self._members = session.ledger.all(Member)
        self._corrections: dict[str, str] = {}
        self._people: dict[RowKey, str] = {}
        self._plan: Plan | None = None
        self._pasted: Pasted = pasted(text, shown, first)
        self.setWindowTitle("从剪贴板粘贴")
        room = parent.size()
        self.resize(min(1180, room.width() - 60), min(700, room.height() - 50))
        self.people = QRadioButton("按姓名、身份证号认人：已有的更新，没有的新增")
        self.rows = QRadioButton(f"按顺序填到选中的 {len(self._selected)} 人")
        self._which = QButtonGroup(self)
        for choice in (self.people, self.rows):
            self._which.addButton(choice)
        self.headed = QCheckBox("第一行是表头")
        self.headed.setChecked(self._pasted.headed)
        same = len(self._pasted.rows) == len(self._selected)
        proposed = self.people if self._pasted.named or not same else self.rows
        proposed.setChecked(True)
        self._which.buttonClicked.connect(lambda _button: self._read())
        self.headed.toggled.connect(lambda _on: self._headed_changed())
        ways = QHBoxLayout()
        ways.setSpacing(18)
        for widget in (self.people, self.rows, self.headed):
            ways.addWidget(widget)
        ways.addStretch(1)
        self.said = plain_label("", "second", wrap=True)
        self._rows, self._columns = ImportRows("剪贴板"), ImportColumns("剪贴板")
        self._rows.decided.connect(self._decide)
        self._columns.corrected.connect(self._correct)
        self._tabs = QTabWidget()
        self._tabs.addTab(self._rows, "逐行结果")
        self._tabs.addTab(self._columns, "列的对应")
        self.nothing = EmptyState("clipboard-check", "这样还写不进去", "")
        self._stack = QStackedWidget()
        self._stack.addWidget(self._tabs)
        self._stack.addWidget(self.nothing)
        self.back = button("复制没有写入的内容", self._copy_back, hint="连同原因复制到剪贴板，粘贴到 Excel 里改好再来")
        self._write = button("写入账本", self._take, icon_name="check", kind="primary")
        foot = QHBoxLayout()
        foot.addWidget(plain_label("还没有写入任何内容。写入后按 Ctrl+Z 一次撤销。", "note"), 1)
        foot.addWidget(self.back)
        foot.addWidget(button("取消", self.reject))
        foot.addWidget(self._write)
        column = QVBoxLayout(self)
        column.setContentsMargins(22, 18, 22, 14)
        column.setSpacing(10)
        column.addLayout(ways)
        column.addWidget(self.said)
        column.addWidget(self._stack, 1)
        column.addWidget(rule())
        column.addLayout(foot)
        proposed.setFocus()  # the colour of the keyboard's place on the other one would look like a choice
        self._read()

    def _headed_changed(self) -> None:
        try:
            self._pasted = pasted(self._text, self._shown, self._first, headed=self.headed.isChecked())
        except FileRefused as refusal:  # with the headings it is a row too many
            refuse(self, str(refusal))
            self.headed.setChecked(True)
            return
        self._corrections, self._people = {}, {}
        self._read()

    def _correct(self, heading: str, field: str) -> None:
        self._corrections[heading] = field
        self._read()

    def _decide(self, row: RowPlan, who: str) -> None:
        self._people[row.key] = who
        self._read()

    def reject(self) -> None:
        """Esc too: what she put right is asked about first."""
        changed = [what for what, made in (("列的对应", self._corrections), ("哪一行是谁", self._people)) if made]
        if not changed or confirm(self, _GIVEN_UP.format("、".join(changed)), "关闭", no="接着核对"):
            super().reject()

    def _read(self) -> None:
        """Makes the plan anew; a clipboard is small, it needs no process of its own."""
        cells = self._pasted.mapped(self._corrections)
        today, branch = self._session.today, self._session.branch
        self.rows.setEnabled(bool(self._selected))
        try:
            if self.rows.isChecked():
                plan = plan_onto(cells, self._selected, today=today, branch=branch)
            else:
                plan = plan_people(cells, self._members, today=today, branch=branch, people=self._people)
        except FileRefused as refusal:
            self._show_nothing(str(refusal) if self.rows.isChecked() else _NO_NAME)
            return
        self._plan = plan
        counts = {fate: len(plan.of_fate(fate)) for fate in (ADDED, UPDATED)}
        errors = sum(problem.level == ERROR for problem in plan.problems)
        words = f"剪贴板里有 {len(cells.rows)} 行、{len(cells.headings)} 列"
        words += "" if cells.headed else "，没有表头，按列表里从当前列起的栏目对应"
        words += f"；{errors} 处读不懂或要退回，其余照常写入" if errors else ""
        self._say(words + "。", "")
        self._rows.show_plan(plan, {member.id: member for member in self._members})
        self._columns.show_plan(plan)
        self._stack.setCurrentWidget(self._tabs)
        change = counts[ADDED] + counts[UPDATED]
        words = f"写入：新增 {counts[ADDED]} 人，更新 {counts[UPDATED]} 人"
        self._write.setText(words if change else "没有需要写入的")
        self._write.setEnabled(change > 0)
        self.back.setVisible(errors > 0)

    def _show_nothing(self, sentence: str) -> None:
        self._plan = None
        self._say("", "")
        self.nothing.tell(self.nothing.heading.text(), sentence)
        self._stack.setCurrentWidget(self.nothing)
        self.back.hide()
        self._write.setEnabled(False)

    def _say(self, sentence: str, tone: str) -> None:
        self.said.setText(sentence)
        restyle(self.said, "tone", tone)

    def returned(self) -> list[list[str]]:
        """The rows of which something was not read, with the reasons behind."""
        assert self._plan is not None
        why: dict[int, list[str]] = {}
        for problem in self._plan.problems:
            if problem.level == ERROR:
                why.setdefault(problem.row, []).append(problem.message)
        rows = [[*row.cells.values(), "；".join(why[row.row])] for row in self._plan.rows if row.row in why]
        headings = list(next((row.cells for row in self._plan.rows if row.cells), {}))
        return [[*(headings or self._pasted.headings), "错误提示"], *rows]

    def _copy_back(self) -> None:
        back = self.returned()
        QGuiApplication.clipboard().setMimeData(mark(for_spreadsheet(back)))
        self._session.ledger.log_export("复制退回的行：党员名册", len(back) - 1, full=True, purpose="复制到剪贴板")
        self._say("没有写入的行已复制，原因在最后一列。在 Excel 里粘贴、改好，再复制回来。", "ok")

    def _take(self) -> None:
        assert self._plan is not None
        counts = {fate: len(self._plan.of_fate(fate)) for fate in (ADDED, UPDATED)}
        if not kept_first(self._session, BEFORE_IMPORT, self):
            return
        try:
            with self._session.heard(f"已粘贴：新增 {counts[ADDED]} 人，更新 {counts[UPDATED]} 人"):
                write_plan(self._plan, self._session.ledger, label="粘贴党员")
        except FileRefused as refusal:
            refuse(self, str(refusal))
            return
        self.accept()


_GIVEN_UP = "这里改过的（{}）还没有写入账本，关闭后要重新粘贴、重新改。"
_NO_NAME = (
    "粘贴的内容里没有“姓名”一列，认不出是谁。请连姓名一起复制，或在名册里选中同样多的人、用“按顺序填到选中的人”；"
    "也可以在名册里点一下要从哪一列填起，再粘贴。"
)


def paste_members(session: Session, selected: Sequence[int], shown: Sequence[str], first: int, parent: QWidget) -> None:
    """Shows what the clipboard would bring; `selected`: ids of the selected rows from top to bottom."""
    text = copied_words()
    try:
        dialog = PasteDialog(session, text, session.ledger.fetch(Member, selected), shown, first, parent)
    except FileRefused as refusal:
        refuse(parent, str(refusal))
        return
    run(dialog)
