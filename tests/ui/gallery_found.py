"""Finding records back from a backup, for pictures and for the tests of the look: with names and texts as long as they come."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QDialog

from models.kinds import PartialDate
from models.records import AgendaItem, Attendance, Meeting, Member, Rectification
from models.safekeeping.backing_up import back_up
from models.safekeeping.folder import listed
from models.store.backup_names import TIMED
from models.store.backups import folder_of
from tests.ui.gallery_dialogs import NAME, UNIT, Maker
from ui.dialogs.safekeeping.find_back_dialog import FindBackDialog
from ui.session import Session
from ui.shell import Shell


def _dialog(session: Session, shell: Shell) -> FindBackDialog:
    made = FindBackDialog(session, listed(folder_of(session.ledger.path))[0], shell)
    if made._waiting is not None:
        made._waiting.wait()
    return made


def changed(session: Session) -> None:
    """A backup, and after it people and meetings deleted and changed, with texts as long as they come."""
    day = PartialDate.parse("2026-06-18")
    meeting = Meeting(kind="支部党员大会", day=day, subject=UNIT, body=UNIT)
    people = [Member(name=NAME, phone="13900006021", unit=UNIT), Member(name="单雨桐"), Member(name="查良")]
    item = Rectification(number="2026-巡察-07", problem=UNIT, measures=f"{UNIT}\n{UNIT}", found=day)
    with session.unit("登记") as unit:
        for each in (*people, meeting, item):
            unit.add(each)
        there = [Attendance(meeting_id=meeting.id, member_id=m.id, name=m.name, state="到") for m in people]
        for part in (*there, AgendaItem(meeting_id=meeting.id, title_text=UNIT)):
            unit.add(part)
    back_up(session.ledger, TIMED, always=True)
    with session.unit("改动") as unit:
        unit.remove(people[0])
        people[1].phone, people[1].note, people[1].unit = "13911116021", UNIT, UNIT
        unit.save(people[1])
        unit.remove(meeting)
        unit.remove(session.ledger.all(Meeting)[0])
        item.measures, item.owner, item.problem = "已改", NAME, f"{UNIT}。{UNIT}"
        unit.save(item)


def _deleted(session: Session, shell: Shell, _folder: Path) -> QDialog:
    changed(session)
    made = _dialog(session, shell)
    first = made.tree.topLevelItem(0)
    assert first is not None
    first.setCheckState(0, first.checkState(0).Checked)
    return made


def _fields(session: Session, shell: Shell, _folder: Path) -> QDialog:
    changed(session)
    made = _dialog(session, shell)
    made.search.setText("2026-巡察")
    found = made._of["rectification", session.ledger.all(Rectification)[-1].id]
    made._take(found.root.key, "measures", True)
    made._show_found(found)
    made._say(f"没有找回：“{UNIT}”编号相同。", "bad")
    return made


def _same(session: Session, shell: Shell, _folder: Path) -> QDialog:
    back_up(session.ledger, TIMED, always=True)
    return _dialog(session, shell)


def _failed(session: Session, shell: Shell, _folder: Path) -> QDialog:
    changed(session)
    file = listed(folder_of(session.ledger.path))[0].file
    file.write_bytes(file.read_bytes()[:5000])
    return _dialog(session, shell)


def _comparing(session: Session, shell: Shell, _folder: Path) -> QDialog:
    changed(session)
    made = FindBackDialog(session, listed(folder_of(session.ledger.path))[0], shell)
    made._timer.stop()
    if made._waiting is not None:
        made._waiting.give_up()
    made._waiting = None
    return made


FOUND: dict[str, Maker] = {
    "find back deleted": _deleted,
    "find back fields": _fields,
    "find back nothing": _same,
    "find back failed": _failed,
    "find back comparing": _comparing,
}
