"""The guide of the first start: the branch, the places, the people. Until 完成 nothing is written; whoever leaves finds it again."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from models.beginning import begin
from models.kinds import PartialDate
from models.records import Branch
from models.store import LedgerRefused
from models.store.backup_names import SUFFIX
from ui.dialogs.ask import given_up, refuse
from ui.dialogs.first_run.branch_step import BranchStep
from ui.dialogs.first_run.place_step import FOLDER, PlaceStep
from ui.dialogs.first_run.roster_step import EMPTY, RosterStep
from ui.dialogs.first_run.step import Step
from ui.dialogs.opened import Opened, choose, opened
from ui.settings import Settings, documents
from ui.widgets.button import button
from ui.widgets.elide_label import ElideLabel
from ui.widgets.file_drop import FileDrop
from ui.widgets.label import plain_label
from ui.widgets.rule import rule

_WIDTH, _HEIGHT = 640, 460  # pixels


class FirstRun(QDialog):
    """After `exec()` answered true, `opened` is the ledger, and `then` says how to go on in its window (see roster_step)."""

    def __init__(self, settings: Settings, today: PartialDate, parent: QWidget | None) -> None:
        super().__init__(parent)
        self._settings, self._today = settings, today
        self.opened, self.then = Opened(), EMPTY
        self.setWindowTitle("开始使用支部台账")
        self.branch, self.place, self.roster = BranchStep(), PlaceStep(), RosterStep()
        self._steps: tuple[Step, ...] = (self.branch, self.place, self.roster)
        self._count = plain_label("", "note")
        self._title, self._text = plain_label("", "page"), plain_label("", "second", wrap=True)
        self._stack = QStackedWidget()
        for step in self._steps:
            self._stack.addWidget(step)
        self._open = button(
            "打开已有的账本…",
            self._choose,
            icon_name="folder-open",
            kind="quiet",
            hint="也可以是移交来的文件、备份，或直接拖到这里",
        )
        self._back = button("上一步", lambda: self._go(-1))
        self._on = button("下一步", lambda: self._go(1), kind="primary")
        foot = QHBoxLayout()
        foot.setSpacing(10)
        foot.addWidget(self._open)
        foot.addStretch(1)
        foot.addWidget(self._back)
        foot.addWidget(self._on)
        column = QVBoxLayout(self)
        column.setContentsMargins(26, 20, 26, 18)
        column.setSpacing(4)
        column.addWidget(self._count)
        column.addWidget(self._title)
        column.addWidget(self._text)
        column.addSpacing(14)
        column.addWidget(self._known())
        column.addWidget(self._stack, 1)
        column.addSpacing(8)
        column.addWidget(rule())
        column.addSpacing(10)
        column.addLayout(foot)
        self.setTabOrder(self._on, self._back)  # Enter goes from the last field to the next step
        self.setTabOrder(self._back, self._open)
        FileDrop(self).dropped.connect(self._open_file)
        self._show(0)
        self.resize(_WIDTH, max(_HEIGHT, column.totalHeightForWidth(_WIDTH)))  # the line of a known ledger needs more

    def _known(self) -> QWidget:
        """A line that leads to a ledger which lies where this would put one: a computer forgets what was opened, as with a new
        user."""
        place, line = QWidget(), QFrame()
        line.setObjectName("card")
        around = QVBoxLayout(place)
        around.setContentsMargins(0, 0, 0, 12)
        around.addWidget(line)
        row = QHBoxLayout(line)
        row.setContentsMargins(14, 8, 8, 8)
        found = sorted((documents() / FOLDER).glob(f"*{SUFFIX}"), key=lambda file: file.stat().st_mtime)[-1:]
        if not found:
            place.hide()
        for file in found:
            row.addWidget(ElideLabel(f"“文档”里已有账本“{file.stem}”。", "strong"), 1)
            row.addWidget(button("打开它", partial(self._open_file, file)))
        return place

    def _show(self, place: int) -> None:
        step = self._steps[place]
        names = "　›　".join(f"{number} {each.label}" for number, each in enumerate(self._steps, 1))
        self._count.setText(f"第 {place + 1} 步，共 {len(self._steps)} 步　　{names}")
        self._title.setText(step.title)
        self._text.setText(step.text)
        self.setAccessibleDescription(f"{step.title}。{step.text}")
        self._stack.setCurrentWidget(step)
        self._back.setVisible(place > 0)
        self._on.setText("下一步" if place + 1 < len(self._steps) else "完成")
        self._on.setFocus(Qt.FocusReason.OtherFocusReason)
        step.start()

    def _go(self, steps: int) -> None:
        place = self._stack.currentIndex() + steps
        if place == len(self._steps):
            self._finish()
            return
        if self._steps[place] is self.place:
            self.place.propose(self.branch.branch())
        self._show(place)

    def _finish(self) -> None:
        branch = self.branch.branch()
        branch.begun = self._today
        try:
            ledger = begin(self.place.path, branch, self.place.second)
        except LedgerRefused as refusal:
            refuse(self, str(refusal))
            self._show(self._steps.index(self.place))
            return
        if self.place.second is not None:
            self._settings.choose_second_folder(ledger.path, self.place.second, self._today.first().isoformat())
        self.then = self.roster.way
        self._take(Opened(ledger))

    def reject(self) -> None:
        """What was typed is not lost by Esc alone."""
        if self.branch.branch() == Branch() or given_up(self, "不要了"):
            super().reject()

    def _choose(self) -> None:
        self._take(choose(documents(), self._settings, self))

    def _open_file(self, path: Path) -> None:
        self._take(opened(path, self._settings, self))

    def _take(self, found: Opened | None) -> None:
        if found is not None:
            self.opened = found
            self.accept()
