"""Versions of a record are put together from the log: each with its people and items as they were, its reason, and undo told."""

from models.exports.minutes import minutes_of
from models.kinds import PartialDate
from models.meetings.versions import changes_in_words, text_of, versions_of
from models.records import AgendaItem, Attendance, Branch, Meeting
from models.records.meeting import ARCHIVED, DRAFT, FINAL


def test_each_version_has_people_and_items_as_they_were(ledger):
    meeting = Meeting(kind="党课", day=PartialDate(2026, 3, 5), status=DRAFT, body="初稿")
    person, item = Attendance(name="张伟", state="到"), AgendaItem(title_text="学习党章")
    with ledger.unit("登记党课") as unit:
        unit.add(meeting)
        unit.save_parts(meeting, [person], Attendance)
    assert versions_of(ledger, meeting) == []
    meeting.status, meeting.body = FINAL, "定稿的话"
    with ledger.unit("定稿") as unit:
        unit.save(meeting)
        unit.save_parts(meeting, [item], AgendaItem)
    meeting.status = ARCHIVED
    with ledger.unit("归档") as unit:
        unit.save(meeting)
    meeting.body, person.state, person.reason = "改正后的话", "请假", "出差"
    with ledger.unit("修改", reason="记错了到会") as unit:
        unit.save(meeting)
        unit.save_parts(meeting, [person, Attendance(name="李敏", state="到")], Attendance)
        unit.save_parts(meeting, [], AgendaItem)
    first, second, third = versions_of(ledger, meeting)
    assert [(v.number, v.meeting.status, v.meeting.body) for v in (first, second, third)] == [
        (1, FINAL, "定稿的话"), (2, ARCHIVED, "定稿的话"), (3, ARCHIVED, "改正后的话"),
    ]  # fmt: skip
    assert [a.state for a in first.attendances] == ["到"]
    assert [(a.name, a.state) for a in third.attendances] == [("张伟", "请假"), ("李敏", "到")]
    assert [i.title_text for i in second.items] == ["学习党章"]
    assert third.items == ()
    assert (second.line.reason, third.line.reason) == ("", "记错了到会")
    assert {change.table for change in third.changes} == {"meeting", "attendance", "agenda_item"}


def test_what_was_undone_is_a_version_too_and_the_undoing_another(ledger):
    meeting = Meeting(kind="党课", day=PartialDate(2026, 3, 5), status=FINAL)
    with ledger.unit("登记党课") as unit:
        unit.add(meeting)
    with ledger.unit("添人") as unit:
        unit.save_parts(meeting, [Attendance(name="张伟")], Attendance)
    ledger.undo()
    found = versions_of(ledger, meeting)
    assert [[a.name for a in v.attendances] for v in found] == [[], ["张伟"], []]
    assert [v.line.kind for v in found] == ["do", "do", "undo"]


def test_other_meetings_and_their_parts_are_left_out(ledger):
    one, other = (Meeting(kind=kind, day=PartialDate(2026, 3, 5), status=FINAL) for kind in ("党课", "主题党日"))
    with ledger.unit("登记") as unit:
        for meeting in (one, other):
            unit.add(meeting)
            unit.save_parts(meeting, [Attendance(name=meeting.kind)], Attendance)
    with ledger.unit("改另一个") as unit:
        other.body = "别处"
        unit.save(other)
    (only,) = versions_of(ledger, one)
    assert [a.name for a in only.attendances] == ["党课"]
    assert {change.row for change in only.changes if change.table == "meeting"} == {one.id}


def test_a_record_never_kept_has_none(ledger):
    assert versions_of(ledger, Meeting()) == []


def test_the_text_shows_head_body_votes_and_day():
    item = AgendaItem(
        title_text="接收张某", ballot="举手", eligible=5, present=5, yes=5, no=0, abstain=0, decision="同意"
    )
    meeting = Meeting(
        kind="支部党员大会", day=PartialDate(2026, 3, 5), status=FINAL, host="张伟", body="一、报告",
        recorded_on=PartialDate(2026, 3, 6),
    )  # fmt: skip
    text = text_of(minutes_of(meeting, [Attendance(name="张伟", state="到")], [item], Branch()))
    assert text.startswith("支部党员大会会议记录")
    for part in ("主持人：张伟", "会议地点：（未填）", "一、报告", "接收张某", "记录日期：2026年3月6日"):
        assert part in text


def test_changes_are_told_with_whose_they_are_and_long_texts_by_paragraph(ledger):
    meeting = Meeting(kind="党课", day=PartialDate(2026, 3, 5), status=FINAL, body="第一段\n第二段", place="一楼")
    person = Attendance(name="张伟", state="到")
    with ledger.unit("登记党课") as unit:
        unit.add(meeting)
        unit.save_parts(meeting, [person], Attendance)
    meeting.body, meeting.place, person.state, meeting.gathering = "第一段\n改过的段", "二楼", "缺席", meeting.id
    with ledger.unit("修改") as unit:
        unit.save(meeting)
        unit.save_parts(meeting, [person, Attendance(name="李敏")], Attendance)
    with ledger.unit("去掉") as unit:
        unit.save_parts(meeting, [person], Attendance)
    _, second, third = versions_of(ledger, meeting)
    assert changes_in_words(second) == [
        "会议地点：一楼 → 二楼", "会议内容：", "　去掉：第二段", "　增加：改过的段", "与同场的另一份记录关联",
        "到会情况“张伟” 到会：到 → 缺席", "到会情况“李敏”：增加",
    ]  # fmt: skip
    assert changes_in_words(third) == ["到会情况“李敏”：去掉"]
