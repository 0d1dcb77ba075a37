"""The returned rows as a workbook like the file they came from, with what is wrong beside each; corrected, it is imported as it is."""

from __future__ import annotations

import os
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from models.imports import child
from models.imports.grid import Sheet
from models.imports.own_sheets import without_notes
from models.imports.plan import ERROR, RETURNED, Plan, RowPlan, Skipped
from models.imports.refused import FileRefused
from models.kinds import name_key

if TYPE_CHECKING:
    from models.imports.returned_page import Page


def write_returned(plan: Plan, source: Path | None, out: Path, sheets: Sequence[Sheet] = ()) -> int:
    """Writes the rows of `source` (or of the `sheets` that came from the clipboard, where there is no file) that were returned
    or have an error, as a workbook, and gives their number.

    Each sheet has its titles and headings as in the file, then the rows, then a last column 错误提示; the cells to look at
    are coloured and have a comment. A row that somebody of the same name stands in the way of is put in with him, so that
    both can be corrected together. Where there is nothing to return nothing is written and `out` stays as it is.

    Raises FileRefused where `source` has changed since the plan was made or is the same file as `out`, and TargetBusy or
    ExportRefused where `out` cannot be written; whatever was there before is then as it was.
    """
    # The process that reads a file imports this package: what only writing needs is loaded here.
    from models.exports.atomic import write_or_refuse
    from models.imports.returned_book import write_book

    chosen = _chosen(plan)
    if not chosen:
        return 0
    if source is not None and os.path.exists(out) and out.samefile(source):
        raise FileRefused.about(out.name, "是正在导入的文件，不能用退回的行覆盖它", "请换一个文件名")
    read = child.read_sheets(source) if source is not None else sheets
    pages = _pages(plan, {sheet.name: without_notes(sheet) for sheet in read}, chosen)
    write_or_refuse(out, partial(write_book, pages))
    return len({(row.sheet, row.row) for row in chosen})


def returned_rows(plan: Plan) -> int:
    """How many rows `write_returned` would write."""
    return len({(row.sheet, row.row) for row in _chosen(plan)})


def _chosen(plan: Plan) -> list[RowPlan]:
    """The rows to return, and those beside them: of the same name, or on the same line of the file."""
    wrong = [row for row in plan.rows if row.fate == RETURNED or any(p.level == ERROR for p in row.problems)]
    names = {name_key(row.name) for row in wrong if row.fate == RETURNED and row.name}
    lines = {(row.sheet, row.row) for row in wrong}
    lines |= {(row.sheet, row.row) for row in plan.rows if name_key(row.name) in names}
    return [row for row in plan.rows if (row.sheet, row.row) in lines]


def _pages(plan: Plan, sheets: dict[str, Sheet], chosen: Sequence[RowPlan]) -> list[Page]:
    from models.imports.enrolling.walk import ListWalk
    from models.imports.problems.walk import ProblemWalk
    from models.imports.returned_page import has_changed, page_of
    from models.imports.walk import Walk

    walk = next((w for w in (ProblemWalk, ListWalk) if w.subject is plan.subject), Walk)
    pages = []
    for about in plan.sheets:
        rows = [row for row in chosen if row.sheet == about.name]
        if not rows:
            continue
        sheet = sheets.get(about.name)
        if sheet is None or any(has_changed(sheet, about, row, plan.subject) for row in rows):
            raise FileRefused.about(plan.file, "在做好导入预览以后改动过，退回的行没有写出", "请重新导入，再看一遍预览")
        everybody = [row for row in plan.rows if row.sheet == about.name]
        skipped: list[Skipped] = [s for s in plan.skipped if s.sheet == about.name]
        pages.append(page_of(sheet, about, rows, everybody, skipped, walk))
    return pages
