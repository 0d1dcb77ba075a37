"""离开时锁定: after how many minutes, and what that keeps away without a password."""

from __future__ import annotations

from PySide6.QtWidgets import QButtonGroup, QRadioButton, QVBoxLayout, QWidget

from ui.dialogs.asking import AskingDialog
from ui.privacy import locking
from ui.session import Session

_WITH = (
    "锁定后要输入账本的密码才能继续；窗口和对话框里的内容不显示，读屏软件也读不到，"
    "刚才填写的内容还在，正在导出的文件会继续写完。"
)
_WITHOUT = (
    "这个账本没有设密码：到时间只是把内容遮住，任何人点一下或按任意键就能看到。"
    "它挡得住旁人顺眼看见，挡不住有心的人；离开座位时请锁定电脑（Windows 按 Win+L）{0}。"
)
_SET_ONE = "，或在“设置 → 密码与加密…”里给账本设密码"
_SAID = "多久没有动键盘和鼠标，就{0}？随时按 Ctrl+L 立即{0}。"


class LockDialog(AskingDialog):
    """Keeps the choice on this machine."""

    def __init__(self, session: Session, parent: QWidget | None, *, may_set: bool = True) -> None:
        """may_set: whether a password can be set in the window."""
        super().__init__("离开时锁定", parent)
        self._session = session
        self.choices: dict[int, QRadioButton] = {}
        group, lines = QButtonGroup(self), QVBoxLayout()
        chosen = locking.minutes(session)
        never = "不自动锁定" if session.has_password else "不自动遮住"
        for minutes in locking.MINUTES:
            choice = QRadioButton(f"{minutes} 分钟" if minutes else never)
            choice.setChecked(minutes == chosen)
            group.addButton(choice)
            lines.addWidget(choice)
            self.choices[minutes] = choice
        said = _SAID.format("锁定" if session.has_password else "遮住内容")
        self.lay_out(
            said, lines, _WITH if session.has_password else _WITHOUT.format(_SET_ONE if may_set else ""), "确定"
        )
        self.choices[chosen].setFocus()

    def accept(self) -> None:
        locking.set_minutes(self._session, next(m for m, choice in self.choices.items() if choice.isChecked()))
        super().accept()
