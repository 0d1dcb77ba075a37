"""What a step says of what it lacks: at its foot, what has to be filled in before, and of which problem it is."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel

from models.records import Rectification, RectificationStep
from models.records.rectification import FOR_REVIEW, WORKING
from models.records.rectification_step import APPLY, CLOSE, EXTEND
from tests.ui.small_branch import day
from ui.tabs.register.detail import step_words

READY = {"measures": "按计划开会", "owner": "张伟", "deadline": day("2026-12-31")}


def open_item(page, session, **about):
    about = {"found": day("2026-10-12"), "problem": "组织生活不经常", "source": "自查"} | about
    with session.unit("登记") as unit:
        number = unit.add(Rectification(**about))
    page.go_to("rectification", number)


def test_one_of_two_filled_takes_the_mark_from_the_other(page, session, dialogs):
    open_item(page, session, state=FOR_REVIEW, source="巡察", **READY)

    def close(dialog):
        dialog.accept()
        boxes = [dialog.form.boxes[name] for name in ("by", "body", "document")]
        assert [box.editor.property("tone") for box in boxes] == ["bad"] * 3
        assert "请填写验收人或验收单位" in dialog._state.text()
        assert "请填验收单位或文号" in dialog._state.text()
        dialog.form.boxes["body"].editor.set_value_text("区委巡察办")
        dialog.form.edited.emit()
        assert not any(box.editor.property("tone") for box in boxes)
        dialog.reject()

    dialogs.append(close)
    page.take_step(CLOSE)


def test_a_step_marks_what_it_cannot_do_without_and_a_file_is_evidence(page, session, dialogs):
    open_item(page, session, state=WORKING, **{**READY, "outcome": "", "evidence": ""})

    def apply(dialog):
        starred = {
            n for form in (dialog.of_item, dialog.form) for n, b in form.boxes.items() if b.caption.text()[-1] == "*"
        }
        assert starred == {"outcome", "day", "evidence"}
        dialog.accept()
        boxes = dialog.of_item.boxes
        assert boxes["outcome"].editor.accessibleDescription() == "完成情况还没有填"
        assert boxes["evidence"].editor.accessibleDescription() == "没有佐证材料：请写明，或添加文件"
        dialog.reject()

    dialogs.append(apply)
    page.take_step(APPLY)


def test_the_problem_stands_whole_above_a_step(page, session, dialogs):
    problem = "会议记录要素不全，" * 12 + "没有主持人签字"
    open_item(page, session, state=WORKING, **{**READY, "problem": problem})

    def extend(dialog):
        assert problem in [label.text() for label in dialog.findChildren(QLabel)]
        dialog.reject()

    dialogs += [extend, extend]
    page.take_step(EXTEND)
    page.report()


def test_a_sentence_before_a_name_has_one_sign_at_its_end():
    step = RectificationStep(action=APPLY, by="戴思", text="附照片。")
    assert step_words(step, "均按时完成。") == "【申请销号】均按时完成；戴思；附照片。"
