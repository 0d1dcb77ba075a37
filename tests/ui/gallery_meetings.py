"""三会一课's own dialogs and the turn of the year, for pictures and for the tests of the look: with words as long as they come."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QDialog

from models.kinds import PartialDate
from models.records import AgendaItem, Attendance, Meeting, PlannedMeeting, Responsibility, Task, Training
from models.records.meeting import FINAL, GENERAL
from models.records.wording import TEMPLATE
from models.rules.planning.proposing import proposed
from models.rules.snapshot import Snapshot
from models.rules.tasks import Origin
from tests.ui.gallery_dialogs import NAME, UNIT, Maker
from ui.dialogs.meeting_versions import MeetingVersions
from ui.dialogs.plan_dialog import PlanDialog
from ui.dialogs.tasks_dialog import TasksDialog
from ui.dialogs.wordings_dialog import WordingsDialog
from ui.dialogs.year_turn.dialog import YearTurnDialog
from ui.session import Session
from ui.shell import Shell
from ui.tabs.meetings.candidates_dialog import CandidatesDialog
from ui.tabs.meetings.item_dialog import ItemDialog, Occasion
from ui.tabs.meetings.roll_dialogs import GuestDialog, LeaveOutDialog

_DAY = PartialDate(2025, 11, 12)


def _held(session: Session, **about: object) -> Meeting:
    """A general meeting of which everything is told at length."""
    meeting = Meeting(kind=GENERAL, day=_DAY, subject=UNIT, body=UNIT, status=FINAL)
    with session.unit("登记") as unit:
        unit.add(meeting)
        unit.add(AgendaItem(meeting_id=meeting.id, title_text=UNIT, decision=UNIT, owner=NAME, due=_DAY))
        unit.add(Attendance(meeting_id=meeting.id, name=NAME, state="到"))
    return meeting


def _occasion(session: Session, meeting: Meeting) -> Occasion:
    return Occasion(meeting.kind, session.ledger.parts(Attendance, meeting), f"{NAME}（发展对象）")


def _item(session: Session, shell: Shell, _folder: Path) -> QDialog:
    meeting = _held(session)
    return ItemDialog(session, session.ledger.parts(AgendaItem, meeting)[0], shell, _occasion(session, meeting))


def _vote(session: Session, shell: Shell, _folder: Path) -> QDialog:
    item = AgendaItem(title_text=UNIT, topic="接收预备党员", candidate=NAME, ballot="无记名投票")
    return ItemDialog(session, item, shell, _occasion(session, _held(session)))


def _leave_out(session: Session, shell: Shell, _folder: Path) -> QDialog:
    made = LeaveOutDialog(session, Attendance(name=NAME, votes="否"), _held(session), shell)
    made.add_note(f"情形和上级同意按上次（2025-06-12 {GENERAL}）填入，请核对是否仍然有效。")
    return made


def _versions(session: Session, shell: Shell, _folder: Path) -> QDialog:
    meeting = _held(session)
    meeting.body = f"{UNIT}。{UNIT}"
    with session.unit(f"修改（原因：{UNIT}）") as unit:
        unit.save(meeting)
    return MeetingVersions(session, meeting, shell)


def _tasks(session: Session, shell: Shell, _folder: Path) -> QDialog:
    meeting = _held(session)
    items = session.ledger.parts(AgendaItem, meeting)
    return TasksDialog(session, [Origin(meeting, item, 1) for item in items], shell)


def _plan(session: Session, shell: Shell, _folder: Path) -> QDialog:
    found = proposed(Snapshot.of(session.ledger), session.today.year, session.today)
    return PlanDialog("按规定生成计划", "只列出还没有列入的。", found, shell, lambda _lines: True)


def _year(step: str) -> Maker:
    """The turn of the year with something of each kind left in the old one."""

    def make(session: Session, shell: Shell, _folder: Path) -> QDialog:
        _held(session)
        with session.unit("登记") as unit:
            unit.add(Meeting(kind="党课", day=_DAY, status="草稿", subject=UNIT))
            unit.add(PlannedMeeting(kind="主题党日", day=PartialDate(2025, 12, 20), subject=UNIT, lead=NAME))
            unit.add(Task(text=UNIT, owner=NAME, due=PartialDate(2025, 11, 30)))
            unit.add(Responsibility(post="书记", text=UNIT, owner=NAME, frequency="每季度"))
            unit.add(Training(name=UNIT, start=PartialDate(2025, 12, 20), end=PartialDate(2026, 1, 20)))
        made = YearTurnDialog(session, shell)
        made.years.setCurrentIndex(made.years.findData(2025))
        made.show_step(step)
        return made

    return make


MEETINGS: dict[str, Maker] = {
    "agenda item": _item,
    "agenda item with a vote": _vote,
    "candidates": lambda session, shell, _folder: CandidatesDialog(session, NAME, shell),
    "left out": _leave_out,
    "guest": lambda session, shell, _folder: GuestDialog(session, shell),
    "versions": _versions,
    "wordings": lambda session, shell, _folder: WordingsDialog(session, TEMPLATE, "党课", shell),
    "tasks": _tasks,
    "plan": _plan,
    **{f"year turn, {step}": _year(step) for step in ("look", "carry", "plan", "close")},
}
