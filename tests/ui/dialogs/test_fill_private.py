"""The dialog of a form asks about masking only where something of the form is private, and says where a file is that nothing opens."""

from __future__ import annotations

import pytest

from models.kinds import PartialDate
from models.records import Rectification
from tests.models.forms import blank_forms
from ui.dialogs import ask

from .test_fill_dialog import blank, choice_of, choose, opened, settle, texts  # noqa: F401

_ITEMS = ["序号", "存在问题", "整改措施", "整改时限", "整改结果"]


def asked(dialog) -> list[bool]:
    """Whether masking, what it means, and the purpose are asked; whom it is for always is."""
    choice = dialog._choice
    assert choice._recipient.isVisible()
    return [part.isVisible() for part in (choice._mask, choice._about, choice._purpose)]


@pytest.fixture
def register(tmp_path, session):
    """A form about problems, and one that is known."""
    with session.unit("登记问题") as unit:
        unit.add(
            Rectification(problem="会议记录不规范", found=PartialDate(2026, 3, 5), source="自查", measures="统一模板")
        )
    return blank_forms.simple(tmp_path / "问题整改台账.xlsx", _ITEMS, title="问题整改台账")


def test_a_register_without_numbers_is_not_asked(opened, qtbot, register, blank):  # noqa: F811
    dialog = opened(register)
    assert asked(dialog) == [False] * 3
    dialog.begin(blank)  # with a column for phones
    settle(qtbot, dialog)
    assert asked(dialog) == [True] * 3
    dialog._choice._mask.setCurrentIndex(1)
    settle(qtbot, dialog)
    assert asked(dialog) == [True] * 3
    assert dialog._choice.full
    dialog.begin(register)
    settle(qtbot, dialog)
    assert asked(dialog) == [False] * 3
    assert not dialog._choice.full


def test_a_number_in_a_text_is_private(opened, qtbot, register, session):  # noqa: F811
    """It is masked, and so a full copy can be wanted; once wanted it is still asked, to go back."""
    with session.unit("修改") as unit:
        item = session.ledger.all(Rectification)[-1]
        item.measures = "联系 13812345678"
        unit.save(item)
    dialog = opened(register)
    assert any("138****5678" in text for text in texts(dialog).values())
    assert asked(dialog) == [True] * 3
    dialog._choice._mask.setCurrentIndex(1)
    settle(qtbot, dialog)
    assert any("13812345678" in text for text in texts(dialog).values())
    assert asked(dialog) == [True] * 3


def test_the_log_names_no_purpose_that_nobody_saw(opened, qtbot, register, blank, answers, session, tmp_path):  # noqa: F811
    """The purpose of the form before is none of this one, nor of the next."""
    dialog = opened(blank)
    dialog._choice._mask.setCurrentIndex(1)
    settle(qtbot, dialog)
    dialog._choice._purpose.set_value_text("年度统计")
    dialog.begin(register)
    settle(qtbot, dialog)
    answers.file = tmp_path / "填好.xlsx"
    dialog._take()
    settle(qtbot, dialog)
    line = session.ledger.exports()[0]
    assert (line["full"], line["purpose"]) == (0, "窗口填表")
    dialog.begin(blank)
    settle(qtbot, dialog)
    assert not dialog._choice.purpose


def test_a_purpose_of_a_masked_copy_that_was_not_asked_for_is_none(opened, qtbot, register, blank):  # noqa: F811
    dialog = opened(blank)
    dialog._choice._purpose.set_value_text("年度统计")
    assert dialog._choice.purpose == "年度统计"
    dialog.begin(register)
    settle(qtbot, dialog)
    assert not dialog._choice.purpose


def test_in_full_stays_so_though_those_picked_have_no_number(opened, qtbot, register, session):  # noqa: F811
    """What was chosen for the form does not change unsaid; it stays in sight, and can be taken back."""
    with session.unit("登记问题") as unit:
        plain = session.ledger.all(Rectification)[-1].id
        unit.add(
            Rectification(problem="电话不通", found=PartialDate(2026, 4, 5), source="自查", measures="联系 13812345678")
        )
    dialog = opened(register)
    choice = dialog._choice
    choice._mask.setCurrentIndex(1)
    settle(qtbot, dialog)
    choice._who.addItem("挑选的 1 项", [plain])
    choice._who.setCurrentIndex(choice._who.count() - 1)
    choice.changed.emit()
    settle(qtbot, dialog)
    assert "电话不通" not in texts(dialog).values()
    assert choice.full
    assert asked(dialog) == [True] * 3
    choice._mask.setCurrentIndex(0)
    settle(qtbot, dialog)
    assert asked(dialog) == [False] * 3
    choice._who.setCurrentIndex(0)
    choice.changed.emit()
    settle(qtbot, dialog)
    assert any("138****5678" in text for text in texts(dialog).values())
    assert asked(dialog) == [True] * 3


def test_a_column_that_is_filled_with_numbers_is_asked_about(opened, qtbot, tmp_path):  # noqa: F811
    form = blank_forms.simple(tmp_path / "表.xlsx", ["序号", "姓名", "性别", "联络"], title="党员名册")
    dialog = opened(form)
    assert asked(dialog) == [False] * 3
    dialog._tabs.setCurrentIndex(1)
    choose(choice_of(dialog, "联络"), "phone")
    settle(qtbot, dialog)
    dialog._tabs.setCurrentIndex(0)
    assert asked(dialog) == [True] * 3


def test_a_filled_form_that_does_not_open_says_where_it_is(opened, qtbot, blank, answers, tmp_path, monkeypatch):  # noqa: F811
    said = []
    monkeypatch.setattr(ask, "refuse", lambda _parent, sentence, **_: said.append(sentence))
    monkeypatch.setattr(ask, "opened", lambda _path: False)
    dialog = opened(blank)
    answers.file = tmp_path / "填好.xlsx"
    dialog._take()
    settle(qtbot, dialog)
    dialog._show_file.click()
    dialog._show_folder.click()
    assert said == [ask.not_opened(answers.file), ask.not_opened(tmp_path)]
    assert str(answers.file) in said[0]
