"""The report of an error that is handed on: kinds, places and versions; no names, no texts, no paths, no name of a ledger."""

from __future__ import annotations

import os
import platform
from contextlib import suppress
from datetime import datetime
from pathlib import Path

import PySide6

from models.store.migrations import STEPS

_MOST = 20
"""Reports that are kept; the oldest goes first."""
_HEAD = "支部台账 出错报告（只有出错的种类、位置和版本，没有姓名、号码、路径和账本名称）"


def text(what: str) -> str:
    """What a technician needs. what: kinds and places, as `described` gives them."""
    versions = f"Python {platform.python_version()} · PySide6 {PySide6.__version__}"
    system = f"{platform.system()} {platform.release()} {platform.machine()}"
    now = datetime.now().isoformat(" ", "seconds")
    return "\n".join(
        (_HEAD, f"时间：{now}", f"系统：{system}", f"版本：{versions} · 账本格式 {len(STEPS)}", f"出错：{what}", "")
    )


def write(folder: Path, report: str) -> Path | None:
    """Keeps a report, and takes the oldest away; None where the disk does not take it."""
    with suppress(OSError):
        stamp = datetime.now().strftime("%Y%m%d-%H%M%S-%f")
        file = folder / f"report-{stamp}.txt"
        file.write_text(report, encoding="utf-8")
        for old in sorted(folder.glob("report-*.txt"))[:-_MOST]:
            with suppress(OSError):
                os.remove(old)
        return file
    return None
