"""The small widgets: what they emit, cut, hide and say."""

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QDialog, QLabel, QPushButton, QWidget

from ui.widgets.bar import Bar
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.elide_label import ElideLabel
from ui.widgets.empty_state import EmptyState
from ui.widgets.figure_card import FigureCard
from ui.widgets.icon_tile import IconTile
from ui.widgets.pill import Pill
from ui.widgets.search_field import SearchField
from ui.widgets.toast import Toast
from ui.widgets.todo_row import TodoRow


def test_search_says_every_change_and_escape_empties(qtbot):
    field = SearchField("姓名 / 拼音首字母 / 手机号", "Ctrl+F")
    qtbot.addWidget(field)
    field.show()
    said = []
    field.searched.connect(said.append)
    qtbot.keyClicks(field, "hq")
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert said == ["h", "hq", ""]


def test_search_has_a_cross_only_while_there_is_text(qtbot):
    field = SearchField("搜索")
    qtbot.addWidget(field)
    texts = [action.text() for action in field.actions()]
    field.setText("何")
    cross = next(action for action in field.actions() if action.text() == "清空")
    assert isinstance(cross, QAction)
    cross.trigger()
    assert field.text() == ""
    assert [action.text() for action in field.actions()] == texts


def test_long_text_is_cut_with_the_whole_as_tooltip(qtbot):
    label = ElideLabel("中共某某市某某区机关第一党支部委员会")
    qtbot.addWidget(label)
    label.resize(80, 24)
    label.show()
    assert label.is_cut()
    assert label.toolTip() == label.text()
    label.resize(600, 24)
    assert label.toolTip() == ""


def test_row_is_pressed_by_mouse_and_keys(qtbot):
    row = TodoRow("clock", "11 月支部委员会尚未召开", "每月至少 1 次", "剩 8 天", "warn")
    qtbot.addWidget(row)
    row.show()
    presses = []
    row.clicked.connect(lambda: presses.append(1))
    qtbot.mouseClick(row, Qt.MouseButton.LeftButton)
    qtbot.keyClick(row, Qt.Key.Key_Return)
    qtbot.keyClick(row, Qt.Key.Key_Space)
    qtbot.mouseClick(row, Qt.MouseButton.RightButton)
    assert len(presses) == 3
    assert row.accessibleName() == "11 月支部委员会尚未召开，每月至少 1 次，剩 8 天"


def test_row_without_badge(qtbot):
    row = TodoRow("clock", "支部换届准备", "任期届满")
    qtbot.addWidget(row)
    assert row.badge.isHidden()


def test_figure_is_shown_and_said(qtbot):
    card = FigureCard("年度学时达标", "graduation-cap")
    qtbot.addWidget(card)
    card.show("38", "/ 49 人", "11 人未达标", share=38 / 49)
    card.show()
    assert (card.accessibleName(), card.accessibleDescription()) == ("年度学时达标 38 / 49 人", "11 人未达标")
    assert card.findChild(Bar).isVisible()
    card.show("49", "名", "正式 46", tone="bad")
    assert not card.findChild(Bar).isVisible()
    qtbot.waitSignal(card.clicked)
    with qtbot.waitSignal(card.clicked):
        qtbot.mouseClick(card, Qt.MouseButton.LeftButton)


@pytest.mark.parametrize(
    ("room", "seen"),
    [(0, "还差：支委会（11月）、党课、主题党日（11月）"), (1, "还差：支委会（11月）等 3 项"), (2, "还差 3 项")],
)
def test_fewer_are_told_where_all_would_be_cut(qtbot, room, seen):
    """The tile of the first page ended with “主题党日（1…”."""
    whole, fewer, none = "还差：支委会（11月）、党课、主题党日（11月）", "还差：支委会（11月）等 3 项", "还差 3 项"
    label = ElideLabel("别的")
    qtbot.addWidget(label)
    label.show()
    label.say(whole, [fewer, none])
    wide = label.fontMetrics().horizontalAdvance
    label.resize([wide(whole), wide(whole) - 1, wide(fewer) - 1][room], 20)
    assert label._shown(label.width()) == seen
    assert label.toolTip() == ("" if room == 0 else whole)
    label.setText("党课、主题党日和别的")
    assert label._shown(60).endswith("…")


def test_bar_keeps_to_its_ends(qtbot):
    bar = Bar(3.5)
    qtbot.addWidget(bar)
    assert bar.accessibleName() == "100%"
    bar.show_share(-1)
    assert bar.accessibleName() == "0%"


def test_empty_state_offers_ways_to_begin(qtbot):
    done = []
    state = EmptyState(
        "users",
        "还没有党员",
        "从上级发的表格导入，或者一个一个录入；导入之前会先给您看结果，什么都不会直接写进去。",
        [
            ("新增党员", "primary", lambda: done.append("add"), "plus"),
            ("下载模板", "link", lambda: done.append("form")),
        ],
    )
    qtbot.addWidget(state)
    state.resize(900, 500)
    state.show()
    for button in state.buttons:
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert done == ["add", "form"]
    assert state.sentence.height() >= state.sentence.heightForWidth(state.sentence.width())


def test_pill_takes_the_room_of_its_word(qtbot):
    pill = Pill("预备")
    qtbot.addWidget(pill)
    narrow = pill.sizeHint().width()
    pill.show_text("正式党员", "ok")
    assert pill.sizeHint().width() > narrow
    with pytest.raises(KeyError):
        pill.show_text("正式党员", "loud")


def test_unknown_icons_are_refused_at_once(qtbot):
    with pytest.raises(KeyError):
        IconTile("no-such-icon")
    with pytest.raises(KeyError):
        EmptyState("no-such-icon", "", "")


def test_button_without_label_is_square_and_named(qtbot):
    button = Button(icon="columns-3", tip="选择列")
    qtbot.addWidget(button)
    button.show()
    assert button.sizeHint().width() == button.sizeHint().height() == 34
    assert (button.toolTip(), button.accessibleName()) == ("选择列", "选择列")


def test_card_without_title_gives_its_room_away(qtbot):
    plain, titled = Card(), Card("附件")
    for card in (plain, titled):
        qtbot.addWidget(card)
        card.body.addWidget(QLabel("正文"))
    assert titled.sizeHint().height() > plain.sizeHint().height()
    assert titled.accessibleName() == "附件"


@pytest.fixture
def toast(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(800, 500)
    window.show()
    return Toast(window, interval=30)


def test_toast_goes_by_itself(qtbot, toast):
    toast.say("已导入 48 人")
    assert toast.isVisible()
    assert toast.button.isHidden()
    qtbot.waitUntil(lambda: not toast.isVisible(), timeout=2000)


def test_toast_offers_the_way_back_once(qtbot, toast):
    done = []
    toast.say("已删除党员何青禾", "撤销", lambda: done.append(1))
    qtbot.mouseClick(toast.button, Qt.MouseButton.LeftButton)
    assert done == [1]
    assert not toast.isVisible()


def test_a_dialog_that_closes_does_not_push_the_toast_aside(qtbot, toast):
    toast.say("已开始整改")
    alone = toast.pos()
    dialog = QDialog(toast.window())
    button = QPushButton("开始整改", dialog)
    button.resize(toast.size())
    dialog.setGeometry(QRect(toast.window().mapToGlobal(alone), toast.size()))
    dialog.show()
    qtbot.addWidget(dialog)
    toast.say("已开始整改")
    assert toast.pos() == alone


def test_long_toast_keeps_inside_the_window(toast):
    toast.say("已" + "很长的消息" * 40, "撤销", toast.hide)
    assert toast.window().rect().contains(toast.geometry())
