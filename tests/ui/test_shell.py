"""The whole window: keys, size, colours, nothing cut off."""

from datetime import date

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QMenu

from models.records import Member
from models.rules.todo import PERSON
from tests.ui.dropping import drop
from tests.ui.looking import WindowsShown, cut
from ui.look import theme
from ui.session import Session
from ui.settings import Settings
from ui.shell import Shell
from ui.widgets.elide_label import ElideLabel
from ui.widgets.segmented import Segmented

CHINESE = ("首页", "党员名册", "三会一课", "教育培训", "整改台账")


def test_it_fits_a_small_screen(shell):
    shell.resize(1200, 680)
    QApplication.processEvents()
    least = shell.minimumSizeHint().expandedTo(shell.minimumSize())
    assert least.width() <= 1200
    assert least.height() <= 680


def test_a_file_that_is_let_go_where_none_is_wanted_is_answered(shell, session, qtbot):
    """On the first page nothing happened, without a word."""
    said = []
    session.said.connect(lambda sentence, _told: said.append(sentence))
    assert drop(shell, "file:///C:/名册.xlsx", "file:///C:/照片.jpg") == (True, True)
    qtbot.waitUntil(lambda: bool(said))
    assert "拖到“党员名册”" in said[0]
    assert drop(shell, "https://example.org/名册.xlsx") == (False, False)


def test_no_other_window_flashes_up(qapp, shell):
    watching = WindowsShown()
    qapp.installEventFilter(watching)
    for key in shell.pages:
        shell.side.choose(key)
        QApplication.processEvents()
    meetings = shell.pages["meetings"]
    shell.side.choose("meetings")
    for key in meetings.views:
        meetings.show_view(key)
        QApplication.processEvents()
    for member in shell.session.members:
        shell.mend("members", Member.table, member.id, PERSON)
    QApplication.processEvents()
    qapp.removeEventFilter(watching)
    assert watching.names == []
    assert shell.isActiveWindow()


def test_pages_are_made_when_they_are_shown(shell):
    assert [page.key for page in shell.pages.made()] == ["home"]
    shell.side.choose("meetings")
    assert [page.key for page in shell.pages.made()] == ["home", "meetings"]
    assert [view.key for view in shell.pages["meetings"].views.made()] == ["records"]


@pytest.mark.parametrize("size", [(1440, 900), (1200, 680)], ids=str)
@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_nothing_is_cut_off(shell, qtbot, themed, size, dark):
    themed(dark)
    shell.resize(*size)
    for key in shell.pages:
        shell.side.choose(key)
        QApplication.processEvents()
        assert shell.width() == size[0]
        for widget in shell.findChildren(QLabel) + shell.findChildren(QAbstractButton):
            if not widget.isVisible() or isinstance(widget, ElideLabel) or not widget.text():
                continue
            wanted = widget.sizeHint()
            if isinstance(widget, QLabel) and widget.wordWrap():
                assert widget.height() >= widget.heightForWidth(widget.width()) - 1, widget.text()
            else:
                assert widget.width() >= wanted.width() - 1, f"{key}: {widget.text()}"
                assert widget.height() >= widget.fontMetrics().height() - 3, f"{key}: {widget.text()}"


@pytest.mark.parametrize("size", [(1440, 900), (1200, 680)], ids=str)
def test_nothing_overlaps(shell, qtbot, size):
    shell.resize(*size)
    for key in shell.pages:
        shell.side.choose(key)
        QApplication.processEvents()
        labels = [
            w for w in shell.findChildren(QLabel) if w.isVisible() and w.text() and not w.visibleRegion().isEmpty()
        ]
        places = [(w, QRect(w.mapTo(shell, QPoint(0, 0)), w.size())) for w in labels]
        for at, (one, first) in enumerate(places):
            for other, second in places[at + 1 :]:
                if not one.isAncestorOf(other) and not other.isAncestorOf(one):
                    both = first.adjusted(1, 1, -1, -1).intersected(second.adjusted(1, 1, -1, -1))
                    assert both.isEmpty(), f"{key}: {one.text()} / {other.text()}"


def test_ctrl_and_a_digit_choose_a_page(shell, qtbot):
    for place, label in enumerate(CHINESE):
        qtbot.keyClick(shell, Qt.Key(int(Qt.Key.Key_1) + place), Qt.KeyboardModifier.ControlModifier)
        assert shell._current().label == label


def test_undo_and_redo_reach_every_page(shell, qtbot, session):
    with session.unit("改名") as unit:
        member = session.ledger.all(Member)[0]
        member.name = "张大伟"
        unit.save(member)
    shell.side.choose("members")
    assert "张大伟" in [m.name for m in session.members]
    qtbot.keyClick(shell, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert "张伟" in [m.name for m in session.members]
    qtbot.keyClick(shell, Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
    assert "张大伟" in [m.name for m in session.members]


def test_what_was_taken_back_can_be_done_again_where_it_is_said(shell, session):
    with session.unit("改名") as unit:
        member = session.ledger.all(Member)[0]
        member.name = "张大伟"
        unit.save(member)
    assert shell.toast.button.text() == "撤销"
    shell.toast.button.click()
    assert (shell.toast.message.text(), shell.toast.button.text()) == ("已撤销：改名", "重做")
    shell.toast.button.click()
    assert "张大伟" in [m.name for m in session.members]
    session.refuse("没有改动")
    assert not shell.toast.button.isVisibleTo(shell.toast)


def test_what_is_refused_while_something_is_taken_back_offers_nothing(shell, session):
    """A page that hears of the undo may have something to say of its own: its sentence has no button of the undo's."""
    with session.unit("改名") as unit:
        member = session.ledger.all(Member)[0]
        member.name = "张大伟"
        unit.save(member)
    seen = []

    def refuse(_tables):
        session.refuse("附件读不出来")
        seen.append((shell.toast.message.text(), shell.toast.button.isVisibleTo(shell.toast)))

    session.changed.connect(refuse)
    session.undo()
    assert seen == [("附件读不出来", False)]
    assert (shell.toast.message.text(), shell.toast.button.text()) == ("已撤销：改名", "重做")


def test_side_bar_shrinks_and_buttons_lose_their_words(shell):
    shell.resize(1200, 680)
    QApplication.processEvents()
    assert shell.side.is_collapsed()
    shell.resize(1440, 900)
    QApplication.processEvents()
    assert not shell.side.is_collapsed()


def test_colours_change_at_run_time_and_are_remembered(shell, session, themed):
    shell.set_dark(True)
    assert theme.theme() is theme.DARK
    assert session.settings.text("colours") == "dark"


def test_what_is_asked_for_elsewhere_is_shown(shell, session):
    shell.go_to("rectifications", "rectification", 1)
    assert shell._current().label == "整改台账"
    assert shell._current().table.current().number == "2026-自查-01"


def test_no_shortcut_belongs_to_an_input_method(shell):
    from PySide6.QtGui import QShortcut

    taken = {"Ctrl+Space", "Shift+Space", "Ctrl+.", "Ctrl+Shift+F", "Ctrl+,"}
    assert not taken & {s.key().toString() for s in shell.findChildren(QShortcut)}


def test_where_there_is_nothing_yet_enter_begins(qtbot, ledger, tmp_path):
    window = Shell(Session(ledger, date(2026, 11, 23), Settings(tmp_path / "settings")))
    qtbot.addWidget(window)
    window.show()
    assert window.focusWidget().text() == "导入党员花名册"
    for key, words in (("members", "从 Excel 导入"), ("meetings", "记录会议"), ("trainings", "新增培训批次")):
        window.turn_to(key)
        assert window.focusWidget().text() == words


def test_the_settings_menu_opens_at_its_button_wherever_the_mouse_is(shell, monkeypatch):
    opened = []

    class Menu(QMenu):
        def exec(self, at):
            opened.append(at + QPoint(0, self.sizeHint().height()))

    monkeypatch.setattr(shell, "settings_menu", Menu)
    button = shell.side._buttons["settings"]
    button.click()
    assert opened == [button.mapToGlobal(QPoint(0, 0))]


def test_the_line_at_the_foot_covers_no_button(shell, qtbot):
    """A long one on a narrow window would lie over the buttons of the detail."""
    shell.resize(1200, 680)
    for key in ("members", "rectifications", "meetings"):
        shell.turn_to(key)
        for _ in range(3):
            QApplication.processEvents()
        shell.toast.say(
            "已把 12 名党员的党小组改为“第一党小组”，其中 3 名原来没有党小组，另有 2 名没有改动", "撤销", lambda: None
        )
        QApplication.processEvents()
        line = shell.toast.geometry()
        assert shell.rect().contains(line)
        for made in shell.findChildren(QAbstractButton):
            if made.isVisible() and made.isEnabled() and not shell.toast.isAncestorOf(made):
                assert not line.intersects(QRect(made.mapTo(shell, QPoint(0, 0)), made.size())), (key, made.text())


def test_a_page_is_never_narrower_than_what_cannot_give_way(shell):
    """The cards of the first page and the filters above a list were cut at the edge."""
    shell.setMinimumSize(0, 0)
    shell.resize(760, 520)
    for key in shell.pages:
        shell.turn_to(key)
        for _ in range(3):
            QApplication.processEvents()
        page = shell.pages[key]
        for each in page.findChildren(Segmented):
            if each.isVisible():
                assert page.rect().contains(QRect(each.mapTo(page, QPoint(0, 0)), each.size())), key
                assert each.width() >= each.minimumSizeHint().width(), key
        assert cut(page) == [], key
