"""The course of an item says with a step what came of it, as long as that is of the same round."""

from models.records import Rectification
from models.records.rectification import WORKING
from models.records.rectification_step import APPLY, CLOSE, REOPEN
from tests.ui.small_branch import day

READY = {"measures": "按计划开会", "owner": "张伟", "deadline": day("2026-12-31")}


def fill(dialog, **texts):
    for name, text in texts.items():
        form = dialog.form if name in dialog.form.boxes else dialog.of_item
        form.boxes[name].editor.set_value_text(text)


def test_what_was_done_stands_where_it_was_handed_in_and_not_in_a_new_round(page, session, dialogs):
    """The line of 申请销号 was empty, and below it stood that there was no progress yet."""
    with session.unit("登记") as unit:
        number = unit.add(
            Rectification(found=day("2026-10-12"), problem="窗口没人", source="自查", state=WORKING, **READY)
        )
    page.go_to("rectification", number)

    def apply(dialog):
        fill(dialog, outcome="窗口已排班，逐月核对", evidence="排班表")
        dialog.accept()

    def close(dialog):
        fill(dialog, by="李敏", text="属实")
        dialog.accept()

    def again(dialog):
        fill(dialog, deadline="2027-03-31", by="李敏", text="又没有人")
        dialog.accept()

    def said():
        return [row.text.text() for row in page.detail.course.rows if not row.isHidden()]

    assert page.detail._none.isVisible()
    dialogs.append(apply)
    page.take_step(APPLY)
    assert said()[0] == "【申请销号】窗口已排班，逐月核对"
    assert not page.detail._none.isVisible()
    dialogs.append(close)
    page.take_step(CLOSE)
    assert said()[1] == "【申请销号】窗口已排班，逐月核对"
    dialogs.append(again)
    page.take_step(REOPEN)
    with session.unit("这一轮的完成情况") as unit:
        item = session.ledger.get(Rectification, number)
        item.outcome = "第二轮"
        unit.save(item)
    assert not any(words.startswith("【申请销号】第二轮") for words in said())
