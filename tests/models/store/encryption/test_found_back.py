"""Records come back from a backup of an encrypted ledger, with their sealed files; nothing of it lies in clear anywhere."""

from __future__ import annotations

import shutil
from pathlib import Path

from models.records import Attachment, Member
from models.safekeeping.backing_up import back_up
from models.safekeeping.files import is_sealed
from models.safekeeping.finding_back import bring_back, whole
from models.safekeeping.folder import listed
from models.safekeeping.looking_into import differences
from models.safekeeping.putting_back import put_missing_back
from models.store import Ledger, switching
from models.store.attachments import Attachments
from models.store.attachments import folder_of as attachments_of
from models.store.backup_names import ATTACHMENTS, BY_HAND
from models.store.backups import folder_of
from models.store.cipher import Secret
from tests.models.store.encryption.words import NAME, PASSWORD, TODAY, WORDS


def lost(path: Path) -> Attachment:
    """Everything of an attachment goes but what the backups hold."""
    with Ledger.open(path) as ledger:
        (about,) = ledger.all(Attachment)
        with ledger.unit("删除") as unit:
            unit.remove(about)
    shutil.rmtree(attachments_of(path))
    return about


def found_again(path: Path, about: Attachment) -> None:
    """It comes back with its file, as the ledger is now."""
    with Ledger.open(path) as ledger:
        found = differences(ledger, listed(folder_of(path))[0].file, "这份备份")
        brought = bring_back(ledger, found, whole(found.found[0]))
        assert list(brought.missing) == []
        assert Attachments(ledger).damaged(about) == ""
        files = [each for each in attachments_of(path).rglob("*") if each.is_file()]
        assert ledger.secret is None or all(is_sealed(each) for each in files)


def test_a_file_that_only_a_backup_from_before_the_password_has_comes_back_sealed(plain: Path, secret: Secret) -> None:
    with Ledger.open(plain) as ledger:
        back_up(ledger, BY_HAND, always=True)
    switching.switch_on(plain, secret, PASSWORD)
    about = lost(plain)
    found_again(plain, about)


def test_a_file_that_only_a_backup_with_a_password_has_comes_back_in_clear(plain: Path, secret: Secret) -> None:
    switching.switch_on(plain, secret, PASSWORD)
    with Ledger.open(plain) as ledger:
        back_up(ledger, BY_HAND, always=True)
    switching.switch_off(plain)
    about = lost(plain)
    found_again(plain, about)


def test_a_person_comes_back_with_a_sealed_file(sealed: Ledger, tmp_path: Path) -> None:
    source, store = tmp_path / "材料.txt", Attachments(sealed)
    source.write_text(WORDS, "utf-8")
    member = Member(name=NAME, note=WORDS)
    with sealed.unit("登记党员") as unit:
        unit.add(member)
    about = store.take(source, TODAY)
    source.unlink()
    about.owner, about.owner_id = Member.table, member.id
    with sealed.unit("添加附件") as unit:
        unit.add(about)
    back_up(sealed, BY_HAND, always=True)
    with sealed.unit("删除") as unit:
        unit.remove(member)
        unit.remove(about)
    (file,) = [each for each in attachments_of(sealed.path).rglob("*") if each.is_file()]
    file.unlink()
    found = differences(sealed, listed(folder_of(sealed.path))[0].file, "这份备份")
    (person,) = found.found
    brought = bring_back(sealed, found, whole(person))
    assert brought.told == f"已从备份找回党员：{NAME}"
    assert sealed.all(Member) == [member]
    assert sealed.all(Attachment) == [about]
    assert store.damaged(about) == ""
    assert [each for each in tmp_path.rglob("*") if each.is_file() and WORDS.encode() in each.read_bytes()] == []


def put_back_at_opening(path: Path) -> None:
    """The files are gone, and opening puts them back, as the ledger is now."""
    shutil.rmtree(attachments_of(path))
    with Ledger.open(path) as ledger:
        (about,) = ledger.all(Attachment)
        stores = [folder_of(path) / ATTACHMENTS]
        found = put_missing_back(Attachments(ledger), ledger.secret, [about], stores)
        assert (found.found, list(found.nowhere)) == (1, [])
        assert Attachments(ledger).damaged(about) == ""
        files = [each for each in attachments_of(path).rglob("*") if each.is_file()]
        assert [is_sealed(each) for each in files] == [ledger.secret is not None]


def test_a_missing_sealed_file_is_put_back_at_opening(plain: Path, secret: Secret) -> None:
    switching.switch_on(plain, secret, PASSWORD)
    with Ledger.open(plain) as ledger:
        back_up(ledger, BY_HAND, always=True)
    put_back_at_opening(plain)


def test_one_from_before_the_password_is_sealed_when_it_is_put_back(plain: Path, secret: Secret) -> None:
    with Ledger.open(plain) as ledger:
        back_up(ledger, BY_HAND, always=True)
    switching.switch_on(plain, secret, PASSWORD)
    put_back_at_opening(plain)
