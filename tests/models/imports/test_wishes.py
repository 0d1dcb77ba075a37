"""What the user says of a file goes before what is found: rows of the heading, sheets, who a row is, and whether blanks clear."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest

from models.imports import ADDED, NEW, RETURNED, UNCHANGED, UPDATED, FileRefused, Plan, Wishes, plan_file, write_plan
from models.kinds import PartialDate
from models.kinds.identity import check_digit
from models.records import Member
from models.store import Ledger

from .test_returned import TODAY, cells, returned

Planned = Callable[..., Plan]
ID1, ID2 = (first17 + check_digit(first17) for first17 in ("11010119850312001", "11010119900102002"))


def changes(plan: Plan) -> list[tuple[str, str, str]]:
    return [(change.label, *change.texts()) for row in plan.rows for change in row.changes]


# Blanks that clear

KNOWN = {"birth": PartialDate(1985, 3), "phone": "13800000000", "post": "书记", "note": "老党员", "unit": "某局"}
BLANKS = [["姓名", "出生日期", "手机", "党内职务"], ["张三", "1985-03", "", "/"]]


def test_what_the_file_leaves_empty_stays_unless_it_is_asked_for(planned: Planned):
    known = [Member(id=1, name="张三", **KNOWN)]
    assert [r.fate for r in planned(BLANKS, known).rows] == [UNCHANGED]
    plan = planned(BLANKS, known, wishes=Wishes(clear=True))
    assert changes(plan) == [("党内职务", "书记", ""), ("手机号", "13800000000", "")]
    assert known[0].phone == "13800000000", "the plan itself has changed somebody"


def test_only_columns_of_the_file_clear_and_never_the_name_nor_what_could_not_be_read(planned: Planned):
    known = [Member(id=1, name="张三", id_number=ID1, sex="男", **KNOWN)]
    rows = [["姓名", "身份证号", "性别", "出生日期"], ["", ID1, "不清楚", ""]]
    plan = planned(rows, known, wishes=Wishes(clear=True))
    assert [r.fate for r in plan.rows] == [RETURNED]  # without a name
    rows[1][0] = "张三"
    assert changes(planned(rows, known, wishes=Wishes(clear=True))) == []


def test_a_broken_formula_clears_nothing(planned: Planned):
    known = [Member(id=1, name="张三", **KNOWN)]
    rows = [["姓名", "出生日期", "手机"], ["张三", "1985-03", "#N/A"]]
    assert changes(planned(rows, known, wishes=Wishes(clear=True))) == []


def test_another_row_of_the_same_person_fills_what_one_leaves_empty(planned: Planned, ledger: Ledger):
    with ledger.unit("登记") as unit:
        unit.add(Member(name="张三", **KNOWN))
    first, second = ["张三", "1985-03", "", "书记"], ["张三", "1985-03", "13911112222", ""]
    for rows in ([BLANKS[0], first, second], [BLANKS[0], second, first]):
        write_plan(planned(rows, ledger.all(Member), wishes=Wishes(clear=True)), ledger)
        member = ledger.all(Member)[0]
        assert (member.phone, member.post, member.note) == ("13911112222", "书记", "老党员")
        ledger.undo()


def test_clearing_is_one_action_and_can_be_undone(planned: Planned, ledger: Ledger):
    with ledger.unit("登记") as unit:
        unit.add(Member(name="张三", **KNOWN))
    write_plan(planned(BLANKS, ledger.all(Member), wishes=Wishes(clear=True)), ledger)
    assert (ledger.all(Member)[0].phone, ledger.all(Member)[0].unit) == ("", "某局")
    ledger.undo()
    assert ledger.all(Member)[0].phone == "13800000000"


# Rows of the heading

HIDDEN = [["支部名单"], ["谁", "生日"], ["姓名不详者不列", ""], ["张三", "1985-03"], ["李四", "1990-01"]]


def test_a_heading_that_is_not_found_is_shown(planned: Planned):
    with pytest.raises(FileRefused, match="没有找到表头"):
        planned(HIDDEN)
    wishes = Wishes(mapping={"谁": "name"}, headings={"名册": (2, 2)})
    plan = planned(HIDDEN, wishes=wishes)
    assert plan.sheets[0].header_rows == [2]
    assert [(r.name, r.fate) for r in plan.rows][-2:] == [("张三", ADDED), ("李四", ADDED)]
    assert [r.said.show("birth") for r in plan.rows if r.said][-2:] == ["1985-03", "1990-01"]


def test_a_heading_without_a_name_returns_its_rows_and_loses_none(planned: Planned):
    plan = planned(HIDDEN, wishes=Wishes(headings={"名册": (2, 2)}))
    assert [(r.row, r.fate, r.reason) for r in plan.rows] == [(n, RETURNED, "没有姓名") for n in (3, 4, 5)]


@pytest.mark.parametrize("rows", [(0, 0), (-5, 2), (99, 99), (2, 1), (1, 99)])
def test_rows_that_cannot_be_are_brought_into_the_sheet(planned: Planned, rows: tuple[int, int]):
    plan = planned(HIDDEN, wishes=Wishes(headings={"名册": rows}))
    assert 1 <= len(plan.sheets[0].header_rows) <= 3
    assert set(plan.sheets[0].header_rows) <= set(range(1, 6))


def test_the_right_rows_instead_of_those_that_were_found(planned: Planned):
    rows = [["姓名", "性别"], ["（党员）", ""], ["姓名", "生日"], ["张三", "1985-03"]]
    plan = planned(rows, wishes=Wishes(headings={"名册": (3, 3)}))
    assert [(r.name, r.row) for r in plan.rows] == [("张三", 4)]
    assert [c.field for c in plan.columns] == ["name", "birth"]


def test_two_rows_and_repeated_headings(planned: Planned):
    head = [["基本", "", "党籍"], ["谁", "出生日期", "入党时间"]]
    rows = [*head, ["张三", "1985-03", "2010"], *head[1:], ["李四", "1990", "2015"]]
    plan = planned(rows, wishes=Wishes(mapping={"谁": "name"}, headings={"名册": (1, 2)}))
    assert [r.name for r in plan.rows] == ["张三", "李四"]


def test_returned_rows_below_a_heading_that_was_shown_come_back_as_they_are(tmp_path: Path):
    rows = [["支部名单"], ["谁", "代码"], ["张三", "男"], ["李四", "不清楚"]]
    wishes = Wishes(mapping={"谁": "name", "代码": "sex"}, headings={"名册": (2, 2)})
    _, out = returned(tmp_path, rows, wishes=wishes)
    assert [line[:2] for line in cells(out)] == [["支部名单", None], ["谁", "代码"], ["李四", "不清楚"]]
    book = openpyxl.load_workbook(out)
    book["名册"]["B3"] = "女"
    book.save(out)
    again = plan_file(out, (), today=TODAY)
    assert [(r.name, r.fate, r.said.sex) for r in again.rows if r.said] == [("李四", ADDED, "女")]


def test_a_heading_that_nothing_else_would_find_again_is_found_in_the_returned_rows(tmp_path: Path):
    rows = [["称呼", "项1"], ["张三", "a"], ["张三", "b"]]
    wishes = Wishes(mapping={"称呼": "name"}, headings={"名册": (1, 1)})
    _, out = returned(tmp_path, rows, wishes=wishes)
    again = plan_file(out, (), today=TODAY)
    assert [(r.name, r.fate) for r in again.rows] == [("张三", ADDED), ("张三", RETURNED)]


# Sheets

SHEETS = {"党员": [["姓名"], ["张三"]], "积极分子": [["姓名"], ["李四"]]}


def test_a_sheet_is_left_out_or_read_though_it_is_hidden(planned: Planned, tmp_path: Path):
    plan = planned(SHEETS, wishes=Wishes(sheets={"积极分子": False}))
    assert [r.name for r in plan.rows] == ["张三"]
    assert plan.sheets[1].skipped == "按您的选择不读"
    path = tmp_path / "隐藏.xlsx"
    book = openpyxl.load_workbook(tmp_path / "名册.xlsx")
    book["积极分子"].sheet_state = "hidden"
    book.save(path)
    assert [r.name for r in plan_file(path, (), today=TODAY).rows] == ["张三"]
    wanted = Wishes(sheets={"积极分子": True})
    assert [r.name for r in plan_file(path, (), today=TODAY, wishes=wanted).rows] == ["张三", "李四"]


# Who a row is

TWO = [Member(id=1, name="张三", id_number=ID1), Member(id=2, name="张三", id_number=ID2)]


def test_who_it_is_among_several_is_asked_and_answered(planned: Planned):
    rows = [["姓名", "手机"], ["张三", "13900000000"]]
    row = planned(rows, TWO).rows[0]
    assert (row.fate, [c.key for c in row.candidates], row.who) == (RETURNED, ["#1", "#2"], "")
    plan = planned(rows, TWO, wishes=Wishes(people={row.key: "#2"}))
    assert [(r.fate, r.member_id, r.who) for r in plan.rows] == [(UPDATED, 2, "#2")]
    assert [c.key for c in plan.rows[0].candidates] == ["#1", "#2"], "the answer can be taken back"
    plan = planned(rows, TWO, wishes=Wishes(people={row.key: NEW}))
    assert [(r.fate, r.member_id) for r in plan.rows] == [(ADDED, 0)]


def test_an_answer_about_somebody_who_is_gone_is_no_answer(planned: Planned):
    rows = [["姓名", "手机"], ["张三", "13900000000"]]
    plan = planned(rows, TWO, wishes=Wishes(people={("名册", 2, "张三"): "#9"}))
    assert plan.rows[0].fate == RETURNED


def test_two_rows_of_one_name_are_one_person_or_two_as_is_said(planned: Planned):
    rows = [["姓名", "手机", "单位"], ["张三", "13900000000", ""], ["张三", "", "某局"]]
    plan = planned(rows)
    assert [r.fate for r in plan.rows] == [ADDED, RETURNED]
    (candidate,), key = plan.rows[1].candidates, plan.rows[1].key
    same = planned(rows, wishes=Wishes(people={key: candidate.key}))
    assert [r.fate for r in same.rows] == [ADDED, UPDATED]
    assert same.rows[0].record is not None
    assert (same.rows[0].record.phone, same.rows[0].record.unit) == ("13900000000", "某局")
    two = planned(rows, wishes=Wishes(people={key: NEW}))
    assert [r.fate for r in two.rows] == [ADDED, ADDED]


@pytest.mark.parametrize(
    ("known", "line", "fate"),
    [
        ({}, ["张三", "", ""], UNCHANGED),  # by the name alone
        ({"id_number": ID1}, ["张三", ID2, ""], ADDED),  # another number: somebody else
        ({"id_number": ID1}, ["章三", ID1, ""], UPDATED),  # another name: renamed
    ],
)
def test_where_it_was_only_likely_the_answer_may_be_the_other_one(
    planned: Planned, known: dict[str, str], line: list[str], fate: str
):
    people, rows = [Member(id=1, name="张三", **known)], [["姓名", "身份证号", "手机"], line]
    row = planned(rows, people).rows[0]
    assert (row.fate, [c.key for c in row.candidates]) == (fate, ["#1"])
    other = "#1" if fate == ADDED else NEW
    assert (planned(rows, people, wishes=Wishes(people={row.key: other})).rows[0].fate == ADDED) == (other == NEW)


def test_what_is_beyond_doubt_is_not_asked(planned: Planned):
    rows = [["姓名", "身份证号"], ["张三", ID1], ["李四", ""]]
    assert [r.candidates for r in planned(rows, TWO).rows] == [[], []]
