"""A form that is handed in has the meetings that were held: none that lies ahead, and of a draft it is told that it is one."""

from __future__ import annotations

import openpyxl
import pytest

from models.forms import FormRefused
from models.forms.contents import Facts
from models.forms.of_attendance import _attended
from models.kinds import PartialDate
from models.records import Attendance, Meeting
from models.records.meeting import DRAFT, FINAL, VOID
from models.rules import Snapshot

from .invented import TODAY, branch_of

_KIND = "支部党员大会"


@pytest.fixture
def snapshot() -> Snapshot:
    """Final, a draft that was held, a draft three days ahead with people ticked off, an empty draft, a void one."""
    branch = branch_of(4)
    told = [("定稿的", 3, 24, FINAL), ("草稿的", 9, 3, DRAFT), ("以后的", 11, 26, DRAFT), ("空的", 10, 9, DRAFT), ("废的", 5, 5, VOID)]  # fmt: skip
    branch.meetings = [
        Meeting(id=number, kind=_KIND, subject=name, day=PartialDate(2026, month, day), status=status)
        for number, (name, month, day, status) in enumerate(told, start=1)
    ]
    branch.attendances = {
        one.id: [Attendance(meeting_id=one.id, member_id=m.id, name=m.name, state="到") for m in branch.members]
        for one in branch.meetings
        if one.subject != "空的"
    }
    return branch


def _filled(shared, fill, snapshot, **about):
    result = fill(shared / "data" / "forms" / "三会一课开展情况统计表.xlsx", snapshot=snapshot, **about)
    sheet = openpyxl.load_workbook(result.files[0]).active
    return [sheet.cell(row, 4).value for row in range(4, 10) if sheet.cell(row, 2).value], result.notes


def test_only_what_was_held_is_filled_in_and_drafts_are_named(shared, fill, snapshot):
    rows, notes = _filled(shared, fill, snapshot)
    assert rows == ["定稿的", "草稿的"]
    assert "1 次会议还是草稿：2026-09-03 草稿的，定稿后再报" in notes
    (left,) = [note for note in notes if note.startswith("没有开的")]
    assert "3 次会议没有填" in left
    for said in ("以后的（已建记录，日期未到）", "空的（有一份草稿，没有点到）", "废的（已作废）"):
        assert said in left


def test_a_meeting_chosen_by_itself_is_filled_in_and_told(shared, fill, snapshot):
    rows, notes = _filled(shared, fill, snapshot, only=[2, 3])
    assert rows == ["草稿的", "以后的"]
    assert any("1 次会议没有开：2026-11-26 以后的" in note for note in notes)
    assert any(note.startswith("1 次会议还是草稿：2026-09-03 草稿的") for note in notes)


def test_where_nothing_was_held_it_is_said_what_there_is(shared, fill, snapshot):
    snapshot.meetings = snapshot.meetings[2:3]
    with pytest.raises(FormRefused, match=r"一条也没有.*以后的（已建记录，日期未到）"):
        _filled(shared, fill, snapshot)


def test_who_is_ticked_off_ahead_has_no_sign_yet(snapshot):
    member, facts = snapshot.members[0], Facts(snapshot, TODAY, True, 2026)
    signs = {"到": "√"}
    assert _attended(_KIND, 9, signs, None)(member, facts) == "√"
    assert _attended(_KIND, 11, signs, None)(member, facts) is None
