"""What stands in a window while its content is covered: that it is, and how it is lifted."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from ui.look.icons import pixmap
from ui.widgets.button import button
from ui.widgets.label import plain_label
from ui.widgets.restyle import restyle

_ICON, _LINE = 40, 260  # pixels
_ONLY_HELD = (Qt.Key.Key_Control, Qt.Key.Key_Shift, Qt.Key.Key_Alt, Qt.Key.Key_Meta, Qt.Key.Key_AltGr)
COVERED = "没有设密码：谁点一下或按任意键都能回到刚才的地方。"
SET_ONE = "要锁住，请在“设置 → 密码与加密…”里给账本设密码。"
SAMPLE = "这是示例支部，只能遮住。自己的账本可以设密码，设了才锁得住。"
LOCKED = "输入账本的密码，回到刚才的地方。"
_GOES_ON = "刚才填写的内容还在；正在导出的文件会继续写完。"
_WRONG = "密码不对，请再输入一次。"


class Cover(QWidget):
    """The whole of a covered window."""

    asked = Signal(str)
    """Somebody wants the content back: the password that was typed, '' where none is asked for."""

    def __init__(self, *, password: bool, may_set: bool = True) -> None:
        """password: whether it asks for one · may_set: whether the menu of the window has where one is set."""
        super().__init__()
        self.setObjectName("page")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumSize(320, 200)
        mark = plain_label()
        mark.setPixmap(pixmap("lock" if password else "info", _ICON, "link", self.devicePixelRatioF()))
        self.title = "已锁定" if password else "内容已遮住"
        """Of the window: whoever reads 已锁定 believes that nobody else gets in."""
        heading = plain_label("支部台账已锁定" if password else "支部台账的内容已遮住", "title")
        self.sentence = plain_label(
            LOCKED if password else COVERED + (SET_ONE if may_set else SAMPLE), "second", wrap=True
        )
        self.sentence.setAlignment(Qt.AlignmentFlag.AlignCenter)
        note = plain_label(_GOES_ON, "note", wrap=True)
        note.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setAccessibleName(f"{heading.text()}。{self.sentence.text()}")
        column = QVBoxLayout(self)
        column.setSpacing(10)
        column.addStretch(2)
        column.addWidget(mark, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(heading, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(self.sentence)
        self.line: QLineEdit | None = None
        if password:
            self.line = QLineEdit()
            self.line.setEchoMode(QLineEdit.EchoMode.Password)
            self.line.setAccessibleName("密码")
            self.line.setFixedWidth(_LINE)
            self.line.returnPressed.connect(self._ask)
            column.addWidget(self.line, 0, Qt.AlignmentFlag.AlignHCenter)
            column.addWidget(button("解锁", self._ask, kind="primary"), 0, Qt.AlignmentFlag.AlignHCenter)
            self.setFocusProxy(self.line)
        column.addWidget(note)
        column.addStretch(3)

    def say_wrong(self) -> None:
        """The password was not the right one; what was typed is chosen, so that typing begins anew."""
        self.sentence.setText(_WRONG)
        restyle(self.sentence, "tone", "bad")
        if self.line is not None:
            self.line.selectAll()
            self.line.setFocus()

    def _ask(self) -> None:
        self.asked.emit(self.line.text() if self.line is not None else "")

    def _lift(self) -> None:
        """After the key or click has been dealt with: it must not reach what comes back under it."""
        if self.line is None:
            QTimer.singleShot(0, self, self._ask)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Nothing goes on to the window, whose Esc would close it."""
        event.accept()
        if not event.isAutoRepeat() and event.key() not in _ONLY_HELD:
            self._lift()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        event.accept()
        self._lift()
