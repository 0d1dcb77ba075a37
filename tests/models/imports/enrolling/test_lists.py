"""A list of participants: people found and not guessed, columns under other names, nothing overwritten unsaid, one action."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from models.imports import (
    ADDED,
    NEW,
    RETURNED,
    UNCHANGED,
    UPDATED,
    Plan,
    Wishes,
)
from models.imports.enrolling.fields import meaning
from models.imports.enrolling.seats import Seat
from models.imports.enrolling.writing import carried_out, guests
from models.kinds import PartialDate
from models.records import Enrolment, Training
from tests.models.imports.enrolling.people import LIST, ZHANG, ZHAO, head, member, told


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
        ("'１１０１０１＊＊＊＊＊＊＊＊００１０。", ADDED, 3),
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


@pytest.mark.parametrize("reason", ["出差 138****5678", "出差 打码"])
def test_a_list_with_hidden_numbers_changes_nothing(planned: Callable[..., Plan], reason: str) -> None:
    kept = [Enrolment(id=1, training_id=9, member_id=1, name="张伟", state="请假", reason="出差 13812345678")]
    plan = planned([["姓名", "参训情况", "缺课原因"], ["张伟", "请假", reason]], entries=kept)
    assert [(row.fate, row.changes) for row in plan.rows] == [(UNCHANGED, [])]


def test_a_reason_told_by_its_kind_is_no_new_one(planned: Callable[..., Plan]) -> None:
    kept = [Enrolment(id=1, training_id=9, member_id=1, name="张伟", state="请假", reason="家中老人住院陪护")]
    plan = planned([["姓名", "参训情况", "请假原因"], ["张伟", "请假", "原因已登记"]], entries=kept)
    assert [(row.fate, row.changes) for row in plan.rows] == [(UNCHANGED, [])]


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
            "同时在“县委轮训”，请核对",
            "比计划 16 学时多，请核对",
        ],
        ["只凭姓名认作名册中的“李敏”，请核对", "缺课，却计 8 学时，请核对"],
        ["只凭姓名认作名册中的“欧阳雪梅”，请核对", "学时是 0，没有写是否参加，参训情况空着，请核对"],
        ["只凭姓名认作名册中的“赵刚”，请核对", "学时空着，按计划学时 16 计", "2026-03-01 已转出，请核对"],
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


def test_a_masked_number_that_fits_two_tells_nobody(planned: Callable[..., Plan]) -> None:
    twins = [member(1, "王磊", id_number="110101198001010010"), member(2, "王磊", id_number="110101199001010010")]
    (row,) = planned(head(["王磊", "110101********0010", 16]), members=twins).rows
    assert (row.fate, len(row.candidates)) == (RETURNED, 2)


def test_of_whom_there_is_one_nobody_is_asked(planned: Callable[..., Plan]) -> None:
    plan = planned(head(["张伟", "", 16], ["李敏", "", 16], ["王磊", "", 16]))
    assert [len(row.candidates) for row in plan.rows] == [0, 0, 2]


def test_what_the_roster_knows_and_empty_remarks_are_not_missed(planned):
    """Our own list of participants has them; remarks that say something are told of."""
    rows = [["姓名", "党内职务", "党小组", "学时", "备注"], ["张伟", "书记", "第一党小组", 16, None]]
    for remark, missed in ((None, []), ("出差", ["“备注”一列没有对应的栏目，没有读入"])):
        rows[1][4] = remark
        assert [p.message for p in planned(rows).problems if "没有对应" in p.message] == missed
