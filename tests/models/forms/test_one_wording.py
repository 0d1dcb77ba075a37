"""A filled form says one education in one way, however it was typed for different people: its own, else that of the code table."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from models.rules import Snapshot

from .blank_forms import simple
from .invented import branch_of

_TYPED = (("大学", "大学本科"), ("大学", ""), ("大学", "本科"), ("大专", "专科"), ("大学", "中央党校大学"))


def typed_by_several() -> Snapshot:
    """Five people whose education was typed in as many ways."""
    snapshot = branch_of(len(_TYPED))
    for who, (word, typed) in zip(snapshot.members, _TYPED, strict=True):
        who.education, who.education_detail = word, typed
    return snapshot


def educations(path: Path) -> list[object]:
    """What the form says of each, in the order of `_TYPED`."""
    rows = openpyxl.load_workbook(path).active.iter_rows(min_row=2, values_only=True)
    found = {row[0]: row[1] for row in rows}
    return [found[member.name] for member in branch_of(len(_TYPED)).members]


@pytest.mark.parametrize(
    ("there", "wanted"),
    [
        ([], ["大学", "大学", "大学", "大专", "中央党校大学"]),
        (["大学本科"], ["大学本科", "大学本科", "大学本科", "大专", "中央党校大学"]),
        (["本科", "大学本科"], ["大学", "大学", "大学", "大专", "中央党校大学"]),
        (["全日制大学"], ["大学", "大学", "大学", "大专", "中央党校大学"]),
    ],
    ids=["none", "its own", "two of its own", "one that says more"],
)
def test_a_form_has_one_wording_of_an_education(tmp_path, fill, there, wanted):
    """That of the rows that the form has already; one that says more than the level, or two for one level, is nothing to go by."""
    form = simple(tmp_path / "表.xlsx", ["姓名", "文化程度"], rows=len(_TYPED) + len(there))
    book = openpyxl.load_workbook(form)
    for k, text in enumerate(there):
        book.active.cell(2 + k, 1, f"例{'如' * k}：张三")
        book.active.cell(2 + k, 2, text)
    book.save(form)
    result = fill(form, snapshot=typed_by_several())
    assert educations(result.files[0]) == wanted
