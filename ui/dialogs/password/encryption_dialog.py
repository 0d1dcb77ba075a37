"""密码与加密: whether the ledger has a password, what that does, and the ways to set, change and take it away."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog, QHBoxLayout, QVBoxLayout, QWidget

from models.safekeeping.recovering import folders_of
from models.store import LedgerRefused, cipher, recovery, switching
from models.store.backups import folder_of
from ui.dialogs.ask import confirm, refuse, show_file
from ui.dialogs.asking import AskingDialog
from ui.dialogs.password.change_dialog import ChangePasswordDialog, proven
from ui.dialogs.password.lines import password_line
from ui.dialogs.password.sheet import preview_sheet
from ui.dialogs.password.switch_on_dialog import SwitchOnDialog
from ui.dialogs.run import run
from ui.session import Session
from ui.widgets.button import button
from ui.widgets.label import plain_label

Work = Callable[[Path], None]
"""What is done with the file of a ledger while it is closed."""
ChangeOver = Callable[[Work, str], object]
"""Closes the window, does the work, which is called so meanwhile, and opens the window again."""

_WIDTH = 680  # pixels
_OFF = (
    "账本现在没有密码：拿到这台电脑或备份 U 盘的人，打开文件就能看到全部内容。",
    "启用加密以后，账本、备份、操作流水和附件都用 AES-256 加密（SQLCipher），打开时要输密码，平时用起来没有两样。"
    "这不是国密算法，单位有专门要求的请按要求办。",
    "导出、打印的文件，打开着看的附件，不在加密之内。系统自带的整盘加密（如 BitLocker）可以同时用。",
)
_ON = (
    "账本已加密，打开要输密码。以后的备份、操作流水和附件也是加密的；导出、打印的文件不加密。",
    "备份文件夹里有一份密钥文件（.zbkey），把备份复制到 U 盘时请一起复制：没有它，光有密码打不开，只能用恢复单。",
)

_SWITCHED_ON = (
    "已启用加密：账本、附件、操作流水和以后的备份，没有密码或恢复单谁也读不了，下次打开时要输密码。"
    "导出、打印过的文件不加密，没有密码也能读。"
)
_SWITCHED_OFF = (
    "已关掉加密：账本、附件、操作流水和以后的备份，不用密码就能打开和读到。"
    "已有的加密备份没有变，仍要用密码或恢复单打开，恢复单请继续保管。"
)

_CLEAR = (
    "备份文件夹和插着的第二处备份里，启用加密以前的 {} 个文件（备份、附件）会覆盖后删去，不能找回；也就不能再恢复到那时的样子。"
    "加密以后的备份不动，删之前先核对其中一份是完好的。"
)


def left_words(ledger: Path, second: Path | None) -> str:
    """What can still be read among the backups without a password, in the second folder too; '' for nothing."""
    own, *others = (len(switching.left_in_clear([folder])) for folder in folders_of(ledger, second))
    if not own and not sum(others):
        return ""
    there = f"，第二处备份里有 {sum(others)} 个" if sum(others) else ""
    return (
        f"备份文件夹里有 {own} 个启用加密以前的文件（备份、附件）{there}，没有密码也能读。"
        "不再需要时，在“设置 → 密码与加密”里删去；没有插上的 U 盘，插上以后再删一次；自己复制到别处的请自己删。"
    )


def changed_words(ledger: Path, second: Path | None) -> str:
    """That the file of a ledger was changed over, and what can be read without a password, now that it was."""
    return f"{_SWITCHED_ON}{left_words(ledger, second)}" if cipher.id_of(ledger) else _SWITCHED_OFF


class EncryptionDialog(QDialog):
    """Accepted with `work` where the file itself is to be changed over; all else is done in the dialog."""

    def __init__(self, session: Session, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setWindowTitle("密码与加密")
        self.setFixedWidth(_WIDTH)
        self._session = session
        self.work: Work | None = None
        self.doing = ""
        """What the work is called while it goes on."""
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(22, 18, 22, 16)
        self._column.setSpacing(12)
        self._foot = QHBoxLayout()
        self._foot.setSpacing(10)
        secret, why = session.ledger.secret, cipher.unavailable()
        if secret is not None:
            self._say("账本已加密", f"恢复单编号 {recovery.number_of(secret)}。", *_ON, left_words(*self._places()))
            self._add("更改密码…", self.change, "pencil")
            self._add("打印恢复单…", self.print_sheet, "printer")
            if many := len(switching.left_in_clear(folders_of(*self._places()))):
                row = QHBoxLayout()
                row.addWidget(
                    button(
                        "看旧备份", partial(show_file, folder_of(session.ledger.path), self), icon_name="folder-open"
                    )
                )
                row.addWidget(button("删去旧备份…", partial(self.clear_away, many), icon_name="trash-2"))
                row.addStretch(1)
                self._column.addLayout(row)
            self._foot.addStretch(1)
            self._foot.addWidget(button("关掉加密…", self.switch_off, kind="danger"))
        elif why:
            self._say("账本没有密码，这台电脑上也不能加密", why, *_OFF[:1], _OFF[2])
            self._foot.addStretch(1)
        else:
            self._say("账本没有密码", *_OFF)
            self._foot.addStretch(1)
        self._foot.addWidget(button("关闭", self.reject))
        if secret is None and not why:
            self._foot.addWidget(button("启用加密…", self.switch_on, icon_name="lock", kind="primary"))
        self._column.addStretch(1)
        self._column.addLayout(self._foot)
        self.setMinimumHeight(max(0, self._column.totalHeightForWidth(_WIDTH)))  # none where it scrolls

    def _places(self) -> tuple[Path, Path | None]:
        keeper = self._session.keeper
        return self._session.ledger.path, keeper.second if keeper is not None else None

    def _say(self, heading: str, *sentences: str) -> None:
        self._column.addWidget(plain_label(heading, "strong", wrap=True))
        for sentence in filter(None, sentences):
            self._column.addWidget(plain_label(sentence, wrap=True))

    def _add(self, text: str, does: Callable[[], object], icon_name: str) -> None:
        self._foot.addWidget(button(text, does, icon_name=icon_name))

    def switch_on(self) -> None:
        """Asks for a password and has the sheet printed."""
        asked = SwitchOnDialog(self._session, self)
        if run(asked):
            self.work = partial(switching.switch_on, secret=asked.secret, password=asked.password)
            self.doing = "正在加密账本和附件，请不要关机…"
            self.accept()

    def switch_off(self) -> None:
        """Asks for the password, for it is a matter of everything in the ledger."""
        if run(SwitchOffDialog(self._session, self)):
            self.work = switching.switch_off
            self.doing = "正在取消加密，请不要关机…"
            self.accept()

    def change(self) -> None:
        """Another password."""
        run(ChangePasswordDialog(self._session, self))

    def clear_away(self, many: int) -> None:
        """Takes the files away that can be read without a password, after a question."""
        if not confirm(self, _CLEAR.format(many), "覆盖并删去", title="删去旧备份"):
            return
        QApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
        try:
            switching.clear_away(folders_of(*self._places()))
        except LedgerRefused as refusal:
            why = str(refusal)
        else:
            why = ""
        finally:
            QApplication.restoreOverrideCursor()
        if why:
            refuse(self, why)
            return
        self._session.say("启用加密以前的备份已删去")
        self.reject()

    def print_sheet(self) -> None:
        """The sheet again, after the password was asked for."""
        secret = self._session.ledger.secret
        if secret is not None and run(
            ProveDialog("打印恢复单", "有了恢复单，不要密码也能打开账本", "", "继续", self._session, self)
        ):
            preview_sheet(self._session, secret, self)


class ProveDialog(AskingDialog):
    """Accepted with the password."""

    def __init__(self, title: str, said: str, note: str, act: str, session: Session, parent: QWidget | None) -> None:
        super().__init__(title, parent)
        self._session = session
        lines = QVBoxLayout()
        self._line = password_line(lines, "现在的密码（忘了就输入恢复单上的八组字符）")
        self._line.returnPressed.connect(self.accept)
        self.lay_out(said, lines, note, act)
        self._line.setFocus()

    def write(self, text: str) -> None:
        """Types into the line."""
        self._line.setText(text)

    def accept(self) -> None:
        if why := proven(self._session, self._line.text()):
            self.want(self._line, why)
        else:
            super().accept()


class SwitchOffDialog(ProveDialog):
    """The question before the encryption is taken away."""

    def __init__(self, session: Session, parent: QWidget | None) -> None:
        said = "关掉加密以后，拿到账本文件的人不用密码就能看到全部内容"
        note = "已有的加密备份不会改变，仍要用密码或恢复单打开，恢复单请继续保管。"
        super().__init__("关掉加密", said, note, "关掉加密", session, parent)


def set_password(session: Session, parent: QWidget | None, change_over: ChangeOver) -> None:
    """Shows how the ledger is kept from others, and does what is chosen."""
    dialog = EncryptionDialog(session, parent)
    if run(dialog) and dialog.work is not None:
        change_over(dialog.work, dialog.doing)
