"""What the program remembers on this machine, outside the ledger: last ledger, folders, window, hidden columns, colours."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QSettings, QStandardPaths

_MOST_RECENT = 8


def documents() -> Path:
    """The user's folder for documents; the home folder where the system names one that is not there."""
    named = Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))
    return named if named.is_dir() else Path.home()


def _is_backup(path: Path) -> bool:
    if not in_backups(path):  # the store, which is needed to say more, is loaded after the window is painted
        return False
    from models.store.backup_names import ledger_of

    return ledger_of(path) is not None


def in_backups(path: Path) -> bool:
    """Whether a file lies in a folder named as those of backups are: it may be one."""
    return path.resolve().parent.name.endswith("-备份")


def _has_backups(path: Path) -> bool:
    from models.store.backups import folder_of

    return folder_of(path).is_dir()


class Settings:
    """An ini file in the user's folder for program data. Names are ASCII; nothing about people is kept here."""

    def __init__(self, folder: Path | None = None) -> None:
        place = folder or Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.AppDataLocation))
        place.mkdir(parents=True, exist_ok=True)
        self.folder = place
        self._ini = QSettings(str(place / "settings.ini"), QSettings.Format.IniFormat)

    def text(self, key: str, default: str = "") -> str:
        """A setting; `default` where it was never set."""
        return str(self._ini.value(key, default))

    def set_text(self, key: str, value: str) -> None:
        """Remembers a setting."""
        self._ini.setValue(key, value)

    def keep(self) -> None:
        """Writes to the disk now what was remembered, else when Qt comes to rest."""
        self._ini.sync()

    def recent(self) -> list[Path]:
        """Ledgers opened before that still exist, or can be recovered from their backups, the last one first; a backup is none."""
        paths = [Path(line) for line in self.text("recent").split("\n") if line]
        return [path for path in paths if (path.exists() or _has_backups(path)) and not _is_backup(path)]

    def last(self) -> Path | None:
        """The ledger that was opened last."""
        return next(iter(self.recent()), None)

    def opened(self, ledger: Path) -> None:
        """Puts a ledger at the head of the recent ones."""
        ledger = ledger.resolve()
        paths = [ledger, *(path for path in self.recent() if path != ledger)]
        self.set_text("recent", "\n".join(str(path) for path in paths[:_MOST_RECENT]))

    def second_folder(self, ledger: Path) -> tuple[Path, str] | None:
        """The second folder for the backups of a ledger, and the moment at which it was last written, or the day on which it was chosen, ISO; None where none is chosen."""
        kept = self._seconds().get(str(ledger.resolve()))
        return None if kept is None else (Path(kept[0]), kept[1])

    def set_second_folder(self, ledger: Path, folder: Path | None, when: str) -> None:
        """Chooses the second folder of a ledger, or notes when it was there; None for none."""
        seconds = self._seconds()
        seconds.pop(str(ledger.resolve()), None)
        if folder is not None:
            seconds[str(ledger.resolve())] = [str(folder), when]
        import json

        self.set_text("second_folders", json.dumps(seconds))

    def _seconds(self) -> dict[str, list[str]]:
        import json

        try:
            kept = json.loads(self.text("second_folders") or "{}")
        except ValueError:  # the file was edited by hand
            return {}
        whole = isinstance(kept, dict) and all(isinstance(two, list) and len(two) == 2 for two in kept.values())
        return kept if whole else {}

    def export_folder(self) -> Path:
        """The folder of the file that was written or chosen last; the user's documents before that."""
        kept = Path(self.text("export_folder"))
        if self.text("export_folder") and kept.is_dir():
            return kept
        return documents()

    def source_folder(self) -> Path:
        """The folder from which a file was chosen last; that of exports before that."""
        kept = Path(self.text("source_folder"))
        return kept if self.text("source_folder") and kept.is_dir() else self.export_folder()

    def chosen_from(self, path: Path) -> None:
        """Remembers the folder of a file that was chosen."""
        self.set_text("source_folder", str(path.parent))

    def exported_to(self, path: Path) -> None:
        """Remembers the folder of an export."""
        self.set_text("export_folder", str(path if path.is_dir() else path.parent))
