"""What a program that was killed leaves half written, in clear or not, is gone when the ledger is opened the next time."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from models.store import Ledger, keyfile, place, switching
from models.store.attachments import folder_of
from models.store.cipher import Secret
from tests.models.store.encryption.words import PASSWORD, WORDS


@pytest.mark.parametrize("back", [False, True])
def test_half_an_attachment_in_clear_goes(plain: Path, secret: Secret, back: bool) -> None:
    """Killed while attachments are written, at the change to the one state or the other."""
    switching.switch_on(plain, secret, PASSWORD)
    if back:
        switching.switch_off(plain)
    shelf = next(folder for folder in folder_of(plain).iterdir() if folder.is_dir())
    half = shelf / "~0123456789abcdef.txt-01234567.part"
    half.write_text(WORDS, "utf-8")
    place.mark_of_switching(plain).write_text(json.dumps({"key": secret.id.hex(), "on": back}))
    Ledger.open(plain).close()
    assert not half.exists()
    assert not place.mark_of_switching(plain).exists()


def test_what_had_hardly_begun_goes(plain: Path) -> None:
    mark, (key, _) = place.mark_of_switching(plain), keyfile.places(plain)
    for target in (mark, key):
        target.with_name(f"~{target.name}-01234567.part").write_bytes(b"half")
    other = plain.with_name("~别的.zbkey-01234567.part")
    other.write_bytes(b"of another ledger")
    Ledger.open(plain).close()
    assert [file.name for file in plain.parent.glob("*.part")] == [other.name]


@pytest.mark.parametrize("torn", [b"", b"[]", b'{"key": 7, "on": true}', b"\xff"])
def test_a_mark_that_cannot_be_read_takes_nothing_away(plain: Path, torn: bytes) -> None:
    mark, (key, _) = place.mark_of_switching(plain), keyfile.places(plain)
    mark.write_bytes(torn)
    key.write_bytes(b"somebody's")
    Ledger.open(plain).close()
    assert key.read_bytes() == b"somebody's"
    assert not mark.exists()
