"""Trying a backup out: restored into a folder of its own, opened and checked from end to end, in a process of its own."""

from __future__ import annotations

import json
from datetime import date, datetime
from pathlib import Path
from typing import Any

from models.limited import Child, Unanswered, serve
from models.safekeeping.restoring import NoRoom, prepare
from models.store import LedgerRefused, cipher
from models.store.clocked import iso
from models.workplace import Workplace

KEY = "safekeeping:drill"
"""Under which the ledger keeps how the last drill went: day, number of the backup, and what was wrong with it."""
WEEK = 7
_SECONDS = 180
UNTRIED = "没有核对完：电脑太忙、临时文件夹写不下，或系统不允许启动核对程序。请稍后再核对。"
"""Of this nothing follows about the backup."""
OF_LEDGER = "账本本身有损坏（{}），这份备份里也有。请先不要改动账本，选更早的备份恢复，或请技术人员查看。"
"""Of what is wrong with the ledger."""


def try_out(backup: Path) -> str:
    """What is wrong with a backup, in a sentence; '' where a ledger can be made of it that is sound, UNTRIED where it could not be
    tried. Waits for the other process."""
    try:
        # Made here and not in the child: one that is given up after a time would leave all records behind in clear.
        with Workplace() as place:
            child = Child(__name__, _SECONDS, cipher.handed_on(cipher.secret_of(backup)))
            told = child.ask(json.dumps([str(backup), place]).encode())
    except LedgerRefused as refusal:
        return str(refusal)
    except (OSError, Unanswered):
        return UNTRIED
    return str(told["wrong"])


def answer() -> None:
    """Answers in the child."""
    serve(_answer)


def _answer(request: bytes) -> dict[str, Any]:
    at = iso(datetime.now())
    backup, place = map(Path, json.loads(request))
    try:
        prepare(backup, "这份备份", place / "试恢复.zbtz", at)
    except NoRoom:
        return {"wrong": UNTRIED}
    except LedgerRefused as refusal:
        said = str(refusal).removeprefix("没有恢复：").partition("，账本未作改动")[0]
        return {"wrong": f"{said}。"}
    return {"wrong": ""}


def is_due(kept: dict[str, Any] | None, today: date) -> bool:
    """Whether the weekly drill is to be made; a day that is yet to come (the clock was wrong) counts as none."""
    try:
        days = (today - date.fromisoformat(str((kept or {}).get("day", "")))).days
    except ValueError:
        return True
    return not 0 <= days < WEEK


def words(kept: dict[str, Any] | None) -> str:
    """How the last drill went, in a line."""
    if not kept:
        return "每周自动试恢复最近一份备份；还没有试过。"
    day, number, wrong = str(kept.get("day", "")), kept.get("number", ""), str(kept.get("wrong", ""))
    return f"{day} 自动试恢复第 {number} 号备份：{wrong or '能打开，逐行核对完好。'}"
