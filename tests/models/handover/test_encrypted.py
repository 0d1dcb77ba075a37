"""A ledger with a password is handed over in clear: who receives it has neither the password nor the sheet."""

from __future__ import annotations

from pathlib import Path

import pytest

from models.handover.child import Pack, Work
from models.handover.files import known, troubles
from models.handover.handing import hand_over, keep_after, prepare
from models.handover.packing import Packed, Wish
from models.handover.receiving import receive
from models.records import RECORDS, Attachment
from models.store import Ledger, cipher, keyfile, switching
from models.store.attachments import Attachments, folder_of
from models.store.cipher import Secret
from tests.models.handover.conftest import PARTIES, TODAY


@pytest.fixture
def locked(old: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The sample branch, encrypted; closed."""
    if why := cipher.unavailable():
        pytest.skip(why)
    monkeypatch.setattr(cipher, "_given", {})
    monkeypatch.setattr(keyfile, "_N", 1 << 10)
    switching.switch_on(old, Secret.new(), "一句记得住的话2026")
    return old


def told(ledger: Ledger) -> object:
    return [[cls.table, ledger.all(cls), ledger.all(cls, deleted=True)] for cls in RECORDS], ledger.units(100_000)


def test_what_arrives_can_be_read_by_anybody_and_is_all_there(locked: Path, tmp_path: Path) -> None:
    with Ledger.open(locked) as ledger:
        packed = hand_over(ledger, tmp_path / "a.zbyj", PARTIES, today=TODAY)
        wanted = told(ledger)
        assert ledger.secret is not None, "the one that stays is encrypted as before"
    assert len(packed.manifest.attachments) == 7
    assert packed.manifest.troubles == []
    cipher._given.clear()
    received = receive(tmp_path / "a.zbyj", tmp_path / "新")
    assert received.differences == []
    assert cipher.id_of(received.ledger) == b""
    with Ledger.open(received.ledger) as ledger:
        assert told(ledger) == wanted
        assert ledger.damage(RECORDS) == []
        assert {Attachments(ledger).damaged(one) for one in ledger.ever(Attachment)} == {""}


def test_the_process_that_packs_is_given_the_key(locked: Path, tmp_path: Path) -> None:
    with Ledger.open(locked) as ledger:
        (tmp_path / "副本").mkdir()
        made = prepare(ledger, tmp_path / "副本")
        packed = Work(Pack(made.copy, made.folder, Wish(tmp_path / "a.zbyj", PARTIES, TODAY, made.moment))).run()
        assert isinstance(packed, Packed)
        keep_after(ledger, packed, made.moment)
    assert receive(tmp_path / "a.zbyj", tmp_path / "新").differences == []


def test_what_is_missing_or_damaged_is_named_as_ever(locked: Path, tmp_path: Path) -> None:
    with Ledger.open(locked) as ledger:
        gone, bad = (Attachments(ledger)._find(one.sha256) for one in ledger.all(Attachment)[:2])
        assert gone is not None
        assert bad is not None
        gone.unlink()
        bad.write_bytes(bad.read_bytes()[:-1] + b"x")
        said = troubles(folder_of(locked), known(ledger))
        assert [line.rpartition("：")[2] for line in said] == ["文件不见了", "内容已改变"]
        packed = hand_over(ledger, tmp_path / "a.zbyj", PARTIES, today=TODAY, accepted=said)
        assert list(packed.manifest.troubles) == said
