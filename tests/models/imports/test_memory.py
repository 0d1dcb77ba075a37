"""What was corrected once is found again by the headings of a file, whatever the file is called and whoever is in it."""

from __future__ import annotations

from pathlib import Path

import pytest

from models.imports import Wishes, child, plan_file
from models.imports.memory import forget, keep, marks_of, plan_as_before, recall, told
from models.imports.planning import plan_sheets
from models.records import Member
from models.store import Ledger

from .test_returned import TODAY, save

ROSTER = [["支部名单"], ["谁", "归口", "性别"], ["张三", "三组", "男"]]
SAID = Wishes(mapping={"谁": "name", "归口": "group"}, headings={"名册": (2, 2)})


def corrected(path: Path, ledger: Ledger, wishes: Wishes) -> None:
    """As the window does it: the file is planned with what the user has said, which is then kept."""
    sheets = child.read_sheets(path)
    plan = plan_sheets(path.name, sheets, (), today=TODAY, wishes=wishes)
    keep(sheets, plan, wishes, ledger.remembered, ledger.remember)


def test_the_next_file_of_the_kind_is_read_as_the_last_was_corrected(tmp_path: Path, ledger: Ledger):
    corrected(save(tmp_path / "甲.xlsx", {"名册": ROSTER}), ledger, SAID)
    later = save(tmp_path / "乙.xlsx", {"名册": [["2026年"], [], *ROSTER[1:2], ["李四", "二组", "女"]]})
    plan, wishes = plan_as_before(later, ledger, today=TODAY)
    assert [(r.name, r.said.group) for r in plan.rows if r.said] == [("李四", "二组")]
    assert told(wishes) == "“名册”第 3 行是表头；“谁”对应“姓名”；“归口”对应“党小组”"


def test_a_file_with_other_headings_is_not(tmp_path: Path, ledger: Ledger):
    corrected(save(tmp_path / "甲.xlsx", {"名册": ROSTER}), ledger, SAID)
    other = save(tmp_path / "乙.xlsx", {"名册": [["姓名", "归口", "性别", "备注"], ["李四", "二组", "女", ""]]})
    plan, wishes = plan_as_before(other, ledger, today=TODAY)
    assert (wishes, [c.heading for c in plan.unmapped]) == (Wishes(), ["归口"])


def test_decorations_of_the_headings_make_no_other_kind(tmp_path: Path, ledger: Ledger):
    corrected(save(tmp_path / "甲.xlsx", {"名册": ROSTER}), ledger, SAID)
    other = save(tmp_path / "乙.xlsx", {"名册": [["谁 ", "归\n口", "*性别"], ["李四", "二组", "女"]]})
    plan, _ = plan_as_before(other, ledger, today=TODAY)
    assert [r.name for r in plan.rows] == ["李四"]


def test_sheets_that_were_left_out_are_again(tmp_path: Path, ledger: Ledger):
    sheets = {"党员": [["姓名"], ["张三"]], "积极分子": [["姓名"], ["李四"]]}
    corrected(save(tmp_path / "甲.xlsx", sheets), ledger, Wishes(sheets={"积极分子": False}))
    plan, wishes = plan_as_before(save(tmp_path / "乙.xlsx", sheets), ledger, today=TODAY)
    assert [r.name for r in plan.rows] == ["张三"]
    assert told(wishes) == "工作表“积极分子”不读"


def test_forms_for_one_person_too(tmp_path: Path, ledger: Ledger):
    form = [
        ["姓名", "张三", "性别", "男"],
        ["出生年月", "1985-03", "民族", "汉族"],
        ["工作单位", "某局", "籍贯", "北京"],
    ]
    corrected(save(tmp_path / "甲.xlsx", {"表": form}), ledger, Wishes(mapping={"工作单位": "note"}))
    form[0][1] = "李四"
    plan, wishes = plan_as_before(save(tmp_path / "乙.xlsx", {"表": form}), ledger, today=TODAY)
    assert wishes.mapping == {"工作单位": "note"}
    assert [(r.name, r.said.note) for r in plan.rows if r.said] == [("李四", "某局")]


def test_it_is_forgotten_or_replaced(tmp_path: Path, ledger: Ledger):
    path = save(tmp_path / "甲.xlsx", {"名册": ROSTER})
    corrected(path, ledger, SAID)
    corrected(path, ledger, Wishes(mapping={"谁": "name"}, headings={"名册": (2, 2)}))
    sheets = child.read_sheets(path)
    assert recall(marks_of(sheets), ledger.remembered).mapping == {"谁": "name"}
    forget(marks_of(sheets), ledger.remembered, ledger.remember)
    assert recall(marks_of(sheets), ledger.remembered) == Wishes()
    assert ledger.undoable() is None, "what is kept about files is no action"


def test_a_row_that_was_taken_for_the_heading_on_the_way_is_forgotten(tmp_path: Path, ledger: Ledger):
    path = save(tmp_path / "甲.xlsx", {"名册": ROSTER})
    corrected(path, ledger, Wishes(headings={"名册": (1, 1)}))
    corrected(path, ledger, SAID)
    assert recall(marks_of(child.read_sheets(path)), ledger.remembered) == SAID
    other = save(tmp_path / "乙.xlsx", {"名册": [ROSTER[0], ["姓名"], ["李四"]]})
    assert recall(marks_of(child.read_sheets(other)), ledger.remembered) == Wishes()


def test_who_a_row_is_and_clearing_are_of_one_file_only(tmp_path: Path, ledger: Ledger):
    path = save(tmp_path / "甲.xlsx", {"名册": [["姓名"], ["张三"]]})
    corrected(path, ledger, Wishes(people={("名册", 2, "张三"): "new"}, clear=True))
    assert recall(marks_of(child.read_sheets(path)), ledger.remembered) == Wishes()


@pytest.mark.parametrize("body", [{"fields": {"谁": "没有的栏目"}}, {"fields": {}}, {"sheets": {"没有的表": False}}])
def test_what_no_longer_holds_is_left_out(tmp_path: Path, ledger: Ledger, body: dict[str, object]):
    path = save(tmp_path / "甲.xlsx", {"名册": ROSTER})
    keys: list[str] = []
    recall(marks_of(child.read_sheets(path)), lambda key: keys.append(key))
    for key in keys:
        ledger.remember(key, body)
    assert recall(marks_of(child.read_sheets(path)), ledger.remembered) == Wishes()


def test_nothing_of_the_people_is_in_what_is_kept(tmp_path: Path, ledger: Ledger):
    path = save(tmp_path / "甲.xlsx", {"名册": ROSTER})
    seen: list[tuple[str, object]] = []
    sheets = child.read_sheets(path)
    plan = plan_sheets(path.name, sheets, (), today=TODAY, wishes=SAID)
    keep(sheets, plan, SAID, ledger.remembered, lambda key, body: seen.append((key, body)))
    assert len(seen) == 1
    assert "张三" not in str(seen)
    assert seen[0][0].startswith("import:")
    assert plan_file(path, (), today=TODAY, wishes=SAID).rows[0].name == "张三"
    assert ledger.all(Member) == []


@pytest.mark.parametrize(
    "kept", [{"fields": [1]}, {"fields": {"谁": ["name"]}, "sheets": "全部"}, {"fields": None, "sheets": {"名册": 3}}]
)
def test_what_was_kept_damaged_is_passed_over(tmp_path: Path, ledger: Ledger, kept: dict[str, object]):
    path = save(tmp_path / "甲.xlsx", {"名册": ROSTER})
    corrected(path, ledger, SAID)
    marks = marks_of(child.read_sheets(path))
    for mark, _ in marks["名册"]:
        if ledger.remembered(mark):
            ledger.remember(mark, kept)
    assert recall(marks, ledger.remembered) == Wishes()
