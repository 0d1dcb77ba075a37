"""Who a row is about: ID number, name and birth, name alone; where nobody can say, the row is returned with the reason."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from models.fields import set_read
from models.imports import ADDED, RETURNED, UNCHANGED, UPDATED, Plan
from models.imports.masked import number_of
from models.records import Branch, Member

ONE, TWO = "11010519491231002X", "110101197607010037"
HEAD = ["姓名", "出生日期", "身份证号", "手机号"]


def member(number: int, name: str, **values: str) -> Member:
    made = Member(id=number, name=name)
    for field, text in values.items():
        set_read(made, field, text)
    return made


def fates(plan: Plan) -> list[str]:
    return [row.fate for row in plan.rows]


Planned = Callable[..., Plan]


def test_the_id_number_goes_before_the_name(planned: Planned):
    plan = planned([HEAD, ["张三丰", "", ONE, ""]], [member(7, "张三", id_number=ONE)])
    assert fates(plan) == [UPDATED]
    assert plan.rows[0].member_id == 7
    assert next((c.name, c.old, c.new) for c in plan.rows[0].changes) == ("name", "张三", "张三丰")
    assert any(p.level == "warning" and "姓名不同" in p.message for p in plan.problems)


def test_an_old_id_number_is_the_same_person_and_does_not_replace_the_new(planned: Planned):
    known = member(7, "张三", id_number=ONE, birth="1949-12-31", sex="女")
    plan = planned([HEAD, ["张三", "", "110105491231002", ""]], [known])
    assert fates(plan) == [UNCHANGED]


@pytest.mark.parametrize("birth", ["1976-07", "1976", "1976-07-01"])
def test_name_and_birth_of_any_precision(planned: Planned, birth: str):
    plan = planned(
        [HEAD, ["李四", birth, "", "13800000000"]],
        [member(3, "李四", birth="1976-07-01"), member(4, "李四", birth="1960")],
    )
    assert fates(plan) == [UPDATED]
    assert plan.rows[0].member_id == 3
    assert [c.name for c in plan.rows[0].changes] == ["phone"], "the day of birth is not blurred"


def test_a_more_exact_birth_is_taken_over(planned: Planned):
    plan = planned([HEAD, ["李四", "1976-07-01", "", ""]], [member(3, "李四", birth="1976-07")])
    assert [c.texts() for c in plan.rows[0].changes] == [("1976-07", "1976-07-01")]


def test_the_only_one_of_that_name_is_updated_with_a_remark(planned: Planned):
    plan = planned([HEAD, ["李四", "", "", "13800000000"]], [member(3, "李四", birth="1976-07-01")])
    assert fates(plan) == [UPDATED]
    assert [p.level for p in plan.problems] == ["info"]


@pytest.mark.parametrize("row", [["李四", "1980-01", "", ""], ["李四", "", TWO, ""]])
def test_who_contradicts_is_somebody_new_with_a_warning(planned: Planned, row: list[str]):
    plan = planned([HEAD, row], [member(3, "李四", birth="1949-12-31", id_number=ONE)])
    assert fates(plan) == [ADDED]
    assert any(p.level == "warning" and "同名" in p.message for p in plan.problems)


OF_JUNE = "110101197806126665"  # 女


@pytest.mark.parametrize("birth", ["", "1978", "1978-03"])
@pytest.mark.parametrize("known", [{"birth": "1978-03-05", "sex": "男"}, {"birth": "1978-03-05"}, {"sex": "男"}])
def test_whom_the_whole_id_number_rules_out_is_not_written_to(planned: Planned, birth: str, known: dict[str, str]):
    """A cell with 1978 alone hid the birthday in the number beside it, which was written to the other one born in that year."""
    plan = planned([HEAD, ["李海燕", birth, OF_JUNE, "13800000000"]], [member(3, "李海燕", **known)])
    assert fates(plan) == [ADDED]
    assert any(p.level == "warning" and "按另一人新增" in p.message for p in plan.problems)


def test_a_sex_that_its_own_id_number_denies_rules_out_all_the_same(planned: Planned):
    rows = [["姓名", "性别", "身份证号"], ["李海燕", "男", OF_JUNE]]
    assert fates(planned(rows, [member(3, "李海燕", sex="男")])) == [ADDED]


@pytest.mark.parametrize("birth", ["1978-03", "1978-06-12", "1978"])
def test_who_is_known_by_two_births_is_found_by_either(planned: Planned, birth: str):
    known = member(3, "李海燕", birth="1978-03", id_number=OF_JUNE, sex="女")
    assert fates(planned([HEAD, ["李海燕", birth, "", "13800000000"]], [known])) == [UPDATED]


def test_whom_the_ledger_knows_by_a_day_in_the_number_is_not_met_by_the_year(planned: Planned):
    known = member(3, "李海燕", birth="1978", id_number=OF_JUNE)
    assert fates(planned([HEAD, ["李海燕", "1978-03-05", "", "13800000000"]], [known])) == [ADDED]


def test_one_of_several_of_that_name_is_asked_about(planned: Planned):
    plan = planned([HEAD, ["李四", "", "", ""]], [member(3, "李四", birth="1976-07"), member(4, "李四")])
    assert fates(plan) == [RETURNED]
    assert "分不清" in plan.rows[0].reason
    assert plan.rows[0].cells["姓名"] == "李四"


def test_one_id_number_for_two_names_returns_both(planned: Planned):
    plan = planned([HEAD, ["张三", "", ONE, ""], ["李四", "", ONE, ""], ["王五", "", TWO, ""]])
    assert fates(plan) == [RETURNED, RETURNED, ADDED]


def test_a_row_without_a_name_is_returned(planned: Planned):
    plan = planned([HEAD, ["", "1980-01", TWO, "13800000000"]])
    assert fates(plan) == [RETURNED]
    assert [(p.level, p.message) for p in plan.problems if p.column == "姓名"] == [("error", "退回：没有姓名")]


def test_the_same_person_twice_is_one_person(planned: Planned):
    plan = planned({"总表": [HEAD, ["张三", "", ONE, ""]], "第一党小组": [["姓名", "身份证号"], ["张三", ONE]]})
    assert fates(plan) == [ADDED, UPDATED]
    assert plan.rows[0].record is plan.rows[1].record
    assert plan.rows[0].record.group == "第一党小组"


def test_the_same_person_with_other_words_is_returned(planned: Planned):
    plan = planned([HEAD, ["张三", "", ONE, "13800000000"], ["张三", "", ONE, "13900000000"]])
    assert fates(plan) == [ADDED, RETURNED]
    assert "手机号" in plan.rows[1].reason


def test_namesakes_in_the_file_are_two_people_if_anything_tells_them_apart(planned: Planned):
    plan = planned([HEAD, ["张三", "1949-12-31", "", ""], ["张三", "1976-07", "", ""], ["张三", "", TWO, ""]])
    assert fates(plan) == [ADDED, ADDED, UPDATED]
    assert plan.rows[2].record is plan.rows[1].record


def test_namesakes_without_anything_to_tell_them_apart_are_asked_about(planned: Planned):
    plan = planned([["姓名", "性别"], ["张三", "男"], ["张三", "男"]])
    assert fates(plan) == [ADDED, RETURNED]


def test_who_is_no_member_yet_is_returned(planned: Planned):
    plan = planned([["姓名", "人员类别"], ["张三", "入党积极分子"], ["李四", "预备党员"]])
    assert fates(plan) == [RETURNED, ADDED]


def wang(number: int, **values: str) -> Member:
    return member(number, "王芳", **values)


ID_1978, ID_1990 = "110101197803191146", "110101199003191454"
MASKED_HEAD = ["姓名", "出生日期", "身份证号", "性别", "手机号"]


@pytest.mark.parametrize(
    ("known", "birth", "masked", "sex"),
    [
        ([wang(1, id_number=ID_1978)], "", "110101********1454", ""),
        ([wang(1, id_number=ID_1978)], "1978", "110101********1454", ""),
        ([wang(1, id_number=ID_1978)], "1978-03-19", "110101 ******** 1453", ""),
        ([wang(1, birth="1978", sex="男")], "1978", "110101********1146", ""),
        ([wang(1, birth="1978-03")], "", "1101011979******46", ""),
        ([wang(1, birth="1978"), wang(2, id_number=ID_1990)], "1978", "110101********1454", ""),
    ],
    ids=["number", "year", "day", "sex", "birth", "the-other-has-it"],
)
def test_whom_the_masked_number_excludes_is_not_written_to(
    planned: Planned, known: list[Member], birth: str, masked: str, sex: str
):
    """The phone was written to her, and nothing said but that the number was not read."""
    plan = planned([MASKED_HEAD, ["王芳", birth, masked, sex, "13911112222"]], known)
    assert fates(plan) == [RETURNED]
    assert "露出的几位" in plan.rows[0].reason
    assert plan.rows[0].reason.endswith("请核对")


@pytest.mark.parametrize("masked", ["110101********1454", "１１０１０１＊＊＊＊＊＊＊＊１４５４", "110101XXXXXXXX1454"])
def test_of_two_the_masked_number_decides(planned: Planned, masked: str):
    known = [wang(1, id_number=ID_1978), wang(2, id_number=ID_1990)]
    plan = planned([MASKED_HEAD, ["王芳", "", masked, "", "13911112222"]], known)
    assert [(row.fate, row.member_id) for row in plan.rows] == [(UPDATED, 2)]
    assert any(p.message.startswith("按姓名和身份证号露出的几位") and "请核对" in p.message for p in plan.problems)


@pytest.mark.parametrize(
    "masked",
    ["'110101********1454", "身份证号：110101********1454", "110101********1454。", "1101011990*319**54", "110101********1454（旧）"],
)  # fmt: skip
def test_a_masked_number_is_compared_in_its_digits_alone(planned: Planned, masked: str):
    """For an apostrophe or a stop the row came back as perhaps another's."""
    plan = planned([MASKED_HEAD, ["王芳", "", masked, "", "13911112222"]], [wang(2, id_number=ID_1990)])
    assert [(row.fate, row.member_id) for row in plan.rows] == [(UPDATED, 2)]
    plan = planned([MASKED_HEAD, ["王芳", "", masked, "", "13911112222"]], [wang(1, id_number=ID_1978)])
    assert fates(plan) == [RETURNED]


@pytest.mark.parametrize("masked", ["护照E12****34", "110101********1454，原110101********145"])
def test_what_is_not_one_masked_number_excludes_nobody(planned: Planned, masked: str):
    plan = planned([MASKED_HEAD, ["王芳", "", masked, "", "13911112222"]], [wang(2, id_number=ID_1990)])
    assert [(row.fate, row.member_id) for row in plan.rows] == [(UPDATED, 2)]
    assert any("只凭姓名" in p.message for p in plan.problems)


def test_a_masked_number_that_shows_too_little_decides_nothing(planned: Planned):
    plan = planned([MASKED_HEAD, ["王芳", "", "110101************", "", ""]], [wang(1, id_number=ID_1978), wang(2)])
    assert fates(plan) == [RETURNED]


def test_a_masked_number_of_before_may_be_that_of_now(planned: Planned):
    known = [wang(1, id_number=ID_1978)]
    plan = planned([MASKED_HEAD, ["王芳", "1978-03-19", "110101******114", "", "13911112222"]], known)
    assert [(row.fate, row.member_id) for row in plan.rows] == [(UPDATED, 1)]


def test_two_new_rows_whose_masked_numbers_differ_are_not_one(planned: Planned):
    rows = [["王芳", "1978", f"110101********{last}", "", "13911112222"] for last in ("1146", "1162")]
    assert fates(planned([MASKED_HEAD, *rows])) == [ADDED, RETURNED]


GROUPED = ["姓名", "出生日期", "党小组", "手机号"]


def test_a_year_is_not_sure_where_the_group_says_another_without_birth(planned: Planned):
    """王芳 of the first group got the phone, and the second group."""
    known = [wang(1, birth="1979", group="第一党小组"), wang(2, group="第二党小组")]
    plan = planned([GROUPED, ["王芳", "1979", "第二党小组", "13911112222"]], known)
    assert fates(plan) == [RETURNED]
    assert plan.rows[0].reason.endswith("请核对")
    assert [one.key for one in plan.rows[0].candidates] == ["#1", "#2"]
    behind = planned([["姓名", "身份证号"], ["王芳（第二党小组）", "110101197910051093"]], known)
    assert [(row.fate, row.member_id) for row in behind.rows] == [(UPDATED, 2)]
    assert any("请核对" in p.message for p in behind.problems)


@pytest.mark.parametrize("birth", ["1979", "1979-03", "1979-03-05"])
def test_beside_one_without_birth_a_birth_is_to_be_looked_at(planned: Planned, birth: str):
    plan = planned([GROUPED, ["王芳", birth, "", "13911112222"]], [wang(1, birth=birth), wang(2)])
    assert [(row.fate, row.member_id) for row in plan.rows] == [(UPDATED, 1)]
    assert [p.message[-3:] for p in plan.problems] == ["请核对"]


def test_a_year_alone_is_to_be_looked_at_and_a_day_is_not(planned: Planned):
    known = [wang(1, birth="1979-03-05")]
    year = planned([GROUPED, ["王芳", "1979", "", "13911112222"]], known)
    assert [p.message for p in year.problems] == ["只凭姓名和出生年份认作名册中的“王芳”，请核对"]
    assert not planned([GROUPED, ["王芳", "1979-03-05", "", "13911112222"]], known).problems


def test_a_group_of_the_branch_is_known_though_nobody_is_in_it(planned: Planned):
    """王芳（第二党小组）became a new member of that name."""
    branch = Branch(groups="第一党小组\n第二党小组")
    known = [wang(1, group="第一党小组")]
    plan = planned([["姓名", "手机号"], ["王芳（第二党小组）", "13911112222"]], known, branch=branch)
    assert [(row.fate, row.name, row.member_id) for row in plan.rows] == [(UPDATED, "王芳", 1)]
    assert any("请核对" in p.message for p in plan.problems)


def test_whom_an_earlier_row_has_ruled_out_may_be_meant_all_the_same(planned: Planned):
    """The second row was hers and nothing said: only since the first one made the other 王芳 of June."""
    known = [wang(1, birth="1990", group="第三党小组"), wang(3, birth="1990-03")]
    alone = planned([GROUPED, ["王芳", "1990-03", "", "13911112222"]], known)
    assert fates(alone) == [RETURNED]
    plan = planned([GROUPED, ["王芳", "1990-06", "", ""], ["王芳", "1990-03", "", "13911112222"]], known)
    assert [(row.fate, row.member_id) for row in plan.rows] == [(UPDATED, 1), (UPDATED, 3)]
    assert [one.key for one in plan.rows[1].candidates] == ["#3", "#1"]
    said = [p.message for p in plan.problems if p.row == plan.rows[1].row]
    assert said == ["同名的有 2 人，认作名册中的“王芳”；“名册”第 2 行写到的一位，在那一行写入以前也对得上，请核对"]


def test_who_is_new_since_an_earlier_row_took_the_place_is_to_be_looked_at(planned: Planned):
    rows = [["王芳", "1990-06", "", ""], ["王芳", "1990-03", "", ""]]
    plan = planned([GROUPED, *rows], [wang(1)])
    assert fates(plan) == [UPDATED, ADDED]
    assert plan.problems[-1].message.endswith("“名册”第 2 行写到的一位，在那一行写入以前也对得上，请核对")


@pytest.mark.parametrize(
    ("birth", "said"),
    [
        ("1978-03-19", "同名的有 2 人，认作名册中的“王芳”；“名册”第 2 行写到的一位，在那一行写入以前也对得上，请核对"),
        ("", "按姓名和身份证号露出的几位认作名册中的“王芳”，请核对"),
    ],
    ids=["sure-but-for-that", "to-be-looked-at-anyhow"],
)
def test_whom_only_the_number_shown_in_an_earlier_row_rules_out(planned: Planned, birth: str, said: str):
    """Before that row nothing was known of her number. What is to be looked at anyhow keeps saying by what it was known."""
    known = [wang(1, group="第三党小组"), wang(2, id_number=ID_1978)]
    first = ["王芳（第三党小组）", "", "110101********1454", "", "13900000000"]
    plan = planned([MASKED_HEAD, first, ["王芳", birth, "110101********1146", "", "13911112222"]], known)
    assert [(row.fate, row.member_id) for row in plan.rows] == [(UPDATED, 1), (UPDATED, 2)]
    assert [p.message for p in plan.problems if p.row == plan.rows[1].row and p.message.startswith(said[:3])] == [said]


def test_an_earlier_row_of_one_who_was_never_meant_is_no_doubt(planned: Planned):
    known = [wang(1, birth="1978-10-19"), wang(2, birth="1996-06")]
    plan = planned([GROUPED, ["王芳", "1978-10-19", "", "13900000000"], ["王芳", "1996-06", "", "13911112222"]], known)
    assert [(row.fate, row.member_id) for row in plan.rows] == [(UPDATED, 1), (UPDATED, 2)]
    assert not plan.problems


@pytest.mark.parametrize(
    ("raw", "number"),
    [
        ("110101199003●●●●", "110101199003****"), ("11010119900319••••", "11010119900319****"), ("●●●●●●●●●●●●●●1454", "**************1454"),
        ("＊＊＊＊1454", "****1454"),
    ],
)  # fmt: skip
def test_dots_at_either_end_hide_as_stars_do(raw: str, number: str) -> None:
    assert number_of(raw) == number
