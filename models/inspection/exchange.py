"""Putting the finished folder in the place of the old one, whole or not at all; and whether the old one may go."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any

from models.exports.atomic import TargetBusy, write_atomic
from models.exports.errors import ExportRefused
from models.file_names import FORBIDDEN
from models.inspection.journal import CONTENT, DONE, LOCK, ZIP, Kept, kept_as
from models.store.backups import sync_folder

LIST = "文件清单.json"
"""In the folder: every file with its size and hash. It tells that the folder is one of ours, and what of it is."""
_OF_SYSTEMS = ("thumbs.db", "desktop.ini", ".ds_store", ".directory")
_MOST_BESIDE, _MOST_BYTES = 10, 255
"""So many old folders can stand beside the target, and bytes of a name that Linux takes; Windows takes as many characters."""
_OPENED = ("~$", ".~", ".~lock.")


@dataclass(frozen=True)
class Place:
    """Where the folder goes, where it is worked on, and what stands beside it."""

    target: Path
    work: Path

    @property
    def archive(self) -> Path:
        """The zip beside the folder."""
        return self.target.with_name(self.target.name + ".zip")

    def aside(self, number: int = 1) -> Path:
        """Beside the target: where the old folder is in the moment between."""
        return self.target.with_name(f"{self.target.name}（替换前{number if number > 1 else ''}）")

    def has_a_name(self) -> bool:
        """Whether the file system takes the name and those that stand beside it, Windows too, to which such folders are copied."""
        if FORBIDDEN.search(self.target.name):
            return False
        try:
            return len(self.aside(_MOST_BESIDE).name.encode()) <= _MOST_BYTES
        except UnicodeEncodeError:
            return False


def ours(folder: Path) -> dict[str, Kept] | None:
    """The files that the list in a folder names; None where it has no list of ours."""
    try:
        said = json.loads((folder / LIST).read_text("utf-8"))
        return {str(one["path"]): Kept(int(one["size"]), str(one["sha256"])) for one in said["files"]}
    except (OSError, ValueError, KeyError, TypeError):
        return None


def check_target(target: Path) -> None:
    """Raises ExportRefused where the target is no folder, or holds what is not ours or was changed since: nothing of it is
    ever deleted; TargetBusy where a file in it is open."""
    if not os.path.lexists(target):
        return
    if not target.is_dir() or target.is_symlink():
        raise ExportRefused(f"“{target.name}”不是文件夹，没有开始，也没有动它。请换一个名称。")
    known, changed, foreign = ours(target), [], []
    folders = {parent.as_posix() for name in known or () for parent in PurePosixPath(name).parents}
    for file in sorted(target.rglob("*")):
        name = file.relative_to(target).as_posix()
        if file.name.startswith(_OPENED):
            raise TargetBusy(
                f"“{target.name}”里有文件正被 Excel、WPS 等程序打开，原有文件夹没有动。请关闭后再做，已经做好的部分会接着用。"
            )
        if file.is_dir() and not file.is_symlink():
            if name not in folders and not any(file.iterdir()):
                foreign.append(name)  # somebody has made it, though there is nothing in it yet
            continue
        if file.name.casefold() in _OF_SYSTEMS or name == LIST:
            continue
        if known is None or name not in known:
            foreign.append(name)
        elif file.stat().st_size != known[name].size or kept_as(file) != known[name]:
            changed.append(name)
    if foreign:
        raise ExportRefused(
            f"文件夹“{target.name}”里有不是本程序生成的文件或文件夹（{_some(foreign)}），没有替换，原有文件没有动。"
            "请把它们移到别处，或换一个文件夹名。"
        )
    if changed:
        raise ExportRefused(
            f"文件夹“{target.name}”里有文件在生成以后改动过（{_some(changed)}），没有替换，原有文件没有动。"
            "请把改过的文件另存到别处后从文件夹里删去，或换一个文件夹名。"
        )


def _some(names: list[str]) -> str:
    shown = "、".join(name.rpartition("/")[2] for name in names[:2])
    return f"{shown} 等 {len(names)} 个" if len(names) > 2 else shown


def write_json(path: Path, what: dict[str, Any]) -> None:
    """Writes a small file, whole or not at all."""
    text = json.dumps(what, ensure_ascii=False, indent=1)

    def write(beside: Path) -> None:
        beside.write_text(text, encoding="utf-8")

    write_atomic(path, write)


def put_in_place(place: Place, about: dict[str, Any], before: Callable[[], None] = lambda: None) -> str:
    """Puts the finished folder, and the zip where there is one, in the place of the old; gives what is left to say.

    about: for whoever finds this half done, `finish` takes it back · before: what must come before the old is let go of.
    Raises as `check_target` does, and TargetBusy where the old one cannot be moved; it is then as it was.
    """
    check_target(place.target)
    aside = _free(place)
    write_json(place.work / DONE, {**about, "aside": aside.name})
    if place.target.exists():
        _move(place.target, aside, place.target)
    try:
        _move(place.work / CONTENT, place.target, place.target)
    except TargetBusy:
        if aside.exists():
            aside.rename(place.target)
        raise
    sync_folder(place.target.parent)
    before()
    return _settle(place, aside)


def _move(source: Path, to: Path, target: Path) -> None:
    try:
        source.rename(to)
    except OSError:
        raise TargetBusy(
            f"“{target.name}”正被其他程序打开或不允许改名，原有文件夹没有动。请关闭里面的文件再做一次，已经做好的部分会接着用。"
        ) from None


def _free(place: Place) -> Path:
    """A name that is free for the old folder."""
    for number in range(1, _MOST_BESIDE + 1):
        if not os.path.lexists(aside := place.aside(number)):
            return aside
    raise TargetBusy(f"“{place.aside().name}”等旧文件夹还留着 {_MOST_BESIDE} 个，没有替换。请把它们删去或移开再做。")


def _settle(place: Place, aside: Path) -> str:
    """The zip beside the folder, then away with the old one and with the work."""
    said = ""
    if (place.work / ZIP).exists():
        try:
            os.replace(place.work / ZIP, place.archive)
        except OSError:
            raise TargetBusy(
                f"文件夹“{place.target.name}”已经换成新的，但“{place.archive.name}”正被打开，压缩包还是旧的。请关闭它再做一次。"
            ) from None
    shutil.rmtree(aside, ignore_errors=True)
    if aside.exists():
        said = f"旧的文件夹还有文件打开着，留在“{aside.name}”，关闭后可以删除。"
    sync_folder(place.target.parent)
    return said


def finish(place: Place) -> dict[str, Any] | None:
    """Brings to its end what was stopped in the middle of an exchange: gives what was noted of it where the new folder is in
    place, and None where the old one is (again)."""
    try:
        about: dict[str, Any] = json.loads((place.work / DONE).read_text("utf-8"))
        aside = place.target.with_name(str(about["aside"]))
    except (OSError, ValueError, KeyError, TypeError):
        return None
    if (place.work / CONTENT).exists():
        if aside.is_dir() and not os.path.lexists(place.target):
            aside.rename(place.target)
        with suppress(OSError):
            (place.work / DONE).unlink()
        return None
    _settle(place, aside)
    return about


def clear(place: Place) -> None:
    """Takes away the work, after nothing of it is needed any more; called while it is locked, and the lock goes last, so that
    nobody has begun anew meanwhile."""
    with suppress(OSError):
        for each in place.work.iterdir():
            if each.is_dir():
                shutil.rmtree(each, ignore_errors=True)
            elif each.name != LOCK:
                each.unlink()
        (place.work / LOCK).unlink()
        place.work.rmdir()
