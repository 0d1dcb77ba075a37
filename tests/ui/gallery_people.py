"""The dialogs about one person, and those that a window asks with, for pictures and for the tests of the look: words as long as they come."""

from __future__ import annotations

from pathlib import Path
from threading import Event

from PySide6.QtWidgets import QDialog

from models.kinds import PartialDate
from models.records import Attachment, Contact, Member, StatusChange, Training, Transfer
from models.records.transfer import IN, OUT
from models.statistics.table import Cell
from models.unsaved import Unsaved
from tests.ui.gallery_dialogs import FILE, NAME, UNIT, Maker
from ui.attachments.change_dialog import ChangeDialog as AttachmentDialog
from ui.dialogs.error_dialog import ErrorDialog
from ui.dialogs.going.away_dialog import AwayDialog
from ui.dialogs.going.change_dialog import ChangeDialog
from ui.dialogs.going.contact_dialog import ContactDialog
from ui.dialogs.going.register_dialog import RegisterDialog
from ui.dialogs.going.transfer_dialog import TransferDialog
from ui.dialogs.habits_dialog import FactsDialog
from ui.dialogs.lock_dialog import LockDialog
from ui.dialogs.people_dialog import PeopleDialog
from ui.dialogs.quick_find import QuickFind
from ui.dialogs.reason_dialog import ReasonDialog
from ui.dialogs.safekeeping.underway import Underway
from ui.dialogs.training.batch_dialog import BatchDialog
from ui.dialogs.unsaved_dialog import UnsavedDialog
from ui.forms.member_dialog import MemberDialog
from ui.session import Session
from ui.shell import Shell

_DAY = PartialDate(2026, 10, 29)


def _long(session: Session) -> Member:
    """The one whose name and words are as long as they come."""
    return next(member for member in session.members if member.name == NAME)


def _transfers(session: Session, shell: Shell, _folder: Path) -> QDialog:
    with session.unit("转接") as unit:
        for member in session.members:
            unit.add(Transfer(member_id=member.id, direction=OUT, other=UNIT, letter=FILE, issued=_DAY, valid_days=30))
    return RegisterDialog(session, shell)


def _find(words: str) -> Maker:
    def make(session: Session, shell: Shell, _folder: Path) -> QDialog:
        made = QuickFind(session, shell)
        made._field.setText(words)
        made._show(words)
        return made

    return make


def _unsaved(_session: Session, shell: Shell, _folder: Path) -> QDialog:
    found = [Unsaved(f"member:{n}", UNIT, "2026-11-22T09:30", Member.table, n, bool(n % 2)) for n in range(9)]
    return UnsavedDialog(found, shell)


def _underway(_session: Session, shell: Shell, _folder: Path) -> QDialog:
    """Until it is closed: the work waits for the dialog to be gone."""
    gone = Event()
    made = Underway(f"正在恢复“{FILE}”，请稍候……", lambda: gone.wait(5), shell)
    made.destroyed.connect(gone.set)
    made._waiting = None  # what is looked at is how it waits
    return made


PEOPLE: dict[str, Maker] = {
    "member": lambda session, shell, _folder: MemberDialog(session, _long(session), shell),
    "member, new": lambda session, shell, _folder: MemberDialog(session, Member(), shell),
    "going out": lambda session, shell, _folder: TransferDialog(
        session, Transfer(direction=OUT, other=UNIT), _long(session), shell
    ),
    "coming in": lambda session, shell, _folder: TransferDialog(session, Transfer(direction=IN), None, shell),
    "transfers": _transfers,
    "transfers, none": lambda session, shell, _folder: RegisterDialog(session, shell),
    "away": lambda session, shell, _folder: AwayDialog(session, _long(session), shell),
    "contact": lambda session, shell, _folder: ContactDialog(session, Contact(), _long(session), shell),
    "change of membership": lambda session, shell, _folder: ChangeDialog(
        session, StatusChange(), _long(session), shell
    ),
    "people counted": lambda session, shell, _folder: PeopleDialog(
        UNIT, Cell(session.members, lambda _member: UNIT), shell
    ),
    "batch": lambda session, shell, _folder: BatchDialog(session, Training(name=UNIT), shell),
    "attachment": lambda session, shell, _folder: AttachmentDialog(session, Attachment(name=f"{FILE}.jpg"), shell),
    "branch": lambda session, shell, _folder: FactsDialog(session, session.branch, shell),
    "find, nothing yet": _find(""),
    "find": _find("阿卜杜"),
    "when to lock": lambda session, shell, _folder: LockDialog(session, shell),
    "reason": lambda _session, shell, _folder: ReasonDialog(
        "改已定稿的记录", UNIT, "保存修改", shell, hint="如：更正", note=UNIT
    ),
    "not saved": _unsaved,
    "something went wrong": lambda _session, shell, folder: ErrorDialog(shell, folder, UNIT),
    "under way": _underway,
}
