"""The child process that reads a file for import, and the parent's call of it."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from models.imports import gate, grid
from models.imports.refused import FileRefused
from models.limited import BROKEN, NOT_STARTED, TOO_LONG, Child, Unanswered, serve

MOST_SECONDS = 60
_HEAVY = "请只留要导入的工作表，去掉多余的行列和图片，另存后再导入"


def read_sheets(path: Path) -> list[grid.Sheet]:
    """All sheets of the file, read in a child process; raises FileRefused. Takes at most a minute."""
    gate.check_path(path)
    try:
        told = Child(__name__, MOST_SECONDS).ask(os.fsencode(path.resolve()))
    except Unanswered as nothing:
        raise refusal(path.name, nothing.why) from None
    if "refused" in told:
        raise FileRefused(told["refused"])
    return grid.from_json(told["sheets"])


def refusal(name: str, why: str) -> FileRefused:
    """What a file that could not be read is told to be, by why the child gave no answer."""
    if why == TOO_LONG:
        return FileRefused.about(name, f"读了 {MOST_SECONDS} 秒还没读完，已经停下", _HEAVY)
    if why == NOT_STARTED:
        return FileRefused.about(name, "没有读成（读取程序启动不了）", "请重新启动本程序后再试")
    if why == BROKEN:
        return FileRefused.about(
            name, "没有读成：本程序读取时出错，不是文件的问题，文件没有动过", "请把这份文件发给技术人员，或另存一份再试"
        )
    return FileRefused.about(name, "读到一半超出了内存或时间限制", _HEAVY)


def answer() -> None:
    """Tells the sheets of a file, or why it is refused; runs in the child."""
    serve(_told)


def _told(request: bytes) -> dict[str, Any]:
    path = Path(os.fsdecode(request))
    try:
        return {"sheets": grid.to_json(grid.sheets_of(gate.admit(path), path.name))}
    except FileRefused as refused:
        return {"refused": str(refused)}
