"""Writes a file whole or not at all: what was there before stays untouched until the new one is complete."""

from __future__ import annotations

import contextlib
import errno
import os
import shutil
from collections.abc import Callable
from pathlib import Path

from models.exports.beside import beside, sweep
from models.exports.errors import ExportRefused
from models.replacing import replace


class TargetBusy(OSError):
    """The target cannot be written now; the text is one Chinese sentence for the user. What was there is untouched."""


def write_atomic(path: Path, write: Callable[[Path], object]) -> None:
    """Lets `write` make a file beside `path`, forces it to disk and puts it in the place of `path`.

    Raises TargetBusy when the target is a folder or a device, read-only, open elsewhere, or when its folder is missing, read-only or
    full. Errors of `write` pass through. In each case the old file is as it was and nothing else is left in the folder.
    """
    target = Path(os.path.realpath(path))  # a link stays a link
    _check(target)
    sweep(target.parent)
    part = beside(target)
    try:
        _reserve(part, target)
        write(part)
        _to_disk(part)
        _put_in_place(part, target)
    except OSError as error:
        if error.errno not in (errno.ENOSPC, errno.EDQUOT):
            raise
        raise TargetBusy(
            f"磁盘空间不足，“{target.name}”没有写成，原有文件没有改动。请清理磁盘或另选保存位置。"
        ) from None
    finally:
        with contextlib.suppress(OSError):
            part.unlink(missing_ok=True)


def write_or_refuse(path: Path, write: Callable[[Path], object]) -> None:
    """`write_atomic`, with whatever else the file system has against it as ExportRefused."""
    try:
        write_atomic(path, write)
    except TargetBusy:
        raise
    except OSError as error:
        raise ExportRefused(f"“{path.name}”没有写成，原有文件没有改动。请换一个位置或文件名再导出。") from error


def _check(target: Path) -> None:
    name = target.name
    if os.path.isdir(target):
        raise TargetBusy(f"“{name}”是一个文件夹，没有写入任何内容。请换一个文件名。")
    if not os.path.isdir(target.parent):
        raise TargetBusy(f"文件夹“{target.parent}”不存在，没有写入任何内容。请先建好文件夹，或另选保存位置。")
    if os.path.exists(target):
        if not target.is_file():  # a device or a pipe would be replaced by a file
            raise TargetBusy(f"“{name}”不是普通文件，没有写入任何内容。请换一个文件名。")
        try:
            with target.open("r+b"):
                pass
        except PermissionError:
            raise TargetBusy(
                f"“{name}”是只读文件或正被其他程序打开，原有内容没有改动。请关闭它或去掉只读属性，也可以换一个文件名。"
            ) from None


def _reserve(part: Path, target: Path) -> None:
    """Makes the empty file, with the rights that the target has or a new file would get."""
    try:
        os.close(os.open(part, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o666))
    except PermissionError:
        raise TargetBusy(f"文件夹“{target.parent}”不允许写入，没有写入任何内容。请另选保存位置。") from None
    if os.path.exists(target):
        with contextlib.suppress(OSError):
            shutil.copymode(target, part)


def _to_disk(file: Path) -> None:
    with file.open("r+b") as written:
        os.fsync(written.fileno())


def _put_in_place(part: Path, target: Path) -> None:
    try:
        replace(part, target)
    except PermissionError:  # Windows: somebody opened it while we wrote
        raise TargetBusy(
            f"“{target.name}”正被其他程序打开，原有内容没有改动。请关闭它后再导出，也可以换一个文件名。"
        ) from None
    if os.name == "posix":
        folder = os.open(target.parent, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)
