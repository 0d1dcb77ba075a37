"""Another password: the one of today (or the recovery sheet), and the new one twice. The ledger itself is not touched."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QCheckBox, QVBoxLayout, QWidget

from models.store import LedgerRefused, keyfile, recovery
from models.store.cipher import Secret
from models.store.keyfile import WrongPassword
from models.store.recovery import WrongSheet
from ui.dialogs.asking import AskingDialog
from ui.dialogs.password.lines import go_on_by_enter, password_line, show_text
from ui.session import Session

_NOTE = "恢复单不用换。改密码以前复制到 U 盘等处的备份，仍用旧密码打开。"


def proven(session: Session, text: str) -> str:
    """Why a text is neither the password of the open ledger nor its recovery sheet; '' where it is."""
    ledger = session.ledger
    assert ledger.secret is not None
    try:
        if recovery.secret_of(text) == ledger.secret:
            return ""
    except WrongSheet:
        pass
    try:
        keyfile.unwrapped(ledger.path, ledger.secret.id, text)
    except WrongPassword:
        return "现在的密码不对，没有改动。请再输一次；忘了密码可以输入恢复单上的八组字符。"
    except LedgerRefused as refusal:
        return str(refusal)
    return ""


class ChangePasswordDialog(AskingDialog):
    """Accepted when the new password is written."""

    def __init__(self, session: Session, parent: QWidget | None) -> None:
        super().__init__("更改密码", parent)
        self._session = session
        lines = QVBoxLayout()
        lines.setSpacing(8)
        self._old = password_line(lines, "现在的密码（忘了就输入恢复单上的八组字符）")
        self._first = password_line(lines, "新密码", hint=f"至少 {keyfile.SHORTEST} 个字")
        self._second = password_line(lines, "再输一次新密码")
        shown = QCheckBox("显示输入的内容")
        shown.toggled.connect(lambda on: show_text([self._old, self._first, self._second], on))
        lines.addWidget(shown)
        go_on_by_enter([self._old, self._first, self._second], self.accept)
        self.lay_out("更改打开账本的密码", lines, _NOTE, "更改密码")
        self._old.setFocus()

    @property
    def said(self) -> str:
        """What stands below the lines."""
        return self._message.text()

    def write(self, old: str, first: str, second: str) -> None:
        """Types into the lines."""
        for line, text in ((self._old, old), (self._first, first), (self._second, second)):
            line.setText(text)

    def accept(self) -> None:
        new = self._first.text()
        if why := keyfile.weak(new):
            self.want(self._first, why)
        elif new != self._second.text():
            self.want(self._second, "两次输入的新密码不一样，请再输一次。")
        else:
            QApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
            try:
                self._change(new)
            finally:
                QApplication.restoreOverrideCursor()

    def _change(self, new: str) -> None:
        ledger = self._session.ledger
        secret: Secret | None = ledger.secret
        assert secret is not None
        if why := proven(self._session, self._old.text()):
            self.want(self._old, why)
            return
        try:
            keyfile.write(ledger.path, secret, new)
        except OSError:
            self.want(
                self._first,
                "没有改成：密钥文件写不进账本所在的文件夹或备份文件夹。请检查磁盘后再试。旧密码和新密码都请先记着。",
            )
            return
        self._session.say("密码已更改")
        super().accept()
