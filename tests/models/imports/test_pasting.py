"""Cells from the clipboard: headings or not, whom they are about, masked numbers, what cannot be read."""

from datetime import date

import pytest

from models.imports import ADDED, RETURNED, UNCHANGED, UPDATED, FileRefused, write_plan
from models.imports.pasting import MOST_ROWS, cells_of, pasted, plan_onto, plan_people
from models.kinds import PartialDate
from models.records import Member

TODAY = date(2026, 11, 23)
SHOWN = ("name", "sex", "birth", "group", "kind", "#seniority", "phone")


def person(number, name, **about):
    return Member(id=number, name=name, **about)


ROSTER = [
    person(1, "张伟", phone="13900006021", group="第一党小组", birth=PartialDate.parse("1985-03-12")),
    person(2, "李敏", phone="13800001111", group="第二党小组"),
    person(3, "王磊", group="第二党小组"),
]


def changes(plan):
    return [(row.name, c.name, *c.texts()) for row in plan.rows for c in row.changes]


def test_cells_with_line_ends_and_quotes_come_through():
    assert cells_of('姓名\t备注\r\n张伟\t"一\n二 ""三"""\r\n\r\n') == [["姓名", "备注"], ["张伟", '一\n二 "三"']]


def test_a_quotation_mark_that_none_closes_swallows_no_rows_below():
    assert cells_of('姓名\t备注\n张伟\t"一\n李敏\t二\n') == [["姓名", "备注"], ["张伟", '"一'], ["李敏", "二"]]
    assert cells_of("张伟\t" + "长" * 140_000) == [["张伟", "长" * 140_000]]  # more than csv takes in a cell


def test_headings_are_none_of_the_rows_that_may_be_pasted():
    rows = "张伟\t男\n" * MOST_ROWS
    assert len(pasted("姓名\t性别\n" + rows, SHOWN).rows) == MOST_ROWS
    with pytest.raises(FileRefused, match="500 行"):
        pasted("姓名\t性别\n" + rows + "李敏\t女", SHOWN)


def test_the_first_row_may_be_headings_in_any_usual_wording():
    found = pasted("党员姓名\t联系电话\t入党时间\t鞋码\n张伟\t139\t2010\t43", SHOWN)
    assert found.headed
    assert found.fields == ("name", "phone", "joined", "")
    assert found.headings == ("党员姓名", "联系电话", "入党时间", "鞋码")
    assert found.rows == (("张伟", "139", "2010", "43"),)


def test_without_headings_the_cells_stand_under_the_columns_from_the_current_one_on():
    found = pasted("第一党小组\t正式党员\t16\t13900006021\t多出来", SHOWN, 3)
    assert not found.headed
    assert found.fields == ("group", "kind", "", "phone", "")
    assert len(set(found.headings)) == 5


def test_a_single_row_of_values_is_not_taken_for_headings():
    assert not pasted("张伟\t男", SHOWN).headed
    assert not pasted("第一党小组\n第二党小组", SHOWN, 3).headed
    assert pasted("张伟\t男\n李敏\t女", SHOWN, headed=True).headed


def test_people_are_known_by_name_changed_or_added():
    plan = plan_people(
        pasted("姓名\t手机号\n张伟\t13700007777\n李敏\t13800001111\n孙新\t13600006666", SHOWN), ROSTER, today=TODAY
    )
    assert [row.fate for row in plan.rows] == [UPDATED, UNCHANGED, ADDED]
    assert changes(plan) == [("张伟", "phone", "13900006021", "13700007777")]


def test_rows_go_onto_the_selected_people_in_their_order():
    plan = plan_onto(pasted("第三党小组\t正式\n第二党小组\t预备党员", SHOWN, 3), [ROSTER[2], ROSTER[1]], today=TODAY)
    assert changes(plan) == [
        ("王磊", "kind", "", "正式党员"),
        ("王磊", "group", "第二党小组", "第三党小组"),
        ("李敏", "kind", "", "预备党员"),
    ]


def test_another_number_of_rows_than_of_people_is_refused():
    with pytest.raises(FileRefused, match="粘贴的有 2 行，选中的是 3 人"):
        plan_onto(pasted("一\n二", SHOWN, 3), ROSTER, today=TODAY)


def test_masked_numbers_never_replace_the_whole_ones():
    text = "姓名\t手机号\t身份证号\n张伟\t139****6021\t110101********001X\n李敏\t13700007777\t"
    plan = plan_people(pasted(text, SHOWN), ROSTER, today=TODAY)
    assert changes(plan) == [("李敏", "phone", "13800001111", "13700007777")]
    assert any("打了码" in problem.message for problem in plan.problems)
    plan = plan_onto(pasted("139****6021\n138****1111", SHOWN, 6), ROSTER[:2], today=TODAY)
    assert changes(plan) == []


def test_what_was_copied_with_hidden_numbers_changes_nothing():
    """Copied from the list and pasted back, 工作单位及职务 had 138****1234 in it; 1234 took the place of the whole number."""
    known = Member(id=1, name="王芳", unit="某局(13812341234)", phone="13812341234")
    plan = plan_onto(pasted("▲王芳\t某局(138****1234)\t1234", ("name", "unit", "phone")), [known], today=TODAY)
    assert (plan.rows[0].changes, [p.level for p in plan.problems]) == ([], ["error", "warning"])


def test_that_there_is_a_reason_never_replaces_the_reason():
    away = Member(id=9, name="王芳", floating_why="随女儿")
    plan = plan_people(pasted("姓名\t外出原因\n王芳\t原因已登记", SHOWN), [away], today=TODAY)
    assert changes(plan) == []
    assert any("打了码" in problem.message for problem in plan.problems)


def test_what_is_less_exact_and_what_is_empty_changes_nothing():
    plan = plan_onto(pasted("1985-03\t\n\t第二党小组", SHOWN, 2), ROSTER[:2], today=TODAY)
    assert changes(plan) == []


def test_what_cannot_be_read_is_said_and_the_rest_of_the_row_is_taken():
    plan = plan_onto(pasted("2020年13月\t第三党小组", SHOWN, 2), ROSTER[:1], today=TODAY)
    assert changes(plan) == [("张伟", "group", "第一党小组", "第三党小组")]
    assert [(p.level, p.row, p.value) for p in plan.problems] == [("error", 1, "2020年13月")]


def test_people_who_are_no_members_are_returned():
    plan = plan_people(pasted("姓名\t人员类别\n孙新\t入党积极分子", SHOWN), ROSTER, today=TODAY)
    assert [row.fate for row in plan.rows] == [RETURNED]


def test_columns_may_be_meant_otherwise():
    found = pasted("姓名\t组\n张伟\t第三党小组", SHOWN)
    plan = plan_people(found.mapped({"组": "group"}), ROSTER, today=TODAY)
    assert changes(plan) == [("张伟", "group", "第一党小组", "第三党小组")]


@pytest.mark.parametrize("text", ["", "\n\t\n", "  "])
def test_an_empty_clipboard_is_refused_in_a_sentence(text):
    with pytest.raises(FileRefused, match="剪贴板里没有表格内容"):
        pasted(text, SHOWN)


def test_too_many_rows_are_refused():
    with pytest.raises(FileRefused, match="用“导入”"):
        pasted("张伟\n" * (MOST_ROWS + 1), SHOWN)


def test_all_of_it_is_one_action(ledger):
    with ledger.unit("建立") as unit:
        unit.add_all([Member(name=f"党员{number}") for number in range(40)])
    members = ledger.all(Member)
    plan = plan_onto(pasted("第一党小组\n" * 40, SHOWN, 3), members, today=TODAY)
    assert write_plan(plan, ledger, label="粘贴党员") == 40
    assert {m.group for m in ledger.all(Member)} == {"第一党小组"}
    assert ledger.undoable().label == "粘贴党员 40 人"
    ledger.undo()
    assert {m.group for m in ledger.all(Member)} == {""}
