"""From a file to a plan: reads it apart, finds headings and rows in each sheet, and sorts the rows. Nothing is written."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from models.imports import cards, child, sorting
from models.imports.grid import Sheet
from models.imports.mapping import key
from models.imports.own_sheets import GUIDE, Pin, is_pins, pinned, without_notes
from models.imports.person_row import Row
from models.imports.plan import Plan, SheetPlan
from models.imports.reading import Reader
from models.imports.refused import FileRefused
from models.imports.subject import PEOPLE
from models.imports.walk import Walk
from models.imports.wishes import NOTHING_SAID, Wishes
from models.kinds import encodable
from models.records import Branch, Member
from models.rules.limits import Limits
from models.without_collecting import without_collecting

UNWANTED = "按您的选择不读"
ON_ITS_SIDE = "横着排的名册（一人一列），没有读；请转置成一人一行"


def plan_file(
    path: Path,
    members: Sequence[Member],
    *,
    today: date,
    branch: Branch | None = None,
    wishes: Wishes = NOTHING_SAID,
) -> Plan:
    """What importing the roster at `path` would do to `members`; raises FileRefused. Writes nothing.

    branch: names its 党小组, so that a sheet called after one is known, and its limits, by which rows are checked · wishes: go before everything that is found out.
    """
    sheets = child.read_sheets(path)
    return whole(plan_sheets(encodable(path.name), sheets, members, today=today, branch=branch, wishes=wishes))


def whole(plan: Plan) -> Plan:
    """The plan itself; raises FileRefused where no sheet of the file could be read."""
    if plan.refusal:
        raise FileRefused(plan.refusal)
    return plan


def plan_sheets(
    name: str,
    sheets: Sequence[Sheet],
    members: Sequence[Member],
    *,
    today: date,
    branch: Branch | None = None,
    wishes: Wishes = NOTHING_SAID,
) -> Plan:
    """`plan_file` for sheets that are read already; raises FileRefused only where they are empty, else the plan's `refusal`
    says what stands in the way, so that the user may show where the heading is."""
    plan = Plan(name)
    with without_collecting():
        groups = branch.group_names() if branch else ()
        rows = walked(plan, sheets, wishes, Walk, groups)
        reader = Reader(today, Limits.of(branch) if branch else None)
        sorting.sort([reader.read(row) for row in rows], members, plan, wishes, groups)
    return plan


def walked(
    plan: Plan, sheets: Sequence[Sheet], wishes: Wishes, walk: type[Walk], groups: Sequence[str] = ()
) -> list[Row]:
    """The rows of all sheets that are read; sheets, columns and what is passed over are noted in the plan, and why no sheet
    is read. Raises FileRefused only where the sheets are empty."""
    name, about_file = plan.file, plan.subject
    if not any(cell is not None for sheet in sheets for row in sheet.rows for cell in row):
        raise FileRefused.about(name, "里没有任何内容", "请核对是否选对了文件")
    pins = pinned(sheets, about_file.cls)
    rows: list[Row] = []
    for sheet in sheets:
        about = SheetPlan(sheet.name)
        plan.sheets.append(about)
        about.skipped = _passed_over(sheet, wishes)
        if not about.skipped:
            pin = pins.get(sheet.name, Pin())
            known = pin.fields | {key(heading): field for heading, field in wishes.mapping.items()}
            forced = wishes.headings.get(sheet.name, pin.heading)
            if about_file is PEOPLE and forced is None and cards.on_its_side(sheet, known):
                about.skipped = ON_ITS_SIDE
                continue
            rows += walk(without_notes(sheet), about, plan, groups, known, forced).rows()
            if not about.columns:
                about.skipped = about_file.no_heading
    if all(about.skipped for about in plan.sheets):
        plan.refusal = str(_refusal(plan, sheets))
    return rows


def _passed_over(sheet: Sheet, wishes: Wishes) -> str:
    """Why a sheet is not even looked into, '' if it is."""
    wanted = wishes.sheets.get(sheet.name)
    if is_pins(sheet):
        return "上次导入的表头对应"
    if not any(sheet.rows):
        return "空表"
    if wanted is False:
        return UNWANTED
    if wanted or sheet.name in wishes.headings:
        return ""
    if sheet.hidden:
        return "隐藏的工作表"
    return "填写说明，不是名册" if sheet.name == GUIDE else ""


def _refusal(plan: Plan, sheets: Sequence[Sheet]) -> FileRefused:
    name, label, register = plan.file, plan.subject.anchored.label, plan.subject.register
    if any(sheet.hidden and any(sheet.rows) and not is_pins(sheet) for sheet in sheets):
        return FileRefused.about(
            name,
            f"里看得见的工作表没有“{label}”一栏，另有隐藏的工作表没有读",
            f"请取消隐藏{register}所在的工作表，保存后再导入",
        )
    if any(about.skipped == ON_ITS_SIDE for about in plan.sheets):
        return FileRefused.about(
            name, "里的名册是横着排的（一人一列）", "请在 Excel 里复制后用“选择性粘贴—转置”改成一人一行，再导入"
        )
    advice = "请核对表头，或按名册模板整理后再导入" if plan.subject is PEOPLE else "请核对表头后再导入"
    return FileRefused.about(name, f"里没有找到表头（要有“{label}”一栏）", advice)
