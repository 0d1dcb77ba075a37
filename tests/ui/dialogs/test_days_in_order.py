"""Days that stand the wrong way round are said in the form while they are typed, and saved nevertheless: it may be true."""

import pytest

from models.kinds import PartialDate
from models.records import Rectification, Responsibility, Training
from ui.dialogs.register.duty_dialog import DutyDialog
from ui.dialogs.register.item_dialog import RectificationDialog
from ui.dialogs.training.batch_dialog import BatchDialog
from ui.dialogs.training.courses_dialog import CoursesDialog

FIRST = PartialDate(2026, 10, 15)


@pytest.mark.parametrize(
    ("dialog", "record", "name", "said"),
    [
        (BatchDialog, Training(name="轮训", start=FIRST), "end", "结束日期 2026-10-14 早于开始日期 2026-10-15"),
        (DutyDialog, Responsibility(post="书记", text="讲党课", since=FIRST), "until", "终止日期 2026-10-14 早于起始日期 2026-10-15"),
        (RectificationDialog, Rectification(problem="问题", found=FIRST), "deadline", "整改时限 2026-10-14 早于发现日期"),
    ],
)  # fmt: skip
def test_the_form_says_it_and_saves(qtbot, shell, session, dialog, record, name, said):
    made = dialog(session, record, shell)
    qtbot.addWidget(made)
    box = made.form.boxes[name]
    box.editor.set_value_text("2026-10-15")
    made.form.advise()
    assert "早于" not in box.message.text()
    box.editor.set_value_text("2026-10-14")
    made.form.advise()
    assert box.message.text().startswith(said)
    made.accept()
    assert session.ledger.get(type(record), made.result_record.id).show(name) == "2026-10-14"


def test_the_sheet_of_courses_names_those_on_other_days(qtbot, shell, session):
    with session.unit("登记") as unit:
        batch = Training(name="轮训", start=FIRST, end=PartialDate(2026, 10, 16))
        unit.add(batch)
    dialog = CoursesDialog(session, batch, shell)
    qtbot.addWidget(dialog)
    model = dialog.courses.model_of_parts
    for column, text in enumerate(("党史", "2026-10-14")):
        model.setData(model.index(0, column), text)
    assert dialog._doubt.text() == "课程“党史”的日期 2026-10-14 早于培训开始日期 2026-10-15，请核对"
    model.setData(model.index(0, 1), "2026-10-16")
    assert dialog._doubt.text() == ""
