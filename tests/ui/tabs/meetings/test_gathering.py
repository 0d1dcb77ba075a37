"""One gathering recorded as meetings of several kinds: the record beside has day and people, and both are linked."""

from models.records import Attendance, Meeting
from tests.ui.small_branch import day
from tests.ui.tabs.meetings.recording import begin
from ui.widgets.button import Button


def test_a_record_beside_has_day_and_people_and_both_are_linked(shell, session):
    page, editor = begin(shell)
    page.open(1)
    page.record_beside("党课")
    assert (editor.meeting.id, editor.as_typed().kind, editor.as_typed().show("day")) == (0, "党课", "2026-10-12")
    page.save()
    other = editor.meeting.id
    assert [session.ledger.get(Meeting, n).gathering for n in (1, other)] == [1, 1]
    links = [b for b in editor.about.findChildren(Button) if not b.isHidden()]
    assert [b.text() for b in links] == ["支部党员大会"]
    links[0].click()
    assert editor.meeting.id == 1
    assert "（与党课同场）" in str(page.output.minutes().rows), "what is printed from here says it too"
    shell._undo()
    assert session.ledger.get(Meeting, 1).gathering is None


def test_a_record_beside_is_told_of_its_gathering_before_it_is_kept(shell, session):
    page, editor = begin(shell)
    page.open(1)
    for name, time in (("start", "09:00"), ("end", "10:30")):
        editor.form.boxes[name].editor.set_value_text(time)
    page.save()
    page.record_beside("党课")
    editor.roll._all_present()
    assert not [f.message for f in editor.check._findings if "时间重叠" in f.message or "同一场" in f.message]
    assert [b.text() for b in editor.about.findChildren(Button) if not b.isHidden()] == ["支部党员大会"]


def test_a_record_beside_is_not_the_one_that_was_begun_before(shell, session):
    page, editor = begin(shell, "主题党日")
    editor.form.boxes["start"].editor.set_value_text("08:00")
    page.open(1)
    page.record_beside("党课")
    assert (editor.as_typed().kind, editor.as_typed().show("day"), editor.meeting.gathering) == (
        "党课",
        "2026-10-12",
        1,
    )


def test_states_and_guests_come_along_and_sealed_records_can_be_linked(shell, session):
    with session.unit("登记") as unit:
        meeting = Meeting(kind="党小组会", group="第一党小组", day=day("2026-11-10"), status="归档", start="09:00")
        unit.add(meeting)
        unit.save_parts(meeting, [Attendance(member_id=1, name="张伟", state="请假", reason="出差"),
                                  Attendance(name="外来人", state="列席")], Attendance)  # fmt: skip
    page, editor = begin(shell)
    page.open(meeting.id)
    page.record_beside("主题党日")
    states = {p.name: (p.state, p.reason) for p in editor.roll.parts()}
    assert (states["张伟"], states["外来人"], states["李敏"]) == (("请假", "出差"), ("列席", ""), ("", ""))
    page.save()
    assert session.ledger.get(Meeting, meeting.id).gathering == meeting.id
    assert session.ledger.history(meeting)[0].unit.reason == "同场另记主题党日"


def test_the_link_of_a_new_record_survives_as_a_draft(shell, session):
    page, editor = begin(shell)
    page.open(1)
    page.record_beside("党课")
    editor.drafts.keep()
    page._new_records.load("党课")
    assert editor.meeting.gathering == 1
