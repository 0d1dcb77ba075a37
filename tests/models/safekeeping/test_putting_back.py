"""A ledger that was copied with its backups and without its attachments: they come back out of the backups, whole and by their hash."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest

from models.records import Attachment, Member
from models.safekeeping.backing_up import back_up
from models.safekeeping.putting_back import PutBack, put_missing_back
from models.store import Ledger
from models.store.attachments import Attachments
from models.store.attachments import folder_of as attachments_of
from models.store.backup_names import ATTACHMENTS, START
from models.store.backups import folder_of

TODAY = date(2026, 11, 23)
NAMES = ("签到表.pdf", "照片.pdf", "决议.pdf")


def filled(path: Path) -> None:
    """A ledger with three files, backed up; closed."""
    with Ledger.create(path) as ledger:
        with ledger.unit("登记党员") as unit:
            unit.add(member := Member(name="甲"))
        for name in NAMES:
            file = path.with_name(name)
            file.write_bytes(b"%PDF-1.7 " + name.encode())
            made = Attachments(ledger).take(file, TODAY)
            made.owner, made.owner_id = Member.table, member.id
            with ledger.unit(f"添加附件：{name}") as unit:
                unit.add(made)
        back_up(ledger, START)


@pytest.fixture
def copied(tmp_path: Path) -> Path:
    """The ledger and its backups on another computer, without the folder of attachments."""
    (tmp_path / "旧电脑").mkdir()
    old = tmp_path / "旧电脑" / "支部.zbtz"
    filled(old)
    new = tmp_path / "新电脑" / "支部.zbtz"
    new.parent.mkdir()
    shutil.copy2(old, new)
    shutil.copytree(folder_of(old), folder_of(new))
    return new


def opened(path: Path, *more: Path) -> PutBack:
    """What opening it puts back."""
    with Ledger.open(path) as ledger:
        stores = [folder_of(path) / ATTACHMENTS, *more]
        return put_missing_back(Attachments(ledger), ledger.secret, ledger.ever(Attachment), stores)


def damaged(path: Path) -> list[str]:
    with Ledger.open(path) as ledger:
        return [one.name for one in ledger.ever(Attachment) if Attachments(ledger).damaged(one)]


def test_they_are_put_back_and_said_in_one_sentence(copied: Path) -> None:
    assert damaged(copied) == list(NAMES)
    assert opened(copied).words == "3 个附件不在账本旁边，已从备份里放回。"
    assert damaged(copied) == []
    assert opened(copied).words == ""


def test_those_in_the_recycle_bin_too(copied: Path) -> None:
    with Ledger.open(copied) as ledger, ledger.unit("删除") as unit:
        unit.remove(ledger.all(Attachment)[0])
    assert opened(copied).found == 3
    assert damaged(copied) == []


def test_what_is_only_in_the_second_folder_comes_from_there(copied: Path, tmp_path: Path) -> None:
    shutil.move(folder_of(copied) / ATTACHMENTS, tmp_path / "U盘")
    assert opened(copied, tmp_path / "没有插", tmp_path / "U盘").found == 3
    assert damaged(copied) == []


def test_what_is_nowhere_or_damaged_in_the_backups_is_said_to_be_missing(copied: Path) -> None:
    with Ledger.open(copied) as ledger:
        first, second, _ = ledger.all(Attachment)
    shelves = folder_of(copied) / ATTACHMENTS
    next(shelves.rglob(f"{first.sha256}*")).unlink()
    next(shelves.rglob(f"{second.sha256}*")).write_bytes(b"X")
    found = opened(copied)
    assert (found.found, list(found.nowhere)) == (1, ["签到表.pdf", "照片.pdf"])
    assert found.words == (
        "1 个附件不在账本旁边，已从备份里放回。有 2 个附件的文件不在账本旁边，备份里也没有（签到表.pdf、照片.pdf），账本没有改动。"
        "如果刚换了地方，请把原来的“支部-附件”文件夹复制到账本旁边；找不到的，请重新添加原件。"
    )
    assert damaged(copied) == ["签到表.pdf", "照片.pdf"]


def test_nothing_that_is_there_is_overwritten(copied: Path) -> None:
    """Not even what was damaged: it may be what somebody wants to look into."""
    opened(copied)
    with Ledger.open(copied) as ledger:
        files = Attachments(ledger)
        here, gone, _ = ledger.all(Attachment)
        kept = files.file_of(here)
        files.file_of(gone).unlink()
    kept.write_bytes(b"X")
    assert opened(copied).words == "1 个附件不在账本旁边，已从备份里放回。"
    assert kept.read_bytes() == b"X"


def test_a_folder_that_takes_nothing_is_said_to_be_so(copied: Path) -> None:
    attachments_of(copied).write_text("a file where the folder should be")
    found = opened(copied)
    assert found.words.startswith(
        "有 3 个附件（签到表.pdf、照片.pdf、决议.pdf）没有放回：磁盘空间不足，或“支部-附件”不能写入"
    )


def test_a_stop_ends_it_after_the_file_at_hand(copied: Path) -> None:
    asked: list[bool] = []

    def go_on() -> bool:
        asked.append(len(asked) < 2)  # before the store, and before the first file
        return asked[-1]

    with Ledger.open(copied) as ledger:
        stores = [folder_of(copied) / ATTACHMENTS]
        found = put_missing_back(Attachments(ledger), None, ledger.ever(Attachment), stores, go_on)
    assert found.found == 1
    assert len(damaged(copied)) == 2
