"""From a file to a plan: reads it apart, finds headings and rows in each sheet, and sorts the rows. Nothing is written."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

from models.imports import child, reading, sorting
from models.imports.grid import Sheet
from models.imports.mapping import key
from models.imports.own_sheets import GUIDE, is_pins, pinned, without_notes
from models.imports.person_row import Row
from models.imports.plan import Plan, SheetPlan
from models.imports.refused import FileRefused
from models.imports.walk import Walk
from models.kinds import encodable
from models.records import Branch, Member


def plan_file(
    path: Path,
    members: Sequence[Member],
    *,
    today: date,
    branch: Branch | None = None,
    mapping: Mapping[str, str] | None = None,
) -> Plan:
    """What importing the roster at `path` would do to `members`; raises FileRefused. Writes nothing.

    branch: names its 党小组, so that a sheet called after one is known · mapping: heading → field name, '' to leave the
    column alone; goes before everything that is found out.
    """
    sheets = child.read_sheets(path)
    return plan_sheets(encodable(path.name), sheets, members, today=today, branch=branch, mapping=mapping)


def plan_sheets(
    name: str,
    sheets: Sequence[Sheet],
    members: Sequence[Member],
    *,
    today: date,
    branch: Branch | None = None,
    mapping: Mapping[str, str] | None = None,
) -> Plan:
    """`plan_file` for sheets that are read already."""
    plan = Plan(name)
    if not any(cell is not None for sheet in sheets for row in sheet.rows for cell in row):
        raise FileRefused.about(name, "里没有任何内容", "请核对是否选对了文件")
    groups = branch.group_names() if branch else ()
    pins = pinned(sheets)
    overrides = {key(heading): field for heading, field in (mapping or {}).items()}
    rows: list[Row] = []
    for sheet in sheets:
        about = SheetPlan(sheet.name)
        plan.sheets.append(about)
        if is_pins(sheet):
            about.skipped = "上次导入的表头对应"
        elif sheet.hidden:
            about.skipped = "隐藏的工作表"
        elif sheet.name == GUIDE:
            about.skipped = "填写说明，不是名册"
        elif not any(sheet.rows):
            about.skipped = "空表"
        else:
            known = pins.get(sheet.name, {}) | overrides
            found = Walk(without_notes(sheet), about, plan, groups, known).rows()
            rows += found
            if not about.columns:
                about.skipped = "没有找到“姓名”一栏，不是名册"
    if all(about.skipped for about in plan.sheets):
        if any(sheet.hidden and any(sheet.rows) for sheet in sheets):
            raise FileRefused.about(
                name,
                "里看得见的工作表没有“姓名”一栏，另有隐藏的工作表没有读",
                "请取消隐藏名册所在的工作表，保存后再导入",
            )
        raise FileRefused.about(name, "里没有找到表头（要有“姓名”一栏）", "请核对表头，或按名册模板整理后再导入")
    sorting.sort([reading.read(row, today) for row in rows], members, plan)
    return plan
