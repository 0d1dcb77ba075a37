"""Recording a meeting: who is expected, absentees with reasons, saving, undo, and that typing is never lost."""

import dataclasses

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit

from models.kinds import PartialDate
from models.records import AgendaItem, Attendance, Meeting
from tests.ui.deleting import delete
from tests.ui.small_branch import TODAY
from tests.ui.tabs.meetings.recording import begin, missing
from ui.session import Session
from ui.shell import Shell


def test_those_expected_are_listed_from_the_roster(shell):
    _, editor = begin(shell)
    assert sorted(p.name for p in editor.roll.parts()) == sorted(["张伟", "李敏", "单雨桐", "查良", "欧阳䶮", "王磊"])
    _, editor = begin(shell, "支部委员会会议")
    assert sorted(p.name for p in editor.roll.parts()) == ["张伟", "李敏"]


def test_space_goes_through_the_states_and_reasons_are_asked_for(shell, qtbot):
    _, editor = begin(shell)
    view = editor.roll.view
    view.setCurrentIndex(view.model().index(0))
    states = []
    for _ in range(4):
        qtbot.keyClick(view, Qt.Key.Key_Space)
        states.append(editor.roll.parts()[0].state)
    assert states == ["到", "请假", "缺席", "到"]


def test_a_meeting_with_three_absentees_is_kept(shell, qtbot, session):
    _, editor = begin(shell)
    editor.form.boxes["subject"].editor.set_value_text("讨论年度计划")
    editor.body.insertPlainText("一、传达学习\n张伟同志传达文件。")
    editor.roll._all_present()
    view = editor.roll.view
    for row in range(3):
        view.setCurrentIndex(view.model().index(row))
        qtbot.keyClick(view, Qt.Key.Key_Space)
    QApplication.processEvents()
    lines = [w for w in editor.roll._reasons.findChildren(QLineEdit) if not w.isHidden()]
    assert len(lines) == 3
    for line in lines:
        line.setText("出差")
        line.textEdited.emit("出差")
    qtbot.keyClick(shell, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    kept = next(m for m in session.ledger.all(Meeting) if m.subject == "讨论年度计划")
    parts = session.ledger.parts(Attendance, kept)
    assert sorted(p.state for p in parts) == ["到", "到", "到", "请假", "请假", "请假"]
    assert {p.reason for p in parts if p.state == "请假"} == {"出差"}
    assert kept.body == "一、传达学习\n张伟同志传达文件。"
    assert session.ledger.undoable().label == "登记支部党员大会 2026-11-23"
    shell._undo()
    assert all(m.subject != "讨论年度计划" for m in session.ledger.all(Meeting))
    shell._redo()
    assert len(session.ledger.parts(Attendance, kept)) == 6


def test_going_elsewhere_keeps_what_was_typed(shell, session):
    _, editor = begin(shell)
    editor.form.boxes["subject"].editor.set_value_text("没有按保存")
    shell.side.choose("home")
    kept = [m for m in session.ledger.all(Meeting) if m.subject == "没有按保存"]
    assert [m.status for m in kept] == ["草稿"]


def test_opening_a_meeting_and_leaving_changes_nothing(shell, session):
    before = session.ledger.units()
    shell.side.choose("meetings")
    shell.side.choose("home")
    begin(shell)
    shell.side.choose("home")
    assert session.ledger.units() == before
    assert session.ledger.drafts() == []


def test_typing_that_cannot_be_saved_is_a_draft_and_comes_back(shell, session, answers):
    answers.yes = False  # she goes on with it
    _, editor = begin(shell)
    editor.form.boxes["day"].editor.set_value_text("不是日期")
    editor.body.insertPlainText("重要的话")
    shell.side.choose("home")
    assert session.ledger.draft("meeting:new") is not None
    again = Shell(Session(session.ledger, TODAY, session.settings))
    _, editor = begin(again)
    assert editor.body.toPlainText() == "重要的话"
    assert editor.form.boxes["day"].editor.value_text() == "不是日期"
    delete(again)


def test_another_kind_means_other_people_before_the_first_saving(shell):
    _, editor = begin(shell)
    editor.form.boxes["kind"].editor.set_value_text("支部委员会会议")
    editor.form.boxes["kind"].editor.left.emit()
    assert sorted(p.name for p in editor.roll.parts()) == ["张伟", "李敏"]


def test_agenda_items_with_votes_are_parts_of_the_meeting(shell, session):
    page, editor = begin(shell)
    editor.agenda.items.append(
        AgendaItem(title_text="接收预备党员", ballot="无记名投票", eligible=5, present=5, yes=5, no=0, abstain=0)
    )
    editor.agenda._changed()
    page.save()
    kept = session.ledger.get(Meeting, editor.meeting.id)
    assert [(i.position, i.title_text, i.yes) for i in session.ledger.parts(AgendaItem, kept)] == [
        (1, "接收预备党员", 5)
    ]


def test_missing_reasons_are_shown_in_the_checklist(shell):
    _, editor = begin(shell)
    editor.roll._all_present()
    editor.roll.parts()[0].state = "缺席"
    editor.roll._toggled()
    assert "应到、实到、缺席原因" in missing(editor)
    line = editor.roll._reasons.line_of(editor.roll.parts()[0])
    line.setText("生病")
    line.textEdited.emit("生病")
    assert "应到、实到、缺席原因" not in missing(editor)


def test_deleting_shows_another_meeting_and_undo_brings_it_back(shell, session, answers):
    shell.side.choose("meetings")
    page = shell.pages["meetings"].view
    page.delete()
    assert session.ledger.all(Meeting) == []
    shell._undo()
    assert len(session.ledger.all(Meeting)) == 1


def test_a_deletion_undone_opens_the_meeting_again_unless_she_went_on(shell, session, answers):
    with session.unit("登记") as unit:
        for day in (1, 2):
            unit.add(Meeting(kind="支部党员大会", day=PartialDate(2026, 11, day)))
    shell.side.choose("meetings")
    page = shell.pages["meetings"].view
    page.open(1)
    page.delete()
    assert page._editor.meeting.id != 1
    shell._undo()
    assert page._editor.meeting.id == 1
    page.delete()
    page.open(next(number for number in (2, 3) if number != page._editor.meeting.id))
    chosen = page._editor.meeting.id
    shell._undo()
    assert page._editor.meeting.id == chosen


def test_search_narrows_the_list(shell, qtbot):
    shell.side.choose("meetings")
    page = shell.pages["meetings"].view
    page.left.search.setText("第四季度")
    assert page.left.list.first() == 1
    page.left.search.clear()
    page.left.search.setText("没有这样的内容")
    assert page.left.list.first() == 0


def test_a_meeting_only_begun_is_a_draft_and_counts_as_nothing(shell, session, answers):
    answers.yes = False
    page, editor = begin(shell, "党小组会")
    editor.form.boxes["group"].editor.set_value_text("第一党小组")
    shell.side.choose("home")
    assert len(session.ledger.all(Meeting)) == 1
    assert session.ledger.draft("meeting:new") is not None
    page.start("党小组会")
    assert editor.form.boxes["group"].editor.value_text() == "第一党小组"


def test_a_low_window_leaves_the_room_to_the_names(shell):
    _, editor = begin(shell)
    high = len(editor.check.findChildren(QLabel))
    shell.resize(1200, 680)
    QApplication.processEvents()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert len(editor.check.findChildren(QLabel)) < high
    assert len(missing(editor)) > 0


def test_f6_goes_through_a_record_in_the_order_in_which_it_is_filled_in(shell, qtbot):
    _, editor = begin(shell)
    day = QApplication.focusWidget()
    assert day is editor.form.boxes["day"].editor
    assert day.selectedText() == day.text() != "", "typing replaces the day that is proposed"
    seen = []
    for _ in range(5):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_F6)
        seen.append(QApplication.focusWidget())
    records = shell.pages["meetings"].view
    first = editor.form.boxes["kind"].editor
    assert seen == [editor.roll.view, editor.body, editor.agenda._add_button, records.left.list, first]
    qtbot.keyClick(first, Qt.Key.Key_F6, Qt.KeyboardModifier.ShiftModifier)
    assert QApplication.focusWidget() is records.left.list


def test_the_leader_of_the_group_presides_at_its_meeting(shell, session):
    with session.unit("任命组长") as unit:
        for member in session.members:
            if member.name == "单雨桐":
                unit.save(dataclasses.replace(member, post="党小组组长"))
    _, editor = begin(shell, "党小组会")
    host, group = (editor.form.boxes[name].editor for name in ("host", "group"))
    assert (host.value_text(), editor.form.boxes["recorder"].editor.value_text()) == ("", "")
    seen = []
    for name in ("第二党小组", "第一党小组", "第二党小组"):
        group.set_value_text(name)
        group.left.emit()
        seen.append(host.value_text())
    assert seen == ["单雨桐", "", "单雨桐"]
    host.set_value_text("查良")  # who was written stays
    group.set_value_text("第一党小组")
    group.left.emit()
    assert host.value_text() == "查良"


def test_another_kind_is_begun_although_hardly_anything_of_the_last_was_typed(shell, session):
    _, editor = begin(shell, "党小组会")
    group = editor.form.boxes["group"].editor
    group.set_value_text("第一党小组")
    group.edited.emit()
    _, editor = begin(shell, "党课")
    assert [editor.form.boxes[name].editor.value_text() for name in ("kind", "host")] == ["党课", "张伟"]


def test_what_cannot_be_written_yet_is_not_lost_to_the_next_meeting(shell, session, answers):
    answers.yes = False
    page, editor = begin(shell, "党小组会")
    editor.form.boxes["day"].editor.set_value_text("哪天")
    editor.body.setPlainText("要紧的话")
    begin(shell, "党课")
    assert editor.body.toPlainText() == "要紧的话"
    assert session.ledger.draft("meeting:new")[1]["text"] == "要紧的话"
    editor.form.boxes["day"].editor.set_value_text("2026-11-02")
    begin(shell, "党课")
    assert [m.body for m in session.ledger.all(Meeting) if m.kind == "党小组会"] == ["要紧的话"]
    assert (page._editor.form.boxes["kind"].editor.value_text(), editor.body.toPlainText()) == ("党课", "")


def test_who_has_several_posts_presides_and_records(shell, session):
    with session.unit("任职") as unit:
        for member in session.members:
            if member.post:
                member.post = {"书记": "书记兼纪检委员", "组织委员": "副书记、组织委员"}[member.post]
                unit.save(member)
    _, editor = begin(shell)
    assert (editor.as_typed().host, editor.as_typed().recorder) == ("张伟", "李敏")


def test_another_day_leaves_a_list_that_is_kept_as_it_is(shell, session):
    with session.unit("点到") as unit:
        meeting = session.ledger.get(Meeting, 1)
        unit.save_parts(meeting, [Attendance(member_id=1, name="张伟"), Attendance(name="旧人")], Attendance)
    shell.side.choose("meetings")
    page = shell.pages["meetings"].view
    page.open(1)
    editor = page._editor
    for name, value in (("day", "2026-10-13"), ("kind", "支部委员会会议")):
        editor.form.boxes[name].editor.set_value_text(value)
        editor.form.boxes[name].editor.left.emit()
    assert [p.name for p in editor.roll.parts()] == ["张伟", "旧人"]
    editor.roll.load([])
    editor.form.boxes["kind"].editor.set_value_text("支部党员大会")
    editor.form.boxes["kind"].editor.left.emit()
    assert len(editor.roll.parts()) == 6, "an empty one is filled"


def test_a_line_of_the_minutes_can_be_read_on_a_large_screen(shell):
    _, editor = begin(shell)
    shell.resize(2560, 1000)
    QApplication.processEvents()
    assert editor.body.width() > 1200
    assert editor.body.viewport().width() <= 1000
    assert editor.body.horizontalScrollBar().maximum() == 0
