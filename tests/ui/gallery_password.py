"""The dialogs of the password, for pictures and for the tests of the look."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QDialog

from models.store import Ledger, cipher, keyfile
from models.store.backups import folder_of
from models.store.cipher import Secret
from tests.ui.gallery_dialogs import Maker
from ui.dialogs.password.change_dialog import ChangePasswordDialog
from ui.dialogs.password.encryption_dialog import EncryptionDialog, SwitchOffDialog
from ui.dialogs.password.switch_on_dialog import SwitchOnDialog
from ui.dialogs.password.unlock_dialog import UnlockDialog
from ui.session import Session
from ui.shell import Shell

_PASSWORD = "一句记得住的话2026"


def _encrypted(session: Session, folder: Path) -> Session:
    """A session over an encrypted ledger, which has a backup from before."""
    if why := cipher.unavailable():
        pytest.skip(why)
    path, secret = folder / "加密的.zbtz", Secret(bytes(range(32)))
    session.ledger.copy_to(folder_of(path) / "从前.zbtz")
    made = Session(Ledger.create(path, secret=secret), session.today, session.settings)
    usual, keyfile._N = keyfile._N, 1 << 10  # guessing is to be slow, drawing is not
    try:
        keyfile.write(path, secret, _PASSWORD)
    finally:
        keyfile._N = usual
    return made


def _plain(session: Session, shell: Shell, _folder: Path) -> QDialog:
    return EncryptionDialog(session, shell)


def _on(session: Session, shell: Shell, folder: Path) -> QDialog:
    session = _encrypted(session, folder)
    return EncryptionDialog(session, shell)


def _switch_on(session: Session, shell: Shell, _folder: Path) -> QDialog:
    made = SwitchOnDialog(session, shell)
    made.write(_PASSWORD, _PASSWORD)
    made.accept()  # the sheet is not printed yet
    return made


def _switch_off(session: Session, shell: Shell, folder: Path) -> QDialog:
    session = _encrypted(session, folder)
    made = SwitchOffDialog(session, shell)
    made.write("不是这个密码")
    made.accept()
    return made


def _change(session: Session, shell: Shell, folder: Path) -> QDialog:
    session = _encrypted(session, folder)
    made = ChangePasswordDialog(session, shell)
    made.write(_PASSWORD, "1234", "1234")
    made.accept()
    return made


def _unlock(session: Session, shell: Shell, folder: Path) -> QDialog:
    made = UnlockDialog(folder / f"{'机关第三党支部' * 6}.zbtz", shell)
    made.accept()
    return made


def _by_sheet(session: Session, shell: Shell, folder: Path) -> QDialog:
    made = UnlockDialog(folder / "机关第三党支部.zbtz", shell)
    made.use_sheet()
    return made


PASSWORD: dict[str, Maker] = {
    "no password": _plain, "a password": _on, "switch on": _switch_on, "switch off": _switch_off, "change": _change,
    "unlock": _unlock, "by sheet": _by_sheet,
}  # fmt: skip
