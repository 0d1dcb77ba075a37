"""稍后提醒: until which day a reminder is kept back."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtWidgets import QVBoxLayout, QWidget

from models.fields import field_of
from models.kinds import PartialDate, Unreadable
from models.records import Waiver
from ui.dialogs.asking import AskingDialog
from ui.dialogs.run import run
from ui.forms.editors import DayEditor
from ui.widgets.label import plain_label


class LaterDialog(AskingDialog):
    """Accepted when the line holds a day after today; `until` is that."""

    def __init__(self, said: str, today: date, parent: QWidget | None) -> None:
        """said: what is to be reminded of later."""
        super().__init__("稍后提醒", parent)
        self._today = today
        self.until = today
        self._field = field_of(Waiver, "until")
        self.line = DayEditor(self._field)
        self.line.setAccessibleName(self._field.label)
        self.line.set_value_text((today + timedelta(days=14)).isoformat())
        caption = plain_label("到哪一天再提醒 *")
        caption.setObjectName("caption")
        caption.setBuddy(self.line)
        lines = QVBoxLayout()
        lines.setSpacing(6)
        lines.addWidget(caption)
        lines.addWidget(self.line)
        self.lay_out(said, lines, "这一天以前首页不再提醒，记录和期限都不变。", "稍后提醒")
        self.line.setFocus()
        self.line.selectAll()

    def accept(self) -> None:
        try:
            day = self._field.kind.read(self.line.text())
        except Unreadable:
            day = None
        if not isinstance(day, PartialDate) or not day.whole:
            self.want(self.line, "请写明年月日，如 2026-12-01。")
        elif day.first() <= self._today:
            self.want(self.line, f"{day} 不在今天以后，请写以后的一天。")
        else:
            self.until = day.first()
            super().accept()


def later_day(parent: QWidget | None, said: str, today: date) -> date | None:
    """The day that she chose; None where she changed her mind."""
    dialog = LaterDialog(said, today, parent)
    return dialog.until if run(dialog) else None
