"""What a decision leads to: a to-do or an item of the register, made after the meeting is saved, and linked both ways."""

import pytest
from PySide6.QtWidgets import QApplication

from models.records import AgendaItem, Meeting, Rectification, RectificationStep, Task
from tests.ui.answering import when_modal
from tests.ui.tabs.meetings.recording import cards
from ui.tabs.meetings.follow_up import follow_ups


def save_next():
    """Saves the dialog that is about to open."""
    when_modal(lambda: QApplication.activeModalWidget().accept())


def test_a_decision_becomes_a_task_after_the_meeting_is_saved(editor, shell, session):
    editor.agenda.load([AgendaItem(title_text="研究", decision="月底前补齐记录", owner="李敏")])
    save_next()
    cards(editor)[0].wanted.emit("task")
    task = session.ledger.all(Task)[0]
    assert (task.text, task.owner, task.meeting_id) == ("月底前补齐记录", "李敏", editor.meeting.id)
    assert task.agenda_item_id == editor.agenda.items[0].id
    assert session.ledger.undoable().label == "转为待办：研究"
    assert "月底前补齐记录" in [one.title for one in follow_ups(session, editor.agenda.items[0])]
    shell._undo()
    assert session.ledger.all(Task) == []
    assert session.ledger.get(Meeting, editor.meeting.id) is not None


@pytest.mark.parametrize("what", ["task", "rectification"])
def test_the_keyboard_is_on_the_item_again_after_its_decision_became_something(editor, what):
    editor.agenda.load([AgendaItem(title_text="安全"), AgendaItem(title_text="研究", decision="补齐记录")])
    save_next()
    cards(editor)[1].wanted.emit(what)
    assert editor.window().focusWidget() is cards(editor)[1]


def test_a_decision_becomes_a_rectification_and_is_gone_to(editor, shell, session):
    editor.agenda.load([AgendaItem(title_text="研究", decision="补齐记录", owner="李敏")])
    save_next()
    cards(editor)[0].wanted.emit("rectification")
    made = next(r for r in session.ledger.all(Rectification) if r.problem == "补齐记录")
    assert [step.action for step in session.ledger.parts(RectificationStep, made)] == ["登记"]
    assert (str(made.found), made.agenda_item_id) == ("2026-11-23", editor.agenda.items[0].id)
    asked = []
    editor.agenda.asked.connect(lambda *about: asked.append(about))
    cards(editor)[0].followed.emit(follow_ups(session, editor.agenda.items[0])[0])
    assert asked == [("rectifications", "rectification", made.id)]


def test_an_item_taken_out_says_that_what_came_of_it_stays(editor, session):
    editor.agenda.load([AgendaItem(title_text="研究", decision="补齐记录"), AgendaItem(title_text="安全")])
    save_next()
    cards(editor)[0].wanted.emit("task")
    cards(editor)[0].removed.emit()
    assert editor.agenda._gone.text() == "已删除“研究”，由它转出的 1 件整改、待办不删"
    cards(editor)[0].removed.emit()
    assert editor.agenda._gone.text() == "已删除“安全”"
    assert editor.save()
    assert [task.text for task in session.ledger.all(Task)] == ["补齐记录"]


@pytest.mark.parametrize(("what", "cls"), [("task", Task), ("rectification", Rectification)])
def test_a_decision_that_led_to_one_already_asks_before_a_second(editor, session, answers, what, cls):
    editor.agenda.load(
        [AgendaItem(title_text="研究", decision="补齐记录"), AgendaItem(title_text="安全", decision="修门锁")]
    )

    def made():
        return len(session.ledger.all(cls, agenda_item_id=editor.agenda.items[0].id))

    save_next()
    cards(editor)[0].wanted.emit(what)
    assert (made(), answers.asked) == (1, [])
    answers.yes = False
    cards(editor)[0].wanted.emit(what)
    assert made() == 1
    assert answers.asked == [f"这项决定已经转为{cls.label}：“补齐记录”。还要再转一项吗？"]
    answers.yes = True
    save_next()
    cards(editor)[0].wanted.emit(what)
    assert made() == 2
    save_next()
    cards(editor)[1].wanted.emit(what)
    assert len(answers.asked) == 2, "another decision has led to nothing yet"
