"""计划 through the window: generating, moving, years, printing, and what its lines say."""

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QDialog

from models.records import Attachment, Branch, Meeting, PlannedMeeting
from models.records.meeting import COMMITTEE, GENERAL, GROUP
from models.rules.planning.lines import HOLLOW, RECORDED
from tests.ui.small_branch import TODAY, day
from ui.dialogs.plan_dialog import PlanDialog
from ui.dialogs.print_preview import PrintPreview
from ui.forms.record_dialog import RecordDialog


@pytest.fixture
def view(shell):
    shell.side.choose("meetings")
    shell.pages["meetings"].show_view("plan")
    return shell.pages["meetings"].view


@pytest.fixture
def dialogs(monkeypatch):
    """What is done to each dialog that is shown, one after another; those that were shown."""

    class Dialogs:
        def __init__(self):
            self.does, self.shown = [], []

        def exec(self, dialog):
            self.shown.append(dialog)
            if self.does:
                self.does.pop(0)(dialog)
            return dialog.result()

    found = Dialogs()
    monkeypatch.setattr(QDialog, "exec", lambda dialog: found.exec(dialog))
    return found


def plan(session, *lines):
    with session.unit("列计划") as unit:
        for kind, on, about in lines:
            unit.add(PlannedMeeting(kind=kind, day=day(on), **about))


def kept(session):
    return session.ledger.all(PlannedMeeting)


def test_generating_shows_first_adds_once_and_is_one_step(view, session, dialogs):
    plan(session, (GENERAL, "2026-12-30", {"subject": "换届"}))
    with session.unit("修改支部信息") as unit:
        branch = session.ledger.get(Branch, 1)
        branch.party_day = "每月20日"
        unit.save(branch)
    view.generate()  # nothing is done to the dialog: nothing is written
    assert isinstance(dialogs.shown[0], PlanDialog)
    assert len(kept(session)) == 1
    dialogs.does.append(lambda d: d.accept())
    view.generate()
    added = {(p.kind, p.group, str(p.day)) for p in kept(session)} - {(GENERAL, "", "2026-12-30")}
    assert added == {
        (COMMITTEE, "", "2026-11"), (COMMITTEE, "", "2026-12"), ("党课", "", "2026-11"), ("主题党日", "", "2026-11"),
        ("主题党日", "", "2026-12-20"), ("组织生活会", "", "2026-12"), ("民主评议党员", "", "2026-12"),
        *((GROUP, group, month) for group in ("第一党小组", "第二党小组") for month in ("2026-11", "2026-12")),
    }  # fmt: skip
    view.generate()
    assert dialogs.shown[-1].chosen() == []  # only what is over is left, and it is not ticked
    dialogs.does.append(lambda d: (d.past.setChecked(True), d.accept()))
    view.generate()
    said = []
    session.said.connect(lambda sentence, _told: said.append(sentence))
    number = len(dialogs.shown)
    view.generate()
    assert (said, len(dialogs.shown)) == (["2026 年该开的会都已列入计划"], number)
    session.undo()
    session.undo()
    assert [p.subject for p in kept(session)] == ["换届"]


def test_a_record_with_nothing_in_it_is_called_empty_until_its_scan_is_there(view, session):
    with session.unit("记") as unit:
        made = unit.add(Meeting(kind="党课", day=day("2026-09-10"), status="归档", host="张伟", place="会议室"))
    plan(session, ("党课", "2026-09-10", {"year": 2026}))
    assert [fate.state for fate in view._became.values()] == [HOLLOW]
    assert view.states.tabText(view.states.count() - 1) == f"{HOLLOW} 1"
    assert "已记录 0" in view.subtitle()
    with session.unit("添加附件") as unit:
        unit.add(Attachment(owner=Meeting.table, owner_id=made, kind="签名扫描件", name="记录.pdf"))
    assert view.states.tabText(view.states.count() - 1) == f"{RECORDED} 1"


def test_what_is_not_ticked_is_not_added(view, session, dialogs):
    def untick(dialog):
        dialog._tree.topLevelItem(0).setCheckState(0, Qt.CheckState.Unchecked)
        dialog.accept()

    dialogs.does.append(untick)
    view.generate()
    assert len(kept(session)) == len(dialogs.shown[0]._proposals) - 1 - sum(p.past for p in dialogs.shown[0]._proposals)


def test_on_a_wide_screen_the_eye_finds_the_end_of_a_line(view, session):
    plan(session, (COMMITTEE, "2026-12-08", {"lead": "李敏"}))
    narrow, wide = (view.list.act_rect(QRect(40, 0, width, 42)) for width in (600, 2400))
    assert narrow.right() < 40 + 600
    assert wide.right() < 40 + 1200


def test_moving_to_another_day_and_deleting(view, shell, session, dialogs, qtbot):
    plan(session, ("党课", "2026-12-01", {"subject": "讲党史"}), ("党课", "2026-12-02", {}))

    def move(dialog):
        dialog.form.boxes["day"].editor.set_value_text("2027-01-15")
        dialog.accept()

    dialogs.does.append(move)
    view.put_off()
    assert isinstance(dialogs.shown[0], RecordDialog)
    moved = next(p for p in kept(session) if p.subject == "讲党史")
    assert (str(moved.day), moved.year, view.year) == ("2027-01-15", 2027, 2027)
    assert session.ledger.undoable().label == "改党课的日期"
    view.show_year(2026)
    view.list.setFocus()
    qtbot.keyClick(view.list, Qt.Key.Key_Delete)
    assert [p.id for p in kept(session)] == [moved.id]
    session.undo()
    assert len(kept(session)) == 2


def test_adding_a_line_of_ones_own(view, session, dialogs):
    def fill(dialog):
        dialog.form.boxes["kind"].editor.set_value_text("警示教育")
        dialog.form.boxes["day"].editor.set_value_text("2026-12")
        dialog.accept()

    dialogs.does.append(fill)
    view.new()
    assert [(p.kind, str(p.day), p.year, p.place) for p in kept(session)] == [
        ("警示教育", "2026-12", 2026, "三楼会议室")
    ]


def test_last_years_plan_is_copied(view, session, dialogs):
    plan(session, ("党课", "2025-03-20", {"subject": "讲党史", "lead": "张伟"}))
    dialogs.does.append(lambda d: (d.past.setChecked(True), d.accept()))
    view.copy_last()
    new = next(p for p in kept(session) if p.year == 2026)
    assert (str(new.day), new.subject, new.lead) == ("2026-03-20", "讲党史", "张伟")


def test_years_and_states(view, session):
    assert view.stack.currentIndex() == 1  # nothing is planned
    plan(session, ("党课", "2026-12-01", {}), ("党课", "2026-02-01", {}), ("党课", "2027-02-01", {}))
    assert view.subtitle() == "2026 年计划 2 次 · 已记录 0 · 逾期 1"
    assert view.list.current().line.day == day("2026-12-01")  # what comes next
    view.states.setCurrentIndex(2)
    assert [str(p.day) for p in view.list.lines()] == ["2026-02-01"]
    view.go_to("planned_meeting", 1)
    assert view.list.current().line.id == 1
    view.show_year(2027)
    assert [str(p.day) for p in view.list.lines()] == ["2027-02-01"]


def test_a_reminder_leads_to_its_line(shell, session):
    plan(session, ("党课", "2026-11-25", {}), ("党课", "2026-12-25", {}))
    shell.go_to("meetings", "planned_meeting", 1)
    page = shell.pages["meetings"]
    assert (page.view.key, page.view.list.current().line.id) == ("plan", 1)


def test_the_plan_is_printed(view, session, dialogs):
    plan(session, (GENERAL, "2026-11", {}))
    view.print_out()
    assert isinstance(dialogs.shown[0], PrintPreview)
    assert dialogs.shown[0]._document.pageCount() == 1
    dialogs.shown[0].done(0)


def test_an_empty_plan_is_not_printed(view, session, dialogs):
    said = []
    session.said.connect(lambda sentence, _told: said.append(sentence))
    view.print_out()
    assert dialogs.shown == []
    assert said == ["2026年三会一课计划表还是空的，没有可以打印的"]


def test_the_row_says_everything_to_a_screen_reader(view, session):
    plan(session, ("党课", "2026-11-25", {"subject": "<b>讲党史</b>", "lead": "张伟"}))
    shown = view.list.current()
    assert shown.words(TODAY) == "2026年11月25日（星期三） 党课 <b>讲党史</b> 张伟 未召开"
    assert view.list.indexAt(QPoint(5, 5)).data(int(Qt.ItemDataRole.AccessibleTextRole)) == "11月"


def test_the_home_page_hears_of_the_plan(shell, session):
    shell.side.choose("home")
    plan(session, ("党课", "2026-11-25", {}))
    home = shell.pages["home"]
    titles = [row.title.text() for row in home.todos.todo_rows()]
    assert "党课按计划要召开" in titles
