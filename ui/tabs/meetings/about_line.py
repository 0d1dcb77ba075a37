"""Below the form of a record: that it was written late, the other records of the same gathering, and a subject to take over."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from models.records import Meeting
from models.records.meeting import DRAFT
from models.rules.minutes import days_late
from ui.forms.editors import Editor
from ui.session import Session
from ui.widgets.button import button
from ui.widgets.label import plain_label, plain_tip
from ui.widgets.layouts import empty, shown
from ui.widgets.pill import Pill


class AboutLine(QWidget):
    """Hidden where there is nothing to say."""

    opening = Signal(int)
    """Another record is to be shown."""

    def __init__(self, session: Session, subject: Editor) -> None:
        super().__init__()
        self._session, self._subject = session, subject
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(8)
        self._drawn: object = None
        self.hide()

    def show_about(self, meeting: Meeting, others: Sequence[Meeting], titles: str = "") -> None:
        """Shows how late a record is, and its linked records; titles: what its items say for a subject that is empty."""
        days = self._session.limits.minutes_days
        late = days_late(meeting, days)
        now = (late, days, [(other.id, other.kind, other.status) for other in others], titles)
        if now == self._drawn:
            return
        self._drawn = now
        empty(self._row)
        if late:
            pill = Pill(f"会后 {late} 天补记", "warn")
            told = f"超过 {self._session.limits.minutes_late_days} 天的，自查里列为提醒"
            pill.setToolTip(f"记录日期在会议 {days} 天以后；会议日期和记录日期分别保存，照实填写即可。{told}")
            self._row.addWidget(pill)
        if titles:
            link = button("议题栏空着：按议题与表决填入", partial(self._fill, titles), kind="link")
            link.setToolTip(plain_tip(titles))
            self._row.addWidget(link)
        if others:
            self._row.addWidget(plain_label("同场记录", "note"))
        for other in others:
            state = f"（{other.status or DRAFT}）" if other.draft or not other.counts else ""
            link = button(
                other.kind + state, partial(self.opening.emit, other.id), kind="link", hint="打开同场的这份记录"
            )
            self._row.addWidget(link)
        self._row.addStretch(1)
        shown(self._row)
        self.setVisible(bool(late or others or titles))

    def _fill(self, titles: str) -> None:
        if not self._subject.value_text().strip():
            self._subject.set_value_text(titles)
            self._subject.edited.emit()
