"""Coming and going by its dialogs: what is asked, what is said, what the roster takes over, and undone in one step."""

import pytest
from PySide6.QtWidgets import QTableWidget

from models.kinds import PartialDate
from models.records import Contact, Member, StatusChange, Transfer
from models.records.transfer import IN, OUT
from tests.ui.small_branch import TODAY
from ui.dialogs.going.acting import Acting
from ui.dialogs.going.away_dialog import AwayDialog
from ui.dialogs.going.change_dialog import ChangeDialog
from ui.dialogs.going.contact_dialog import ContactDialog
from ui.dialogs.going.register_dialog import RegisterDialog
from ui.dialogs.going.transfer_dialog import TransferDialog


def who(session, name):
    return next(m for m in session.ledger.all(Member) if m.name == name)


def fill(form, **texts):
    for name, text in texts.items():
        editor = form.boxes[name].editor
        editor.set_value_text(text)
        editor.left.emit()


def said(form, name):
    return form.boxes[name].message.text()


@pytest.fixture
def opened(qtbot, session):
    """Opens a dialog of a kind for a member."""

    def make(kind, *arguments, **more):
        made = kind(session, *arguments, None, **more)
        qtbot.addWidget(made)
        return made

    return make


@pytest.fixture
def sending(opened, session):
    member = who(session, "王磊")
    return opened(TransferDialog, Transfer(member_id=member.id, direction=OUT), member)


LETTER = {
    "other": "某街道党支部",
    "issued": "2026-11-01",
    "letter": "014",
    "near": "否",
    "fee_until": "2026-10",
    "sealed": "是",
}


def test_a_letter_without_receipt_leaves_the_member_where_she_is(sending, session):
    fill(sending.form, **LETTER)
    assert sending.form.boxes["valid_days"].editor.value_text() == "30", "as letters to elsewhere usually hold"
    assert "转出在途，有效期至 2026-12-01" in said(sending.form, "receipt")
    assert "第二十五条" in said(sending.form, "receipt")
    sending.accept()
    (letter,) = session.ledger.all(Transfer)
    assert (letter.member_id, letter.valid_days) == (who(session, "王磊").id, 30)
    assert who(session, "王磊").belongs(TODAY)


def test_the_receipt_sets_the_leaving_in_the_same_step_and_undo_takes_both_back(sending, session):
    before = session.ledger.units()
    fill(sending.form, **LETTER, receipt="2026-11-20")
    assert sending._people.boxes["left"].editor.value_text() == "2026-11-20"
    sending.accept()
    gone = who(session, "王磊")
    assert (gone.show("left"), gone.left_why, gone.left_to) == ("2026-11-20", "转出", "某街道党支部")
    assert len(session.ledger.units()) == len(before) + 1
    session.undo()
    assert session.ledger.all(Transfer) == []
    assert who(session, "王磊").left is None


def test_the_day_of_leaving_can_be_another_or_none(opened, session, sending):
    fill(sending.form, **LETTER, receipt="2026-11-20")
    fill(sending._people, left="2026-12-01")
    sending.accept()
    assert who(session, "王磊").show("left") == "2026-12-01"
    again = opened(TransferDialog, session.ledger.all(Transfer)[0], who(session, "王磊"))
    fill(again._people, left="")
    again.accept()
    assert (who(session, "王磊").left, who(session, "王磊").left_why) == (None, "")


def test_saving_without_the_receipt_that_was_to_be_kept_is_told(opened, session, sending):
    fill(sending.form, **LETTER)
    sending.accept()
    kept = session.ledger.all(Transfer)[0]
    again = opened(TransferDialog, kept, who(session, sending._member.name), first="receipt")
    again.accept()
    assert again.result() == 0
    assert "回执日期还没有填" in again._state.text()
    fill(again.form, receipt="2026-11-20")
    again.accept()
    assert session.ledger.all(Transfer)[0].receipt == PartialDate(2026, 11, 20)


def test_a_receipt_taken_out_again_brings_the_member_back(opened, session, sending):
    fill(sending.form, **LETTER, receipt="2026-11-20")
    sending.accept()
    again = opened(TransferDialog, session.ledger.all(Transfer)[0], who(session, "王磊"))
    fill(again.form, receipt="")
    again.accept()
    assert who(session, "王磊").belongs(TODAY)


def test_a_corrected_receipt_takes_the_day_of_leaving_with_it_unless_that_was_another(opened, session, sending):
    fill(sending.form, **LETTER, receipt="2026-11-20")
    fill(sending.form, receipt="2026-11-18")
    assert sending._people.boxes["left"].editor.value_text() == "2026-11-18"
    fill(sending._people, left="2026-12-01")
    fill(sending.form, receipt="2026-11-19")
    assert sending._people.boxes["left"].editor.value_text() == "2026-12-01"
    sending.accept()
    assert who(session, "王磊").show("left") == "2026-12-01"


def test_an_incomplete_letter_is_told_what_it_lacks_and_kept(sending, session):
    fill(sending.form, other="某街道党支部", issued="2026-11-01", valid_days="120")
    assert "一般不超过 90 天" in said(sending.form, "valid_days")
    assert "介绍信编号、党费交至年月、印章和骑缝章" in said(sending.form, "letter")
    sending.accept()
    assert session.ledger.all(Transfer)[0].valid_days == 120


def test_somebody_who_comes_is_added_with_the_letter(opened, session):
    dialog = opened(TransferDialog, Transfer(direction=IN), None)
    fill(
        dialog._people,
        name="孙㛃",
        id_number="110105198503120020",
        kind="正式党员",
        joined="2010-07-01",
        full="2012-07-01",
    )
    assert dialog._people.boxes["sex"].editor.value_text() == "女"
    assert "预备期满应为 2011-07-01" in said(dialog._people, "full")
    assert not said(dialog._people, "arrived")
    fill(dialog.form, other="某区党支部", issued="2026-11-01")
    assert "没有填来支部日期" in said(dialog._people, "arrived")
    fill(dialog.form, receipt="2026-11-10")
    assert dialog._people.boxes["arrived"].editor.value_text() == "2026-11-10"
    assert not said(dialog._people, "arrived")
    dialog.accept()
    came = who(session, "孙㛃")
    assert came.branch == session.branch.name
    assert [t.member_id for t in session.ledger.all(Transfer)] == [came.id]
    assert not came.belongs(PartialDate(2026, 11, 9).first())
    session.undo()
    assert "孙㛃" not in {m.name for m in session.members}


def test_a_name_is_needed_before_anything_is_written(opened, session):
    dialog = opened(TransferDialog, Transfer(direction=IN), None)
    fill(dialog.form, other="某区党支部", issued="2026-11-01")
    dialog.accept()
    assert session.ledger.all(Transfer) == []
    assert said(dialog._people, "name") == "请填写姓名"


def test_who_has_left_and_comes_back_gets_a_new_row(opened, session):
    gone = who(session, "赵刚")
    dialog = opened(TransferDialog, Transfer(member_id=gone.id, direction=IN), gone)
    fill(dialog.form, other="某区党支部", issued="2026-11-01", receipt="2026-11-10")
    dialog.accept()
    rows = [m for m in session.ledger.all(Member) if m.name == "赵刚"]
    assert [(m.show("left"), m.show("arrived")) for m in rows] == [("2025-06-01", ""), ("", "2026-11-10")]
    assert session.ledger.all(Transfer)[0].member_id == rows[1].id


def test_drafts_of_two_letters_do_not_mix(opened, session, sending):
    fill(sending.form, other="某街道党支部")
    sending._drafts.keep()
    other = who(session, "李敏")
    assert (
        opened(TransferDialog, Transfer(member_id=other.id, direction=OUT), other)
        .form.boxes["other"]
        .editor.value_text()
        == ""
    )
    same = who(session, "王磊")
    assert (
        opened(TransferDialog, Transfer(member_id=same.id, direction=IN), same).form.boxes["other"].editor.value_text()
        == ""
    )
    again = opened(TransferDialog, Transfer(member_id=same.id, direction=OUT), same)
    assert again.form.boxes["other"].editor.value_text() == "某街道党支部"


def test_the_draft_of_a_newcomer_has_the_person_too(opened, session):
    first = opened(TransferDialog, Transfer(direction=IN), None)
    fill(first._people, name="孙㛃")
    first._drafts.keep()
    assert opened(TransferDialog, Transfer(direction=IN), None)._people.boxes["name"].editor.value_text() == "孙㛃"


def test_a_contact_is_kept_with_its_person(opened, session):
    member = who(session, "查良")
    dialog = opened(ContactDialog, Contact(member_id=member.id), member)
    fill(dialog.form, day="2026-11-20", way="电话", by="李敏", result="联系上")
    dialog.accept()
    (kept,) = session.ledger.parts(Contact, member)
    assert kept.title() == "2026-11-20 电话联系上"
    assert "查良" in session.ledger.units()[0].label


def test_being_away_is_said_with_what_is_to_be_done(opened, session):
    dialog = opened(AwayDialog, who(session, "查良"))
    fill(dialog.form, floating_since="2025-05-01", floating_why="务工经商", floating_to="广东")
    assert "应当转移组织关系" in said(dialog.form, "floating_since")
    assert "没有填党组织联系人" in said(dialog.form, "liaison")
    fill(dialog.form, lost="是", lost_since="2026-05-01")
    assert "已满 6 个月，还没有查找记录" in said(dialog.form, "lost_since")
    dialog.accept()
    kept = who(session, "查良")
    assert (kept.show("floating_since"), kept.lost) == ("2025-05-01", "是")


def test_a_striking_asks_for_its_decisions_and_is_kept_without(opened, session):
    member = who(session, "王磊")
    dialog = opened(ChangeDialog, StatusChange(member_id=member.id), member)
    fill(dialog.form, kind="除名（自行脱党）", since="2026-11-10")
    assert "还没有填党员大会日期、上级批复日期、批复文号" in said(dialog.form, "decided")
    assert "《中国共产党党员教育管理工作条例》第三十一条" in said(dialog.form, "decided")
    assert "离开日期 空 → 2026-11-10；离开原因 空 → 除名" in dialog._takes.text()
    dialog.accept()
    gone = who(session, "王磊")
    assert (gone.show("left"), gone.left_why) == ("2026-11-10", "除名")
    assert [c.kind for c in session.ledger.parts(StatusChange, gone)] == ["除名（自行脱党）"]
    session.undo()
    assert who(session, "王磊").left is None
    assert session.ledger.all(StatusChange) == []


def test_a_stop_and_a_resumption(opened, session):
    member = who(session, "王磊")
    for kind, since, standing in (("停止党籍", "2026-03-10", "停止党籍"), ("恢复党籍", "2026-09-01", "正常")):
        dialog = opened(ChangeDialog, StatusChange(member_id=member.id), who(session, "王磊"))
        fill(dialog.form, kind=kind, since=since, decided=since)
        dialog.accept()
        assert who(session, "王磊").standing == standing
    assert len(session.status_changes[member.id]) == 2


@pytest.fixture
def acting(qtbot, session, shell):
    return lambda name: Acting(session, lambda: who(session, name), shell)


def test_an_entry_taken_away_takes_its_leaving_with_it(acting, session, sending, answers):
    fill(sending.form, **LETTER, receipt="2026-11-20")
    sending.accept()
    acting("王磊").remove(session.ledger.all(Transfer)[0])
    assert "一起恢复" in answers.asked[-1]
    assert who(session, "王磊").belongs(TODAY)
    session.undo()
    assert not who(session, "王磊").belongs(TODAY)
    answers.yes = False
    acting("王磊").remove(session.ledger.all(Transfer)[0])
    assert not who(session, "王磊").belongs(TODAY)


def test_a_decision_taken_away_takes_the_standing_with_it(acting, opened, session):
    member = who(session, "王磊")
    dialog = opened(ChangeDialog, StatusChange(member_id=member.id), member)
    fill(dialog.form, kind="停止党籍", since="2026-03-10")
    dialog.accept()
    acting("王磊").remove(session.ledger.all(StatusChange)[0])
    assert who(session, "王磊").standing == "正常"
    assert who(session, "王磊").standing_since is None


def test_a_receipt_without_a_letter_is_told_so(acting, answers):
    acting("王磊").receipt()
    assert "没有在途的转接" in answers.said[-1]


def test_the_register_lists_all_and_follows(opened, session, sending):
    register = opened(RegisterDialog)
    assert register._stack.currentIndex() == 1, "an empty register says how to begin"
    fill(sending.form, **LETTER)
    sending.accept()
    table = register.findChild(QTableWidget)
    row = [table.item(0, column).text() for column in range(table.columnCount())]
    assert row == ["王磊", "转出", "某街道党支部", "014", "2026-11-01", "2026-12-01", "", "在途"]
    assert "在途 1 件" in register._sum.text()
    register._which.choose(IN)
    register._show()
    assert table.rowCount() == 0


def test_a_new_letter_out_is_of_today_and_one_from_elsewhere_has_no_day_yet(opened, session, sending):
    assert sending.form.boxes["issued"].editor.value_text() == TODAY.isoformat()
    assert not sending.touched()
    assert said(sending.form, "receipt") == said(sending.form, "letter") == ""
    member = who(session, "王磊")
    coming = opened(TransferDialog, Transfer(member_id=member.id, direction=IN), member)
    assert coming.form.boxes["issued"].editor.value_text() == ""
