"""Who came, marked without a mouse: states, reasons, guests, who is left out, the list made again, the sheet to sign."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QLineEdit

from models.kinds import PartialDate
from models.records import Attendance, Meeting, Member
from models.records.meeting import ABSENT, EXCUSED, GUEST, LEFT_OUT, PRESENT
from models.rules.minutes import ROLL
from tests.ui.answering import when_modal
from tests.ui.tabs.meetings.recording import begin
from ui.dialogs.print_preview import PrintPreview

CONTROL = Qt.KeyboardModifier.ControlModifier
KEYS = {
    "enter": Qt.Key.Key_Return, "down": Qt.Key.Key_Down, "right": Qt.Key.Key_Right, "left": Qt.Key.Key_Left, "tab": Qt.Key.Key_Tab,
    "space": Qt.Key.Key_Space, "delete": Qt.Key.Key_Delete, "escape": Qt.Key.Key_Escape, "home": Qt.Key.Key_Home,
}  # fmt: skip


@pytest.fixture
def press(qtbot):
    """Presses keys one after another, each on what has the focus then; other words come as from an input method."""

    def at_once(*keys):
        for key in keys:
            at = QApplication.focusWidget()
            if key == "all":
                qtbot.keyClick(at, Qt.Key.Key_A, CONTROL)
            elif key in KEYS:
                qtbot.keyClick(at, KEYS[key])
            elif key.isdigit():
                qtbot.keyClicks(at, key)
            else:
                typed = QInputMethodEvent()
                typed.setCommitString(key)
                QApplication.sendEvent(at, typed)

    return at_once


@pytest.fixture
def card(shell):
    """The card of a new general meeting of six, with the focus on the first name."""
    shell.activateWindow()
    shell.side.choose("meetings")
    page = shell.pages["meetings"].view
    page.start("支部党员大会")
    made = page._editor.roll
    made.view.setFocus()
    made.view.go_to(0)
    QApplication.processEvents()
    return made


def states(card):
    return [part.state for part in card.parts()]


def in_dialog(does):
    """Lets `does` loose on the next dialog, once it is shown."""

    def answer():
        dialog = QApplication.activeModalWidget()
        try:
            does(dialog)
        finally:
            if dialog is not None and dialog.isVisible():
                dialog.done(0)

    when_modal(answer)


def earlier(session, day="2026-03-12", **about):
    """A meeting before, and how one person was put down there."""
    meeting = Meeting(kind="支部党员大会", day=PartialDate.parse(day), status="定稿")
    with session.unit("登记从前的会议") as unit:
        unit.add(meeting)
        unit.save_parts(meeting, [Attendance(**about)], Attendance)


def test_digits_say_a_state_and_arrows_move(card, press):
    press("1", "right", "2", "right", "3", "right", "4", "right", "space", "space")
    assert states(card) == [PRESENT, EXCUSED, ABSENT, GUEST, EXCUSED, ""]
    press("left", "1")
    assert states(card)[3] == PRESENT


def test_one_key_marks_all_the_others_present(card, press):
    press("2", "all")
    assert states(card) == [EXCUSED, *[PRESENT] * 5]
    assert "Ctrl+A" in card.first.text()


def test_what_is_still_open_is_said_and_the_sum_fits(card, press):
    assert card._open.text() == "还有 6 人未点到"
    press("2", "right", "3", "right", "4")
    assert card._open.text() == "还有 3 人未点到 · 请假 1 · 缺席 1 · 列席 1"
    press("all")
    assert card._open.text() == "请假 1 · 缺席 1 · 列席 1"
    assert card._sum.text() == "应到 5 · 实到 3 · 60%"
    voters = sum(part.votes == "是" and part.expected for part in card.parts())
    assert f"表决 {sum(p.votes == '是' and p.state == PRESENT for p in card.parts())}/{voters}" in card._split.text()
    assert "有表决权：应到" in card._sum.toolTip()


def test_enter_goes_to_the_reason_and_back_to_the_next_person(card, press):
    press("2", "enter")
    line = QApplication.focusWidget()
    assert isinstance(line, QLineEdit)
    assert line.accessibleName() == f"{card.parts()[0].name}请假原因"
    press("出差", "enter")
    assert QApplication.focusWidget() is card.view
    assert card.view.currentIndex().row() == 1
    press("3", "enter", "escape")
    assert card.view.currentIndex().row() == 1
    assert [part.reason for part in card.parts()[:2]] == ["出差", ""]


def test_reasons_are_offered_from_those_written_before(card, press, session):
    press("2", "enter")
    assert not QApplication.focusWidget()._completer._list.isVisible(), "none is invented"
    press("escape")
    for day, reason in (("2026-01-05", "探亲"), ("2026-02-05", "出差"), ("2026-03-05", "出差")):
        earlier(session, day, name="某人", state=EXCUSED, reason=reason)
    earlier(session, "2026-04-05", name="某人", state=ABSENT)  # nobody wrote down why
    card.load(card.parts())
    press("enter", "down", "enter", "3", "enter", "down", "down", "enter")
    assert [part.reason for part in card.parts()[:3]] == ["出差", "探亲", ""]
    assert card.view.currentIndex().row() == 2


def test_the_line_of_a_reason_stays_while_others_come_and_go(card, press):
    press("right", "2")
    kept = card._reasons.line_of(card.parts()[1])
    press("left", "3", "right", "right", "2")
    assert card._reasons.line_of(card.parts()[1]) is kept
    assert [row.part.name for row in card._reasons.rows] == [part.name for part in card.parts()[:3]]
    press("1")
    assert len(card._reasons.rows) == 2


def test_who_is_left_out_needs_what_it_rests_on(card, press, shell):
    def answer(dialog):
        assert dialog.form.boxes["passed"].editor.value_text() == ""
        dialog.form.boxes["ground"].editor.set_value_text("E2 出国（境）半年以上")
        dialog.accept()

    press("all")
    in_dialog(answer)
    press("5")
    person = card.parts()[0]
    assert (person.state, person.ground) == (LEFT_OUT, "E2 出国（境）半年以上")
    assert "缺上级党组织同意、党员大会通过日期" in card.view.model().data(
        card.view.currentIndex(), Qt.ItemDataRole.ToolTipRole
    )
    assert card._reasons.rows[0]._why.text() == "缺上级党组织同意、党员大会通过日期"
    assert card._sum.text() == "应到 6 · 实到 5 · 83%", "as in every register, until the papers are there"
    assert card._open.text() == "手续待补 1"
    person.votes = "否"
    card._show()
    assert card._sum.text() == "应到 6 · 实到 5 · 83%", "who has no vote cannot be left out at all"
    assert card._open.text() == "不计入但没有表决权 1"
    person.votes = "是"
    hints = [e.hint for e in shell.pages["meetings"].view._editor.check._elements]
    assert f"{person.name}不计入应到，缺上级党组织同意、党员大会通过日期" in hints
    press("space")
    assert person.state == LEFT_OUT, "a slip does not take away a consent"


def test_ground_and_consent_come_from_the_last_time_and_the_decision_does_not(card, press, session):
    press("all")  # what is being written stays open while another meeting is added
    who = card.parts()[0]
    earlier(session, name=who.name, member_id=who.member_id, state=LEFT_OUT, ground="E2 出国（境）半年以上",
            consent="局党委〔2026〕3号", passed=PartialDate(2026, 3, 12))  # fmt: skip
    found = {}

    def answer(dialog):
        found.update(dialog.form.typed_text())
        dialog._passed("2026-11-23")
        dialog.accept()

    in_dialog(answer)
    press("5")
    assert found == {"ground": "E2 出国（境）半年以上", "consent": "局党委〔2026〕3号", "passed": ""}
    person = card.parts()[0]
    assert (person.state, str(person.passed)) == (LEFT_OUT, "2026-11-23")
    assert card._reasons.rows[0]._why.text() == "E2 出国（境）半年以上 · 局党委〔2026〕3号"


def test_who_thinks_better_of_it_changes_nothing(card, press):
    press("2")
    in_dialog(lambda dialog: dialog.done(0))
    press("5")
    assert states(card)[0] == EXCUSED


def test_a_guest_is_added_with_name_and_identity_and_taken_away(card, press, shell):
    def answer(dialog):
        dialog.form.boxes["name"].editor.set_value_text("钱某")
        dialog.form.boxes["kind"].editor.set_value_text("发展对象")
        dialog.accept()

    in_dialog(answer)
    card.add_guest()
    guest = card.parts()[-1]
    assert (guest.name, guest.kind, guest.state, guest.member_id) == ("钱某", "发展对象", GUEST, None)
    shell.activateWindow()
    QApplication.processEvents()
    assert QApplication.focusWidget() is card.view
    press("delete")
    assert len(card.parts()) == 6
    press("home", "delete")
    assert len(card.parts()) == 6, "a member of the branch is not struck off"


@pytest.mark.parametrize("same", [True, False])
def test_a_member_named_as_guest_is_asked_about(card, answers, same):
    name, answers.yes = card.parts()[2].name, same

    def answer(dialog):
        dialog.form.boxes["name"].editor.set_value_text(name)
        dialog.accept()

    in_dialog(answer)
    card.add_guest()
    (asked,) = answers.asked
    assert f"名单里已有应到的{name}" in asked
    if same:
        assert len(card.parts()) == 6
        assert (card.parts()[2].state, card.parts()[2].kind) == (GUEST, "正式党员" if name != "欧阳䶮" else "预备党员")
    else:
        assert card.parts()[2].state != GUEST
        assert (card.parts()[6].name, card.parts()[6].state, card.parts()[6].member_id) == (name, GUEST, None)


def test_a_list_is_made_again_only_after_it_was_said_what_changes(card, press, session, answers):
    card.renew.emit()
    assert answers.asked == [], "nothing would change"
    press("2", "enter", "出差", "enter")
    gone = card.parts()[0].member_id
    with session.unit("名册变动") as unit:
        for member in session.members:
            if member.id == gone:
                member.left, member.left_why = PartialDate(2026, 11, 1), "转出"
                unit.save(member)
        unit.add(Member(name="新来某", kind="正式党员", joined=PartialDate(2010, 7, 1), full=PartialDate(2011, 7, 1)))
    before = [(part.name, part.state) for part in card.parts()]
    answers.yes = False
    card.renew.emit()
    assert "增加 1 人：新来某" in answers.asked[0]
    assert "已点到而保留 1 人" in answers.asked[0]
    assert [(part.name, part.state) for part in card.parts()] == before
    answers.yes = True
    card.renew.emit()
    assert {part.name for part in card.parts()} == {name for name, _ in before} | {"新来某"}
    assert next(part for part in card.parts() if part.member_id == gone).reason == "出差"


def test_the_menu_of_a_person_has_every_state(card):
    menu = card.view.menu_of(card.view.currentIndex())
    assert [action.text() for action in menu.actions()] == ["到\t1", "请假\t2", "缺席\t3", "列席\t4", "不计入应到…\t5"]
    menu.deleteLater()


def test_the_sheet_to_sign_is_shown_and_noted(card, session, answers, tmp_path):
    def answer(preview):
        assert isinstance(preview, PrintPreview)
        assert preview._document.pageCount() == 1
        answers.file = tmp_path / "签到表.pdf"
        preview.save_pdf()

    in_dialog(answer)
    card.print_sign_in()
    answers.file = tmp_path / "签到表.docx"
    card.word_sign_in()
    assert (tmp_path / "签到表.pdf").read_bytes().startswith(b"%PDF")
    assert (tmp_path / "签到表.docx").stat().st_size
    assert [(line["what"], line["rows"]) for line in session.ledger.exports()] == [
        (f"签到表.{suffix}", 6) for suffix in ("docx", "pdf")
    ]


def test_two_columns_with_and_without_a_bar(card, qtbot):
    def beside():
        first, second = (card.view.visualRect(card.view.model().index(row)) for row in (0, 1))
        return first.top() == second.top() and second.right() <= card.view.viewport().width()

    assert beside()
    card.load([Attendance(name="欧阳娜娜买买提江阿卜杜热合曼阿依古丽古丽娜艾山", member_id=n) for n in range(1, 301)])
    QApplication.processEvents()
    assert beside()
    assert card.view.verticalScrollBar().isVisible()


def test_an_empty_list_says_why_and_is_made_by_the_same_button(shell, session, answers):
    editor = begin(shell)[1]
    editor.roll.load([])
    assert "按名册列出" in editor.roll._nobody.text()
    assert not editor.roll._nobody.isHidden()
    editor.fill_in(ROLL)
    assert QApplication.focusWidget() is editor.roll.first
    editor.roll.first.click()
    assert len(editor.roll.parts()) == 6
    assert not answers.asked  # nothing that was put down is touched
    assert editor.roll._nobody.isHidden()
    assert "Ctrl+A" in editor.roll.first.text()


def test_enter_after_the_last_field_leads_into_the_text(shell, qtbot):
    editor = begin(shell)[1]
    editor.form.boxes["recorded_on"].editor.setFocus()
    for _ in range(2):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert QApplication.focusWidget() is editor.body
