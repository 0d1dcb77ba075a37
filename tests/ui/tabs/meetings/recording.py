"""What tests of a meeting that is being recorded do and look at."""

from PySide6.QtWidgets import QApplication

from tests.ui.answering import when_modal
from ui.dialogs.reason_dialog import ReasonDialog
from ui.tabs.meetings.item_card import ItemCard
from ui.widgets.button import Button


def begin(shell, kind="支部党员大会"):
    shell.side.choose("meetings")
    page = shell.pages["meetings"].view
    page.start(kind)
    return page, page._editor


def type_into(editor, name, text):
    editor.form.boxes[name].editor.set_value_text(text)


def answer(reason="", other=False, act=True):
    """Answers the next question for a reason; gives the list in which it is noted."""
    seen = []

    def say():
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, ReasonDialog)
        dialog.write(reason)
        seen.append(dialog.windowTitle())
        if act:
            dialog._other() if other else dialog.accept()
        if dialog.isVisible():
            seen.append("refused")
            dialog.reject()

    when_modal(say)
    return seen


def cards(editor):
    layout = editor.agenda._column
    return [w for w in (layout.itemAt(i).widget() for i in range(layout.count())) if isinstance(w, ItemCard)]


def told_by_rules(editor):
    return [b for b in editor.check.findChildren(Button) if b.accessibleName().startswith("查看") and not b.isHidden()]
