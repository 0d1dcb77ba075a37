"""The list of selections left of the roster: numbers that follow the ledger, groups, own selections with undo."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu

from models.filters import Criteria, Criterion
from models.records import Member, SavedFilter, Transfer
from tests.ui.small_branch import day
from ui.dialogs.filter_dialog import FilterDialog
from ui.tabs.filter_panel import _ENTRY, Entry, FilterPanel
from ui.widgets.reading_order import stops


@pytest.fixture
def page(shell):
    shell.side.choose("members")
    return shell.pages["members"]


def counts(page):
    items = [page.panel.list.item(row).data(_ENTRY) for row in range(page.panel.list.count())]
    return {entry.label: entry.count for entry in items if entry.key}


def names(page):
    return [page.table.table.record(row).name for row in range(page.table.table.rowCount())]


def test_numbers_of_all_selections(page):
    found = counts(page)
    assert found["在册"] == 6
    assert found["正式"] == 5
    assert (found["预备"], found["今年应转正"]) == (1, 0)
    assert (found["流动"], found["失联"], found["已离开"]) == (1, 0, 1)
    assert (found["第一党小组"], found["第二党小组"]) == (3, 3)


def test_numbers_follow_the_ledger_and_undo(page, session, shell):
    with session.unit("开介绍信") as unit:
        unit.add(Transfer(member_id=session.members[0].id, direction="转出", other="某局", issued=day("2026-11-01")))
    assert counts(page)["转出在途"] == 1
    shell._undo()
    assert counts(page)["转出在途"] == 0


def test_a_group_narrows_the_selection_and_is_let_go_of_again(page):
    page.take_filter("gone")
    assert names(page) == ["赵刚"]
    page.take_filter("group:第二党小组")
    assert names(page) == []
    page.take_filter("all")
    assert names(page) == ["欧阳䶮", "单雨桐", "查良"]
    page.take_filter("group:第二党小组")
    assert len(names(page)) == 6


def test_keys_choose(page, qtbot):
    panel = page.panel.list
    panel.setFocus()
    panel.setCurrentRow(1)
    qtbot.keyClick(panel, Qt.Key.Key_Down)
    qtbot.keyClick(panel, Qt.Key.Key_Down)
    qtbot.keyClick(panel, Qt.Key.Key_Return)
    assert names(page) == ["欧阳䶮"]
    assert panel.currentRow() == 3
    assert "已选中" in panel.currentItem().data(int(Qt.ItemDataRole.AccessibleTextRole))


def own(session, *rows, name="我的"):
    criteria = Criteria(tuple(Criterion(*row) for row in rows))
    made = SavedFilter(name=name, of="member", criteria=criteria.to_json())
    with session.unit("新建筛选") as unit:
        unit.add(made)
    return made


def test_own_selections_stand_below_and_are_changed_deleted_and_undone(page, session, shell):
    made = own(session, ("group", "is", "第一党小组"))
    assert counts(page)["我的"] == 3
    page.take_filter(f"own:{made.id}")
    assert names(page) == ["李敏", "王磊", "张伟"]
    page._filters.remove(made.id)
    assert "我的" not in counts(page)
    assert len(names(page)) == 6
    shell._undo()
    assert counts(page)["我的"] == 3


def test_a_new_selection_holds_at_once_and_not_only_after_the_next_change(page, monkeypatch):
    def save(dialog):
        dialog.accept()
        return True

    asked = Criteria((Criterion("group", "is", "第一党小组"),)).to_json()
    monkeypatch.setattr("ui.tabs.member_filters.Criteria.to_json", lambda _self: asked)
    monkeypatch.setattr("ui.tabs.member_filters.run", save)
    page._filters.new()
    assert names(page) == ["李敏", "王磊", "张伟"]
    assert page._filters.key.startswith("own:")


def test_a_selection_of_another_list_is_not_shown(page, session):
    with session.unit("另一张表") as unit:
        unit.add(SavedFilter(name="别处的", of="training", criteria="{}"))
    assert "别处的" not in counts(page)


def test_a_damaged_selection_hurts_nobody(page, session):
    with session.unit("坏的") as unit:
        unit.add(SavedFilter(name="坏的", of="member", criteria="{{"))
    assert counts(page)["坏的"] == 6


def test_the_dialog_counts_at_once_and_names_by_the_conditions(shell, session, qtbot):
    dialog = FilterDialog(
        session, SavedFilter(of="member", criteria=Criteria((Criterion("group", "is", "第一党小组"),)).to_json()), shell
    )
    qtbot.addWidget(dialog)
    dialog.show()
    assert dialog.found.text() == "符合条件的 3 人"
    dialog._add_row(Criterion("#age", "at_least", "99"))
    dialog._count()
    assert dialog.found.text() == "符合条件的 0 人"
    dialog._every.setCurrentIndex(1)
    assert dialog.found.text() == "符合条件的 3 人"
    dialog._remove_row(dialog.rows[1])
    dialog.accept()
    assert dialog.result_record.name == "党小组等于第一党小组"
    assert Criteria.from_json(dialog.result_record.criteria).rows == (Criterion("group", "is", "第一党小组"),)


def test_an_unfinished_condition_is_not_kept(shell, session, qtbot):
    dialog = FilterDialog(
        session, SavedFilter(of="member", criteria=Criteria((Criterion("unit", "contains"),)).to_json()), shell
    )
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.accept()
    assert dialog.isVisible()
    assert "没有保存" in dialog._message.text()


def test_tab_goes_through_the_conditions_before_the_buttons(shell, session, qtbot):
    dialog = FilterDialog(session, SavedFilter(of="member"), shell)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog._add_row(Criterion("unit", "contains", "学校"))
    wanted = [dialog.rows[0]._subject, dialog.rows[1]._subject, dialog.rows[1]._text, dialog._add, *dialog._foot]
    assert [widget for widget in stops(dialog) if widget in wanted] == wanted


def test_another_column_is_compared_in_its_own_way_until_something_is_typed(shell, session, qtbot):
    row = FilterDialog(session, SavedFilter(of="member"), shell).rows[0]
    row._subject.setCurrentIndex(row._subject.findData("unit"))
    row._subject_changed()
    assert row.criterion() == Criterion("unit", "contains", "")
    row._op.setCurrentIndex(row._op.findData("is"))
    row._text.setText("第一小学")
    row._subject.setCurrentIndex(row._subject.findData("address"))
    row._subject_changed()
    assert row.criterion() == Criterion("address", "is", "第一小学")


def test_a_narrow_window_has_a_menu_for_the_list(page, shell):
    shell.resize(1200, 680)
    assert page.panel.isHidden()
    assert page.chooser.isVisible()
    page._filters.fill_menu(page.chooser.menu(), page.take_filter)
    labels = {a.text().split("\t")[0]: a for a in page.chooser.menu().actions()}
    assert labels["在册"].isChecked()
    labels["预备"].trigger()
    assert names(page) == ["欧阳䶮"]
    assert page.chooser.text() == "筛选：预备"
    shell.resize(1440, 900)
    assert page.panel.isVisible()
    assert not page.chooser.isVisible()


def test_a_long_name_ends_in_dots_on_the_button_and_is_whole_in_its_hint(page, shell, session, qapp):
    name = "第一党小组 & 三十五岁以下、需要联系的流动党员"
    with session.unit("新建筛选") as unit:
        unit.add(SavedFilter(of="member", name=name, criteria=Criteria().to_json()))
    shell.resize(1200, 680)
    page.take_filter("own:1")
    qapp.processEvents()
    assert page.chooser.text().startswith("筛选：第一党小组 && ")
    assert page.chooser.text().endswith("…")
    assert name in page.chooser.toolTip()
    assert page.chooser.sizeHint().width() <= page.chooser.width()


def test_a_record_of_another_selection_is_gone_to(page, session):
    gone = next(m for m in session.members if m.name == "赵刚")
    page.go_to("member", gone.id)
    assert page.table.current().name == "赵刚"
    assert page._filters.key == "gone"


def test_a_key_in_the_search_reads_no_records_but_those_it_shows(page, session):
    statements = []
    session.ledger._conn.set_trace_callback(statements.append)
    page.search.setText("z")
    session.ledger._conn.set_trace_callback(None)
    assert names(page) == ["查良", "张伟"]
    # what the panel beside the list reads is about the one person whom it shows
    assert not [s for s in statements if 'attendance" WHERE deleted_at' in s and '"member_id" IS' not in s]
    assert not [s for s in statements if 'FROM "member" WHERE deleted_at' in s]


def test_what_is_shown_is_told(page):
    page.table.sort_by(0, False)
    page.take_filter("group:第一党小组")
    shown = page.shown()
    assert [m.name for m in page.session.ledger.fetch(Member, shown.ids)] == ["张伟", "王磊", "李敏"]
    assert shown.columns == ("name", "birth", "group", "kind", "joined", "#seniority", "unit")


def test_what_the_selection_keeps_out_of_sight_is_one_click_away(page, qtbot):
    page.search.setText("赵刚")
    assert names(page) == []
    link = page.stack._elsewhere
    assert link.isVisible()
    assert link.text() == "全部党员里有 1 条，去看看"
    link.click()
    assert names(page) == ["赵刚"]
    page.search.setText("没有这个人")
    assert not link.isVisible()


def test_groups_that_the_branch_does_not_list_stand_behind_in_order(page, session):
    with session.unit("新组") as unit:
        for number, member in zip((10, 2), session.roster(), strict=False):
            member.group = f"第 {number} 组"
            unit.save(member)
    assert page._filters.groups == ("第一党小组", "第二党小组", "第 2 组", "第 10 组")


def test_other_numbers_leave_the_list_where_it_was_scrolled_to(qtbot):
    """The list was made anew with every choice: of forty groups those below were out of sight again."""
    panel = FilterPanel(lambda: None, lambda number: QMenu())
    qtbot.addWidget(panel)
    panel.resize(156, 300)
    panel.show()

    def lines(count: int) -> list[Entry]:
        return [Entry("", "党小组"), *(Entry(f"g{n}", f"第{n}党小组", count, holds=n == 1) for n in range(40))]

    panel.show_entries(lines(5))
    bar = panel.list.verticalScrollBar()
    bar.setValue(bar.maximum())
    panel.show_entries(lines(7))
    assert bar.value() == bar.maximum() > 0
    spoken = int(Qt.ItemDataRole.AccessibleTextRole)
    assert panel.list.item(40).data(spoken) == "第39党小组 7 人"
    panel.show_entries(lines(7)[1:])
    assert [panel.list.item(row).data(spoken) for row in (0, 1)] == ["第0党小组 7 人", "第1党小组 7 人，已选中"]
    assert panel.list.item(0).flags() & Qt.ItemFlag.ItemIsEnabled
