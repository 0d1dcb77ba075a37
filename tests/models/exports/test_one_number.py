"""应到 of a meeting with somebody left out without the papers for it: one number in every register, the book, the minutes and forms."""

from __future__ import annotations

from datetime import date

import pytest

from models.exports.contents.attendance import attendance_sheet
from models.exports.contents.coverage import participation_sheet
from models.exports.contents.meetings import meetings_sheet
from models.exports.minutes_head import head_rows
from models.exports.sheet import Sheet
from models.exports.year_book.attending import attending_sheet
from models.exports.year_book.listing import quarter_listing
from models.exports.year_book.totals import totals_of
from models.forms.contents import Facts
from models.forms.of_meetings import MEETING
from models.kinds import PartialDate
from models.records import Attendance, Branch, Meeting, Member
from models.rules.participation import group_shares
from models.rules.recent import recent
from models.rules.snapshot import Snapshot

TODAY = date(2026, 11, 23)
NAMES = ("张三", "李四", "王五", "钱大海")
GROUP = "一组"
PAPERS = {"ground": "E2", "consent": "3号", "passed": PartialDate(2026, 3, 12)}


def kept(came: str = "到", **papers: object) -> Snapshot:
    """Three came, or nobody has put down whether they did; the fourth is left out, with the papers or without."""
    members = [
        Member(id=n, name=name, sort_key=name, kind="正式党员", joined=PartialDate(2010, 3, 1), full=PartialDate(2011, 3, 1))
        for n, name in enumerate(NAMES, 1)
    ]  # fmt: skip
    held = Meeting(
        id=1, kind="支部党员大会", title_text="大会", status="定稿", day=PartialDate(2026, 3, 12), group=GROUP
    )
    people = [
        Attendance(id=m.id, meeting_id=1, member_id=m.id, name=m.name, kind="正式党员", votes="是", state=came)
        for m in members
    ]
    people[-1].state = "不计入"
    for name, value in papers.items():
        setattr(people[-1], name, value)
    return Snapshot(members=members, meetings=[held], attendances={1: people}, branch=Branch(id=1, name="某支部"))


def cell(sheet: Sheet, row: int, label: str) -> str:
    return str(sheet.rows[row][[column.label for column in sheet.columns].index(label)])


@pytest.mark.parametrize(("papers", "expected", "of_four"), [({}, 4, ["1"]), (PAPERS, 3, [])])
def test_there_is_one_number(papers: dict[str, object], expected: int, of_four: list[str]):
    snapshot = kept(**papers)
    meetings, people, year = snapshot.meetings, snapshot.attendances, {"today": TODAY, "year": 2026, "full": False}
    register = attendance_sheet(meetings, people, snapshot.members, snapshot.branch, **year)  # type: ignore[arg-type]
    book = attending_sheet(meetings, snapshot, 2026, TODAY, full=False)
    totals = totals_of(meetings, snapshot, 2026, TODAY, full=False, untold=0)
    form = next(source for source in MEETING if source.label == "应到人数")
    told = {
        "组织生活台账": cell(meetings_sheet(meetings, people, snapshot.branch, **year), 0, "应到"),  # type: ignore[arg-type]
        "出勤登记表": cell(register, len(register.rows) - 1, "应到"),
        "汇编目录": cell(quarter_listing(meetings, people, full=False).sheet, 0, "应到"),
        "到会情况": str(sum(int(cell(book, n, "应到") or 0) for n in range(len(book.rows)))),
        "支部概况": cell(totals.by_kind, 0, "应到"),
        "会议记录": dict(row[0] for row in head_rows(meetings[0], people[1], [], []) if row[0][0] == "应到人数")["应到人数"].split("人")[0],
        "首页": str(recent(snapshot, TODAY, 9)[0].came[1]),
        "填表": str(form.value(meetings[0], Facts(snapshot, TODAY, full=False, year=2026))),
    }  # fmt: skip
    assert set(told.values()) == {str(expected)}, told
    (of_group,) = group_shares(snapshot, [GROUP], 2026, TODAY)
    assert of_group.rate == 3 / expected
    listed = participation_sheet(snapshot, 2026, today=TODAY, full=False)
    assert [row[3] for row in listed.rows if row[1] == "钱大海"] == of_four
    assert ("＊" in "".join(map(str, register.rows[3]))) is (expected == 4)


def test_where_only_who_is_left_out_was_put_down_nothing_is_known_of_who_came():
    """实到 0人 and 0% stood there of a list that nobody had gone through yet."""
    snapshot = kept(came="")
    meetings, facts = snapshot.meetings, Facts(snapshot, TODAY, full=False, year=2026)
    told = {one.label: one.value(meetings[0], facts) for one in MEETING if one.value}
    assert [told[label] for label in ("应到人数", "实到人数", "到会率")] == [4, None, None]
    book = attending_sheet(meetings, snapshot, 2026, TODAY, full=False)
    assert not book.rows
