"""Makes the folder: gathers, fills it beside the target, goes on with what was stopped, and puts it in place at the end."""

from __future__ import annotations

import errno
import os
import zipfile
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from models.exports.atomic import TargetBusy, write_atomic
from models.exports.errors import ExportRefused
from models.exports.evidence import put_file
from models.exports.export import Delivered
from models.exports.target import FORMATS
from models.inspection import NAME
from models.inspection.contents import FILE_SORT, MINUTES_SORT, expected_files, fill
from models.inspection.exchange import LIST, Place, check_target, clear, finish, put_in_place, write_json
from models.inspection.index import INDEX_PDF, Contents, write_index
from models.inspection.journal import CONTENT, DONE, ZIP, Journal, locked, work_folder
from models.inspection.material import Material
from models.inspection.packing import Packing
from models.kinds import encodable
from models.store import Ledger

Progress = Callable[[int, int, str], None]
"""Told before each file: how many are done, of about how many, and its path in the folder."""
_LOGGED = "已记录"
_FORMAT = 1  # of the work that is gone on with; another program's is not


def deliver_inspection(ledger: Ledger, out: Path, material: Material, progress: Progress | None = None) -> Delivered:
    """Writes the folder `out`, and `out`.zip where that is wanted, and notes it in the log as one line.

    The work is done in a hidden folder beside it and goes on where it was stopped, if the ledger is as it was. What was at
    `out` stays untouched until the new folder is complete. Raises ExportRefused where there is nothing of these days or `out`
    is not to be replaced, TargetBusy where a file is in use or the disk is full; what is done so far is kept for the next time.
    """
    wanted = material.wanted
    if wanted.full and not wanted.purpose.strip():
        raise ExportRefused("完整材料（不打码）须写明用途，没有开始。请填写用途后再做。")
    place = _place(ledger, out)
    if material.ahead:
        raise ExportRefused(f"{wanted.stretch.words()}还没有到，没有生成。请换一个年度或时间段。")
    if material.empty:
        raise ExportRefused(
            f"{wanted.stretch.words()}没有会议、计划、培训和整改的记录，没有生成。请换一个年度或时间段。"
        )
    try:
        check_target(place.target)
        with locked(place.work, place.target.name):
            if about := finish(place):
                _log(ledger, place, about)
                (place.work / DONE).unlink(missing_ok=True)
                (place.work / _LOGGED).unlink(missing_ok=True)
            done = _make(ledger, place, material, progress)
            clear(place)
    except TargetBusy:
        raise
    except OSError as error:
        raise TargetBusy(_broken(place, error)) from error
    return done


def _broken(place: Place, error: OSError) -> str:
    """What is said of a disk that is full or gone, and of files that may not be read: a whole folder is there all the same."""
    full = error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
    why, do = ("磁盘空间不足", "清理磁盘") if full else ("读写文件时出错（没有权限，或磁盘断开了）", "检查磁盘")
    if (place.work / DONE).is_file() and not (place.work / CONTENT).exists():
        return f"{why}：新的“{place.target.name}”已经放好，收尾没有做完。请{do}后再做一次。"
    return f"{why}，“{place.target.name}”没有做完，原来的文件夹没有动。请{do}后再做，或换一个位置。"


def _place(ledger: Ledger, out: Path) -> Place:
    target = Path(os.path.abspath(out))
    if out.suffix.lower().removeprefix(".") in (*FORMATS, "zip") and not os.path.isdir(target):
        raise ExportRefused(f"{NAME}是一个文件夹，不能写成“{out.name}”，没有开始。请给一个文件夹，要压缩包请另外选。")
    if not os.path.isdir(target.parent):
        raise ExportRefused(f"文件夹“{target.parent}”不存在，没有开始。请先建好文件夹。")
    if ledger.home.resolve().is_relative_to(target.resolve()):
        raise ExportRefused(f"账本就在“{target.name}”里，没有开始。请换一个文件夹。")
    place = Place(target, work_folder(target))
    if not place.has_a_name():
        raise ExportRefused(
            f"文件夹名“{encodable(target.name)[:20]}…”太长，或有不能用的字符，没有开始。请换一个短一些的名称。"
        )
    return place


def _make(ledger: Ledger, place: Place, material: Material, progress: Progress | None) -> Delivered:
    journal = Journal(place.work, _fingerprint(ledger, material))
    packing = Packing(material, journal)
    total = expected_files(material)
    if progress is not None:
        journal.said = lambda path: progress(len(journal.files), max(total, len(journal.files) + 1), path)
    try:
        fill(packing)
        contents = write_index(packing)
        write_json(journal.content / LIST, contents.listed())
        journal.sweep(LIST)
        (place.work / ZIP).unlink(missing_ok=True)
        if material.wanted.zip:
            journal.said(place.archive.name)
            write_atomic(place.work / ZIP, partial(_zip, journal.content, place.target.name))
        about = _told(place, packing)
        left = put_in_place(place, about, before=lambda: _log(ledger, place, about))
    except TargetBusy as busy:
        kept = f"已经做好的 {len(journal.files)} 个文件留着，下次接着做。" if journal.files else ""
        raise TargetBusy(f"{busy}{'' if '接着' in str(busy) else kept}") from busy
    return _delivered(place, packing, contents, left)


def _delivered(place: Place, packing: Packing, contents: Contents, left: str) -> Delivered:
    notes = [text + "。" for _, text in (*packing.without, *packing.doubtful)]
    notes += [f"{one.what}{one.why}。" for one in contents.accounts if not one.agrees]
    if contents.missing:
        notes.append(f"还缺 {len(contents.missing)} 处，见“{INDEX_PDF}”。")
    if packing.wanted.zip is False and place.archive.exists():
        notes.append(f"旁边的“{place.archive.name}”是以前的，没有更新。")
    files = [place.target, *([place.archive] if packing.wanted.zip else [])]
    return Delivered(files, len(packing.entries), [*notes, *([left] if left else [])])


def _fingerprint(ledger: Ledger, material: Material) -> dict[str, Any]:
    """What the files depend on: the last action on the ledger, the day, which days are wanted, and whether in full."""
    last = ledger.units(1)
    stretch = material.wanted.stretch
    return {
        "format": _FORMAT,
        "last": [last[0].id, last[0].at, last[0].label] if last else [],
        "today": material.today.isoformat(),
        "days": [stretch.first.isoformat(), stretch.last.isoformat()],
        "full": material.wanted.full,
    }


def _told(place: Place, packing: Packing) -> dict[str, Any]:
    """One line for the log: what left, in numbers (domain §11 X03)."""
    material, wanted = packing.material, packing.wanted
    sorts = [entry.sort for entry in packing.entries]
    parts = (
        f"会议记录{sorts.count(MINUTES_SORT)}份", f"培训{len(material.trainings)}期", f"整改{len(material.register)}项",
        f"附件{sorts.count(FILE_SORT)}件",
    )  # fmt: skip
    words = f"{wanted.stretch.words()}，{len(packing.entries)}个文件：{'、'.join(parts)}"
    return {
        "what": encodable(f"{NAME}：{place.target.name}（{words}）" + ("及压缩包" if wanted.zip else "")),
        "rows": len(packing.entries),
        "full": wanted.full,
        "purpose": encodable(wanted.purpose.strip()),
        "recipient": encodable(wanted.recipient.strip()),
    }


def _log(ledger: Ledger, place: Place, about: dict[str, Any]) -> None:
    """Notes it once, also where the program was stopped right after the exchange."""
    marker = place.work / _LOGGED
    if marker.exists():
        return
    said = {name: str(about[name]) for name in ("purpose", "recipient")}
    ledger.log_export(str(about["what"]), int(about["rows"]), full=bool(about["full"]), **said)
    marker.touch()


def _zip(content: Path, name: str, path: Path) -> None:
    """All files below one folder; the same files give the same bytes."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for file in sorted(content.rglob("*")):
            if file.is_file():
                put_file(archive, f"{name}/{file.relative_to(content).as_posix()}", file)


def discard(out: Path) -> None:
    """Takes away what was done so far for a folder, after the user has given it up. Raises ExportRefused where somebody is
    working there, TargetBusy where it cannot be written."""
    place = Place(Path(os.path.abspath(out)), work_folder(Path(os.path.abspath(out))))
    if place.work.is_dir():
        with locked(place.work, place.target.name):
            finish(place)
            clear(place)


def left_over(out: Path) -> bool:
    """Whether work for this folder was begun and not finished."""
    return (work_folder(Path(os.path.abspath(out))) / CONTENT).is_dir()
