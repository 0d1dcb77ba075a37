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
    monkeypatch.setattr(ask, "refuse", lambda _parent, sentence: said.append(sentence))
    monkeypatch.setattr(ask, "opened", lambda _path: False)
    dialog = opened(blank)
    answers.file = tmp_path / "填好.xlsx"
    dialog._take()
    settle(qtbot, dialog)
    dialog._show_file.click()
    dialog._show_folder.click()
    assert said == [ask.not_opened(answers.file), ask.not_opened(tmp_path)]
    assert str(answers.file) in said[0]
