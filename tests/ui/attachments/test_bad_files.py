"""Files that nobody should have attached, dropped on a record: the window goes on, each is said, and nothing is left of them."""

import os
import zlib
from time import process_time

import pytest
from PySide6.QtGui import QColor, QImage

from models.records import Attachment
from tests.ui.attachments.test_card import add, card, document, member, names, opened, picture  # noqa: F401
from tests.ui.dropping import drop
from ui.attachments import card as card_module
from ui.attachments.thumbnails import thumbnail


def png(path, width, height):
    """A picture of one colour whose file is a thousandth of it."""

    def chunk(kind, body):
        return len(body).to_bytes(4, "big") + kind + body + zlib.crc32(kind + body).to_bytes(4, "big")

    line = b"\0" + bytes(width)
    packer = zlib.compressobj(9)
    body = b"".join([*(packer.compress(line) for _ in range(height)), packer.flush()])
    head = width.to_bytes(4, "big") + height.to_bytes(4, "big") + bytes((8, 0, 0, 0, 0))
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", body) + chunk(b"IEND", b""))
    return path


def test_a_drop_of_bad_files_adds_the_good_one_and_says_each(qtbot, card, session, answers, tmp_path):  # noqa: F811
    large = tmp_path / "录像.mp4"
    large.touch()
    os.truncate(large, 500 * 1024 * 1024)
    bad = [large, tmp_path / "没有.pdf", tmp_path]
    for name, content in (("空.pdf", b""), ("nul.pdf", b"x"), ("照片\u202egpj.exe", b"x"), ("宏.docm", b"x")):
        (tmp_path / name).write_bytes(content)
        bad.append(tmp_path / name)
    began = process_time()
    assert drop(card, *(file.as_uri() for file in (*bad, document(tmp_path)))) == (True, True)
    assert process_time() - began < 0.5  # it is read elsewhere
    qtbot.waitUntil(lambda: card._busy is not None, timeout=5_000)
    qtbot.waitUntil(lambda: card._busy is None)
    assert names(card) == ["材料.docx"]
    (said,) = answers.said
    assert len(said.split("\n")) == len(bad)
    assert all("没有添加" in sentence for sentence in said.split("\n"))
    assert "\u202e" not in said
    assert [f.name for f in card._store.folder.rglob("*.part")] == []
    assert session.ledger.undoable().label.startswith("添加附件：材料.docx")


def test_many_refusals_are_told_in_few_sentences(qtbot, card, answers, tmp_path):  # noqa: F811
    add(qtbot, card, *(tmp_path / f"没有{number}.pdf" for number in range(300)))
    (said,) = answers.said
    assert len(said.split("\n")) == 9
    assert said.endswith("另有 292 个文件也没有添加。")


def test_the_same_file_twice_is_two_lines_and_one_file(qtbot, card, session, tmp_path):  # noqa: F811
    file = document(tmp_path)
    add(qtbot, card, file, file)
    assert names(card) == ["材料.docx", "材料.docx"]
    assert len([f for f in card._store.folder.rglob("*") if f.is_file()]) == 1
    card.delete(card.rows[0].attachment)
    assert card._store.damaged(session.ledger.all(Attachment)[0]) == ""


def test_a_name_of_three_hundred_characters_is_opened_under_a_shorter_one(qtbot, card, session, opened, tmp_path):  # noqa: F811
    add(qtbot, card, document(tmp_path))
    kept = card.rows[0].attachment
    kept.name = "长" * 150 + "😀" * 150 + ".docx"
    card._save([kept], "修改附件")
    card.rows[0].clicked.emit()
    qtbot.waitUntil(lambda: card._busy is None)
    assert opened[0].suffix == ".docx"
    assert len(opened[0].name.encode()) < 255
    assert opened[0].read_bytes() == (tmp_path / "材料.docx").read_bytes()


def test_a_file_that_no_program_opens_is_said(qtbot, card, answers, monkeypatch, tmp_path):  # noqa: F811
    monkeypatch.setattr(card_module, "opened", lambda _file: False)
    add(qtbot, card, document(tmp_path))
    card.rows[0].clicked.emit()
    qtbot.waitUntil(lambda: card._busy is None)
    assert answers.said == ["系统没有能打开“材料.docx”的程序，没有打开。请安装相应的程序，或另存到别的电脑上看。"]


@pytest.mark.parametrize(("width", "height"), [(20_000, 20_000), (7_000, 7_000), (1, 100_000_000 // 4)])
def test_a_picture_bomb_is_not_unpacked(qapp, tmp_path, width, height):
    header = png(tmp_path / "小.png", 8, 8).read_bytes()
    bomb = tmp_path / "大.png"
    if width == height == 20_000:
        png(bomb, width, height)
        assert bomb.stat().st_size < 1024 * 1024
    else:
        body = header[16:]
        bomb.write_bytes(header[:16] + width.to_bytes(4, "big") + height.to_bytes(4, "big") + body[8:])
    began = process_time()
    image, why = thumbnail(bomb, bomb.name)
    assert image is None
    assert why
    assert process_time() - began < 0.2


def test_large_scans_have_a_picture_where_it_costs_little(qapp, tmp_path):
    for name, size in (("照片.jpg", (6000, 5000)), ("扫描.png", (3508, 2480))):
        assert thumbnail(picture(tmp_path, name, size), name)[0] is not None
    assert thumbnail(picture(tmp_path, "大.png", (6000, 5000)), "大.png") == (None, "太大，没有预览")


@pytest.mark.qt_log_ignore("JPEG")
def test_a_cut_jpeg_and_one_called_pdf_are_said_or_shown_and_never_fail(qapp, tmp_path):
    image = QImage(800, 600, QImage.Format.Format_RGB32)
    image.fill(QColor("red"))
    image.save(str(tmp_path / "照片.jpg"))
    whole = (tmp_path / "照片.jpg").read_bytes()
    (tmp_path / "改名.pdf").write_bytes(whole)
    assert thumbnail(tmp_path / "改名.pdf", "改名.pdf") == (None, "内容不是 PDF，与文件名不符")
    (tmp_path / "改名.png").write_bytes(whole)
    assert thumbnail(tmp_path / "改名.png", "改名.png")[0] is not None
    for length in (2, 20, 300, len(whole) // 2, len(whole) - 2):
        (tmp_path / "断.jpg").write_bytes(whole[:length])
        image, why = thumbnail(tmp_path / "断.jpg", "断.jpg")
        assert (image is None) == bool(why)


def test_a_file_that_went_or_changed_beside_the_ledger_has_no_picture_and_says_why(qtbot, card, tmp_path):  # noqa: F811
    add(qtbot, card, picture(tmp_path), picture(tmp_path, "二.png", (30, 30)))
    gone, changed = (card._store.file_of(row.attachment) for row in card.rows)
    gone.unlink()
    changed.write_bytes(b"short")
    card._reload()
    assert ["文件不见了" in card.rows[0].accessibleName(), "内容已改变" in card.rows[1].accessibleName()] == [
        True,
        True,
    ]
    assert not card._thumbnails._waiting
