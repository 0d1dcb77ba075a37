"""Which records are meetings that were held: one answer for 对照, 自查, the plan, the register, the book and the statistics."""

import dataclasses
from datetime import date

import pytest

from models.exports.contents.plan import plan_sheet
from models.exports.registers import registers
from models.exports.scope import Scope
from models.exports.within import Stretch
from models.exports.year_book.content import year_book
from models.inspection import Wanted
from models.inspection.material import Material
from models.inspection.overview import overview
from models.kinds import PartialDate
from models.records import Attachment, Attendance, Meeting, Member, PlannedMeeting
from models.records.attachment import SCAN
from models.records.meeting import ARCHIVED, COMMITTEE, DRAFT, FINAL, PRESENT, VOID
from models.rules import Snapshot, coverage, findings
from models.rules.held import held, hollow_ones, uncounted, why_not
from models.rules.meetings import HELD, MISSING
from models.rules.planning.lines import HOLLOW
from models.rules.planning.matching import fates
from models.rules.todos.meetings import meeting_todos
from models.statistics.annual_organization import organization_tables
from models.statistics.roster import Roster
from models.store import Ledger

TODAY = date(2026, 11, 23)
FILLED_IN = {"place": "会议室", "host": "张伟", "recorder": "李敏", "recorded_on": PartialDate(2025, 12, 31)}
"""What a record has before anybody puts anything into it."""


@pytest.fixture
def kept(ledger: Ledger):
    """Twelve records of the committee, one a month, in each what is said; with a signed scan if that is asked for."""

    def keep(*, scan: bool = False, **about: object) -> list[Meeting]:
        with ledger.unit("记") as unit:
            unit.add(Member(name="张伟", kind="正式党员", post="书记"))
            unit.add(Member(name="李敏", kind="正式党员", post="组织委员"))
            made = [
                Meeting(kind=COMMITTEE, day=PartialDate(2025, month, 10), number=month, **FILLED_IN | about)  # type: ignore[arg-type]
                for month in range(1, 13)
            ]
            unit.add_all(made)
            if scan:
                unit.add_all([Attachment(owner="meeting", owner_id=m.id, kind=SCAN, name="会议记录.pdf") for m in made])
        return made

    return keep


def of_committee(snapshot: Snapshot) -> list:
    return [f for f in findings(snapshot, TODAY) if f.rule == "ZWH" and f.message.startswith("2025")]


@pytest.mark.parametrize("status", [FINAL, ARCHIVED])
@pytest.mark.parametrize("about", [{"scan": True}, {"start": "09:00", "end": "10:00"}, {"guests": "王五"}], ids=str)
def test_a_signed_scan_or_the_hours_are_a_meeting_held(ledger: Ledger, kept, status: str, about: dict):
    kept(status=status, **about)
    snapshot = Snapshot.of(ledger)
    assert not of_committee(snapshot)
    (line,) = (one for one in coverage(snapshot, 2025, TODAY) if one.duty.rule == "ZWH")
    assert {cell.state for cell in line.cells} == {HELD}


def test_of_a_record_with_nothing_in_it_it_is_not_said_that_there_is_none(ledger: Ledger, kept):
    made = kept(status=ARCHIVED)
    first, *others = of_committee(Snapshot.of(ledger))
    assert first.message == (
        "2025年1月有一份归档的记录（2025年1月10日），到会、时间、议题、正文都没有填，不算已开；"
        "开过的请打开补填，或者添加签名扫描件，就算已开，没有开的请补开"
    )
    assert [f.record for f in (first, *others)] == [meeting.id for meeting in made]
    assert len({f.key for f in (first, *others)}) == 12


def test_a_scan_that_is_added_later_is_heard_of(ledger: Ledger, kept):
    made = kept(status=FINAL)
    last = Snapshot.of(ledger)
    with ledger.unit("添加附件") as unit:
        unit.add(Attachment(owner="meeting", owner_id=made[0].id, kind=SCAN, name="会议记录.pdf"))
    assert made[0].id not in hollow_ones(Snapshot.of(ledger, last))
    assert len(of_committee(Snapshot.of(ledger, last))) == 11


@pytest.mark.parametrize(
    ("about", "times"),
    [({"status": FINAL}, 0), ({"status": DRAFT}, 0), ({"status": FINAL, "body": "学习"}, 12)],
    ids=str,
)
def test_all_give_the_same_answer(ledger: Ledger, kept, about: dict, times: int):
    kept(**about)
    snapshot = Snapshot.of(ledger)
    states = [cell.state for one in coverage(snapshot, 2025, TODAY) if one.duty.rule == "ZWH" for cell in one.cells]
    assert (states.count(HELD), states.count(MISSING)) == (times, 12 - times)
    assert len(uncounted(snapshot, TODAY)) == 12 - times
    (sheet,) = registers()["meetings"].sheets(ledger, Scope(today=TODAY, year=2025, full=True)).values()
    assert f"{times}次" in sheet.subtitle
    assert len(sheet.rows) == 12, "what does not count is listed nevertheless"
    book = year_book(ledger, 2025, today=TODAY, full=True)
    assert book.totals.by_month.rows[-1][-1] == str(times)
    assert ("没有填内容的记录12份没有计入" in book.totals.by_month.footnote) is not bool(times)
    _, life = organization_tables(Roster(snapshot.members), snapshot, date(2025, 12, 31))
    assert life.about == f"{times}次"


@pytest.mark.parametrize(
    ("about", "said"),
    [({}, "没有点到的草稿和没有填内容的记录12份没有计入。"), ({"body": "学习"}, "共召开12次：支部委员会会议12次。")],
    ids=str,
)
def test_materials_for_an_inspection_say_how_many_are_not_counted(ledger: Ledger, kept, about: dict, said: str):
    kept(status=FINAL, **about)
    wanted = Wanted(Stretch.of_year(2025))
    (life,) = (
        chapter for chapter in overview(Material(ledger, wanted, TODAY)).chapters if chapter.heading == "组织生活"
    )
    assert list(life.texts) == [said]


def test_the_plan_calls_it_empty(ledger: Ledger, kept):
    made = kept(status=FINAL)
    line = PlannedMeeting(id=1, year=2025, kind=COMMITTEE, day=PartialDate(2025, 3), meeting_id=made[2].id)
    snapshot = Snapshot.of(ledger)
    hollow = hollow_ones(snapshot)
    became = fates([line], snapshot.meetings, TODAY, snapshot.limits, hollow)
    assert (became[1].state, became[1].words(TODAY)) == (HOLLOW, "空记录 3月10日")
    sheet = plan_sheet([line], made, snapshot.branch, today=TODAY, year=2025, full=True, hollow=hollow)
    assert "2025-03-10（到会、时间、议题、正文都没有填）" in sheet.rows[0]


@pytest.mark.parametrize(
    ("about", "words"),
    [
        ({"status": DRAFT}, "打开接着填，记了到会才算已开；没有开的，改日期或者放进回收站"),
        (
            {"status": FINAL, "number": 1},
            "打开补填到会、时间、议题或正文，或者添加签名扫描件，就算已开；没有开的，作废",
        ),
        ({"status": FINAL}, "打开补填到会、时间、议题或正文，或者添加签名扫描件，就算已开；没有开的，放进回收站"),
        (
            {"status": ARCHIVED, "number": 1},
            "打开补填到会、时间、议题或正文，或者添加签名扫描件，就算已开；修改须写明原因；没有开的，作废",
        ),
    ],
    ids=str,
)
def test_what_is_to_be_done_with_it(about: dict, words: str):
    begun = Meeting(id=5, kind="主题党日", day=PartialDate(2026, 11, 20), **FILLED_IN, **about)
    (told,) = (todo for todo in meeting_todos(Snapshot(meetings=[begun]), TODAY) if todo.record == 5)
    assert told.detail == f"组织生活 · {words}"


def test_a_void_record_is_no_meeting_held_and_one_without_a_day_is_not_among_those_that_are_left_out():
    """What is left out of the count is told of records that have a day; the others are told of by themselves."""
    there = {n: [Attendance(meeting_id=n, name="张伟", state=PRESENT)] for n in (1, 2, 3)}
    void, dated, undated = (
        Meeting(id=1, kind=COMMITTEE, day=PartialDate(2026, 3, 10), status=VOID, body="研究工作"),
        Meeting(id=2, kind=COMMITTEE, day=PartialDate(2026, 3, 10), status=FINAL, body="研究工作"),
        Meeting(id=3, kind=COMMITTEE, status=FINAL, body="研究工作"),
    )
    kept = Snapshot(meetings=[void, dated, undated], attendances=there)
    assert [held(kept, each, TODAY) for each in (void, dated, undated)] == [False, True, False]
    assert uncounted(kept, TODAY) == {void.id}


def test_why_a_record_does_not_count():
    empty = Meeting(kind=COMMITTEE, day=PartialDate(2026, 3, 10), status=FINAL)
    assert why_not(empty, TODAY).startswith("有一份定稿的记录（3月10日），")
    assert why_not(dataclasses.replace(empty, status=DRAFT), TODAY) == "有一份草稿，没有点到"
    for day in (PartialDate(2026, 11, 24), None):
        assert why_not(dataclasses.replace(empty, day=day, status=DRAFT), TODAY) == "已建记录，日期未到"
