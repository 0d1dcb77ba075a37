"""What is asked about one person of the list: what leaving out rests on, and who a guest is."""

from __future__ import annotations

import dataclasses

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from models.fields import field_of
from models.kinds import Choice
from models.records import Attendance, Meeting
from models.records.meeting import GENERAL, GROUNDS, GUEST, LEFT_OUT
from models.rules.roll_call import LEAVING_OUT, WITHOUT_VOTE, left_out_as_before
from ui.dialogs.run import run
from ui.forms.record_dialog import RecordDialog
from ui.session import Session
from ui.widgets.button import button
from ui.widgets.label import plain_label


def ask_leaving_out(session: Session, person: Attendance, meeting: Meeting, parent: QWidget) -> bool:
    """Asks for ground, consent and decision, and leaves the person out of 应到; False, and nothing changed, if she changed
    her mind. What is missing does not hinder it: it is told at the person."""
    before = last_left_out(session, person, meeting)
    dialog = LeaveOutDialog(session, left_out_as_before(person, before and before[1]), meeting, parent)
    if before is not None and not person.consent:
        when = before[0].show("day")
        dialog.add_note(f"情形和上级同意按上次（{when} {before[0].kind}）填入，请核对是否仍然有效。")
    if not run(dialog):
        return False
    said = dialog.result_record
    person.state, person.reason = LEFT_OUT, ""
    person.ground, person.consent, person.passed = said.ground, said.consent, said.passed
    return True


def last_left_out(session: Session, person: Attendance, meeting: Meeting) -> tuple[Meeting, Attendance] | None:
    """The last other meeting up to that day where the person was left out, and how it was put down there."""
    ledger = session.ledger
    if not person.member_id:
        return None
    wanted = (person.member_id, LEFT_OUT)
    ids = [
        number
        for number, member, state, held in ledger.keys(Attendance, ("member_id", "state", "meeting_id"))
        if (member, state) == wanted and held != meeting.id
    ]
    found = []
    for there in ledger.fetch(Attendance, ids):
        other = ledger.get(Meeting, there.meeting_id or 0)
        if other is not None and other.counts and other.day and (not meeting.day or str(other.day) <= str(meeting.day)):
            found.append((other, there))
    return max(found, key=lambda pair: str(pair[0].day), default=None)


class LeaveOutDialog(RecordDialog[Attendance]):
    """Ground, consent of the superior committee and decision of the general meeting."""

    def __init__(self, session: Session, person: Attendance, meeting: Meeting, parent: QWidget) -> None:
        grounds = Choice(*session.limits.accepted_grounds(GROUNDS), free=True)
        ground = dataclasses.replace(field_of(Attendance, "ground"), kind=grounds)
        fields = [ground, *(field_of(Attendance, name) for name in ("consent", "passed"))]
        super().__init__(
            session, person, parent, fields=fields, columns=2, keep=False, width=620, title=f"不计入应到：{person.name}",
            headings=False, spans={"ground": 2},
        )  # fmt: skip
        self._notes = 0
        self.add_note(LEAVING_OUT)
        if person.votes == "否":
            self.add_note(f"{person.name}{WITHOUT_VOTE}", "warn")
        if meeting.kind == GENERAL and meeting.day and meeting.day.whole:
            day = meeting.show("day")
            link = button(f"本次党员大会（{day}）已通过", lambda: self._passed(day), kind="link")
            self.body.addWidget(link, 0, Qt.AlignmentFlag.AlignRight)
        self.fit()

    def add_note(self, text: str, tone: str = "") -> None:
        """Puts a sentence above the fields."""
        made = plain_label(text, "note", wrap=True)
        if tone:
            made.setProperty("tone", tone)
        self.body.insertWidget(self._notes, made)
        self._notes += 1

    def _passed(self, day: str) -> None:
        editor = self.form.boxes["passed"].editor
        editor.set_value_text(day)
        editor.edited.emit()


class GuestDialog(RecordDialog[Attendance]):
    """Name and identity of somebody who sits in."""

    def __init__(self, session: Session, parent: QWidget) -> None:
        identity = dataclasses.replace(
            field_of(Attendance, "kind"), label="身份", help="如：入党积极分子、发展对象、上级党委委员"
        )
        super().__init__(
            session, Attendance(state=GUEST, votes="否"), parent, fields=[field_of(Attendance, "name"), identity],
            columns=2, keep=False, width=560, title="添加列席人员", headings=False,
        )  # fmt: skip


def ask_guest(session: Session, parent: QWidget) -> Attendance | None:
    """Name and identity of somebody who sits in; None if she changed her mind."""
    dialog = GuestDialog(session, parent)
    return dialog.result_record if run(dialog) else None
