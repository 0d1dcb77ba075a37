"""A record that was begun and is not saved: it is asked about before another takes its place, listed, and can be thrown away."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu

from models.kinds import PartialDate
from models.records import Meeting
from models.records.meeting import COMMITTEE, GENERAL
from tests.ui.deleting import delete
from tests.ui.small_branch import TODAY
from tests.ui.tabs.meetings.recording import begin, type_into
from ui.session import Session
from ui.shell import Shell
from ui.tabs.meetings.record_menu import fill

DAY = PartialDate.of(TODAY)


def lines(page):
    """The list in words, the headings too."""
    return [line.words() for line in page.left.list._model.lines]


def offered(page):
    """What the menu of the open record offers."""
    menu = QMenu()
    fill(menu, page.states, page.record_beside, page.give_up_begun)
    return {action.text(): action for action in menu.actions()}, menu


@pytest.mark.parametrize(
    "typed", [{"day": "2025-02-10"}, {"day": ""}, {"place": "别处"}, {"day": "", "subject": "党章"}]
)
@pytest.mark.parametrize("kind", [GENERAL, COMMITTEE])
def test_another_is_of_today_and_of_the_kind_that_is_asked_for(shell, session, answers, typed, kind):
    page, editor = begin(shell)
    for name, text in typed.items():
        type_into(editor, name, text)
    page.start(kind)
    assert len(answers.asked) == 1
    now = editor.as_typed()
    assert (now.kind, now.day, now.subject, editor.changed()) == (kind, DAY, "", False)
    assert session.ledger.drafts() == []
    assert len(session.ledger.all(Meeting)) == 1


@pytest.mark.parametrize(("day", "told"), [("2025-02-10", "2025-02-10"), ("", "日期未填")])
@pytest.mark.parametrize("way", ["button", "plan", "beside"])
def test_who_goes_on_with_it_finds_it_as_it_was(shell, session, answers, day, told, way):
    answers.yes = False
    page, editor = begin(shell, "党课")
    type_into(editor, "day", day)
    editor.drafts.keep()
    if way == "button":
        page.start(GENERAL)
    elif way == "plan":
        page.begin(Meeting(kind="主题党日"), 0)
    else:
        page.open(1)
        page.record_beside("主题党日")
    assert [f"党课 · {told}" in question for question in answers.asked] == [True]
    assert (editor.meeting.id, editor.form.typed_text()["day"], editor.as_typed().kind) == (0, day, "党课")
    assert session.ledger.drafts() == ["meeting:new"]


def test_it_is_asked_about_after_the_program_was_closed(shell, session, answers):
    _, editor = begin(shell)
    type_into(editor, "day", "2025-02-10")
    shell.side.choose("home")
    again = Shell(Session(session.ledger, TODAY, session.settings))
    _, editor = begin(again)
    assert "2025-02-10" in answers.asked[-1]
    assert editor.as_typed().day == DAY
    delete(again)


def test_nothing_is_asked_where_nothing_was_typed_or_all_could_be_saved(shell, session, answers):
    page, editor = begin(shell)
    page.start("党课")
    type_into(editor, "subject", "党章第一讲")
    page.start(GENERAL)
    assert answers.asked == []
    assert [m.subject for m in session.ledger.all(Meeting)][1:] == ["党章第一讲"]


def test_it_stands_in_the_list_while_another_is_open_and_leads_back(shell, session):
    page, editor = begin(shell, "党课")
    assert "没有保存的新记录" not in lines(page)
    type_into(editor, "day", "")
    editor.body.insertPlainText("讲稿")
    assert lines(page)[0] == "没有保存的新记录"
    assert lines(page)[1].startswith("党课 日期未填")
    assert page.left.list.currentIndex().row() == 1
    type_into(editor, "subject", "党章")
    editor._edited()
    assert "党章" in lines(page)[1]
    page.open(1)
    assert lines(page)[0] == "没有保存的新记录"
    assert editor.meeting.id == 1
    page.left.list.setCurrentIndex(page.left.list._model.index(1))  # as a click or an arrow key does
    assert (editor.meeting.id, editor.body.toPlainText(), editor.form.typed_text()["day"]) == (0, "讲稿", "")
    type_into(editor, "day", "2026-11-20")
    page.save()
    assert "没有保存的新记录" not in lines(page)
    assert page.left.first() == editor.meeting.id


def badge(shell):
    """What stands beside 三会一课 in the side bar."""
    return shell.side._tabs._badges["meetings"][0]


def test_it_is_counted_beside_the_page_as_long_as_it_is_listed(shell, session, answers):
    page, editor = begin(shell, "党课")
    assert badge(shell) == ""
    type_into(editor, "day", "")
    editor.body.insertPlainText("讲稿")
    assert badge(shell) == "1 草稿", "at the first key, not when its draft is kept"
    page.open(1)
    assert badge(shell) == "1 草稿"
    page.open(0)
    type_into(editor, "day", "2026-11-20")
    page.save()
    assert badge(shell) == "1 草稿", "saved, it is the same one"
    page.start("主题党日")
    editor.body.insertPlainText("讲稿")
    assert badge(shell) == "2 草稿"
    page.give_up_begun()
    assert badge(shell) == "1 草稿"


def test_while_it_is_saved_it_is_never_told_twice(shell, session):
    """The list and the number follow at once, when the ledger has it and the editor does not know its number yet."""
    page, editor = begin(shell, "党课")
    type_into(editor, "day", "2026-11-20")
    editor.body.insertPlainText("讲稿")
    seen = []

    def look(*_: object) -> None:
        seen.append((sum("党课" in line for line in lines(page)), badge(shell)))

    session.changed.connect(look)
    session.counted.connect(look)
    page.save()
    assert len(session.ledger.all(Meeting)) == 2
    assert set(seen) == {(1, "1 草稿")}
    assert "没有保存的新记录" not in lines(page)


def test_a_narrow_window_says_of_its_point_how_many_there_are(shell):
    tabs = shell.side._tabs
    _, editor = begin(shell, "党课")
    for slim, tip in ((True, "三会一课 1 草稿"), (False, "")):
        shell.side.set_collapsed(slim)
        editor.body.insertPlainText("讲稿")
        at = tabs.keys.index("meetings")
        assert (tabs.tabToolTip(at), tabs.accessibleTabName(at)) == (tip, "三会一课 1 草稿")


def test_it_is_counted_before_the_page_is_shown(shell, session, answers):
    _, editor = begin(shell, "党课")
    type_into(editor, "day", "2025-02-10")
    shell.side.choose("home")
    again = Shell(Session(session.ledger, TODAY, session.settings))
    assert badge(again) == "1 草稿"
    again.side.choose("meetings")
    assert (lines(again.pages["meetings"].view)[0], badge(again)) == ("没有保存的新记录", "1 草稿")
    delete(again)


def test_a_search_shows_what_it_found_and_no_more(shell):
    page, editor = begin(shell, "党课")
    type_into(editor, "day", "")
    editor._edited()
    page.left.search.setText("第四季度")
    assert "没有保存的新记录" not in lines(page)
    page.left.search.clear()
    assert lines(page)[0] == "没有保存的新记录"


def test_it_can_be_thrown_away_after_a_question(shell, session, answers, qtbot):
    page, editor = begin(shell, "党课")
    editor.body.insertPlainText("讲稿")
    type_into(editor, "day", "")
    editor.drafts.keep()
    answers.yes = False
    actions, first = offered(page)
    actions["放弃这份新记录"].trigger()
    assert (len(answers.asked), editor.body.toPlainText()) == (1, "讲稿")
    answers.yes = True
    qtbot.keyClick(page.left.list, Qt.Key.Key_Delete)
    assert (editor.meeting.id, session.ledger.drafts(), len(session.ledger.all(Meeting))) == (1, [], 1)
    assert "没有保存的新记录" not in lines(page)
    actions, menu = offered(page)
    assert "放弃这份新记录" not in actions
    delete(first)
    delete(menu)


def test_nothing_is_asked_of_one_in_which_nothing_was_typed(shell, answers):
    page, editor = begin(shell, "党课")
    page.give_up_begun()
    assert (answers.asked, editor.meeting.id) == ([], 1)


def test_the_only_one_leaves_an_empty_page(shell, session):
    page, editor = begin(shell)
    page.open(1)
    page.delete()
    page.start("党课")
    type_into(editor, "day", "")
    page.give_up_begun()
    assert (page.stack.currentIndex(), editor.changed(), session.ledger.all(Meeting)) == (1, False, [])
