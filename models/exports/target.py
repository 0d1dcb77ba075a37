"""Where an export goes and in which format: what the user named, read as a file or a folder, or refused in a sentence."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from models.exports.errors import ExportRefused

FORMATS = ("xlsx", "pdf", "docx", "json")
_OTHER_FILES = (".xls", ".et", ".csv", ".txt", ".ods", ".doc", ".wps", ".odt", ".html")


@dataclass(frozen=True)
class Target:
    """A file (`file` is set) or a folder, and the format."""

    folder: Path
    format: str
    file: Path | None = None

    def path(self, name: str) -> Path:
        """Where a file of that name goes; the user's own name comes first."""
        return self.file or self.folder / name

    def make(self) -> None:
        """Makes the folder unless it is there; raises ExportRefused."""
        try:
            self.folder.mkdir(exist_ok=True)
        except OSError:
            raise ExportRefused(
                f"不能建立文件夹“{self.folder}”，没有导出。请换一个能写入的位置，文件夹名不要太长。"
            ) from None


def aim(out: Path, wanted: str | None, what: str, possible: Sequence[str]) -> Target:
    """Where `out` leads: a name with a known suffix is a file, any other a folder that exists or can be made.

    wanted: the format asked for, else the file's suffix tells it, else the first of `possible` · what: the Chinese name of
    the thing, for the refusal. Raises ExportRefused; nothing is made yet.
    """
    suffix = out.suffix.lower()
    # os.path and not Path: a name that is too long and a folder that is closed to us are answered with no, not with OSError.
    as_file = suffix.removeprefix(".") if suffix[1:] in (*FORMATS, *possible) and not os.path.isdir(out) else ""
    if suffix in _OTHER_FILES and not os.path.isdir(out):
        raise ExportRefused(f"不能导出为 {suffix} 文件，没有导出。{what}可以是：{'、'.join(possible)}。")
    format_ = wanted or as_file or possible[0]
    if format_ not in possible:
        raise ExportRefused(f"{what}不能导出为 {format_}，没有导出。可以是：{'、'.join(possible)}。")
    if as_file and as_file != format_:
        raise ExportRefused(f"文件名“{out.name}”与格式 {format_} 不一致，没有导出。请改文件名或不指定格式。")
    folder = out.parent if as_file else out
    if as_file and not os.path.isdir(folder):
        raise ExportRefused(f"文件夹“{folder}”不存在，没有导出。请先建好文件夹。")
    if os.path.exists(folder) and not os.path.isdir(folder):
        raise ExportRefused(f"“{folder}”是文件，不是文件夹，没有导出。请换一个位置。")
    if not os.path.exists(folder) and not os.path.isdir(folder.parent):
        raise ExportRefused(f"文件夹“{folder.parent}”不存在，没有导出。请先建好文件夹。")
    return Target(folder, format_, out if as_file else None)
