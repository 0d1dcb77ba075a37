"""What stands behind a name in its cell: brackets, stars, commas; somebody known does not come in a second time silently."""

from __future__ import annotations

import pytest

from models.imports import ADDED, NEW, UNCHANGED, Wishes
from models.records import Member
from tests.models.imports.test_identity import GROUPED, Planned, fates, wang


@pytest.mark.parametrize(
    "behind",
    ["（出差）", "（出差）（请假）", "（女）（出差）", "（出差(长期)）", "（（出差））", "（出差", "【出差】", "[出差]", "〔出差〕", " 〈出差〉", "（）", "*", "（出差）。", "*（出差）", "。"],
)  # fmt: skip
@pytest.mark.parametrize("earlier", [True, False])
def test_a_known_name_with_anything_behind_it_is_to_be_looked_at(planned: Planned, behind: str, earlier: bool):
    """But for one pair of round brackets, 王芳 came in a second time without a word."""
    row, known = ["王芳", "1978-03", "", ""], [wang(1, birth="1978-03")]
    rows = (
        [GROUPED, row, ["王芳" + behind, "", "", ""]]
        if earlier
        else [GROUPED, ["王芳" + behind, "", "", "13911112222"]]
    )
    plan = planned(rows, [] if earlier else known)
    assert fates(plan)[-1] == ADDED
    assert [len(plan.rows[-1].candidates), plan.problems[-1].level] == [1, "warning"]
    assert plan.problems[-1].message.endswith("“王芳”已经有了，请核对是不是同一人")


AROUND = [
    "▲王芳", "△王芳", "*王芳", "1.王芳", "（预备）王芳", "【预备】王芳", "王芳同志", "王芳1", "王芳①", "王芳√",
    "王芳书记", "书记王芳", "王芳支部副书记", "王芳主任", "王芳老师", "王芳A", "王芳女",
    "王*", "王**", "王某某", "王×", "王XX", "王○○", "*芳",
]  # fmt: skip
WHOLE = "11010519491231002X"


@pytest.mark.parametrize("name", ["王●芳", "王·芳", "王x芳", "Ｘ小芳"])
def test_a_name_of_which_a_part_is_hidden_renames_nobody(planned: Planned, name: str):
    """● is read as the dot of a name: 王小芳 became 王·芳."""
    known = [Member(id=1, name="王小芳", id_number=WHOLE, sex="女")]
    plan = planned([["姓名", "身份证号"], [name, WHOLE]], known)
    assert [(row.member_id, [c.name for c in row.changes]) for row in plan.rows] == [(1, ["birth"])]


@pytest.mark.parametrize("name", ["赵敏（女）", "买买提·艾力", "Anna Li", "王𠮷", "王\ue863", "王同志"])
def test_an_unknown_name_is_as_new_as_before(planned: Planned, name: str):
    plan = planned([GROUPED, [name, "1980-01", "", "13911112222"]], [wang(1)])
    assert not [p for p in plan.problems if p.level == "warning"]


@pytest.mark.parametrize("name", [*AROUND, "赵敏*", "赵敏、", "赵敏【出差】", "*", "（女）"])
def test_a_name_with_more_than_a_name_is_asked_about(planned: Planned, name: str):
    """▲王芳, 王芳同志 and 王* came in as new without a word."""
    plan = planned([GROUPED, [name, "", "", "13911112222"]], [wang(1)])
    assert [(row.fate, row.serious) for row in plan.rows] == [(ADDED, True)]
    assert [(p.level, "请核对" in p.message) for p in plan.problems] == [("warning", True)]
    assert [one.key for one in plan.rows[0].candidates] == (["#1"] if name[0] == "王" or "王芳" in name else [])


@pytest.mark.parametrize("name", [*AROUND, "王芳（大）"])
def test_such_a_name_never_takes_the_place_of_a_name(planned: Planned, name: str):
    known = [wang(1, id_number=WHOLE, birth="1949-12-31", sex="女"), wang(2)]
    plan = planned([["姓名", "身份证号"], [name, WHOLE]], known)
    assert [(row.fate, row.member_id, row.changes) for row in plan.rows] == [(UNCHANGED, 1, [])]
    told = [p.message for p in plan.problems if p.level == "warning"]
    assert told == [f"文件里写的“{name}”不像完整的姓名，没有改名，账本里的“王芳”不动，请核对是不是同一人"]


def test_who_is_called_so_in_the_ledger_is_no_question(planned: Planned):
    known = [Member(id=n, name=name) for n, name in enumerate(("王芳（大）", "王芳（小）", "▲李强"), 1)]
    plan = planned([["姓名"], *([one.name] for one in known)], known)
    assert [(row.member_id, row.serious) for row in plan.rows] == [(1, False), (2, False), (3, False)]


def test_what_was_answered_can_be_answered_again(planned: Planned):
    """The question was gone with the first answer, and with 是她 王芳 became ▲王芳."""
    for answer, fate in (("#1", UNCHANGED), (NEW, ADDED)):
        plan = planned([["姓名"], ["▲王芳"]], [wang(1)], wishes=Wishes(people={("名册", 2, "▲王芳"): answer}))
        assert [(row.fate, [one.key for one in row.candidates]) for row in plan.rows] == [(fate, ["#1"])]
