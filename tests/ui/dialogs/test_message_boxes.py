"""Messages and questions stand in the look of the other dialogs."""

import pytest
from PySide6.QtWidgets import QApplication, QMessageBox

from tests.ui.answering import when_modal
from ui.dialogs import ask


@pytest.mark.parametrize("say", [ask.tell, ask.refuse, lambda parent, text: ask.confirm(parent, text, "放进回收站")])
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
