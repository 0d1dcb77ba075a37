"""Handing over in the window: what is proposed and looked through, the file, the record, the list; what the window says afterwards."""

from __future__ import annotations

import pytest

from models.handover import HandoverRefused
from models.handover.child import Receive, Work
from models.handover.receiving import verify
from models.records import Handover, Member
from models.store.attachments import Attachments
from tests.models.exports.pdf_reader import ReadPdf
from ui.app import DISPLAYED
from ui.dialogs import undoing
from ui.dialogs.handover import handing_dialog
from ui.dialogs.handover.handing_dialog import HandingDialog
from ui.dialogs.handover.list_preview import ListPreview
from ui.dialogs.handover.work_dialog import WorkDialog
from ui.foot import foot_words


@pytest.fixture
def file(session, tmp_path):
    """A file that is attached to a member; its place beside the ledger."""
    (tmp_path / "说明.txt").write_text("材料", encoding="utf-8")
    store = Attachments(session.ledger)
    taken = store.take(tmp_path / "说明.txt", session.today)
    taken.owner, taken.owner_id = Member.table, 1
    with session.unit("添加附件") as unit:
        unit.add(taken)
    return store.file_of(taken)


@pytest.fixture
def opened(qtbot, shell, session, file):
    """opened(): the dialog, once the attachments are looked through."""

    def open_() -> HandingDialog:
        made = HandingDialog(session, shell)
        qtbot.addWidget(made)
        made.show()
        qtbot.waitUntil(lambda: made._waiting is None, timeout=10_000)
        return made

    return open_


def finished(qtbot, dialog: WorkDialog) -> None:
    qtbot.waitUntil(lambda: dialog._work is None, timeout=60_000)


def test_it_is_packed_kept_and_said(opened, qtbot, shell, session, answers, tmp_path, monkeypatch):
    dialog = opened()
    boxes = dialog.form.boxes
    assert boxes["giver"].editor.value_text() == "张伟"
    assert boxes["day"].editor.value_text() == "2026-11-23"
    assert "附件 1 件" in dialog._counts.text()
    assert "完好" in dialog._state.text()
    boxes["receiver"].editor.set_value_text("limin")
    boxes["receiver"].editor.left.emit()
    assert boxes["receiver"].editor.value_text() == "李敏"
    answers.file = tmp_path / "移交.zbyj"
    dialog._go.click()
    finished(qtbot, dialog)
    assert answers.offered[-1].name == "第一党支部-移交-2026-11-23.zbyj"
    assert dialog._message.property("tone") == "ok", dialog._message.text()

    manifest, digest = verify(answers.file)
    assert manifest.parties.receiver == "李敏"
    kept = session.ledger.all(Handover)
    assert [(one.giver, one.receiver, one.file) for one in kept] == [("张伟", "李敏", "移交.zbyj")]
    line = session.ledger.exports()[0]
    assert (line["what"], line["full"], line["purpose"], line["recipient"]) == ("移交.zbyj", 1, "移交", "李敏")
    assert shell.windowTitle().endswith(f"（已移交） — {DISPLAYED}")  # or Qt would put the name after it once more
    assert foot_words(session) == ("已移交给李敏\n2026-11-23\n此后的改动不会到新账本", "neutral")
    assert session.settings.export_folder() == tmp_path
    assert not dialog._go.isVisible()
    assert answers.asked == []
    assert shell.toast.message.text() == "已移交账本：张伟 → 李敏"
    assert not shell.toast.button.isVisibleTo(shell.toast), "what was copied elsewhere cannot be taken back"

    shown: list[ListPreview] = []
    monkeypatch.setattr("ui.dialogs.handover.list_preview.run", shown.append)
    dialog._print.click()
    qtbot.addWidget(shown[0])
    text = ReadPdf(shown[0]._file).text.replace("\n", "").replace(" ", "")
    assert digest in text
    answers.file = tmp_path / "清单.docx"
    shown[0].save_word()
    assert answers.file.exists()
    shown[0].reject()

    session.undo()
    assert "已移交" not in shell.windowTitle()
    assert "数据仅保存在本机" in foot_words(session)[0]


def test_taking_it_back_says_what_stays(opened, qtbot, shell, session, answers, tmp_path):
    """Ctrl+Z took the record away without a word of the file, as if nothing had been handed over."""
    dialog = opened()
    dialog.form.boxes["receiver"].editor.set_value_text("李敏")
    answers.file = tmp_path / "移交.zbyj"
    dialog._go.click()
    finished(qtbot, dialog)
    assert undoing.undo_tip(session) == "撤销：移交账本：张伟 → 李敏（Ctrl+Z），撤销前会先问"
    answers.yes = False
    for _ in range(2):
        undoing.undo(session, shell)
    question = answers.asked[-1]
    assert answers.asked == [question] * 2
    assert question.startswith("“移交账本：张伟 → 李敏”是 ")
    assert "只是账本里的移交记录" in question
    assert "移交文件、对方收到的账本和导出记录都还在" in question
    assert "打开账本以前" not in question
    assert len(session.ledger.all(Handover)) == 1
    answers.yes = True
    undoing.undo(session, shell)
    assert session.ledger.all(Handover) == []
    assert (answers.file.exists(), len(session.ledger.exports())) == (True, 1)
    undoing.redo(session, shell)
    assert "已移交给李敏" in foot_words(session)[0]
    assert len(answers.asked) == 3


def test_who_signs_is_asked_for(opened, qtbot, session, answers, tmp_path):
    """移交人 could stand empty without a word, and the list had no name there."""
    dialog = opened()
    boxes = dialog.form.boxes
    for name in ("giver", "receiver"):
        boxes[name].editor.set_value_text("")
    answers.file, answers.yes = tmp_path / "移交.zbyj", False
    dialog._go.click()
    assert answers.asked[-1].startswith("移交人和接收人还没有填。")
    assert [boxes[name].message.text() for name in ("giver", "receiver", "witness")] == ["还没有填", "还没有填", ""]
    assert (answers.offered, dialog._work) == ([], None)
    boxes["receiver"].editor.set_value_text("李敏")
    answers.yes = True
    dialog._go.click()
    assert answers.asked[-1].startswith("移交人还没有填。")
    finished(qtbot, dialog)
    assert [(one.giver, one.receiver) for one in session.ledger.all(Handover)] == [("", "李敏")]


@pytest.mark.parametrize("sure", [False, True])
def test_esc_asks_before_what_was_typed_is_thrown_away(opened, answers, sure):
    """The names were gone at one key, where every other dialog asks."""
    dialog = opened()
    dialog.form.boxes["receiver"].editor.set_value_text("李敏")
    answers.yes = sure
    dialog.reject()
    assert "还没有保存" in answers.asked[-1]
    assert dialog.isVisible() is not sure


def test_nothing_is_asked_where_nothing_was_typed(opened, answers):
    dialog = opened()
    dialog.reject()
    assert (answers.asked, dialog.isVisible()) == ([], False)


def test_what_is_missing_stands_in_the_way_until_she_says_so(opened, file, qtbot, session, answers, tmp_path):
    file.unlink()
    dialog = opened()
    assert "“说明.txt”（党员 张伟）：文件不见了" in dialog._named.text()
    assert not dialog._go.isEnabled()
    dialog.as_is.setChecked(True)
    answers.file = tmp_path / "移交.zbyj"
    dialog._go.click()
    finished(qtbot, dialog)
    assert list(verify(answers.file)[0].troubles) == ["“说明.txt”（党员 张伟）：文件不见了"]
    assert "文件不见了" in session.ledger.all(Handover)[0].contents


def test_what_went_missing_meanwhile_is_told(opened, file, qtbot, session, answers, tmp_path):
    dialog = opened()
    file.unlink()
    answers.file = tmp_path / "移交.zbyj"
    dialog._go.click()
    finished(qtbot, dialog)
    assert "有 1 件附件缺失或损坏，没有移交" in dialog._message.text()
    assert not answers.file.exists()
    assert session.ledger.all(Handover) == []
    assert dialog._go.isEnabled()


def test_it_can_be_stopped(opened, qtbot, session, answers, tmp_path):
    dialog = opened()
    answers.file = tmp_path / "移交.zbyj"
    answers.file.write_bytes(b"before")
    dialog._go.click()
    dialog.reject()
    assert dialog.isVisible()
    finished(qtbot, dialog)
    assert dialog._message.text() == "已取消，没有留下写了一半的文件。"
    assert answers.file.read_bytes() == b"before"
    assert session.ledger.all(Handover) == []
    assert [p.name for p in tmp_path.glob("~*")] == []
    dialog.reject()
    assert not dialog.isVisible()


def test_a_target_that_cannot_be_written_is_said(opened, qtbot, session, answers, tmp_path):
    dialog = opened()
    for name, why in (("a.zip", "扩展名是 .zbyj"), ("没有/a.zbyj", "不存在"), ("夹.zbyj", "文件夹")):
        (tmp_path / "夹.zbyj").mkdir(exist_ok=True)
        answers.file = tmp_path / name
        dialog._go.click()
        finished(qtbot, dialog)
        assert why in dialog._message.text()
        assert dialog._message.property("tone") == "bad"
    answers.file = None
    dialog._go.click()
    dialog.form.boxes["day"].editor.set_value_text("")
    dialog._go.click()
    assert "请填写" in dialog.form.boxes["day"].message.text()
    assert session.ledger.all(Handover) == []


def test_the_menu_leads_there(shell, session, monkeypatch):
    asked = []
    monkeypatch.setattr(handing_dialog, "run", asked.append)
    entry = next(a for a in shell.settings_menu().actions() if a.text() == "移交账本…")
    entry.trigger()
    assert isinstance(asked[0], HandingDialog)


def test_refusals_come_out_of_the_other_process_as_they_are(tmp_path):
    with pytest.raises(HandoverRefused, match="找不到移交文件"):
        Work(Receive(tmp_path / "没有.zbyj", tmp_path)).run()
