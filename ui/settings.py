"""What the program remembers on this machine, outside the ledger: last ledger, folders, window, hidden columns, colours."""

from __future__ import annotations

import os
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QSettings, QStandardPaths

_MOST_RECENT = 8
ROSTERS, FORMS, FILES, HANDOVERS, TEMPLATES, PACKS = "roster", "form", "attachment", "handover", "template", "pack"
"""What files are chosen or written for, where each has a folder of its own: lists to import, committees' forms, attachments,
hand-overs, templates, and packs for an inspection."""


class SecondFolder(NamedTuple):
    """Where the backups of a ledger go, too: days and moments are ISO."""

    folder: Path
    chosen: str
    """The day on which it was chosen."""
    written: str
    """The moment at which it was last written; '' where it never was, as when the stick was full."""

    @property
    def seen(self) -> str:
        """When it was last there."""
        return self.written or self.chosen


_USUAL = {
    QStandardPaths.StandardLocation.DesktopLocation: "桌面",
    QStandardPaths.StandardLocation.DownloadLocation: "下载",
    QStandardPaths.StandardLocation.DocumentsLocation: "文档",
}
"""How Chinese desktops call the folders, which some do without telling."""


def own_folder(named: QStandardPaths.StandardLocation) -> Path | None:
    """A folder of the user's that the system names; where it names none that is there, the one with the usual Chinese name."""
    for folder in (Path(QStandardPaths.writableLocation(named)), Path.home() / _USUAL[named]):
        if os.path.isdir(folder) and folder != Path.home():  # what a system without such a folder names
            return folder
    return None


def documents() -> Path:
    """The user's folder for documents, else the desktop; the home folder where the system names some that are not there."""
    places = QStandardPaths.StandardLocation
    return own_folder(places.DocumentsLocation) or own_folder(places.DesktopLocation) or Path.home()


def downloads() -> Path | None:
    """Where browsers and messengers put what was sent; None where the system has no such folder."""
    return own_folder(QStandardPaths.StandardLocation.DownloadLocation)


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

    return os.path.isdir(folder_of(path))


class Settings:
    """An ini file in the user's folder for program data. Names are ASCII; nothing about people is kept here."""

    def __init__(self, folder: Path | None = None) -> None:
        place = folder or Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.AppDataLocation))
        place.mkdir(parents=True, exist_ok=True)
        self.folder = place
        self._beside: Path | None = None
        """The folder of the ledger that is open; None while none is, or the sample, whose folder goes with it."""
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
        return [path for path in paths if (os.path.exists(path) or _has_backups(path)) and not _is_backup(path)]

    def last(self) -> Path | None:
        """The ledger that was opened last."""
        return next(iter(self.recent()), None)

    def opened(self, ledger: Path) -> None:
        """Puts a ledger at the head of the recent ones."""
        ledger = ledger.resolve()
        self._beside = ledger.parent
        paths = [ledger, *(path for path in self.recent() if path != ledger)]
        self.set_text("recent", "\n".join(str(path) for path in paths[:_MOST_RECENT]))

    def opened_sample(self) -> None:
        """The sample is open: it is not remembered, and nothing of it begins beside a ledger of hers."""
        self._beside = None

    def second_folder(self, ledger: Path) -> SecondFolder | None:
        """The second folder for the backups of a ledger; None where none is chosen."""
        kept = self._seconds().get(str(ledger.resolve()))
        return None if kept is None else SecondFolder(Path(kept[0]), kept[1], kept[2])

    def choose_second_folder(self, ledger: Path, folder: Path | None, day: str) -> None:
        """Chooses the second folder of a ledger, None for none; nothing is written there yet. day: today, ISO."""
        self._keep_second(ledger, None if folder is None else SecondFolder(folder, day, ""))

    def second_folder_written(self, ledger: Path, at: str) -> None:
        """Notes that the second folder of a ledger was written. at: the moment, ISO."""
        kept = self.second_folder(ledger)
        self._keep_second(ledger, None if kept is None else kept._replace(written=at))

    def _keep_second(self, ledger: Path, second: SecondFolder | None) -> None:
        import json

        seconds = self._seconds()
        seconds.pop(str(ledger.resolve()), None)
        if second is not None:
            seconds[str(ledger.resolve())] = [str(second.folder), second.chosen, second.written]
        self.set_text("second_folders", json.dumps(seconds))

    def _seconds(self) -> dict[str, list[str]]:
        import json

        try:
            kept = json.loads(self.text("second_folders") or "{}")
        except (ValueError, RecursionError):  # the file was edited by hand
            return {}
        told = kept.items() if isinstance(kept, dict) else ()
        lists = {ledger: each for ledger, each in told if isinstance(each, list) and len(each) in (2, 3)}
        # The first versions kept the day on which it was last there, and not whether it was written.
        return {ledger: [*each, ""][:3] for ledger, each in lists.items() if all(isinstance(one, str) for one in each)}

    # Where file choosers begin: `ui/dialogs/ask.py` opens them

    def export_folder(self, purpose: str = "") -> Path:
        """The folder of what was written last for a purpose, else of any export; before that the folder of the ledger, the user's
        documents where there is none. purpose: one of those above, '' for tables and prints of all kinds."""
        kept = self._folder_kept(f"export_folder.{purpose}" if purpose else "") or self._folder_kept("export_folder")
        if kept is not None:
            return kept
        return self._beside if self._beside is not None and os.path.isdir(self._beside) else documents()

    def source_folder(self, purpose: str = "") -> Path:
        """The folder from which a file was chosen last for a purpose, else for any; before that the one for downloads, where
        what a committee sends arrives; where there is none, that of exports, or documents: what is chosen is never beside the ledger."""
        kept = self._folder_kept(f"source_folder.{purpose}" if purpose else "") or self._folder_kept("source_folder")
        return kept or downloads() or self._folder_kept("export_folder") or documents()

    def chosen_from(self, path: Path, purpose: str = "") -> None:
        """Remembers the folder of a file that was chosen; where nothing else was chosen yet others begin there, too."""
        self._keep_folder("source_folder", purpose, path.parent)

    def exported_to(self, path: Path, purpose: str = "") -> None:
        """Remembers the folder of an export."""
        self._keep_folder("export_folder", purpose, path if os.path.isdir(path) else path.parent)

    def _keep_folder(self, key: str, purpose: str, folder: Path) -> None:
        if purpose:
            self.set_text(f"{key}.{purpose}", str(folder))
        if not purpose or not self.text(key):
            self.set_text(key, str(folder))

    def _folder_kept(self, key: str) -> Path | None:
        kept = self.text(key) if key else ""
        return Path(kept) if kept and os.path.isdir(kept) else None
