"""What there is to look at in an entry of a batch, for the grid and for a list that is imported."""

from __future__ import annotations

from datetime import date

import pytest

from models.kinds import PartialDate
from models.records import Enrolment, Member, StatusChange, Training
from models.rules.study.remarks import Remarks

ZHANG = Member(id=1, name="张伟")
GONE = Member(id=2, name="赵刚", left=PartialDate.parse("2026-03-01"), left_why="转出")
NEW = Member(id=3, name="李敏", arrived=PartialDate.parse("2026-10-01"))
STOPPED = Member(id=4, name="冯启航", standing="停止党籍")
RESUMED = Member(id=5, name="何平", standing="停止党籍", standing_since=PartialDate.parse("2025-01"))
CHANGES = {5: [StatusChange(id=1, kind="恢复党籍", since=PartialDate.parse("2026-09-01"))]}
REMARKS = Remarks(
    {m.id: m for m in (ZHANG, GONE, NEW, STOPPED, RESUMED)},
    date(2026, 9, 10),
    16.0,
    {1: [Training(name="县委轮训")]},
    CHANGES,
)


@pytest.mark.parametrize(
    ("entry", "found"),
    [
        (Enrolment(member_id=2, name="赵刚", state="参加", hours=16.0), [("name", "2026-03-01 已转出")]),
        (Enrolment(member_id=3, name="李敏", state="参加"), [("name", "当时还没来支部")]),
        (Enrolment(member_id=4, name="冯启航", state="参加"), [("name", "停止党籍")]),
        (Enrolment(member_id=5, name="何平", state="参加"), []),
        (Enrolment(member_id=1, name="张伟", state="参加"), [("name", "同时在“县委轮训”")]),
        (Enrolment(member_id=1, name="张伟", state="缺课", hours=8.0), [("hours", "缺课，却计 8 学时")]),
        (Enrolment(name="外单位甲", state="参加", hours=20.0), [("hours", "比计划 16 学时多")]),
        (Enrolment(name="张 伟", state="参加", hours=16.0), [("name", "与名册里的人同名")]),
        (Enrolment(name="外单位甲", state="参加", hours=16.0), []),
    ],
)
def test_what_is_to_be_looked_at(entry, found):
    assert list(REMARKS.each(entry)) == found
    assert REMARKS.of(entry) == "；".join(words for _, words in found)
