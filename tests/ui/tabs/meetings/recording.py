"""What tests of a meeting that is being recorded do and look at."""

from PySide6.QtWidgets import QApplication

from models.records import Meeting
from tests.ui.answering import when_modal
from ui.dialogs.reason_dialog import ReasonDialog
from ui.tabs.meetings.item_card import ItemCard
from ui.widgets.button import Button
from ui.widgets.layouts import widgets_in


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
    return [widget for widget in widgets_in(editor.agenda._column) if isinstance(widget, ItemCard)]


def told_by_rules(editor):
    return [b for b in editor.check.findChildren(Button) if b.accessibleName().startswith("查看") and not b.isHidden()]


def missing(editor):
    """The elements that the check-list misses."""
    return [line.partition("：")[0] for line in editor.check.lacking()]


def numbers(session):
    """Those of 主题党日, by day."""
    return {str(m.day): m.number for m in session.ledger.all(Meeting) if m.kind == "主题党日"}


def questions(answers):
    """What was asked about numbers, since the last time."""
    asked = [question for question in answers.asked if "按日期" in question]
    answers.asked.clear()
    return asked
