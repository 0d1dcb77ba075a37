"""年度结转: the four steps by keys and clicks, what each writes, and that nothing typed is lost on the way."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from models.records import ClosedYear, Meeting, PlannedMeeting, Task
from models.records.meeting import ARCHIVED
from tests.ui.answering import when_modal
from tests.ui.dialogs.year_turn.conftest import day
from tests.ui.tabs.meetings.recording import answer
from ui.dialogs.plan_dialog import PlanDialog
from ui.dialogs.year_turn.dialog import YearTurnDialog


def type_into(editor, words):
    """Types what an input method gives."""
    editor.setFocus()
    editor.clear()
    editor.insert(words)
    editor.textEdited.emit(words)


def lines(dialog):
    tree = dialog.steps["look"].tree
    heads = [tree.topLevelItem(row) for row in range(tree.topLevelItemCount())]
    return {head.text(0): [head.child(n).text(0) for n in range(head.childCount())] for head in heads}


def test_the_year_that_is_over_is_meant_and_what_is_left_is_listed(dialog):
    assert dialog.years.currentText() == "2026 年度"
    assert dialog._state.text() == "未归档"
    found = lines(dialog)
    assert found["还是草稿的记录（1）"] == ["党课 2026-11-12"]
    assert found["没有办完的待办（2）"] == ["补签到表", "交总结"]
    assert found["没有销号的整改事项（1）"] == ["个别会议记录要素不全"]


def test_enter_on_a_line_leads_to_its_record_and_back_one_is_where_one_was(qtbot, dialog, later, window):
    led = []
    dialog.chosen.connect(lambda *where: led.append(where))
    tree = dialog.steps["look"].tree
    items = tree.findItems("党课 2026-11-12", Qt.MatchFlag.MatchRecursive)
    tree.setCurrentItem(items[0])
    tree.setFocus()
    qtbot.keyClick(tree, Qt.Key.Key_Return)
    assert led == [("meeting", 3)]
    assert not dialog.isVisible()
    dialog.show_step("carry")
    again = YearTurnDialog(later, window)
    qtbot.addWidget(again)
    assert again.tabs.key() == "carry"
    assert again.years.currentData() == 2026


def test_the_menu_and_the_shell_lead_there_and_to_the_record(later, window):
    def go():
        made = QApplication.activeModalWidget()
        assert isinstance(made, YearTurnDialog)
        made._lead("task", 1)

    when_modal(go)
    entry = next(a for a in window.settings_menu().actions() if a.text() == "年度结转…")
    entry.trigger()
    page = window._current()
    assert page.key == "meetings"
    assert page.view.key == "tasks"


def test_steps_are_walked_by_arrows_and_buttons(qtbot, dialog):
    dialog.tabs.setFocus()
    qtbot.keyClick(dialog.tabs, Qt.Key.Key_Right)
    assert dialog._stack.currentWidget() is dialog.steps["carry"]
    dialog._on.click()
    dialog._on.click()
    assert dialog._stack.currentWidget() is dialog.steps["close"]
    assert not dialog._on.isEnabled()
    dialog._back.click()
    assert dialog.tabs.key() == "plan"


def test_nothing_is_carried_over_until_something_is_chosen(dialog, later):
    dialog.show_step("carry")
    step = dialog.steps["carry"]
    assert step._count.text() == "没有要改动的"
    assert not step._go.isEnabled()
    assert [each.currentText() for each in step.table.choices] == ["继续办理", "继续办理", "不结转", "继续承担"]
    assert "1 项未销号" in step._items.text()
    assert "2027 年新登记的从 01 号起" in step._items.text()
    assert step._batches.text().startswith("跨年的培训 1 批")


def test_what_is_chosen_is_shown_first_and_written_as_one_action(qtbot, dialog, later):
    dialog.show_step("carry")
    step = dialog.steps["carry"]
    choices, days, notes = step.table.choices, step.table.days, step.table.notes
    choices[0].setFocus()
    qtbot.keyClick(choices[0], Qt.Key.Key_Down)  # 已办结
    assert days[0].text() == "2027-01-10"
    type_into(days[1], "2027年底前后")
    assert step.table.unread == 1
    assert not step._go.isEnabled()
    days[1].clear()
    qtbot.keyClicks(days[1], "2027.2")
    assert step.table.unread == 0
    choices[2].setFocus()
    qtbot.keyClick(choices[2], Qt.Key.Key_Down)  # 列入新年度
    type_into(notes[2], "场地维修")
    assert step.preview.toPlainText().splitlines() == [
        "待办“补签到表”：2027-01-10 办结",
        "待办“交总结”：时限 未定 → 2027-02",
        "计划“主题党日 2026-12-20”：结转到 2027 年计划，2027-01，说明：场地维修",
    ]
    before = len(later.ledger.units())
    step._go.click()
    assert len(later.ledger.units()) == before + 1
    assert later.ledger.units()[0].label == "结转 2026 年度未了事项 3 处"
    assert [(t.done, t.due) for t in later.ledger.all(Task)] == [
        (day("2027-01-10"), day("2026-11-30")), (None, day("2027-02")),
    ]  # fmt: skip
    assert [line.year for line in later.ledger.all(PlannedMeeting)] == [2026, 2027]
    assert [each.currentText() for each in step.table.choices] == ["继续承担"]  # what is left to choose
    later.undo()
    assert len(step.table.choices) == 4
    assert not dialog.steps["carry"].typed()


def test_a_meeting_that_moves_needs_a_day_of_the_new_year(dialog):
    dialog.show_step("carry")
    step = dialog.steps["carry"]
    step.table.choices[2].setCurrentText("列入新年度")
    type_into(step.table.days[2], "2026-12")
    assert step._count.text() == "“主题党日”：写上 2027 年的时间，可以只到月"
    assert not step._go.isEnabled()


def test_what_is_chosen_stays_while_another_step_writes(dialog, later):
    dialog.steps["carry"].table.choices[0].setCurrentText("不再办理")
    with later.unit("登记") as unit:
        unit.add(Task(text="新的", due=day("2026-12-30")))
    assert [c.currentText() for c in dialog.steps["carry"].table.choices][:3] == ["不再办理", "继续办理", "继续办理"]
    assert dialog.steps["carry"].typed()


def test_leaving_with_something_chosen_asks(dialog, answers):
    dialog.steps["carry"].table.choices[0].setCurrentText("不再办理")
    answers.yes = False
    dialog.reject()
    assert dialog.isVisible()
    answers.yes = True
    dialog.reject()
    assert not dialog.isVisible()


def test_the_new_plan_is_made_by_the_usual_dialog(dialog, later):
    dialog.show_step("plan")
    step = dialog.steps["plan"]
    assert step._said.text().startswith("2027 年还没有计划")
    assert step._stack.currentIndex() == 1

    def agree():
        made = QApplication.activeModalWidget()
        assert isinstance(made, PlanDialog)
        assert made.windowTitle() == "按规定生成 2027 年计划"
        made.accept()

    when_modal(agree)
    step.rules.click()
    made = [line for line in later.ledger.all(PlannedMeeting) if line.year == 2027]
    assert made
    assert step.tree.topLevelItemCount() == len(made)
    assert not step.rules.isEnabled()
    assert step._see.isEnabled()


def test_closing_warns_archives_and_the_year_says_so(dialog, later, answers):
    dialog.show_step("close")
    step = dialog.steps["close"]
    assert step.minutes.text() == "把 2 份定稿的会议记录一并归档（其中 2 份要素不全，见第①步）"
    assert step._drafts.text() == "1 份草稿不动：党课 2026-11-12"
    assert step.editors["by"].value_text() == "张伟"
    assert "没有办完的待办 2 项" in step.editors["note"].value_text()
    answers.yes = False
    step.go.click()
    assert not later.ledger.all(ClosedYear)
    assert answers.asked[-1].startswith("还有 ")
    assert "会照实留着。2 份要素不全的记录不宜归档" in answers.asked[-1]
    answers.yes = True
    step.go.click()
    closed = later.ledger.all(ClosedYear)[0]
    assert (closed.year, closed.day, closed.by) == (2026, day("2027-01-10"), "张伟")
    assert [m.status for m in later.ledger.all(Meeting)] == [ARCHIVED, ARCHIVED, "草稿"]
    assert dialog.years.currentText() == "2026 年度（已归档）"
    assert dialog._state.text() == "已归档"
    assert step._done.heading.text() == "2026 年度已归档"
    answer("补录一次会")
    step.reopen()
    assert not later.ledger.all(ClosedYear)
    assert dialog._state.text() == "未归档"
    assert later.ledger.units()[0].reason == "补录一次会"


def test_a_day_that_cannot_be_read_is_said(dialog, later):
    step = dialog.steps["close"]
    step.editors["day"].set_value_text("不是日期")
    step.close_year()
    assert step._wrong.text()
    assert not later.ledger.all(ClosedYear)


def test_a_running_year_is_turned_from_december_on_with_a_warning(qtbot, session, window):
    session.today = date(2026, 11, 30)
    before = YearTurnDialog(session, window)
    qtbot.addWidget(before)
    assert before.years.currentText() == "2025 年度"
    assert before._from.text() == "2026 年度从 12 月 1 日起可以结转"
    session.today = date(2026, 12, 1)
    after = YearTurnDialog(session, window)
    qtbot.addWidget(after)
    after.years.setCurrentIndex(after.years.findData(2026))
    assert after.steps["close"]._said.text().startswith("2026 年还没有结束")
    assert after.steps["look"]._said.text().startswith("2026 年还没有结束")
