"""Our own lists come in again: what tells two of one name apart on them says who is meant, and is no part of the name."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

import pytest

from models.exports.deliver import deliver
from models.exports.selection import Selection
from models.imports import ADDED, RETURNED, UNCHANGED, UPDATED, Plan, plan_file
from models.imports.enrolling.planning import plan_cells, plan_list
from models.imports.enrolling.sorting import Batch
from models.kinds import PartialDate, PersonName
from models.namesakes import with_note, without_note
from models.records import Member, Training
from models.store import Ledger
from tests.models.imports.enrolling.people import member, save

TODAY = date(2026, 11, 23)
OLDER, YOUNGER = "王芳（1978年生）", "王芳（1996年生）"
WANGS = [
    member(1, "王芳", birth="1978-10-19", group="第一党小组"),
    member(2, "王芳", birth="1996-06", group="第二党小组"),
    member(3, "李强", birth="1980"),
]


@pytest.fixture
def roster(tmp_path: Path) -> Callable[..., Plan]:
    """roster(rows, members): what a file with 姓名 and 学历 would do."""

    def plan(rows: Sequence[Sequence[str]], members: Sequence[Member]) -> Plan:
        return plan_file(save(tmp_path / "名册.xlsx", [["姓名", "学历"], *rows]), members, today=TODAY)

    return plan


def listed(*names: str, members: Sequence[Member] = WANGS) -> Plan:
    """What a pasted list of names would do to a batch."""
    batch = Batch(Training(name="轮训", start=PartialDate(2026, 9, 10)), members=members)
    return plan_list("名单", [plan_cells("\n".join(names), members)], batch, today=TODAY)


def fates(plan: Plan) -> list[tuple[str, str, int]]:
    return [(row.fate, row.name, row.member_id) for row in plan.rows]


def test_a_name_is_read_as_it_stands() -> None:
    assert PersonName().read(OLDER) == OLDER


def test_two_who_are_new_are_two(roster: Callable[..., Plan]) -> None:
    """The second was returned: without what stood behind the names nothing told them apart."""
    plan = roster([[OLDER, "大专"], [YOUNGER, "本科"]], [])
    assert fates(plan) == [(ADDED, "王芳", 0), (ADDED, "王芳", 0)]
    assert [row.record.birth for row in plan.rows if isinstance(row.record, Member)] == [
        PartialDate(1978),
        PartialDate(1996),
    ]


def test_the_ledger_knows_who_is_meant(roster: Callable[..., Plan]) -> None:
    plan = roster([[YOUNGER, "本科"], [OLDER, "大专"]], WANGS)
    assert fates(plan) == [(UPDATED, "王芳", 2), (UPDATED, "王芳", 1)]
    changed = {change.name for row in plan.rows for change in row.changes}
    assert "birth" not in changed, "a year says less than a day"
    assert fates(listed(YOUNGER, OLDER)) == [(ADDED, "王芳", 2), (ADDED, "王芳", 1)]


def test_a_year_that_nobody_of_that_name_was_born_in_is_somebody_else(roster: Callable[..., Plan]) -> None:
    assert fates(roster([["王芳（1988年生）", "本科"]], WANGS)) == [(ADDED, "王芳", 0)]
    assert fates(listed("王芳（1988年生）", "李强")) == [(RETURNED, "王芳", 0), (ADDED, "李强", 3)]


def test_who_is_called_so_in_the_ledger_stays_so(roster: Callable[..., Plan]) -> None:
    """She has told them apart herself."""
    hers = [member(1, OLDER), member(2, YOUNGER)]
    assert fates(roster([[OLDER, "大专"], [YOUNGER, "本科"]], hers)) == [(UPDATED, OLDER, 1), (UPDATED, YOUNGER, 2)]
    assert fates(listed(OLDER, YOUNGER, members=hers)) == [(ADDED, OLDER, 1), (ADDED, YOUNGER, 2)]


def test_the_birth_of_the_row_goes_before(tmp_path: Path) -> None:
    file = save(tmp_path / "名册.xlsx", [["姓名", "出生日期"], ["王芳（1996年生）", "1978-10-19"]])
    assert fates(plan_file(file, WANGS, today=TODAY)) == [(UNCHANGED, "王芳", 1)]


def test_a_roster_of_ours_comes_back_as_it_went(ledger: Ledger, tmp_path: Path) -> None:
    with ledger.unit("录入") as unit:
        unit.add_all([member(0, one.name, birth=str(one.birth), group="一组") for one in WANGS])
    file = tmp_path / "名册.xlsx"
    deliver(ledger, "roster", file, today=TODAY, selection=Selection(columns=("name", "group")))
    plan = plan_file(file, ledger.all(Member), today=TODAY)
    assert {(row.fate, row.member_id) for row in plan.rows} == {(UNCHANGED, one.id) for one in ledger.all(Member)}


@pytest.mark.parametrize(
    ("written", "who"),
    [
        ("王芳(1996年生)", 2), ("王芳 （1996年生）", 2), ("王芳 (1978 年 10 月生)", 1), ("王芳（1978年10月生，出差）", 1),
        ("王芳（第二党小组）", 2), ("王芳(第一党小组)", 1), ("王芳 （第一党小组）", 1),
        ("王芳（第二党小组，出差）", 2), ("王 芳(第一党小组, 请假)", 1), ("王芳（第二党小组，1996年6月生，出差）", 2), ("王芳（第一党小组，请假，1978年生）", 1),
    ],
)  # fmt: skip
def test_marks_of_all_our_lists(roster: Callable[..., Plan], written: str, who: int) -> None:
    assert fates(roster([[written, "本科"]], WANGS)) == [(UPDATED, "王芳", who)]
    assert fates(listed(written)) == [(ADDED, "王芳", who)]


def test_what_else_stands_in_brackets_stays(roster: Callable[..., Plan]) -> None:
    """A bracket of hers is kept, also beside a mark; so is a 党小组 that the ledger does not know."""
    hers = [member(1, "王芳（女）", birth="1978-10-19"), member(2, "王芳（女）", birth="1996-06")]
    assert fates(roster([["王芳（女，1978年生）", "本科"]], hers)) == [(UPDATED, "王芳（女）", 1)]
    assert fates(roster([["王芳（女）（1996年生）", "本科"]], hers)) == [(UPDATED, "王芳（女）", 2)]
    for name in ("王芳（大）", "王芳（第九党小组）", "王芳（1978年入党）"):
        assert fates(roster([[name, "本科"]], WANGS)) == [(ADDED, name, 0)]


@pytest.mark.parametrize("written", ["王芳（第二党小组，出差）", "王芳（1996年生，出差）"])
def test_what_else_stands_behind_a_mark_is_said_to_be_left(roster: Callable[..., Plan], written: str) -> None:
    """王芳（第二党小组，出差）came in as somebody new of that whole name; of the other 出差 was dropped without a word."""
    plan = roster([[written, "本科"]], WANGS)
    assert fates(plan) == [(UPDATED, "王芳", 2)]
    said = [p.message for p in plan.problems]
    assert "姓名后面的“出差”没有读入，账本里已有的不动；要记下的请写进备注" in said


def test_a_row_of_a_name_with_a_mark_alone_is_no_note(tmp_path: Path) -> None:
    file = save(tmp_path / "名册.xlsx", [["姓名", "学历"], ["王芳（第二党小组，临时出差在外）", ""]])
    assert [(row.name, row.member_id) for row in plan_file(file, WANGS, today=TODAY).rows] == [("王芳", 2)]


@pytest.mark.parametrize(
    ("written", "asked"),
    [("王芳（第九党小组，出差）", "王芳"), ("王芳（大）", "王芳"), ("赵敏（第九党小组）", "第九党小组"), ("赵敏（出差，请假）", "出差，请假")],
)  # fmt: skip
def test_somebody_new_with_brackets_is_to_be_looked_at(roster: Callable[..., Plan], written: str, asked: str) -> None:
    plan = roster([[written, "本科"]], WANGS)
    assert fates(plan) == [(ADDED, written, 0)]
    assert [(p.level, f"“{asked}”" in p.message, "请核对" in p.message) for p in plan.problems] == [
        ("warning", True, True)
    ]
    assert len(plan.rows[0].candidates) == (2 if "王芳" in written else 0)


def test_a_name_that_has_its_own_brackets_is_not_asked_about(roster: Callable[..., Plan]) -> None:
    assert not roster([["赵敏（女）", "本科"]], WANGS).problems


def test_one_who_is_called_so_in_brackets_of_another_width(roster: Callable[..., Plan]) -> None:
    assert fates(roster([["王芳(1978年生)", "本科"]], [member(1, OLDER), member(2, YOUNGER)])) == [(UPDATED, OLDER, 1)]


def test_two_of_one_name_in_one_group_are_asked_for(roster: Callable[..., Plan]) -> None:
    both = [member(n, "王芳", group="第一党小组") for n in (1, 2)]
    assert fates(listed("王芳（第一党小组）", members=both)) == [(RETURNED, "王芳", 0)]


ONE_KNOWN = [
    member(1, "王芳", sex="男", birth="1978-10-19", group="第一党小组"),
    member(2, "王芳", sex="女", group="第二党小组"),
]


@pytest.mark.parametrize(("heading", "said"), [("性别", "女"), ("出生日期", "1990-05-01"), ("党小组", "第二党小组")])
def test_the_one_of_that_group_is_not_taken_for_another(tmp_path: Path, heading: str, said: str) -> None:
    """The row was written over 王芳 of the first group, though it says that it is about somebody else."""
    file = save(tmp_path / "名册.xlsx", [["姓名", heading, "手机号"], ["王芳（第一党小组）", said, "13812345678"]])
    assert fates(plan_file(file, ONE_KNOWN, today=TODAY)) == [(RETURNED, "王芳", 0)]


def test_one_known_by_the_group_is_to_be_looked_at(roster: Callable[..., Plan]) -> None:
    plan = roster([["王芳（第一党小组）", "本科"]], ONE_KNOWN)
    assert fates(plan) == [(UPDATED, "王芳", 1)]
    assert [p.message for p in plan.problems] == ["同名的有 2 人，按姓名后面的“第一党小组”认出，请核对"]


@pytest.mark.parametrize("note", ["1978年生", "1978年3月生", "1978年3月生，出差", "女，1978年生"])
def test_a_note_is_undone_as_it_was_put(note: str) -> None:
    own, _, mark = note.rpartition("女，")
    name = with_note("王芳", "女") if own else "王芳"
    told = without_note(with_note(name, mark))
    assert (told.name, told.birth) == (name, PartialDate(1978, 3 if "3月" in note else 0))
