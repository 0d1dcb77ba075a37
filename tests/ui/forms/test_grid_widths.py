"""The columns of a grid share its width: what stands in a cell can be read, and nothing goes beyond the edge."""

import pytest

from models.kinds import PartialDate
from models.records import Enrolment, Responsibility, Training
from models.rules.periods import Span
from ui.dialogs.register.check_dialog import CheckDialog
from ui.dialogs.training.enrolment_dialog import EnrolmentDialog
from ui.forms.grid_widths import shared


@pytest.mark.parametrize(
    ("room", "least", "wanted", "gets"),
    [
        (500, [80, 80], [100, 200], [100, 200]),
        (200, [80, 80], [100, 200], [100, 100]),
        (160, [80, 80], [100, 200], [80, 80]),
        (100, [80, 80], [100, 200], [80, 80]),
    ],
)
def test_who_wants_little_gets_it_first_and_nobody_less_than_the_least(room, least, wanted, gets):
    assert shared(room, least, wanted) == gets


def open_list(qtbot, shell, session, entries):
    batch = Training(name="普通编号", start=PartialDate(2026, 5, 1))
    with session.unit("登记") as unit:
        unit.add(batch)
        unit.save_parts(batch, entries, Enrolment)
    dialog = EnrolmentDialog(session, batch, shell)
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def whole(grid, row, column):
    text = str(grid.model().index(row, column).data())
    return grid.fontMetrics().horizontalAdvance(text) + 8 <= grid.columnWidth(column)


def test_a_number_and_a_mark_are_read_whole(qtbot, shell, session):
    entries = [
        Enrolment(name="甲", state="参加", score="85分（优秀）", certificate="示例-2026-05-01"),
        Enrolment(name="乙", state="参加", score="98.5", certificate="市党培〔2026〕第0015号"),
    ]
    grid = open_list(qtbot, shell, session, entries)._grid
    assert not grid.wordWrap()
    assert all(whole(grid, row, column) for row in (0, 1) for column in (4, 5))


def test_with_unit_and_remark_nothing_goes_beyond_the_edge(qtbot, shell, session):
    entries = [Enrolment(name="张伟", unit="某某市某某区人力资源和社会保障局", state="参加", reason="因公出差" * 9)]
    dialog = open_list(qtbot, shell, session, entries)
    grid = dialog._grid
    assert not grid.isColumnHidden(8)
    assert not grid.isColumnHidden(9)
    assert grid.horizontalHeader().length() <= grid.viewport().width()
    dialog.resize(dialog.width() - 60, dialog.height())
    assert grid.horizontalHeader().length() <= grid.viewport().width()


def test_a_column_that_she_draws_keeps_its_width(qtbot, shell, session):
    dialog = open_list(qtbot, shell, session, [Enrolment(name="甲", state="参加")])
    dialog._grid.setColumnWidth(1, 130)
    dialog._count()
    assert dialog._grid.columnWidth(1) == 130


def test_a_long_owner_leaves_room_for_the_duty(qtbot, shell, session):
    duty = Responsibility(
        post="支部书记", owner="阿卜杜外力·麦麦提图尔荪·阿卜杜热合曼", text="召开支部党员大会", frequency="每季度"
    )
    with session.unit("登记") as unit:
        unit.add(duty)
    dialog = CheckDialog(session, Span(2026, 7, 3), [duty] * 60, {}, shell)
    qtbot.addWidget(dialog)
    dialog.show()
    assert dialog.model.parts[0].about.endswith("…｜召开支部党员大会")
    assert duty.owner in dialog._about.text()
    assert dialog.grid.horizontalHeader().length() <= dialog.grid.viewport().width()
