"""The dialog of a form says where it words something otherwise than the roster, and takes her own words with one click, or back."""

from __future__ import annotations

from dataclasses import replace

import openpyxl
import pytest
from openpyxl.worksheet.datavalidation import DataValidation

from models.forms.memory import corrections
from models.forms.of_people import EDUCATION_SAID
from models.records import Member
from tests.models.forms import blank_forms

from .test_fill_dialog import choice_of, opened, settle, texts  # noqa: F401

_TYPED = ("大学本科", "大学本科", "本科")


@pytest.fixture
def educated(session):
    """Three who studied, as their roster has it."""
    people = session.ledger.all(Member)[: len(_TYPED)]
    with session.unit("登记学历") as unit:
        for who, typed in zip(people, _TYPED, strict=True):
            unit.save(replace(who, education="大学", education_detail=typed))
    return people


@pytest.fixture
def form(tmp_path):
    return blank_forms.simple(tmp_path / "名册.xlsx", ["序号", "姓名", "学历"])


def written(dialog) -> list[str]:
    seen = texts(dialog)
    return sorted(text for (_, column), text in seen.items() if column == 3 and text != "学历")


def test_her_own_words_with_one_click_and_back(opened, qtbot, session, educated, form):  # noqa: F811
    dialog = opened(form)
    line = dialog._wording
    assert written(dialog) == ["大学本科"] * 3
    assert line.isVisible()
    assert line._said.text() == "“学历”有 1 处写法和名册不同。"
    line._show.click()
    assert dialog._tabs.currentWidget() is dialog._notes
    notes = dialog._notes._tree
    told = [notes.topLevelItem(row).text(0) for row in range(notes.topLevelItemCount())]
    assert any(f"“本科”写成“大学本科”（{educated[2].name}" in note for note in told)

    line.own.click()
    settle(qtbot, dialog)
    assert written(dialog) == ["大学本科", "大学本科", "本科"]
    assert choice_of(dialog, "学历").currentText() == "学历（名册原文）"
    assert line._said.text() == "学历照名册里每个人的写法填。"
    assert not line.own.isVisible()
    assert corrections(session.ledger, dialog._sketch.fingerprint) == {"学历": EDUCATION_SAID}

    line.back.click()
    settle(qtbot, dialog)
    assert written(dialog) == ["大学本科"] * 3
    assert not line.back.isVisible()
    assert corrections(session.ledger, dialog._sketch.fingerprint) == {}


@pytest.mark.parametrize("again", [False, True], ids=["at once", "another day"])
def test_a_column_that_she_found_herself_stays_found(opened, qtbot, session, educated, tmp_path, again):  # noqa: F811
    """毕业水平 was 学历 by her own hand; back from her words it was filled with nothing."""
    form = blank_forms.simple(tmp_path / "名册.xlsx", ["序号", "姓名", "毕业水平"])
    dialog = opened(form)
    assert written(dialog) == ["毕业水平"]
    dialog._columns.corrected.emit({"毕业水平": "education"})
    settle(qtbot, dialog)
    dialog._wording.own.click()
    settle(qtbot, dialog)
    assert written(dialog) == ["大学本科", "大学本科", "本科", "毕业水平"]
    if again:
        dialog.begin(form)
        settle(qtbot, dialog)
    dialog._wording.back.click()
    settle(qtbot, dialog)
    assert written(dialog) == ["大学本科"] * 3 + ["毕业水平"]
    assert corrections(session.ledger, dialog._sketch.fingerprint) == {"毕业水平": "education"}


def test_what_a_list_lacks_is_no_matter_of_this_line(opened, session, educated, tmp_path):  # noqa: F811
    """Her words would not be in it: of a column with a drop-down they are not offered."""
    with session.unit("更正学历") as unit:
        unit.save(replace(session.ledger.all(Member)[0], education="研究生", education_detail="硕士研究生"))
    form = blank_forms.simple(tmp_path / "名册.xlsx", ["序号", "姓名", "学历"])
    book = openpyxl.load_workbook(form)
    choice = DataValidation("list", formula1='"研究生,大学"')
    choice.add("C2:C20")
    book.active.add_data_validation(choice)
    book.save(form)
    dialog = opened(form)
    assert written(dialog) == ["大学", "大学", "研究生"]
    notes = dialog._notes._tree
    assert any(
        "“硕士研究生”写成“研究生”" in notes.topLevelItem(row).text(0) for row in range(notes.topLevelItemCount())
    )
    assert not dialog._wording.isVisible()


def test_nothing_is_said_where_the_form_says_what_the_roster_does(opened, form):  # noqa: F811
    assert not opened(form)._wording.isVisible()
