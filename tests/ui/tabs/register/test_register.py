"""整改台账 through the window: from discovery to 销号 and back, refused at each missing step with the reason shown."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel

from models.kinds import PartialDate
from models.records import Rectification, RectificationStep
from models.records.rectification import AT_ONCE, CLOSED, FOR_REVIEW, LONG_TERM, REGISTERED, WORKING
from models.records.rectification_step import APPLY, BEGIN, CLOSE, EXTEND, REGISTER, REOPEN, RETURN
from tests.ui.small_branch import day
from ui.dialogs.register.item_dialog import RectificationDialog
from ui.dialogs.register.step_dialog import StepDialog
from ui.tabs import list_actions


def fill(dialog, **texts):
    for name, text in texts.items():
        form = dialog.form if name in dialog.form.boxes else dialog.of_item
        form.boxes[name].editor.set_value_text(text)


def item(session, **about):
    about = {"found": day("2026-10-12"), "problem": "组织生活不经常", "state": REGISTERED, "source": "自查"} | about
    with session.unit("登记") as unit:
        made = Rectification(**about)
        unit.add(made)
    return made.id


def kept(session, number):
    return session.ledger.get(Rectification, number)


def steps(session, number):
    return session.ledger.parts(RectificationStep, kept(session, number))


def open_item(page, session, **about):
    number = item(session, **about)
    page.go_to("rectification", number)
    return number


READY = {"measures": "按计划开会", "owner": "张伟", "deadline": day("2026-12-31")}


def test_a_new_item_is_registered_and_its_state_is_not_typed(page, session, dialogs):
    def write(dialog):
        assert isinstance(dialog, RectificationDialog)
        assert not {"state", "closed_on", "reviewer", "round"} & set(dialog.form.boxes)
        fill(dialog, problem="制度不落实", found="2026-11-02")
        dialog.accept()

    dialogs.append(write)
    page.new()
    (made,) = [r for r in session.ledger.all(Rectification) if r.problem == "制度不落实"]
    (first,) = steps(session, made.id)
    assert (first.action, first.state, str(first.day)) == (REGISTER, REGISTERED, "2026-11-02")
    session.undo()
    assert not session.ledger.all(RectificationStep, rectification_id=made.id)


def test_a_new_item_begins_with_its_source_from_which_the_number_follows(page, session, dialogs):
    def look(dialog):
        dialog.show()
        assert dialog.focusWidget() is dialog.form.boxes["source"].editor
        cause, raised = dialog.form.boxes["cause"], dialog.form.boxes["raised_by"]
        assert cause.y() == raised.y()
        assert cause.width() > 1.5 * raised.width(), "no empty third beside it"
        dialog.close()

    dialogs.append(look)
    page.new()


def test_what_was_put_right_since_is_not_said_any_longer(page, session, dialogs):
    open_item(page, session)

    def try_twice(dialog):
        dialog.accept()
        assert "整改措施、责任人、整改时限还没有填" in dialog._state.text()
        fill(dialog, measures="按计划开会", owner="张伟")
        dialog.of_item.edited.emit()
        assert dialog._state.text().startswith("没有开始整改：整改时限还没有填")
        fill(dialog, deadline="2026-12-31")
        dialog.of_item.edited.emit()
        assert dialog._state.text() == ""
        dialog.reject()

    dialogs.append(try_twice)
    page.take_step(BEGIN)


def test_an_item_goes_from_discovery_to_closing(page, session, dialogs):
    number = open_item(page, session)

    def begin(dialog):
        assert isinstance(dialog, StepDialog)
        dialog.accept()
        assert dialog.result() == 0
        assert "整改措施、责任人、整改时限还没有填" in dialog._state.text()
        assert "问题整改销号管理" in dialog._state.text()
        fill(dialog, measures="按计划开会", owner="张伟", deadline="2026-12-31")
        dialog.accept()

    def apply(dialog):
        dialog.accept()
        assert "完成情况还没有填" in dialog._state.text()
        fill(dialog, outcome="已补开", evidence="会议记录")
        dialog.accept()

    def close(dialog):
        fill(dialog, by="张伟")
        dialog.accept()
        assert "不能自己给自己销号" in dialog._state.text()
        fill(dialog, by="李敏", text="同意销号")
        dialog.accept()

    dialogs += [begin, apply, close]
    for label, state in ((BEGIN, WORKING), (APPLY, FOR_REVIEW), (CLOSE, CLOSED)):
        assert page.detail.next.text().startswith(label)
        page.detail.next.click()
        assert kept(session, number).state == state
    done = kept(session, number)
    assert (done.reviewer, done.review, str(done.closed_on)) == ("李敏", "同意销号", str(session.today))
    assert [step.action for step in steps(session, number)] == [REGISTER, BEGIN, APPLY, CLOSE]
    session.undo()
    assert kept(session, number).state == FOR_REVIEW
    assert [step.action for step in steps(session, number)] == [REGISTER, BEGIN, APPLY]


def test_an_item_of_a_superior_is_closed_by_the_superior(page, session, dialogs):
    number = open_item(page, session, state=FOR_REVIEW, source="巡察", **READY)

    def close(dialog):
        fill(dialog, by="李敏")
        dialog.accept()
        assert "须由上级验收" in dialog._state.text()
        fill(dialog, document="巡发〔2026〕3号")
        dialog.accept()

    dialogs.append(close)
    page.take_step(CLOSE)
    assert kept(session, number).closing_document == "巡发〔2026〕3号"


def test_a_step_tells_whose_it_is_and_until_when(page, session, dialogs):
    open_item(page, session, state=WORKING, number="2026-自查-31", **READY)

    def extend(dialog):
        words = [label.text() for label in dialog.findChildren(QLabel)]
        assert "2026-自查-31 · 自查 · 责任人 张伟 · 时限 2026-12-31" in words
        dialog.reject()

    dialogs.append(extend)
    page.take_step(EXTEND)


def test_a_deadline_is_moved_with_who_approved_it_and_the_old_one_stays(page, session, dialogs):
    number = open_item(page, session, state=WORKING, **READY)

    def edit(dialog):
        assert "deadline" not in dialog.form.boxes
        dialog.reject()

    def extend(dialog):
        fill(dialog, deadline="2026-12-01")
        dialog.accept()
        assert "批准人" in dialog._state.text()
        assert "没有晚于原时限" in dialog._state.text()
        fill(dialog, deadline="2027-03-31", by="王书记", text="资金未到位")
        dialog.accept()

    dialogs += [edit, extend]
    page.edit()
    page.take_step(EXTEND)
    assert str(kept(session, number).deadline) == "2027-03-31"
    last = steps(session, number)[-1]
    assert (str(last.deadline_before), str(last.deadline), last.by) == ("2026-12-31", "2027-03-31", "王书记")
    told = [row.text.text() for row in page.detail.course.rows]
    assert any("原时限 2026-12-31，新时限 2027-03-31；王书记；资金未到位" in text for text in told)


def test_a_draft_from_before_a_step_does_not_bring_back_what_the_state_excludes(page, session, dialogs):
    """长期坚持 was chosen while the item was only registered; then the power went, and the work was begun."""
    number = open_item(page, session, **READY)

    def crash(dialog):
        fill(dialog, kind=LONG_TERM)
        dialog._drafts.keep()

    def again(dialog):
        assert dialog.form.boxes["kind"].editor.value_text() == LONG_TERM
        dialog.accept()
        assert "不在可选范围内" in dialog.form.boxes["kind"].message.text()
        fill(dialog, kind=AT_ONCE)
        dialog.accept()

    dialogs += [crash, lambda dialog: dialog.accept(), again]
    page.edit()
    page.take_step(BEGIN)
    page.edit()
    assert (kept(session, number).state, kept(session, number).kind) == (WORKING, AT_ONCE)


def test_what_is_typed_into_a_step_is_offered_again(page, session, dialogs):
    number = open_item(page, session, state=WORKING, **READY)

    def crash(dialog):
        fill(dialog, outcome="写了一半", text="说明")
        dialog._drafts.keep()

    def again(dialog):
        assert dialog.of_item.boxes["outcome"].editor.value_text() == "写了一半"
        assert dialog.form.boxes["text"].editor.value_text() == "说明"
        fill(dialog, evidence="照片")
        dialog.accept()

    dialogs += [crash, again]
    page.take_step(APPLY)
    page.take_step(APPLY)
    assert kept(session, number).outcome == "写了一半"
    assert session.ledger.drafts() == []


def test_returned_and_opened_again_in_a_new_round(page, session, dialogs):
    number = open_item(page, session, state=FOR_REVIEW, **READY)
    dialogs += [
        lambda d: (fill(d, text="佐证不全", by="李敏"), d.accept()),
        lambda d: (fill(d, outcome="补齐", evidence="照片"), d.accept()),
        lambda d: (fill(d, by="李敏"), d.accept()),
        lambda d: (fill(d, text="有反弹", deadline="2027-06-30"), d.accept()),
    ]
    for action in (RETURN, APPLY, CLOSE, REOPEN):
        page.take_step(action)
    again = kept(session, number)
    assert (again.state, again.round, str(again.deadline), again.closed_on) == (WORKING, 2, "2027-06-30", None)
    assert "第 2 轮" in page.detail.under.text()
    assert (again.outcome, again.evidence) == ("", ""), "what the first round came to is not handed in again"
    assert steps(session, number)[-1].text == "有反弹\n第 1 轮完成情况：补齐；佐证材料：照片"


def test_a_step_that_the_state_does_not_offer_does_nothing(page, session, dialogs):
    number = open_item(page, session)
    page.take_step(CLOSE)
    assert kept(session, number).state == REGISTERED
    assert kept(session, number).found == PartialDate(2026, 10, 12)


def test_the_closing_form_is_shown_and_kept_as_word(page, session, dialogs, answers, tmp_path):
    open_item(page, session, state=FOR_REVIEW, number="2026-自查-09", **READY)
    answers.file = tmp_path / "申请单.docx"

    def look(preview):
        assert preview._document.pageCount() == 1
        preview.save_word()
        preview.reject()

    dialogs.append(look)
    page.print_closing()
    assert answers.file.exists()
    assert session.ledger.exports()[0]["what"].endswith("申请单.docx")


def test_the_evidence_is_packed_while_the_window_goes_on(page, session, answers, tmp_path, qtbot):
    open_item(page, session, state=WORKING, number="2026-自查-09", **READY)
    answers.file = tmp_path / "佐证.zip"
    page.pack()
    qtbot.waitUntil(lambda: bool(session.ledger.exports()), timeout=20_000)
    assert answers.file.exists()
    assert session.ledger.exports()[0]["what"] == "佐证.zip"


def test_an_empty_register_still_leads_to_a_form_of_the_committee(page, session, monkeypatch):
    with session.unit("清空") as unit:
        for item in session.ledger.all(Rectification):
            unit.remove(item)
    filled = []
    monkeypatch.setattr(list_actions, "fill_form_dialog", lambda *about, **more: filled.append(more))
    (button,) = [b for b in page._nothing.buttons if b.text() == "填上级的表…"]
    assert button.isVisible()
    button.click()
    assert len(filled) == 1


def test_where_nothing_is_open_the_way_to_what_was_closed_is_offered(page, session):
    """The page began with “没有符合条件的记录” where all was done."""
    with session.unit("清空") as unit:
        for each in session.ledger.all(Rectification):
            unit.remove(each)
    number = item(session, state=CLOSED, closed_on=day("2026-11-02"))
    page.segments.choose("open")
    page.reload()
    link = page.stack._elsewhere
    assert (link.isVisible(), link.text()) == (True, "看已销号 1 项")
    link.click()
    assert page.segments.key() == "closed"
    assert page.table.current().id == number
