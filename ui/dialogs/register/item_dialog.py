"""An item of the register: its form, without what the steps write; a new one begins its history by being registered."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QWidget

from models.fields import in_form
from models.records import Rectification
from models.records.rectification import REGISTERED
from models.rules.register.steps import registered, state_of
from models.store import Unit
from ui.forms.record_dialog import RecordDialog
from ui.session import Session
from ui.widgets.label import plain_label

_BY_STEP = "状态由“开始整改、申请销号、验收销号”等环节改变；开始整改以后，时限用“延期”来改，原时限会保留。"


class RectificationDialog(RecordDialog[Rectification]):
    """Adds or changes an item. The deadline of one that is worked on is changed by 延期."""

    def __init__(self, session: Session, record: Rectification, parent: QWidget | None, **about: Any) -> None:
        set_free = state_of(record) == REGISTERED
        about.setdefault("fields", [f for f in in_form(Rectification) if set_free or f.name != "deadline"])
        super().__init__(session, record, parent, **about)
        if record.id:
            self.body.addWidget(plain_label(_BY_STEP, "note", wrap=True))
            self.fit()

    def write(self, unit: Unit, typed: Rectification) -> None:
        new = not typed.id
        super().write(unit, typed)
        if new:
            unit.add(registered(typed))
