"""Files of attachments that are not beside the ledger, as when only it and its backups were copied: put back out of the backups."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from models.naming import some
from models.records import Attachment
from models.safekeeping.files import bring
from models.store import LedgerRefused
from models.store.attachments import Attachments
from models.store.cipher import Secret, given
from models.store.switching import have_attachments_be


@dataclass(frozen=True)
class PutBack:
    """What became of attachments that were missing. found: how many are back · nowhere: the names of the others · failed:
    whether the disk took nothing more. folder: where they belong."""

    folder: Path
    found: int = 0
    nowhere: Sequence[str] = ()
    failed: bool = False

    @property
    def words(self) -> str:
        """What is to be said of it, '' for nothing."""
        said = f"{self.found} 个附件不在账本旁边，已从备份里放回。" if self.found else ""
        if not self.nowhere:
            return said
        named = some(self.nowhere, 3)
        if self.failed:
            return (
                f"{said}有 {len(self.nowhere)} 个附件（{named}）没有放回：磁盘空间不足，或“{self.folder.name}”不能写入。"
                "账本和备份没有改动，请处理后重新打开账本。"
            )
        return (
            f"{said}有 {len(self.nowhere)} 个附件的文件不在账本旁边，备份里也没有（{named}），账本没有改动。"
            f"如果刚换了地方，请把原来的“{self.folder.name}”文件夹复制到账本旁边；找不到的，请重新添加原件。"
        )


def put_back(
    files: Attachments,
    secret: Secret | None,
    wanted: Sequence[Attachment],
    stores: Sequence[Path],
    go_on: Callable[[], bool] = lambda: True,
) -> None:
    """Copies what is wanted and not whole beside the ledger out of the stores, each file verified, none overwritten, and encrypted
    as the ledger is or plain; in any thread. secret: that of the ledger · go_on: asked before each file. Raises OSError where
    there is no room."""
    for store in stores:
        lacking = {one.sha256 for one in wanted if files.trouble(one)}
        names = lacking | {each.name_of(digest) for each in given() for digest in lacking}
        if lacking and go_on():
            bring(store, files.folder, partial(_is_wanted, names, go_on))
            have_attachments_be(files.folder, secret)  # the store may be of before the password, or of before it went


def _is_wanted(names: Collection[str], go_on: Callable[[], bool], file: Path) -> bool:
    return file.name[:64] in names and go_on()


def put_missing_back(
    files: Attachments,
    secret: Secret | None,
    kept: Sequence[Attachment],
    stores: Sequence[Path],
    go_on: Callable[[], bool] = lambda: True,
) -> PutBack:
    """The same for all attachments of a ledger whose files are not there at all, in any thread; tells what came of it, and raises
    nothing. One that is there and damaged stays as it is: that is told beside it."""
    missing, failed = [one for one in kept if files.is_missing(one)], False
    if missing:
        try:
            put_back(files, secret, missing, stores, go_on)
        except (OSError, LedgerRefused):
            failed = True
    nowhere = [one.name for one in missing if files.is_missing(one)]
    return PutBack(files.folder, len(missing) - len(nowhere), nowhere, failed)
