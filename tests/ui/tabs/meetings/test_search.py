"""Searching the minutes in the window: the list shows where the words stand, and opening goes there."""

import pytest
from PySide6.QtCore import Qt

from models.kinds import PartialDate
from models.records import AgendaItem, Meeting
from ui.widgets.snippet import units


@pytest.fixture
def records(shell, session):
    with session.unit("登记会议") as unit:
        number = unit.add(
            Meeting(
                kind="党课",
                day=PartialDate.parse("2026-11-02"),
                subject="学习",
                status="定稿",
                body="𠮷😀开场。\n" + "学习文件。\n" * 200 + "王磊同志谈防汛值班。",
            )
        )
        unit.add(AgendaItem(meeting_id=number, position=1, title_text="第一项"))
        unit.add(AgendaItem(meeting_id=number, position=2, title_text="第二项", decision="购置沙袋。"))
    shell.side.choose("meetings")
    shell.pages["meetings"].show_view("records")
    return shell.pages["meetings"].view


def shown(view):
    return [line for line in view.left.list._model.lines if line.meeting is not None]


def test_the_list_shows_the_words_in_the_text_and_how_many(records):
    records.left.search.setText("防汛")
    (line,) = shown(records)
    assert line.snippet
    assert "正文：" in line.words()
    assert "防汛值班" in line.words()
    assert records.left.found.text() == "1 次会议里找到 1 处"
    assert not records.left.found.isHidden()
    records.left.search.setText("没有这句")
    assert shown(records) == []
    assert records.left.found.text() == "没有找到"
    records.left.search.clear()
    assert records.left.found.isHidden()
    assert not any(line.snippet for line in shown(records))


def test_a_hit_in_the_text_opens_with_the_words_selected_and_in_sight(records):
    records.left.search.setText("防汛值班")
    records.left.list.entered.emit(shown(records)[0].meeting.id)
    body = records._editor.body
    assert body.textCursor().selectedText() == "防汛值班"
    assert body.viewport().rect().contains(body.cursorRect().center())


def test_pinyin_of_a_member_finds_the_name(records):
    records.left.search.setText("wlei")
    assert shown(records) == []
    records.left.search.setText("wanglei")
    (line,) = shown(records)
    start, length = line.hit.marks[0]
    assert line.hit.text[start : start + length] == "王磊"


def test_a_hit_in_the_agenda_opens_the_agenda(records, qtbot):
    records.left.search.setText("沙袋")
    assert "议题2 决议：" in shown(records)[0].words()
    records.left.list.setCurrentIndex(records.left.list._model.index(1))
    qtbot.keyClick(records.left.list, Qt.Key.Key_Return)
    assert records._editor.text_card.which.key() == "agenda"
    assert records._editor.text_card._pages.currentWidget() is records._editor.agenda


def test_an_item_of_the_agenda_can_be_gone_to(records, shell, session):
    item = next(i for i in session.ledger.all(AgendaItem) if i.title_text == "第二项")
    shell.side.choose("home")
    shell.pages["home"].asked.emit("meetings", "agenda_item", item.id)
    assert records._editor.meeting.id == item.meeting_id
    assert records._editor.text_card.which.key() == "agenda"


def test_what_is_written_while_searching_is_found(records, session):
    records.left.search.setText("新词条")
    assert shown(records) == []
    meeting = session.ledger.all(Meeting)[0]
    with session.unit("修改会议") as unit:
        meeting.body += "新词条。"
        unit.save(meeting)
    assert [line.meeting.id for line in shown(records)] == [meeting.id]


def test_units_count_as_qt_does():
    assert units("a𠮷😀") == 5
