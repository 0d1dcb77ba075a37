"""对照 through the window: cells lead to records or begin them, gaps are mended, members lead to their page."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton

from models.records import Attendance, Meeting, PlannedMeeting
from models.records.meeting import ABSENT, FINAL, GENERAL, GROUP, PRESENT
from tests.ui.small_branch import day


@pytest.fixture
def view(shell, session):
    with session.unit("录入") as unit:
        for on, state in (("2026-02-01", ABSENT), ("2026-03-01", ABSENT), ("2026-03-09", PRESENT)):
            meeting = Meeting(kind=GROUP, group="第一党小组", day=day(on), status=FINAL)
            unit.add(meeting)
            people = [
                Attendance(member_id=2, name="李敏", state=state),
                Attendance(member_id=1, name="张伟", state=PRESENT),
            ]
            unit.save_parts(meeting, people, Attendance)
    shell.side.choose("meetings")
    shell.pages["meetings"].show_view("matrix")
    return shell.pages["meetings"].view


def cell(view, label, place):
    line = next(line for line in view._lines if line.label == label)
    return line, line.cells[place]


def gap(view, label, when):
    return next(g for those in gaps(view) if those.duty.label == label for g in those.gaps if g.when == when)


def gaps(view):
    from models.rules.planning.gaps import gaps as found

    return found(view._snapshot, view.year, view.session.today)


def test_a_cell_that_was_held_opens_its_record(view, shell, qtbot):
    row = [line.label for line in view._lines].index("第一党小组会")
    centre = view.matrix.cell_rect(row, 1).center().toPoint()
    qtbot.mouseClick(view.matrix, Qt.MouseButton.LeftButton, pos=centre)
    page = shell.pages["meetings"]
    assert (page.view.key, str(page.view._editor.meeting.day)) == ("records", "2026-02-01")


def test_several_meetings_of_a_cell_by_day(view):
    _, march = cell(view, "第一党小组会", 2)
    assert [str(m.day) for m in view.held_in(march)] == ["2026-03-01", "2026-03-09"]


def test_a_gap_begins_its_record(view, shell):
    view._cell(*cell(view, "第二党小组会", 5))
    texts = shell.pages["meetings"].view._editor.form.typed_text()
    assert (texts["kind"], texts["group"], texts["day"]) == (GROUP, "第二党小组", "2026-06")
    assert sorted(p.name for p in shell.pages["meetings"].view._editor.roll.parts()) == sorted(
        ["查良", "欧阳䶮", "单雨桐"]
    )


def test_a_gap_that_is_planned_begins_with_the_plan(view, shell, session):
    with session.unit("列计划") as unit:
        unit.add(PlannedMeeting(kind=GENERAL, day=day("2026-05-08"), subject="总结工作"))
    view._cell(*cell(view, GENERAL, 1))
    records = shell.pages["meetings"].view
    assert records._editor.form.typed_text()["subject"] == "总结工作"
    records.save()
    assert session.ledger.all(PlannedMeeting)[0].meeting_id == records._editor.meeting.id


def test_gaps_name_the_article_and_lead_to_the_plan(view, shell, session, monkeypatch):
    texts = " ".join(label.text() for label in view.gaps.findChildren(type(view.gaps.title)))
    assert "《中国共产党支部工作条例（试行）》第十三条（2018-10-28）" in texts
    names = [b.accessibleName() for b in view.gaps.findChildren(QPushButton)]
    assert "补录：6月第二党小组会" in names
    planned = []
    monkeypatch.setattr(
        type(shell.pages["meetings"].views["plan"]), "plan_for", lambda _view, line: planned.append(line)
    )
    next(b for b in view.gaps.findChildren(QPushButton) if b.accessibleName() == "列入计划：6月第二党小组会").click()
    assert shell.pages["meetings"].view.key == "plan"
    assert (planned[0].group, str(planned[0].day), planned[0].note) == ("第二党小组", "2026-11", "补开6月")


def test_what_is_due_is_planned_as_the_rules_propose(view):
    made = view.planned_for(gap(view, "组织生活会", "2026年度"))
    assert (made.kind, str(made.day), made.year) == ("组织生活会", "2026-12", 2026)


def test_a_planned_gap_shows_its_line(view, shell, session):
    with session.unit("列计划") as unit:
        unit.add(PlannedMeeting(kind=GROUP, group="第二党小组", day=day("2026-06-08")))
    view.plan(gap(view, "第二党小组会", "6月"))
    assert shell.pages["meetings"].view.list.current().line.id == 1


def test_members_and_groups_in_figures(view, shell):
    view.show_section("people")
    rows = [[view.people.item(r, c).text() for c in range(10)] for r in range(view.people.rowCount())]
    assert rows[0] == ["李敏", "第一党小组", "3", "1", "", "2", "", "33%", "2 次", "2 次"]
    assert [row[0] for row in rows] == ["李敏", "张伟"]
    view.people.sortItems(7, Qt.SortOrder.DescendingOrder)
    assert view.people.item(0, 0).text() == "张伟"
    view.show_section("groups")
    assert [view.groups.item(r, 0).text() for r in range(2)] == ["第一党小组", "第二党小组"]
    assert view.groups.item(0, 5).text() == "67%"


def test_enter_on_a_person_leads_to_the_page_of_the_person(view, shell, qtbot):
    wanted = []
    view.asked.connect(lambda *where: wanted.append(where))
    view.show_section("people")
    view.people.setCurrentCell(0, 0)
    qtbot.keyClick(view.people, Qt.Key.Key_Return)
    assert wanted == [("members", "member", 2)]


def test_another_year_and_nothing_in_it(view):
    view.show_year(2024)
    assert view.subtitle() == "已开 0 项 · 启用前，未检查"
    view.show_section("people")
    assert view.stack.currentIndex() == 4
    view.show_year(2026)
    assert view.stack.currentIndex() == 2


def test_what_was_before_the_ledger_began_is_told_apart(view, session):
    branch = session.branch
    branch.begun = day("2026-11-01")
    with session.unit("启用日期") as unit:
        unit.save(branch)
    assert view.subtitle() == "已开 3 项 · 启用后没有缺的"
    assert view._note.text().startswith("11月启用，1–10月未检查。")
    assert cell(view, "第一党小组会", 4)[1].state == "before"
    assert view.matrix._tip((0, 0)).startswith("支部党员大会 一季度：启用前，未检查\n")
    said = [label.text() for label in view.gaps.findChildren(QLabel)]
    assert any(text.startswith("本账本从 2026年11月1日 记起，此前的组织生活未在这里检查。") for text in said)
    assert [view.groups.item(r, 3).text() for r in range(2)] == ["没有，1–10月未检查"] * 2


def test_void_records_are_gaps_again(view, session):
    with session.unit("作废", reason="记重了") as unit:
        for meeting in session.ledger.all(Meeting):
            if meeting.kind == GROUP and meeting.day.month == 3:
                meeting.status, meeting.void_why = "作废", "记重了"
                unit.save(meeting)
    assert cell(view, "第一党小组会", 2)[1].state == "missing"
    assert view.people.item(0, 2).text() == "1"


def test_a_group_that_met_under_another_name_is_among_the_groups_of_its_year(view, session):
    with session.unit("录入") as unit:
        unit.add(Meeting(kind=GROUP, group="老党小组", day=day("2026-01-09"), status=FINAL))
    view.refresh()
    assert [view.groups.item(r, 0).text() for r in range(3)] == ["第一党小组", "第二党小组", "老党小组"]
    assert view.groups.item(2, 3).text() == "没有"
    view.show_year(2025)
    assert view.groups.rowCount() == 2
