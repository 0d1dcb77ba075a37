"""How the dialogs of the register use their room: none above the buttons when a refusal comes or goes, and no duty cut off."""

import pytest
from PySide6.QtWidgets import QApplication

from models.records import Rectification
from models.rules.register.usual_duties import usual_duties
from tests.ui.gallery_register import REGISTER
from ui.dialogs.register.step_dialog import StepDialog


def turn(times=6):
    for _ in range(times):
        QApplication.processEvents()


@pytest.fixture
def open_step(qtbot, shell, session):
    """Opens a step of an item that is being worked on, over a window of some size."""

    def opened(name, *size):
        shell.resize(*size)
        item = Rectification(number="2026-01", source="自查", problem="图书陈旧", state="整改中")
        with session.unit("登记") as unit:
            unit.add(item)
        made = StepDialog(session, item, name, shell)
        qtbot.addWidget(made)
        made.show()
        turn()
        return made

    return opened


def places(dialog):
    """Where the button that takes the step and all fields are."""
    boxes = [*dialog.of_item.boxes.values(), *dialog.form.boxes.values()]
    return dialog.height(), [w.mapTo(dialog, w.rect().topLeft()) for w in (dialog._save, *(b.editor for b in boxes))]


def test_nothing_in_a_step_moves_when_the_refusal_comes_and_goes(open_step):
    """The dialog grew by 70 pixels with what was lacking and shrank again with each field: the button ran away."""
    step = open_step("延期", 1440, 1100)
    before = places(step)
    step.accept()
    turn()
    assert not step.lacks.isHidden()
    assert step._area.verticalScrollBar().maximum() == 0
    assert places(step) == before
    for name, text in (
        ("deadline", "2027-03-01"),
        ("by", "张伟"),
        ("text", "等待招标"),
        ("body", "街道党工委"),
        ("document", "1号"),
    ):
        step.form.boxes[name].editor.set_value_text(text)
        step.touch()
        turn()
        assert places(step) == before
    assert step.lacks.isHidden()


def test_a_refusal_that_is_about_no_field_is_seen(open_step):
    step = open_step("开始整改", 1200, 680)
    step.accept()
    turn()
    assert "不能直接开始整改" in step.lacks.text()
    assert not step.lacks.visibleRegion().isEmpty()


def cut_cells(grid, column):
    """The texts of a column that have less room than they need."""
    model = grid.model()
    texts = [str(model.index(row, column).data() or "") for row in range(model.rowCount())]
    return [text for text in texts if grid.fontMetrics().horizontalAdvance(text) + 20 > grid.columnWidth(column)]


@pytest.mark.parametrize(("name", "column"), [("check of a quarter", 0), ("duties, the usual ones", 2), ("courses", 0)])
def test_what_is_usually_written_is_seen_whole_on_the_lowest_screen(qtbot, shell, session, tmp_path, name, column):
    shell.resize(1200, 680)
    dialog = REGISTER[name](session, shell, tmp_path)
    qtbot.addWidget(dialog)
    dialog.show()
    turn()
    grid = dialog.courses if name == "courses" else dialog.grid
    usual = {" ".join(duty.text.split()) for duty in usual_duties()}
    cut = [text for text in cut_cells(grid, column) if text.split("｜")[-1] in usual]
    assert cut == []
    assert grid.horizontalScrollBar().maximum() == 0
