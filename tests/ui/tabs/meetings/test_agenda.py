"""The agenda by keyboard: an item with its vote, its place, and taking out."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication

from models.records import AgendaItem, Attendance
from models.records.meeting import SECRET, TOPICS
from models.rules import votes
from tests.ui.answering import when_modal
from tests.ui.tabs.meetings.recording import cards
from ui.tabs.meetings.item_dialog import ItemDialog, Occasion

ADMIT = {"title_text": "讨论接收刘某", "rule": votes.ADMIT, "ballot": SECRET, "eligible": 5, "present": 5, "yes": 5, "no": 0, "abstain": 0}  # fmt: skip


@pytest.fixture
def dialog(qtbot, session, editor):
    def make(kind="支部党员大会", **about):
        made = ItemDialog(session, AgendaItem(**about), None, Occasion(kind, editor.roll.parts(), "赵某（发展对象）"))
        qtbot.addWidget(made)
        made.show()
        return made

    return make


def box(dialog, name):
    return (dialog.panel.form.boxes | dialog.form.boxes)[name].editor


def test_the_topic_proposes_the_vote_and_the_roll_fills_it(dialog):
    made = dialog()
    box(made, "topic").set_value_text(TOPICS[2])
    box(made, "topic").edited.emit()
    shown = [box(made, name).value_text() for name in ("rule", "ballot", "eligible", "present")]
    assert shown == [votes.ADMIT, SECRET, "5", "5"]


def test_a_topic_passed_on_the_way_leaves_nothing_of_its_vote(dialog, qtbot):
    made = dialog()
    topic = box(made, "topic")
    topic.setFocus()
    seen = []
    for _ in TOPICS:
        qtbot.keyClick(topic, Qt.Key.Key_Down)
        seen.append([box(made, name).value_text() for name in ("rule", "ballot", "eligible", "present")])
    votes_of = {TOPICS[1]: votes.ELECT, TOPICS[2]: votes.ADMIT, TOPICS[3]: votes.CONVERT}
    assert seen == [[votes_of[t], SECRET, "5", "5"] if t in votes_of else [""] * 4 for t in TOPICS]


def test_a_rule_that_was_chosen_stays_whatever_the_topic(dialog):
    made = dialog()
    for name, text in (("rule", votes.ADMIT), ("ballot", "举手")):
        box(made, name).set_value_text(text)
        box(made, name).edited.emit()
    for topic in (TOPICS[1], TOPICS[0]):
        box(made, "topic").set_value_text(topic)
        box(made, "topic").edited.emit()
        assert [box(made, name).value_text() for name in ("rule", "ballot")] == [votes.ADMIT, "举手"]


def test_a_topic_chosen_from_the_narrowed_list_proposes_too(dialog, qtbot):
    made = dialog()
    line = box(made, "topic").lineEdit()
    line.setFocus()
    typed = QInputMethodEvent()
    typed.setCommitString("接收")
    QApplication.sendEvent(line, typed)
    popup = line.completer().popup()
    qtbot.waitUntil(popup.isVisible)
    qtbot.keyClick(popup, Qt.Key.Key_Down)
    qtbot.keyClick(popup, Qt.Key.Key_Return)
    assert box(made, "topic").value_text() == "接收预备党员"
    assert made.panel.form.boxes["rule"].editor.value_text() == "接收预备党员"


def test_what_a_committee_only_discusses_is_no_vote(dialog):
    made = dialog("支部委员会会议", title_text="传达学习")
    assert box(made, "rule").value_text() == box(made, "eligible").value_text() == ""
    assert made.panel._outcome.isHidden()
    made.accept()
    assert not votes.taken(made.result_record)


@pytest.mark.parametrize(("at", "text"), [("ballot", "举手"), ("yes", "2")])
def test_a_committee_votes_by_its_own_rule_once_it_votes(dialog, at, text):
    made = dialog("支部委员会会议", title_text="研究工作安排")
    box(made, at).set_value_text(text)
    box(made, at).edited.emit()
    assert [box(made, name).value_text() for name in ("rule", "eligible", "present")] == [votes.COMMITTEE, "5", "5"]
    other = dialog(title_text="研究工作安排")
    box(other, at).set_value_text(text)
    box(other, at).edited.emit()
    assert box(other, "rule").value_text() == ""


def test_a_grading_is_told_as_one_and_becomes_a_vote_with_its_rule(dialog):
    made = dialog("民主评议党员", title_text="民主测评")
    box(made, "ballot").set_value_text(SECRET)
    box(made, "ballot").edited.emit()
    assert made.panel._outcome.isHidden()
    assert "民主测评投的是等次" in made.panel._need.text()
    assert made.panel._told.text() == "记录里写：以无记名投票方式测评。"
    box(made, "rule").set_value_text(votes.GENERAL)
    box(made, "rule").edited.emit()
    assert not made.panel._outcome.isHidden()


def test_a_topic_that_is_voted_on_proposes_the_rule_of_the_committee(dialog):
    made = dialog("支部委员会会议")
    box(made, "topic").set_value_text(TOPICS[2])
    box(made, "topic").edited.emit()
    assert (box(made, "rule").value_text(), box(made, "ballot").value_text()) == (votes.COMMITTEE, "")


def test_the_numbers_are_typed_with_enter_alone_and_judged_at_once(dialog, qtbot):
    made = dialog(**ADMIT | {"yes": None, "no": None, "abstain": None})
    box(made, "issued").setFocus()
    seen = []
    for name, number in (
        ("issued", "5"),
        ("collected", "5"),
        ("yes", "3"),
        ("no", "2"),
        ("abstain", "0"),
        ("invalid", "0"),
    ):
        QApplication.processEvents()
        assert made.focusWidget() is box(made, name)
        qtbot.keyClicks(made.focusWidget(), number)
        seen.append(made.panel._outcome.text())
        qtbot.keyClick(made.focusWidget(), Qt.Key.Key_Return)
    assert seen == [votes.INCOMPLETE, votes.INCOMPLETE, *[votes.PASSED] * 4]
    assert "发出票5张，收回5张，有效票5张，赞成3票" in made.panel._told.text()
    made.accept()
    assert (made.result_record.yes, made.result_record.collected) == (3, 5)


def test_tab_goes_through_all_fields_and_arrives_at_saving(dialog, qtbot):
    made = dialog(**ADMIT)
    made.form.boxes["title_text"].editor.setFocus()
    passed = []
    for _ in range(23):
        passed.append(made.focusWidget().accessibleName())
        qtbot.keyClick(made.focusWidget(), Qt.Key.Key_Tab)
    speaker = passed.index("讨论发言") - 1
    assert passed[speaker].startswith("添加发言人")
    assert passed[passed.index("决议") + 1] == "表决事项"
    assert passed[-1] == "保存"


@pytest.mark.parametrize(
    ("about", "outcome", "says"),
    [
        ({}, votes.PASSED, ""),
        ({"yes": 2, "no": 3}, votes.FAILED, "还差 1 票"),
        ({"present": 2, "yes": 2}, votes.NOT_OPEN, "至少到会 3 人"),
        ({"issued": 4, "collected": 5}, votes.IMPOSSIBLE, "应重新投票"),
        ({"yes": None}, votes.INCOMPLETE, "赞成票没有填"),
    ],
)
def test_each_outcome_says_why(dialog, about, outcome, says):
    made = dialog(**ADMIT | about)
    assert made.panel._outcome.text() == outcome
    assert says in made.panel._why.text()


def test_what_is_not_in_order_is_said_while_one_types(dialog):
    made = dialog(**ADMIT | {"ballot": "举手", "candidate": "刘某", "tellers": "刘某", "present": 4, "yes": 4})
    notes = made.panel._notes.text()
    assert all(word in notes for word in ("无记名", "应当回避", "到会名单里"))
    assert not made.panel.form.boxes["written"].isHidden()
    assert dialog(**ADMIT | {"rule": votes.GENERAL}).panel.form.boxes["written"].isHidden()


def test_a_speaker_is_found_by_pinyin_and_begins_a_paragraph(dialog, qtbot):
    made = dialog(title_text="讨论", discussion="李敏：同意。")
    made.speaker.setFocus()
    qtbot.keyClicks(made.speaker, "shan")
    qtbot.keyClick(made.speaker, Qt.Key.Key_Return)
    QApplication.processEvents()
    assert box(made, "discussion").value_text() == "李敏：同意。\n单雨桐："
    assert made.focusWidget() is box(made, "discussion")
    assert made.speaker.text() == ""
    qtbot.keyClicks(made.focusWidget(), "x")
    box(made, "discussion").set_value_text("钱某：好\n赵某：好")
    box(made, "discussion").edited.emit()
    assert made._stranger.text().startswith("钱某 不在")


def test_who_of_two_of_one_name_spoke_is_asked(qtbot, session):
    there = [
        Attendance(name="王芳", state="到"),
        Attendance(name="王芳", state="到"),
        Attendance(name="李敏", state="到"),
    ]
    item = AgendaItem(discussion="李敏：好\n王芳：好")
    made = ItemDialog(session, item, None, Occasion("支部党员大会", there))
    qtbot.addWidget(made)
    made.show()
    assert made._stranger.text() == "到会的不止一位王芳，请写明是谁，如“王芳（第一党小组）：……”"
    box(made, "discussion").set_value_text("李敏：好\n王芳（第二党小组）：好")
    box(made, "discussion").edited.emit()
    assert not made._stranger.isVisible()


def test_items_move_and_go_and_come_back_by_keys(editor, qtbot):
    editor.agenda.load([AgendaItem(title_text=title, position=place) for place, title in enumerate("甲乙丙")])
    qtbot.keyClick(cards(editor)[0], Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert [item.title_text for item in editor.agenda.items] == list("乙甲丙")
    qtbot.keyClick(cards(editor)[1], Qt.Key.Key_Delete)
    assert [item.title_text for item in editor.agenda.items] == list("乙丙")
    qtbot.keyClick(editor.agenda._back, Qt.Key.Key_Return)
    assert [(item.title_text, item.position) for item in editor.agenda.items] == [("乙", 1), ("甲", 2), ("丙", 3)]


def test_several_candidates_have_an_item_each(editor):
    editor.agenda.load([AgendaItem(**ADMIT | {"candidate": "刘某"})])

    def fill():
        asked = QApplication.activeModalWidget()
        asked.editor.set_value_text("刘某、王某")
        asked.accept()

    when_modal(fill)
    cards(editor)[0].several.emit()
    assert [(i.title_text, i.candidate, i.yes) for i in editor.agenda.items] == [
        ("讨论接收刘某", "刘某", 5),
        ("讨论接收王某", "王某", None),
    ]


def test_what_is_typed_in_an_open_item_is_in_the_draft(editor, session, shell, answers):
    editor.agenda.items = [AgendaItem(title_text="传达学习", position=1)]
    seen = []

    def type_and_give_up():
        asked = QApplication.activeModalWidget()
        box(asked, "title_text").set_value_text("研究工作")
        for name, text in (("discussion", "张伟：同意"), ("yes", "3")):
            box(asked, name).set_value_text(text)
            box(asked, name).edited.emit()
        editor.drafts.flush()
        seen.append(session.ledger.draft("meeting:new")[1]["items"])
        asked.reject()

    when_modal(type_and_give_up)
    editor.agenda._add()
    told = [(item["title_text"], item["discussion"], item["yes"]) for item in seen[0]]
    assert told == [("传达学习", "", ""), ("研究工作", "张伟：同意", "3")]
    editor.drafts.flush()
    assert len(session.ledger.draft("meeting:new")[1]["items"]) == 1

    session.ledger.save_draft("meeting:new", session.ledger.draft("meeting:new")[1] | {"items": seen[0]})
    editor.load(editor.meeting, [], [])  # as after a cut of the power
    assert [item.discussion for item in editor.agenda.items] == ["", "张伟：同意"]


def test_numbers_that_were_missing_are_taken_from_the_list_that_is_filled_in_by_now(dialog):
    made = dialog(**ADMIT | {"eligible": None, "present": None})
    assert not made.panel._fill.isHidden()
    made.panel._fill.click()
    assert [box(made, name).value_text() for name in ("eligible", "present")] == ["5", "5"]
    assert made.panel._fill.isHidden()


def test_a_number_that_cannot_be_read_is_not_judged_by_the_one_before_it(qtbot, session):
    item = AgendaItem(title_text="预算", ballot=SECRET, eligible=9, present=6, yes=5, no=1)
    made = ItemDialog(session, item, None, Occasion("支部党员大会", []))
    qtbot.addWidget(made)
    box(made, "yes").set_value_text("5.5")
    made.panel._typed()
    assert made.panel._outcome.text() == votes.INCOMPLETE
    assert "赞成5票" not in made.panel._told.text()


def test_the_number_of_seats_is_asked_for_in_elections_alone(dialog):
    made = dialog(title_text="选举支部委员")
    seats = made.panel.form.boxes["seats"]
    assert not seats.isVisible()
    box(made, "rule").set_value_text(votes.ELECT)
    box(made, "rule").edited.emit()
    assert seats.isVisible()
    box(made, "seats").set_value_text("3")
    made.accept()
    assert made.result_record.seats == 3


def test_the_vote_is_told_as_the_branch_counts(dialog, session):
    with session.unit("修改规则口径") as unit:
        branch = session.branch
        branch.quorum, branch.general_written, branch.election_base = "超过半数", "是", "实到会"
        unit.save(branch)
    half = dialog(title_text="预算", rule=votes.GENERAL, ballot="举手", eligible=16, present=8, yes=8, no=0, abstain=0)
    assert (half.panel._outcome.text(), "至少到会 9 人" in half.panel._need.text()) == (votes.NOT_OPEN, True)
    assert half.panel.form.boxes["written"].isVisible()
    chosen = dialog(title_text="选举", rule=votes.ELECT, ballot=SECRET, eligible=10, present=8, yes=5, no=3, abstain=0)
    assert chosen.panel._outcome.text() == votes.PASSED
    assert "至少 5 票赞成" in chosen.panel._need.text()
    assert "超过实到会有选举权党员的半数，当选" in chosen.panel._told.text()
    lost = dialog(title_text="选举", rule=votes.ELECT, ballot=SECRET, eligible=10, present=8, yes=4, no=4, abstain=0)
    assert "没有超过实到的半数，还差 1 票" in lost.panel._why.text()
