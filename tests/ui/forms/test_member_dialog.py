"""The ID number in the dialog of a member: it fills what is empty, and only says what differs."""

import pytest

from models.records import Member
from ui.forms.member_dialog import MemberDialog

FEMALE = "110105198503120020"


@pytest.fixture
def dialog(qtbot, session):
    made = MemberDialog(session, Member(name="测试"), None)
    qtbot.addWidget(made)
    return made


def leave(dialog, name, text):
    editor = dialog.form.boxes[name].editor
    editor.set_value_text(text)
    editor.left.emit()


def test_empty_sex_and_birthday_are_filled(dialog):
    leave(dialog, "id_number", FEMALE)
    assert dialog.form.boxes["sex"].editor.value_text() == "女"
    assert dialog.form.boxes["birth"].editor.value_text() == "1985-03-12"


def test_what_differs_is_said_and_kept(dialog):
    leave(dialog, "sex", "男")
    leave(dialog, "birth", "1985-04")
    leave(dialog, "id_number", FEMALE)
    assert dialog.form.boxes["sex"].editor.value_text() == "男"
    assert "身份证号显示为女" in dialog.form.boxes["sex"].message.text()
    assert "以档案为准" in dialog.form.boxes["birth"].message.text()


def test_the_month_alone_agrees_with_the_day(dialog):
    leave(dialog, "birth", "1985-03")
    leave(dialog, "id_number", FEMALE)
    assert dialog.form.boxes["birth"].message.text() == ""


def test_an_impossible_number_fills_nothing(dialog):
    leave(dialog, "id_number", "110105198503120021")
    assert dialog.form.boxes["birth"].editor.value_text() == ""
    assert "校验位" in dialog.form.boxes["id_number"].message.text()
