"""What every command needs: exit codes, JSON that any console can carry, and the workbook that an --out means."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from models.kinds import one_line

if TYPE_CHECKING:
    from models.imports import Plan

DONE, PROBLEMS, REFUSED = 0, 1, 2


def print_json(what: Any) -> None:
    """Escapes all Chinese where the output is not UTF-8: a program must read back every name."""
    console = sys.__stdout__  # what is printed is held back until the work is done
    utf8 = console is None or (console.encoding or "").lower().replace("-", "") == "utf8"
    print(json.dumps(what, ensure_ascii=not utf8, indent=1))


def without_numbers(what: Any) -> Any:
    """The same with the private numbers in its texts masked, wherever they stand: a wrong one is in messages, too."""
    from models.exports.privacy import masked_text

    if isinstance(what, str):
        return masked_text(what)
    if isinstance(what, dict):
        return {key: without_numbers(value) for key, value in what.items()}
    return [without_numbers(each) for each in what] if isinstance(what, (list, tuple)) else what


def outcome(plan: Plan) -> int:
    """The exit code of an import: PROBLEMS where a row is returned, or something must be looked at."""
    report = plan.report()
    serious = report["returned"] or any(problem["level"] != "info" for problem in report["problems"])
    return PROBLEMS if serious else DONE


def say_passed_over(plan: Plan) -> None:
    """Prints which sheets are not read, and why."""
    for about in plan.sheets:
        if about.skipped:
            print(one_line(f"工作表“{about.name}”没有读入：{about.skipped}。"))


def place_and_message(sheet: str, row: int, column: str, message: str) -> str:
    """What is said of a cell, with where it is; a message that begins with the heading says the column itself."""
    where = f"{sheet} 第 {row} 行" if message.startswith(f"{column}：") else f"{sheet} 第 {row} 行 {column}"
    return f"{where.rstrip()}：{message}"


def original(value: str, more: str = "") -> str:
    """The cell that a problem is about, in brackets; '' of a whole column, which has no one cell."""
    return f"（原值 {value!r}{more}）" if value else ""


def book_to_write(out: Path, what: str, *, new: bool = False) -> Path:
    """The workbook that `out` means: itself, or one of that name in the folder. new: refused where there is one already,
    for somebody may have filled it in by hand."""
    from models.exports import ExportRefused
    from models.exports.target import aim

    target = aim(out, None, what, ("xlsx",))
    path = target.path(f"{what}.xlsx")
    if new and os.path.exists(path):
        raise ExportRefused(f"“{path.name}”已经存在，没有覆盖，也没有做别的事。请换一个文件名。")
    target.make()
    return path
