"""The line above a record that is final, archived or void: what that means, and the way to change it all the same."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout

from models.records import ClosedYear, Meeting
from models.records.meeting import FINAL, VOID
from ui.look.icons import pixmap
from ui.widgets.button import button
from ui.widgets.elide_label import ElideLabel
from ui.widgets.label import plain_label
from ui.widgets.restyle import restyle


class StateBanner(QFrame):
    """Hidden for drafts."""

    revise = Signal()
    """The record is to be changed."""
    give_up = Signal()
    """It is to be only read again, as it was saved last."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("banner")
        self._mark = plain_label()
        self._mark.setFixedWidth(20)
        self.words = ElideLabel("", "strong")
        self.change = button("修改…", self.revise.emit, icon_name="pencil", hint="写明原因后修改")
        self.back = button("不再修改", self.give_up.emit, icon_name="lock")
        self._open_final = False
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 7, 10, 7)
        row.setSpacing(8)
        row.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.words, 1)
        row.addWidget(self.change)
        row.addWidget(self.back)
        self.hide()

    def show_state(
        self, meeting: Meeting, reason: str, closed: ClosedYear | None = None, *, revising: bool = False
    ) -> None:
        """reason: why it is being changed, '' where it needs none · closed: its year, where that is closed · revising: whether
        it can be changed now."""
        final = meeting.status == FINAL and closed is None
        self._open_final = final and revising and not reason
        year = f"{closed.title()} {closed.show('day')}".strip() if closed else ""
        if reason:
            text, icon = f"正在修改{meeting.status if meeting.sealed else '已归档年度'}的记录，原因：{reason}", "pencil"
        elif meeting.status == VOID:
            why = f"（{meeting.void_why}）" if meeting.void_why else ""
            text, icon = f"已作废{why}，次数保留，不计入开会次数", "circle-x"
        elif closed is not None and not meeting.sealed:
            text, icon = f"{year}，改动须写明原因", "shield-check"
        elif final:
            text, icon = "已定稿，只读；要改点“修改”", "pencil" if revising else "circle-check"
        else:
            text, icon = "已归档，改动须写明原因", "shield-check"
        calm = final and not revising
        self._mark.setPixmap(pixmap(icon, 18, "ok" if calm else "warn"))
        restyle(self, "calm", calm)
        self._say(text)
        self.change.show_label("修改" if final else "修改…", "修改定稿的记录" if final else "写明原因后修改")
        self.change.setVisible(not revising and meeting.status != VOID)
        self.back.setVisible(revising)
        self.setVisible(bool(meeting.id) and (final or meeting.sealed or closed is not None))

    def show_unsaved(self, unsaved: bool) -> None:
        """unsaved: whether something is typed that is not saved, and can be given up; what is saved stays."""
        if self._open_final:
            self._say(f"正在修改定稿的记录，{'离开时保存' if unsaved else '没有未保存的改动'}")
        label, icon = ("放弃修改", "undo-2") if unsaved else ("不再修改", "lock")
        if label != self.back.text():
            self.back.show_label(label)
            self.back.show_icon(icon)
            self.back.setToolTip("回到上次保存的样子，只读" if unsaved else "回到只读")

    def _say(self, text: str) -> None:
        self.words.setText(text)
        self.setAccessibleName(text)
