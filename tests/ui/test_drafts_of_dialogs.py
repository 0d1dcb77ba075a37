"""Templates, the hand-over and the turn of the year: what was typed when the program was killed is there again; once given up it is not."""

from datetime import date

import pytest
from PySide6.QtCore import QCoreApplication, QTimer
from PySide6.QtWidgets import QApplication

from models.kinds import PartialDate
from models.records import Task, Wording
from models.records.wording import TEMPLATE
from models.unsaved import unsaved
from tests.ui.answering import when_modal
from tests.ui.deleting import delete
from ui import unsaved_drafts
from ui.dialogs.handover.handing_dialog import HandingDialog
from ui.dialogs.unsaved_dialog import UnsavedDialog
from ui.dialogs.wordings_dialog import WordingsDialog
from ui.dialogs.year_turn.dialog import YearTurnDialog
from ui.widgets.button import Button


def torn(dialog, *drafts):
    """The program is killed two seconds after something was typed."""
    for one in drafts:
        one.flush()
    delete(dialog)


@pytest.fixture
def january(session):
    session.today = date(2027, 1, 10)
    with session.unit("登记") as unit:
        unit.add(Task(text="交总结", due=PartialDate(2026, 11, 30)))
    return session


@pytest.mark.parametrize("new", [True, False])
def test_a_template_that_was_being_typed(shell, session, new):
    dialog = WordingsDialog(session, TEMPLATE, "党课", shell)
    if new:
        dialog.add()
    else:
        dialog.list.setCurrentRow(1)
    name = dialog.name.text() or "自拟"
    dialog._drafts.flush()
    assert session.ledger.drafts() == []  # looking at one is not typing
    dialog.name.setText(name)
    dialog.text.setPlainText("写了一半")
    torn(dialog, dialog._drafts)
    assert [one.words for one in unsaved(session.ledger)] == ["模板和常用语"]
    again = WordingsDialog(session, TEMPLATE, "", shell)
    assert (again.name.text(), again.text.toPlainText()) == (name, "写了一半")
    assert again.save()
    assert session.ledger.drafts() == []
    (kept,) = session.ledger.all(Wording)
    assert (kept.name, kept.text, bool(kept.builtin)) == (name, "写了一半", not new)
    again.reject()
    delete(again)


def test_the_hand_over(shell, session):
    dialog = HandingDialog(session, shell)
    box = dialog.form.boxes["note"].editor
    box.setPlainText("钥匙在抽屉里")
    torn(dialog, dialog._drafts)
    assert [one.words for one in unsaved(session.ledger)] == ["移交账本"]
    again = HandingDialog(session, shell)
    assert again.form.boxes["note"].editor.value_text() == "钥匙在抽屉里"
    assert again.contents.drafts == 0  # its own stays here
    again.reject()
    assert session.ledger.drafts() == []
    delete(again)


def test_the_turn_of_the_year(shell, january, answers):
    dialog = YearTurnDialog(january, shell)
    carry, close = dialog.steps["carry"], dialog.steps["close"]
    carry._drafts.flush()
    close._typing.flush()
    assert january.ledger.drafts() == []
    carry.table.choices[0].setCurrentText("不再办理")
    carry.table.notes[0].set_value_text("不用了")
    carry.table.notes[0].edited.emit()
    close.editors["note"].setPlainText("未了的照旧")
    torn(dialog, carry._drafts, close._typing)
    assert {one.words for one in unsaved(january.ledger)} == {"年度结转（2026）"}
    again = YearTurnDialog(january, shell)
    carry, close = again.steps["carry"], again.steps["close"]
    assert (carry.table.choices[0].currentText(), carry.table.notes[0].value_text()) == ("不再办理", "不用了")
    assert close.editors["note"].value_text() == "未了的照旧"
    assert carry.typed()
    assert close.typed()
    carry.carry()
    (task,) = january.ledger.all(Task)
    assert task.outcome == "不再办理：不用了"
    assert not carry.typed()
    again.reject()
    assert january.ledger.drafts() == []
    delete(again)


@pytest.mark.parametrize(
    ("key", "body", "kind"),
    [
        ("handover", {"note": "甲"}, HandingDialog),
        ("wordings", {"sort": TEMPLATE, "name": "自拟", "text": "甲"}, WordingsDialog),
        ("year-turn:2026", {"note": "甲"}, YearTurnDialog),
    ],
)
def test_each_is_opened_again_from_the_list_of_drafts(shell, january, key, body, kind):
    january.ledger.save_draft(key, body)
    seen = []

    def choose():
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, UnsavedDialog)
        QTimer.singleShot(50, lambda: when_modal(look))
        next(made for made in dialog.findChildren(Button) if made.accessibleName().startswith("继续填写")).click()

    def look():
        seen.append(type(dialog := QApplication.activeModalWidget()))
        dialog.reject()

    when_modal(choose)
    unsaved_drafts.offer(shell)
    QCoreApplication.processEvents()
    assert seen == [kind]
