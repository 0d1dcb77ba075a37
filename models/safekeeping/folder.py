"""The folder of backups: what is in it, and what is taken out of it."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from models.safekeeping.thinning import kept
from models.store import cipher
from models.store.backup_names import HASH_SUFFIX, BackupName, backups_in, name_of
from models.store.backups import BackupDamaged, State, peek, verified


@dataclass(frozen=True)
class Kept:
    """A backup as a list shows it. state: None where it cannot be read · key: the id of the key that it is encrypted with, b'' for
    none."""

    folder: Path
    name: BackupName
    size: int
    state: State | None
    key: bytes = b""

    @property
    def locked(self) -> bool:
        """Whether its password is wanted before anything can be said of it."""
        return self.state is None and bool(self.key) and cipher.known(self.key) is None

    @property
    def title(self) -> str:
        """What it is called in a sentence."""
        return f"第 {self.name.number} 号备份（{self.name.at}）"

    @property
    def file(self) -> Path:
        """The copy of the ledger."""
        return self.name.file_in(self.folder)


def listed(folder: Path) -> list[Kept]:
    """All backups of a folder, the newest first, each looked at."""
    found = []
    for name in backups_in(folder):
        with suppress(OSError):  # thinned meanwhile
            found.append(looked_at(folder, name))
    return found


def looked_at(folder: Path, name: BackupName) -> Kept:
    """A backup at a glance; raises OSError where it is gone."""
    file = name.file_in(folder)
    return Kept(folder, name, file.stat().st_size, peek(file), cipher.id_of(file))


def newest(folder: Path) -> Kept | None:
    """The newest backup that can be read at all."""
    for name in backups_in(folder):
        with suppress(OSError):  # thinned meanwhile
            if (found := looked_at(folder, name)).state is not None:
                return found
    return None


def why_damaged(backup: Kept) -> str:
    """What is wrong with a backup that was read through, in a few words; '' for nothing."""
    try:
        verified(backup.file)
    except BackupDamaged as damage:
        return str(damage)
    return ""


def thin(folder: Path) -> Sequence[BackupName]:
    """Takes away what is not kept, and gives it; the ledger first, then its hash. What cannot be taken away stays."""
    present = backups_in(folder)
    gone = sorted(set(present) - kept(present))
    for name in gone:
        with suppress(OSError):
            name.file_in(folder).unlink()
            name.hash_in(folder).unlink(missing_ok=True)
    _drop_lone_hashes(folder)
    return gone


def _drop_lone_hashes(folder: Path) -> None:
    """What a power cut left between the two; the newest stays, for its number must not be given again."""
    hashes = sorted(name for file in folder.glob(f"*{HASH_SUFFIX}") if (name := name_of(file)) is not None)
    for name in hashes[:-1]:
        if not name.file_in(folder).exists():
            with suppress(OSError):
                name.hash_in(folder).unlink()
