"""A training batch: its form, with what the rules say of its days and its kind while they are typed."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QWidget

from models.records import Training
from models.rules.remark import Remark
from models.rules.study.days import order_remarks
from models.rules.training import kind_remarks
from ui.forms.record_dialog import RecordDialog
from ui.session import Session


class BatchDialog(RecordDialog[Training]):
    """Adds or changes a batch. The number of a new one is proposed: the cursor stands where the first thing is typed."""

    def __init__(self, session: Session, batch: Training, parent: QWidget | None, **about: Any) -> None:
        about.setdefault("focus", "" if batch.id else "name")
        super().__init__(session, batch, parent, spans={"note": 3}, **about)
        self.form.check_by(self._checks)
        self.fit()

    def _checks(self, typed: Training) -> list[Remark]:
        today = self._session.today
        return [*order_remarks(typed), *kind_remarks(typed, today)]
