"""Courses and places of a batch: two sheets to type and paste into, kept as one action with the planned hours."""

from contextlib import contextmanager

import pytest
from PySide6.QtGui import QGuiApplication, QKeySequence
from PySide6.QtTest import QTest

from models.records import Course, Quota, Training
from models.store import LedgerRefused
from ui.dialogs.training.courses_dialog import CoursesDialog


@pytest.fixture
def batch(session):
    return session.ledger.all(Training)[0]


@pytest.fixture
def opened(qtbot, shell, session):
    def make(batch):
        made = CoursesDialog(session, batch, shell)
        qtbot.addWidget(made)
        made.show()
        return made

    return make


def fill(grid, row, column, text):
    model = grid.model_of_parts
    return model.setData(model.index(row, column), text)


def test_a_programme_from_a_spreadsheet_is_pasted_and_the_sheet_grows(opened, batch, session):
    dialog = opened(batch)
    rows = [f"第{n}讲\t2026-09-{10 + n // 4}\t王老师\t1.5\r\n" for n in range(12)]
    QGuiApplication.clipboard().setText("".join(rows))
    QTest.keySequence(dialog.courses, QKeySequence(QKeySequence.StandardKey.Paste))
    assert dialog._taught.text() == "课程 12 门 · 18 学时"
    fill(dialog.quotas, 0, 0, "班子成员")
    fill(dialog.quotas, 0, 1, "6")
    assert dialog._placed.text() == "名额 6 人"
    dialog.accept()
    kept = session.ledger.parts(Course, batch)
    assert [(c.position, c.title_text) for c in kept] == [(n + 1, f"第{n}讲") for n in range(12)]
    assert {(c.teacher, c.hours) for c in kept} == {("王老师", 1.5)}
    assert [(q.level, q.places) for q in session.ledger.parts(Quota, batch)] == [("班子成员", 6)]
    session.undo()
    assert session.ledger.count(Course) == session.ledger.count(Quota) == 0


def test_an_emptied_line_is_taken_away_and_the_last_line_is_never_the_end(opened, batch, session):
    with session.unit("课程") as unit:
        unit.save_parts(batch, [Course(position=n, title_text=f"课{n}") for n in (2, 1, 3)], Course)
    dialog = opened(batch)
    model = dialog.courses.model_of_parts
    assert [c.title_text for c in model.filled()] == ["课1", "课2", "课3"]
    fill(dialog.courses, 1, 0, "")
    rows = model.rowCount()
    fill(dialog.courses, rows - 1, 0, "课4")
    assert model.rowCount() == rows + 1
    dialog.accept()
    kept = sorted(session.ledger.parts(Course, batch), key=lambda c: c.position)
    assert [c.title_text for c in kept] == ["课1", "课3", "课4"]


def test_planned_hours_are_proposed_with_their_reason(opened, batch, session):
    batch.days = 2.5
    dialog = opened(batch)
    fill(dialog.courses, 0, 0, "第一讲")
    fill(dialog.courses, 0, 3, "3")
    assert dialog._basis.text() == "天数 2.5 天，按一天 8 学时、半天 4 学时折算为 20 学时；课程合计 3 学时"
    assert [each.text() for each in dialog._buttons] == ["按天数 20", "按课程 3"]
    dialog._buttons[0].click()
    dialog.accept()
    assert session.ledger.get(Training, batch.id).planned_hours == 20


@pytest.mark.parametrize(
    ("sheet", "column", "text", "said"),
    [("courses", 2, "王老师", "第 1 行没有填课程名称"), ("quotas", 1, "6", "第 1 行没有填参训层级")],
)
def test_a_line_without_a_name_is_not_kept_and_said(opened, batch, session, sheet, column, text, said):
    dialog = opened(batch)
    fill(getattr(dialog, sheet), 0, column, text)
    dialog.accept()
    assert dialog.isVisible()
    assert dialog._note.text().startswith(said)
    assert session.ledger.count(Course) == session.ledger.count(Quota) == 0


def test_what_is_no_number_is_said(opened, batch, session):
    dialog = opened(batch)
    assert not fill(dialog.courses, 0, 3, "很多")
    assert dialog._note.text().startswith("第 1 行：")
    dialog._hours.set_value_text("很多")
    dialog.accept()
    assert dialog.isVisible()
    assert dialog._note.text().startswith("计划学时：")


def test_escape_asks_only_after_something_was_typed(opened, batch, answers):
    answers.yes = False
    dialog = opened(batch)
    dialog.reject()
    assert answers.asked == []
    dialog.show()
    fill(dialog.quotas, 0, 0, "普通党员")
    dialog.reject()
    assert dialog.isVisible()
    answers.yes = True
    dialog.reject()
    assert not dialog.isVisible()


def test_what_a_full_disk_refused_is_kept_whole_the_second_time(opened, batch, session, monkeypatch):
    dialog = opened(batch)
    fill(dialog.courses, 0, 0, "第一讲")
    dialog._hours.set_value_text("24")
    real = session.ledger.unit

    @contextmanager
    def full(*said, **more):
        monkeypatch.setattr(session.ledger, "unit", real)
        with real(*said, **more) as unit:
            yield unit
            raise LedgerRefused("磁盘空间不足")

    monkeypatch.setattr(session.ledger, "unit", full)
    with pytest.raises(LedgerRefused):
        dialog.accept()
    dialog.accept()
    assert session.ledger.get(Training, batch.id).planned_hours == 24
    assert [course.title_text for course in session.ledger.parts(Course, batch)] == ["第一讲"]
