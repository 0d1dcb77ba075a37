"""The files of attachments: kept once, whole, verified before use; what can run or hides what it is does not come in."""

import hashlib
import os
import sqlite3
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from models.kinds import PartialDate
from models.records import Attachment
from models.store import Ledger, LedgerBusy
from models.store.attachment_gate import MOST_BYTES, AttachmentRefused, honest_name, renamed, usual_kind
from models.store.attachments import Attachments, in_words

TODAY = date(2026, 11, 23)
PDF = b"%PDF-1.7 invented"


@pytest.fixture
def store(ledger: Ledger) -> Attachments:
    return Attachments(ledger)


def put(folder: Path, name: str, content: bytes = PDF) -> Path:
    file = folder / name
    file.write_bytes(content)
    return file


def files(store: Attachments) -> list[Path]:
    return sorted(file for file in store.folder.rglob("*") if file.is_file()) if store.folder.exists() else []


def test_a_file_is_kept_under_its_hash_and_told(store: Attachments, ledger: Ledger, tmp_path: Path) -> None:
    made = store.take(put(tmp_path, "2026年签到表.PDF"), TODAY)
    digest = hashlib.sha256(PDF).hexdigest()
    assert made == Attachment(
        kind="签到表", name="2026年签到表.PDF", size=len(PDF), sha256=digest, added=PartialDate(2026, 11, 23)
    )
    assert files(store) == [ledger.path.with_name("支部-附件") / digest[:2] / f"{digest}.pdf"]
    assert store.trouble(made) == store.damaged(made) == ""


def test_the_same_content_is_stored_once(store: Attachments, tmp_path: Path) -> None:
    one, two = store.take(put(tmp_path, "甲.pdf"), TODAY), store.take(put(tmp_path, "乙.jpeg"), TODAY)
    assert one.sha256 == two.sha256
    assert (one.name, two.name) == ("甲.pdf", "乙.jpeg")
    assert len(files(store)) == 1


def test_adding_it_again_mends_a_damaged_file(store: Attachments, tmp_path: Path) -> None:
    made = store.take(put(tmp_path, "甲.pdf"), TODAY)
    files(store)[0].write_bytes(b"X" * len(PDF))
    assert store.trouble(made) == ""  # the size alone does not tell
    assert store.damaged(made) == "内容已改变"
    store.take(tmp_path / "甲.pdf", TODAY)
    assert store.damaged(made) == ""
    assert len(files(store)) == 1


def test_what_is_missing_or_changed_is_said_and_not_handed_out(store: Attachments, tmp_path: Path) -> None:
    made = store.take(put(tmp_path, "甲.pdf"), TODAY)
    store.copy_out(made, tmp_path / "出.pdf")
    assert (tmp_path / "出.pdf").read_bytes() == PDF
    files(store)[0].write_bytes(b"X" * len(PDF))
    with pytest.raises(AttachmentRefused, match="内容与添加时不一致"):
        store.copy_out(made, tmp_path / "坏.pdf")
    assert not (tmp_path / "坏.pdf").exists()
    files(store)[0].write_bytes(b"")
    assert store.trouble(made) == "内容已改变"
    files(store)[0].unlink()
    assert store.trouble(made) == store.damaged(made) == "文件不见了"
    with pytest.raises(AttachmentRefused, match="支部-附件"):
        store.copy_out(made, tmp_path / "坏.pdf")
    assert store.file_of(Attachment(sha256="../../支部")) is None


def test_a_copy_given_out_takes_the_place_of_another_only_when_it_is_whole(store: Attachments, tmp_path: Path) -> None:
    made, target = store.take(put(tmp_path, "甲.pdf"), TODAY), tmp_path / "出" / "甲.pdf"
    target.parent.mkdir()
    target.write_bytes("以前的文件".encode())
    files(store)[0].write_bytes(b"X" * len(PDF))
    with pytest.raises(AttachmentRefused, match="内容与添加时不一致"):
        store.copy_out(made, target)
    assert target.read_bytes() == "以前的文件".encode()
    files(store)[0].unlink()
    shelf = store.folder / made.sha256[:2]
    (shelf / (made.sha256 + ".pdf")).mkdir()  # it opens no more than a file on a broken disk
    with pytest.raises(AttachmentRefused, match="读不出来或写不下"):
        store.copy_out(made, target)
    assert target.read_bytes() == "以前的文件".encode()
    assert list(target.parent.iterdir()) == [target]


@pytest.mark.parametrize(
    "name",
    ["a.exe", "照片.jpg.exe", "照片.EXE", "a.exe.", "a.exe .pdf", "a.js.pdf", "脚本.vbs", "a.ps1", "a.sh", "链接.lnk", "a.scr", "a.msi",
     "a.jar", "a.hta", "表.xlsm", "文.docm", "片.pptm", "a．exe", "a.ｅｘｅ", "a.svg", "页.html", "页.xhtml", "a.msc", "a.slk", "a.iqy", "a.appref-ms", "CON", "nul.pdf", "com1.txt", "LPT¹",
     "合同\u202efdp.exe", "合同\u202e.pdf", "a\x07.pdf", "a\u200b.pdf", "...", "a\\b.pdf"],
)  # fmt: skip
def test_dangerous_names_are_refused_in_a_sentence(name: str) -> None:
    with pytest.raises(AttachmentRefused, match="没有添加"):
        honest_name(name)


@pytest.mark.parametrize(
    "name",
    [
        "入党志愿书（扫描件）.pdf",
        "2026.11.23 签到.jpg",
        "𠮷䶮.docx",
        "www.12371.com 摘录.pdf",
        "无后缀",
        "a.xlsx",
        "console.pdf",
    ],
)
def test_ordinary_names_stay_as_they_are(name: str) -> None:
    assert honest_name(name) == name


@pytest.mark.parametrize("content", [b"MZ\x90\x00", b"\x7fELF\x02", b"#!/bin/sh\n"])
@pytest.mark.parametrize("name", ["照片.jpg", "扫描.pdf", "无后缀"])
def test_a_program_under_another_name_is_known_by_its_first_bytes(
    store: Attachments, tmp_path: Path, name: str, content: bytes
) -> None:
    with pytest.raises(AttachmentRefused, match="内容是程序"):
        store.take(put(tmp_path, name, content), TODAY)
    assert files(store) == []


def test_a_text_may_begin_with_any_letters(store: Attachments, tmp_path: Path) -> None:
    assert store.take(put(tmp_path, "笔记.txt", b"MZ is no program here"), TODAY).kind == "材料"


def test_empty_large_missing_and_other_things_are_refused(store: Attachments, tmp_path: Path) -> None:
    large = put(tmp_path, "大.pdf")
    os.truncate(large, MOST_BYTES + 1)
    for path, why in (
        (put(tmp_path, "空.pdf", b""), "空文件"), (large, "不超过 50 MB"), (tmp_path / "没有.pdf", "找不到"), (tmp_path, "文件夹"),
    ):  # fmt: skip
        with pytest.raises(AttachmentRefused, match=why):
            store.take(path, TODAY)
    os.truncate(large, MOST_BYTES)
    assert store.take(large, TODAY).size == MOST_BYTES
    assert len(files(store)) == 1


@pytest.mark.skipif(os.name != "posix", reason="只有 POSIX 有命名管道和这种锁")
def test_a_pipe_and_our_own_ledger_are_not_read(store: Attachments, ledger: Ledger, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "管道.pdf")
    with pytest.raises(AttachmentRefused, match="不是普通文件"):
        store.take(tmp_path / "管道.pdf", TODAY)
    os.link(ledger.path, tmp_path / "别名.pdf")
    with pytest.raises(AttachmentRefused, match="打开着的账本"):
        store.take(tmp_path / "别名.pdf", TODAY)
    code = "import sys; from pathlib import Path; from models.store import Ledger; Ledger.open(Path(sys.argv[1]))"
    other = subprocess.run([sys.executable, "-c", code, ledger.path], capture_output=True, text=True)
    assert LedgerBusy.__name__ in other.stderr  # the lock is still held


def test_a_folder_that_takes_nothing_is_said(store: Attachments, tmp_path: Path) -> None:
    store.folder.write_bytes(b"a file where the folder should be")
    with pytest.raises(AttachmentRefused, match="没有添加"):
        store.take(put(tmp_path, "甲.pdf"), TODAY)


def test_undo_takes_the_record_and_leaves_the_file(store: Attachments, ledger: Ledger, tmp_path: Path) -> None:
    made = store.take(put(tmp_path, "甲.pdf"), TODAY)
    made.owner, made.owner_id = "member", 1
    with ledger.unit("添加附件：甲.pdf") as unit:
        unit.add(made)
    ledger.undo()
    assert ledger.all(Attachment) == []
    assert len(files(store)) == 1
    ledger.redo()
    kept = ledger.all(Attachment, owner="member", owner_id=1)
    assert [store.damaged(attachment) for attachment in kept] == [""]
    assert not ledger.damage([Attachment])
    assert isinstance(ledger._conn, sqlite3.Connection)


def test_a_new_name_keeps_what_kind_of_file_it_is() -> None:
    assert renamed("大会签到", "扫描001.pdf") == "大会签到.pdf"
    assert renamed("大会签到.PDF", "扫描001.pdf") == "大会签到.PDF"
    assert renamed("报告.docx", "扫描001.pdf") == "报告.docx.pdf"
    with pytest.raises(AttachmentRefused):
        renamed("a.exe", "扫描001.pdf")


def test_the_kind_is_what_the_name_says() -> None:
    assert [usual_kind(name) for name in ("党员大会通知.pdf", "签到表.jpg", "IMG_2031.JPG", "思想汇报.docx")] == [
        "通知", "签到表", "照片", "材料",
    ]  # fmt: skip


def test_sizes_in_words() -> None:
    assert [in_words(size) for size in (None, 1, 820 * 1024, 2_200_000)] == ["", "1 KB", "820 KB", "2.1 MB"]
