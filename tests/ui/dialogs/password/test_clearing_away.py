"""What can still be read without the password is taken away from the window, after a question."""

import pytest
from PySide6.QtWidgets import QPushButton

from models.safekeeping.backing_up import back_up
from models.store import Ledger, cipher, keyfile, switching
from models.store.backup_names import BY_HAND
from models.store.backups import folder_of
from models.store.cipher import Secret
from ui.dialogs.password.encryption_dialog import EncryptionDialog


@pytest.fixture
def begun(session, monkeypatch):
    """The small branch, encrypted after a backup in clear was made, and open again."""
    if why := cipher.unavailable():
        pytest.skip(why)
    monkeypatch.setattr(cipher, "_given", {})
    monkeypatch.setattr(keyfile, "_N", 1 << 10)
    back_up(session.ledger, BY_HAND, always=True)
    session.ledger.close()
    switching.switch_on(session.ledger.path, Secret(bytes(range(32))), "一句记得住的话2026")
    session.ledger = Ledger.open(session.ledger.path)
    yield session
    session.ledger.close()


def test_old_backups_go_when_an_encrypted_one_is_whole(begun, qtbot, answers):
    def pressed():
        dialog = EncryptionDialog(begun, None)
        qtbot.addWidget(dialog)
        button = next(each for each in dialog.findChildren(QPushButton) if each.text() == "删去旧备份…")
        button.click()
        return dialog

    path = begun.ledger.path
    answers.yes = False
    pressed()
    assert switching.left_in_clear([folder_of(path)])
    answers.yes = True
    pressed()
    assert "还没有一份加密的备份" in answers.said[-1]
    assert switching.left_in_clear([folder_of(path)])
    back_up(begun.ledger, BY_HAND, always=True)
    pressed()
    assert "1 个文件" in answers.asked[-1]
    assert switching.left_in_clear([folder_of(path)]) == []
    dialog = EncryptionDialog(begun, None)
    qtbot.addWidget(dialog)
    assert "删去旧备份…" not in [each.text() for each in dialog.findChildren(QPushButton)]
