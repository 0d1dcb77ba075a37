"""What every list says beside it: of one record, of several, of none; which keys and tools mean something; how a refusal looks."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from models.kinds import PartialDate
from models.records import Rectification, Training
from ui.forms.record_dialog import RecordDialog
from ui.session import Told


@pytest.fixture
def register(shell, session):
    with session.unit("登记") as unit:
        unit.add_all([Rectification(problem=f"问题{n}", state="整改中", found=PartialDate(2026, 3)) for n in range(3)])
    shell.side.choose("rectifications")
    return shell.pages["rectifications"]


@pytest.fixture
def trainings(shell, session):
    with session.unit("登记") as unit:
        unit.add_all([Training(name=f"培训{n}", start=PartialDate(2026, 3)) for n in range(3)])
    shell.side.choose("trainings")
    return shell.pages["trainings"]


def labels(menu):
    return [action.text().split("\t")[0] for action in menu.actions() if action.text()]


@pytest.mark.parametrize(
    ("which", "of_one"),
    [
        ("register", {"记进展…", "销号申请单…", "申请销号…", "延期…"}),
        ("trainings", {"参训名单…", "课程和名额…", "拟参训人员…", "结业证书…"}),
    ],
)
def test_what_means_one_record_is_not_offered_for_several(request, which, of_one):
    page = request.getfixturevalue(which)
    page.table.choose_row(0)
    assert of_one <= set(labels(page.menu()))
    page.table.selectAll()
    said = labels(page.menu())
    assert not of_one & set(said)
    assert {"批量修改…", "复制", "放进回收站"} <= set(said)


def test_the_panel_says_that_several_are_selected_and_shows_one_again(register):
    detail = register.detail
    register.table.choose_row(0)
    assert not detail.nothing.isVisibleTo(detail)
    register.table.selectAll()
    assert detail.nothing.isVisibleTo(detail)
    assert detail.nothing.text().startswith(f"选中了 {len(register.listing.shown)} 条")
    register.table.choose_row(1)
    assert not detail.nothing.isVisibleTo(detail)
    assert detail.name.text() == register.table.current().title()


def test_where_nothing_was_found_nothing_is_asked_to_be_chosen(register):
    register.search.setText("没有这样的")
    register._search()
    assert register.detail.nothing.text() == "左侧没有记录，没有详情可以显示"
    register.search.setText("")
    register._search()
    assert not register.detail.nothing.isVisibleTo(register.detail)


def test_the_panel_calls_reminders_what_they_are(register):
    register.detail.show_check(2, 1)
    assert register.detail.check.text() == "自查：2 条需要处理，1 条提醒 ›"
    register.detail.show_check(0, 1)
    assert register.detail.check.text() == "自查：1 条提醒 ›"
    register.detail.show_check(0)
    assert register.detail.check.isHidden()


@pytest.mark.parametrize("way", ["board", "deadlines"])
def test_cards_have_no_columns_to_choose_and_no_keys_of_the_list(register, way):
    register.ways.choose(way)
    register.show_way(way)
    assert register.columns_tool.isHidden()
    assert "Ctrl+C" not in register.stack._keys.text()
    register.resize(700, 500)
    register.tools.fit()
    assert register.columns_tool.isHidden()
    assert not register.tools._actions[register.columns_tool].isVisible()
    register.ways.choose("list")
    register.show_way("list")
    register.resize(1400, 800)
    QApplication.processEvents()
    register.tools.fit()
    assert not register.columns_tool.isHidden()
    assert "Ctrl+C" in register.stack._keys.text()


def test_a_new_batch_begins_with_its_name_and_the_number_stays(trainings, qtbot):
    dialog = trainings.dialog(trainings.blank())
    qtbot.addWidget(dialog)
    dialog.show()
    number = dialog.form.boxes["number"].editor.value_text()
    assert number
    assert dialog.form.boxes["name"].editor.isAncestorOf(dialog.focusWidget())
    qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_A)
    assert dialog.form.boxes["number"].editor.value_text() == number
    assert isinstance(dialog, RecordDialog)


def test_a_refusal_has_no_tick_and_equal_margins(shell, trainings, monkeypatch):
    tones = []
    monkeypatch.setattr(shell.toast, "say", lambda *told: tones.append(told[3]))
    trainings.table.show_ids([])
    trainings.pack()
    shell.session.said.emit("已保存", Told.ONLY)
    assert tones == ["warn", "ok"]
    monkeypatch.undo()
    for button, right in ((("撤销", lambda: None), 8), ((), 14)):
        shell.toast.say("一句话", *button)
        assert (shell.toast._row.contentsMargins().left(), shell.toast._row.contentsMargins().right()) == (14, right)


def test_the_tabs_of_the_detail_fit_beside_each_other(shell, session):
    """Else the last one is cut, and arrows stand in its place."""
    shell.pages["members"].go_to("member", session.members[0].id)
    shell.turn_to("members")
    for _ in range(3):
        QApplication.processEvents()
    tabs = shell.pages["members"].detail.tab_bar
    assert tabs.isVisible()
    for place in range(tabs.count()):
        tabs.setCurrentIndex(place)
        assert tabs.tabRect(tabs.count() - 1).right() <= tabs.width(), tabs.tabText(place)
