"""Encrypting a ledger: a password, typed twice; the recovery sheet, printed; and proof that it is at hand."""

from __future__ import annotations

import random

from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from models.store import keyfile, recovery
from models.store.cipher import Secret
from ui.dialogs.asking import AskingDialog
from ui.dialogs.password.lines import go_on_by_enter, password_line, show_text
from ui.dialogs.password.sheet import preview_sheet
from ui.session import Session
from ui.widgets.button import button
from ui.widgets.label import plain_label

_SAID = "给账本加密，以后打开要输密码"
_FORGOTTEN = "忘了密码，只有恢复单能打开。密码和恢复单都没有了，账本谁也打不开，程序也没有后门。"
_NOTE = "账本、以后的备份、操作流水和附件都会加密；导出、打印的文件不加密。做完以前请不要关机。"


_NOT_TAKEN = "恢复单还没有打印。请在预览里按“打印…”；没有打印机，就“存为 PDF”到 U 盘，到别处打印以后从 U 盘删去，再照着输入一组字符。"


class SwitchOnDialog(AskingDialog):
    """Accepted with a `password` and the `secret` that is on the sheet."""

    def __init__(self, session: Session, parent: QWidget | None) -> None:
        super().__init__("启用加密", parent)
        self._session = session
        self.secret = Secret.new()
        self._groups = recovery.groups_of(self.secret)
        self.asked = random.randrange(len(self._groups))
        """Which group is typed back, counted from 0."""
        lines = QVBoxLayout()
        lines.setSpacing(8)
        lines.addWidget(plain_label(_FORGOTTEN, "note", wrap=True))
        self._first = password_line(lines, "密码", hint=f"至少 {keyfile.SHORTEST} 个字，可以用一句话，中英文都可以")
        self._second = password_line(lines, "再输一次")
        self._shown = QCheckBox("显示输入的内容")
        self._shown.toggled.connect(lambda on: show_text([self._first, self._second], on))
        lines.addWidget(self._shown)
        lines.addSpacing(6)
        lines.addWidget(plain_label("恢复单", "strong"))
        self._print = button("打印恢复单…", self.print_sheet, icon_name="printer")
        lines.addWidget(self._print)
        self._typed = password_line(lines, f"照打印好的恢复单，输入第 {self.asked + 1} 组的 8 个字符", hidden=False)
        self._typed.setEnabled(False)
        self._typed.setPlaceholderText("先打印恢复单")
        go_on_by_enter([self._first, self._second, self._typed], self.accept)
        self.lay_out(_SAID, lines, _NOTE, "启用加密")
        self._first.setFocus()

    @property
    def password(self) -> str:
        """What was typed."""
        return self._first.text()

    @property
    def said(self) -> str:
        """What stands below the lines."""
        return self._message.text()

    def write(self, first: str, second: str, group: str = "") -> None:
        """Types into the lines."""
        self._first.setText(first)
        self._second.setText(second)
        self._typed.setText(group)

    def print_sheet(self) -> None:
        """Shows the sheet as it will be printed; once it was, a group of it can be typed."""
        if not preview_sheet(self._session, self.secret, self):
            self.want(self._print, _NOT_TAKEN)
            return
        self.settle()
        self._typed.setEnabled(True)
        self._typed.setPlaceholderText("")
        self._typed.setFocus()

    def accept(self) -> None:
        if why := keyfile.weak(self.password):
            self.want(self._first, why)
        elif self.password != self._second.text():
            self.want(self._second, "两次输入的密码不一样，请再输一次。")
        elif not self._typed.isEnabled():
            self.want(self._print, "请先打印恢复单，再照着它输入一组字符。没有恢复单，忘了密码就什么都打不开。")
        elif recovery.clean(self._typed.text()) != self._groups[self.asked]:
            self.want(self._typed, f"第 {self.asked + 1} 组与恢复单不一致，请看着打印出来的纸再输一次。")
        else:
            super().accept()
