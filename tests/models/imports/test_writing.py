"""Writing a plan: one action, taken back by one undo; a second import changes nothing; nothing is ever blanked."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from models.imports import FileRefused, Plan, plan_file, write_plan
from models.records import Member
from models.store import Ledger

from . import rosters

Planned = Callable[..., Plan]
TODAY = date(2026, 11, 23)


def rows(ledger: Ledger) -> list[dict[str, str]]:
    return [{f.name: m.show(f.name) for f in Member.fields} for m in ledger.all(Member)]


@pytest.mark.parametrize("seed", range(8))
def test_importing_twice_changes_nothing_and_undo_takes_all_back(tmp_path: Path, ledger: Ledger, seed: int):
    path = tmp_path / "名册.xlsx"
    rosters.write(rosters.make(seed, text_only=False), path, seed)
    plan = plan_file(path, ledger.all(Member), today=TODAY)
    count = write_plan(plan, ledger)
    assert count == len(plan.rows) == ledger.count(Member) > 0
    assert [u.label for u in ledger.units()] == [f"导入党员 {count} 人"]
    again = plan_file(path, ledger.all(Member), today=TODAY)
    assert again.report()["unchanged"] == count, [r.changes for r in again.rows if r.changes]
    assert write_plan(again, ledger) == 0
    assert len(ledger.units()) == 1
    ledger.undo()
    assert ledger.count(Member) == 0


def test_all_example_rosters_come_back_unchanged(shared: Path, ledger: Ledger):
    for path in sorted((shared / "data/rosters").glob("*.xlsx")):
        write_plan(plan_file(path, ledger.all(Member), today=TODAY), ledger)
        again = plan_file(path, ledger.all(Member), today=TODAY).report()
        assert (again["added"], again["updated"], again["returned"]) == (0, 0, 0), path.name


def test_a_part_of_the_columns_blanks_nothing(planned: Planned, ledger: Ledger):
    write_plan(
        planned(
            [
                ["姓名", "出生日期", "手机号", "学历", "备注"],
                ["张三", "1985-03-12", "13800000000", "硕士研究生", "党费减免"],
            ]
        ),
        ledger,
    )
    before = rows(ledger)[0]
    plan = planned(
        [["姓名", "出生年月", "手机号", "备注", "性别"], ["张三", "1985.03", "13900000000", "", "男"]],
        ledger.all(Member),
    )
    assert write_plan(plan, ledger) == 1
    assert rows(ledger)[0] == before | {"phone": "13900000000", "sex": "男"}
    assert [(c.label, *c.texts()) for c in plan.rows[0].changes] == [
        ("性别", "", "男"),
        ("手机号", "13800000000", "13900000000"),
    ]
    ledger.undo()
    assert rows(ledger)[0] == before


def test_added_and_updated_are_one_action(planned: Planned, ledger: Ledger):
    write_plan(planned([["姓名", "性别"], ["张三", "男"]]), ledger)
    before = rows(ledger)
    write_plan(planned([["姓名", "民族"], ["张三", "汉"], ["李四", "回"]], ledger.all(Member)), ledger)
    assert ledger.units()[0].label == "导入党员 2 人"
    ledger.undo()
    assert rows(ledger) == before


def test_a_plan_for_another_state_of_the_ledger_is_refused(planned: Planned, ledger: Ledger):
    write_plan(planned([["姓名", "性别"], ["张三", "男"]]), ledger)
    plan = planned([["姓名", "手机号"], ["张三", "13800000000"]], ledger.all(Member))
    known = ledger.all(Member)[0]
    known.phone = "13900000000"
    with ledger.unit("改电话") as unit:
        unit.save(known)
    with pytest.raises(FileRefused, match="改动过"):
        write_plan(plan, ledger)
    assert ledger.all(Member)[0].phone == "13900000000"


def test_planning_leaves_ledger_and_members_alone(planned: Planned, ledger: Ledger):
    write_plan(planned([["姓名", "性别"], ["张三", "男"]]), ledger)
    members, before = ledger.all(Member), ledger.path.read_bytes()
    plan = planned([["姓名", "手机号"], ["张三", "13800000000"]], members)
    assert plan.report()["updated"] == 1
    assert members[0].phone == ""
    assert ledger.path.read_bytes() == before
