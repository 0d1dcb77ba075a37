"""From the cells of a list to a plan for one batch. Nothing is written."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

from models.fields import by_parent
from models.imports import child
from models.imports.enrolling.fields import meaning
from models.imports.enrolling.reading import read
from models.imports.enrolling.sorting import Batch, Sorter
from models.imports.enrolling.walk import ListWalk
from models.imports.grid import Sheet
from models.imports.memory import marks_of, recall
from models.imports.pasting import cells_of
from models.imports.plan import Plan
from models.imports.planning import walked, whole
from models.imports.refused import FileRefused
from models.imports.subject import PARTICIPANTS
from models.imports.wishes import NOTHING_SAID, Wishes
from models.kinds import Hours, IdNumber, Unreadable, encodable, name_key, one_line
from models.namesakes import without_note
from models.our_branch import our_branch
from models.records import Course, Enrolment, Member, StatusChange, Training
from models.rules.limits import Limits
from models.rules.study.hours import planned
from models.rules.study.overlaps import clashes
from models.store import Ledger

NAME = "粘贴的名单"
MOST_PASTED = 2000


def batch_of(ledger: Ledger, training: Training, entries: Sequence[Enrolment] | None = None) -> Batch:
    """What lists of this batch are compared with. entries: of its list as it is being filled; as it is kept where None."""

    branch = our_branch(ledger)
    hours = planned(training, ledger.parts(Course, training), Limits.of(branch))
    kept = ledger.parts(Enrolment, training) if entries is None else list(entries)
    clashing = clashes(training, ledger.all(Training), by_parent(ledger.all(Enrolment)))
    return Batch(
        training,
        kept,
        hours,
        ledger.all(Member),
        ledger.former(Member, "name"),
        clashing,
        by_parent(ledger.all(StatusChange)),
    )


def plan_list_file(
    path: Path, ledger: Ledger, training: Training, *, today: date, wishes: Wishes | None = None
) -> tuple[Plan, Wishes]:
    """What the list at `path` would do to a batch, read as lists of its kind were once corrected, or as is wished; raises
    FileRefused."""
    sheets = child.read_sheets(path)
    wishes = recall(marks_of(sheets, PARTICIPANTS), ledger.remembered, PARTICIPANTS) if wishes is None else wishes
    return whole(
        plan_list(encodable(path.name), sheets, batch_of(ledger, training), today=today, wishes=wishes)
    ), wishes


def plan_list(name: str, sheets: Sequence[Sheet], batch: Batch, *, today: date, wishes: Wishes = NOTHING_SAID) -> Plan:
    """What the sheets would do to the batch; raises FileRefused only where they are empty."""
    plan = Plan(name, subject=PARTICIPANTS)
    rows = walked(plan, sheets, wishes, ListWalk)
    sorter = Sorter(batch, plan, wishes, today)
    for row in rows:
        sorter.sort(read(row))
    return plan


def plan_cells(text: str, members: Sequence[Member]) -> Sheet:
    """Cells from the clipboard as a sheet; without headings the columns are told by what stands in them. Raises FileRefused."""
    cells = cells_of(text)
    if not cells:
        raise FileRefused("剪贴板里没有表格内容。名单没有改动，请在 Excel 或 WPS 里选中名单、复制，再回来粘贴。")
    if len(cells) > MOST_PASTED:
        raise FileRefused(f"粘贴的内容超过 {MOST_PASTED} 行。名单没有改动，请存成文件，用“选择文件”。")
    width = max(map(len, cells))
    rows = [[cell if cell.strip() else None for cell in [*row, *[""] * (width - len(row))]] for row in cells]
    if not any(meaning(cell) == "name" for row in rows[:30] for cell in row if cell):
        names, groups = {name_key(member.name) for member in members}, {member.group for member in members}
        rows.insert(0, [_by_content([row[i] or "" for row in rows], names, groups, i) for i in range(width)])
        first = [str(cell) for cell in rows[0]]
        rows[0] = [text if text not in first[:i] else f"第 {i + 1} 列" for i, text in enumerate(first)]
    return Sheet(NAME, [list(row) for row in rows], plain=True)


def _by_content(column: Sequence[str], names: set[str], groups: set[str], place: int) -> str:
    """A heading for a column without one, by most of its cells."""
    filled = [one_line(cell) for cell in column if cell.strip()]
    most = len(filled) / 2

    def reads(kind: Any) -> int:
        return sum(_readable(kind, cell) for cell in filled)

    if filled and sum(bool(re.fullmatch(r"\d{15}|\d{17}[\dXx]", cell)) or _readable(IdNumber(), cell) for cell in filled) > most:  # fmt: skip
        return "身份证号"
    if filled and sum(
        not names.isdisjoint((name_key(cell), name_key(without_note(cell, groups).name))) for cell in filled
    ) >= max(most, 1):
        return "姓名"
    if filled and reads(Hours()) == len(filled) and not all(cell == str(i) for i, cell in enumerate(filled, 1)):
        return "实际学时"
    return f"第 {place + 1} 列"


def _readable(kind: Any, cell: str) -> bool:
    try:
        return bool(kind.read(cell))
    except Unreadable:
        return False
