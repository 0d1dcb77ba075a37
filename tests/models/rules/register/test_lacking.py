"""What a step of an item lacks, and who may not sign it off."""

from __future__ import annotations

from datetime import date

import pytest

from models.fields import field_of
from models.records import Rectification, RectificationStep
from models.records.rectification import CLOSED, FOR_REVIEW, WORKING
from models.records.rectification_step import APPLY, BEGIN, CLOSE, EXTEND, FEED_BACK, LOOK_BACK, REOPEN, RETURN
from models.rules.register.lacking import in_the_way, lacking
from tests.models.rules.register.making import on, step, whole_item


@pytest.mark.parametrize(
    ("item", "wanted", "rule"),
    [
        (whole_item(measures=""), step(BEGIN), "Z01"),
        (whole_item(deadline=None), step(BEGIN), "Z01"),
        (whole_item(deadline=on(date(2026, 1, 1))), step(BEGIN), "Z02"),
        (whole_item(), step(BEGIN, date(2026, 1, 1)), "Z02"),
        (whole_item(), step(BEGIN, date(2027, 1, 1)), "Z02"),
        (whole_item(), step(CLOSE, by="乙"), "§7.2"),
        (whole_item(state=WORKING), step(EXTEND, deadline=on(date(2026, 9, 1))), "Z05"),
        (whole_item(state=WORKING), step(EXTEND, by="乙", deadline=on(date(2026, 6, 1))), "Z05"),
        (whole_item(state=WORKING, evidence="照片"), step(APPLY), "Z03"),
        (whole_item(state=WORKING, outcome="已完成"), step(APPLY), "Z03"),
        (whole_item(state=FOR_REVIEW), step(RETURN), "Z04"),
        (whole_item(state=FOR_REVIEW), step(CLOSE), "Z04"),
        (whole_item(state=FOR_REVIEW), step(CLOSE, by="甲"), "Z04"),
        (whole_item(state=FOR_REVIEW, source="巡察"), step(CLOSE, by="乙"), "Z04"),
        (whole_item(state=CLOSED), step(LOOK_BACK), "Z06"),
        (whole_item(state=CLOSED), step(REOPEN, deadline=on(date(2026, 9, 1))), "§7.2"),
        (whole_item(state=CLOSED), step(REOPEN, text="反弹"), "Z01"),
        (whole_item(), step(FEED_BACK), "§7.2"),
    ],
)
def test_each_step_says_what_it_lacks(item: Rectification, wanted: RectificationStep, rule: str) -> None:
    found = in_the_way(lacking(item, wanted, today=date(2026, 3, 2)))
    assert [each.rule for each in found] == [rule]


def test_files_are_evidence_and_who_answers_for_an_item_reviews_it_with_nobody() -> None:
    today = date(2026, 3, 2)
    done = whole_item(state=WORKING, outcome="已完成")
    assert lacking(done, step(APPLY), today=today, files=1) == []
    (refused,) = in_the_way(lacking(whole_item(state=FOR_REVIEW), step(CLOSE, by="甲、乙"), today=today))
    assert (refused.rule, refused.message) == ("Z04", "验收人中 甲 也是责任人，应回避，请核对")
    above = whole_item(state=FOR_REVIEW, source="巡察")
    assert lacking(above, step(CLOSE, body="县委巡察办"), today=today) == []


@pytest.mark.parametrize(
    ("by", "refused"),
    [
        ("单雨桐、查小曼", True),
        ("单雨桐 查小曼", True),
        ("查小曼和单雨桐", True),
        ("单雨桐及查小曼", True),
        ("单雨桐国", False),
        ("查小曼", False),
    ],
)
def test_an_owner_among_the_reviewers_is_found_also_where_no_mark_divides_them(by: str, refused: bool) -> None:
    item = whole_item(state=FOR_REVIEW, owner="单雨桐")
    wanted = step(CLOSE, by=field_of(RectificationStep, "by").kind.read(by))
    found = in_the_way(lacking(item, wanted, today=date(2026, 3, 2)))
    assert [each.message for each in found] == (["验收人中 单雨桐 也是责任人，应回避，请核对"] if refused else [])


def test_a_step_in_a_quarter_that_is_over_is_said() -> None:
    (doubt,) = lacking(whole_item(), step(BEGIN, date(2026, 3, 31)), today=date(2026, 4, 1))
    assert (doubt.rule, doubt.level) == ("Z07", "warning")


@pytest.mark.parametrize("by", ["甲同志", "甲（书记）", "甲/甲", "甲(代)、甲同志"])
def test_nobody_signs_off_his_own_item_by_another_way_to_write_his_name(by: str) -> None:
    today = date(2026, 3, 2)
    assert [
        each.rule for each in in_the_way(lacking(whole_item(state=FOR_REVIEW), step(CLOSE, by=by), today=today))
    ] == ["Z04"]


@pytest.mark.parametrize(
    ("by", "refused"),
    [
        ("王芳（1990年生）", False),
        ("王芳（1978年生）", True),
        ("王芳", True),
        ("王芳（1990年生）、王芳（1978年生）", True),
    ],
)
def test_who_has_the_name_of_the_owner_and_is_another_person_may_sign_it_off(by: str, refused: bool) -> None:
    """Written as 自查 asks for where two have one name, it was refused."""
    item = whole_item(state=FOR_REVIEW, owner="王芳（1978年生）")
    assert bool(in_the_way(lacking(item, step(CLOSE, by=by), today=date(2026, 3, 2)))) is refused
