"""What the program remembers on this machine, outside the ledger: last ledger, folders, window, hidden columns, colours."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QSettings, QStandardPaths

_MOST_RECENT = 8
ROSTERS, FORMS, FILES, HANDOVERS, TEMPLATES, PACKS = "roster", "form", "attachment", "handover", "template", "pack"
"""What files are chosen or written for, where each has a folder of its own: lists to import, committees' forms, attachments,
hand-overs, templates, and packs for an inspection."""


def documents() -> Path:
    """The user's folder for documents, else the desktop; the home folder where the system names some that are not there."""
    places = QStandardPaths.StandardLocation
    for named in (places.DocumentsLocation, places.DesktopLocation):
        folder = Path(QStandardPaths.writableLocation(named))
        if folder.is_dir() and folder != Path.home():  # what a system without such a folder names
            return folder
    return Path.home()


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

    # Where file choosers begin: `ui/dialogs/ask.py` opens them

    def export_folder(self, purpose: str = "") -> Path:
        """The folder of what was written last for a purpose, else of any export; before that the folder of the ledger, the user's
        documents where there is none. purpose: one of those below, '' for tables and prints of all kinds."""
        kept = self._folder_kept(f"export_folder.{purpose}" if purpose else "") or self._folder_kept("export_folder")
        return kept or self._beside_the_ledger() or documents()

    def source_folder(self, purpose: str = "") -> Path:
        """The folder from which a file was chosen last for a purpose, else for any; that of exports before that."""
        kept = self._folder_kept(f"source_folder.{purpose}" if purpose else "") or self._folder_kept("source_folder")
        return kept or self.export_folder()

    def chosen_from(self, path: Path, purpose: str = "") -> None:
        """Remembers the folder of a file that was chosen; where nothing else was chosen yet others begin there, too."""
        self._keep_folder("source_folder", purpose, path.parent)

    def exported_to(self, path: Path, purpose: str = "") -> None:
        """Remembers the folder of an export."""
        self._keep_folder("export_folder", purpose, path if path.is_dir() else path.parent)

    def _keep_folder(self, key: str, purpose: str, folder: Path) -> None:
        if purpose:
            self.set_text(f"{key}.{purpose}", str(folder))
        if not purpose or not self.text(key):
            self.set_text(key, str(folder))

    def _folder_kept(self, key: str) -> Path | None:
        kept = self.text(key) if key else ""
        return Path(kept) if kept and Path(kept).is_dir() else None

    def _beside_the_ledger(self) -> Path | None:
        last = self.last()
        return last.parent if last is not None and last.parent.is_dir() else None
