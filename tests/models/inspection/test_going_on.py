"""Going on where the work was stopped, putting the folder in place whole, and never touching what is not ours."""

from __future__ import annotations

import json
import os
import resource
import sys
import threading
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from models.exports.atomic import TargetBusy
from models.exports.errors import ExportRefused
from models.exports.export import Delivered
from models.inspection import Wanted
from models.inspection import build as making
from models.inspection.build import deliver_inspection, discard, left_over
from models.inspection.exchange import Place, check_target, clear, finish, put_in_place
from models.inspection.journal import CONTENT, DONE, STEPS, locked, work_folder
from models.inspection.material import Material
from models.records import Member
from models.store import Ledger
from tests.faults.inspection import files_of
from tests.models.inspection.conftest import TODAY, YEAR, one

Pack = Callable[..., Delivered]
FEW = ("roster", "training")


@pytest.fixture
def pack(pack: Pack) -> Pack:
    """A few parts are enough to be stopped in."""
    return partial(pack, sections=FEW)


class Stopped(Exception):
    """The user has pressed 取消, or the power is gone."""


def stop_after(ledger: Ledger, out: Path, files: int) -> list[str]:
    """Makes the folder and stops before the file that comes after so many; gives what was begun."""
    said: list[str] = []

    def tell(_done: int, _total: int, path: str) -> None:
        if len(said) == files:
            raise Stopped
        said.append(path)

    with pytest.raises(Stopped):
        deliver_inspection(ledger, out, Material(ledger, Wanted(YEAR, FEW, purpose="检查"), TODAY), tell)
    return said


def told(ledger: Ledger, out: Path) -> list[int]:
    """Goes on, and gives the inodes of the files that were there."""
    deliver_inspection(ledger, out, Material(ledger, Wanted(YEAR, FEW, purpose="检查"), TODAY))
    return [file.stat().st_ino for file in sorted(out.rglob("*")) if file.is_file()]


def test_stopped_work_leaves_the_old_folder_and_is_gone_on_with(small: Ledger, pack: Pack, tmp_path: Path) -> None:
    out = tmp_path / "迎检"
    pack()
    whole = files_of(out)
    stop_after(small, out, 6)
    assert files_of(out) == whole
    assert left_over(out)
    kept = work_folder(out) / CONTENT
    inodes = {file.stat().st_ino for file in kept.rglob("*") if file.is_file()}
    assert len(inodes) == 6
    assert inodes <= set(told(small, out))
    assert files_of(out) == whole
    assert not left_over(out)
    assert not work_folder(out).exists()


def test_a_file_that_was_changed_or_torn_meanwhile_is_made_again(small: Ledger, pack: Pack, tmp_path: Path) -> None:
    out = tmp_path / "迎检"
    pack()
    whole = files_of(out)
    first = stop_after(small, out, 5)[0]
    work = work_folder(out)
    (work / CONTENT / first).write_bytes(b"torn")
    (work / CONTENT / "02 党员名册" / "别的.txt").write_bytes(b"left by a killed process")
    with (work / STEPS).open("ab") as steps:
        steps.write(b'{"path": "02')
    told(small, out)
    assert files_of(out) == whole


def test_after_a_change_in_the_ledger_all_is_made_anew(small: Ledger, tmp_path: Path) -> None:
    out = tmp_path / "迎检"
    stop_after(small, out, 5)
    kept = work_folder(out) / CONTENT
    before = {file.stat().st_mtime_ns for file in kept.rglob("*") if file.is_file()}
    with small.unit("新增党员") as unit:
        unit.add(one(Member, name="新来的", kind="正式党员", joined="2012-01-01", full="2013-01-01"))
    told(small, out)
    assert not before & {file.stat().st_mtime_ns for file in out.rglob("*") if file.is_file()}


def test_nobody_works_on_the_same_folder_twice(small: Ledger, pack: Pack, tmp_path: Path) -> None:
    work = work_folder(tmp_path / "迎检")
    work.mkdir()
    with locked(work, "迎检"), pytest.raises(ExportRefused, match="另一个窗口或程序"):
        pack()
    assert pack().files


def test_who_comes_when_another_ends_finds_the_folder_to_itself(tmp_path: Path) -> None:
    """The folder of the work goes while it is locked, and a lock on one that is gone is none."""
    place = Place(tmp_path / "迎检", work_folder(tmp_path / "迎检"))
    done, wrong = [0, 0], []

    def works(who: int) -> None:
        while done[who] < 300 and not wrong:
            try:
                with locked(place.work, "迎检"):
                    (place.work / "alone").touch(exist_ok=False)
                    (place.work / "alone").unlink()
                    clear(place)
                done[who] += 1
            except ExportRefused:
                continue
            except OSError as error:
                wrong.append(error)

    both = [threading.Thread(target=works, args=[who]) for who in range(2)]
    for each in both:
        each.start()
    for each in both:
        each.join()
    assert not wrong
    assert done == [300, 300]
    assert not place.work.exists()


def test_what_is_given_up_is_taken_away(small: Ledger, tmp_path: Path) -> None:
    out = tmp_path / "迎检"
    stop_after(small, out, 3)
    discard(out)
    assert not work_folder(out).exists()
    assert not out.exists()
    discard(out)


@pytest.mark.skipif(os.name == "nt", reason="RLIMIT_FSIZE is a matter of POSIX")
@pytest.mark.filterwarnings(
    "ignore::pytest.PytestUnraisableExceptionWarning"
)  # reportlab lets go of the file that it cannot write
@pytest.mark.parametrize(("most", "why"), [(20_000, "没有写成"), (0, "磁盘空间不足.*没有动")])
def test_a_full_disk_leaves_the_old_folder_and_what_is_done(
    small: Ledger, pack: Pack, tmp_path: Path, most: int, why: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", True)  # it would be cut off, too
    out = tmp_path / "迎检"
    pack()
    before = files_of(out)
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (most, limits[1]))
    try:
        with pytest.raises(TargetBusy, match=why):
            pack()
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    assert files_of(out) == before
    pack()
    assert files_of(out) == before


# Stopped in the middle of the exchange


@pytest.fixture
def ready(pack: Pack, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Place:
    """An old folder and zip in place, and finished work for new ones that was stopped right before the exchange."""
    pack(zip=True, sections=("roster",))

    def stop(*_: object, **__: object) -> str:
        raise Stopped

    monkeypatch.setattr(making, "put_in_place", stop)
    with pytest.raises(Stopped):
        pack(zip=True)
    monkeypatch.undo()
    out = tmp_path / "迎检"
    return Place(out, work_folder(out))


ABOUT = {"what": "迎检材料：迎检（中断的）", "rows": 1, "full": False, "purpose": "检查", "recipient": ""}


def test_stopped_with_the_old_one_moved_aside_it_comes_back(ready: Place, pack: Pack) -> None:
    before = files_of(ready.target)
    aside = ready.target.with_name("迎检（替换前）")
    (ready.work / DONE).write_text(json.dumps({**ABOUT, "aside": aside.name}), "utf-8")
    ready.target.rename(aside)
    assert finish(ready) is None
    assert files_of(ready.target) == before
    assert not aside.exists()
    pack(zip=True)
    assert "06 教育培训/学时台账.xlsx" in files_of(ready.target)


def test_stopped_with_the_new_one_in_place_the_rest_is_done(ready: Place, small: Ledger, pack: Pack) -> None:
    aside = ready.target.with_name("迎检（替换前）")
    (ready.work / DONE).write_text(json.dumps({**ABOUT, "aside": aside.name}), "utf-8")
    ready.target.rename(aside)
    (ready.work / CONTENT).rename(ready.target)
    old_zip = ready.archive.read_bytes()
    new = files_of(ready.target)
    pack(zip=True)
    assert files_of(ready.target) == new
    assert ready.archive.read_bytes() != old_zip
    assert not aside.exists()
    assert not ready.work.exists()
    assert [line["what"] for line in small.exports()].count(ABOUT["what"]) == 1


def test_where_the_folder_cannot_be_moved_the_old_one_stays(ready: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    """As on Windows, where a file in it is open."""
    before, zipped = files_of(ready.target), ready.archive.read_bytes()
    rename = Path.rename

    def refuse(name: str, self: Path, to: Path) -> Path:
        if self.name == name:
            raise PermissionError(13, "in use")
        return rename(self, to)

    for name in (CONTENT, ready.target.name):
        with monkeypatch.context() as patched:
            patched.setattr(Path, "rename", lambda self, to, name=name: refuse(name, self, to))
            with pytest.raises(TargetBusy, match="原有文件夹没有动"):
                put_in_place(ready, ABOUT)
        assert files_of(ready.target) == before
        assert ready.archive.read_bytes() == zipped
        assert {each.name for each in ready.target.parent.glob("迎检*")} == {"迎检", "迎检.zip"}
    assert finish(ready) is None


def test_a_folder_that_was_touched_while_the_work_went_on_is_not_replaced(ready: Place) -> None:
    (ready.target / "刚放进来.txt").write_text("x", encoding="utf-8")
    with pytest.raises(ExportRefused, match="刚放进来"):
        put_in_place(ready, ABOUT)
    assert (ready.target / "刚放进来.txt").exists()


def test_a_foreign_folder_beside_keeps_its_name(ready: Place) -> None:
    other = ready.target.with_name("迎检（替换前）")
    other.mkdir()
    (other / "别人的.txt").write_text("x", encoding="utf-8")
    assert put_in_place(ready, ABOUT) == ""
    assert (other / "别人的.txt").exists()
    check_target(ready.target)
