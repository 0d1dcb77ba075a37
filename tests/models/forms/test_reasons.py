"""Why somebody was away stands in a form as in every export: unless it is filled in full, by its kind only."""

from datetime import date

import openpyxl
import pytest

from models.forms.contents import Facts
from models.forms.of_meetings import MEETING
from models.forms.of_training import ENROLMENT, TRAINING
from models.forms.sources import Source
from models.forms.vocabulary import meaning
from models.kinds import PartialDate
from models.records import AgendaItem, Attendance, Enrolment, Meeting, Training
from models.records.meeting import FINAL
from models.rules import Snapshot

from .invented import branch_of
from .test_layouts import made

TOLD = "张大海（肝硬化复查）、李敏（出差，省城）、王芳（孩子发烧请假）、赵强"
KINDS = "张大海（原因已登记）、李敏（出差）、王芳（原因已登记）、赵强"
WHY = {"张大海": "肝硬化复查", "李敏": "出差，省城", "王芳": "孩子发烧请假", "赵强": ""}


@pytest.fixture
def snapshot() -> Snapshot:
    there = [Attendance(id=9, meeting_id=1, name="周到", state="到")]
    return Snapshot(
        meetings=[Meeting(id=1)],
        trainings=[Training(id=1)],
        attendances={
            1: there
            + [Attendance(id=n, meeting_id=1, name=k, state="请假", reason=v) for n, (k, v) in enumerate(WHY.items())]
        },
        enrolments={
            1: [Enrolment(id=n, training_id=1, name=k, state="缺课", reason=v) for n, (k, v) in enumerate(WHY.items())]
        },
    )


def named(name: str, sources: tuple[Source, ...]) -> Source:
    return next(source for source in sources if source.name == name)


@pytest.mark.parametrize(("full", "said"), [(True, TOLD), (False, KINDS)])
def test_who_was_away_from_a_meeting_or_a_batch(snapshot: Snapshot, full: bool, said: str):
    facts = Facts(snapshot, date(2026, 11, 27), full=full, year=2026)
    for name in ("#absent_names", "#excused_names"):
        assert named(name, MEETING).value(snapshot.meetings[0], facts) == said
    assert named("#missed", TRAINING).value(snapshot.trainings[0], facts) == said
    column = named("reason", ENROLMENT)
    assert [column.value(person, facts) for person in snapshot.enrolments[1]] == (
        ["肝硬化复查", "出差，省城", "孩子发烧请假", ""] if full else ["原因已登记", "出差", "原因已登记", ""]
    )


MINUTES = "张大海同志因肝硬化复查请假，电话 13900001234。"


@pytest.mark.parametrize("card", [True, False])
def test_the_texts_of_a_meeting_tell_no_more_than_its_list(snapshot: Snapshot, card: bool):
    """#content of a list was the subject as it stands, of a card the minutes: both told what 请假人员 keeps back."""
    meeting = snapshot.meetings[0]
    meeting.subject = meeting.body = meeting.note = MINUTES
    snapshot.items[1] = [AgendaItem(id=1, meeting_id=1, discussion=MINUTES, decision=MINUTES)]
    for full in (True, False):
        facts = Facts(snapshot, date(2026, 11, 27), full=full, year=2026, card=card)
        for name in ("#content", "#topic", "#decisions", "subject", "body", "note"):
            said = str(named(name, MEETING).value(meeting, facts))
            assert said
            assert ("肝硬化" in said, "13900001234" in said) == (full, full), name


@pytest.mark.parametrize(("beside", "missing"), [("请假人员", "乙"), ("病假", "乙"), ("备注", "甲（出差）、乙")])
def test_who_was_excused_is_not_missing_too_where_both_are_asked_for(tmp_path, fill, beside, missing):
    rows = [["会议情况统计表"], ["序号", "会议类型", "召开时间", "议题", beside, "缺席人员"], [1], [2], [3]]
    form = made(tmp_path / "表.xlsx", rows, framed="A2:F5")
    branch = branch_of(3)
    branch.meetings = [Meeting(id=1, kind="党课", day=PartialDate(2026, 3, 24), subject="学习", status=FINAL)]
    branch.attendances[1] = [
        Attendance(meeting_id=1, member_id=n, name=name, state=state, reason=why)
        for n, (name, state, why) in enumerate((("甲", "请假", "出差"), ("乙", "缺席", ""), ("丙", "到", "")), start=1)
    ]
    sheet = openpyxl.load_workbook(fill(form, snapshot=branch).files[0]).active
    assert (sheet["E3"].value, sheet["F3"].value) == ("甲（出差）" if beside == "请假人员" else None, missing)


def test_a_column_that_says_the_kinds_itself_has_all_who_were_missing(tmp_path, fill):
    heading = "缺席人员及原因（病假、事假、旷会）"
    form = made(
        tmp_path / "表.xlsx", [["统计表"], ["序号", "会议类型", "召开时间", "议题", heading], [1], [2]], framed="A2:E4"
    )
    branch = branch_of(2)
    branch.meetings = [Meeting(id=1, kind="党课", day=PartialDate(2026, 3, 24), subject="学习", status=FINAL)]
    branch.attendances[1] = [
        Attendance(meeting_id=1, member_id=1, name="甲", state="请假", reason="出差"),
        Attendance(meeting_id=1, member_id=2, name="乙", state="缺席"),
    ]
    sheet = openpyxl.load_workbook(fill(form, snapshot=branch).files[0]).active
    assert sheet["E3"].value == "甲（出差）、乙"


@pytest.mark.parametrize(
    ("name", "headings"),
    [
        (
            "#absent_names",
            "未参会人员 未参加党员 不能参加人员 未参会人员及原因 未参会同志 未出席党员 未能参加人员 未能到会人员 没有参加人员 因故未参会人员 未按时参会人员 未到人员 缺席党员 未参会党员姓名",
        ),
        ("#absent", "未出席人数 不参加人数 未参会人数 缺席人数 未到会党员数"),
        ("#present_names", "参会人员 参加党员 出席人员 到会党员"),
        ("#present", "实到人数 参加人数 出席人数 到会人数"),
        ("#unexcused", "无故缺席 无故缺席人数 无故未到人数"),
        ("#unexcused_names", "无故缺席人员 无故缺席党员"),
        ("", "缺席率 请假率"),
    ],
)
def test_who_did_not_come_is_not_asked_as_who_came(name: str, headings: str):
    """未参会人员 got the names of those who were there."""
    for heading in headings.split():
        found = meaning((heading,), Meeting)
        assert (found.name if found is not None else "") == name, heading
