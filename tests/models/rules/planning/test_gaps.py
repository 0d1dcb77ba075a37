"""The gaps of a year: which periods, why, by which article, and the record that is begun for one."""

from datetime import date

import pytest

from models.kinds import PartialDate
from models.records import Attendance, Branch, PlannedMeeting
from models.records.meeting import DRAFT, FINAL, GENERAL, GROUP
from models.rules import Snapshot, coverage
from models.rules.held import untold
from models.rules.planning.gaps import begun, gap_of, gaps

TODAY = date(2026, 11, 23)
BRANCH = Branch(groups="第一党小组")


def of_kind(found, kind):
    return next(g for g in found if g.duty.kind == kind)


def test_periods_reason_and_article(meeting):
    snapshot = Snapshot(branch=BRANCH, meetings=[meeting(GENERAL, "2026-03-12"), meeting(GENERAL, "2026-09-12")])
    those = of_kind(gaps(snapshot, 2026, TODAY), GENERAL)
    assert [(g.when, g.state, g.reason) for g in those.gaps] == [
        ("二季度", "missing", "没有记录"),
        ("四季度", "due", "还剩 38 天"),
    ]
    assert those.article.citation() == "《中国共产党支部工作条例（试行）》第十一条（2018-10-28）"
    assert "每季度一次" in those.article.says


def test_a_draft_and_a_plan_are_named(meeting):
    planned = [PlannedMeeting(id=4, year=2026, kind="党课", day=PartialDate(2026, 8, 20))]
    meetings = [meeting(GENERAL, "2026-01-12"), meeting("主题党日", "2026-08-20", status=DRAFT)]
    found = gaps(Snapshot(meetings=meetings, planned=planned), 2026, TODAY)
    lesson = next(g for g in of_kind(found, "党课").gaps if g.when == "三季度")
    assert (lesson.reason, lesson.planned.id) == ("计划 8月20日", 4)
    party = next(g for g in of_kind(found, "主题党日").gaps if g.when == "8月")
    assert (party.reason, party.draft) == ("有一份草稿，没有点到，不算已开", 2)
    assert "条文没有定次数" in of_kind(found, "党课").duty.note


@pytest.mark.parametrize(
    "told",
    [
        {},
        {"subject": "参观"},
        {"body": "学习了条例。"},
        {"end": "16:00"},
        {"guests": "赵某"},
        {"title_text": "参观展览"},
    ],
    ids=["nothing", "topic", "text", "hour", "guest", "name"],
)
def test_an_empty_record_that_was_made_final_is_not_counted(meeting, told):
    given = {"subject": "", "body": "", "start": "", "end": "", "status": FINAL} | told
    meetings = [meeting(GENERAL, "2026-01-12"), meeting("主题党日", "2026-08-20", **given)]
    snapshot = Snapshot(meetings=meetings)
    august = [g for g in of_kind(gaps(snapshot, 2026, TODAY), "主题党日").gaps if g.when == "8月"]
    assert len(august) == (not told)
    if august:
        assert (august[0].reason, august[0].draft) == (
            "有一份定稿的记录（8月20日），到会、时间、议题、正文都没有填，不算已开",
            2,
        )
        snapshot.attendances[2] = [Attendance(name="李某", state="到")]
        assert not untold(snapshot, meetings[1]), "somebody was there"


def test_the_name_that_a_yearly_record_gets_by_itself_tells_nothing(meeting):
    given = {"subject": "", "body": "", "start": "", "end": "", "title_text": "2025年度组织生活会"}
    assert untold(Snapshot(), meeting("组织生活会", "2026-01-19", **given))


@pytest.mark.parametrize(
    ("kind", "title", "nothing"),
    [
        ("党课", "2026年11月党课", True),
        ("党课", "四季度党课", True),
        ("党课", "第3次党课", True),
        ("党小组会", "2026年9月第二党小组会", True),
        ("党小组会", "青年党小组会", True),
        ("党课", "党章专题党课", False),
        ("主题党日", "2026年9月主题党日：参观展览", False),
    ],
)
def test_a_name_that_says_kind_and_time_alone_tells_nothing(meeting, kind, title, nothing):
    given = {"subject": "", "body": "", "start": "", "end": "", "title_text": title, "status": FINAL}
    given |= {"group": "青年党小组"} if kind == "党小组会" else {}
    assert untold(Snapshot(), meeting(kind, "2026-08-20", **given)) is nothing


def test_a_branch_without_records_has_no_gaps_but_what_is_due():
    assert {g.state for those in gaps(Snapshot(branch=BRANCH), 2026, TODAY) for g in those.gaps} == {"due"}
    assert gaps(Snapshot(branch=BRANCH), 2027, TODAY) == []


def test_a_record_begins_with_what_is_known(meeting):
    snapshot = Snapshot(branch=BRANCH, meetings=[meeting(GENERAL, "2025-01-12")])
    found = gaps(snapshot, 2026, TODAY)
    month = of_kind(found, GROUP).gaps[1].blank(TODAY)
    assert (month.kind, month.group, str(month.day)) == (GROUP, "第一党小组", "2026-02")
    assert of_kind(found, GENERAL).gaps[0].blank(TODAY).day is None  # nobody has said when
    assert str(of_kind(found, GENERAL).gaps[-1].blank(TODAY).day) == "2026-11-23"
    last = of_kind(gaps(snapshot, 2025, TODAY), "组织生活会").gaps[0].blank(TODAY)
    assert (last.title_text, last.day) == ("2025年度组织生活会", None)


def test_the_record_of_a_planned_meeting():
    line = PlannedMeeting(
        id=4, year=2026, kind="主题党日", group="第一党小组", day=PartialDate(2026, 8, 20), start="14:00", place="礼堂",
        subject="参观", lead="张伟",
    )  # fmt: skip
    made = begun(line)
    assert (made.kind, made.group, str(made.day), made.start, made.place, made.subject, made.host) == (
        "主题党日", "第一党小组", "2026-08-20", "14:00", "礼堂", "参观", "张伟",
    )  # fmt: skip
    assert begun(PlannedMeeting(kind="党课", lead="张伟")).host == ""  # who gives the lesson does not preside
    assert begun(PlannedMeeting(kind="主题党日", lead="张伟、李敏")).host == ""
    yearly = begun(PlannedMeeting(year=2026, kind="组织生活会", day=PartialDate(2027, 1)))
    assert yearly.title_text == "2026年度组织生活会"


def test_any_cell_of_the_matrix(meeting):
    snapshot = Snapshot(
        branch=BRANCH, planned=[PlannedMeeting(id=4, year=2026, kind=GENERAL, day=PartialDate(2026, 12))]
    )
    row = coverage(snapshot, 2026, TODAY)[0]
    assert gap_of(snapshot, row, row.cells[3], 2026, TODAY).planned.id == 4
    assert gap_of(snapshot, row, row.cells[0], 2026, TODAY).planned is None
