"""The ID number in the dialog of a member: it fills what is empty, and only says what differs."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from models.kinds import PartialDate
from models.records import Member
from models.rules.finding import OF_OLD
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


def messages(dialog):
    return {name: box.message.text() for name, box in dialog.form.boxes.items() if box.message.text()}


def test_each_check_stands_at_its_field_with_the_article(dialog):
    for name, text in (("kind", "正式党员"), ("birth", "1985-03-12"), ("joined", "2003-03-11"), ("full", "2002-01-01")):
        leave(dialog, name, text)
    said = messages(dialog)
    assert set(said) == {"joined", "full"}
    assert "不满 18 周岁" in said["joined"]
    assert "《党员基本信息采集表》填写口径〔2017，待核〕" in said["full"]
    assert dialog.form.boxes["joined"].message.property("tone") == "warn"
    assert dialog.form.boxes["full"].message.property("tone") == "warn"
    assert OF_OLD in said["full"], "as 自查 says of what was before the first record"
    for name, text in (("joined", "2026-11-10"), ("full", "2026-11-01")):
        leave(dialog, name, text)
    assert dialog.form.boxes["full"].message.property("tone") == "warn", "red is what cannot be saved"
    assert "各项日期" in dialog.form.boxes["full"].message.toolTip()
    leave(dialog, "joined", "2004-03-12")
    leave(dialog, "full", "2005-03-12")
    assert messages(dialog) == {}


def test_a_record_that_contradicts_itself_is_kept_all_the_same(dialog, session):
    for name, text in (("kind", "正式党员"), ("joined", "2010-01-01"), ("full", "2009-01-01")):
        leave(dialog, name, text)
    dialog.accept()
    kept = next(m for m in session.members if m.name == "测试")
    assert (kept.show("joined"), kept.show("full")) == ("2010-01-01", "2009-01-01")


def test_what_is_being_typed_is_judged_when_it_is_complete(dialog, qtbot):
    dialog.show()
    editor = dialog.form.boxes["id_number"].editor
    editor.setFocus()
    qtbot.keyClicks(editor, "11010519850312002")
    dialog.form.advise()
    assert "id_number" not in messages(dialog), "seventeen characters are not yet wrong"
    qtbot.keyClicks(editor, "1")
    qtbot.waitUntil(lambda: "id_number" in messages(dialog))
    assert "校验位" in messages(dialog)["id_number"]


def test_an_old_number_can_be_renewed_by_a_click_and_is_not_by_itself(dialog):
    leave(dialog, "id_number", "110105491231002")
    box = dialog.form.boxes["id_number"]
    assert box.editor.value_text() == "110105491231002"
    assert "升位后应为" in box.message.text()
    box._offer.click()
    assert box.editor.value_text() == "11010519491231002X"
    assert box.message.text() == ""
    assert box._offer is None


def test_the_same_number_on_the_roster_is_named(qtbot, session):
    with session.unit("登记") as unit:
        member = next(m for m in session.members if m.name == "李敏")
        member.id_number = FEMALE
        unit.save(member)
    made = MemberDialog(session, Member(name="测试"), None)
    qtbot.addWidget(made)
    leave(made, "id_number", FEMALE)
    assert "与 李敏 相同" in messages(made)["id_number"]
    own = MemberDialog(session, session.ledger.get(Member, member.id), None)
    qtbot.addWidget(own)
    assert "id_number" not in messages(own)


def test_a_missing_name_stays_said_while_other_fields_are_typed(qtbot, session):
    made = MemberDialog(session, Member(), None)
    qtbot.addWidget(made)
    made.accept()
    leave(made, "birth", "1985")
    assert messages(made)["name"] == "请填写姓名"


def test_nothing_is_said_from_a_value_that_is_no_longer_there(qtbot, session):
    young = Member(name="测试", kind="预备党员", birth=PartialDate(2009, 1, 1), joined=PartialDate(2026, 1, 1))
    made = MemberDialog(session, young, None)
    qtbot.addWidget(made)
    assert "不满 18 周岁" in messages(made)["joined"]
    leave(made, "birth", "不清楚")
    assert "看不出" in messages(made)["birth"]
    assert "joined" not in messages(made)


def test_the_wheel_over_the_form_takes_the_keyboard_nowhere(dialog):
    """It scrolls what it is over; what is typed next goes into the field where she was."""
    policies = {type(widget).__name__: widget.focusPolicy() for widget in dialog.form.findChildren(QWidget)}
    assert {"ChoiceEditor", "TextEditor"} <= set(policies)
    assert [name for name, policy in policies.items() if policy == Qt.FocusPolicy.WheelFocus] == []
