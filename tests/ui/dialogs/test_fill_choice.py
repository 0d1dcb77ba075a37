"""What a form is filled with: whom, which year, one file or one each."""

from __future__ import annotations

import openpyxl
from PySide6.QtCore import Qt

from tests.models.forms import blank_forms
from tests.models.forms.office_forms import FORMS
from ui.dialogs.fill_choice import FillChoice
from ui.dialogs.fill_dialog import FillDialog
from ui.dialogs.fill_picker import FillPicker

from .test_fill_dialog import blank, opened, settle, texts  # noqa: F401


def test_a_group_and_picked_people(opened, qtbot, blank, session):  # noqa: F811
    dialog = opened(blank)
    box = dialog._choice._who
    place = next(k for k in range(box.count()) if box.itemText(k).startswith("第二党小组"))
    box.setCurrentIndex(place)
    box.activated.emit(place)
    settle(qtbot, dialog)
    assert {texts(dialog)[row, 2] for row in (3, 4, 5)} == {"单雨桐", "查良", "欧阳䶮"}
    assert (6, 2) not in texts(dialog)
    assert box.findText("正式党员（5 人）") > 0


def test_what_is_selected_on_the_page_is_offered(qtbot, shell, session, blank):  # noqa: F811
    ids = [m.id for m in session.members if m.name in ("王磊", "查良")]
    offers = [("member", "列表里选中的", ids), ("member", "列表里显示的", []), ("meeting", "列表里选中的", [1])]
    dialog = FillDialog(session, shell, blank, offers)
    qtbot.addWidget(dialog, before_close_func=lambda one: one.done(0))
    dialog.show()
    settle(qtbot, dialog)
    box = dialog._choice._who
    assert [box.itemText(k) for k in range(box.count())][:3] == [
        "全部在册党员", "列表里选中的（2 人）", "第一党小组（3 人）"
    ]  # fmt: skip
    box.setCurrentIndex(1)
    box.activated.emit(1)
    settle(qtbot, dialog)
    assert {texts(dialog)[row, 2] for row in (3, 4)} == {"王磊", "查良"}
    assert (5, 2) not in texts(dialog)


def test_whoever_was_chosen_was_chosen_for_that_form(opened, qtbot, blank, tmp_path):  # noqa: F811
    dialog = opened(blank)
    dialog._choice._who.setCurrentIndex(1)
    dialog._choice._who.activated.emit(1)
    settle(qtbot, dialog)
    path = tmp_path / "整改.xlsx"
    FORMS["28 整改销号表.xlsx"](path)
    dialog.begin(path)
    settle(qtbot, dialog)
    assert dialog._choice.only is None
    assert "个别会议记录要素不全" in texts(dialog).values()


def test_the_picker_finds_by_initials(qtbot, session):
    people = [(m.id, m.name) for m in session.members]
    picker = FillPicker(people, [people[0][0]], None)
    qtbot.addWidget(picker)
    picker._filter("syt")
    shown = [picker._list.item(k).text() for k in range(picker._list.count()) if not picker._list.item(k).isHidden()]
    assert shown == ["单雨桐"]
    picker._list.item([n for _, n in people].index("单雨桐")).setCheckState(Qt.CheckState.Checked)
    assert len(picker.chosen()) == 2
    assert "2 项" in picker._said.text()


def test_cards_as_a_file_each(opened, qtbot, tmp_path, answers):  # noqa: F811
    dialog = opened(blank_forms.card(tmp_path / "登记表.xlsx"))
    assert not dialog._choice._as.isHidden()
    dialog._choice._as.setCurrentIndex(1)
    answers.file = tmp_path
    dialog._take()
    settle(qtbot, dialog)
    assert len(dialog.written) == 6
    assert {path.parent.parent for path in dialog.written} == {tmp_path}
    assert dialog._show_file.isHidden()


def test_whose_card_it_is_by_the_form_itself_is_chosen(opened, qtbot, tmp_path, session):  # noqa: F811
    """It went to all on the books, each sheet under that one name."""
    path = blank_forms.card(tmp_path / "登记表.xlsx")
    book = openpyxl.load_workbook(path)
    book.active["B2"] = "王磊"
    book.save(path)
    dialog = opened(path)
    (his,) = [m.id for m in session.members if m.name == "王磊"]
    box = dialog._choice._who
    assert (dialog._choice.only, box.currentText()) == ([his], "表上写的：王磊")
    place = next(k for k in range(box.count()) if box.itemText(k).startswith("第二党小组"))
    box.setCurrentIndex(place)
    box.activated.emit(place)
    settle(qtbot, dialog)
    assert "已写着姓名“王磊”，不是要填的" in dialog._preview._nothing.accessibleDescription()
    assert not dialog._save.isEnabled()


def test_meetings_ask_for_the_year(opened, qtbot, tmp_path):  # noqa: F811
    path = tmp_path / "台账.xlsx"
    FORMS["24 三会一课.xlsx"](path)
    dialog = opened(path)
    choice: FillChoice = dialog._choice
    assert choice._form.isRowVisible(1)
    choice._year.setCurrentIndex(2)
    choice._year.activated.emit(2)
    settle(qtbot, dialog)
    assert "一条也没有" in dialog._preview._nothing.accessibleDescription()
    assert not opened(blank_forms.simple(tmp_path / "名.xlsx", ["姓名", "性别"]))._choice._form.isRowVisible(1)
