"""The list of a training: filled like a spreadsheet, kept as one action, and not lost by Esc."""

import pytest

from models.records import Enrolment, Training
from ui.dialogs.enrolment_dialog import EnrolmentDialog


@pytest.fixture
def dialog(qtbot, shell, session):
    made = EnrolmentDialog(session, session.ledger.all(Training)[0], shell)
    qtbot.addWidget(made)
    made.show()
    return made


def fill(dialog, row, column, text):
    model = dialog._model
    assert model.setData(model.index(row, column), text)


def test_only_those_with_an_entry_are_kept(dialog, session):
    fill(dialog, 0, 1, "参加")
    fill(dialog, 0, 2, "8")
    fill(dialog, 1, 1, "缺课")
    dialog.accept()
    kept = session.ledger.parts(Enrolment, session.ledger.all(Training)[0])
    assert [(e.state, e.hours) for e in kept] == [("参加", 8.0), ("缺课", None)]
    assert session.ledger.undoable().label == "登记参训名单：秋季集中轮训"


def test_all_others_take_part_with_the_planned_hours(dialog):
    fill(dialog, 0, 1, "请假")
    dialog._all_present()
    assert dialog._sum.text() == "名单 6 人 · 参加 5 人 · 共 80 学时"


def test_escape_asks_only_after_something_was_typed(dialog, answers, session):
    answers.yes = False
    dialog.reject()
    assert answers.asked == []
    dialog.show()
    fill(dialog, 0, 1, "参加")
    dialog.reject()
    assert dialog.isVisible()
    answers.yes = True
    dialog.reject()
    assert not dialog.isVisible()
    assert session.ledger.count(Enrolment) == 0


def test_what_cannot_be_read_is_said_and_left_as_it_was(dialog):
    model = dialog._model
    assert not model.setData(model.index(0, 2), "很多")
    assert "没有改动" in dialog._note.text()
