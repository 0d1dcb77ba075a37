"""Folders that a cloud program copies, network shares and a clock that was set back are warned of."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest

from models.records import Member
from models.store import Ledger
from models.store.opening import filesystem_of, risky_location

MOUNTS = r"""
sysfs /sys sysfs rw 0 0
/dev/sda1 / ext4 rw 0 0
//server/party /mnt/share cifs rw 0 0
//server/party /mnt/党\040建 nfs4 rw 0 0
/dev/sdb1 /mnt/share/usb vfat rw 0 0
""".strip()


@pytest.mark.parametrize(
    "folder", ["OneDrive", "OneDrive - 单位", "我的坚果云", "百度网盘", "WPS云盘", "Dropbox/甲", "Nextcloud"]
)
def test_cloud_folders_are_warned_of(tmp_path: Path, folder: str) -> None:
    assert "云盘同步文件夹" in risky_location(tmp_path / folder / "支部.zbtz")


@pytest.mark.parametrize("folder", ["文档", "党建", "云州市", "drive"])
def test_ordinary_folders_are_not(tmp_path: Path, folder: str) -> None:
    assert risky_location(tmp_path / folder / "支部.zbtz") == ""


def test_shares_by_name_are_warned_of() -> None:
    assert "网络共享" in risky_location(Path("//server/party/支部.zbtz"))


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/mnt/share/支部.zbtz", "cifs"),
        ("/mnt/党 建/支部.zbtz", "nfs4"),
        ("/mnt/share/usb/支部.zbtz", "vfat"),
        ("/mnt/shared/支部.zbtz", "ext4"),
        ("/", "ext4"),
    ],
)
def test_the_nearest_mount_tells_the_file_system(path: str, kind: str) -> None:
    assert filesystem_of(Path(path), MOUNTS) == kind


def test_without_a_table_of_mounts_nothing_is_claimed() -> None:
    assert filesystem_of(Path("/mnt/share"), "") == ""


def test_a_clock_that_was_set_back_is_said(tmp_path: Path):
    late, now = datetime(2027, 11, 23, 9, 30), datetime(2026, 11, 23, 9, 30)
    path = tmp_path / "支部.zbtz"
    with Ledger.create(path, clock=lambda: late) as ledger:
        with ledger.unit("新增") as unit:
            unit.add(Member(name="甲"))
        assert ledger.ahead_of_clock() == ""
    with Ledger.open(path, clock=lambda: now) as ledger:
        assert "记在 2027-11-23 09:30，比电脑现在的时间还晚" in ledger.ahead_of_clock()
