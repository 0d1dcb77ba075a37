"""Ctrl+K finds members by pinyin and everything else by its words, and leads there by keyboard."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from models.kinds import PartialDate
from models.records import AgendaItem, Meeting, Responsibility, Training
from tests.ui.answering import when_modal
from ui.dialogs.quick_find import QuickFind


@pytest.fixture
def dialog(qtbot, shell, session):
    made = QuickFind(session, shell)
    qtbot.addWidget(made)
    made.found.connect(shell.go_to)
    made.show()
    return made


def found(dialog):
    return [dialog._list.item(row).text() for row in range(dialog._list.count())]


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("syt", "党员　单雨桐　第二党小组"),
        ("6021", "党员　单雨桐　第二党小组"),
        ("第四季度", "会议　2026-10-12　支部党员大会　讨论第四季度工作"),
        ("轮训", "培训　2026-09-10　秋季集中轮训"),
        ("要素不全", "整改　2026-自查-01　个别会议记录要素不全"),
    ],
)
def test_everything_is_found(dialog, typed, first):
    dialog._field.setText(typed)
    assert found(dialog)[0] == first


def test_enter_leads_to_what_is_marked(dialog, qtbot, shell):
    dialog._field.setText("2026")
    qtbot.keyClick(dialog, Qt.Key.Key_Up)
    qtbot.keyClick(dialog, Qt.Key.Key_Return)
    assert not dialog.isVisible()
    assert shell._current().label == "整改台账"


def test_nothing_found_is_said_and_enter_does_nothing(dialog, qtbot):
    dialog._field.setText("没有这样的内容")
    assert dialog._note.text() == "没有找到"
    qtbot.keyClick(dialog, Qt.Key.Key_Return)
    assert dialog.isVisible()


def test_what_is_too_long_is_cut_and_whole_in_its_hint(dialog, qapp, session):
    with session.unit("新建培训") as unit:
        unit.add(Training(name="线上专题学习" * 12))
    again = QuickFind(session, dialog.parentWidget())
    again.show()
    again._field.setText("线上专题")
    qapp.processEvents()
    assert not again._list.horizontalScrollBar().isVisible()
    assert "线上专题学习" * 12 in again._list.item(0).toolTip()
    again.close()


def test_what_minutes_say_is_shown_below_the_meeting(dialog, qtbot, shell, session):
    with session.unit("登记会议") as unit:
        meeting = unit.add(Meeting(kind="党课", day=PartialDate.parse("2026-11-02"), subject="学习"))
        unit.add(AgendaItem(meeting_id=meeting, position=1, title_text="第一项", decision="购置沙袋。"))
    again = QuickFind(session, shell)
    qtbot.addWidget(again)
    again.found.connect(shell.go_to)
    again._field.setText("沙袋")
    assert found(again) == ["会议　2026-11-02　党课　学习"]
    item = again._list.item(0)
    assert item.data(int(Qt.ItemDataRole.AccessibleTextRole)) == "会议　2026-11-02　党课　学习　议题1 决议：购置沙袋。"
    again._take(item)
    assert shell.pages["meetings"].view._editor.text_card.which.key() == "agenda"


def test_a_word_in_the_text_is_selected_there(shell, qtbot, monkeypatch):
    def choose(dialog):
        qtbot.addWidget(dialog)
        dialog._field.setText("通报")
        qtbot.keyClick(dialog, Qt.Key.Key_Return)

    monkeypatch.setattr("ui.dialogs.run.run", choose)
    shell.quick_find()
    assert shell._current().key == "meetings"
    assert shell.pages["meetings"].view._editor.body.textCursor().selectedText() == "通报"


def test_a_duty_is_found_and_shown_in_its_list(dialog, qtbot, shell, session):
    with session.unit("列出责任清单") as unit:
        number = unit.add(Responsibility(post="组织委员", owner="李敏", text="党费核定、收缴和公示"))
    made = QuickFind(session, shell)
    qtbot.addWidget(made)
    made.found.connect(shell.go_to)
    made._field.setText("党费核定")
    assert found(made) == ["责任　组织委员　党费核定、收缴和公示"]
    made._list.itemClicked.emit(made._list.item(0))
    page = shell.pages["rectifications"]
    assert page.rooms.duties.table.current().id == number


@pytest.mark.parametrize("typed", ["填表", "上级", "空白表", "tianbiao", "填上级的表"])
def test_the_way_to_a_committees_form_is_found_by_its_words(dialog, qtbot, typed):
    asked = []
    dialog.found.disconnect()
    dialog.found.connect(lambda *where: asked.append(where))
    dialog._field.setText(typed)
    assert found(dialog)[0] == "操作　填上级的表…"
    qtbot.keyClick(dialog, Qt.Key.Key_Return)
    assert asked == [("fill", "", 0)]


def test_the_form_is_begun_from_there_and_from_the_statistics(shell):
    seen = []

    def look():
        seen.append(QApplication.activeModalWidget().windowTitle())
        QApplication.activeModalWidget().reject()

    when_modal(look)
    shell.go_to("fill", "", 0)
    shell.turn_to("statistics")
    when_modal(look)
    shell.pages["statistics"].fill.click()
    assert seen == ["填上级的表"] * 2
