"""A line of the plan and its record: begun by one click, joined when it is saved, found by itself, parted and joined again."""

import pytest
from PySide6.QtCore import Qt

from models.records import Meeting, PlannedMeeting
from models.records.meeting import COMMITTEE, GENERAL
from models.rules.planning.lines import OPEN, RECORDED
from tests.ui.tabs.meetings import test_plan
from tests.ui.tabs.meetings.test_plan import kept, plan

view = test_plan.view


def test_one_click_begins_the_record_and_saving_joins_them(view, shell, session, qtbot):
    about = {"start": "15:00", "subject": "研究年度工作", "lead": "李敏", "place": "礼堂"}
    plan(session, (COMMITTEE, "2026-12-08", about))
    (line,) = view.list.lines()
    index = view.list.currentIndex()
    act = view.list.act_rect(view.list.visualRect(index))
    qtbot.mouseClick(view.list.viewport(), Qt.MouseButton.LeftButton, pos=act.center())
    page = shell.pages["meetings"]
    assert page.view.key == "records"
    texts = page.view._editor.form.typed_text()
    assert {k: texts[k] for k in ("kind", "day", "start", "subject", "host", "place")} == {
        "kind": COMMITTEE, "day": "2026-12-08", "start": "15:00", "subject": "研究年度工作", "host": "李敏", "place": "礼堂",
    }  # fmt: skip
    assert sorted(p.name for p in page.view._editor.roll.parts()) == ["张伟", "李敏"]
    page.view._editor.form.boxes["day"].editor.set_value_text("2027-01-05")  # put off: it stays the line's record
    page.view.save()
    record = next(m for m in session.ledger.all(Meeting) if m.kind == COMMITTEE)
    assert session.ledger.get(PlannedMeeting, line.id).meeting_id == record.id
    page.view.save()
    session.undo()
    assert session.ledger.get(PlannedMeeting, line.id).meeting_id is None


def test_a_record_is_joined_once_and_not_with_each_saving(view, shell, session):
    plan(session, (COMMITTEE, "2026-12-08", {"place": "礼堂"}))
    (line,) = view.list.lines()
    view.record()
    page = shell.pages["meetings"].view
    page.save()
    kept = session.ledger.get(PlannedMeeting, line.id)
    assert kept.meeting_id == page._editor.meeting.id
    kept.meeting_id, kept.alone = None, "是"
    with session.unit("取消对应") as unit:
        unit.save(kept)
    page._editor.form.boxes["place"].editor.set_value_text("别处")
    page.save()
    assert session.ledger.get(PlannedMeeting, line.id).alone == "是"


def test_what_was_being_typed_is_kept_when_a_record_is_begun_from_the_plan(view, shell, session, qtbot):
    page = shell.pages["meetings"]
    page.show_view("records")
    page.view.start("党课")
    page.view._editor.form.boxes["subject"].editor.set_value_text("讲了一半")
    page.show_view("plan")
    plan(session, (COMMITTEE, "2026-12-08", {}))
    view.list.setFocus()
    qtbot.keyClick(view.list, Qt.Key.Key_Space)
    assert [m.kind for m in session.ledger.all(Meeting) if m.subject == "讲了一半"] == ["党课"]
    assert page.view._editor.form.typed_text()["kind"] == COMMITTEE
    assert page.view._editor.form.typed_text()["subject"] == ""


def test_another_record_is_not_joined_to_a_line_that_was_begun_and_left(view, shell, session):
    plan(session, (COMMITTEE, "2026-12-08", {}))
    view.record()
    page = shell.pages["meetings"]
    page.view.open(1)
    page.view._editor.form.boxes["subject"].editor.set_value_text("改了一下")
    page.view.save()
    assert kept(session)[0].meeting_id is None


def test_a_record_made_without_the_plan_is_found_and_can_be_parted(view, session):
    plan(session, (GENERAL, "2026-11", {}))
    assert view.list.current().fate.state == RECORDED
    assert view.card._link.text() == "按类型和日期自动对应到2026年10月12日支部党员大会"
    view.part()
    assert view.list.current().fate.state == OPEN
    assert not view.card._rejoin.isHidden()
    assert [m.id for m in view.free_records(view.list.current().line)] == [1]
    view.rejoin()
    assert view.list.current().fate.by_itself
    session.undo()
    session.undo()
    assert view.list.current().fate.state == RECORDED
    view.part()
    view._join(session.ledger.get(Meeting, 1), "对应计划和记录")
    assert (view.list.current().fate.state, view.list.current().fate.by_itself) == (RECORDED, False)


def test_opening_the_record_of_a_line(view, shell, session):
    plan(session, (GENERAL, "2026-11", {}))
    view.record()
    page = shell.pages["meetings"]
    assert (page.view.key, page.view._editor.meeting.id) == ("records", 1)


def test_what_was_only_begun_does_not_lie_over_the_plan(view, shell, session):
    page = shell.pages["meetings"]
    page.show_view("records")
    page.view.start("党课")
    page.view._editor.form.boxes["place"].editor.set_value_text("别处")  # says nothing of a meeting: a draft
    page.show_view("plan")
    assert session.ledger.draft("meeting:new") is not None
    plan(session, (COMMITTEE, "2026-12-08", {"place": "礼堂"}))
    view.record()
    texts = page.view._editor.form.typed_text()
    assert (texts["kind"], texts["place"]) == (COMMITTEE, "礼堂")


@pytest.mark.parametrize(("kind", "linked"), [(COMMITTEE, True), (GENERAL, False)])
def test_the_line_is_known_again_with_the_draft(view, shell, session, answers, kind, linked):
    answers.yes = not linked  # else she goes on with it
    plan(session, (COMMITTEE, "2026-03-02", {}))
    view.record()
    page = shell.pages["meetings"]
    day_typed = page.view._editor.form.boxes["day"].editor
    day_typed.set_value_text("2026-09-01")  # too far from the plan to be found by itself
    shell.side.choose("home")
    assert (session.ledger.draft("meeting:new") is not None, session.ledger.all(Meeting)[1:]) == (True, [])
    shell.side.choose("meetings")
    page.view.start(kind)
    page.save()
    (line,) = kept(session)
    assert (line.meeting_id == page.view._editor.meeting.id) == linked
