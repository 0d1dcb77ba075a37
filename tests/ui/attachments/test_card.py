"""Attachments on the screen: added by button and by dropping, opened as a copy, renamed, put away, all of it undone."""

import os
import shutil
import zipfile
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPdfWriter
from PySide6.QtWidgets import QApplication

from models.records import Attachment, Meeting, Member
from models.records.attachment import MEETING_KINDS, SCAN, likely_kind
from tests.ui.answering import when_modal
from tests.ui.deleting import delete
from tests.ui.dropping import drop
from ui.attachments import card as card_module
from ui.attachments.card import AttachmentsCard
from ui.attachments.thumbnails import SIDE, thumbnail


@pytest.fixture
def member(session):
    return session.members[0]


@pytest.fixture
def card(qtbot, session, member):
    made = AttachmentsCard(session)
    qtbot.addWidget(made)
    made.resize(500, 400)
    made.show_owner(member)
    made.show()
    return made


@pytest.fixture
def opened(monkeypatch):
    """The files that were handed to the system's program."""
    files: list[Path] = []
    monkeypatch.setattr(card_module, "opened", lambda file: files.append(file) or True)
    return files


def picture(folder, name="照片.png", size=(400, 300)):
    image = QImage(*size, QImage.Format.Format_RGB32)
    image.fill(QColor("red"))
    image.save(str(folder / name))
    return folder / name


def document(folder, name="材料.docx"):
    with zipfile.ZipFile(folder / name, "w") as made:
        made.writestr("word/document.xml", "<w/>")
    return folder / name


def add(qtbot, card, *files):
    card.take(files)
    qtbot.waitUntil(lambda: card._busy is None)


def names(card):
    return [row.attachment.name for row in card.rows]


def test_files_of_one_choice_are_one_action(qtbot, card, session, member, answers, tmp_path):
    answers.file = document(tmp_path)
    card.choose_files()
    qtbot.waitUntil(lambda: card._busy is None)
    add(qtbot, card, picture(tmp_path), document(tmp_path, "签到表.docx"))
    assert session.settings.source_folder() == tmp_path  # where the next chooser opens
    assert names(card) == ["材料.docx", "照片.png", "签到表.docx"]
    assert [row.attachment.kind for row in card.rows] == ["材料", "照片", "签到表"]
    assert session.ledger.undoable().label == f"添加附件：2 个（{member.name}）"
    session.undo()
    assert names(card) == ["材料.docx"]
    session.redo()
    assert len(names(card)) == 3
    assert card._hint.isHidden()


def test_the_keyboard_stays_in_the_card(qtbot, card, answers, tmp_path):
    answers.file = document(tmp_path)
    card.add.setFocus()
    card.choose_files()
    qtbot.waitUntil(lambda: card._busy is None)
    assert card.window().focusWidget() is card.add


def test_the_keyboard_stays_in_the_card_when_a_file_is_removed(qtbot, card, tmp_path):
    add(qtbot, card, document(tmp_path, "一.docx"), document(tmp_path, "二.docx"))
    card.rows[0].setFocus()
    card.rows[0].deleting.emit()
    assert card.window().focusWidget() is card.rows[0]
    assert names(card) == ["二.docx"]
    card.rows[0].deleting.emit()
    assert card.window().focusWidget() is card.add


def test_dropped_files_are_added_and_what_may_not_is_told(qtbot, card, answers, tmp_path):
    (tmp_path / "安装.exe").write_bytes(b"MZ")
    (tmp_path / "照片.jpg").write_bytes(b"MZ\x90")
    files = [tmp_path / "安装.exe", tmp_path / "照片.jpg", document(tmp_path)]
    assert drop(card, "https://example.org/") == (False, False)
    assert drop(card, *(file.as_uri() for file in files), "https://example.org/") == (True, True)
    qtbot.waitUntil(lambda: card._busy is not None, timeout=5_000)
    qtbot.waitUntil(lambda: card._busy is None)
    assert names(card) == ["材料.docx"]
    assert len(answers.said) == 1
    assert "安装.exe" in answers.said[0]
    assert "内容是程序" in answers.said[0]


def test_a_record_that_is_not_kept_takes_none(card, session, tmp_path):
    card.show_owner(Member(name="新人"))
    assert not card.add.isEnabled()
    assert drop(card, document(tmp_path).as_uri()) == (False, False)
    card.take([document(tmp_path)])
    assert card._busy is None
    assert session.ledger.count(Attachment) == 0


def test_what_is_opened_is_a_read_only_copy_under_its_own_name(qtbot, card, session, opened, tmp_path):
    add(qtbot, card, document(tmp_path))
    kept = card._store.file_of(card.rows[0].attachment)
    for _ in range(2):  # a second time over the read-only copy
        card.rows[0].clicked.emit()
        qtbot.waitUntil(lambda: card._busy is None)
    copy = opened[-1]
    assert copy.name == "材料.docx"
    assert copy != kept
    assert copy.read_bytes() == kept.read_bytes()
    assert copy.stat().st_mode & 0o222 == 0
    told = [(line["what"], line["rows"], line["full"]) for line in session.ledger.exports()]
    assert told == [("打开附件副本：材料", 1, 1)] * 2


def test_the_copies_go_with_the_card(qtbot, session, member, opened, tmp_path):
    card = AttachmentsCard(session)
    card.show_owner(member)
    add(qtbot, card, document(tmp_path))
    card.open(card.rows[0].attachment)
    qtbot.waitUntil(lambda: bool(opened))
    folder = opened[0].parents[1]
    assert folder.is_dir()
    delete(card)
    assert not folder.exists()


def test_a_changed_or_missing_file_is_said_and_not_opened(qtbot, card, opened, answers, tmp_path):
    add(qtbot, card, document(tmp_path))
    kept = card._store.file_of(card.rows[0].attachment)
    kept.write_bytes(b"x" * kept.stat().st_size)
    card.rows[0].clicked.emit()
    qtbot.waitUntil(lambda: card._busy is None)
    assert opened == []
    assert "内容与添加时不一致" in answers.said[0]
    kept.unlink()
    card._reload()
    assert "文件不见了" in card.rows[0].accessibleName()


def test_saving_a_copy_is_logged(qtbot, card, session, answers, tmp_path):
    add(qtbot, card, document(tmp_path))
    answers.file = tmp_path / "另存.docx"
    card.save_as(card.rows[0].attachment)
    assert answers.file.read_bytes() == (tmp_path / "材料.docx").read_bytes()
    assert [line["what"] for line in session.ledger.exports()] == ["附件：材料.docx"]


def test_a_place_that_takes_no_such_name_is_said(qtbot, card, session, answers, tmp_path):
    add(qtbot, card, document(tmp_path))
    answers.file = tmp_path / ("长" * 120 + ".docx")
    card.save_as(card.rows[0].attachment)
    assert "没有写成" in answers.said[0]
    assert session.ledger.exports() == []


def fill(name):
    def type_it():
        dialog = QApplication.activeModalWidget()
        dialog.form.boxes["name"].editor.set_value_text(name)
        dialog.accept()
        if dialog.isVisible():
            assert dialog.form.boxes["name"].editor.value_text() == name
            dialog.reject()

    when_modal(type_it)


def test_a_new_name_keeps_the_suffix_and_refuses_what_can_run(qtbot, card, answers, tmp_path):
    add(qtbot, card, document(tmp_path))
    fill("思想汇报")
    card.change(card.rows[0].attachment)
    assert names(card) == ["思想汇报.docx"]
    fill("a.exe")
    card.change(card.rows[0].attachment)
    assert names(card) == ["思想汇报.docx"]
    assert "没有改名" in answers.said[0]


def test_kind_and_deleting_by_keys_can_be_undone(qtbot, card, session, tmp_path):
    add(qtbot, card, document(tmp_path))
    card.set_kind(card.rows[0].attachment, "批复")
    assert [row.attachment.kind for row in card.rows] == ["批复"]
    qtbot.keyClick(card.rows[0], Qt.Key.Key_Delete)
    assert names(card) == []
    assert not card._hint.isHidden()
    assert [a.name for a in session.ledger.all(Attachment, deleted=True)] == ["材料.docx"]
    session.undo()
    assert names(card) == ["材料.docx"]
    assert card._store.damaged(card.rows[0].attachment) == ""


def test_small_pictures_come_by_themselves_and_broken_ones_are_said(qtbot, card, tmp_path):
    (tmp_path / "坏.png").write_bytes(b"no picture")
    add(qtbot, card, picture(tmp_path), tmp_path / "坏.png", document(tmp_path))
    qtbot.waitUntil(lambda: not card._thumbnails._waiting and not card._thumbnails._timer.isActive())
    good, broken, other = card.rows
    assert good.thumb._picture.deviceIndependentSize().toTuple() == (SIDE, SIDE * 3 // 4)
    assert broken.thumb._picture is None
    assert "图片打不开" in broken._about.text()
    assert other.thumb._picture is None
    assert "打不开" not in other._about.text()


def test_the_first_page_of_a_pdf_is_its_picture(qapp, tmp_path):
    writer = QPdfWriter(str(tmp_path / "a.pdf"))
    painter = QPainter(writer)
    painter.drawRect(100, 100, 900, 900)
    painter.end()
    image, why = thumbnail(tmp_path / "a.pdf", "a.pdf")
    assert why == ""
    assert max(image.width(), image.height()) == SIDE
    (tmp_path / "b.pdf").write_bytes(b"%PDF-1.7 cut off")
    assert thumbnail(tmp_path / "b.pdf", "b.pdf") == (None, "文件打不开，可能已损坏")


def test_what_would_stall_the_window_is_not_drawn(qapp, tmp_path):
    file = picture(tmp_path, size=(10, 10))
    os.truncate(shutil.copy(file, tmp_path / "大.png"), 31 * 1024 * 1024)
    assert thumbnail(tmp_path / "大.png", "大.png") == (None, "太大，没有预览")
    header = file.read_bytes()
    huge = header[:16] + (30_000).to_bytes(4, "big") * 2 + header[24:]
    (tmp_path / "巨.png").write_bytes(huge)
    assert thumbnail(tmp_path / "巨.png", "巨.png")[0] is None


def test_many_are_shown_when_asked_for(qtbot, card, session, member):
    with session.unit("添加附件") as unit:
        for number in range(25):
            unit.add(Attachment(owner="member", owner_id=member.id, name=f"{number}.pdf", sha256="0" * 64, size=1))
    assert len(card.rows) == 20
    card._more.click()
    assert len(card.rows) == 25
    card._reload()
    assert len(card.rows) == 20


def of_meeting(qtbot, session):
    made = AttachmentsCard(session, kinds=MEETING_KINDS, likely=likely_kind)
    qtbot.addWidget(made)
    made.show_owner(session.ledger.get(Meeting, 1))
    made.show()
    return made


def test_files_that_may_be_the_scan_are_asked_about_once_and_become_it_in_one_step(qtbot, session, tmp_path):
    card = of_meeting(qtbot, session)
    add(qtbot, card, picture(tmp_path, "IMG_01.png"), picture(tmp_path, "IMG_02.png"))
    assert card._scan.isVisible()
    assert card._scan._words.text() == "刚添加的 2 个文件是签名扫描件吗？"
    card._scan.yes.click()
    assert [row.kind.text() for row in card.rows] == [SCAN, SCAN]
    assert card._scan.isHidden()
    add(qtbot, card, picture(tmp_path, "IMG_03.png", (40, 40)))
    assert card._scan.isHidden(), "it is there already"
    session.undo()
    session.undo()
    assert [row.kind.text() for row in card.rows] == ["照片", "照片"]


def test_nothing_is_asked_of_what_says_what_it_is_nor_on_another_record(qtbot, session, tmp_path):
    card = of_meeting(qtbot, session)
    add(qtbot, card, document(tmp_path, "会议通知.docx"))
    assert card._scan.isHidden()
    add(qtbot, card, picture(tmp_path, "IMG_01.png"))
    assert card._scan.isVisible()
    card.show_owner(session.ledger.get(Meeting, 2))
    assert card._scan.isHidden()
    card.show_owner(session.ledger.get(Meeting, 1))
    add(qtbot, card, picture(tmp_path, "签字页.png", (50, 50)))
    assert [row.kind.text() for row in card.rows] == ["通知", "照片", SCAN]
    assert card._scan.isHidden()


def test_the_kind_is_changed_on_the_line_itself(qtbot, card, session, tmp_path):
    add(qtbot, card, picture(tmp_path))
    row = card.rows[0]
    row.kinds.aboutToShow.emit()
    entries = {entry.text(): entry for entry in row.kinds.actions()}
    assert [text for text, entry in entries.items() if entry.isChecked()] == ["照片"]
    entries["介绍信"].trigger()
    assert [each.kind.text() for each in card.rows] == ["介绍信"]
