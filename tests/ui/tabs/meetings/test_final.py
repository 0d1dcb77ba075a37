"""A final record is only read until she asks to change it: a key hit by mistake changes nothing that is signed."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from models.records import AgendaItem, ClosedYear, Meeting
from models.rules.minutes import AGENDA
from tests.ui.tabs.meetings.recording import answer, begin, type_into
from ui.widgets.button import Button

BODY = "一、张伟同志通报工作。"


@pytest.fixture
def final(shell, session, answers):
    """The window with the one meeting, which is final and has an item with a decision."""
    with session.unit("记议题") as unit:
        unit.save_parts(
            session.ledger.get(Meeting, 1), [AgendaItem(title_text="防汛", decision="备齐物资。")], AgendaItem
        )
    shell.side.choose("meetings")
    page = shell.pages["meetings"].view
    page.open(1)
    return page, page._editor


def kept(session):
    return session.ledger.get(Meeting, 1)


def type_everywhere(editor):
    """Keys and clicks as they come by mistake."""
    QTest.keyClicks(editor.body, "abc")
    QTest.keyClicks(editor.form.boxes["place"].editor, "def")
    QTest.keyClick(editor.form.boxes["kind"].editor, Qt.Key.Key_Down)
    QTest.keyClick(editor.roll.view, Qt.Key.Key_Space)
    for card in editor.agenda.findChildren(Button):
        if card.text() in ("删除", "修改"):
            QTest.mouseClick(card, Qt.MouseButton.LeftButton)


@pytest.mark.parametrize("then", ["another page", "closed", "another record", "Ctrl+S"])
def test_what_is_hit_by_mistake_changes_nothing(shell, session, final, then):
    page, editor = final
    before = session.ledger.units()
    type_everywhere(editor)
    assert not editor.changed()
    assert editor.banner.words.text() == "已定稿，只读；要改点“修改”"
    assert not page._save.isEnabled()
    if then == "another page":
        shell.side.choose("home")
    elif then == "closed":
        assert shell.close()
    elif then == "another record":
        page.start("党课")
    else:
        page.save()
    assert session.ledger.units() == before
    assert session.ledger.drafts() == []
    assert (kept(session).body, kept(session).place) == (BODY, "")


def test_asked_for_it_is_changed_saved_on_leaving_and_undone(shell, session, final):
    page, editor = final
    editor.banner.change.click()
    assert editor.banner.words.text() == "正在修改定稿的记录，没有未保存的改动"
    assert editor.body.hasFocus()
    QTest.keyClicks(editor.body, "abc")
    assert page._next.text() == "定稿"
    shell.side.choose("home")
    assert kept(session).body == "abc" + BODY
    assert kept(session).status == "定稿"
    shell.side.choose("meetings")
    assert editor.access.read_only, "it has to be asked for again"
    shell._undo()
    assert kept(session).body == BODY == editor.body.toPlainText()


def test_saving_goes_on_and_finishing_ends_it(shell, session, final):
    page, editor = final
    page.states.revise()
    QTest.keyClicks(editor.body, "a")
    page.save()
    assert not editor.access.read_only
    QTest.keyClicks(editor.body, "b")
    page._next.click()
    assert editor.access.read_only
    assert sorted(kept(session).body[:2]) == ["a", "b"]
    assert page._next.text() == "归档…"


@pytest.mark.parametrize("act", ["finish", "save"])
def test_what_does_nothing_with_it_says_so_and_how_it_is_changed(session, final, act):
    page, _ = final
    before, said = session.ledger.units(), []
    session.said.connect(lambda text, _told: said.append(text))
    getattr(page, act)()
    assert said == ["记录已定稿，没有改动；要修改请点“修改”"]
    assert session.ledger.units() == before


@pytest.mark.parametrize("how", ["moved into it", "closed meanwhile"])
def test_a_closed_year_ends_the_change(shell, session, final, how):
    """Else the record could be changed by any key as soon as the year is opened again."""
    page, editor = final
    editor.banner.change.click()
    year = 2025 if how == "moved into it" else kept(session).day.year
    with session.unit("归档") as unit:
        unit.add(ClosedYear(year=year))
    if how == "moved into it":
        type_into(editor, "day", "2025-11-20")
        answer("日期记错")
        page.save()
    assert editor.access.locked
    with session.unit("重新打开", reason="补录") as unit:
        unit.remove(session.ledger.all(ClosedYear)[0])
    assert not editor.access.locked
    assert editor.access.read_only, "it has to be asked for again"
    before = kept(session).body
    QTest.keyClicks(editor.body, "abc")
    shell.side.choose("home")
    assert kept(session).body == before


def test_a_change_is_given_up_only_while_it_is_not_saved(session, final):
    """After Ctrl+S “放弃修改” took nothing back, and did not say so."""
    page, editor = final
    banner = editor.banner
    banner.change.click()
    assert banner.back.text() == "不再修改"
    QTest.keyClicks(editor.form.boxes["place"].editor, "2F")
    assert (banner.back.text(), banner.words.text()) == ("放弃修改", "正在修改定稿的记录，离开时保存")
    for _ in range(2):
        QTest.keyClick(editor.form.boxes["place"].editor, Qt.Key.Key_Backspace)
    assert banner.back.text() == "不再修改", "nothing is typed any more"
    QTest.keyClicks(editor.form.boxes["place"].editor, "2F")
    page.save()
    assert kept(session).place == "2F"
    assert (banner.back.text(), banner.words.text()) == ("不再修改", "正在修改定稿的记录，没有未保存的改动")
    QTest.keyClicks(editor.body, "abc")
    assert banner.back.text() == "放弃修改"
    banner.back.click()
    assert editor.access.read_only
    assert (kept(session).place, editor.body.toPlainText()) == ("2F", BODY), "to what was saved last"


@pytest.mark.parametrize("sure", [True, False])
def test_a_change_is_given_up_only_after_a_question(shell, session, final, answers, sure):
    _, editor = final
    editor.banner.change.click()
    editor.banner.back.click()
    assert editor.access.read_only
    assert answers.asked == [], "nothing was typed"
    editor.banner.change.click()
    QTest.keyClicks(editor.body, "abc")
    editor.drafts.keep()
    answers.yes = sure
    editor.banner.back.click()
    assert len(answers.asked) == 1
    assert editor.access.read_only is sure
    assert editor.body.toPlainText() == ("" if sure else "abc") + BODY
    assert list(session.ledger.drafts()) == ([] if sure else ["meeting:1"])
    shell.side.choose("home")
    assert kept(session).body == ("" if sure else "abc") + BODY


def test_what_cannot_be_saved_stays_open_and_comes_back(shell, session, final):
    page, editor = final
    editor.banner.change.click()
    editor.form.boxes["day"].editor.set_value_text("不是日期")
    QTest.keyClicks(editor.body, "abc")
    shell.side.choose("home")
    shell.side.choose("meetings")
    assert not editor.access.read_only
    assert editor.body.toPlainText() == "abc" + BODY
    page._load(1)  # as after a crash: only the draft is there
    assert not editor.access.read_only
    assert editor.body.toPlainText() == "abc" + BODY


def test_a_record_that_is_made_final_or_a_draft_again_follows(shell, session, answers):
    page, editor = begin(shell, "党课")
    QTest.keyClicks(editor.body, "abc")
    page.save()
    page.finish()
    assert editor.access.read_only
    shell._undo()
    assert not editor.access.read_only
    assert editor.banner.isHidden()
    shell._redo()
    assert editor.access.read_only


def test_what_has_to_be_mended_before_it_is_archived_can_be(session, final):
    page, editor = final
    held = kept(session)
    held.kind = ""  # as another program may have left it
    with session.unit("改") as unit:
        unit.save(held)
    page.states.archive()
    assert kept(session).status == "定稿"
    assert not editor.access.read_only


def test_tasks_are_made_of_a_final_record_as_it_stands(final):
    _, editor = final
    able = [b.text() for b in editor.agenda.findChildren(Button) if b.isVisibleTo(editor.agenda) and b.isEnabled()]
    assert able == ["转为整改", "转为待办"]
    menu = editor.roll.more.menu()
    assert [a.text() for a in menu.actions() if a.isEnabled() and a.text()] == ["打印签到表…", "签到表存为 Word…"]


def test_filling_in_what_is_missing_asks_for_it(final):
    _, editor = final
    editor.show_place(AGENDA)
    assert editor.access.read_only, "looking changes nothing"
    editor.fill_in("start")
    assert not editor.access.read_only
    assert editor.form.boxes["start"].editor.hasFocus()
