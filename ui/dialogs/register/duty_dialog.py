"""A duty of the list: its form, and below it the months that the plan takes from what is typed."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from models.records import Responsibility
from models.rules.register.duties import plan_of
from models.rules.register.months import months_words
from models.rules.register.order import duty_order
from ui.forms.record_dialog import RecordDialog
from ui.session import Session
from ui.widgets.label import plain_label
from ui.widgets.restyle import restyle


class DutyDialog(RecordDialog[Responsibility]):
    """Adds or changes a duty."""

    def __init__(self, session: Session, record: Responsibility, parent: QWidget | None) -> None:
        super().__init__(session, record, parent, width=720, columns=2, lines=3)
        self.planned = plain_label("", "note", wrap=True)
        self.body.addWidget(self.planned)
        self.form.edited.connect(self._tell)
        self.form.check_by(duty_order)
        self._tell()
        self.fit()

    def _tell(self) -> None:
        duty, _ = self.form.so_far()
        plan = plan_of(duty)
        words = months_words(plan.months)
        told = f"计划排在：{words}。" if words else "没有固定的月份，不排进按月计划；检查时列在最后。"
        if plan.lost:
            told = f"“{plan.lost.replace('、', '”“')}”看不出是哪几个月，请写成 3、6、9、12 这样。{told}"
        self.planned.setText(told)
        restyle(self.planned, "tone", "warn" if plan.lost else "")
