"""What was taken back before a password was set, or the encryption taken away, is done again after it as ever."""

from __future__ import annotations

from pathlib import Path

import pytest

from models.records import Attachment, Member
from models.store import Ledger, cipher, keyfile, switching
from models.store.attachments import Attachments
from models.store.backups import folder_of
from models.store.cipher import Secret
from models.store.rebuilding import story_of
from tests.models.store.encryption.words import NAME, PASSWORD, WORDS, held


def _take_back(path: Path) -> None:
    """Takes back the attachment, and the last person."""
    with Ledger.open(path) as ledger:
        assert [(line.label if (line := ledger.undo()) else "") for _ in range(2)] == ["添加附件", "登记党员"]
        assert len(ledger.all(Member)) == 2
        assert ledger.all(Attachment) == []


def _do_again(path: Path) -> None:
    """Does both again, and finds them as they were: the person with her words, the attachment readable."""
    with Ledger.open(path) as ledger:
        line = ledger.redoable()
        assert line is not None
        assert line.label == "登记党员"
        assert [(line.label if (line := ledger.redo()) else "") for _ in range(3)] == ["登记党员", "添加附件", ""]
        assert [(one.name, one.note) for one in ledger.all(Member)] == [(f"{NAME}{k}", WORDS) for k in range(3)]
        (about,) = ledger.all(Attachment)
        assert Attachments(ledger).damaged(about) == ""
        assert ledger.redoable() is None


def test_a_password_between_undo_and_redo(plain: Path, secret: Secret) -> None:
    _take_back(plain)
    switching.switch_on(plain, secret, PASSWORD)
    cipher._given.clear()
    assert keyfile.unlock(plain, PASSWORD) == secret
    _do_again(plain)
    _take_back(plain)  # and once more, of an action that was done again under the password
    _do_again(plain)
    assert held(plain)
    assert sorted(story_of(folder_of(plain))) == list(range(1, 15))


def test_the_encryption_taken_away_between_undo_and_redo(plain: Path, secret: Secret) -> None:
    switching.switch_on(plain, secret, PASSWORD)
    _take_back(plain)
    switching.switch_off(plain)
    cipher._given.clear()
    _do_again(plain)
    assert held(plain)
    assert sorted(story_of(folder_of(plain))) == list(range(1, 11))


@pytest.mark.parametrize("word", [PASSWORD, "另外一句记得住的话"])
def test_another_password_between_undo_and_redo(plain: Path, secret: Secret, word: str) -> None:
    """The key stays the same."""
    switching.switch_on(plain, secret, PASSWORD)
    _take_back(plain)
    keyfile.write(plain, secret, word)
    cipher._given.clear()
    assert keyfile.unlock(plain, word) == secret
    _do_again(plain)
    assert held(plain)
