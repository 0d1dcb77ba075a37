"""Files that nobody should have attached: what comes of them is one sentence, and nothing is left behind."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
import zipfile
from datetime import date
from pathlib import Path

import pytest

from models.kinds import one_line
from models.records import Attachment
from models.store import Ledger
from models.store.attachment_gate import AttachmentRefused, honest_name, renamed
from models.store.attachments import Attachments

TODAY = date(2026, 11, 23)
PDF = b"%PDF-1.7 invented"
posix = pytest.mark.skipif(os.name == "nt", reason="Windows 建不出这样的文件")


@pytest.fixture
def store(ledger: Ledger) -> Attachments:
    return Attachments(ledger)


def left(store: Attachments) -> list[str]:
    return sorted(f.name for f in store.folder.rglob("*") if f.is_file()) if store.folder.exists() else []


def refused(store: Attachments, source: Path) -> str:
    """The sentence that is said of a file; it names the file and stands on one line."""
    with pytest.raises(AttachmentRefused) as told:
        store.take(source, TODAY)
    sentence = str(told.value)
    assert one_line(sentence) == sentence, "a mark in the name reads as something else"
    assert "没有添加" in sentence
    assert left(store) == []
    return sentence


@posix
@pytest.mark.parametrize(
    "name",
    ["CON.pdf", "nul", "COM1.jpg", "aux .png", "PRN.tar.gz", "lpt9", "conin$", "..\\..\\账本.zbtz", "C:\\Windows\\a.pdf", "照片\u202egpj.exe",
     "照片\u202egpj.png", "签到\u200b.pdf", "签到\x07.pdf", "签到\n.pdf", ". .", "安装.exe .", "a.exe…", "a.pdf.lnk", "a.LNK", "a.docm", "a.XLSM",
     "a.html.pdf", "图.svg", "图.svgz", "a.desktop", "a.bat . ", "主题.themepack", "\udcff.pdf"],
)  # fmt: skip
def test_names_that_lie_or_run_are_refused(store: Attachments, tmp_path: Path, name: str) -> None:
    source = tmp_path / name
    source.write_bytes(PDF)
    refused(store, source)


@pytest.mark.parametrize("name", ["../a.pdf", "/etc/passwd", "a/b.pdf", "..", "", "   ", "\x00"])
def test_no_name_is_a_way_to_another_place(name: str) -> None:
    with pytest.raises(AttachmentRefused):
        honest_name(name)
    with pytest.raises(AttachmentRefused):
        renamed(name + "/", "扫描.pdf")


@posix
@pytest.mark.parametrize(
    "name",
    ["长" * 83 + ".pdf", "😀" * 60 + ".pdf", "签到表. . ", " 签到表.pdf ", "a.tar.gz", "e\u0301.pdf", "=cmd.csv"],
)
def test_odd_but_honest_names_are_taken_and_given_out_again(store: Attachments, tmp_path: Path, name: str) -> None:
    source = tmp_path / name
    source.write_bytes(PDF)
    made = store.take(source, TODAY)
    assert made.name == made.name.strip().rstrip(".")
    long = Attachment(name="长" * 300 + ".pdf", sha256=made.sha256, size=made.size)  # as it was renamed to
    assert store.damaged(long) == ""
    assert left(store) == [store.file_of(made).name]


@posix
def test_what_is_no_file_is_refused(store: Attachments, tmp_path: Path) -> None:
    (tmp_path / "文件夹.pdf").mkdir()
    (tmp_path / "断.pdf").symlink_to(tmp_path / "没有.pdf")
    (tmp_path / "环.pdf").symlink_to(tmp_path / "环.pdf")
    (tmp_path / "零.pdf").symlink_to("/dev/zero")
    os.mkfifo(tmp_path / "管道.pdf")
    (tmp_path / "空.pdf").touch()
    said = {
        "文件夹": "文件夹",
        "断": "找不到",
        "环": "找不到",
        "零": "不是普通文件",
        "管道": "不是普通文件",
        "空": "空文件",
    }
    for name, why in said.items():
        assert why in refused(store, tmp_path / f"{name}.pdf")


@posix
def test_a_link_gives_the_content_it_leads_to(store: Attachments, tmp_path: Path) -> None:
    (tmp_path / "原件.pdf").write_bytes(PDF)
    (tmp_path / "链接.pdf").symlink_to(tmp_path / "原件.pdf")
    made = store.take(tmp_path / "链接.pdf", TODAY)
    (tmp_path / "原件.pdf").unlink()
    assert store.damaged(made) == ""


def test_half_a_gigabyte_is_refused_unread(store: Attachments, tmp_path: Path) -> None:
    source = tmp_path / "录像.mp4"
    source.touch()
    os.truncate(source, 500 * 1024 * 1024)
    accessed = source.stat().st_atime_ns
    assert "有 500 MB，每个附件不超过 50 MB" in refused(store, source)
    assert source.stat().st_atime_ns == accessed


@pytest.mark.parametrize("start", [b"<!DOCTYPE html><p>", b"\n <html>", b"<svg xmlns=''>", b"[Desktop Entry]\nExec=x"])
def test_a_page_without_a_suffix_is_known_by_its_content(store: Attachments, tmp_path: Path, start: bytes) -> None:
    (tmp_path / "通知").write_bytes(start)
    assert "网页或快捷方式" in refused(store, tmp_path / "通知")
    (tmp_path / "通知.xls").write_bytes(start)  # many systems hand out tables so
    assert store.take(tmp_path / "通知.xls", TODAY).size == len(start)


def test_a_document_with_macros_under_another_suffix_is_known(store: Attachments, tmp_path: Path) -> None:
    for name, part in (("文.docx", "word/vbaProject.bin"), ("表.XLSX", "xl/VBAPROJECT.BIN")):
        with zipfile.ZipFile(tmp_path / name, "w") as package:
            package.writestr(part, b"x")
        assert "里面带宏" in refused(store, tmp_path / name)
    (tmp_path / "坏.docx").write_bytes(b"PK\x03\x04 cut off")
    assert store.damaged(store.take(tmp_path / "坏.docx", TODAY)) == ""


@posix
def test_a_file_that_another_program_still_writes_is_refused(store: Attachments, tmp_path: Path) -> None:
    """The scanner adds to it as soon as the first part was read: more than the reader takes at once."""
    source = tmp_path / "扫描.pdf"
    source.write_bytes(PDF + bytes(40 * 1024 * 1024))
    stop, begun = threading.Event(), threading.Event()

    def scan() -> None:
        with source.open("r+b", buffering=0) as file:
            while not stop.is_set():
                file.write(b"%PDF-")
                os.utime(source)
                file.seek(0)
                begun.set()

    writer = threading.Thread(target=scan)
    writer.start()
    try:
        begun.wait(10)
        assert "正在被别的程序写入" in refused(store, source)
    finally:
        stop.set()
        writer.join()
    assert store.damaged(store.take(source, TODAY)) == ""


FULL = """
import json, resource, sys
from datetime import date
from pathlib import Path
from models.store import Ledger
from models.store.attachment_gate import AttachmentRefused
from models.store.attachments import Attachments
ledger = Ledger.open(Path(sys.argv[1]))
store = Attachments(ledger)
hard = resource.getrlimit(resource.RLIMIT_FSIZE)[1]
resource.setrlimit(resource.RLIMIT_FSIZE, (3_000_000, hard))
try:
    store.take(Path(sys.argv[2]), date(2026, 11, 23))
    said = ""
except AttachmentRefused as refusal:
    said = str(refusal)
resource.setrlimit(resource.RLIMIT_FSIZE, (hard, hard))
there = [f.name for f in store.folder.rglob("*") if f.is_file()]
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
resource.setrlimit(resource.RLIMIT_FSIZE, (hard, hard))
made = store.take(Path(sys.argv[2]), date(2026, 11, 23))
more = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - peak
print(json.dumps([said, there, store.damaged(made), more]))
"""


@posix
def test_a_full_disk_is_said_and_leaves_no_half_file(ledger: Ledger, tmp_path: Path) -> None:
    """And once there is room, the largest file that is taken needs no more memory than a few pieces of it."""
    source, path = tmp_path / "扫描.pdf", tmp_path / "另一本.zbtz"
    source.write_bytes(PDF)
    os.truncate(source, 50 * 1024 * 1024)
    ledger.copy_to(path)
    done = subprocess.run([sys.executable, "-c", FULL, path, source], capture_output=True, text=True, encoding="utf-8")
    said, there, damaged, more = json.loads(done.stdout or done.stderr)
    assert said == "“扫描.pdf”没有添加：磁盘空间不足。账本没有改动，请处理后再试。"
    assert there == []
    assert damaged == ""
    assert more < 16 * 1024, "kilobytes"


def test_what_a_power_cut_left_goes_with_the_next_file(store: Attachments, tmp_path: Path) -> None:
    store.folder.mkdir()
    old, new = store.folder / "~0123456789abcdef.part", store.folder / "~fedcba9876543210.part"
    sealed = store.folder / "ab" / "~0123456789abcdef.part"
    sealed.parent.mkdir()
    for half in (old, new, sealed):
        half.write_bytes(b"half")
    os.utime(old, (0, 0))
    os.utime(sealed, (0, 0))
    (tmp_path / "甲.pdf").write_bytes(PDF)
    store.take(tmp_path / "甲.pdf", TODAY)
    assert not old.exists()
    assert not sealed.exists()
    assert new.exists()  # it may be another copy at work
