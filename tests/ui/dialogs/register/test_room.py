"""How the dialogs of the register use their room: a refusal comes and goes where nothing moves, and no duty cut off."""

import pytest
from PySide6.QtWidgets import QApplication, QPushButton

from models.records import Attachment, Rectification
from models.rules.register.usual_duties import usual_duties
from tests.ui.gallery_register import REGISTER, STANDS
from tests.ui.small_branch import day
from ui.dialogs.register.step_dialog import StepDialog


def turn(times=6):
    for _ in range(times):
        QApplication.processEvents()


@pytest.fixture
def step(qtbot, shell, session):
    """Makes the dialog of a step, on the lowest screen."""

    def make(action, **about):
        shell.resize(1200, 680)
        item = Rectification(**{"number": "2026-01", "source": "自查", "problem": "图书陈旧"} | about)
        with session.unit("登记") as unit:
            unit.add(item)
        made = StepDialog(session, item, action, shell)
        qtbot.addWidget(made)
        made.show()
        turn()
        return made

    return make


def boxes(dialog):
    return [*dialog.of_item.boxes.values(), *dialog.form.boxes.values()]


def places(dialog):
    """Where the buttons, the fields and what stands between them are."""
    widgets = [*dialog.findChildren(QPushButton), *(box.editor for box in boxes(dialog))]
    return dialog.height(), [widget.mapTo(dialog, widget.rect().topLeft()) for widget in widgets]


@pytest.mark.parametrize("action", STANDS)
def test_nothing_in_a_step_moves_when_a_hint_comes_and_goes(step, action):
    """The dialog grew with what was lacking and shrank again with each field: the button ran away. Then room was kept where a hint
    might come: the gaps were uneven, 开始整改 scrolled, and in 申请销号 a line that came still moved what was below."""
    dialog = step(action, state=STANDS[action])
    assert dialog._area.verticalScrollBar().maximum() == 0
    before = places(dialog)
    for words in ("2026-13", "2030-01-01", ""):
        dialog.form.boxes["day"].editor.set_value_text(words)
        dialog.form.boxes["day"].editor.left.emit()
        dialog.accept()
        turn()
        assert dialog._state.text().startswith((f"没有{action}：", f"没有{action}。"))
        assert dialog._state.heightForWidth(dialog._state.width()) <= dialog._state.height()
        assert places(dialog) == before
    for box in boxes(dialog):
        box.editor.set_value_text("2026-11-01")
        box.editor.edited.emit()
        turn()
        assert places(dialog) == before


def test_evidence_is_marked_as_wanted_where_none_is_there(step, session):
    """It was demanded, and only the other fields that are had their *."""

    def wanted(dialog):
        return {name for name, box in dialog.of_item.boxes.items() if box.caption.text().endswith(" *")}

    dialog = step("申请销号", state="整改中")
    assert wanted(dialog) == {"outcome", "evidence"}
    with session.unit("附件") as unit:
        unit.add(Attachment(owner=Rectification.table, owner_id=dialog._item.id, name="整改后.jpg"))
    again = StepDialog(session, dialog._item, "申请销号", dialog.parentWidget())
    assert wanted(again) == {"outcome"}
    again.deleteLater()


def test_a_refusal_that_is_about_no_field_is_seen(step):
    dialog = step("开始整改", state="整改中")
    dialog.accept()
    turn()
    assert "不能直接开始整改" in dialog._state.text()
    assert not dialog._state.visibleRegion().isEmpty()


def test_the_foot_says_in_one_sentence_why_a_step_was_not_taken(step):
    dialog = step("延期", state="整改中", deadline=day("2026-12-10"))
    dialog.accept()
    assert dialog._state.text() == "没有延期：请写明批准人或批准单位；请填写新的时限（问题整改销号管理〔通行做法〕）"
    for name, words in (("by", "张伟"), ("text", "等待招标")):  # the second mends nothing: what is said stays
        dialog.form.boxes[name].editor.set_value_text(words)
        dialog.form.edited.emit()
    assert dialog._state.text() == "没有延期：请填写新的时限（问题整改销号管理〔通行做法〕）"
    deadline = dialog.form.boxes["deadline"].editor
    deadline.set_value_text("2026-13")
    dialog.accept()
    assert dialog._state.text().startswith("没有延期。新时限：没有 13 月")
    deadline.set_value_text("2027-03-01")
    deadline.edited.emit()
    assert (dialog._state.text(), deadline.property("tone")) == ("", "")


def test_what_lacks_is_said_beside_a_day_that_cannot_be_read(step):
    """Of a day of month 13 nothing else was said: when it was mended, the step was refused once more."""
    dialog = step("延期", state="整改中", deadline=day("2026-12-10"))
    deadline, by = (dialog.form.boxes[name] for name in ("deadline", "by"))
    deadline.editor.set_value_text("2026-13")
    dialog.accept()
    wrong = deadline.message.text()
    assert wrong.startswith("没有 13 月")
    assert by.message.text() == "请写明批准人或批准单位"
    said = f"没有延期。请写明批准人或批准单位（问题整改销号管理〔通行做法〕）；新时限：{wrong}"
    assert dialog._state.text() == said
    dialog.form.boxes["text"].editor.set_value_text("等待招标")
    dialog.form.edited.emit()
    assert (dialog._state.text(), deadline.message.text()) == (said, wrong), "that it lacks was said of what is typed"
    by.editor.set_value_text("张伟")
    dialog.form.edited.emit()
    assert by.message.text() == ""
    assert dialog._state.text().endswith(f"新时限：{wrong}")


def test_a_doubt_at_a_field_is_said_at_the_foot_and_no_draft_says_it_away(step):
    dialog = step("延期", state="整改中")
    box = dialog.form.boxes["by"]
    box.say("名册里没有这个人", "warn")
    dialog._draft_kept("10:20")
    assert (dialog._state.text(), dialog._state.property("tone")) == ("批准人：名册里没有这个人", "warn")
    box.say("")
    dialog._draft_kept("10:21")
    assert dialog._state.text() == "草稿已保存 10:21"


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
