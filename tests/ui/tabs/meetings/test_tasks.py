"""待办: what is open, done by space with today's date, where it comes from, and what meetings decided taken over."""

import pytest
from PySide6.QtCore import Qt

from models.kinds import PartialDate
from models.records import AgendaItem, Meeting, Rectification, Task
from tests.ui.small_branch import TODAY
from ui.dialogs.tasks_dialog import TasksDialog


def day(text):
    return PartialDate.parse(text)


@pytest.fixture
def decided(session):
    """A meeting with two decisions, of which one is a to-do."""
    with session.unit("登记会议") as unit:
        meeting = unit.add(Meeting(kind="支部党员大会", day=day("2026-11-12"), subject="防汛", status="定稿"))
        item = unit.add(AgendaItem(meeting_id=meeting, position=1, title_text="防汛物资", decision="购置沙袋。",
                                   owner="王磊", due=day("2026-11-20")))  # fmt: skip
        unit.add(AgendaItem(meeting_id=meeting, position=2, title_text="值班表", owner="李敏", due=day("2026-12-20")))
        unit.add(Task(text="购置沙袋。", owner="王磊", due=day("2026-11-20"), agenda_item_id=item, meeting_id=meeting))
        unit.add(Task(text="写年终总结", owner="李敏"))
        unit.add(Task(text="买打印纸", done=day("2026-11-01"), outcome="已买"))
    return item


@pytest.fixture
def view(shell, decided):
    shell.side.choose("meetings")
    shell.pages["meetings"].show_view("tasks")
    return shell.pages["meetings"].view


def shown(view):
    return [view.table.table.record(row).text for row in range(len(view.table.table.ids))]


def test_open_ones_are_shown_first_the_late_one_on_top(view, shell):
    assert shown(view) == ["购置沙袋。", "写年终总结"]
    column = next(c for c in view.table.table.columns if c.key == "#left")
    record = view.table.current()
    assert (column.text(record), column.tone(record)) == ("逾期 3 天", "bad")
    assert shell.pages["meetings"].subtitle.text() == "未完成 2 项，逾期 1 项，会议决定里还有 1 项没有转为待办"
    view.segments.choose("all")
    view._narrow()
    assert shown(view) == ["购置沙袋。", "写年终总结", "买打印纸"]


def test_the_day_of_finishing_is_a_column_only_where_something_is_finished(view, shell):
    shell.resize(1440, 900)
    shell.show()
    place = next(place for place, column in enumerate(view.table.table.columns) if column.key == "done")
    there = []
    for segment in ("open", "late", "done", "all"):
        view.segments.choose(segment)
        view._narrow()
        there.append(not view.table.isColumnHidden(place))
    assert there == [False, False, True, True]


def test_space_finishes_with_the_day_of_today_and_can_be_undone(view, qtbot, session, shell):
    qtbot.keyClick(view.table, Qt.Key.Key_Space)
    assert shown(view) == ["写年终总结"]
    done = next(t for t in session.ledger.all(Task) if t.text == "购置沙袋。")
    assert done.done == PartialDate.of(TODAY)
    assert session.ledger.undoable().label == "完成待办：购置沙袋"
    shell._undo()
    assert shown(view) == ["购置沙袋。", "写年终总结"]
    view.segments.choose("done")
    view._narrow()
    qtbot.keyClick(view.table, Qt.Key.Key_Space)
    assert session.ledger.undoable().label == "重新打开待办：买打印纸"


def test_a_click_on_the_box_finishes_too(view, qtbot, session):
    index = view.table.table.index(1, 0)
    assert index.data() == "☐"
    qtbot.mouseClick(view.table.viewport(), Qt.MouseButton.LeftButton, pos=view.table.visualRect(index).center())
    assert [t.text for t in session.ledger.all(Task) if t.done == PartialDate.of(TODAY)] == ["写年终总结"]


def test_a_double_click_on_the_box_finishes_one_only_and_opens_nothing(view, qtbot, session):
    place = view.table.visualRect(view.table.table.index(0, 0)).center()
    for click in (qtbot.mouseClick, qtbot.mouseDClick, qtbot.mouseClick):
        click(view.table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert [t.text for t in session.ledger.all(Task) if t.done == PartialDate.of(TODAY)] == ["购置沙袋。"]


def test_the_link_leads_to_the_decision(view, shell, decided):
    view.detail.link.clicked.emit()
    page = shell.pages["meetings"]
    assert page.view.key == "records"
    assert page.view._editor.meeting.subject == "防汛"
    assert page.view._editor.text_card.which.key() == "agenda"


def test_a_reminder_leads_to_the_task(view, shell, session):
    done = next(t for t in session.ledger.all(Task) if t.text == "买打印纸")
    shell.pages["home"].asked.emit("meetings", "task", done.id)
    assert view.table.current_id() == done.id


def test_decisions_become_tasks_in_one_action(view, session, qtbot, shell):
    dialog = TasksDialog(session, view._offered, shell)
    qtbot.addWidget(dialog)
    assert "值班表" in dialog.list.item(0).text()
    assert [o.item.title_text for o in dialog.chosen()] == ["值班表"]
    dialog.accept()
    made = session.ledger.all(Task)[-1]
    assert (made.text, made.owner, made.show("due")) == ("值班表", "李敏", "2026-12-20")
    assert session.ledger.undoable().label == "转为待办：值班表"
    assert view._offered == []
    assert not view._offer.isEnabled()
    shell._undo()
    assert len(view._offered) == 1


def test_a_deleted_task_is_in_the_recycle_bin(view, session, qtbot, answers):
    qtbot.keyClick(view.table, Qt.Key.Key_Delete)
    assert shown(view) == ["写年终总结"]
    assert [t.text for t in session.ledger.all(Task, deleted=True)] == ["购置沙袋。"]
    assert len(view._offered) == 2  # the decision is offered again


def test_search_finds_by_the_meeting_and_says_what_the_filter_hides(view):
    view._search.setText("党员大会")
    assert shown(view) == ["购置沙袋。"]
    view._search.setText("打印纸")
    assert shown(view) == []
    view._go_elsewhere()
    assert shown(view) == ["买打印纸"]


def test_without_any_the_page_says_how_to_begin(shell, session):
    shell.side.choose("meetings")
    shell.pages["meetings"].show_view("tasks")
    assert shell.pages["meetings"].view.stack.currentIndex() == 1


def test_a_rectification_says_which_decision_it_comes_from(shell, session, decided):
    with session.unit("新增整改") as unit:
        number = unit.add(Rectification(problem="物资不足", number="2026-02", state="整改中", agenda_item_id=decided))
    shell.go_to("rectifications", "rectification", number)
    detail = shell.pages["rectifications"].detail
    assert detail.link.text() == "来自：2026年11月12日支部党员大会 · 议题1 防汛物资 ›"
    detail.link.clicked.emit()
    assert shell.pages["meetings"].view._editor.meeting.subject == "防汛"
    assert shell._current().key == "meetings"
