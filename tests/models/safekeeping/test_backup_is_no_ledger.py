"""A backup is never opened to be worked in: by its name and that of its folder it is known for what it is."""

from __future__ import annotations

from pathlib import Path

import pytest

from models.records import Attachment, Member
from models.safekeeping.backing_up import back_up
from models.safekeeping.only_read import read_only
from models.safekeeping.restoring import save_as
from models.store import Ledger, LedgerKept, LedgerRefused, attachments, opening
from models.store.attachments import Attachments
from models.store.backup_names import START, backups_in, ledger_of
from models.store.backups import folder_of


@pytest.fixture
def backup(ledger: Ledger, tmp_path: Path) -> Path:
    """The backup of a ledger with one member and one attachment."""
    source = tmp_path / "说明.txt"
    source.write_text("佐证", encoding="utf-8")
    with ledger.unit("登记党员：甲") as unit:
        member = unit.add(Member(name="甲"))
        attachment = Attachments(ledger).take(source, ledger._clock().date())
        attachment.owner, attachment.owner_id = Member.table, member
        unit.add(attachment)
    back_up(ledger, START)
    folder = folder_of(ledger.path)
    return backups_in(folder)[0].file_in(folder)


def everything(folder: Path) -> dict[str, bytes]:
    return {str(file.relative_to(folder)): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


def test_it_is_known_by_its_name_in_a_folder_of_backups(backup: Path, ledger: Ledger, tmp_path: Path, monkeypatch):
    assert ledger_of(backup) == ledger.path
    assert ledger_of(backup.with_name("损坏-支部-2026-11-23-093000.zbtz")) == ledger.path
    assert ledger_of(backup.with_name("异常退出前-支部.zbtz")) == ledger.path
    assert ledger_of(Path("盘") / backup.parent.name / backup.name) is not None, "in a second folder"
    monkeypatch.chdir(backup.parent)
    assert ledger_of(Path(backup.name)) == ledger.path
    link = tmp_path / "捷径.zbtz"
    link.symlink_to(backup)
    assert ledger_of(link) == ledger.path
    for other in (ledger.path, backup.with_name("支部.zbtz"), tmp_path / backup.name, backup.with_suffix(".sha256")):
        assert ledger_of(other) is None, other


def test_opening_it_is_refused_and_nothing_is_written(backup: Path, ledger: Ledger):
    before = everything(backup.parent)
    with pytest.raises(LedgerKept, match=f"是账本“{ledger.path.stem}”的备份"):
        Ledger.open(backup)
    with pytest.raises(LedgerKept):
        Ledger.create(backup.with_name("备份-0099-2026-11-23-0930-手动.zbtz"))
    assert everything(backup.parent) == before


def test_it_is_read_in_a_copy_with_the_attachments_that_lie_among_the_backups(backup: Path, ledger: Ledger):
    before = everything(backup.parent.parent)
    with read_only(backup) as looked:
        assert [member.name for member in looked.all(Member)] == ["甲"]
        files = Attachments(looked)
        assert files.damaged(looked.all(Attachment)[0]) == ""
        with looked.unit("写在副本里") as unit:
            unit.add(Member(name="乙"))
    assert everything(backup.parent.parent) == before


def test_it_is_saved_as_a_ledger_of_its_own(backup: Path, ledger: Ledger, tmp_path: Path):
    before = everything(ledger.path.parent)
    (tmp_path / "别处").mkdir()
    target = tmp_path / "别处" / "去年.zbtz"
    told = save_as(backup, "第 1 号备份", target)
    assert told == "已把第 1 号备份另存为账本“去年.zbtz”，原来的账本没有改动。"
    with Ledger.open(target) as made:
        assert [member.name for member in made.all(Member)] == ["甲"]
        assert Attachments(made).damaged(made.all(Attachment)[0]) == ""
        assert made.behind() == []
    assert {name: data for name, data in everything(ledger.path.parent).items() if "别处" not in name} == before


def test_it_is_not_saved_over_anything_nor_among_backups(backup: Path, ledger: Ledger, tmp_path: Path):
    there = tmp_path / "别的.zbtz"
    there.write_bytes(b"?")
    (tmp_path / "旧-备份").mkdir()
    (tmp_path / "旧-备份" / backup.name).write_bytes(backup.read_bytes())
    for target, why in (
        (there, "已经存在"),
        (backup.with_name("备份-0099-2026-11-23-0930-手动.zbtz"), "备份文件夹"),
        (tmp_path / "旧.zbtz", "已有备份"),
        (tmp_path / "没有" / "新.zbtz", "不存在"),
    ):
        before = everything(tmp_path)
        with pytest.raises(LedgerRefused, match=why):
            save_as(backup, "第 1 号备份", target)
        assert everything(tmp_path) == before


def test_what_was_written_in_one_by_an_older_program_is_not_lost(
    backup: Path, ledger: Ledger, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    """Its hash no longer fits, so that no ledger can go back to it; what was written and attached there comes along."""
    source = tmp_path / "后来.txt"
    source.write_text("后来的佐证", encoding="utf-8")
    with monkeypatch.context() as older:
        older.setattr(opening, "refuse_kept", lambda _path: None)
        older.setattr(attachments, "among_backups", lambda _path: None)
        with Ledger.open(backup) as written, written.unit("登记党员：乙") as unit:
            attachment = Attachments(written).take(source, written._clock().date())
            attachment.owner, attachment.owner_id = Member.table, unit.add(Member(name="乙"))
            unit.add(attachment)
    told = save_as(backup, "第 1 号备份", tmp_path / "找回.zbtz")
    assert "做成以后被改过" in told
    with Ledger.open(tmp_path / "找回.zbtz") as made:
        assert [member.name for member in made.all(Member)] == ["甲", "乙"]
        assert [Attachments(made).damaged(one) for one in made.all(Attachment)] == ["", ""]
    backup.write_bytes(backup.read_bytes()[:9000])
    with pytest.raises(LedgerRefused, match="没有另存：第 1 号备份用不上"):
        save_as(backup, "第 1 号备份", tmp_path / "又.zbtz")
    assert not (tmp_path / "又.zbtz").exists()
