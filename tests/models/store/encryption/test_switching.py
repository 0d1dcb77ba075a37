"""A ledger is encrypted, or its encryption is taken away: whole or not at all, wherever it is stopped."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from models.records import Attachment, Member
from models.store import Ledger, LedgerBusy, LedgerRefused, attachments, cipher, keyfile, place, switching
from models.store.attachments import Attachments
from models.store.backups import folder_of
from models.store.cipher import Secret
from models.store.journal_files import files_in
from models.store.migrations import STEPS
from models.store.rebuilding import rebuild, story_of
from tests.models.store.encryption.words import NAME, PASSWORD, held, in_clear
from tests.models.store.samples import added
from tests.models.store.test_rebuilding import everything


def leftovers(path: Path) -> list[str]:
    return sorted(file.name for file in path.parent.rglob("~*"))


def test_there_and_back(plain: Path, secret: Secret) -> None:
    before = held(plain)
    switching.switch_on(plain, secret, PASSWORD)
    assert held(plain) == before
    assert cipher.id_of(plain) == secret.id
    assert leftovers(plain) == []
    assert in_clear(plain.parent) == ["支部-备份/昨天.zbtz"]
    assert [file.name for file in switching.left_in_clear([folder_of(plain)])] == ["昨天.zbtz"]
    cipher._given.clear()
    assert keyfile.unlock(plain, PASSWORD) == secret
    with Ledger.open(plain) as ledger:
        added(ledger, Member)
        assert sorted(story_of(folder_of(plain))) == list(range(1, 8))
    before = held(plain)
    switching.switch_off(plain)
    assert held(plain) == before
    assert leftovers(plain) == []
    assert cipher.id_of(plain) == b""
    assert not plain.with_suffix(".zbkey").exists()
    assert not list(plain.parent.rglob("*.zb-enc"))
    cipher._given.clear()
    assert sorted(story_of(folder_of(plain))) == list(range(1, 8))
    assert held(plain) == before


def test_the_journal_is_told_anew_and_the_plain_one_is_gone(plain: Path, secret: Secret) -> None:
    (first,) = files_in(folder_of(plain))
    switching.switch_on(plain, secret, PASSWORD)
    Ledger.open(plain).close()
    (file,) = files_in(folder_of(plain))
    assert file != first
    assert sorted(story_of(folder_of(plain))) == list(range(1, 7))


def test_the_old_file_is_overwritten(plain: Path, secret: Secret) -> None:
    kept = plain.with_name("另一个名字")
    switching.switch_on(plain, secret, PASSWORD)
    os.link(plain.with_name(f"~{plain.name}.旧"), kept)  # as if somebody looked at the sectors of the disk
    plain.with_name(f"~{plain.name}.旧").unlink()
    assert NAME.encode() in kept.read_bytes()
    switching.wipe(kept)
    assert not kept.exists()
    file = plain.with_name("x")
    file.write_bytes(b"secret" * 999)
    with file.open("rb") as still:
        switching.wipe(file)
        assert set(still.read()) == {0}


def test_opened_by_a_link_the_file_itself_is_encrypted(plain: Path, secret: Secret) -> None:
    (plain.parent / "桌面").mkdir()
    link = plain.parent / "桌面" / "支部.zbtz"
    link.symlink_to(plain)
    switching.switch_on(link, secret, PASSWORD)
    Ledger.open(link).close()
    assert link.is_symlink()
    assert cipher.id_of(plain) == secret.id
    assert leftovers(plain) == []
    cipher._given.clear()
    assert keyfile.unlock(link, PASSWORD) == secret


def test_a_damaged_sealed_attachment_is_kept_when_the_encryption_goes(plain: Path, secret: Secret) -> None:
    switching.switch_on(plain, secret, PASSWORD)
    Ledger.open(plain).close()
    (sealed,) = attachments.folder_of(plain).glob("??/*")
    broken = sealed.read_bytes()[:-1] + b"x"
    sealed.write_bytes(broken)
    switching.switch_off(plain)
    Ledger.open(plain).close()
    assert [file.read_bytes() for file in attachments.folder_of(plain).glob("??/*")] == [broken]


def test_a_damaged_attachment_stays_as_it_is_and_is_told(plain: Path, secret: Secret) -> None:
    (kept,) = attachments.folder_of(plain).glob("??/*")
    kept.write_bytes(kept.read_bytes()[::-1])
    switching.switch_on(plain, secret, PASSWORD)
    with Ledger.open(plain) as ledger:
        assert Attachments(ledger).damaged(ledger.all(Attachment)[0]) == "文件不见了"
    assert kept.exists()
    assert leftovers(plain) == []


def test_a_file_of_two_names_is_not_overwritten(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"abc")
    os.link(tmp_path / "a", tmp_path / "b")
    switching.wipe(tmp_path / "b")
    assert (tmp_path / "a").read_bytes() == b"abc"


def test_a_backup_from_before_the_password_is_a_base_too_and_what_is_made_of_it_is_encrypted(
    plain: Path, secret: Secret, tmp_path: Path
) -> None:
    backup, made = folder_of(plain) / "昨天.zbtz", tmp_path / "重建.zbtz"
    switching.switch_on(plain, secret, PASSWORD)
    with Ledger.open(plain) as ledger:
        added(ledger, Member)
        wanted = everything(ledger)
    rebuild(made, story_of(folder_of(plain)), base=backup, steps=STEPS, at="2026-11-23 09:30:00")
    assert cipher.id_of(made) == secret.id
    with Ledger.open(made) as again:
        assert everything(again) == wanted
    assert leftovers(plain) == []


class Stop(BaseException):
    """The program ends here."""


_STEPS = (
    "switching.write_synced", "switching.keyfile.write", "switching._export", "switching._swap", "os.link", "os.replace",
    "switching.backups.sync_folder", "switching.sealed_files.put", "switching.wipe", "switching.settle",
    "switching.attachments.holds",
)  # fmt: skip


def _stopped(
    monkeypatch: pytest.MonkeyPatch, does: Callable[[], None], at: int, error: BaseException
) -> tuple[bool, BaseException | None]:
    """Does it, stopped before its `at`-th step (of those named) as by a crash; whether there were so many, and what it raised."""
    count = 0
    with monkeypatch.context() as patch:
        for name in _STEPS:
            owner: object = os if name.startswith("os.") else switching
            *path, last = name.split(".")[1:]
            for part in path:
                owner = getattr(owner, part)
            real = getattr(owner, last)

            def step(*args: object, _real: Callable[..., object] = real, **kwargs: object) -> object:
                nonlocal count
                count += 1
                if count >= at:
                    raise error
                return _real(*args, **kwargs)

            patch.setattr(owner, last, step)
        try:
            does()
        except BaseException as raised:
            return count >= at, raised
    return count >= at, None


@pytest.mark.parametrize("back", [False, True])
@pytest.mark.parametrize("error", [Stop(), OSError(28, "No space left on device")], ids=["crash", "full"])
def test_stopped_at_any_step_it_is_the_one_or_the_other(
    plain: Path, secret: Secret, monkeypatch: pytest.MonkeyPatch, back: bool, error: BaseException, tmp_path: Path
) -> None:
    if back:
        switching.switch_on(plain, secret, PASSWORD)
    before = held(plain)
    kept = tmp_path.with_name(tmp_path.name + "-kept")
    shutil.copytree(plain.parent, kept)
    states, at = set(), 0
    while True:
        at += 1
        shutil.rmtree(plain.parent)
        shutil.copytree(kept, plain.parent)

        def does() -> None:
            if back:
                switching.switch_off(plain)
            else:
                switching.switch_on(plain, secret, PASSWORD)
            Ledger.open(plain).close()

        reached, raised = _stopped(monkeypatch, does, at, error)
        if not reached:
            break
        if isinstance(error, OSError):
            assert raised is None or isinstance(raised, LedgerRefused), raised
        assert held(plain) == before
        encrypted = cipher.id_of(plain) == secret.id
        states.add(encrypted)
        assert leftovers(plain) == [], at
        assert in_clear(plain.parent / "支部-附件") == [] or not encrypted
        assert bool(list(plain.parent.rglob("*.zb-enc"))) == encrypted
        if encrypted:
            assert keyfile.unlock(plain, PASSWORD) == secret
            assert all(cipher.id_of(file) or "流水" in file.name for file in folder_of(plain).glob("操作流水*"))
        assert sorted(story_of(folder_of(plain))) == list(range(1, 7))
    assert states == {False, True}
    assert at > 8


def test_an_open_ledger_a_weak_password_and_a_second_time_are_refused(plain: Path, secret: Secret) -> None:
    content = plain.read_bytes()
    with pytest.raises(LedgerRefused, match="至少"):
        switching.switch_on(plain, secret, "1234")
    with pytest.raises(LedgerRefused, match="太容易"):
        switching.switch_on(plain, secret, "12345678")
    assert plain.read_bytes() == content
    switching.switch_on(plain, secret, PASSWORD)
    with pytest.raises(LedgerRefused, match="没有加密"):
        switching.switch_on(plain, Secret.new(), PASSWORD)
    assert held(plain)
    assert not place.mark_of_switching(plain).exists()


def test_one_that_is_gone_is_not_made(tmp_path: Path, secret: Secret) -> None:
    gone = tmp_path / "支部.zbtz"
    with pytest.raises(LedgerRefused, match="找不到账本"):
        switching.switch_on(gone, secret, PASSWORD)
    with pytest.raises(LedgerRefused, match="找不到账本"):
        switching.switch_off(gone)
    assert list(tmp_path.iterdir()) == []


def test_while_another_process_has_it_nothing_is_done(plain: Path, secret: Secret) -> None:
    import subprocess
    import sys

    code = (
        "import sys; from pathlib import Path; from models.store import Ledger\n"
        "with Ledger.open(Path(sys.argv[1])): print('open', flush=True); sys.stdin.read()"
    )
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[4])}
    with subprocess.Popen(
        [sys.executable, "-c", code, str(plain)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=environment
    ) as child:
        assert child.stdout is not None
        assert child.stdout.readline()
        with pytest.raises(LedgerBusy):
            switching.switch_on(plain, secret, PASSWORD)
        assert not plain.with_suffix(".zbkey").exists()
        assert child.stdin is not None
        child.stdin.close()
