"""The course of one membership, as the panel of a person tells it."""

from __future__ import annotations

from datetime import date

import pytest

from models.kinds import PartialDate
from models.people.relations import course
from models.records import Contact, Member, StatusChange, Transfer
from models.records.contact import NOT_REACHED, REACHED
from models.records.status_change import (
    CORRECTION,
    DEATH,
    EXTENSION,
    ON_PROBATION,
    RESUMING,
    RIGHTS_RESTORED,
    SUSPENDING,
)

TODAY = date(2026, 11, 23)


def day(text: str | None) -> PartialDate | None:
    return PartialDate.parse(text) if text else None


def change(kind: str, since: str, until: str | None = None, number: int = 1) -> StatusChange:
    return StatusChange(id=number, member_id=1, kind=kind, since=day(since), until=day(until))


def test_newest_first_and_what_has_no_day_before_all():
    member = Member(id=1, name="郭某", joined=day("2010-06-18"), full=day("2011-06-18"), arrived=day("2015-03"))
    letters = [Transfer(id=1, direction="转出", other="某街道党支部", issued=day("2026-11-01"), valid_days=30)]
    calls = [Contact(id=1, day=day("2026-10-01"), way="电话", by="李某", result=REACHED, text="一切\n正常"),
             Contact(id=2, way="走访", result=NOT_REACHED)]  # fmt: skip
    entries = course(member, letters, calls, [], TODAY)
    assert [(e.title, e.state) for e in entries] == [
        ("走访", "未联系上"),
        ("转往某街道党支部", "在途"),
        ("电话（李某）", "联系上"),
        ("来本支部", ""),
        ("转为正式党员", ""),
        ("加入党组织", ""),
    ]
    assert "有效期至 2026-12-01" in entries[1].detail
    assert entries[2].detail == "一切 正常"
    assert [e.record is None for e in entries] == [False, False, False, True, True, True]


@pytest.mark.parametrize(
    ("changes", "word", "tone"),
    [
        ([change(SUSPENDING, "2025-01-01")], "生效中", "bad"),
        ([change(SUSPENDING, "2025-01-01"), change(RESUMING, "2026-01-01", number=2)], "已结束", "neutral"),
        ([change(ON_PROBATION, "2026-01-01", "2027-01-01")], "生效中", "bad"),
        ([change(ON_PROBATION, "2025-01-01", "2026-01-01")], "已结束", "neutral"),
        (
            [change(ON_PROBATION, "2026-01-01", "2027-01-01"), change(RIGHTS_RESTORED, "2026-06-01", number=2)],
            "已结束",
            "neutral",
        ),
        ([change(CORRECTION, "2026-06-01", "2027-01-01")], "进行中", "warn"),
        ([change(EXTENSION, "2026-12-01", "2027-06-01")], "未生效", "warn"),
        ([change(DEATH, "2026-06-01")], "去世", "neutral"),
    ],
)
def test_whether_a_decision_still_holds(changes: list[StatusChange], word: str, tone: str):
    first = next(e for e in course(Member(id=1), [], [], changes, TODAY) if e.record is changes[0])
    assert (first.state, first.tone) == (word, tone)


def test_leaving_is_told_once():
    gone = Member(id=1, left=day("2026-06-01"), left_why="去世")
    assert [e.title for e in course(gone, [], [], [], TODAY)] == ["离开支部"]
    assert [e.title for e in course(gone, [], [], [change(DEATH, "2026-06-01")], TODAY)] == ["去世"]
