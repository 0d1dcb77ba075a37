"""What the steps of an item have required stays when its words are corrected, and what stops a step stays said."""

import pytest

from models.bulk_edit import SET, Edit, plan_edits
from models.records.rectification import CLOSED, FOR_REVIEW, REGISTERED, WORKING
from models.records.rectification_step import APPLY
from tests.ui.small_branch import day
from tests.ui.tabs.register.test_register import READY, fill, item, kept, open_item

DONE = READY | {"outcome": "已补开", "evidence": "记录本", "reviewer": "李敏", "reviewed_on": day("2026-11-01"),
                "applied_on": day("2026-10-30"), "closed_on": day("2026-11-01")}  # fmt: skip


def test_a_mark_of_a_step_and_its_refusal_stay_while_nothing_is_changed(page, session, dialogs):
    open_item(page, session, state=WORKING, **READY)

    def hand_in(dialog):
        fill(dialog, text="请验收")
        dialog.form.edited.emit()
        dialog.accept()
        said = dialog._state.text()
        assert said.startswith("没有申请销号")
        box = dialog.of_item.boxes["outcome"]
        marked = box.message.text()
        assert marked
        box.editor.left.emit()
        dialog._drafts.keep()
        assert (box.message.text(), dialog._state.text()) == (marked, said)
        fill(dialog, outcome="已完成")
        box.editor.edited.emit()
        box.editor.left.emit()
        assert box.message.text() == ""
        assert dialog.of_item.boxes["evidence"].message.text() != ""
        dialog.reject()

    dialogs.append(hand_in)
    page.take_step(APPLY)


@pytest.mark.parametrize(
    ("state", "texts", "field", "said"),
    [
        (CLOSED, {"measures": ""}, "measures", "整改措施还没有填"),
        (CLOSED, {"outcome": " "}, "outcome", "完成情况还没有填"),
        (CLOSED, {"evidence": ""}, "evidence", "没有佐证材料：请写明"),
        (CLOSED, {"owner": "李敏"}, "owner", "验收人 李敏 就是责任人，不能自己给自己销号"),
        (CLOSED, {"source": "巡察"}, "source", "来源是巡察，须由上级验收"),
        (CLOSED, {"found": "2026-11-15"}, "found", "2026-10-30 早于发现日期 2026-11-15"),
        (FOR_REVIEW, {"outcome": ""}, "outcome", "完成情况还没有填"),
        (WORKING, {"owner": ""}, "owner", "责任人还没有填"),
    ],
)
def test_what_a_step_required_stays_in_the_form(page, session, dialogs, state, texts, field, said):
    number = open_item(page, session, state=state, **DONE)
    before = kept(session, number)

    def change(dialog):
        fill(dialog, **texts)
        dialog.accept()
        assert dialog.form.boxes[field].message.text().startswith(said)
        assert ("重新打开" in dialog._state.text()) == (state == CLOSED)
        assert dialog._state.text().startswith("没有保存")
        fill(dialog, **{field: before.show(field)})
        dialog.form.boxes[field].editor.edited.emit()
        assert dialog.form.boxes[field].message.text() == ""
        fill(dialog, problem="组织生活不够经常", measures="按月计划开会")
        dialog.accept()

    dialogs.append(change)
    page.edit()
    after = kept(session, number)
    assert (after.problem, after.measures) == ("组织生活不够经常", "按月计划开会")
    assert getattr(after, field) == getattr(before, field) or field == "measures"


def test_what_an_item_lacked_before_does_not_keep_its_words_from_being_corrected(page, session, dialogs):
    number = open_item(page, session, state=CLOSED, **DONE | {"evidence": "", "owner": "李敏"})

    def change(dialog):
        fill(dialog, problem="组织生活不够经常")
        dialog.accept()

    dialogs.append(change)
    page.edit()
    assert kept(session, number).problem == "组织生活不够经常"


def test_several_items_changed_at_once_keep_what_their_steps_required(page, session, dialogs):
    closed, open_ = (item(session, state=state, number=state, **DONE) for state in (CLOSED, REGISTERED))

    def change(dialog):
        plan = plan_edits(dialog._records, [Edit("owner", SET, "李敏")], dialog._refuses)
        assert [row.record.id for row in plan.changed] == [open_]
        assert "验收人 李敏 就是责任人" in "".join(plan.rows[[r.id for r in dialog._records].index(closed)].refused)

    dialogs.append(change)
    page.go_to("rectification", closed)
    page.table.selectAll()
    page.change()
