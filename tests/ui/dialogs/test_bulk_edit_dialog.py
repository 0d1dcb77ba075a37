"""Changing several people at once: the preview says it before, one key takes it back."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from models.bulk_edit import CLEAR, REPLACE
from models.records import Member
from tests.ui.answering import when_modal
from ui.dialogs.bulk_edit_dialog import BulkEditDialog


@pytest.fixture
def dialog(shell, session, qtbot):
    made = BulkEditDialog(session, session.members, shell)
    qtbot.addWidget(made)
    made.show()
    return made


def cells(dialog):
    table = dialog.preview
    return [[table.item(row, column).text() for column in range(4)] for row in range(table.rowCount())]


def test_old_and_new_are_said_and_who_stays_the_same_is_counted(dialog):
    assert not dialog._write.isEnabled()
    dialog.rows[0].type_value("第二党小组")
    assert ["张伟", "党小组", "第一党小组", "第二党小组"] in cells(dialog)
    assert dialog._sum.text() == "4 人有改动，3 人不变"
    assert dialog._write.text() == "修改 4 人"


def test_one_action_and_one_key_takes_it_back(shell, qtbot, session):
    with session.unit("四十人") as unit:
        unit.add_all([Member(name=f"甲{number}", group="第一党小组") for number in range(40)])
    many = [m for m in session.members if m.name.startswith("甲")]
    dialog = BulkEditDialog(session, many, shell)
    qtbot.addWidget(dialog)
    dialog.rows[0].type_value("第二党小组")
    dialog._add()
    dialog.rows[1]._field.setCurrentIndex(dialog.rows[1]._field.findData("standing"))
    dialog.rows[1]._field_changed()
    dialog.rows[1].type_value("正常")
    dialog.accept()
    assert session.ledger.undoable().label == "批量修改党员 40 人：党小组、党籍状态"
    assert {(m.group, m.standing) for m in session.members if m.name.startswith("甲")} == {("第二党小组", "正常")}
    shell.activateWindow()
    qtbot.keyClick(shell, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert {(m.group, m.standing) for m in session.members if m.name.startswith("甲")} == {("第一党小组", "")}


def test_what_cannot_be_read_is_said_and_nothing_can_be_written(dialog):
    row = dialog.rows[0]
    row._field.setCurrentIndex(row._field.findData("joined"))
    row._field_changed()
    row.type_value("下周")
    assert "加入党组织日期" in dialog._said.text()
    assert not dialog._write.isEnabled()


def test_clearing_and_replacing(dialog):
    row = dialog.rows[0]
    row.choose_how(CLEAR)
    assert ["张伟", "党小组", "第一党小组", "（空）"] in cells(dialog)
    row.choose_how(REPLACE)
    row._old.setText("党小组")
    row._new.setText("小组")
    assert ["张伟", "党小组", "第一党小组", "第一小组"] in cells(dialog)


def test_a_name_cannot_be_cleared(dialog):
    row = dialog.rows[0]
    row._field.setCurrentIndex(row._field.findData("name"))
    row._field_changed()
    assert row._how.findData(CLEAR) < 0


def test_f2_on_several_rows_opens_it_and_on_one_the_form(shell, qtbot, session):
    shell.side.choose("members")
    page = shell.pages["members"]
    seen = []

    def look():
        seen.append(type(QApplication.activeModalWidget()).__name__)
        QApplication.activeModalWidget().reject()

    page.table.selectAll()
    when_modal(look)
    qtbot.keyClick(page.table, Qt.Key.Key_F2)
    page.table.choose_row(0)
    when_modal(look)
    qtbot.keyClick(page.table, Qt.Key.Key_F2)
    assert seen == ["BulkEditDialog", "MemberDialog"]


def test_the_other_lists_have_it_too(shell, session, qtbot):
    from models.records import Rectification

    items = session.ledger.all(Rectification)
    dialog = BulkEditDialog(session, items, shell)
    qtbot.addWidget(dialog)
    dialog.rows[0].type_value("王磊")
    assert dialog._sum.text() == "1 条有改动"
    dialog.accept()
    assert session.ledger.all(Rectification)[0].owner == "王磊"


def test_the_only_row_stays_and_many_rows_leave_the_preview_its_room(dialog, qapp):
    assert not dialog.rows[0].remove.isVisible()
    for _ in range(9):
        dialog._add(focus=True)
        qapp.processEvents()
    qapp.processEvents()
    assert all(row.remove.isVisible() for row in dialog.rows)
    assert dialog.height() <= 600
    assert dialog.preview.height() > 100
    assert not dialog.rows[-1].visibleRegion().isEmpty(), "the row that was added is out of sight"
