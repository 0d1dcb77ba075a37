"""A filled form says one education in one way, however it was typed for different people: its own, else that of most; nothing is
said less exactly than in the roster but where the form has it so, and her own words are one step away."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest
from openpyxl.worksheet.datavalidation import DataValidation

from models.forms import of_counts
from models.forms.of_people import EDUCATION_SAID
from models.kinds import Coded
from models.rules import Snapshot

from .blank_forms import simple
from .invented import TODAY, branch_of

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
        ([], ["大学", "大学", "大学", "专科", "中央党校大学"]),
        (["大学本科"], ["大学本科", "大学本科", "大学本科", "专科", "中央党校大学"]),
        (["本科", "大学本科"], ["大学", "大学", "大学", "专科", "中央党校大学"]),
        (["全日制大学"], ["大学", "大学", "大学", "专科", "中央党校大学"]),
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


def of(*typed: tuple[str, str]) -> Snapshot:
    """People with these educations and how they were typed."""
    snapshot = branch_of(len(typed))
    for who, (word, wording) in zip(snapshot.members, typed, strict=True):
        who.education, who.education_detail = word, wording
    return snapshot


def wordings(path: Path, sheet: str | None = None) -> dict[object, object]:
    """What the form says of whom."""
    book = openpyxl.load_workbook(path)
    rows = (book[sheet] if sheet else book.active).iter_rows(min_row=2, values_only=True)
    return {row[0]: row[1] for row in rows}


_VAGUE, _MASTER, _DOCTOR = ("研究生", ""), ("研究生", "硕士研究生"), ("研究生", "博士研究生")


@pytest.mark.parametrize(
    ("typed", "wanted", "vague"),
    [
        ((_VAGUE, _MASTER, ("研究生", "中央党校研究生")), ["研究生", "硕士研究生", "中央党校研究生"], [0]),
        ((_VAGUE, _MASTER, _MASTER), ["研究生", "硕士研究生", "硕士研究生"], [0]),
        ((_VAGUE, _VAGUE, _MASTER, _DOCTOR), ["研究生", "研究生", "硕士研究生", "博士研究生"], [0, 1]),
        ((_VAGUE, _DOCTOR), ["研究生", "博士研究生"], [0]),
        ((_MASTER, ("研究生", "硕士研究生"), _DOCTOR), ["硕士研究生", "硕士研究生", "博士研究生"], []),
        ((("初中", ""), ("初中", "初中及以下"), ("小学", "初中及以下"), ("高中", "")), ["初中"] + ["初中及以下"] * 2 + ["高中"], [1, 2]),
        ((("初中", ""), ("初中", "初中及以下"), ("小学", "")), ["初中", "初中及以下", "小学"], [1]),
        ((("初中", "初中及以下"), ("初中", "初中毕业")), ["初中及以下", "初中毕业"], [0]),
        ((("初中", ""), ("小学", "小学毕业")), ["初中", "小学毕业"], []),
    ],
    ids=["half", "few", "a doctor", "doctors only", "of all", "below", "few below", "the first of two", "nothing to be wider"],
)  # fmt: skip
def test_what_is_known_of_somebody_is_not_dropped_for_what_is_not_known_of_others(tmp_path, fill, typed, wanted, vague):
    """A form that says nothing of it takes what the roster has of each; 硕士研究生 had become 研究生. It is told once whose wording is
    wanting."""
    form = simple(tmp_path / "表.xlsx", ["姓名", "学历"], rows=len(typed))
    result = fill(form, snapshot=of(*typed))
    people = [member.name for member in branch_of(len(typed)).members]
    found = wordings(result.files[0])
    assert [found[name] for name in people] == wanted
    told = [note for note in result.notes if "学历说明" in note]
    assert len(told) == bool(vague)
    assert [name for name in people if any(name in note for note in told)] == [people[k] for k in vague]


@pytest.mark.parametrize("typed", [(_VAGUE, _DOCTOR, _MASTER, _MASTER), (_VAGUE, _VAGUE, _MASTER, _DOCTOR)])
def test_it_is_told_once_for_two_sheets_and_their_headings(tmp_path, fill, typed):
    """Nobody is named or counted twice, though he stands in both."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, heading in (("报上级", "学历"), ("存档", "文化程度")):
        sheet = book.create_sheet(name)
        for row in [["姓名", heading], *[[None, None]] * 4]:
            sheet.append(row)
        sheet.cell(6, 1, "填表人：")
    book.save(tmp_path / "表.xlsx")
    result = fill(tmp_path / "表.xlsx", snapshot=of(*typed))
    told = [note for note in result.notes if "学历说明" in note]
    assert len(told) == 1
    people = [member.name for member in branch_of(4).members]
    assert [told[0].count(name) for name in people] == [1 if typed[k] == _VAGUE else 0 for k in range(4)]
    one, other = (wordings(result.files[0], name) for name in ("报上级", "存档"))
    assert [one[name] for name in people] == [other[name] for name in people]


def filled_with(fill, path: Path, typed, *, heading="学历", there=(), **how):
    """A form with these educations in rows of its own, filled; what it says of each, and the result."""
    form = simple(path, ["姓名", heading], rows=len(typed) + len(there))
    book = openpyxl.load_workbook(form)
    for k, text in enumerate(there):
        book.active.cell(2 + k, 1, f"例{'如' * k}：张三")
        book.active.cell(2 + k, 2, text)
    book.save(form)
    result = fill(form, snapshot=of(*typed), **how)
    found = wordings(result.files[0])
    return [found[member.name] for member in branch_of(len(typed)).members], result


@pytest.mark.parametrize(
    ("heading", "there", "wanted"),
    [
        ("学历", ["研究生"], ["研究生", "研究生", "博士研究生", "初中"]),
        ("学历", ["研究生", "硕士研究生"], ["研究生", "硕士研究生", "博士研究生", "初中"]),
        ("学历（研究生/大学/大专/高中/初中及以下）", [], ["研究生", "研究生", "博士研究生", "初中及以下"]),
        ("学历", ["初中及以下", "初中以下"], ["研究生", "硕士研究生", "博士研究生", "初中"]),
        ("学历（如实填写）", [], ["研究生", "硕士研究生", "博士研究生", "初中"]),
    ],
    ids=["in a row", "both in rows", "in the heading", "two that take it in", "a heading that lists nothing"],
)
def test_it_is_said_less_exactly_where_the_form_itself_does(tmp_path, fill, heading, there, wanted):
    typed = (_VAGUE, _MASTER, _DOCTOR, ("初中", ""))
    found, result = filled_with(fill, tmp_path / "表.xlsx", typed, heading=heading, there=there)
    assert found == wanted
    less = [cell for cell in result.reworded if cell.said != cell.written]
    assert [(cell.said, cell.written) for cell in less] == [
        (said, written) for said, written in zip(["研究生", "硕士研究生", "博士研究生", "初中"], wanted, strict=True) if said != written
    ]  # fmt: skip
    assert sum("写成“研究生”" in line and "表上这样写" in line for line in result.lines()) == (wanted[1] == "研究生")


@pytest.mark.parametrize(
    ("heading", "wanted"),
    [
        ("学历（大学/大专/中专/高中及以下）", ["大学", "大专", "初中"]),
        ("学历（研究生/本科/大专及以下）", ["本科", "专科", "初中"]),
        ("学历（本科、写明学校）", ["大学本科", "专科", "初中"]),
        ("学历（大专还是本科，请写明）", ["大学本科", "专科", "初中"]),
    ],
)
def test_one_entry_of_a_heading_that_is_no_education_drops_no_other(tmp_path, fill, heading, wanted):
    """For 高中及以下 behind them, 大学 and 大专 were no wordings of the form either. One alone is no list to choose from."""
    typed = (("大学", "大学本科"), ("大专", "专科"), ("初中", ""))
    assert filled_with(fill, tmp_path / "表.xlsx", typed, heading=heading)[0] == wanted


_SEVERAL = (("大学", "大学本科"), ("大学", "大学本科"), ("大学", "本科"), ("大学", ""), ("大专", "专科"))


def test_one_thing_is_worded_as_the_roster_does_for_most_and_that_is_told(tmp_path, fill):
    """All of them were turned into 大学 and 大专, those too that the roster words alike for everybody."""
    found, result = filled_with(fill, tmp_path / "表.xlsx", _SEVERAL)
    assert found == ["大学本科"] * 4 + ["专科"]
    people = [member.name for member in branch_of(len(_SEVERAL)).members]
    told = f"“学历”和名册写法不同：“本科”写成“大学本科”（{people[2]}；名册里多数这样写），“大学”写成“大学本科”（{people[3]}；名册里多数这样写）"
    assert told in result.report()["notes"]
    assert {cell["key"] for cell in result.report()["reworded"]} == {"学历"}


@pytest.mark.parametrize("full", [True, False])
def test_a_number_in_her_words_goes_only_into_a_full_copy(tmp_path, fill, full):
    """One that stands in the cell of the education itself, which is kept as it was typed."""
    typed = (("本科13912345678", ""), ("大学", "大学本科"))
    found, result = filled_with(fill, tmp_path / "表.xlsx", typed, full=full)
    assert ["13912345678" in text for text in found] == [full, False]
    assert "13912345678" not in str(result.report())


def test_her_own_words_are_a_correction_of_the_column(tmp_path, fill):
    """The window offers it where something was worded otherwise; on the command line it is --column 学历=学历（名册原文）."""
    found, result = filled_with(fill, tmp_path / "表.xlsx", _SEVERAL, mapping={"学历": EDUCATION_SAID}, there=["大学"])
    assert found == ["大学本科", "大学本科", "本科", "大学", "专科"]
    assert result.reworded == []


def test_what_a_drop_down_lacks_is_told_and_her_words_are_not_offered(tmp_path, fill):
    form = simple(tmp_path / "表.xlsx", ["姓名", "学历"], rows=2)
    book = openpyxl.load_workbook(form)
    choice = DataValidation("list", formula1='"研究生,大学"')
    choice.add("B2:B3")
    book.active.add_data_validation(choice)
    book.save(form)
    result = fill(form, snapshot=of(_MASTER, ("大学", "本科")))
    (name, _) = (member.name for member in branch_of(2).members)
    assert f"“学历”和名册写法不同：“硕士研究生”写成“研究生”（{name}；下拉选项里只有这个）" in result.report()["notes"]
    assert {cell["key"] for cell in result.report()["reworded"]} == {""}


def test_a_drop_down_and_what_the_form_says_itself_decide(tmp_path, fill):
    """Of a list to choose from the exact word is taken; one that has only the wider one is filled with that."""
    typed = (("研究生", ""), ("研究生", "硕士"), ("初中", ""))
    form = simple(tmp_path / "表.xlsx", ["姓名", "学历"], rows=len(typed))
    book = openpyxl.load_workbook(form)
    choice = DataValidation("list", formula1='"研究生,硕士研究生,高中,初中及以下"')
    choice.add("B2:B4")
    book.active.add_data_validation(choice)
    book.save(form)
    result = fill(form, snapshot=of(*typed))
    found = {
        row[0]: row[1] for row in openpyxl.load_workbook(result.files[0]).active.iter_rows(min_row=2, values_only=True)
    }
    assert [found[member.name] for member in branch_of(3).members] == ["研究生", "硕士研究生", "初中及以下"]


@pytest.mark.parametrize(
    ("words", "wanted"), [("初中及以下", 2), ("高中及以下", 2), ("大专及以上", 0), ("初中", None), ("小学", None)]
)
def test_a_table_of_numbers_counts_who_is_certain(words, wanted):
    """初中及以下 is one in the row of that name, none among 大专及以上, and nobody knows whether one of 初中."""
    test = of_counts.test_of(words, appraisal=False)
    found = [test.holds(member, TODAY) for member in of(("初中", "初中及以下"), ("小学", "初中及以下")).members]
    assert (None if None in found else sum(found)) == wanted


def test_a_wording_is_looked_up_once_however_many_have_it(monkeypatch):
    """A table has many cells, and each asks every member."""
    asked = []
    monkeypatch.setattr(Coded, "takes_in", lambda _kind, wide, _narrow: bool(asked.append(wide)))
    snapshot = of(*[("大学", ""), ("大学", "理学院数学系大学"), ("研究生", "法学院研究生")] * 20)
    for words in ("大学", "研究生"):
        test = of_counts.test_of(words, appraisal=False)
        assert sum(test.holds(member, TODAY) for member in snapshot.members) in (20, 40)
    assert "" not in asked
    assert all(asked.count(wide) <= len(of_counts._KNOWN_EDUCATION) for wide in asked)
