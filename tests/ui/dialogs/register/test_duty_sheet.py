"""Duties by the sheet: proposals are changed before they are kept, a list is pasted, and what lacks something is named."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QItemSelectionModel
from PySide6.QtGui import QGuiApplication, QKeySequence
from PySide6.QtTest import QTest

from models.records import Responsibility
from models.rules.register.usual_duties import proposed
from tests.ui.small_branch import TODAY
from ui.dialogs.register.duty_dialog import DutyDialog
from ui.dialogs.register.duty_sheet import DutySheet


@pytest.fixture
def sheet(qtbot, shell, session):
    def made(proposals=()):
        dialog = DutySheet(session, list(proposals), shell)
        qtbot.addWidget(dialog)
        dialog.show()
        return dialog

    return made


def test_proposals_are_changed_dropped_and_added_as_one_action(sheet, session):
    dialog = sheet(proposed(session.members, [], TODAY))
    count = len(dialog.model.filled())
    assert {part.owner for part in dialog.model.filled()} == {"张伟", "李敏"}
    dialog.model.setData(dialog.model.index(0, 2), "抓党建")
    only = QItemSelectionModel.SelectionFlag.ClearAndSelect
    dialog.grid.selectionModel().select(dialog.model.index(1, 0), only)
    dialog.drop()
    assert dialog._add.text() == f"加入清单 {count - 1} 项"
    dialog.accept()
    kept = session.ledger.all(Responsibility)
    assert (len(kept), kept[0].text, kept[0].owner) == (count - 1, "抓党建", "张伟")
    assert session.ledger.undoable().label == f"列出责任清单 {count - 1} 项"
    assert session.ledger.all(Responsibility)
    session.undo()
    assert session.ledger.all(Responsibility) == []


def test_a_list_is_pasted_from_a_spreadsheet(sheet, session):
    dialog = sheet()
    assert not dialog._add.isEnabled()
    QGuiApplication.clipboard().setText(
        "书记\t张伟\t讲党课\t每半年\t6、12\t有讲稿\n组织委员\t李敏\t党费收缴\t每月\t\t按月足额\n"
    )
    dialog.grid.setCurrentIndex(dialog.model.index(0, 0))
    QTest.keySequence(dialog.grid, QKeySequence.StandardKey.Paste)
    dialog.accept()
    told = [(d.post, d.owner, d.text, d.frequency, d.months, d.standard) for d in session.ledger.all(Responsibility)]
    assert told == [
        ("书记", "张伟", "讲党课", "每半年", "6、12", "有讲稿"),
        ("组织委员", "李敏", "党费收缴", "每月", "", "按月足额"),
    ]


def test_a_row_without_a_post_is_named_and_nothing_is_kept(sheet, session, answers):
    dialog = sheet()
    dialog.model.setData(dialog.model.index(0, 2), "讲党课")
    dialog.accept()
    assert dialog.isVisible()
    assert dialog._note.text() == "第 1 行没有填责任主体，没有保存。请补上，或把这一行去掉。"
    answers.yes = False
    dialog.reject()
    assert dialog.isVisible()
    answers.yes = True
    dialog.reject()
    assert session.ledger.count(Responsibility) == 0


def test_the_form_says_in_which_months_it_is_planned(qtbot, shell, session):
    dialog = DutyDialog(session, Responsibility(post="书记", text="讲党课", frequency="每季度"), shell)
    qtbot.addWidget(dialog)
    assert dialog.planned.text() == "计划排在：3、6、9、12月。"
    dialog.form.boxes["months"].editor.set_value_text("5、胡说")
    dialog.form.edited.emit()
    assert dialog.planned.text() == "“胡说”看不出是哪几个月，请写成 3、6、9、12 这样。计划排在：5月。"
