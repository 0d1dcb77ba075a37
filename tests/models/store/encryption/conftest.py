"""A key, and a ledger that is encrypted with it; without the packages these tests are left out, and say so."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from models.records import Member
from models.store import Ledger, cipher, keyfile
from models.store.attachments import Attachments
from models.store.cipher import Secret
from tests.models.store.encryption.words import NAME, PASSWORD, TODAY, WORDS


@pytest.fixture(autouse=True)
def packages() -> None:
    if why := cipher.unavailable():
        pytest.skip(why)


@pytest.fixture(autouse=True)
def nobody_was_given_a_key(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each test begins as a new process does."""
    monkeypatch.setattr(cipher, "_given", {})
    monkeypatch.setattr(keyfile, "_N", 1 << 10)  # guessing is to be slow, testing is not


@pytest.fixture
def secret() -> Secret:
    return Secret(bytes(range(32)))


@pytest.fixture
def sealed(tmp_path: Path, secret: Secret) -> Iterator[Ledger]:
    """An encrypted ledger, empty and open."""
    with Ledger.create(tmp_path / "支部.zbtz", secret=secret) as ledger:
        yield ledger


@pytest.fixture
def plain(tmp_path: Path) -> Path:
    """A plain ledger with a person, an attachment and an action that was taken back; closed."""
    (tmp_path / "材料.txt").write_text(WORDS, "utf-8")
    with Ledger.create(tmp_path / "支部.zbtz") as ledger:
        for number in range(3):
            with ledger.unit("登记党员") as unit:
                unit.add(Member(name=f"{NAME}{number}", note=WORDS))
        about = Attachments(ledger).take(tmp_path / "材料.txt", TODAY)
        about.owner, about.owner_id = Member.table, 1
        with ledger.unit("添加附件") as unit:
            unit.add(about)
        ledger.undo()
        ledger.redo()
        ledger.save_draft("member", {"note": WORDS})
        ledger.copy_to(tmp_path / "支部-备份" / "昨天.zbtz")
    (tmp_path / "材料.txt").unlink()
    assert PASSWORD
    return tmp_path / "支部.zbtz"
