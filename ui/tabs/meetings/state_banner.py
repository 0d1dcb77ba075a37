"""The line above a record that is archived or void: what that means, and the way to change it all the same."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout

from models.records import ClosedYear, Meeting
from models.records.meeting import VOID
from ui.icons import pixmap
from ui.widgets.button import button
from ui.widgets.elide_label import ElideLabel
from ui.widgets.label import plain_label


class StateBanner(QFrame):
    """Hidden for records that can be changed without saying why."""

    revise = Signal()
    """The record is to be changed."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("banner")
        self._mark = plain_label()
        self._mark.setFixedWidth(20)
        self.words = ElideLabel("", "strong")
        self.change = button("修改…", self.revise.emit, icon_name="pencil", hint="写明原因后修改")
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 7, 10, 7)
        row.setSpacing(8)
        row.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.words, 1)
        row.addWidget(self.change)
        self.hide()

    def show_state(self, meeting: Meeting, reason: str, closed: ClosedYear | None = None) -> None:
        """reason: why it is being changed, '' while it is only read · closed: its year, where that is closed."""
        year = f"{closed.title()} {closed.show('day')}".strip() if closed else ""
        if reason:
            text, icon = f"正在修改{meeting.status if meeting.sealed else '已归档年度'}的记录，原因：{reason}", "pencil"
        elif meeting.status == VOID:
            why = f"（{meeting.void_why}）" if meeting.void_why else ""
            text, icon = f"已作废{why}，次数保留，不计入开会次数", "circle-x"
        elif closed is not None and not meeting.sealed:
            text, icon = f"{year}，改动须写明原因", "shield-check"
        else:
            text, icon = "已归档，改动须写明原因", "shield-check"
        self._mark.setPixmap(pixmap(icon, 18, "warn"))
        self.words.setText(text)
        self.setAccessibleName(text)
        self.change.setVisible(not reason and meeting.status != VOID)
        self.setVisible(meeting.sealed or closed is not None)
