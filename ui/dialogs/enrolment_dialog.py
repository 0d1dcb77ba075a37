"""The people of a training batch: who took part, with how many hours, and why somebody missed it."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from models.fields import field_of
from models.records import Course, Enrolment, Training
from models.records.training import TAKEN
from models.rules.limits import Limits
from models.rules.study.hours import had, planned
from ui.dialogs.ask import UNSAVED, confirm
from ui.forms.parts_grid import PartsGrid
from ui.session import Session
from ui.widgets.button import button
from ui.widgets.label import plain_label
from ui.widgets.restyle import restyle
from ui.widgets.rule import rule

_FIELDS = ("name", "state", "hours", "result", "reason")


class EnrolmentDialog(QDialog):
    """A grid of all members of the day; only those with an entry are kept as enrolled."""

    def __init__(self, session: Session, training: Training, parent: QWidget | None) -> None:
        super().__init__(parent)
        self._session, self._training = session, training
        self._hours = planned(training, session.ledger.parts(Course, training), Limits.of(session.branch))
        self.setWindowTitle(f"参训名单 · {training.title()}")
        self.resize(820, 600)
        self._grid: PartsGrid[Enrolment] = PartsGrid(session, [field_of(Enrolment, name) for name in _FIELDS])
        self._model = self._grid.model_of_parts
        self._model.show_parts(self._everyone())
        self._note = plain_label("可以像在 Excel 里一样填写、复制和粘贴；没有填“参训情况”的人不计入名单", "note")
        self._model.refused.connect(self._refused)
        self._model.edited.connect(self._count)
        self._sum = plain_label("", "strong")

        top = QHBoxLayout()
        top.addWidget(self._sum, 1)
        top.addWidget(button("未填的全部记为参加", self._all_present, hint="学时按计划学时填写"))
        foot = QHBoxLayout()
        foot.addWidget(self._note, 1)
        foot.addWidget(button("取消", self.reject))
        foot.addWidget(button("保存", self.accept, icon_name="check", kind="primary"))
        column = QVBoxLayout(self)
        column.setContentsMargins(22, 18, 22, 14)
        column.setSpacing(12)
        column.addLayout(top)
        column.addWidget(self._grid, 1)
        column.addWidget(rule())
        column.addLayout(foot)
        self._count()
        self._kept = self._typed()

    def _refused(self, sentence: str) -> None:
        self._note.setText(sentence)
        restyle(self._note, "tone", "bad")

    def _typed(self) -> list[list[str]]:
        return [[part.show(name) for name in _FIELDS] for part in self._model.parts]

    def _everyone(self) -> list[Enrolment]:
        """Those enrolled, then the other members of that day."""
        enrolled = self._session.ledger.parts(Enrolment, self._training)
        known = {e.member_id for e in enrolled}
        day = self._training.start.first() if self._training.start else self._session.today
        others = [m for m in self._session.members if m.belongs(day) and m.id not in known]
        return enrolled + [Enrolment(member_id=m.id, name=m.name) for m in others]

    def _all_present(self) -> None:
        parts = self._model.parts
        for part in parts:
            if not part.state:
                part.state = TAKEN
                part.hours = (self._hours or None) if part.hours is None else part.hours
        self._model.show_parts(parts)
        self._count()

    def _count(self) -> None:
        taking = self._taking()
        present = sum(p.took_part() for p in taking)
        hours = sum(had(p, self._hours) for p in taking)
        self._sum.setText(f"名单 {len(taking)} 人 · 参加 {present} 人 · 共 {hours:g} 学时")

    def _taking(self) -> list[Enrolment]:
        """Those with an entry; who was enrolled before stays with hours or a reason alone."""
        return [p for p in self._model.parts if p.state or (p.id and (p.hours is not None or p.reason))]

    def reject(self) -> None:
        self._grid.setFocus()  # the cell that is open is tidied first
        if self._typed() == self._kept or confirm(self, UNSAVED, "不保存", no="继续填写"):
            super().reject()

    def accept(self) -> None:
        self._grid.setFocus()
        with self._session.unit(f"登记参训名单：{self._training.title()}") as unit:
            unit.save_parts(self._training, self._taking(), Enrolment)
        super().accept()
