"""A list of participants: people found and not guessed, columns under other names, nothing overwritten unsaid, one action."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from models.imports import (
    ADDED,
    NEW,
    RETURNED,
    UNCHANGED,
    UPDATED,
    FileRefused,
    Plan,
    Wishes,
    gate,
    grid,
    write_returned,
)
from models.imports.enrolling.fields import meaning
from models.imports.enrolling.planning import batch_of, plan_cells, plan_list, plan_list_file
from models.imports.enrolling.seats import Seat
from models.imports.enrolling.sorting import Batch
from models.imports.enrolling.writing import carried_out, guests, write_list
from models.imports.memory import keep
from models.kinds import PartialDate
from models.records import Enrolment, Member, Training
from models.store import Ledger

TODAY = date(2026, 11, 23)
ZHANG, ZHAO = "11010519491231002X", "110101200002290026"
LIST = [
    ["县委党校 2026 年第三期培训班学员名单"],
    ["单位：县直机关工委", "", "", "", "", "", "", ""],
    ["序号", "学员姓名", "单 位", "身份证号码", "出勤", "获得学时数", "考核成绩", "结业证号"],
    [1, "张  伟", "甲局", ZHANG, "出勤", 16, "优秀", "结2026-01"],
    [2, "李敏", "甲局", "", "请假（出差）", 0, "", ""],
    ["合计", "2人", "", "", "", 16, "", ""],
    ["填表人：某某", "", "", "", "", "", "", ""],
]


def member(number: int, name: str, **about: Any) -> Member:
    days = {key: PartialDate.parse(about.pop(key)) for key in ("birth", "left", "arrived") if key in about}
    made = Member(id=number, name=name, kind="正式党员", **days, **about)
    made.derive()
    return made


PEOPLE = [
    member(1, "张伟", id_number=ZHANG),
    member(2, "李敏"),
    member(3, "王磊", birth="1980-01", id_number="110101198001010010"),
    member(4, "王磊", birth="1990-05"),
    member(5, "欧阳雪梅"),
    member(6, "赵刚", left="2026-03-01", left_why="转出"),
]


@pytest.fixture
def batch() -> Training:
    return Training(id=9, number="2026-03", name="秋季轮训", start=PartialDate.parse("2026-09-10"), planned_hours=16.0)


@pytest.fixture
def planned(tmp_path: Path, batch: Training) -> Callable[..., Plan]:
    """planned(rows): the plan of a workbook with these rows, read as any file is."""

    def plan(
        rows: Sequence[Sequence[Any]],
        *,
        entries: Sequence[Enrolment] = (),
        wishes: Wishes | None = None,
        **about: Any,
    ) -> Plan:
        path = save(tmp_path / "名单.xlsx", rows)
        known = Batch(batch, entries, 16.0, about.pop("members", PEOPLE), **about)
        sheets = grid.sheets_of(gate.admit(path), path.name)
        return plan_list(path.name, sheets, known, today=TODAY, wishes=wishes or Wishes())

    return plan


def save(path: Path, rows: Sequence[Sequence[Any]]) -> Path:
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append([None if value == "" else value for value in row])
    book.save(path)
    return path


def head(*rows: Sequence[Any]) -> list[Sequence[Any]]:
    return [["姓名", "身份证号", "学时"], *rows]


def told(plan: Plan) -> list[tuple[str, str, int]]:
    return [(row.fate, row.name, row.member_id) for row in plan.rows]


@pytest.mark.parametrize(
    ("heading", "name"),
    [
        ("学员姓名", "name"), ("参训人员姓名", "name"), ("姓  名", "name"), ("学员", "name"), ("身份证号码", "id_number"),
        ("公民身份号码", "id_number"), ("工作单位", "unit"), ("所在党支部", "unit"), ("单位及职务", "unit"), ("学时数", "hours"),
        ("实际完成学时", "hours"), ("计划学时", ""), ("应完成学时", ""), ("考核成绩", "score"), ("考试分数", "score"), ("考核结果", "result"),
        ("成绩等次", "result"), ("考核时间", ""), ("结业证号", "certificate"), ("结业证书编号", "certificate"), ("证书发放日期", ""),
        ("出勤情况", "state"), ("出勤天数", ""), ("是否参加", "state"), ("请假原因", "reason"), ("补课日期", "made_up_on"), ("联系电话", "phone"),
        ("序号", ""), ("民族", ""), ("性别", "sex"),
    ],
)  # fmt: skip
def test_headings_of_organizers(heading: str, name: str) -> None:
    assert meaning(heading) == name


def test_the_list_of_an_organizer_is_understood(planned: Callable[..., Plan]) -> None:
    plan = planned(LIST)
    assert told(plan) == [(ADDED, "张伟", 1), (ADDED, "李敏", 2)]
    first, second = (row.entry for row in plan.rows if isinstance(row, Seat))
    assert (first.state, first.hours, first.result, first.score, first.certificate) == (
        "参加",
        16,
        "优秀",
        "",
        "结2026-01",
    )
    assert (second.state, second.hours, second.reason) == ("请假", 0, "出差")
    assert (first.unit, first.name) == ("", "张伟"), "whose unit the roster knows has none in the list"
    assert [(s.row, s.reason) for s in plan.skipped if s.reason in ("合计", "表下说明")] == [
        (6, "合计"),
        (7, "表下说明"),
    ]
    assert {column.heading: column.label for column in plan.columns}["获得学时数"] == "实际学时"


def test_namesakes_are_asked_for_and_not_guessed(planned: Callable[..., Plan]) -> None:
    plan = planned(head(["王磊", "", 16]))
    (row,) = plan.rows
    assert (row.fate, [c.key for c in row.candidates]) == (RETURNED, ["#3", "#4"])
    assert "分不清是哪一位" in row.reason
    answered = planned(head(["王磊", "", 16]), wishes=Wishes(people={row.key: "#4"}))
    assert told(answered) == [(ADDED, "王磊", 4)]


@pytest.mark.parametrize(
    ("number", "fate", "who"),
    [
        ("110101198001010010", ADDED, 3),
        ("1101011980****0010", ADDED, 3),
        ("110101********0010", ADDED, 3),
        ("3201011980****0010", ADDED, 4),
        ("110101198001010019", RETURNED, 0),
    ],
)
def test_an_id_number_tells_namesakes_apart_also_masked(
    planned: Callable[..., Plan], number: str, fate: str, who: int
) -> None:
    assert told(planned(head(["王磊", number, 16]))) == [(fate, "王磊", who)]


def test_a_masked_number_that_fits_nobody_is_no_proof(planned: Callable[..., Plan]) -> None:
    (row,) = planned(head(["张伟", "320105********0021", 16])).rows
    assert (row.fate, [c.key for c in row.candidates]) == (RETURNED, ["#1"])


def test_the_number_goes_before_the_name_and_a_difference_is_said(planned: Callable[..., Plan]) -> None:
    (row,) = planned(head(["章伟", ZHANG, 16])).rows
    assert (row.fate, row.member_id) == (ADDED, 1)
    assert "按身份证号认作“张伟”，名单上写的是“章伟”，请核对" in row.remarks()
    assert row.serious


def test_a_name_of_before_is_known(planned: Callable[..., Plan]) -> None:
    (row,) = planned(head(["李小敏", "", 16]), former=[(2, "李小敏")]).rows
    assert (row.fate, row.member_id) == (ADDED, 2)
    assert "按原来的姓名认作“李敏”" in row.remarks()[0]
    assert row.entry.name == "李敏"  # type: ignore[attr-defined]


def test_who_is_unknown_is_returned_and_not_invented(planned: Callable[..., Plan]) -> None:
    rows = head(["外单位甲", "", 16], ["欧阳雪美", "", 16], ["欧阳学梅", "", 8], ["", ZHAO, 8])
    plan = planned(rows)
    assert [row.fate for row in plan.rows] == [RETURNED] * 4
    assert [row.reason for row in plan.rows[:3]] == [
        "名册里没有“外单位甲”",
        "名册里没有“欧阳雪美”，读音或字相近的有欧阳雪梅",
        "名册里没有“欧阳学梅”，读音或字相近的有欧阳雪梅",
    ]
    assert [row.stranger for row in plan.rows] == [True, False, False, False]  # type: ignore[attr-defined]
    guest = planned(rows, wishes=Wishes(people={plan.rows[0].key: NEW, plan.rows[1].key: "#5"}))
    assert told(guest)[:2] == [(ADDED, "外单位甲", 0), (ADDED, "欧阳雪美", 5)]
    assert guests(guest) == 1


def test_what_changes_is_shown_and_what_the_list_leaves_empty_stays(planned: Callable[..., Plan]) -> None:
    kept = [
        Enrolment(id=1, training_id=9, member_id=1, name="张伟", state="报名", score="90", reason="说明"),
        Enrolment(id=2, training_id=9, member_id=2, name="李敏", state="参加", hours=16.0),
        Enrolment(id=3, training_id=9, name="外单位甲", unit="丙公司", state="参加"),
    ]
    plan = planned(
        [["姓名", "单位", "学时", "成绩"], ["张伟", "", 12, ""], ["李敏", "", 16, ""], ["外单位甲", "丙公司", 8, 77]],
        entries=kept,
    )
    assert [row.fate for row in plan.rows] == [UPDATED, UNCHANGED, UPDATED]
    assert [(c.label, *c.texts()) for c in plan.rows[0].changes] == [
        ("参训情况", "报名", "参加"),
        ("实际学时", "", "12"),
    ]
    after = carried_out(plan, kept)
    assert [(e.id, e.state, e.hours, e.score, e.reason) for e in after] == [
        (1, "参加", 12, "90", "说明"),
        (2, "参加", 16, "", ""),
        (3, "参加", 8, "77", ""),
    ]
    assert kept[0].state == "报名", "a plan changes nothing by itself"


def test_who_stands_there_twice_is_one_entry_or_returned(planned: Callable[..., Plan]) -> None:
    plan = planned(head(["张伟", "", 8], ["张伟", ZHANG, 8], ["李敏", "", 8], ["李敏", "", 16]))
    assert [row.fate for row in plan.rows] == [ADDED, UNCHANGED, ADDED, RETURNED]
    assert plan.rows[3].reason == "与第 4 行是同一人，但“实际学时”不同（8、16）"
    assert len(carried_out(plan, [])) == 2


@pytest.mark.parametrize("hours", ["abc", "-1", "1e9", "999999", 1e9, "很多", "九" * 300])
def test_hours_that_are_none_are_not_read(planned: Callable[..., Plan], hours: Any) -> None:
    plan = planned(head(["张伟", "", hours]))
    (row,) = plan.rows
    assert row.entry.hours is None  # type: ignore[attr-defined]
    assert any("不是学时数，没有读入" in remark for remark in row.remarks())


def test_a_name_of_two_hundred_characters_harms_nothing(planned: Callable[..., Plan]) -> None:
    plan = planned(head(["甲" * 200, "", 16], ["=cmd|' /C calc'!A0", "", 16], ["张伟", "", "16学时"]))
    assert [row.fate for row in plan.rows] == [RETURNED, RETURNED, ADDED]
    assert plan.rows[2].entry.hours == 16  # type: ignore[attr-defined]


def test_hours_that_cannot_well_be_are_doubted(planned: Callable[..., Plan], batch: Training) -> None:
    rows = [["姓名", "出勤", "学时"], ["张伟", "√", 40], ["李敏", "缺勤", 8], ["欧阳雪梅", "", 0], ["赵刚", "到", ""]]
    plan = planned(rows, clashing={1: [Training(name="县委轮训")]})
    assert [row.remarks() for row in plan.rows] == [
        [
            "只凭姓名认作名册中的“张伟”，请核对",
            "学时 40 比计划学时 16 多，请核对",
            "同一天也在“县委轮训”的名单里，请核对",
        ],
        ["只凭姓名认作名册中的“李敏”，请核对", "写着“缺课”，又有 8 学时，请核对"],
        ["只凭姓名认作名册中的“欧阳雪梅”，请核对", "学时是 0，没有写是否参加，参训情况空着，请核对"],
        ["只凭姓名认作名册中的“赵刚”，请核对", "学时空着，按计划学时 16 计", "2026-03-01 已离开支部，请核对"],
    ]


def test_on_a_list_of_a_batch_to_come_people_are_signed_up(planned: Callable[..., Plan], batch: Training) -> None:
    batch.start = PartialDate.parse("2026-12-20")
    (row,) = planned([["姓名", "单位"], ["张伟", "甲"]]).rows
    assert (row.entry.state, row.entry.hours) == ("报名", None)  # type: ignore[attr-defined]
    batch.start = PartialDate.parse("2026-11-23")
    (row,) = planned([["姓名", "单位"], ["张伟", "甲"]]).rows
    assert (row.entry.state, row.entry.hours) == ("参加", 16)  # type: ignore[attr-defined]


def test_words_and_points_each_go_to_their_column(planned: Callable[..., Plan]) -> None:
    plan = planned([["姓名", "考核成绩"], ["张伟", "合格"], ["李敏", 88], ["欧阳雪梅", "92.5"]])
    assert [(e.result, e.score) for e in (row.entry for row in plan.rows)] == [("合格", ""), ("", "88"), ("", "92.5")]  # type: ignore[attr-defined]


def test_a_column_is_meant_otherwise_and_that_is_remembered(ledger: Ledger, batch: Training, tmp_path: Path) -> None:
    path = save(tmp_path / "名单.xlsx", [["姓名", "折算"], ["张伟", 12]])
    with ledger.unit("登记") as unit:
        unit.add(member(0, "张伟"))
        unit.add(batch)
    sheets = grid.sheets_of(gate.admit(path), path.name)
    wishes = Wishes(mapping={"折算": "hours"})
    plan = plan_list(path.name, sheets, batch_of(ledger, batch), today=TODAY, wishes=wishes)
    assert plan.rows[0].entry.hours == 12  # type: ignore[attr-defined]
    keep(sheets, plan, wishes, ledger.remembered, ledger.remember)
    again, recalled = plan_list_file(path, ledger, batch, today=TODAY)
    assert (again.rows[0].entry.hours, dict(recalled.mapping)) == (12, {"折算": "hours"})  # type: ignore[attr-defined]


def test_a_list_is_written_as_one_action(ledger: Ledger, tmp_path: Path) -> None:
    people, batch = [member(0, "张伟", id_number=ZHANG), member(0, "李敏")], Training(name="轮训", number="2026-03")
    with ledger.unit("登记") as unit:
        unit.add_all(people)
        unit.add(batch)
    with ledger.unit("改名") as unit:
        people[1].name = "李慧敏"
        unit.save(people[1])
    plan, _ = plan_list_file(save(tmp_path / "名单.xlsx", LIST), ledger, batch, today=TODAY)
    assert told(plan) == [(ADDED, "张伟", people[0].id), (ADDED, "李敏", people[1].id)], "by the name of before"
    assert write_list(plan, ledger, batch) == 2
    assert [(e.name, e.hours) for e in ledger.parts(Enrolment, batch)] == [("张伟", 16), ("李慧敏", 0)]
    assert ledger.undoable().label == "导入参训名单 2 人：轮训"  # type: ignore[union-attr]
    assert ledger.count(Member) == 2
    again, _ = plan_list_file(tmp_path / "名单.xlsx", ledger, batch, today=TODAY)
    assert [row.fate for row in again.rows] == [UNCHANGED, UNCHANGED]
    assert write_list(again, ledger, batch) == 0
    ledger.undo()
    assert ledger.count(Enrolment) == 0


def test_returned_rows_are_a_workbook_that_is_read_again(planned: Callable[..., Plan], tmp_path: Path) -> None:
    rows = [*LIST[:5], [3, "外单位甲", "丙公司", "", "√", "abc", 66, ""], *LIST[5:]]
    plan = planned(rows)
    out = tmp_path / "退回.xlsx"
    assert write_returned(plan, tmp_path / "名单.xlsx", out) == 1
    lines = [[cell.value for cell in line] for line in openpyxl.load_workbook(out).worksheets[0].iter_rows()]
    assert [line[1] for line in lines[2:]] == ["学员姓名", "外单位甲"]
    assert "名册里没有“外单位甲”" in lines[-1][-1]
    assert "不是学时数" in lines[-1][-1]
    again = plan_list(
        "退回.xlsx", grid.sheets_of(gate.admit(out), out.name), Batch(Training(), (), 16.0, PEOPLE), today=TODAY
    )
    assert told(again) == [(RETURNED, "外单位甲", 0)]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "gb18030"])
def test_a_list_as_text(tmp_path: Path, batch: Training, encoding: str) -> None:
    path = tmp_path / "名单.csv"
    path.write_text("学员姓名,身份证号码,学时数\n张伟,11010519491231002X,16\n合计,,16\n", encoding=encoding)
    plan = plan_list(
        path.name, grid.sheets_of(gate.admit(path), path.name), Batch(batch, (), 16.0, PEOPLE), today=TODAY
    )
    assert told(plan) == [(ADDED, "张伟", 1)]


@pytest.mark.parametrize(
    ("text", "headings"),
    [
        ("姓名\t学时\n张伟\t16\n李敏\t8\n", ["姓名", "学时"]),
        ("张伟\t16\t甲\n李敏\t8\t乙\n", ["姓名", "实际学时", "第 3 列"]),
        (f"1\t张伟\t{ZHANG}\t16\n2\t李敏\t\t8\n", ["第 1 列", "姓名", "身份证号", "实际学时"]),
    ],
)
def test_cells_that_were_copied(batch: Training, text: str, headings: list[str]) -> None:
    sheet = plan_cells(text, PEOPLE)
    assert sheet.rows[0] == headings
    plan = plan_list(sheet.name, [sheet], Batch(batch, (), 16.0, PEOPLE), today=TODAY)
    assert [(row.member_id, row.entry.hours) for row in plan.rows] == [(1, 16), (2, 8)]  # type: ignore[attr-defined]


def test_nothing_to_paste_is_said() -> None:
    with pytest.raises(FileRefused, match="剪贴板里没有表格内容"):
        plan_cells(" \n", PEOPLE)
    with pytest.raises(FileRefused, match="超过 2000 行"):
        plan_cells("张伟\n" * 2001, PEOPLE)


def test_a_sheet_without_names_says_so(planned: Callable[..., Plan]) -> None:
    assert "要有“姓名”一栏" in planned([["单位", "学时"], ["甲", 8]]).refusal
