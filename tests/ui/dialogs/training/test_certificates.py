"""Certificates of a batch in the window: who gets one, what is said before, numbers as one action, files that are logged."""

import pytest
from docx import Document
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from models.kinds import PartialDate
from models.records import Enrolment, Member, Training, Wording
from models.records.wording import CERTIFICATE
from tests.models.exports.pdf_reader import ReadPdf
from ui.dialogs import print_preview
from ui.dialogs.training import certificate_template, certificates_dialog
from ui.dialogs.training.certificate_people import CertificatePeople
from ui.dialogs.training.certificates_dialog import CertificatesDialog
from ui.dialogs.training.numbers_dialog import NumbersDialog
from ui.dialogs.wordings_dialog import WordingsDialog


@pytest.fixture
def batch(session):
    with session.unit("登记") as unit:
        made = Training(
            number="2026-05", name="专题班", organizer="机关党委", planned_hours=8.0, start=PartialDate(2026, 5, 6)
        )
        unit.add(made)
        states = (
            ("张三", "参加", "合格", "自编-1"),
            ("李四", "参加", "合格", ""),
            ("王五", "补课", "", ""),
            ("赵六", "缺课", "", ""),
        )
        unit.add_all(
            [Enrolment(training_id=made.id, name=n, state=s, result=r, certificate=c) for n, s, r, c in states]
        )
    return made


@pytest.fixture
def dialog(qtbot, shell, session, batch):
    made = CertificatesDialog(session, batch, shell)
    qtbot.addWidget(made)
    made.show()
    return made


def tick(dialog, name, on):
    (item,) = dialog.people.findItems(name, Qt.MatchFlag.MatchExactly)
    item.setCheckState(0, Qt.CheckState.Checked if on else Qt.CheckState.Unchecked)


def test_who_passed_is_ticked_and_what_stays_empty_is_said_before(dialog):
    assert [one.name for one in dialog.people.chosen()] == ["张三", "李四", "王五"]
    assert dialog._sum.text() == "发给 3 人 · 不发 1 人"
    assert dialog._message.text().split() == [
        "1", "人不发证书：赵六（缺课）。", "李四、王五没有证书编号，证书上留空待填。",
        "王五没有起止日期，证书上留空待填。", "王五没有考核结果，证书上留空待填。",
    ]  # fmt: skip
    assert dialog.picture.says == ""
    assert dialog._whose.text() == "张三的证书"
    tick(dialog, "赵六", True)
    tick(dialog, "王五", False)
    assert [one.name for one in dialog.people.chosen()] == ["张三", "李四", "赵六"]
    assert "王五（未勾选）" in dialog._message.text()


def test_the_keyboard_is_enough_to_leave_somebody_out(dialog):
    assert dialog.people.hasFocus() or dialog.focusWidget() is dialog.people
    QTest.keyClick(dialog.people, Qt.Key.Key_Down)
    assert dialog._whose.text() == "李四的证书"
    QTest.keyClick(dialog.people, Qt.Key.Key_Space)
    assert [one.name for one in dialog.people.chosen()] == ["张三", "王五"]
    assert dialog._whose.text() == "李四的证书（没有勾选，不印）"


def test_numbers_are_one_action_and_overwrite_nothing(qtbot, dialog, session, batch, monkeypatch):
    opened = []
    monkeypatch.setattr(certificates_dialog, "run", opened.append)
    tick(dialog, "李四", True)
    dialog._number.click()
    (numbers,) = opened
    qtbot.addWidget(numbers)
    parts = numbers.grid.model_of_parts.parts
    assert [(one.name, one.certificate) for one in parts] == [("李四", "2026-05-001"), ("王五", "2026-05-002")]
    model = numbers.grid.model_of_parts
    model.setData(model.index(1, 1), "自编-1")
    numbers.accept()
    assert "“自编-1”，已经给了张三" in numbers._note.text()
    model.setData(model.index(1, 1), "2026-05-001")
    numbers.accept()
    assert "写了两次" in numbers._note.text()
    assert [one.certificate for one in session.ledger.parts(Enrolment, batch)] == ["自编-1", "", "", ""]
    model.setData(model.index(1, 1), "2026-05-008")
    numbers.accept()
    assert [one.certificate for one in session.ledger.parts(Enrolment, batch)] == [
        "自编-1",
        "2026-05-001",
        "2026-05-008",
        "",
    ]
    assert "没有证书编号" not in dialog._message.text()
    assert not dialog._number.isEnabled()
    session.undo()
    assert [one.certificate for one in session.ledger.parts(Enrolment, batch)] == ["自编-1", "", "", ""]


def test_a_number_that_was_given_meanwhile_stays(qtbot, dialog, session, batch):
    numbers = NumbersDialog(session, batch, dialog.people.chosen(), dialog)
    qtbot.addWidget(numbers)
    with session.unit("登记") as unit:
        one = session.ledger.parts(Enrolment, batch)[1]
        one.certificate = "手写-7"
        unit.save(one)
    numbers.accept()
    assert [one.certificate for one in session.ledger.parts(Enrolment, batch)][1:3] == ["手写-7", "2026-05-002"]


def test_it_is_written_in_the_background_and_logged_with_its_count(dialog, qtbot, session, answers, tmp_path):
    answers.file = tmp_path / "证书.pdf"
    tick(dialog, "王五", False)
    dialog.day.set_value_text("2026-05-20")
    dialog.choose()
    assert answers.offered[0].name == "结业证书-2026-05.pdf"
    qtbot.waitUntil(lambda: dialog._job is None, timeout=20_000)
    assert dialog.written == [answers.file]
    first, second = ("".join(lines) for lines in ReadPdf(answers.file).lines)
    assert "张三" in first
    assert "自编-1" in first
    assert "2026年5月20日" in second
    (line,) = session.ledger.exports()
    assert (line["what"], line["rows"], line["full"]) == ("结业证书：证书.pdf", 2, 0)
    assert session.ledger.remembered("certificates")["paper"] == "A4"


def test_a_word_template_gives_a_file_a_person_and_is_offered_again(
    dialog, qtbot, session, shell, batch, answers, tmp_path
):
    template = Document()
    template.add_paragraph("{姓名}：{培训名称}")
    answers.file = tmp_path / "我的模板.docx"
    template.save(str(answers.file))
    dialog.template.choice.setCurrentIndex(dialog.template.choice.findText("用 Word 模板…"))
    dialog.template.choice.activated.emit(dialog.template.choice.currentIndex())
    assert dialog.template.is_word
    assert dialog.files.currentText() == "Word，一人一个文件"
    assert "Word" in dialog.picture.says
    assert dialog._print.isHidden()
    answers.file = tmp_path
    dialog.choose()
    qtbot.waitUntil(lambda: dialog._job is None, timeout=20_000)
    assert [file.name for file in dialog.written] == [
        "结业证书-自编-1-张三.docx",
        "结业证书-李四.docx",
        "结业证书-王五.docx",
    ]
    assert Document(str(dialog.written[0])).paragraphs[0].text == "张三：专题班"
    again = CertificatesDialog(session, batch, shell)
    qtbot.addWidget(again)
    assert again.template.choice.currentText() == "Word：我的模板.docx"


def test_the_day_and_the_text_are_refused_before_anything_is_written(dialog, session, answers):
    dialog.day.set_value_text("2026-05")
    dialog.choose()
    assert dialog._message.text() == "颁发日期要写到哪一天，如 2026-03-12。"
    dialog.day.set_value_text("2026-05-20")
    with session.unit("模板") as unit:
        unit.add(Wording(sort=CERTIFICATE, name="我的", text="证书\n\n{姓 名}"))
    dialog.template._fill("")
    dialog.template.choice.setCurrentText("我的")
    dialog._tell()
    assert "{姓 名} 不认识" in dialog._message.text()
    assert "{姓 名} 不认识" in dialog.picture.says
    dialog.choose()
    dialog.preview()
    for item in dialog.people._items():
        item.setCheckState(0, Qt.CheckState.Unchecked)
    dialog.choose()
    assert "没有勾选任何人" in dialog._message.text()
    assert answers.offered == []


def test_all_pages_are_seen_before_they_are_printed(dialog, qtbot, session, monkeypatch):
    shown = []
    monkeypatch.setattr(certificates_dialog, "run", shown.append)
    dialog.preview()
    (preview,) = shown
    qtbot.addWidget(preview)
    assert isinstance(preview, print_preview.PrintPreview)
    assert (preview._document.pageCount(), preview._rows, preview._full) == (3, 3, False)
    preview.reject()


def test_her_own_text_is_edited_from_here_and_seen_at_once(dialog, qtbot, session, monkeypatch):
    def change(texts):
        assert isinstance(texts, WordingsDialog)
        qtbot.addWidget(texts)
        assert texts.which.key() == CERTIFICATE
        assert texts.name.text() == "结业证书"
        assert texts.kinds.isHidden()
        texts.text.setPlainText(texts.text.toPlainText().replace("特发此证", "以资鼓励"))
        texts.save()

    monkeypatch.setattr(certificate_template, "run", change)
    dialog.template.edit()
    assert "以资鼓励" in dialog.template.text()
    assert dialog.template.choice.currentText() == "结业证书"


def test_an_empty_batch_says_what_to_do(qtbot, shell, session):
    with session.unit("登记") as unit:
        empty = Training(name="空", start=PartialDate(2027, 1, 5))
        unit.add(empty)
    made = CertificatesDialog(session, empty, shell)
    qtbot.addWidget(made)
    assert "还没有人" in made.picture.says
    assert "还没有结束" in made._message.text()
    made.choose()
    assert made._message.text().startswith("参训名单里还没有人。请先填写参训名单。")
    assert not made._print.isEnabled()
    assert not made._save.isEnabled()


def test_with_nobody_ticked_nothing_can_be_printed_until_somebody_is(dialog):
    for one in dialog.people.chosen():
        tick(dialog, one.name, False)
    assert dialog._message.text().startswith("没有勾选任何人，请先勾选发给谁。")
    assert not dialog._print.isEnabled()
    tick(dialog, "张三", True)
    assert dialog._print.isEnabled()
    assert dialog._save.isEnabled()


def test_two_of_one_name_are_told_apart(qtbot, shell, session):
    with session.unit("登记") as unit:
        members = [Member(name="王芳", birth=PartialDate(year, 3, 5)) for year in (1978, 1996)]
        unit.add_all(members)
        batch = Training(name="轮训", start=PartialDate(2026, 5, 6))
        unit.add(batch)
        unit.add_all([Enrolment(training_id=batch.id, member_id=m.id, name=m.name, state="参加") for m in members])
    made = CertificatesDialog(session, batch, shell)
    qtbot.addWidget(made)
    assert [item.text(0) for item in made.people._items()] == ["王芳（1978年生）", "王芳（1996年生）"]
    numbers = NumbersDialog(session, batch, made.people.chosen(), shell)
    qtbot.addWidget(numbers)
    assert [one.name for one in numbers.grid.model_of_parts.parts] == ["王芳（1978年生）", "王芳（1996年生）"]
    numbers.accept()
    assert [(one.name, one.certificate) for one in session.ledger.parts(Enrolment, batch)] == [
        ("王芳", "2026-0506-001"),
        ("王芳", "2026-0506-002"),
    ]


def test_numbers_are_read_to_their_end(dialog, session, batch):
    with session.unit("编号") as unit:
        for one in session.ledger.all(Enrolment, training_id=batch.id):
            one.certificate = f"示例-2026-05-{one.id:03}"
            unit.save(one)
    people = dialog.people
    people.show_people(session.ledger.all(Enrolment, training_id=batch.id), session.ledger.all(Member))
    item = people.topLevelItem(0)
    room = people.columnWidth(1)
    assert people.fontMetrics().horizontalAdvance(item.text(1)) < room


def test_names_keep_their_room_beside_long_numbers_and_reasons(qtbot):
    made = CertificatePeople()
    qtbot.addWidget(made)
    long = "某某街道党工委二〇二六年度第三期集中轮训结业证书"
    made.show_people([Enrolment(id=1, name="李四", state="缺课", certificate=long, result=long, reason=long)], [])
    made.resize(440, 300)
    made.show()
    assert made.columnWidth(0) >= 140
    assert made.columnWidth(1) > 100
