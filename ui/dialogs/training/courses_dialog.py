"""课程和名额 of a training batch: two sheets to fill, and the planned hours that days or courses come to."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from models.fields import field_of
from models.kinds import Unreadable
from models.records import Course, Quota, Training
from models.rules.limits import Limits
from models.rules.study.days import outside
from models.rules.study.proposing import Proposal, proposals
from ui.dialogs.ask import given_up
from ui.forms.editors import editor_for
from ui.forms.grid_widths import GridWidths
from ui.forms.parts_grid import PartsGrid, R
from ui.forms.sheet_draft import SheetDraft
from ui.session import Session
from ui.widgets.button import Button, button
from ui.widgets.label import plain_label
from ui.widgets.restyle import restyle
from ui.widgets.rule import rule

_COURSE = ("title_text", "day", "teacher", "hours", "note")
_QUOTA = ("level", "places")
_WIDTHS = (300, 104, 96, 84, 140)  # pixels of the columns of courses, where nothing longer stands in one
_ROWS, _SPARE = 8, 3
"""Lines that a sheet has at first, and empty ones below what is there."""


class CoursesDialog(QDialog):
    """Courses at the left, places at the right, planned hours below; kept as one action."""

    def __init__(self, session: Session, training: Training, parent: QWidget | None) -> None:
        super().__init__(parent)
        self._session, self._training = session, training
        self.setWindowTitle(f"课程和名额 · {training.title()}")
        room = parent.window().width() - 40 if parent else 1140
        self.resize(min(1140, room), 560)
        self.courses: PartsGrid[Course] = PartsGrid(session, [field_of(Course, n) for n in _COURSE], Course)
        self.quotas: PartsGrid[Quota] = PartsGrid(session, [field_of(Quota, n) for n in _QUOTA], Quota)
        self.courses.setAccessibleName("课程")
        self.quotas.setAccessibleName("名额")
        self.quotas.setFixedWidth(270)
        self._widths = [
            GridWidths(self.courses, dict(enumerate(_WIDTHS)), takes=0),
            GridWidths(self.quotas, {1: 56}, takes=0),
        ]
        kept = session.ledger.parts(Course, training)
        self.courses.model_of_parts.show_parts(sorted(kept, key=lambda c: (c.position or 0, c.id)))
        self.quotas.model_of_parts.show_parts(session.ledger.parts(Quota, training))
        for model in (self.courses.model_of_parts, self.quotas.model_of_parts):
            model.grow(max(_ROWS, len(model.parts) + _SPARE))
            model.refused.connect(lambda sentence: self._say(sentence, "bad"))
            model.edited.connect(self._count)
        self._taught, self._placed = plain_label("", "strong"), plain_label("", "strong")
        self._hours = editor_for(field_of(Training, "planned_hours"), session)
        self._hours.setAccessibleName("计划学时")
        self._hours.setFixedWidth(90)
        self._hours.set_value_text(training.show("planned_hours"))
        self._offers = QHBoxLayout()
        self._offers.setSpacing(8)
        self._buttons: list[Button] = []
        self._basis = plain_label("", "note", wrap=True)
        self._doubt = plain_label("", "note", wrap=True)
        restyle(self._doubt, "tone", "warn")
        self._note = plain_label("像在 Excel 里一样填写和粘贴；清空一行就是删去这一行", "note")
        self._lay_out()
        self._count()
        self._kept = self._typed()
        models = (self.courses.model_of_parts, self.quotas.model_of_parts)
        self._draft = SheetDraft(session, f"courses:{training.id}", models, self)
        if restored := self._draft.restore():
            self._say(restored, "warn")
        self.courses.setCurrentIndex(self.courses.model_of_parts.index(0, 0))
        self.courses.setFocus()

    def _lay_out(self) -> None:
        sheets = QHBoxLayout()
        sheets.setSpacing(16)
        for label, grid in ((self._taught, self.courses), (self._placed, self.quotas)):
            column = QVBoxLayout()
            column.setSpacing(8)
            column.addWidget(label)
            column.addWidget(grid, 1)
            sheets.addLayout(column, int(grid is self.courses))
        planned = QHBoxLayout()
        planned.setSpacing(8)
        planned.addWidget(plain_label("计划学时", "strong"))
        planned.addWidget(self._hours)
        planned.addLayout(self._offers)
        planned.addStretch(1)
        foot = QHBoxLayout()
        foot.addWidget(self._note, 1)
        foot.addWidget(button("取消", self.reject))
        foot.addWidget(button("保存", self.accept, icon_name="check", kind="primary"))
        column = QVBoxLayout(self)
        column.setContentsMargins(22, 18, 22, 14)
        column.setSpacing(12)
        column.addLayout(sheets, 1)
        column.addLayout(planned)
        column.addWidget(self._basis)
        column.addWidget(self._doubt)
        column.addWidget(rule())
        column.addLayout(foot)

    def _say(self, sentence: str, tone: str = "") -> None:
        self._note.setText(sentence)
        restyle(self._note, "tone", tone)

    def _typed(self) -> list[list[str]]:
        courses = [[c.show(name) for name in _COURSE] for c in self.courses.model_of_parts.filled()]
        quotas = [[q.show(name) for name in _QUOTA] for q in self.quotas.model_of_parts.filled()]
        return [*courses, *quotas, [self._hours.value_text()]]

    def _count(self) -> None:
        """What the sheets come to, and which hours may be planned for it."""
        courses, quotas = self.courses.model_of_parts.filled(), self.quotas.model_of_parts.filled()
        hours, places = sum(c.hours or 0 for c in courses), sum(q.places or 0 for q in quotas)
        self._taught.setText(f"课程 {len(courses)} 门 · {hours:g} 学时" if courses else "课程")
        self._placed.setText(f"名额 {places} 人" if quotas else "名额")
        doubts = [doubt for _, _, doubt in outside(self._training, courses)]
        self._doubt.setText("；".join(doubts))
        self._doubt.setVisible(bool(doubts))
        offered = proposals(self._training, courses, Limits.of(self._session.branch))
        while len(self._buttons) < len(offered):
            self._buttons.append(button("", partial(self._propose, len(self._buttons))))
            self._offers.addWidget(self._buttons[-1])
        for place, each in enumerate(self._buttons):
            each.setVisible(place < len(offered))
            if place < len(offered):
                each.show_label(offered[place].label)
        self._offered: list[Proposal] = offered
        self._basis.setText("；".join(one.why for one in offered) or "没有填天数，也没有课程学时：计划学时请直接填写")

    def _propose(self, place: int) -> None:
        self._hours.set_value_text(f"{self._offered[place].hours:g}")

    def accept(self) -> None:
        self.courses.setFocus()  # the cell that is open is tidied first
        courses, quotas = self.courses.model_of_parts.filled(), self.quotas.model_of_parts.filled()
        if self._nameless(self.courses, "课程名称") or self._nameless(self.quotas, "参训层级"):
            return
        try:
            hours = field_of(Training, "planned_hours").read(self._hours.value_text())
        except Unreadable as error:
            self._say(f"计划学时：{error}，还没有保存", "bad")
            return
        for place, course in enumerate(courses, 1):
            course.position = place
        with self._session.unit(f"登记课程和名额：{self._training.title()}") as unit:
            unit.save_parts(self._training, courses, Course)
            unit.save_parts(self._training, quotas, Quota)
            if hours != self._training.planned_hours:
                unit.save(replace(self._training, planned_hours=hours))
        self._draft.drop()
        super().accept()

    def _nameless(self, grid: PartsGrid[R], what: str) -> bool:
        """Whether a line has something, but not what its first column wants; the cursor goes there and it is said."""
        model = grid.model_of_parts
        told = {id(part) for part in model.filled()}
        for row, part in enumerate(model.parts):
            if id(part) in told and not part.show(model.fields[0].name):
                grid.setCurrentIndex(model.index(row, 0))
                self._say(f"第 {row + 1} 行没有填{what}，还没有保存；补上名称，或清空这一行", "bad")
                return True
        return False

    def reject(self) -> None:
        self.courses.setFocus()
        if self._typed() == self._kept or given_up(self):
            self._draft.drop()
            super().reject()
