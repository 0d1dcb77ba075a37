"""One row of a list of participants: by what the person is known, and what is said of his part in the batch."""

from __future__ import annotations

import re

from models.fields import field_of, set_read
from models.imports.enrolling.draft import IDENTIFYING
from models.imports.enrolling.fields import ENTRY, LABELS
from models.imports.enrolling.seats import Listed
from models.imports.grid import Cell
from models.imports.heading import Column
from models.imports.masked import is_masked, number_of
from models.imports.person_row import Row
from models.imports.plan import ERROR, WARNING
from models.kinds import Unreadable, is_blank, narrow, one_line
from models.records import Enrolment, Member

_BEST = re.compile(r"合计|总|实际|实得|获得|所得")
_WITH_REASON = re.compile(r"(\S{1,6}?)\s*[(（:：，,、 ]\s*(.+?)[)）]?")
_NUMBER = re.compile(r"\d{1,4}(\.\d{1,2})?\s*分?")


def read(row: Row) -> Listed:
    """Reads a row. Cells that cannot be read leave their field empty and are noted as errors."""
    listed = Listed(row)
    for name in ("name", *IDENTIFYING, *ENTRY):
        columns = [column for column in row.columns if column.match.field == name]
        for column in columns:
            if column.index in row.broken:
                broken = row.broken[column.index]
                listed.note(ERROR, f"{LABELS[name]}：单元格是错误值 {broken}，没有读入", column, broken)
        filled = [(c, cell) for c in columns if not is_blank(cell := row.cells[row.columns.index(c)])]
        if filled:
            # 合计学时 goes before 线上学时 and 线下学时.
            column, cell = min(filled, key=lambda pair: (not _BEST.search(pair[0].heading), pair[0].index))
            listed.told.add(name)
            _fill(listed, name, column, cell)
    return listed


def _fill(listed: Listed, name: str, column: Column, cell: Cell) -> None:
    member, entry = listed.member, listed.entry
    if name in IDENTIFYING and is_masked(field_of(Member, name).kind, cell):
        listed.masked = number_of(str(cell)) if name == "id_number" else listed.masked
        return
    text = narrow(one_line(cell))
    if name == "score" and text in ("合格", "优秀", "不合格", "免考", "及格", "良好", "通过"):
        name = "result"
    elif name == "result" and _NUMBER.fullmatch(text):
        name, cell = "score", text.removesuffix("分").strip()
    target = member if name == "name" or name in IDENTIFYING else entry
    try:
        doubt = set_read(target, name, cell)
    except Unreadable as error:
        if name == "state" and _state_with_reason(entry, text):
            return
        listed.note(WARNING if name in ("birth", "sex", "phone") else ERROR, f"{error}，没有读入", column, cell)
        return
    if doubt and name in ("name", "id_number"):
        listed.note(WARNING, f"{LABELS[name]}：{doubt}", column, cell)


def _state_with_reason(entry: Enrolment, text: str) -> bool:
    """请假（出差）: the state, and why."""
    found = _WITH_REASON.fullmatch(text)
    if found is None:
        return False
    try:
        set_read(entry, "state", found[1])
    except Unreadable:
        return False
    entry.reason = entry.reason or found[2].strip()
    return True
