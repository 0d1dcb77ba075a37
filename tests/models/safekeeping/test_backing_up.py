"""A backup is made where something changed, verified, numbered, hashed, and with the files of attachments; one that fails leaves none."""

from __future__ import annotations

import hashlib
import resource
import shutil
import signal
from datetime import date
from pathlib import Path

import pytest

from models.records import RECORDS, Member
from models.safekeeping.backing_up import back_up, begin, changed
from models.safekeeping.folder import listed, newest, thin, why_damaged
from models.safekeeping.second import carry, choose, is_there, long_unseen, place_in
from models.store import Ledger
from models.store.attachments import Attachments
from models.store.backup_names import ATTACHMENTS, BY_HAND, EXIT, START, backups_in
from models.store.backups import BackupDamaged, folder_of, verified
from models.store.journal_files import files_in
from tests.models.store.samples import added
from tests.models.store.states import answer, names_in, rows_of


def folder(ledger: Ledger) -> Path:
    return folder_of(ledger.path)


def test_a_backup_is_a_whole_ledger_with_its_hash_beside(ledger: Ledger) -> None:
    for cls in RECORDS:
        added(ledger, cls)
    done = back_up(ledger, START)
    assert done.name is not None
    assert done.name.stem == "备份-0001-2026-11-23-0930-启动"
    file = done.name.file_in(folder(ledger))
    told = done.name.hash_in(folder(ledger)).read_text()
    assert told == f"{hashlib.sha256(file.read_bytes()).hexdigest()}  {file.name}\n"
    assert verified(file) == ledger.state()
    (kept,) = listed(folder(ledger))
    assert kept.state == ledger.state()
    copy = ledger.path.with_name("看.zbtz")
    shutil.copy(file, copy)
    with Ledger.open(copy) as opened:
        assert rows_of(opened) == rows_of(ledger)
        assert opened.damage(RECORDS) == []


def test_one_is_made_only_where_something_changed_but_always_by_hand(ledger: Ledger) -> None:
    added(ledger, Member)
    assert back_up(ledger, START).name is not None
    assert back_up(ledger, EXIT).name is None
    assert not changed(ledger)
    assert back_up(ledger, BY_HAND, always=True).name is not None
    for _ in range(20):  # who is afraid and clicks often loses no older backup by it
        assert back_up(ledger, BY_HAND).name is None
    for name in backups_in(folder(ledger)):
        file = name.file_in(folder(ledger))
        file.write_bytes(file.read_bytes()[:-1] + b"x")
    assert back_up(ledger, BY_HAND).name is not None, "none is whole any more"
    ledger.log_export("名册", 1, full=False)
    assert changed(ledger), "that data left the ledger is to be kept too"
    ledger.undo()
    assert back_up(ledger, EXIT).name is not None
    assert [name.number for name in backups_in(folder(ledger))] == [4, 3, 2, 1]


def test_what_is_done_while_a_backup_is_verified_belongs_to_the_next(ledger: Ledger) -> None:
    added(ledger, Member)
    task = begin(ledger, START)
    added(ledger, Member)
    assert task.finish().name is not None
    kept = newest(folder(ledger))
    assert kept is not None
    assert kept.state is not None
    assert kept.state.records == 1
    assert changed(ledger)


def test_a_number_is_not_given_again(ledger: Ledger) -> None:
    for _ in range(3):
        back_up(ledger, BY_HAND, always=True)
    last = backups_in(folder(ledger))[0]
    last.file_in(folder(ledger)).unlink()
    assert back_up(ledger, BY_HAND, always=True).name.number == 4  # type: ignore[union-attr]


def test_thinning_leaves_other_files_alone_and_takes_the_hash_too(ledger: Ledger) -> None:
    added(ledger, Member)
    mine = folder(ledger) / "我自己的说明.txt"
    mine.write_text("不要删")
    for _ in range(14):
        back_up(ledger, EXIT, always=True)
    names = sorted(name.number for name in backups_in(folder(ledger)))
    assert names == [1, *range(5, 15)]
    assert len(list(folder(ledger).glob("*.sha256"))) == len(names)
    assert mine.exists()
    assert files_in(folder(ledger))
    assert thin(folder(ledger)) == []


@pytest.mark.parametrize("where", [0, 0.3, 0.9])
def test_a_damaged_backup_is_named(ledger: Ledger, where: float) -> None:
    added(ledger, Member)
    back_up(ledger, START)
    (kept,) = listed(folder(ledger))
    assert why_damaged(kept) == ""
    content = bytearray(kept.file.read_bytes())
    content[int(len(content) * where)] ^= 4
    kept.file.write_bytes(content)
    assert why_damaged(kept) == "内容与校验值不符"
    kept.name.hash_in(kept.folder).unlink()
    kept.file.write_bytes(content[: len(content) // 2])
    assert why_damaged(kept)


FULL = """
import json, resource, signal, sys
from pathlib import Path
from models.store import Ledger
from models.safekeeping.backing_up import back_up
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
with Ledger.open(Path(sys.argv[1])) as ledger:
    resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[2]), resource.RLIM_INFINITY))
    try:
        back_up(ledger, "手动", always=True)
        print(json.dumps("made"))
    except OSError:
        print(json.dumps("no room"))
"""


@pytest.mark.parametrize("room", [0, 4096, 100_000])
def test_without_room_there_is_no_half_backup(ledger: Ledger, room: int) -> None:
    added(ledger, Member)
    back_up(ledger, START)
    before = names_in(folder(ledger))
    ledger.close()
    assert answer(FULL, ledger.path, room) == "no room"
    assert names_in(folder(ledger)) == before
    assert hasattr(resource, "RLIMIT_FSIZE")
    assert hasattr(signal, "SIGXFSZ")


def test_what_a_power_cut_left_goes_with_the_next(ledger: Ledger) -> None:
    added(ledger, Member)
    left = folder(ledger) / "~备份-0001-2026-11-23-0930-退出.zbtz.part"
    left.write_bytes(b"half")
    back_up(ledger, START)
    assert not left.exists()


def attached(ledger: Ledger, text: str) -> str:
    source = ledger.path.with_name("签到.txt")
    source.write_text(text)
    made = Attachments(ledger).take(source, date(2026, 11, 23))
    made.owner, made.owner_id = Member.table, 1
    with ledger.unit("添加附件") as unit:
        unit.add(made)
    return made.sha256


def test_attachments_are_copied_once_and_a_damaged_one_is_told_not_copied(ledger: Ledger) -> None:
    added(ledger, Member)
    first = attached(ledger, "第一份")
    assert back_up(ledger, START).trouble == ""
    store = folder(ledger) / ATTACHMENTS
    kept = next((store / first[:2]).iterdir())
    before = kept.stat().st_mtime_ns
    second = attached(ledger, "第二份")
    file = next((ledger.path.with_name("支部-附件") / second[:2]).iterdir())
    file.write_text("坏了")
    next((ledger.path.with_name("支部-附件") / first[:2]).iterdir()).write_text("也坏了")
    done = back_up(ledger, EXIT)
    assert done.name is not None
    assert done.trouble.startswith("附件有 1 件已损坏")
    assert kept.stat().st_mtime_ns == before
    assert kept.read_text() == "第一份"
    assert not list((store / second[:2]).glob(second + "*")) if (store / second[:2]).exists() else True


def test_the_second_folder_gets_the_newest_the_journal_and_the_files(ledger: Ledger) -> None:
    added(ledger, Member)
    attached(ledger, "一份")
    stick = ledger.path.with_name("U盘")
    stick.mkdir()
    assert not is_there(stick, folder(ledger)), "an empty folder is not the stick"
    assert choose(stick, folder(ledger), ledger.state().origin) == ""
    assert back_up(ledger, START, second=stick).carried
    place = place_in(stick, folder(ledger))
    (there,) = listed(place)
    assert verified(there.file) == ledger.state()
    assert files_in(place)[0].read_bytes() == files_in(folder(ledger))[0].read_bytes()
    assert [p.name for p in (place / ATTACHMENTS).rglob("*.txt")]
    added(ledger, Member)
    shutil.rmtree(place)
    done = back_up(ledger, EXIT, second=stick)
    assert done.name is not None
    assert not done.carried
    assert done.trouble == ""


def test_half_a_copy_on_a_stick_that_was_pulled_out_goes_with_the_next(ledger: Ledger) -> None:
    stick = ledger.path.with_name("U盘")
    stick.mkdir()
    choose(stick, folder(ledger), "")
    half = place_in(stick, folder(ledger)) / "~备份-0001-2026-11-23-0930-退出.zbtz.part"
    half.write_bytes(b"half")
    back_up(ledger, BY_HAND, always=True, second=stick)
    assert not half.exists()


def test_a_journal_that_was_damaged_does_not_take_the_place_of_a_whole_copy(ledger: Ledger) -> None:
    stick = ledger.path.with_name("U盘")
    stick.mkdir()
    choose(stick, folder(ledger), "")
    added(ledger, Member)
    back_up(ledger, START, second=stick)
    (mine,), (copy,) = files_in(folder(ledger)), files_in(place_in(stick, folder(ledger)))
    whole = copy.read_bytes()
    content = bytearray(mine.read_bytes())
    content[len(content) // 2] ^= 1
    mine.write_bytes(content + b"9\tx\ty\n")
    carry(folder(ledger), stick)
    assert copy.read_bytes() == whole


def test_a_folder_that_will_not_do_is_refused(ledger: Ledger, tmp_path: Path) -> None:
    added(ledger, Member)
    back_up(ledger, START)
    own = folder(ledger)
    assert "别的盘" in choose(own, own, "")
    assert "别的盘" in choose(ledger.path.parent, own, "")
    assert "不能写入" in choose(tmp_path / "没有", own, "")
    stick = tmp_path / "U盘"
    shutil.copytree(own, stick / own.name)
    assert "另一个同名账本" in choose(stick, own, "0" * 64)


@pytest.mark.parametrize(
    ("seen", "asked"), [("2026-11-10", False), ("2026-11-09", True), ("2099-01-01", False), ("", True)]
)
def test_she_is_asked_after_two_weeks(seen: str, asked: bool) -> None:
    assert long_unseen(seen, date(2026, 11, 23)) is asked


def test_a_copy_that_is_not_the_ledger_is_no_backup(ledger: Ledger) -> None:
    added(ledger, Member)
    task = begin(ledger, START)
    assert task.begun is not None
    part = task.begun.copy.part
    content = bytearray(part.read_bytes())
    content[4096:8192] = bytes(4096)
    part.write_bytes(content)
    with pytest.raises((BackupDamaged, OSError)):
        task.finish()
    assert backups_in(folder(ledger)) == []
