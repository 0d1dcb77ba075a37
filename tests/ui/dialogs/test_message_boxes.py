"""Messages and questions stand in the look of the other dialogs."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMessageBox, QScrollArea

from tests.ui.answering import when_modal
from ui.dialogs import ask
from ui.dialogs.error_dialog import tell_error


@pytest.mark.parametrize(
    "say",
    [
        ask.tell,
        ask.refuse,
        lambda parent, text: ask.confirm(parent, text, "放进回收站"),
        lambda parent, text: tell_error(parent, parent.session.settings.folder, text),
    ],
)
def test_a_message_has_our_icon_and_our_margins(shell, say):
    seen = []

    def look():
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        margins = box.layout().contentsMargins()
        seen.append((box.iconPixmap().deviceIndependentSize().width(), margins.left(), margins.right()))
        box.reject()

    when_modal(look)
    say(shell, "把“2026年秋季现场教学”放进回收站？之后可以撤销，也可以从回收站恢复。")
    assert seen == [(24, 22, 22)]


def test_a_message_longer_than_the_screen_scrolls_by_keys_and_keeps_its_button_in_sight(shell):
    lines = [f"“签到表{number}.jpg”：文件不见了" for number in range(200)]
    seen = []

    def look():
        box = QApplication.activeModalWidget()
        area = box.findChild(QScrollArea)
        area.setFocus()
        QTest.keyClick(area, Qt.Key.Key_PageDown)
        seen.append((box.height() <= shell.height() - 40, area.verticalScrollBar().value() > 0, box.text()))
        box.reject()

    when_modal(look)
    ask.tell(shell, "\n".join(lines))
    assert seen == [(True, True, "\n".join(lines))]


def test_a_message_that_has_room_does_not_scroll(shell):
    seen = []

    def look():
        box = QApplication.activeModalWidget()
        seen.append(box.findChild(QScrollArea))
        box.reject()

    when_modal(look)
    ask.tell(shell, "\n".join(f"第 {number} 行" for number in range(20)))
    assert seen == [None]
