"""The dialog of backups, for pictures and for the tests of the look: with names and texts as long as they come."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QDialog

from models.records import Member
from models.safekeeping.backing_up import back_up
from models.safekeeping.drill import KEY
from models.safekeeping.folder import listed
from models.store.backup_names import WHYS
from models.store.backups import folder_of
from tests.ui.gallery_dialogs import FILE, NAME, UNIT, Maker
from ui.dialogs.safekeeping.backups_dialog import BackupsDialog
from ui.keeper import Keeper
from ui.session import Session
from ui.shell import Shell


def _backups(session: Session, shell: Shell, folder: Path) -> QDialog:
    for why in WHYS:
        with session.unit(f"新增党员：{NAME}") as unit:
            unit.add(Member(name=NAME))
        back_up(session.ledger, why)
    session.settings.choose_second_folder(session.ledger.path, folder / FILE / FILE, "2026-11-01")
    session.ledger.remember(KEY, {"day": "2026-11-20", "number": 7, "wrong": UNIT})
    made = _without_any(session, shell, folder)
    made._show(listed(folder_of(session.ledger.path)))
    made.say(f"“{UNIT}”", "bad")
    return made


def _without_any(session: Session, shell: Shell, _folder: Path) -> BackupsDialog:
    session.keeper, session.exchange = Keeper(session), lambda _work: None
    return BackupsDialog(session, shell)


SAFEKEEPING: dict[str, Maker] = {"backups": _backups, "no backups": _without_any}
