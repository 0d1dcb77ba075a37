"""What a person is in charge of: rectification items, to-dos, what meetings decided and standing duties, each a way there."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QVBoxLayout, QWidget

from models.records import Meeting, Member, Rectification, Responsibility, Task
from models.rules.duties import Duty, duties, namesakes
from models.rules.limits import Limits
from ui.session import Session
from ui.tabs.person.rows import Go, Line, Rows
from ui.widgets.label import plain_label


class Duties(QWidget):
    """Found by name: where two have the same name it says so."""

    def __init__(self, session: Session, go: Go) -> None:
        super().__init__()
        self._session = session
        self._rows = Rows(go, "没有由此人负责的整改、待办、会议决定事项和责任事项", most=6)
        self._same = plain_label("", "note", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self._rows)
        column.addWidget(self._same)

    def show_member(self, member: Member) -> None:
        """Shows a member."""
        found = duties(self._session.ledger, member, self._session.today)
        self._rows.show_lines([_line(duty, self._session.today, self._session.limits) for duty in found])
        same = bool(found) and namesakes(self._session.members, member) > 0
        self._same.setVisible(same)
        self._same.setText("名册里有同名的人，以上按姓名列出，请核对是谁。" if same else "")


def _line(duty: Duty, today: date, limits: Limits) -> Line:
    word, tone = duty.left_words(today, limits)
    roles = "、".join(duty.roles)
    if duty.item is not None:
        note = f"整改 {duty.item.number}".strip() + f" · {roles} · {duty.item.state or '登记'}"
        return Line(
            duty.item.show("deadline") or "无时限", duty.item.title(), Rectification.table, duty.item.id, word, tone, note
        )  # fmt: skip
    if duty.task is not None:
        done = f" · {duty.task.show('done')} 完成" if duty.task.done else ""
        return Line(
            duty.task.show("due") or "无时限", duty.task.title(), Task.table, duty.task.id, word, tone,
            f"待办 · {roles}{done}",
        )  # fmt: skip
    if duty.standing is not None:
        return Line(
            "责任清单", duty.standing.title(), Responsibility.table, duty.standing.id, word, tone, f"责任事项 · {roles}"
        )  # fmt: skip
    assert duty.agenda is not None
    held = f"{duty.meeting.show('day')} {duty.meeting.kind}" if duty.meeting else ""
    number = duty.meeting.id if duty.meeting else 0
    return Line(
        duty.agenda.show("due") or "无时限", duty.agenda.title(), Meeting.table, number, "会议决定", "info",
        f"{held} · {roles}",
    )  # fmt: skip
