"""What was typed into the sheets of a dialog comes back after the program ended without saving."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QItemSelectionModel

from models.records import Course, Quota, Responsibility, ResponsibilityCheck, Training
from models.rules.periods import quarter_of
from models.rules.register.duties import due
from ui.dialogs.register.check_dialog import CheckDialog, CheckGrid
from ui.dialogs.register.duty_sheet import DutySheet
from ui.dialogs.training.courses_dialog import CoursesDialog

QUARTER = quarter_of(2026, 9)


@pytest.fixture
def opened(qtbot):
    """Opens a dialog; one that is opened is never given up, as when the program is killed."""

    def run(dialog):
        qtbot.addWidget(dialog)
        return dialog

    return run


def type_into(model, row, *texts):
    for column, text in enumerate(texts):
        model.setData(model.index(row, column), text)


def cells(model, rows):
    return [[part.show(field.name) for field in model.fields] for part in model.parts[:rows]]


@pytest.fixture
def duties(session):
    with session.unit("列出责任清单") as unit:
        for text in ("讲党课", "收党费"):
            unit.add(Responsibility(post="书记", text=text, frequency="每季度"))
    return due(session.ledger.all(Responsibility), QUARTER)


def test_courses_and_places_come_back_and_go_when_they_are_saved(opened, shell, session):
    batch = session.ledger.all(Training)[0]
    with session.unit("课程") as unit:
        unit.add(Course(training_id=batch.id, position=1, title_text="党章", hours=2.0))
    first = opened(CoursesDialog(session, batch, shell))
    type_into(first.courses.model_of_parts, 0, "党章导读")
    type_into(first.courses.model_of_parts, 1, "条例")
    type_into(first.quotas.model_of_parts, 0, "班子成员", "3")
    first._draft.keep()
    second = opened(CoursesDialog(session, batch, shell))
    assert [row[0] for row in cells(second.courses.model_of_parts, 3)] == ["党章导读", "条例", ""]
    assert "已恢复" in second._note.text()
    assert second._typed() != second._kept, "giving up asks first"
    second.accept()
    assert [course.title_text for course in session.ledger.parts(Course, batch)] == ["党章导读", "条例"]
    assert [(quota.level, quota.places) for quota in session.ledger.parts(Quota, batch)] == [("班子成员", 3)]
    assert session.ledger.draft(f"courses:{batch.id}") is None


def test_a_check_comes_back_to_its_own_duty_and_quarter(opened, shell, session, duties):
    first = opened(CheckDialog(session, QUARTER, duties, {}, shell))
    for row in (0, 1):
        first.model.setData(first.model.index(row, CheckGrid.RESULT), "完成")
    first._draft.keep()
    with session.unit("改") as unit:
        duties[1].text = "党费收缴"
        unit.save(duties[1])
    duties = due(session.ledger.all(Responsibility), QUARTER)
    assert not any(part.result for part in opened(CheckDialog(session, QUARTER.later(), duties, {}, shell)).model.parts)
    second = opened(CheckDialog(session, QUARTER, duties, {}, shell))
    assert [part.result for part in second.model.parts] == ["完成", ""]
    second.accept()
    assert [check.result for check in session.ledger.all(ResponsibilityCheck)] == ["完成"]
    assert session.ledger.draft("duty-checks:2026-3") is None


def test_a_sheet_of_new_duties_comes_back_whole(opened, shell, session):
    first = opened(
        DutySheet(
            session, [Responsibility(post="书记", text="讲党课"), Responsibility(post="书记", text="述职")], shell
        )
    )
    chosen = QItemSelectionModel.SelectionFlag.ClearAndSelect
    first.grid.selectionModel().select(first.model.index(0, 0), chosen)
    first.drop()
    type_into(first.model, 1, "组织委员", "", "收党费")
    first._draft.keep()
    second = opened(DutySheet(session, [Responsibility(post="书记", text="讲党课")], shell))
    assert [(part.post, part.text) for part in second.model.filled()] == [("书记", "述职"), ("组织委员", "收党费")]
    assert "已恢复" in second._note.text()
    second.accept()
    assert [duty.text for duty in session.ledger.all(Responsibility)] == ["述职", "收党费"]
    assert session.ledger.draft("duties:usual") is None
