"""Whom the rows mean that a form names itself: found by an index, and the same as by looking at everybody for each row."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.fields import Record
from models.forms import taken_rows
from models.forms.contents import Facts
from models.forms.form import Slot
from models.forms.rows import TAKEN, Line
from models.forms.taken_rows import Owners, fits, meant
from models.forms.vocabulary import sources
from models.kinds import PartialDate
from models.records import Enrolment, Meeting, Member, Transfer

from .blank_forms import simple
from .invented import TODAY, branch_of

_NAMES = ["梁志恒", "梁 志恒", "方秋实", "买买提·艾力", "买买提．艾力", "某某"]
_DAYS = ["1975-01", "1975年1月", "1975.01.03", "197501", "2026-03-24", "3月24日", "无"]
_NUMBERS = ["999999197501010007", "999999********0007", "没有"]
_SAID: dict[type[Record], dict[str, list[str]]] = {
    Member: {"name": _NAMES, "birth": _DAYS, "id_number": _NUMBERS, "sex": ["男", "女", "不详"]},
    Transfer: {"name": _NAMES, "direction": ["转出", "转入"], "issued": _DAYS},
    Meeting: {"day": _DAYS, "kind": ["支部党员大会", "大会"], "subject": ["学习", "学 习", ""], "host": _NAMES},
}
_YEARS = [PartialDate(1975, 1), PartialDate(1975, 1, 3), PartialDate(2026, 3, 24), PartialDate(1980), None]


def _records(cls: type[Record]) -> st.SearchStrategy[list[Record]]:
    names, days = st.sampled_from(_NAMES), st.sampled_from(_YEARS)
    if cls is Member:
        one = st.builds(
            Member, name=names, birth=days, id_number=st.sampled_from(_NUMBERS), sex=st.sampled_from("男女")
        )
    elif cls is Transfer:
        ids, directions = st.integers(0, 4), st.sampled_from(["转出", "转入"])
        one = st.builds(Transfer, member_id=ids, direction=directions, issued=days)
    else:
        subjects = st.sampled_from(["学习", "学习 ", ""])
        one = st.builds(Meeting, kind=st.just("支部党员大会"), day=days, subject=subjects, host=names)
    return st.lists(one, max_size=12)


@st.composite
def _lists(draw: st.DrawFn) -> tuple[list[Record], list[Line]]:
    cls = draw(st.sampled_from(list(_SAID)))
    slots = [
        Slot(name, name, 1, column, source)
        for column, name in enumerate(_SAID[cls], start=1)
        if (source := sources(cls).get(name)) is not None
    ]
    assert slots
    said = st.lists(
        st.sampled_from(slots).flatmap(lambda slot: st.tuples(st.just(slot), st.sampled_from(_SAID[cls][slot.field])))
    )
    lines = draw(st.lists(st.builds(Line, st.just(2), st.just(TAKEN), said.map(tuple)), max_size=12))
    return draw(_records(cls)), lines


def _one_by_one(line: Line, records: Sequence[Record], facts: Facts) -> list[Record]:
    """As it would be without an index."""
    return [record for record in records if line.said and fits(record, line, facts)]


@given(_lists(), st.booleans(), st.booleans())
def test_the_index_finds_what_looking_at_everybody_finds(drawn, full, people):
    """Row by row, while those who are found are gone for the next rows."""
    records, lines = drawn
    facts = Facts(branch_of(4), TODAY, full, TODAY.year)
    owners, rest = Owners(records, facts), list(records)
    for line in lines:
        found = owners.of(line)
        wanted = _one_by_one(line, rest, facts)
        assert [id(one) for one in found] == [id(one) for one in wanted]
        if (record := meant(found, people=people)) is not None:
            owners.take(record)
            rest = [one for one in rest if one is not record]
    assert [id(one) for one in owners.left()] == [id(one) for one in rest]


def test_a_row_that_says_nothing_means_nobody():
    """Not everybody."""
    snapshot = branch_of(3)
    assert Owners(snapshot.members, Facts(snapshot, TODAY, True, TODAY.year)).of(Line(2, TAKEN)) == []


@pytest.fixture
def looked_at(tmp_path, calls_while_filling):
    """looked_at(count): how often the ledger is asked for a record while a form is filled that names so many people itself."""

    def run(count: int) -> int:
        form = simple(tmp_path / "表.xlsx", ["序号", "姓名", "性别", "手机号"], rows=count)
        snapshot = branch_of(count)
        book = openpyxl.load_workbook(form)
        for row, member in enumerate(snapshot.members, start=2):
            book.active.cell(row, 2, member.name)
        book.save(form)
        return calls_while_filling(taken_rows, "content", form, count, snapshot=snapshot)

    return run


def test_twice_as_many_rows_and_people_are_twice_the_work(looked_at):
    """Four times, were each row compared with everybody."""
    assert looked_at(80) < 2.5 * looked_at(40)


def test_of_two_people_of_one_name_nobody_is_taken():
    """Until the row says more; then the other one is left."""
    first, second = branch_of(2).members
    second = replace(second, name=first.name)
    facts = Facts(branch_of(2), TODAY, True, TODAY.year)
    owners = Owners([first, second], facts)
    known = sources(Member)
    name = (Slot("姓名", "姓名", 1, 1, known["name"]), first.name)
    birth = (Slot("出生日期", "出生日期", 1, 2, known["birth"]), str(second.birth))
    assert meant(owners.of(Line(2, TAKEN, (name,))), people=True) is None
    assert meant(owners.of(Line(3, TAKEN, (name, birth))), people=True) is second
    owners.take(second)
    assert meant(owners.of(Line(2, TAKEN, (name,))), people=True) is first


@pytest.mark.parametrize(
    ("column", "said", "hers"),
    [
        ("性别", "女", True),
        ("性别", "男", False),
        ("性别", "□男 □女", True),
        ("民族", "壮族", False),
        ("民族", "汉", True),
    ],
)
def test_a_row_that_says_another_sex_or_nation_means_somebody_else(tmp_path, fill, column, said, hers):
    """A woman of the name of one of our men got his ID number."""
    snapshot = branch_of(3)
    me = snapshot.members[2]
    assert (me.sex, me.nation) == ("女", "汉族")
    form = simple(tmp_path / "表.xlsx", ["姓名", column, "身份证号"], rows=3)
    book = openpyxl.load_workbook(form)
    book.active["A2"], book.active["B2"] = me.name, said
    book.save(form)
    result = fill(form, snapshot=snapshot)
    sheet = openpyxl.load_workbook(result.files[0]).active
    assert (sheet["C2"].value == me.id_number) == hers
    assert any("但表上写的身份证号、出生日期、性别或民族对不上" in note for note in result.notes) != hers


@pytest.mark.parametrize(
    ("groups", "named", "filled"),
    [
        (("第一党小组",) * 3, "", "第一党小组"),
        (("第一党小组", "第一党小组", "第二党小组"), "", None),
        (("第一党小组", "第一党小组", ""), "", None),
        (("第一党小组",) * 3, "外人甲", None),
    ],
)
def test_a_cell_merged_over_several_people_is_filled_where_they_agree(tmp_path, fill, groups, named, filled):
    """It had what the first of them has."""
    snapshot = branch_of(3)
    for member, group in zip(snapshot.members, groups, strict=True):
        member.group = group
    form = simple(tmp_path / "表.xlsx", ["姓名", "党小组", "手机号"], rows=5)
    book = openpyxl.load_workbook(form)
    book.active.merge_cells("B2:B5")
    book.active["A4"] = named or None
    book.save(form)
    result = fill(form, snapshot=snapshot)
    assert openpyxl.load_workbook(result.files[0]).active["B2"].value == filled
    count = 4 if named else 3
    told = [(one.cell, one.heading, one.who) for one in result.not_filled]
    assert told == ([] if filled else [("B2", "党小组", f"第 2—5 行的 {count} 人")])


@pytest.mark.parametrize("cls", [Member, Enrolment, Transfer])
def test_two_of_one_name_are_known_as_our_own_lists_tell_them_apart(cls):
    """By the 党小组 of a sign-in sheet, by birth else, in brackets of either width; who is called so outright comes first."""
    snapshot = branch_of(3)
    first, second, third = snapshot.members
    first.name = second.name = "王芳"
    first.group, second.group, third.name = "第一党小组", "第二党小组", "王芳（1990年生）"
    facts = Facts(snapshot, TODAY, True, TODAY.year)
    made = {Member: lambda m: m, Transfer: lambda m: Transfer(member_id=m.id)}
    made[Enrolment] = lambda m: Enrolment(member_id=m.id, name=m.name)
    records = [made[cls](member) for member in snapshot.members]
    owners, source = Owners(records, facts), sources(cls)["name"]

    def of(name: str) -> list[Record]:
        return owners.of(Line(2, TAKEN, ((Slot("姓名", "姓名", 1, 1, source), name),)))

    assert first.birth != second.birth
    assert of("王芳（第二党小组）") == of("王芳(第二党小组)") == [records[1]]
    assert of(f"王芳（1975年{first.birth.month}月生，出差）") == [records[0]]
    assert of("王芳（1990年生）") == [records[2]]
    assert of("王芳（1960年生）") == of("王芳（第三党小组）") == []
    assert of("王芳（1975年生）") == of("王芳") == records[:2]
