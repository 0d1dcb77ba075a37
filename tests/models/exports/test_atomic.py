"""A file is written whole or not at all, and nothing else stays in the folder."""

import errno
import multiprocessing
import os
from multiprocessing.connection import Connection
from pathlib import Path

import pytest

from models.exports.atomic import TargetBusy, write_atomic

NOBODY = 65534


def put(text: str):
    return lambda path: path.write_text(text, encoding="utf-8")


def test_writes_a_new_file_and_replaces_an_old_one(tmp_path: Path) -> None:
    target = tmp_path / "记录.pdf"
    write_atomic(target, put("一"))
    target.chmod(0o640)
    write_atomic(target, put("二"))
    assert target.read_text(encoding="utf-8") == "二"
    assert os.name != "posix" or target.stat().st_mode & 0o777 == 0o640
    assert list(tmp_path.iterdir()) == [target]


def test_a_failing_writer_leaves_the_old_file_and_no_other(tmp_path: Path) -> None:
    target = tmp_path / "记录.pdf"
    target.write_text("旧", encoding="utf-8")

    def half(path: Path) -> None:
        path.write_text("半", encoding="utf-8")
        raise RuntimeError("断电")

    with pytest.raises(RuntimeError):
        write_atomic(target, half)
    assert target.read_text(encoding="utf-8") == "旧"
    assert list(tmp_path.iterdir()) == [target]


def test_a_full_disk_is_said(tmp_path: Path) -> None:
    def full(path: Path) -> None:
        raise OSError(errno.ENOSPC, "full")

    with pytest.raises(TargetBusy, match="磁盘空间不足"):
        write_atomic(tmp_path / "记录.pdf", full)
    assert not list(tmp_path.iterdir())


def test_a_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "记录.pdf").mkdir()
    with pytest.raises(TargetBusy, match="”是一个文件夹，没有写入任何内容"):
        write_atomic(tmp_path / "记录.pdf", put("一"))
    assert [path.name for path in tmp_path.iterdir()] == ["记录.pdf"]


@pytest.mark.skipif(os.name != "posix", reason="pipes have names on POSIX only")
def test_what_is_no_ordinary_file_is_refused_and_stays(tmp_path: Path) -> None:
    target = tmp_path / "管道.pdf"
    os.mkfifo(target)
    with pytest.raises(TargetBusy, match="不是普通文件，没有写入任何内容"):
        write_atomic(target, put("一"))
    assert target.is_fifo()


def test_a_missing_folder_is_refused_and_not_made(tmp_path: Path) -> None:
    with pytest.raises(TargetBusy, match="不存在"):
        write_atomic(tmp_path / "没有" / "记录.pdf", put("一"))
    assert not list(tmp_path.iterdir())


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    real, link = tmp_path / "真.pdf", tmp_path / "链.pdf"
    real.write_text("旧", encoding="utf-8")
    try:
        link.symlink_to(real)
    except OSError:
        pytest.skip("此系统不允许建立链接")
    write_atomic(link, put("新"))
    assert link.is_symlink()
    assert real.read_text(encoding="utf-8") == "新"


def _refusal(folder: Path) -> str:
    try:
        write_atomic(folder / "记录.pdf", put("新"))
    except TargetBusy as error:
        return str(error)
    return ""


def _as_nobody(folder: Path, answer: Connection) -> None:
    os.setgid(NOBODY)
    os.setuid(NOBODY)
    answer.send(_refusal(folder))


def refusal(folder: Path) -> str:
    """What a user without special rights is told. Root may write anywhere, so a child process gives its rights up first."""
    if not hasattr(os, "geteuid") or os.geteuid() != 0:
        return _refusal(folder)
    closed = [(parent, parent.stat().st_mode) for parent in folder.parents if not parent.stat().st_mode & 0o001]
    for parent, mode in closed:
        parent.chmod(mode | 0o001)  # let the child pass through
    fork = multiprocessing.get_context("fork")
    here, there = fork.Pipe()
    child = fork.Process(target=_as_nobody, args=(folder, there))
    child.start()
    there.close()
    try:
        return str(here.recv())
    finally:
        child.join()
        for parent, mode in closed:
            parent.chmod(mode)


def test_a_read_only_file_is_refused_and_untouched(tmp_path: Path) -> None:
    target = tmp_path / "记录.pdf"
    target.write_text("旧", encoding="utf-8")
    target.chmod(0o444)
    tmp_path.chmod(0o777)
    assert "“记录.pdf”是只读文件或正被其他程序打开，原有内容没有改动" in refusal(tmp_path)
    assert target.read_text(encoding="utf-8") == "旧"
    assert list(tmp_path.iterdir()) == [target]


@pytest.mark.skipif(os.name != "posix", reason="rights of folders work otherwise on Windows")
def test_a_read_only_folder_is_refused(tmp_path: Path) -> None:
    tmp_path.chmod(0o555)
    try:
        assert "不允许写入" in refusal(tmp_path)
    finally:
        tmp_path.chmod(0o755)
    assert not list(tmp_path.iterdir())
