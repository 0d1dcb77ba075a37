"""Asks for the password of a ledger that is opened: three tries, then the recovery sheet, which can be chosen before, too."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QCheckBox, QLabel, QVBoxLayout, QWidget

from models.store import Ledger, LedgerLocked, LedgerRefused, cipher, keyfile, recovery
from models.store.backup_names import ledger_of
from models.store.keyfile import WrongPassword
from models.store.recovery import WrongSheet
from ui.dialogs.ask import refuse
from ui.dialogs.asking import AskingDialog
from ui.dialogs.password.lines import password_line, show_text
from ui.dialogs.run import run
from ui.widgets.button import button

TRIES = 3
_NOTE = "忘了密码，可以照着打印的恢复单打开。"
_WANTED = "请输入密码。"
_SHEET_WANTED = "请照恢复单输入八组字符。打开以后请在“设置 → 密码与加密”里换一个新密码。"


class UnlockDialog(AskingDialog):
    """Accepted when the key is known to this process."""

    def __init__(self, ledger: Path, parent: QWidget | None) -> None:
        super().__init__("输入密码", parent)
        self._ledger = ledger
        self._left = TRIES
        self._by_sheet = False
        lines = QVBoxLayout()
        lines.setSpacing(10)
        self._line = password_line(lines, "密码")
        self._shown = QCheckBox("显示输入的内容")
        self._shown.toggled.connect(lambda on: show_text([self._line], on))
        lines.addWidget(self._shown)
        self._sheet = button("用恢复单打开", self.use_sheet, icon_name="file-text")
        kept = "备份" if ledger_of(ledger) is not None else "账本"
        self.lay_out(f"{kept}“{ledger.name}”有密码", lines, _NOTE, "打开", self._sheet)
        self._line.returnPressed.connect(self.accept)
        self._line.setFocus()

    def write(self, text: str) -> None:
        """Types into the line."""
        self._line.setText(text)

    @property
    def said(self) -> str:
        """What stands below the line."""
        return self._message.text()

    def use_sheet(self, why: str = "") -> None:
        """From now on the line takes the words of the recovery sheet."""
        self._by_sheet = True
        self._sheet.hide()
        self._shown.setChecked(True)
        self._shown.hide()
        self._line.clear()
        self._line.setAccessibleName("恢复单")
        for label in self.findChildren(QLabel):
            if label.buddy() is self._line:
                label.setText("恢复单")
        self._line.setPlaceholderText("照恢复单依次输入第 1 组到第 8 组，空格可有可无")
        self.want(self._line, why or _SHEET_WANTED)

    def accept(self) -> None:
        text = self._line.text()
        if not text.strip():
            self.want(self._line, _SHEET_WANTED if self._by_sheet else _WANTED)
            return
        QApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
        try:
            self._unlock(text)
        except WrongPassword as wrong:
            self._left -= 1
            if self._left:
                self._line.selectAll()
                self.want(self._line, f"{wrong}（还可以试 {self._left} 次）")
            else:
                self.use_sheet("密码三次都不对。请用恢复单打开，或先取消，想起密码再来。")
        except LedgerRefused as refusal:
            self.want(self._line, str(refusal))
        else:
            super().accept()
        finally:
            QApplication.restoreOverrideCursor()

    def _unlock(self, text: str) -> None:
        """By the words of the sheet wherever they are typed, else by the password; raises LedgerRefused."""
        if not self._by_sheet and not recovery.as_long(text):
            keyfile.unlock(self._ledger, text)
            return
        try:
            recovery.unlock(self._ledger, text)
        except WrongSheet:
            if self._by_sheet:
                raise
            try:
                keyfile.unlock(self._ledger, text)  # a password can be as long
            except LedgerRefused:
                pass
            else:
                return
            raise


def unlocked(file: Path, parent: QWidget | None) -> bool:
    """Whether this process can read a file that nobody has open: at once, or after the password was asked for."""
    try:
        cipher.secret_of(file)
    except LedgerLocked:
        return bool(run(UnlockDialog(file, parent)))
    except LedgerRefused as refusal:  # the packages are missing
        refuse(parent, str(refusal))
        return False
    return True


def open_ledger(path: Path, parent: QWidget | None) -> Ledger | None:
    """Opens a ledger, and asks for the password where it has one; None where she gave up. Raises LedgerRefused."""
    try:
        return Ledger.open(path)
    except LedgerLocked:
        if not run(UnlockDialog(path, parent)):
            return None
        return Ledger.open(path)
